using Jitter.Primitives.Constants;
using Jitter.Runtime.Exceptions;
using Jitter.Syntax.Ast;

namespace Jitter.Stdlib.Modules.Ast;

/// <summary>Checks what a tree that Python code made must fulfil before it is compiled (CPython's Python/ast.c, _PyAST_Validate).</summary>
internal sealed class TreeValidator : IAstFieldVisitor
{
    private TreeValidator()
    {
    }

    /// <summary>Checks a tree.</summary>
    /// <exception cref="PythonException">ValueError or TypeError with CPython's text.</exception>
    public static void Validate(Mod root) => new TreeValidator().Visit(root);

    private void Visit(AstNode node)
    {
        switch (node)
        {
            case Stmt statement:
                CheckStatement(statement);
                break;
            case Expr expression:
                CheckExpression(expression);
                break;
            case Pattern pattern:
                CheckPattern(pattern);
                break;
            case Arguments arguments:
                Require(arguments.Defaults.Length <= arguments.Posonlyargs.Length + arguments.Args.Length, "more positional defaults than args on arguments");
                Require(arguments.KwDefaults.Length == arguments.Kwonlyargs.Length, "length of kwonlyargs is not the same as kw_defaults on arguments");
                break;
            case ExceptHandler handler:
                Body(handler.Body, "ExceptHandler");
                break;
            case MatchCase matchCase:
                Body(matchCase.Body, "match_case");
                break;
            case Comprehension comprehension:
                Context(comprehension.Target, ExprContext.Store);
                break;
            case WithItem { OptionalVars: { } target }:
                Context(target, ExprContext.Store);
                break;
        }

        node.VisitFields(this);
    }

    private static void CheckStatement(Stmt statement)
    {
        switch (statement)
        {
            case FunctionDef s:
                Body(s.Body, "FunctionDef");
                break;
            case AsyncFunctionDef s:
                Body(s.Body, "AsyncFunctionDef");
                break;
            case ClassDef s:
                Body(s.Body, "ClassDef");
                break;
            case Delete s:
                NonEmpty(s.Targets, "targets", "Delete");
                Array.ForEach(s.Targets, target => Context(target, ExprContext.Del));
                break;
            case Assign s:
                NonEmpty(s.Targets, "targets", "Assign");
                Array.ForEach(s.Targets, target => Context(target, ExprContext.Store));
                break;
            case TypeAlias s:
                if (s.Name is not Name)
                {
                    throw ObjectsToTree.Fail(PyExceptions.TypeError, "TypeAlias with non-Name name");
                }

                Context(s.Name, ExprContext.Store);
                break;
            case AugAssign s:
                Context(s.Target, ExprContext.Store);
                break;
            case AnnAssign s:
                if (s.Simple && s.Target is not Name)
                {
                    throw ObjectsToTree.Fail(PyExceptions.TypeError, "AnnAssign with simple non-Name target");
                }

                Context(s.Target, ExprContext.Store);
                break;
            case For s:
                Context(s.Target, ExprContext.Store);
                Body(s.Body, "For");
                break;
            case AsyncFor s:
                Context(s.Target, ExprContext.Store);
                Body(s.Body, "AsyncFor");
                break;
            case While s:
                Body(s.Body, "While");
                break;
            case If s:
                Body(s.Body, "If");
                break;
            case With s:
                NonEmpty(s.Items, "items", "With");
                Body(s.Body, "With");
                break;
            case AsyncWith s:
                NonEmpty(s.Items, "items", "AsyncWith");
                Body(s.Body, "AsyncWith");
                break;
            case Match s:
                NonEmpty(s.Cases, "cases", "Match");
                break;
            case Raise s:
                Require(s.Exc is not null || s.Cause is null, "Raise with cause but no exception");
                break;
            case Try s:
                CheckTry(s.Body, s.Handlers, s.Orelse, s.Finalbody, "Try");
                break;
            case TryStar s:
                CheckTry(s.Body, s.Handlers, s.Orelse, s.Finalbody, "TryStar");
                break;
            case Import s:
                NonEmpty(s.Names, "names", "Import");
                break;
            case ImportFrom s:
                Require(s.Level >= 0, "Negative ImportFrom level");
                NonEmpty(s.Names, "names", "ImportFrom");
                break;
            case Global s:
                NonEmpty(s.Names, "names", "Global");
                break;
            case Nonlocal s:
                NonEmpty(s.Names, "names", "Nonlocal");
                break;
        }
    }

    private static void CheckTry(Stmt[] body, ExceptHandler[] handlers, Stmt[] orelse, Stmt[] finalbody, string name)
    {
        Body(body, name);
        Require(handlers.Length > 0 || finalbody.Length > 0, $"{name} has neither handlers nor finalbody");
        Require(handlers.Length > 0 || orelse.Length == 0, $"{name} has orelse but no except handlers");
    }

