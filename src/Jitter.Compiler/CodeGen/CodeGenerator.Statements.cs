using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// The root and the dispatch over statements.
public sealed partial class CodeGenerator
{
    private void VisitRoot(Mod root)
    {
        switch (root)
        {
            case Module module:
                VisitBody(module.Body, new Location(1, 1, 0, 0));
                break;
            case Interactive interactive:
                _isInteractive = true;
                VisitStatements(interactive.Body);
                break;
            case Expression expression:
                VisitExpr(expression.Body);
                break;
        }
    }

    private void VisitBody(Stmt[] body, Location location) => throw new NotImplementedException($"{body.Length} {location} {_isInteractive}");

    private void VisitStatements(Stmt[] statements)
    {
        foreach (Stmt statement in statements)
        {
            VisitStatement(statement);
        }
    }

    private void VisitStatement(Stmt statement) => throw new NotImplementedException(statement.Kind.ToString());
}
