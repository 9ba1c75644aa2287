using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Symbols;

internal sealed partial class SymbolTableBuilder
{
    private static bool HasAny(Expr?[] expressions)
    {
        foreach (Expr? expression in expressions)
        {
            if (expression is not null)
            {
                return true;
            }
        }

        return false;
    }

    private void AddParameters(Arguments args)
    {
        AddParameters(args.Posonlyargs);
        AddParameters(args.Args);
        AddParameters(args.Kwonlyargs);
        if (args.Vararg is { } vararg)
        {
            Add(vararg.ArgName, SymbolFlags.Parameter, vararg.Span);
            _current.HasVarArgs = true;
        }

        if (args.Kwarg is { } kwarg)
        {
            Add(kwarg.ArgName, SymbolFlags.Parameter, kwarg.Span);
            _current.HasVarKeywords = true;
        }
    }

    private void AddParameters(Arg[] args)
    {
        foreach (Arg arg in args)
        {
            Add(arg.ArgName, SymbolFlags.Parameter, arg.Span);
        }
    }

    /// <summary>Visits a function's annotations, in the scope where the function is defined.</summary>
    private void VisitAnnotations(Stmt function, Arguments args, Expr? returns)
    {
        if (_futureAnnotations)
        {
            Enter(ScopeKind.Annotation, "_annotation", function.Span);
        }

        VisitAnnotations(args.Posonlyargs);
        VisitAnnotations(args.Args);
        VisitOptional(args.Vararg?.Annotation);
        VisitOptional(args.Kwarg?.Annotation);
        VisitAnnotations(args.Kwonlyargs);
        if (_futureAnnotations)
        {
            Exit();
        }

        if (returns is not null)
        {
            VisitAnnotation(returns);
        }
    }

    private void VisitAnnotations(Arg[] args)
    {
        foreach (Arg arg in args)
        {
            VisitOptional(arg.Annotation);
        }
    }

    private void VisitAnnotation(Expr annotation)
    {
        if (!_futureAnnotations)
        {
            Visit(annotation);
            return;
        }

        Enter(ScopeKind.Annotation, "_annotation", annotation.Span);
        Visit(annotation);
        Exit();
    }
}
