using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>The patterns of match statements: their composition. What they are made of is in LiteralPatterns and ClassPatterns.</summary>
public sealed partial class Parser
{
    private readonly ScratchStack<Pattern> _patterns = new();

    /// <summary><c>patterns: open_sequence_pattern | pattern</c>.</summary>
    private Pattern? Patterns()
    {
        int start = _position;
        if (MaybeStarPattern() is not { } pattern)
        {
            return null;
        }

        if (At(TokenKind.Comma))
        {
            Pattern[] patterns = OpenSequenceAfter(pattern);
            return new MatchSequence(SpanFrom(start), patterns);
        }

        if (pattern.Kind == PatternKind.MatchStar)
        {
            _position = start;
            return null;
        }

        return pattern;
    }

    /// <summary><c>pattern: as_pattern | or_pattern</c>, with invalid_as_pattern.</summary>
    private Pattern? Pattern()
    {
        int start = _position;
        if (OrPattern() is not { } pattern)
        {
            return null;
        }

        if (!Accept(TokenKind.KeywordAs))
        {
            return pattern;
        }

        int end = _position - 1;
        if (PatternCaptureTarget() is { } target)
        {
            return new MatchAs(SpanFrom(start), pattern, target);
        }

        if (InvalidPass)
        {
            if (AtSoftKeyword("_"))
            {
                RaiseSyntaxErrorAt(_tokens[_position].Span, "cannot use '_' as a target");
            }

            if (!At(TokenKind.Name) && Expression() is { } wrong)
            {
                RaiseSyntaxErrorAt(wrong, "invalid pattern target");
            }
        }

        _position = end;
        return pattern;
    }

    /// <summary><c>or_pattern: '|'.closed_pattern+</c>.</summary>
    private Pattern? OrPattern()
    {
        int start = _position;
        if (ClosedPattern() is not { } only)
        {
            return null;
        }

        if (!At(TokenKind.VBar))
        {
            return only;
        }

        int first = _patterns.Count;
        _patterns.Push(only);
        while (Accept(TokenKind.VBar))
        {
            if (ClosedPattern() is not { } next)
            {
                _position--;
                break;
            }

            _patterns.Push(next);
        }

        if (_patterns.Count == first + 1)
        {
            _patterns.Drop(first);
            return only;
        }

        return new MatchOr(SpanFrom(start), _patterns.Take(first));
    }

    /// <summary><c>closed_pattern</c>: the first token says which one, but for names.</summary>
    private Pattern? ClosedPattern()
    {
        if (!Exact)
        {
            return ClosedPatternUnremembered();
        }

        if (Recall(Rule.ClosedPattern, out Pattern? known))
        {
            return known;
        }

        int start = _position;
        return Remember(Rule.ClosedPattern, start, ClosedPatternUnremembered());
    }

    private Pattern? ClosedPatternUnremembered()
    {
        Descend(LevelsOfPattern);
        Pattern? pattern = Peek switch
        {
            TokenKind.Name => NamePattern(),
            TokenKind.LeftParen => GroupOrSequencePattern(),
            TokenKind.LeftBracket => ListPattern(),
            TokenKind.LeftBrace => MappingPattern(),
            _ => LiteralPattern(),
        };
        _level -= LevelsOfPattern;
        return pattern;
    }

    /// <summary>
    /// The alternatives that begin with a name: <c>capture_pattern</c>, <c>wildcard_pattern</c>, <c>value_pattern</c>,
    /// <c>class_pattern</c>.
    /// </summary>
    private Pattern? NamePattern()
    {
        int start = _position;
        if (PatternCaptureTarget() is { } name)
        {
            return new MatchAs(SpanFrom(start), null, name);
        }

        if (AcceptSoftKeyword("_"))
        {
            return new MatchAs(SpanFrom(start), null, null);
        }

        Expr value = NameOrAttr()!;
        switch (Peek)
        {
            case TokenKind.LeftParen:
                return ClassPattern(start, value);
            case TokenKind.Dot or TokenKind.Equal:
                _position = start;
                return null;
            default:
                return new MatchValue(value.Span, value);
        }
    }

    /// <summary><c>pattern_capture_target: !"_" NAME !('.' | '(' | '=')</c>.</summary>
    private string? PatternCaptureTarget()
    {
        if (!At(TokenKind.Name) || AtSoftKeyword("_"))
        {
            return null;
        }

        int name = _position++;
        if (Peek is TokenKind.Dot or TokenKind.LeftParen or TokenKind.Equal)
        {
            _position = name;
            return null;
        }

        return _tokens[name].Name;
    }

    /// <summary><c>group_pattern: '(' pattern ')'</c> and <c>sequence_pattern: '(' [open_sequence_pattern] ')'</c>.</summary>
    private Pattern? GroupOrSequencePattern()
    {
        int start = _position++;
        if (Accept(TokenKind.RightParen))
        {
            return new MatchSequence(SpanFrom(start), []);
        }

        if (MaybeStarPattern() is { } pattern)
        {
            if (At(TokenKind.Comma))
            {
                Pattern[] patterns = OpenSequenceAfter(pattern);
                if (Accept(TokenKind.RightParen))
                {
                    return new MatchSequence(SpanFrom(start), patterns);
                }
            }
            else if (pattern.Kind != PatternKind.MatchStar && Accept(TokenKind.RightParen))
            {
                return pattern;
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>sequence_pattern: '[' [maybe_sequence_pattern] ']'</c>.</summary>
    private MatchSequence? ListPattern()
    {
        int start = _position++;
        Pattern[] patterns = MaybeSequencePattern();
        if (Accept(TokenKind.RightBracket))
        {
            return new MatchSequence(SpanFrom(start), patterns);
        }

        _position = start;
        return null;
    }

    /// <summary>The rest of <c>open_sequence_pattern: maybe_star_pattern ',' [maybe_sequence_pattern]</c>, from the comma on.</summary>
    private Pattern[] OpenSequenceAfter(Pattern pattern)
    {
        _position++;
        int first = _patterns.Count;
        _patterns.Push(pattern);
        CollectMaybeStarPatterns();
        return _patterns.Take(first);
    }

    /// <summary><c>[maybe_sequence_pattern]</c>, where <c>maybe_sequence_pattern: ','.maybe_star_pattern+ ','?</c>.</summary>
    private Pattern[] MaybeSequencePattern()
    {
        int first = _patterns.Count;
        CollectMaybeStarPatterns();
        return _patterns.Take(first);
    }

    private void CollectMaybeStarPatterns()
    {
        while (MaybeStarPattern() is { } pattern)
        {
            _patterns.Push(pattern);
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }
    }

    /// <summary><c>maybe_star_pattern: star_pattern | pattern</c>.</summary>
    private Pattern? MaybeStarPattern()
    {
        if (!At(TokenKind.Star))
        {
            return Pattern();
        }

        // star_pattern: '*' pattern_capture_target | '*' wildcard_pattern
        int start = _position++;
        string? name = PatternCaptureTarget();
        if (name is not null || AcceptSoftKeyword("_"))
        {
            return new MatchStar(SpanFrom(start), name);
        }

        _position = start;
        return null;
    }
}
