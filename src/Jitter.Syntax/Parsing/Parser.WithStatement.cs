using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>with statements.</summary>
public sealed partial class Parser
{
    private readonly ScratchStack<WithItem> _withItems = new();

    /// <summary><c>with_stmt</c>.</summary>
    private Stmt? WithStmt()
    {
        int start = _position;
        bool isAsync = Accept(TokenKind.KeywordAsync);
        int line = Current.Span.Line;
        int head = ++_position;
        if (InvalidPass)
        {
            InvalidWithStmtIndent(line);
        }

        _position = head;
        if ((ParenthesizedWithItems() ?? WithItems()) is { } items && Block() is { } body)
        {
            SourceSpan span = BlockSpanFrom(start);
            return isAsync ? new AsyncWith(span, items, body) : new With(span, items, body);
        }

        if (InvalidPass)
        {
            _position = head;
            InvalidWithStmt();
        }

        _position = start;
        return null;
    }

    /// <summary><c>'(' ','.with_item+ ','? ')' ':'</c>.</summary>
    private WithItem[]? ParenthesizedWithItems()
    {
        int start = _position;
        if (Accept(TokenKind.LeftParen) && CommaSeparatedWithItems() is { } items)
        {
            Accept(TokenKind.Comma);
            if (Accept(TokenKind.RightParen) && Accept(TokenKind.Colon))
            {
                return items;
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>','.with_item+ ':'</c>.</summary>
    private WithItem[]? WithItems()
    {
        int start = _position;
        if (CommaSeparatedWithItems() is { } items && Accept(TokenKind.Colon))
        {
            return items;
        }

        _position = start;
        return null;
    }

    private WithItem[]? CommaSeparatedWithItems()
    {
        int first = _withItems.Count;
        while (WithItem() is { } item)
        {
            _withItems.Push(item);
            if (!Accept(TokenKind.Comma))
            {
                return _withItems.Take(first);
            }
        }

        if (_withItems.Count == first)
        {
            return null;
        }

        _position--;
        return _withItems.Take(first);
    }

    /// <summary><c>with_item: expression 'as' star_target &amp;(',' | ')' | ':') | invalid_with_item | expression</c>.</summary>
    private WithItem? WithItem()
    {
        if (Expression() is not { } context)
        {
            return null;
        }

        int end = _position;
        if (!Accept(TokenKind.KeywordAs))
        {
            return new WithItem(context, null);
        }

        if (StarTarget() is { } target && AtWithItemEnd)
        {
            return new WithItem(context, target);
        }

        if (InvalidPass)
        {
            // invalid_with_item: expression 'as' expression &(',' | ')' | ':')
            _position = end + 1;
            if (Expression() is { } wrong && AtWithItemEnd)
            {
                RaiseInvalidTarget(TargetsKind.Star, wrong);
            }
        }

        _position = end;
        return new WithItem(context, null);
    }

    private bool AtWithItemEnd => Peek is TokenKind.Comma or TokenKind.RightParen or TokenKind.Colon;

    /// <summary><c>invalid_with_stmt_indent</c>, behind the with.</summary>
    private void InvalidWithStmtIndent(int line)
    {
        int head = _position;
        if (SkipWithItems(isParenthesized: false) && Accept(TokenKind.Colon))
        {
            ExpectIndent("'with' statement", line);
        }

        _position = head;
        if (SkipParenthesizedWithItems() && Accept(TokenKind.Colon))
        {
            ExpectIndent("'with' statement", line);
        }
    }

    /// <summary><c>invalid_with_stmt</c>, behind the with.</summary>
    private void InvalidWithStmt()
    {
        int head = _position;
        if (SkipWithItems(isParenthesized: false) && At(TokenKind.NewLine))
        {
            RaiseSyntaxError("expected ':'");
        }

        _position = head;
        if (SkipParenthesizedWithItems() && At(TokenKind.NewLine))
        {
            RaiseSyntaxError("expected ':'");
        }
    }

    /// <summary><c>'(' ','.(expressions ['as' star_target])+ ','? ')'</c>.</summary>
    private bool SkipParenthesizedWithItems()
    {
        if (!Accept(TokenKind.LeftParen) || !SkipWithItems(isParenthesized: true))
        {
            return false;
        }

        Accept(TokenKind.Comma);
        return Accept(TokenKind.RightParen);
    }

    /// <summary><c>','.(expression ['as' star_target])+</c>, or expressions if parenthesized.</summary>
    private bool SkipWithItems(bool isParenthesized)
    {
        int start = _position;
        while ((isParenthesized ? Expressions() : Expression()) is not null)
        {
            if (Accept(TokenKind.KeywordAs) && StarTarget() is null)
            {
                _position--;
            }

            if (!Accept(TokenKind.Comma))
            {
                return true;
            }
        }

        if (_position == start)
        {
            return false;
        }

        _position--;
        return true;
    }
}
