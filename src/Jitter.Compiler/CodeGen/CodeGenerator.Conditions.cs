using Jitter.Bytecode.Opcodes;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// Comparisons, and/or, and jumps on conditions.
internal sealed partial class CodeGenerator
{
    /// <summary>
    /// Emits a jump to a label that is taken when a test's truth value is <paramref name="condition"/>; and, or, not,
    /// conditional expressions and comparison chains jump without making a value (CPython's compiler_jump_if).
    /// </summary>
    private void EmitJumpIf(Location location, Expr test, Label target, bool condition)
    {
        switch (test.Kind)
        {
            case ExprKind.UnaryOp when ((UnaryOp)test).Op == UnaryOperator.Not:
                EmitJumpIf(location, ((UnaryOp)test).Operand, target, !condition);
                return;
            case ExprKind.BoolOp:
                EmitJumpIfBoolOp(location, (BoolOp)test, target, condition);
                return;
            case ExprKind.IfExp:
                var ifExp = (IfExp)test;
                Label end = NewLabel();
                Label orelse = NewLabel();
                EmitJumpIf(location, ifExp.Test, orelse, condition: false);
                EmitJumpIf(location, ifExp.Body, target, condition);
                EmitJump(Opcode.JUMP_NO_INTERRUPT, end, Location.None);
                UseLabel(orelse);
                EmitJumpIf(location, ifExp.Orelse, target, condition);
                UseLabel(end);
                return;
            case ExprKind.Compare when ((Compare)test).Ops.Length > 1:
                EmitJumpIfChain((Compare)test, target, condition);
                return;
        }

        VisitExpr(test);
        EmitPopJump(Location.Of(test), target, condition);
    }

    private void EmitJumpIfBoolOp(Location location, BoolOp test, Label target, bool condition)
    {
        // All operands but the last end an "or" when true, an "and" when false. Where that is not the outcome that
        // jumps, they leave to behind the test.
        bool decides = test.Op == BoolOperator.Or;
        Label decided = decides == condition ? target : NewLabel();
        Expr[] values = test.Values;
        int last = values.Length - 1;
        for (int i = 0; i < last; i++)
        {
            EmitJumpIf(location, values[i], decided, decides);
        }

        EmitJumpIf(location, values[last], target, condition);
        if (decides != condition)
        {
            UseLabel(decided);
        }
    }

    private void EmitJumpIfChain(Compare test, Label target, bool condition)
    {
        WarnOfIdentityWithLiteral(test);
        Location location = Location.Of(test);
        Label cleanup = NewLabel();
        VisitExpr(test.Left);
        int last = test.Ops.Length - 1;
        for (int i = 0; i < last; i++)
        {
            EmitLinkOfChain(test, i, location);
            EmitPopJump(location, cleanup, condition: false);
        }

        VisitExpr(test.Comparators[last]);
        EmitCompareOp(location, test.Ops[last]);
        EmitPopJump(location, target, condition);
        Label end = NewLabel();
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, Location.None);
        UseLabel(cleanup);
        Emit(Opcode.POP_TOP, location);
        if (!condition)
        {
            EmitJump(Opcode.JUMP_NO_INTERRUPT, target, Location.None);
        }

        UseLabel(end);
    }

    private void EmitPopJump(Location location, Label target, bool condition)
    {
        Emit(Opcode.TO_BOOL, location);
        EmitJump(condition ? Opcode.POP_JUMP_IF_TRUE : Opcode.POP_JUMP_IF_FALSE, target, location);
    }

    private void VisitBoolOp(BoolOp node)
    {
        Location location = Location.Of(node);
        Label end = NewLabel();
        Expr[] values = node.Values;
        int last = values.Length - 1;
        for (int i = 0; i < last; i++)
        {
            VisitExpr(values[i]);
            Emit(Opcode.COPY, 1, location);
            EmitPopJump(location, end, condition: node.Op == BoolOperator.Or);
            Emit(Opcode.POP_TOP, location);
        }

        VisitExpr(values[last]);
        UseLabel(end);
    }

    private void VisitCompare(Compare node)
    {
        WarnOfIdentityWithLiteral(node);
        Location location = Location.Of(node);
        VisitExpr(node.Left);
        int last = node.Ops.Length - 1;
        if (last == 0)
        {
            VisitExpr(node.Comparators[0]);
            EmitCompareOp(location, node.Ops[0]);
            return;
        }

        Label cleanup = NewLabel();
        for (int i = 0; i < last; i++)
        {
            EmitLinkOfChain(node, i, location);
            Emit(Opcode.COPY, 1, location);
            EmitPopJump(location, cleanup, condition: false);
            Emit(Opcode.POP_TOP, location);
        }

        VisitExpr(node.Comparators[last]);
        EmitCompareOp(location, node.Ops[last]);
        Label end = NewLabel();
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, Location.None);
        UseLabel(cleanup);
        Emit(Opcode.SWAP, 2, location);
        Emit(Opcode.POP_TOP, location);
        UseLabel(end);
    }

    /// <summary>Compares with the left operand on the stack, leaving the right operand under the result for the next comparison.</summary>
    private void EmitLinkOfChain(Compare node, int index, Location location)
    {
        VisitExpr(node.Comparators[index]);
        Emit(Opcode.SWAP, 2, location);
        Emit(Opcode.COPY, 2, location);
        EmitCompareOp(location, node.Ops[index]);
    }

    /// <summary>Emits COMPARE_OP, IS_OP or CONTAINS_OP of the two values on the stack (CPython's addop_compare).</summary>
    private void EmitCompareOp(Location location, CompareOperator op)
    {
        switch (op)
        {
            case CompareOperator.Is:
            case CompareOperator.IsNot:
                Emit(Opcode.IS_OP, op == CompareOperator.IsNot ? 1 : 0, location);
                break;
            case CompareOperator.In:
            case CompareOperator.NotIn:
                Emit(Opcode.CONTAINS_OP, op == CompareOperator.NotIn ? 1 : 0, location);
                break;
            default:
                Emit(Opcode.COMPARE_OP, ComparisonArgument(op), location);
                break;
        }
    }

    /// <summary>
    /// The operator above bit 4, and below it the outcomes that are true, for specialized instructions: unordered 1, less 2,
    /// greater 4, equal 8. Bit 4 (convert to bool) is the flow graph's.
    /// </summary>
    private static int ComparisonArgument(CompareOperator op) => op switch
    {
        CompareOperator.Lt => ((int)Comparison.Less << 5) | 2,
        CompareOperator.LtE => ((int)Comparison.LessOrEqual << 5) | 2 | 8,
        CompareOperator.Eq => ((int)Comparison.Equal << 5) | 8,
        CompareOperator.NotEq => ((int)Comparison.NotEqual << 5) | 1 | 2 | 4,
        CompareOperator.Gt => ((int)Comparison.Greater << 5) | 4,
        _ => ((int)Comparison.GreaterOrEqual << 5) | 4 | 8,
    };
}
