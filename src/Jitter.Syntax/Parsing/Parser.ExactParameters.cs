using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>
/// The parameters of functions and lambdas of a source that is wrong: the grammar's alternatives, one by one, with the invalid_* rules.
/// The tree is not needed then; the rules only say whether they match.
/// </summary>
public sealed partial class Parser
{
    private Arguments? ExactParams(bool isLambda)
    {
        if (InvalidPass)
        {
            int start = _position;
            InvalidParameters(isLambda);
            _position = start;
        }

        return Parameters(isLambda) ? NoArguments() : null;
    }

    /// <summary><c>parameters</c>, <c>lambda_parameters</c>.</summary>
    private bool Parameters(bool isLambda)
    {
        if (SlashNoDefault(isLambda))
        {
            SkipParamsNoDefault(isLambda);
            SkipParamsWithDefault(isLambda);
            StarEtc(isLambda);
            return true;
        }

        if (SlashWithDefault(isLambda) || SkipParamsNoDefault(isLambda))
        {
            SkipParamsWithDefault(isLambda);
            StarEtc(isLambda);
            return true;
        }

        if (SkipParamsWithDefault(isLambda))
        {
            StarEtc(isLambda);
            return true;
        }

        return StarEtc(isLambda);
    }

    /// <summary><c>slash_no_default: param_no_default+ '/' (',' | &amp;')')</c>.</summary>
    private bool SlashNoDefault(bool isLambda)
    {
        int start = _position;
        if (SkipParamsNoDefault(isLambda) && Accept(TokenKind.Slash) && AcceptParameterEnd(isLambda))
        {
            return true;
        }

        _position = start;
        return false;
    }

    /// <summary><c>slash_with_default: param_no_default* param_with_default+ '/' (',' | &amp;')')</c>.</summary>
    private bool SlashWithDefault(bool isLambda)
    {
        int start = _position;
        SkipParamsNoDefault(isLambda);
        if (SkipParamsWithDefault(isLambda) && Accept(TokenKind.Slash) && AcceptParameterEnd(isLambda))
        {
            return true;
        }

        _position = start;
        return false;
    }

    /// <summary><c>star_etc</c>, <c>lambda_star_etc</c>.</summary>
    private bool StarEtc(bool isLambda)
    {
        int start = _position;
        if (InvalidPass)
        {
            InvalidStarEtc(isLambda);
            _position = start;
        }

        if (!Accept(TokenKind.Star))
        {
            return Kwds(isLambda);
        }

        if (ParamNoDefault(isLambda) is not null || (!isLambda && ParamNoDefaultStarAnnotation()))
        {
            SkipParamsMaybeDefault(isLambda);
            Kwds(isLambda);
            return true;
        }

        if (Accept(TokenKind.Comma) && SkipParamsMaybeDefault(isLambda))
        {
            Kwds(isLambda);
            return true;
        }

        _position = start;
        return false;
    }

    /// <summary><c>kwds: invalid_kwds | '**' param_no_default</c>.</summary>
    private bool Kwds(bool isLambda)
    {
        int start = _position;
        if (InvalidPass)
        {
            InvalidKwds(isLambda);
            _position = start;
        }

        if (Accept(TokenKind.DoubleStar) && ParamNoDefault(isLambda) is not null)
        {
            return true;
        }

        _position = start;
        return false;
    }

    private bool SkipParamsNoDefault(bool isLambda)
    {
        int start = _position;
        while (ParamNoDefault(isLambda) is not null)
        {
        }

        return _position > start;
    }

    private bool SkipParamsWithDefault(bool isLambda)
    {
        int start = _position;
        while (ParamWithDefault(isLambda))
        {
        }

        return _position > start;
    }

    private bool SkipParamsMaybeDefault(bool isLambda)
    {
        int start = _position;
        while (ParamMaybeDefault(isLambda))
        {
        }

        return _position > start;
    }

    /// <summary><c>param_no_default: param (',' | &amp;')')</c>.</summary>
    private Arg? ParamNoDefault(bool isLambda)
    {
        int start = _position;
        if (Param(isLambda, mayBeStarred: false) is { } parameter && AcceptParameterEnd(isLambda))
        {
            return parameter;
        }

        _position = start;
        return null;
    }

    /// <summary><c>param_no_default_star_annotation: param_star_annotation (',' | &amp;')')</c>.</summary>
    private bool ParamNoDefaultStarAnnotation()
    {
        int start = _position;
        if (Param(isLambda: false, mayBeStarred: true) is { Annotation: not null } && AcceptParameterEnd(isLambda: false))
        {
            return true;
        }

        _position = start;
        return false;
    }

    /// <summary><c>param_with_default: param default (',' | &amp;')')</c>.</summary>
    private bool ParamWithDefault(bool isLambda)
    {
        int start = _position;
        if (Param(isLambda, mayBeStarred: false) is not null && Default() && AcceptParameterEnd(isLambda))
        {
            return true;
        }

        _position = start;
        return false;
    }

    /// <summary><c>param_maybe_default: param default? (',' | &amp;')')</c>.</summary>
    private bool ParamMaybeDefault(bool isLambda)
    {
        int start = _position;
        if (Param(isLambda, mayBeStarred: false) is not null)
        {
            Default();
            if (AcceptParameterEnd(isLambda))
            {
                return true;
            }
        }

        _position = start;
        return false;
    }

