using System.Diagnostics;
using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// The dispatch over expressions, and those that need no file of their own.
internal sealed partial class CodeGenerator
{
    /// <summary>Emits the evaluation of an expression, or the assignment to or deletion of a target (CPython's compiler_visit_expr).</summary>
    private void VisitExpr(Expr node)
    {
        ExprKind kind = node.Kind;
        if (kind == ExprKind.Name)
        {
            var name = (Name)node;
            EmitNameOp(Location.Of(name), name.Id, name.Ctx);
            return;
        }

        if (kind == ExprKind.ConstantExpr)
        {
            EmitLoadConst(((ConstantExpr)node).Value, Location.Of(node));
            return;
        }

        EnterNode();
        switch (kind)
        {
            case ExprKind.Call:
                VisitCall((Call)node);
                break;
            case ExprKind.AttributeExpr:
                VisitAttribute((AttributeExpr)node);
                break;
            case ExprKind.Subscript:
                VisitSubscript((Subscript)node);
                break;
            case ExprKind.BinOp:
                VisitBinOp((BinOp)node);
                break;
            case ExprKind.Compare:
                VisitCompare((Compare)node);
                break;
            case ExprKind.TupleExpr:
                var tuple = (TupleExpr)node;
                VisitSequence(tuple, tuple.Elts, tuple.Ctx, asTuple: true);
                break;
            case ExprKind.ListExpr:
                var list = (ListExpr)node;
                VisitSequence(list, list.Elts, list.Ctx, asTuple: false);
                break;
            case ExprKind.BoolOp:
                VisitBoolOp((BoolOp)node);
                break;
            case ExprKind.UnaryOp:
                VisitUnaryOp((UnaryOp)node);
                break;
            case ExprKind.JoinedStr:
                VisitJoinedStr((JoinedStr)node);
                break;
            case ExprKind.FormattedValue:
                VisitFormattedValue((FormattedValue)node);
                break;
            case ExprKind.Dict:
                VisitDict((Dict)node);
                break;
            case ExprKind.Set:
                EmitSequence(
                    Location.Of(node), ((Set)node).Elts, 0, Opcode.BUILD_SET, Opcode.SET_ADD, Opcode.SET_UPDATE, asTuple: false);
                break;
            case ExprKind.IfExp:
                VisitIfExp((IfExp)node);
                break;
            case ExprKind.Lambda:
                VisitLambda((Lambda)node);
                break;
            case ExprKind.ListComp:
                var listComp = (ListComp)node;
                VisitComprehension(listComp, ComprehensionForm.List, "<listcomp>", listComp.Generators, listComp.Elt, null);
                break;
            case ExprKind.SetComp:
                var setComp = (SetComp)node;
                VisitComprehension(setComp, ComprehensionForm.Set, "<setcomp>", setComp.Generators, setComp.Elt, null);
                break;
            case ExprKind.DictComp:
                var dictComp = (DictComp)node;
                VisitComprehension(dictComp, ComprehensionForm.Dict, "<dictcomp>", dictComp.Generators, dictComp.Key, dictComp.Value);
                break;
            case ExprKind.GeneratorExp:
                var generator = (GeneratorExp)node;
                VisitComprehension(generator, ComprehensionForm.Generator, "<genexpr>", generator.Generators, generator.Elt, null);
                break;
            case ExprKind.NamedExpr:
                var named = (NamedExpr)node;
                VisitExpr(named.Value);
                Emit(Opcode.COPY, 1, Location.Of(named));
                VisitExpr(named.Target);
                break;
            case ExprKind.Yield:
                VisitYield((Yield)node);
                break;
            case ExprKind.YieldFrom:
                VisitYieldFrom((YieldFrom)node);
                break;
            case ExprKind.Await:
                VisitAwait((Await)node);
                break;
            case ExprKind.Slice:
                VisitSlice((Slice)node);
                break;
            case ExprKind.Starred:
                // Where a star may stand, the node around it has taken it away.
                Error(Location.Of(node), ((Starred)node).Ctx == ExprContext.Store
                    ? "starred assignment target must be in a list or tuple"
                    : "can't use starred expression here");
                break;
            default:
                throw new UnreachableException(kind.ToString());
        }

        _depth--;
    }

    private void VisitExprs(Expr[] nodes)
    {
        foreach (Expr node in nodes)
        {
            VisitExpr(node);
        }
    }

    private void VisitBinOp(BinOp node)
    {
        VisitExpr(node.Left);
        VisitExpr(node.Right);
        EmitBinaryOp(Location.Of(node), node.Op, inPlace: false);
    }

    private void VisitUnaryOp(UnaryOp node)
    {
        VisitExpr(node.Operand);
        Location location = Location.Of(node);
        switch (node.Op)
        {
            case UnaryOperator.Invert:
                Emit(Opcode.UNARY_INVERT, location);
                break;
            case UnaryOperator.Not:
                Emit(Opcode.TO_BOOL, location);
                Emit(Opcode.UNARY_NOT, location);
                break;
            case UnaryOperator.UAdd:
                EmitIntrinsic(Intrinsic1.UnaryPositive, location);
                break;
            case UnaryOperator.USub:
                Emit(Opcode.UNARY_NEGATIVE, location);
                break;
        }
    }

    private void VisitIfExp(IfExp node)
    {
        Label end = NewLabel();
        Label orelse = NewLabel();
        EmitJumpIf(Location.Of(node), node.Test, orelse, condition: false);
        VisitExpr(node.Body);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, Location.None);
        UseLabel(orelse);
        VisitExpr(node.Orelse);
        UseLabel(end);
    }

    private void VisitLambda(Lambda node)
    {
        Arguments args = node.Args;
        Location location = Location.Of(node);
        CheckParameterNames(args);
        FunctionAttribute attributes = EmitDefaults(location, args);
        EnterUnit("<lambda>", UnitKind.Lambda, _symbols.Lookup(node), location.Line);

        // None takes the place of a docstring.
        AddConst(SingletonConstant.None);
        SetArgumentCounts(args);
        VisitExpr(node.Body);
        bool isGenerator = _unit.Scope.IsGenerator;
        if (!isGenerator)
        {
            Emit(Opcode.RETURN_VALUE, Location.Of(node.Body));
        }

        EmitMakeFunction(location, FinishUnit(addReturnNone: !isGenerator), attributes);
    }

    /// <summary>Emits BINARY_OP of the two values on the stack (CPython's addop_binary).</summary>
    private void EmitBinaryOp(Location location, BinaryOperator op, bool inPlace) =>
        Emit(Opcode.BINARY_OP, (int)OperationOf(op) + (inPlace ? (int)BinaryOperation.InplaceAdd : 0), location);

    private static BinaryOperation OperationOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => BinaryOperation.Add,
        BinaryOperator.Sub => BinaryOperation.Subtract,
        BinaryOperator.Mult => BinaryOperation.Multiply,
        BinaryOperator.MatMult => BinaryOperation.MatrixMultiply,
        BinaryOperator.Div => BinaryOperation.TrueDivide,
        BinaryOperator.Mod => BinaryOperation.Remainder,
        BinaryOperator.Pow => BinaryOperation.Power,
        BinaryOperator.LShift => BinaryOperation.LeftShift,
        BinaryOperator.RShift => BinaryOperation.RightShift,
        BinaryOperator.BitOr => BinaryOperation.Or,
        BinaryOperator.BitXor => BinaryOperation.Xor,
        BinaryOperator.BitAnd => BinaryOperation.And,
        _ => BinaryOperation.FloorDivide,
    };
}
