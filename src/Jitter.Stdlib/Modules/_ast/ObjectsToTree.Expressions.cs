using Jitter.Runtime.Objects;
using Jitter.Syntax.Ast;
using Tree = Jitter.Syntax.Ast;

namespace Jitter.Stdlib.Modules.Ast;

/// <content>Expressions.</content>
internal sealed partial class ObjectsToTree
{
    private Tree.Expr ReadExpr(PyObject value)
    {
        PyObject node = Enter(value, "expr");
        Tree.Expr result = ClassName(node, "expr") switch
        {
            "BoolOp" => new Tree.BoolOp(Span(node), Required(node, "op", ReadEnum<BoolOperator>), ReadList(node, "values", ReadExpr)),
            "NamedExpr" => new Tree.NamedExpr(Span(node), Required(node, "target", ReadExpr), Required(node, "value", ReadExpr)),
            "BinOp" => new Tree.BinOp(
                Span(node),
                Required(node, "left", ReadExpr),
                Required(node, "op", ReadEnum<BinaryOperator>),
                Required(node, "right", ReadExpr)),
            "UnaryOp" => new Tree.UnaryOp(Span(node), Required(node, "op", ReadEnum<UnaryOperator>), Required(node, "operand", ReadExpr)),
            "Lambda" => new Tree.Lambda(Span(node), Required(node, "args", ReadArguments), Required(node, "body", ReadExpr)),
            "IfExp" => new Tree.IfExp(
                Span(node),
                Required(node, "test", ReadExpr),
                Required(node, "body", ReadExpr),
                Required(node, "orelse", ReadExpr)),
            "Dict" => new Tree.Dict(Span(node), ReadList(node, "keys", ReadOptionalExpr), ReadList(node, "values", ReadExpr)),
            "Set" => new Tree.Set(Span(node), ReadList(node, "elts", ReadExpr)),
            "ListComp" => new Tree.ListComp(Span(node), Required(node, "elt", ReadExpr), ReadList(node, "generators", ReadComprehension)),
            "SetComp" => new Tree.SetComp(Span(node), Required(node, "elt", ReadExpr), ReadList(node, "generators", ReadComprehension)),
            "DictComp" => new Tree.DictComp(
                Span(node),
                Required(node, "key", ReadExpr),
                Required(node, "value", ReadExpr),
                ReadList(node, "generators", ReadComprehension)),
            "GeneratorExp" => new Tree.GeneratorExp(Span(node), Required(node, "elt", ReadExpr), ReadList(node, "generators", ReadComprehension)),
            "Await" => new Tree.Await(Span(node), Required(node, "value", ReadExpr)),
            "Yield" => new Tree.Yield(Span(node), Optional(node, "value", ReadExpr)),
            "YieldFrom" => new Tree.YieldFrom(Span(node), Required(node, "value", ReadExpr)),
            "Compare" => new Tree.Compare(
                Span(node),
                Required(node, "left", ReadExpr),
                ReadList(node, "ops", ReadEnum<CompareOperator>),
                ReadList(node, "comparators", ReadExpr)),
            "Call" => new Tree.Call(
                Span(node),
                Required(node, "func", ReadExpr),
                ReadList(node, "args", ReadExpr),
                ReadList(node, "keywords", ReadKeyword)),
            "FormattedValue" => new Tree.FormattedValue(
                Span(node),
                Required(node, "value", ReadExpr),
                RequiredInt(node, "conversion"),
                Optional(node, "format_spec", ReadExpr)),
            "JoinedStr" => new Tree.JoinedStr(Span(node), ReadList(node, "values", ReadExpr)),
            "Constant" => new Tree.ConstantExpr(Span(node), RequiredConstant(node), Optional(node, "kind", ReadString)),
            "Attribute" => new Tree.AttributeExpr(
                Span(node),
                Required(node, "value", ReadExpr),
                Required(node, "attr", ReadIdentifier),
                Required(node, "ctx", ReadEnum<ExprContext>)),
            "Subscript" => new Tree.Subscript(
                Span(node),
                Required(node, "value", ReadExpr),
                Required(node, "slice", ReadExpr),
                Required(node, "ctx", ReadEnum<ExprContext>)),
            "Starred" => new Tree.Starred(Span(node), Required(node, "value", ReadExpr), Required(node, "ctx", ReadEnum<ExprContext>)),
            "Name" => new Tree.Name(Span(node), Required(node, "id", ReadIdentifier), Required(node, "ctx", ReadEnum<ExprContext>)),
            "List" => new Tree.ListExpr(Span(node), ReadList(node, "elts", ReadExpr), Required(node, "ctx", ReadEnum<ExprContext>)),
            "Tuple" => new Tree.TupleExpr(Span(node), ReadList(node, "elts", ReadExpr), Required(node, "ctx", ReadEnum<ExprContext>)),
            "Slice" => new Tree.Slice(
                Span(node),
                Optional(node, "lower", ReadExpr),
                Optional(node, "upper", ReadExpr),
                Optional(node, "step", ReadExpr)),
            _ => throw Unexpected("expr", node),
        };
        Leave();
        return result;
    }
}