    private static void CheckExpression(Expr expression)
    {
        switch (expression)
        {
            case Name e:
                Require(
                    e.Id is not ("None" or "True" or "False"), $"identifier field can't represent '{e.Id}' constant");
                break;
            case BoolOp e:
                Require(e.Values.Length >= 2, "BoolOp with less than 2 values");
                break;
            case NamedExpr e:
                Context(e.Target, ExprContext.Store);
                break;
            case Dict e:
                Require(e.Keys.Length == e.Values.Length, "Dict doesn't have the same number of keys as values");
                break;
            case ListComp e:
                Require(e.Generators.Length > 0, "comprehension with no generators");
                break;
            case SetComp e:
                Require(e.Generators.Length > 0, "comprehension with no generators");
                break;
            case DictComp e:
                Require(e.Generators.Length > 0, "comprehension with no generators");
                break;
            case GeneratorExp e:
                Require(e.Generators.Length > 0, "comprehension with no generators");
                break;
            case Compare e:
                Require(e.Comparators.Length > 0, "Compare with no comparators");
                Require(e.Comparators.Length == e.Ops.Length, "Compare has a different number of comparators and operands");
                break;
            case Starred e:
                Context(e.Value, e.Ctx);
                break;
            case ListExpr e:
                Array.ForEach(e.Elts, item => Context(item, e.Ctx));
                break;
            case TupleExpr e:
                Array.ForEach(e.Elts, item => Context(item, e.Ctx));
                break;
        }
    }

    private static void CheckPattern(Pattern pattern)
    {
        switch (pattern)
        {
            case MatchValue p:
                Require(IsMatchValue(p.Value), "patterns may only match literals and attribute lookups");
                break;
            case MatchSingleton p:
                Require(
                    ReferenceEquals(p.Value, SingletonConstant.None) || ReferenceEquals(p.Value, SingletonConstant.True)
                        || ReferenceEquals(p.Value, SingletonConstant.False),
                    "MatchSingleton can only contain True, False and None");
                break;
            case MatchMapping p:
                Require(p.Keys.Length == p.Patterns.Length, "MatchMapping doesn't have the same number of keys as patterns");
                Capture(p.Rest);
                foreach (Expr key in p.Keys)
                {
                    Require(
                        IsMatchValue(key) || key is ConstantExpr { Value: SingletonConstant }, "patterns may only match literals and attribute lookups");
                }

                break;
            case MatchClass p:
                Require(p.KwdAttrs.Length == p.KwdPatterns.Length, "MatchClass doesn't have the same number of keyword attributes as patterns");
                Expr cls = p.Cls;
                while (cls is AttributeExpr attribute)
                {
                    cls = attribute.Value;
                }

                Require(cls is Name, "MatchClass cls field can only contain Name or Attribute nodes.");
                break;
            case MatchStar p:
                Capture(p.Name);
                break;
            case MatchAs p:
                Capture(p.Name);
                Require(p.Pattern is null || p.Name is not null, "MatchAs must specify a target name if a pattern is given");
                break;
            case MatchOr p:
                Require(p.Patterns.Length >= 2, "MatchOr requires at least 2 patterns");
                break;
        }
    }

    private static bool IsMatchValue(Expr value) => value switch
    {
        ConstantExpr { Value: IntConstant or FloatConstant or ComplexConstant or StrConstant or BytesConstant } => true,
        AttributeExpr or JoinedStr => true,
        UnaryOp { Op: UnaryOperator.USub } negative => negative.Operand is ConstantExpr { Value: IntConstant or FloatConstant or ComplexConstant },
        BinOp { Op: BinaryOperator.Add or BinaryOperator.Sub } sum => sum.Right is ConstantExpr { Value: ComplexConstant } && IsMatchValue(sum.Left),
        _ => false,
    };

    private static void Capture(string? name) => Require(name != "_", "can't capture name '_' in patterns");

    /// <summary>A target has the context of its place.</summary>
    private static void Context(Expr expression, ExprContext expected)
    {
        ExprContext actual;
        switch (expression)
        {
            case AttributeExpr e: actual = e.Ctx; break;
            case Subscript e: actual = e.Ctx; break;
            case Starred e: actual = e.Ctx; break;
            case Name e: actual = e.Ctx; break;
            case ListExpr e: actual = e.Ctx; break;
            case TupleExpr e: actual = e.Ctx; break;
            default:
                Require(expected == ExprContext.Load, $"expression which can't be assigned to in {expected} context");
                return;
        }

        Require(actual == expected, $"expression must have {expected} context but has {actual} instead");
    }

    private static void Body(Stmt[] body, string owner) => NonEmpty(body, "body", owner);

    private static void NonEmpty<T>(T[] items, string what, string owner) => Require(items.Length > 0, $"empty {what} on {owner}");

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw ObjectsToTree.Fail(PyExceptions.ValueError, message);
        }
    }

    void IAstFieldVisitor.Field(string name, AstNode? node)
    {
        if (node is not null)
        {
            Visit(node);
        }
    }

    void IAstFieldVisitor.Field<T>(string name, T?[] nodes)
        where T : class
    {
        foreach (T? node in nodes)
        {
            if (node is not null)
            {
                Visit(node);
            }
            else if (name is not ("keys" or "kw_defaults"))
            {
                throw ObjectsToTree.Fail(PyExceptions.ValueError, $"None disallowed in {(node is Stmt ? "statement" : "expression")} list");
            }
        }
    }

    void IAstFieldVisitor.Field(string name, string? identifier)
    {
    }

    void IAstFieldVisitor.Field(string name, string[] identifiers)
    {
    }

    void IAstFieldVisitor.Field(string name, int value)
    {
    }

    void IAstFieldVisitor.Field(string name, bool value)
    {
    }

    void IAstFieldVisitor.Field(string name, Constant value)
    {
    }

    void IAstFieldVisitor.Field<T>(string name, T value)
    {
    }

    void IAstFieldVisitor.Field(string name, CompareOperator[] operators)
    {
    }
}
