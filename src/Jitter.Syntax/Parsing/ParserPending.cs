using Jitter.Syntax.Ast;

namespace Jitter.Syntax.Parsing;

/// <summary>Rules that one half of the parser calls and the other half does not have yet. Delete a line when you write the rule.</summary>
public sealed partial class Parser
{
    private Expr? Expressions() => throw new NotImplementedException();
    private Expr? Expression() => throw new NotImplementedException();
    private Expr? StarExpressions() => throw new NotImplementedException();
    private Expr? StarExpression() => throw new NotImplementedException();
    private Expr? NamedExpression() => throw new NotImplementedException();
    private Expr? StarNamedExpression() => throw new NotImplementedException();
    private Expr[]? StarNamedExpressions() => throw new NotImplementedException();
    private Expr? AssignmentExpression() => throw new NotImplementedException();
    private Expr? YieldExpr() => throw new NotImplementedException();
    private Expr? Disjunction() => throw new NotImplementedException();
    private Expr? BitwiseOr() => throw new NotImplementedException();
    private Expr? Strings() => throw new NotImplementedException();
    private Expr? NumberToken() => throw new NotImplementedException();
    private Expr? Primary() => throw new NotImplementedException();
    private Expr? List() => throw new NotImplementedException();
    private Expr? Tuple() => throw new NotImplementedException();
    private Expr? AnnotatedRhs() => throw new NotImplementedException();
    private Expr? Atom() => throw new NotImplementedException();

    /// <summary>The rule arguments: true where it matched; the parts are exact arrays.</summary>
    private bool Arguments(out Expr[] args, out Keyword[] keywords) => throw new NotImplementedException();
    private Expr? StarTargets() => throw new NotImplementedException();
    private Expr? StarTarget() => throw new NotImplementedException();
    private Expr? SingleTarget() => throw new NotImplementedException();
    private Expr? SingleSubscriptAttributeTarget() => throw new NotImplementedException();
    private Expr[]? DelTargets() => throw new NotImplementedException();

    /// <summary>A tree that was parsed for its value, as a target: true and the contexts changed if star_targets would accept it.</summary>
    private bool TryMakeTarget(Expr expression, ExprContext context) => throw new NotImplementedException();

    /// <summary>_PyPegen_get_invalid_target with STAR_TARGETS.</summary>
    private static Expr? InvalidStarTarget(Expr expression) => throw new NotImplementedException();

    /// <summary>RAISE_SYNTAX_ERROR_INVALID_TARGET: returns if there is no invalid target.</summary>
    private void RaiseInvalidTarget(TargetsKind kind, Expr expression) => throw new NotImplementedException();

    /// <summary>_PyPegen_get_expr_name.</summary>
    private static string ExprName(Expr expression) => throw new NotImplementedException();

    /// <summary>What kind of targets is looked for (TARGETS_TYPE).</summary>
    private enum TargetsKind
    {
        Star,
        Del,
        For,
    }
}
