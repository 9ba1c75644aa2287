using Jitter.Runtime.Objects;
using Jitter.Syntax.Ast;
using Tree = Jitter.Syntax.Ast;

namespace Jitter.Stdlib.Modules.Ast;

/// <content>Statements.</content>
internal sealed partial class ObjectsToTree
{
    private Tree.Stmt ReadStmt(PyObject value)
    {
        PyObject node = Enter(value, "stmt");
        Tree.Stmt result = ClassName(node, "stmt") switch
        {
            "FunctionDef" => new Tree.FunctionDef(
                Span(node),
                Required(node, "name", ReadIdentifier),
                Required(node, "args", ReadArguments),
                ReadList(node, "body", ReadStmt),
                ReadList(node, "decorator_list", ReadExpr),
                Optional(node, "returns", ReadExpr),
                ReadList(node, "type_params", ReadTypeParam)),
            "AsyncFunctionDef" => new Tree.AsyncFunctionDef(
                Span(node),
                Required(node, "name", ReadIdentifier),
                Required(node, "args", ReadArguments),
                ReadList(node, "body", ReadStmt),
                ReadList(node, "decorator_list", ReadExpr),
                Optional(node, "returns", ReadExpr),
                ReadList(node, "type_params", ReadTypeParam)),
            "ClassDef" => new Tree.ClassDef(
                Span(node),
                Required(node, "name", ReadIdentifier),
                ReadList(node, "bases", ReadExpr),
                ReadList(node, "keywords", ReadKeyword),
                ReadList(node, "body", ReadStmt),
                ReadList(node, "decorator_list", ReadExpr),
                ReadList(node, "type_params", ReadTypeParam)),
            "Return" => new Tree.Return(Span(node), Optional(node, "value", ReadExpr)),
            "Delete" => new Tree.Delete(Span(node), ReadList(node, "targets", ReadExpr)),
            "Assign" => new Tree.Assign(Span(node), ReadList(node, "targets", ReadExpr), Required(node, "value", ReadExpr)),
            "TypeAlias" => new Tree.TypeAlias(
                Span(node),
                Required(node, "name", ReadExpr),
                ReadList(node, "type_params", ReadTypeParam),
                Required(node, "value", ReadExpr)),
            "AugAssign" => new Tree.AugAssign(
                Span(node),
                Required(node, "target", ReadExpr),
                Required(node, "op", ReadEnum<BinaryOperator>),
                Required(node, "value", ReadExpr)),
            "AnnAssign" => new Tree.AnnAssign(
                Span(node),
                Required(node, "target", ReadExpr),
                Required(node, "annotation", ReadExpr),
                Optional(node, "value", ReadExpr),
                RequiredInt(node, "simple") != 0),
            "For" => new Tree.For(
                Span(node),
                Required(node, "target", ReadExpr),
                Required(node, "iter", ReadExpr),
                ReadList(node, "body", ReadStmt),
                ReadList(node, "orelse", ReadStmt)),
            "AsyncFor" => new Tree.AsyncFor(
                Span(node),
                Required(node, "target", ReadExpr),
                Required(node, "iter", ReadExpr),
                ReadList(node, "body", ReadStmt),
                ReadList(node, "orelse", ReadStmt)),
            "While" => new Tree.While(
                Span(node),
                Required(node, "test", ReadExpr),
                ReadList(node, "body", ReadStmt),
                ReadList(node, "orelse", ReadStmt)),
            "If" => new Tree.If(
                Span(node),
                Required(node, "test", ReadExpr),
                ReadList(node, "body", ReadStmt),
                ReadList(node, "orelse", ReadStmt)),
            "With" => new Tree.With(Span(node), ReadList(node, "items", ReadWithItem), ReadList(node, "body", ReadStmt)),
            "AsyncWith" => new Tree.AsyncWith(Span(node), ReadList(node, "items", ReadWithItem), ReadList(node, "body", ReadStmt)),
            "Match" => new Tree.Match(Span(node), Required(node, "subject", ReadExpr), ReadList(node, "cases", ReadMatchCase)),
            "Raise" => new Tree.Raise(Span(node), Optional(node, "exc", ReadExpr), Optional(node, "cause", ReadExpr)),
            "Try" => new Tree.Try(
                Span(node),
                ReadList(node, "body", ReadStmt),
                ReadList(node, "handlers", ReadExceptHandler),
                ReadList(node, "orelse", ReadStmt),
                ReadList(node, "finalbody", ReadStmt)),
            "TryStar" => new Tree.TryStar(
                Span(node),
                ReadList(node, "body", ReadStmt),
                ReadList(node, "handlers", ReadExceptHandler),
                ReadList(node, "orelse", ReadStmt),
                ReadList(node, "finalbody", ReadStmt)),
            "Assert" => new Tree.Assert(Span(node), Required(node, "test", ReadExpr), Optional(node, "msg", ReadExpr)),
            "Import" => new Tree.Import(Span(node), ReadList(node, "names", ReadAlias)),
            "ImportFrom" => new Tree.ImportFrom(
                Span(node),
                Optional(node, "module", ReadIdentifier),
                ReadList(node, "names", ReadAlias),
                ReadLevel(node)),
            "Global" => new Tree.Global(Span(node), ReadList(node, "names", ReadIdentifier)),
            "Nonlocal" => new Tree.Nonlocal(Span(node), ReadList(node, "names", ReadIdentifier)),
            "Expr" => new Tree.ExprStmt(Span(node), Required(node, "value", ReadExpr)),
            "Pass" => new Tree.Pass(Span(node)),
            "Break" => new Tree.Break(Span(node)),
            "Continue" => new Tree.Continue(Span(node)),
            _ => throw Unexpected("stmt", node),
        };
        Leave();
        return result;
    }
}
