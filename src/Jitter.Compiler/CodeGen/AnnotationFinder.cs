using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

/// <summary>Looks for annotated assignments, for which modules and classes need __annotations__ (CPython's find_ann).</summary>
internal static class AnnotationFinder
{
    /// <summary>Whether a block has an annotated assignment, inner functions and classes aside.</summary>
    public static bool HasAnnotation(Stmt[] statements)
    {
        foreach (Stmt statement in statements)
        {
            if (HasAnnotation(statement))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAnnotation(Stmt statement) => statement.Kind switch
    {
        StmtKind.AnnAssign => true,
        StmtKind.If => statement is If s && (HasAnnotation(s.Body) || HasAnnotation(s.Orelse)),
        StmtKind.For => statement is For s && (HasAnnotation(s.Body) || HasAnnotation(s.Orelse)),
        StmtKind.AsyncFor => statement is AsyncFor s && (HasAnnotation(s.Body) || HasAnnotation(s.Orelse)),
        StmtKind.While => statement is While s && (HasAnnotation(s.Body) || HasAnnotation(s.Orelse)),
        StmtKind.With => HasAnnotation(((With)statement).Body),
        StmtKind.AsyncWith => HasAnnotation(((AsyncWith)statement).Body),
        StmtKind.Try => statement is Try s
            && (HasAnnotation(s.Handlers) || HasAnnotation(s.Body) || HasAnnotation(s.Finalbody) || HasAnnotation(s.Orelse)),
        StmtKind.TryStar => statement is TryStar s
            && (HasAnnotation(s.Handlers) || HasAnnotation(s.Body) || HasAnnotation(s.Finalbody) || HasAnnotation(s.Orelse)),
        StmtKind.Match => HasAnnotation(((Match)statement).Cases),
        _ => false,
    };

    private static bool HasAnnotation(ExceptHandler[] handlers)
    {
        foreach (ExceptHandler handler in handlers)
        {
            if (HasAnnotation(handler.Body))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAnnotation(MatchCase[] cases)
    {
        foreach (MatchCase matchCase in cases)
        {
            if (HasAnnotation(matchCase.Body))
            {
                return true;
            }
        }

        return false;
    }
}
