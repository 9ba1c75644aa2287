using Jitter.Runtime.Objects;
using Jitter.Syntax.Ast;
using Tree = Jitter.Syntax.Ast;

namespace Jitter.Stdlib.Modules.Ast;

/// <content>Parts of statements and expressions, patterns, type parameters, roots.</content>
internal sealed partial class ObjectsToTree
{
    private Tree.Pattern ReadPattern(PyObject value)
    {
        PyObject node = Enter(value, "pattern");
        Tree.Pattern result = ClassName(node, "pattern") switch
        {
            "MatchValue" => new Tree.MatchValue(Span(node), Required(node, "value", ReadExpr)),
            "MatchSingleton" => new Tree.MatchSingleton(Span(node), RequiredConstant(node)),
            "MatchSequence" => new Tree.MatchSequence(Span(node), ReadList(node, "patterns", ReadPattern)),
            "MatchMapping" => new Tree.MatchMapping(
                Span(node),
                ReadList(node, "keys", ReadExpr),
                ReadList(node, "patterns", ReadPattern),
                Optional(node, "rest", ReadIdentifier)),
            "MatchClass" => new Tree.MatchClass(
                Span(node),
                Required(node, "cls", ReadExpr),
                ReadList(node, "patterns", ReadPattern),
                ReadList(node, "kwd_attrs", ReadIdentifier),
                ReadList(node, "kwd_patterns", ReadPattern)),
            "MatchStar" => new Tree.MatchStar(Span(node), Optional(node, "name", ReadIdentifier)),
            "MatchAs" => new Tree.MatchAs(Span(node), Optional(node, "pattern", ReadPattern), Optional(node, "name", ReadIdentifier)),
            "MatchOr" => new Tree.MatchOr(Span(node), ReadList(node, "patterns", ReadPattern)),
            _ => throw Unexpected("pattern", node),
        };
        Leave();
        return result;
    }

    private Tree.TypeParam ReadTypeParam(PyObject value)
    {
        PyObject node = Enter(value, "type_param");
        Tree.TypeParam result = ClassName(node, "type_param") switch
        {
            "TypeVar" => new Tree.TypeVar(
                Span(node),
                Required(node, "name", ReadIdentifier),
                Optional(node, "bound", ReadExpr),
                Optional(node, "default_value", ReadExpr)),
            "ParamSpec" => new Tree.ParamSpec(Span(node), Required(node, "name", ReadIdentifier), Optional(node, "default_value", ReadExpr)),
            "TypeVarTuple" => new Tree.TypeVarTuple(
                Span(node),
                Required(node, "name", ReadIdentifier),
                Optional(node, "default_value", ReadExpr)),
            _ => throw Unexpected("type_param", node),
        };
        Leave();
        return result;
    }

    private Tree.Mod ReadMod(PyObject value)
    {
        PyObject node = Enter(value, "mod");
        Tree.Mod result = ClassName(node, "mod") switch
        {
            "Module" => new Tree.Module(ReadList(node, "body", ReadStmt)),
            "Interactive" => new Tree.Interactive(ReadList(node, "body", ReadStmt)),
            "Expression" => new Tree.Expression(Required(node, "body", ReadExpr)),
            _ => throw Unexpected("mod", node),
        };
        Leave();
        return result;
    }

    private Tree.Comprehension ReadComprehension(PyObject value)
    {
        PyObject node = Enter(value, "comprehension");
        var result = new Tree.Comprehension(
            Required(node, "target", ReadExpr),
            Required(node, "iter", ReadExpr),
            ReadList(node, "ifs", ReadExpr),
            RequiredInt(node, "is_async") != 0);
        Leave();
        return result;
    }

    private Tree.Keyword ReadKeyword(PyObject value)
    {
        PyObject node = Enter(value, "keyword");
        var result = new Tree.Keyword(Span(node), Optional(node, "arg", ReadIdentifier), Required(node, "value", ReadExpr));
        Leave();
        return result;
    }

    private Tree.ExceptHandler ReadExceptHandler(PyObject value)
    {
        PyObject node = Enter(value, "excepthandler");
        var result = new Tree.ExceptHandler(
            Span(node),
            Optional(node, "type", ReadExpr),
            Optional(node, "name", ReadIdentifier),
            ReadList(node, "body", ReadStmt));
        Leave();
        return result;
    }

    private Tree.Arguments ReadArguments(PyObject value)
    {
        PyObject node = Enter(value, "arguments");
        var result = new Tree.Arguments(
            ReadList(node, "posonlyargs", ReadArg),
            ReadList(node, "args", ReadArg),
            Optional(node, "vararg", ReadArg),
            ReadList(node, "kwonlyargs", ReadArg),
            ReadList(node, "kw_defaults", ReadOptionalExpr),
            Optional(node, "kwarg", ReadArg),
            ReadList(node, "defaults", ReadExpr));
        Leave();
        return result;
    }

    private Tree.Arg ReadArg(PyObject value)
    {
        PyObject node = Enter(value, "arg");
        var result = new Tree.Arg(Span(node), Required(node, "arg", ReadIdentifier), Optional(node, "annotation", ReadExpr));
        Leave();
        return result;
    }

    private Tree.Alias ReadAlias(PyObject value)
    {
        PyObject node = Enter(value, "alias");
        var result = new Tree.Alias(Span(node), Required(node, "name", ReadIdentifier), Optional(node, "asname", ReadIdentifier));
        Leave();
        return result;
    }

    private Tree.WithItem ReadWithItem(PyObject value)
    {
        PyObject node = Enter(value, "withitem");
        var result = new Tree.WithItem(Required(node, "context_expr", ReadExpr), Optional(node, "optional_vars", ReadExpr));
        Leave();
        return result;
    }

    private Tree.MatchCase ReadMatchCase(PyObject value)
    {
        PyObject node = Enter(value, "match_case");
        var result = new Tree.MatchCase(
            Required(node, "pattern", ReadPattern),
            Optional(node, "guard", ReadExpr),
            ReadList(node, "body", ReadStmt));
        Leave();
        return result;
    }
}
