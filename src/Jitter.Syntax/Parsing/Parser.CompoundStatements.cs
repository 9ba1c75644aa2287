using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>if, while and for.</summary>
/// <remarks>
/// Their invalid_* rules parse the same head as the statement itself, and only look at what follows it; so the head is parsed
/// once, and the checks stand behind it.
/// </remarks>
public sealed partial class Parser
{
    /// <summary><c>if_stmt</c>, with invalid_if_stmt.</summary>
    private If? IfStmt() => IfOrElif("'if' statement");

    /// <summary><c>elif_stmt</c>, with invalid_elif_stmt.</summary>
    private If? ElifStmt()
    {
        Descend(LevelsOfElse);
        If? statement = IfOrElif("'elif' statement");
        _level -= LevelsOfElse;
        return statement;
    }

    private If? IfOrElif(string what)
    {
        int start = _position++;
        if (NamedExpression() is { } test && AcceptColon())
        {
            ExpectIndent(what, _tokens[start].Span.Line);
            if (Block() is { } body)
            {
                Stmt[] orelse = At(TokenKind.KeywordElif) && ElifStmt() is { } elif ? [elif] : OptionalElseBlock();
                return new If(BlockSpanFrom(start), test, body, orelse);
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>[else_block]</c>, where <c>else_block: invalid_else_stmt | 'else' &amp;&amp;':' block</c>.</summary>
    private Stmt[] OptionalElseBlock()
    {
        int start = _position;
        if (!Accept(TokenKind.KeywordElse))
        {
            return [];
        }

        ExpectForced(TokenKind.Colon, ":");
        ExpectIndent("'else' statement", _tokens[start].Span.Line);
        _level += LevelsOfElse;
        Stmt[]? body = Block();
        _level -= LevelsOfElse;
        if (body is not null)
        {
            return body;
        }

        _position = start;
        return [];
    }

    /// <summary><c>while_stmt</c>, with invalid_while_stmt.</summary>
    private While? WhileStmt()
    {
        int start = _position++;
        if (NamedExpression() is { } test && AcceptColon())
        {
            ExpectIndent("'while' statement", _tokens[start].Span.Line);
            if (Block() is { } body)
            {
                Stmt[] orelse = OptionalElseBlock();
                return new While(BlockSpanFrom(start), test, body, orelse);
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>for_stmt</c>, with invalid_for_stmt and invalid_for_target.</summary>
    private Stmt? ForStmt()
    {
        int start = _position;
        bool isAsync = Accept(TokenKind.KeywordAsync);
        int line = Current.Span.Line;
        _position++;
        if (StarTargets() is not { } target || !Accept(TokenKind.KeywordIn))
        {
            _position = start;
            if (InvalidPass)
            {
                InvalidForTarget();
                _position = start;
            }

            return null;
        }

        // Behind the in stands a cut, so that invalid_for_target is not tried any more.
        if (StarExpressions() is { } iterable && AcceptColon())
        {
            ExpectIndent("'for' statement", line);
            if (Block() is { } body)
            {
                Stmt[] orelse = OptionalElseBlock();
                SourceSpan span = BlockSpanFrom(start);
                return isAsync ? new AsyncFor(span, target, iterable, body, orelse) : new For(span, target, iterable, body, orelse);
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>invalid_for_target: 'async'? 'for' star_expressions</c>.</summary>
    private void InvalidForTarget()
    {
        Accept(TokenKind.KeywordAsync);
        if (Accept(TokenKind.KeywordFor) && StarExpressions() is { } target)
        {
            RaiseInvalidTarget(TargetsKind.For, target);
        }
    }
}
