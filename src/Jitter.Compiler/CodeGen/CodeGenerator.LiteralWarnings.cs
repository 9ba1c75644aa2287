using Jitter.Bytecode;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// Warnings of code that is certain to be wrong: a missing comma makes a call or subscript of two list items.
internal sealed partial class CodeGenerator
{
    /// <summary>Warns of <c>is</c> and <c>is not</c> with a literal (CPython's check_compare). One warning a comparison is enough.</summary>
    private void WarnOfIdentityWithLiteral(Compare node)
    {
        CompareOperator[] ops = node.Ops;
        Expr left = node.Left;
        for (int i = 0; i < ops.Length; i++)
        {
            Expr right = node.Comparators[i];
            if (ops[i] is CompareOperator.Is or CompareOperator.IsNot)
            {
                Expr? literal = IsComparedByValue(left) ? left : IsComparedByValue(right) ? right : null;
                if (literal is not null)
                {
                    string type = InferTypeName(literal)!;
                    Warn(Location.Of(node), ops[i] == CompareOperator.Is
                        ? $"\"is\" with '{type}' literal. Did you mean \"==\"?"
                        : $"\"is not\" with '{type}' literal. Did you mean \"!=\"?");
                    return;
                }
            }

            left = right;
        }
    }

    /// <summary>Warns of a call of what cannot be called (CPython's check_caller).</summary>
    private void WarnOfCallee(Expr callee)
    {
        switch (callee.Kind)
        {
            case ExprKind.ConstantExpr:
            case ExprKind.TupleExpr:
            case ExprKind.ListExpr:
            case ExprKind.ListComp:
            case ExprKind.Dict:
            case ExprKind.DictComp:
            case ExprKind.Set:
            case ExprKind.SetComp:
            case ExprKind.GeneratorExp:
            case ExprKind.JoinedStr:
            case ExprKind.FormattedValue:
                Warn(Location.Of(callee), $"'{InferTypeName(callee)}' object is not callable; perhaps you missed a comma?");
                break;
        }
    }

    /// <summary>Warns of a subscript of what has no items (CPython's check_subscripter).</summary>
    private void WarnOfSubscripted(Expr value)
    {
        switch (value.Kind)
        {
            case ExprKind.ConstantExpr when ((ConstantExpr)value).Value is StrConstant or BytesConstant or TupleConstant:
                break;
            case ExprKind.ConstantExpr:
            case ExprKind.Set:
            case ExprKind.SetComp:
            case ExprKind.GeneratorExp:
            case ExprKind.Lambda:
                Warn(Location.Of(value), $"'{InferTypeName(value)}' object is not subscriptable; perhaps you missed a comma?");
                break;
        }
    }

    /// <summary>Warns of an index that a sequence cannot have (CPython's check_index).</summary>
    private void WarnOfIndex(Expr value, Expr index)
    {
        switch (value.Kind)
        {
            case ExprKind.ConstantExpr when ((ConstantExpr)value).Value is StrConstant or BytesConstant or TupleConstant:
            case ExprKind.TupleExpr:
            case ExprKind.ListExpr:
            case ExprKind.ListComp:
            case ExprKind.JoinedStr:
            case ExprKind.FormattedValue:
                if (InferTypeName(index) is { } type and not ("int" or "bool"))
                {
                    Warn(
                        Location.Of(value),
                        $"{InferTypeName(value)} indices must be integers or slices, not {type}; perhaps you missed a comma?");
                }

                break;
        }
    }

    private static bool IsComparedByValue(Expr node) =>
        node.Kind == ExprKind.ConstantExpr && ((ConstantExpr)node).Value is not SingletonConstant;

    /// <summary>The name of the type that an expression is sure to have; null where that is not known.</summary>
    private static string? InferTypeName(Expr node) => node.Kind switch
    {
        ExprKind.TupleExpr => "tuple",
        ExprKind.ListExpr or ExprKind.ListComp => "list",
        ExprKind.Dict or ExprKind.DictComp => "dict",
        ExprKind.Set or ExprKind.SetComp => "set",
        ExprKind.GeneratorExp => "generator",
        ExprKind.Lambda => "function",
        ExprKind.JoinedStr or ExprKind.FormattedValue => "str",
        ExprKind.ConstantExpr => TypeName(((ConstantExpr)node).Value),
        _ => null,
    };

    private static string TypeName(Constant value) => value switch
    {
        StrConstant => "str",
        IntConstant => "int",
        FloatConstant => "float",
        ComplexConstant => "complex",
        BytesConstant => "bytes",
        TupleConstant => "tuple",
        FrozenSetConstant => "frozenset",
        CodeObject => "code",
        _ when value == SingletonConstant.None => "NoneType",
        _ when value == SingletonConstant.Ellipsis => "ellipsis",
        _ => "bool",
    };
}