    /// <summary><c>default: '=' expression | invalid_default</c>.</summary>
    private bool Default()
    {
        int start = _position;
        if (Accept(TokenKind.Equal))
        {
            _level += LevelsOfDefault;
            bool matched = Expression() is not null;
            _level -= LevelsOfDefault;
            if (matched)
            {
                return true;
            }

            if (InvalidPass && Peek is TokenKind.RightParen or TokenKind.Comma)
            {
                RaiseSyntaxErrorAt(_tokens[start].Span, "expected default value expression");
            }
        }

        _position = start;
        return false;
    }

    /// <summary><c>invalid_parameters</c>, <c>invalid_lambda_parameters</c>.</summary>
    private void InvalidParameters(bool isLambda)
    {
        int start = _position;
        if (Accept(TokenKind.Slash) && At(TokenKind.Comma))
        {
            RaiseSyntaxErrorAt(_tokens[start].Span, "at least one argument must precede /");
        }

        _position = start;
        if (SlashNoDefault(isLambda) || SlashWithDefault(isLambda))
        {
            SkipParamsMaybeDefault(isLambda);
            if (At(TokenKind.Slash))
            {
                RaiseSyntaxErrorAt(_tokens[_position].Span, "/ may appear only once");
            }
        }

        _position = start;
        SlashNoDefault(isLambda);
        SkipParamsNoDefault(isLambda);
        if ((SlashWithDefault(isLambda) || SkipParamsWithDefault(isLambda)) && ParamNoDefault(isLambda) is { } parameter)
        {
            RaiseSyntaxErrorAt(parameter, "parameter without a default follows parameter with a default");
        }

        _position = start;
        InvalidParenthesizedParameters(isLambda);
        _position = start;
        if (!SlashNoDefault(isLambda))
        {
            SlashWithDefault(isLambda);
        }

        SkipParamsMaybeDefault(isLambda);
        if (Accept(TokenKind.Star) && (Accept(TokenKind.Comma) || ParamNoDefault(isLambda) is not null))
        {
            SkipParamsMaybeDefault(isLambda);
            if (At(TokenKind.Slash))
            {
                RaiseSyntaxErrorAt(_tokens[_position].Span, "/ must be ahead of *");
            }
        }

        _position = start;
        if (SkipParamsMaybeDefault(isLambda) && Accept(TokenKind.Slash) && At(TokenKind.Star))
        {
            RaiseSyntaxErrorAt(_tokens[_position].Span, "expected comma between / and *");
        }
    }

    /// <summary>The alternative of invalid_parameters for Python 2's <c>def f(a, (b, c))</c>.</summary>
    private void InvalidParenthesizedParameters(bool isLambda)
    {
        SkipParamsNoDefault(isLambda);
        int open = _position;
        if (!Accept(TokenKind.LeftParen))
        {
            return;
        }

        bool any = isLambda ? SkipLambdaParams() : SkipParamsNoDefault(isLambda: false);
        if (!any)
        {
            return;
        }

        Accept(TokenKind.Comma);
        if (At(TokenKind.RightParen))
        {
            RaiseSyntaxErrorRange(
                _tokens[open].Span,
                _tokens[_position].Span,
                isLambda ? "Lambda expression parameters cannot be parenthesized" : "Function parameters cannot be parenthesized");
        }
    }

    /// <summary><c>','.lambda_param+</c>.</summary>
    private bool SkipLambdaParams()
    {
        int start = _position;
        while (AcceptName() >= 0)
        {
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

    /// <summary><c>invalid_star_etc</c>, <c>invalid_lambda_star_etc</c>.</summary>
    private void InvalidStarEtc(bool isLambda)
    {
        int start = _position;
        if (!Accept(TokenKind.Star))
        {
            return;
        }

        TokenKind end = isLambda ? TokenKind.Colon : TokenKind.RightParen;
        if (At(end) || (Accept(TokenKind.Comma) && (At(end) || At(TokenKind.DoubleStar))))
        {
            if (isLambda)
            {
                RaiseSyntaxError("named arguments must follow bare *");
            }

            RaiseSyntaxErrorAt(_tokens[start].Span, "named arguments must follow bare *");
        }

        _position = start + 1;
        if (Param(isLambda, mayBeStarred: false) is not null && At(TokenKind.Equal))
        {
            RaiseSyntaxErrorAt(_tokens[_position].Span, "var-positional argument cannot have default value");
        }

        _position = start + 1;
        if (ParamNoDefault(isLambda) is null && !Accept(TokenKind.Comma))
        {
            return;
        }

        SkipParamsMaybeDefault(isLambda);
        int second = _position;
        if (Accept(TokenKind.Star) && (ParamNoDefault(isLambda) is not null || At(TokenKind.Comma)))
        {
            RaiseSyntaxErrorAt(_tokens[second].Span, "* argument may appear only once");
        }
    }

    /// <summary><c>invalid_kwds</c>, <c>invalid_lambda_kwds</c>.</summary>
    private void InvalidKwds(bool isLambda)
    {
        if (!Accept(TokenKind.DoubleStar) || Param(isLambda, mayBeStarred: false) is null)
        {
            return;
        }

        if (At(TokenKind.Equal))
        {
            RaiseSyntaxErrorAt(_tokens[_position].Span, "var-keyword argument cannot have default value");
        }

        if (!Accept(TokenKind.Comma))
        {
            return;
        }

        if (Param(isLambda, mayBeStarred: false) is { } parameter)
        {
            RaiseSyntaxErrorAt(parameter, "arguments cannot follow var-keyword argument");
        }

        if (Peek is TokenKind.Star or TokenKind.DoubleStar or TokenKind.Slash)
        {
            RaiseSyntaxErrorAt(_tokens[_position].Span, "arguments cannot follow var-keyword argument");
        }
    }
}
