using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// What statements need of expressions. Temporary: each stub goes when its method is written (src/.../CodeGenerator.<Concept>.cs).
public sealed partial class CodeGenerator
{
    /// <summary>Emits an expression in its context: loads its value, or stores the value on the stack, or deletes (compiler_visit_expr).</summary>
    private void VisitExpr(Expr expression) => throw new NotImplementedException(expression.Kind.ToString());

    /// <summary>Loads, stores or deletes a name (compiler_nameop). Checks __debug__ by CheckForbiddenName.</summary>
    private void EmitNameOp(Location location, string name, ExprContext context) => throw new NotImplementedException(name);

    /// <summary>Jumps if the truth of an expression is <paramref name="condition"/>, else falls through (compiler_jump_if).</summary>
    private void EmitJumpIf(Location location, Expr test, Label target, bool condition) => throw new NotImplementedException(test.Kind.ToString());

    /// <summary>
    /// Emits arguments and the call of what is on the stack (callable and NULL), where <paramref name="pushed"/> positional arguments
    /// are on the stack already; <paramref name="injected"/> is a name to load as a last positional argument (compiler_call_helper_impl;
    /// 3.13's ".generic_base" of generic classes).
    /// </summary>
    private void EmitCallArguments(Location location, int pushed, Expr[] arguments, Keyword[] keywords, string? injected = null) =>
        throw new NotImplementedException(arguments.Length.ToString());

    /// <summary>BINARY_OP of two values on the stack (addop_binary).</summary>
    private void EmitBinaryOp(Location location, BinaryOperator op, bool inPlace) => throw new NotImplementedException(op.ToString());

    /// <summary>COMPARE_OP, IS_OP or CONTAINS_OP of two values on the stack (compiler_addcompare).</summary>
    private void EmitCompareOp(Location location, CompareOperator op) => throw new NotImplementedException(op.ToString());

    /// <summary>Whether BINARY_SLICE and STORE_SLICE serve this subscript: a slice without step (should_apply_two_element_slice_optimization).</summary>
    private static bool IsTwoPartSlice(Expr slice) => throw new NotImplementedException(slice.Kind.ToString());

    /// <summary>Loads the two bounds of a slice, None for a missing one (compiler_slice without its BUILD_SLICE).</summary>
    private void EmitSliceBounds(Slice slice) => throw new NotImplementedException(slice.ToString());

    /// <summary>The position of an attribute's name alone, where the access spans lines (update_start_location_to_match_attr).</summary>
    private static Location AttributeLocation(Location location, AttributeExpr attribute) => throw new NotImplementedException(attribute.Attr);
}
