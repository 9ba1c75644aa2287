using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>Class and mapping patterns.</summary>
public sealed partial class Parser
{
    /// <summary><c>name_or_attr: attr | NAME</c>, where <c>attr: name_or_attr '.' NAME</c>.</summary>
    private Expr? NameOrAttr()
    {
        int start = _position;
        Expr? value = NameToken();
        while (value is not null && Accept(TokenKind.Dot))
        {
            int name = AcceptName();
            if (name < 0)
            {
                _position--;
                break;
            }

            value = new AttributeExpr(SpanFrom(start), value, _tokens[name].Name!, ExprContext.Load);
        }

        return value;
    }

    /// <summary><c>class_pattern</c>, at the parenthesis behind the class's name.</summary>
    private MatchClass? ClassPattern(int start, Expr cls)
    {
        int open = _position++;
        int firstPattern = _patterns.Count;
        int firstName = _names.Count;
        if (CollectClassArguments(firstName, out int positionalCount) && Accept(TokenKind.RightParen))
        {
            Pattern[] all = _patterns.Take(firstPattern);
            string[] names = _names.Take(firstName);
            return names.Length == 0
                ? new MatchClass(SpanFrom(start), cls, all, names, [])
                : new MatchClass(SpanFrom(start), cls, all[..positionalCount], names, all[positionalCount..]);
        }

        _patterns.Drop(firstPattern);
        _names.Drop(firstName);
        if (InvalidPass)
        {
            _position = open + 1;
            InvalidClassPattern();
        }

        _position = start;
        return null;
    }

    /// <summary><c>[positional_patterns] [','] [keyword_patterns] [',']</c>, on <see cref="_patterns"/> and <see cref="_names"/>.</summary>
    private bool CollectClassArguments(int firstName, out int positionalCount)
    {
        int firstPattern = _patterns.Count;
        positionalCount = 0;
        while (!At(TokenKind.RightParen))
        {
            bool isWildcardKeyword = AtSoftKeyword("_") && IsNext(TokenKind.Equal);
            if (isWildcardKeyword && _names.Count == firstName && positionalCount > 0)
            {
                return false; // the positional patterns take the _, and do not give it back
            }

            if (!isWildcardKeyword && Pattern() is { } pattern)
            {
                if (_names.Count > firstName)
                {
                    return false;
                }

                _patterns.Push(pattern);
                positionalCount = _patterns.Count - firstPattern;
            }
            else if (!CollectKeywordPattern())
            {
                return false;
            }

            if (!Accept(TokenKind.Comma))
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>Whether the token after the current one is of this kind.</summary>
    private bool IsNext(TokenKind kind)
    {
        _position++;
        bool isNext = At(kind);
        _position--;
        return isNext;
    }

    /// <summary><c>keyword_pattern: NAME '=' pattern</c>.</summary>
    private bool CollectKeywordPattern()
    {
        int start = AcceptName();
        if (start < 0)
        {
            return false;
        }

        if (Accept(TokenKind.Equal) && Pattern() is { } pattern)
        {
            _names.Push(_tokens[start].Name!);
            _patterns.Push(pattern);
            return true;
        }

        _position = start;
        return false;
    }

    /// <summary>
    /// <c>invalid_class_pattern</c>, behind the parenthesis: <c>[positional_patterns ','] keyword_patterns ','
    /// positional_patterns</c>.
    /// </summary>
    private void InvalidClassPattern()
    {
        int start = _position;
        int firstPattern = _patterns.Count;
        int firstName = _names.Count;
        if (!CollectPositionalPatterns() || !Accept(TokenKind.Comma))
        {
            _position = start;
        }

        bool anyKeyword = false;
        while (CollectKeywordPattern())
        {
            anyKeyword = true;
            if (!Accept(TokenKind.Comma))
            {
                anyKeyword = false;
                break;
            }
        }

        // Here the comma behind the keyword patterns is taken.
        int firstWrong = _patterns.Count;
        if (anyKeyword && CollectPositionalPatterns())
        {
            RaiseSyntaxErrorRange(_patterns[firstWrong], _patterns[_patterns.Count - 1], "positional patterns follow keyword patterns");
        }

        _patterns.Drop(firstPattern);
        _names.Drop(firstName);
    }

    /// <summary><c>positional_patterns: ','.pattern+</c>, on <see cref="_patterns"/>.</summary>
    private bool CollectPositionalPatterns()
    {
        int first = _patterns.Count;
        while (Pattern() is { } pattern)
        {
            _patterns.Push(pattern);
            if (!Accept(TokenKind.Comma))
            {
                return true;
            }
        }

        if (_patterns.Count == first)
        {
            return false;
        }

        _position--;
        return true;
    }

    /// <summary>
    /// <c>mapping_pattern: '{' '}' | '{' double_star_pattern ','? '}' | '{' items_pattern ',' double_star_pattern ','? '}' |
    /// '{' items_pattern ','? '}'</c>.
    /// </summary>
    private MatchMapping? MappingPattern()
    {
        int start = _position++;
        int firstKey = _exprs.Count;
        int firstPattern = _patterns.Count;
        string? rest = null;
        while (!At(TokenKind.RightBrace))
        {
            if (At(TokenKind.DoubleStar))
            {
                rest = DoubleStarPattern();
                if (rest is not null)
                {
                    Accept(TokenKind.Comma);
                }

                break;
            }

            if (!CollectKeyValuePattern() || !Accept(TokenKind.Comma))
            {
                break;
            }
        }

        if (Accept(TokenKind.RightBrace))
        {
            return new MatchMapping(SpanFrom(start), _exprs.Take(firstKey), _patterns.Take(firstPattern), rest);
        }

        _exprs.Drop(firstKey);
        _patterns.Drop(firstPattern);
        _position = start;
        return null;
    }

    /// <summary><c>double_star_pattern: '**' pattern_capture_target</c>.</summary>
    private string? DoubleStarPattern()
    {
        _position++;
        string? name = PatternCaptureTarget();
        if (name is null)
        {
            _position--;
        }

        return name;
    }

    /// <summary><c>key_value_pattern: (literal_expr | attr) ':' pattern</c>.</summary>
    private bool CollectKeyValuePattern()
    {
        int start = _position;
        Expr? key = At(TokenKind.Name) ? NameOrAttr() : LiteralExpr();
        if (key is { Kind: not ExprKind.Name } && Accept(TokenKind.Colon) && Pattern() is { } pattern)
        {
            _exprs.Push(key);
            _patterns.Push(pattern);
            return true;
        }

        _position = start;
        return false;
    }
}
