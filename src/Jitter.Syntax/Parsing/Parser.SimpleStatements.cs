using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>The simple statements that begin with a keyword.</summary>
public sealed partial class Parser
{
    private readonly ScratchStack<string> _names = new();

    /// <summary>Whether the current token ends a simple statement.</summary>
    private bool AtStatementEnd => Peek is TokenKind.NewLine or TokenKind.Semicolon;

    /// <summary><c>return_stmt: 'return' [star_expressions]</c>.</summary>
    private Return ReturnStmt()
    {
        int start = _position++;
        _level++;
        Expr? value = AtStatementEnd ? null : StarExpressions();
        _level--;
        return new Return(SpanFrom(start), value);
    }

    /// <summary><c>raise_stmt: 'raise' expression ['from' expression] | 'raise'</c>.</summary>
    private Raise RaiseStmt()
    {
        int start = _position++;
        Expr? cause = null;
        Expr? exception = AtStatementEnd ? null : Expression();
        if (exception is not null && Accept(TokenKind.KeywordFrom))
        {
            cause = Expression();
            if (cause is null)
            {
                _position--;
            }
        }

        return new Raise(SpanFrom(start), exception, cause);
    }

    /// <summary><c>global_stmt: 'global' ','.NAME+</c>.</summary>
    private Global? GlobalStmt()
    {
        int start = _position++;
        return CommaSeparatedNames(start) is { } names ? new Global(SpanFrom(start), names) : null;
    }

    /// <summary><c>nonlocal_stmt: 'nonlocal' ','.NAME+</c>.</summary>
    private Nonlocal? NonlocalStmt()
    {
        int start = _position++;
        return CommaSeparatedNames(start) is { } names ? new Nonlocal(SpanFrom(start), names) : null;
    }

    private string[]? CommaSeparatedNames(int start)
    {
        int first = _names.Count;
        int name = AcceptName();
        if (name < 0)
        {
            _position = start;
            return null;
        }

        do
        {
            _names.Push(_tokens[name].Name!);
            if (!Accept(TokenKind.Comma))
            {
                break;
            }

            name = AcceptName();
            if (name < 0)
            {
                _position--;
            }
        }
        while (name >= 0);

        return _names.Take(first);
    }

    /// <summary><c>del_stmt: 'del' del_targets &amp;(';' | NEWLINE) | invalid_del_stmt</c>.</summary>
    private Delete? DelStmt()
    {
        int start = _position++;
        if (DelTargets() is { } targets && AtStatementEnd)
        {
            return new Delete(SpanFrom(start), targets);
        }

        if (InvalidPass)
        {
            // invalid_del_stmt: 'del' star_expressions
            _position = start + 1;
            if (StarExpressions() is { } expression)
            {
                RaiseInvalidTarget(TargetsKind.Del, expression);
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>assert_stmt: 'assert' expression [',' expression]</c>.</summary>
    private Assert? AssertStmt()
    {
        int start = _position++;
        if (Expression() is not { } test)
        {
            _position = start;
            return null;
        }

        Expr? message = null;
        if (Accept(TokenKind.Comma))
        {
            message = Expression();
            if (message is null)
            {
                _position--;
            }
        }

        return new Assert(SpanFrom(start), test, message);
    }

    /// <summary><c>type_alias: "type" NAME [type_params] '=' expression</c>.</summary>
    private TypeAlias? TypeAlias()
    {
        int start = _position;
        if (AcceptSoftKeyword("type") && NameToken() is { } name)
        {
            TypeParam[] typeParams = OptionalTypeParams();
            if (Accept(TokenKind.Equal) && Expression() is { } value)
            {
                name.Ctx = ExprContext.Store;
                return new TypeAlias(SpanFrom(start), name, typeParams, value);
            }
        }

        _position = start;
        return null;
    }
}
