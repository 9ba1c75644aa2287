using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>try statements.</summary>
public sealed partial class Parser
{
    private readonly ScratchStack<ExceptHandler> _handlers = new();

    /// <summary><c>try_stmt</c>.</summary>
    private Stmt? TryStmt()
    {
        int start = _position;
        if (InvalidPass)
        {
            InvalidTryStmt();
            _position = start;
        }

        _position++;
        ExpectForced(TokenKind.Colon, ":");
        if (Block() is not { } body)
        {
            _position = start;
            return null;
        }

        if (At(TokenKind.KeywordFinally) && FinallyBlock() is { } finalBody)
        {
            return new Try(BlockSpanFrom(start), body, [], [], finalBody);
        }

        int first = _handlers.Count;
        bool isStar = false;
        while (ExceptBlock() is { } handler)
        {
            _handlers.Push(handler);
        }

        if (_handlers.Count == first)
        {
            isStar = true;
            while (ExceptStarBlock() is { } handler)
            {
                _handlers.Push(handler);
            }

            if (_handlers.Count == first)
            {
                _position = start;
                return null;
            }
        }

        ExceptHandler[] handlers = _handlers.Take(first);
        Stmt[] orelse = OptionalElseBlock();
        Stmt[] final = FinallyBlock() ?? [];
        SourceSpan span = BlockSpanFrom(start);
        return isStar ? new TryStar(span, body, handlers, orelse, final) : new Try(span, body, handlers, orelse, final);
    }

    /// <summary><c>finally_block: invalid_finally_stmt | 'finally' &amp;&amp;':' block</c>.</summary>
    private Stmt[]? FinallyBlock()
    {
        int start = _position;
        if (!Accept(TokenKind.KeywordFinally))
        {
            return null;
        }

        ExpectForced(TokenKind.Colon, ":");
        ExpectIndent("'finally' statement", _tokens[start].Span.Line);
        if (Block() is { } body)
        {
            return body;
        }

        _position = start;
        return null;
    }

    /// <summary>
    /// <c>except_block: invalid_except_stmt_indent | 'except' expression ['as' NAME] ':' block | 'except' ':' block |
    /// invalid_except_stmt</c>.
    /// </summary>
    private ExceptHandler? ExceptBlock()
    {
        int start = _position;
        if (!Accept(TokenKind.KeywordExcept))
        {
            return null;
        }

        Expr? type = Expression();
        string? name = type is null ? null : OptionalHandlerName();
        if (Accept(TokenKind.Colon))
        {
            ExpectIndent("'except' statement", _tokens[start].Span.Line);
            if (Block() is { } body)
            {
                return new ExceptHandler(BlockSpanFrom(start), type, name, body);
            }
        }

        _position = start;
        if (InvalidPass)
        {
            InvalidExceptStmt();
            _position = start;
        }

        return null;
    }

    /// <summary>
    /// <c>except_star_block: invalid_except_star_stmt_indent | 'except' '*' expression ['as' NAME] ':' block |
    /// invalid_except_stmt</c>.
    /// </summary>
    private ExceptHandler? ExceptStarBlock()
    {
        int start = _position;
        if (!Accept(TokenKind.KeywordExcept))
        {
            return null;
        }

        if (Accept(TokenKind.Star) && Expression() is { } type)
        {
            string? name = OptionalHandlerName();
            if (Accept(TokenKind.Colon))
            {
                ExpectIndent("'except*' statement", _tokens[start].Span.Line);
                if (Block() is { } body)
                {
                    return new ExceptHandler(BlockSpanFrom(start), type, name, body);
                }
            }
        }

        _position = start;
        if (InvalidPass)
        {
            InvalidExceptStmt();
            _position = start;
        }

        return null;
    }

    /// <summary><c>['as' NAME]</c>.</summary>
    private string? OptionalHandlerName()
    {
        if (!Accept(TokenKind.KeywordAs))
        {
            return null;
        }

        int name = AcceptName();
        if (name >= 0)
        {
            return _tokens[name].Name;
        }

        _position--;
        return null;
    }

    /// <summary><c>invalid_except_stmt</c>, at an except.</summary>
    private void InvalidExceptStmt()
    {
        int start = _position++;
        bool isStar = Accept(TokenKind.Star);
        int head = _position;
        if (Expression() is { } first)
        {
            int end = _position;
            if (Accept(TokenKind.Comma) && Expressions() is not null)
            {
                OptionalHandlerName();
                if (At(TokenKind.Colon))
                {
                    RaiseSyntaxErrorStartingFrom(first, "multiple exception types must be parenthesized");
                }
            }

            _position = end;
            OptionalHandlerName();
            if (At(TokenKind.NewLine))
            {
                RaiseSyntaxError("expected ':'");
            }
        }

        _position = head;
        if (isStar)
        {
            if (Peek is TokenKind.NewLine or TokenKind.Colon)
            {
                RaiseSyntaxError("expected one or more exception types");
            }
        }
        else if (At(TokenKind.NewLine))
        {
            RaiseSyntaxError("expected ':'");
        }

        _position = start;
    }

    /// <summary><c>invalid_try_stmt</c>, at a try.</summary>
    private void InvalidTryStmt()
    {
        int start = _position++;
        if (!Accept(TokenKind.Colon))
        {
            return;
        }

        ExpectIndent("'try' statement", _tokens[start].Span.Line);
        bool hasBlock = Block() is not null;
        if (hasBlock && Peek is not (TokenKind.KeywordExcept or TokenKind.KeywordFinally))
        {
            RaiseSyntaxError("expected 'except' or 'finally' block");
        }

        // The other alternatives take any number of blocks before the handlers; no second one can begin at except or finally.
        int handlers = _position;
        bool any = false;
        while (ExceptBlock() is not null)
        {
            any = true;
        }

        int except = _position;
        if (any && Accept(TokenKind.KeywordExcept) && Accept(TokenKind.Star) && Expression() is not null)
        {
            OptionalHandlerName();
            if (At(TokenKind.Colon))
            {
                const string Message = "cannot have both 'except' and 'except*' on the same 'try'";
                RaiseSyntaxErrorRange(_tokens[except].Span, _tokens[except + 1].Span, Message);
            }
        }

        _position = handlers;
        any = false;
        while (ExceptStarBlock() is not null)
        {
            any = true;
        }

        except = _position;
        if (any && Accept(TokenKind.KeywordExcept))
        {
            if (Expression() is not null)
            {
                OptionalHandlerName();
            }

            if (At(TokenKind.Colon))
            {
                RaiseSyntaxErrorAt(_tokens[except].Span, "cannot have both 'except' and 'except*' on the same 'try'");
            }
        }
    }
}
