using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>The literals in patterns.</summary>
public sealed partial class Parser
{
    /// <summary>
    /// How many of CPython's rules nest for each pattern: pattern, as_pattern, or_pattern, a loop, closed_pattern, the pattern's
    /// own.
    /// </summary>
    private const int LevelsOfPattern = 6;

    /// <summary><c>literal_pattern</c>.</summary>
    private Pattern? LiteralPattern()
    {
        if (LiteralExpr() is not { } value)
        {
            return null;
        }

        return value is ConstantExpr { Value: SingletonConstant singleton }
            ? new MatchSingleton(value.Span, singleton)
            : new MatchValue(value.Span, value);
    }

    /// <summary><c>literal_expr: signed_number !('+' | '-') | complex_number | strings | 'None' | 'True' | 'False'</c>.</summary>
    private Expr? LiteralExpr()
    {
        switch (Peek)
        {
            case TokenKind.Number or TokenKind.Minus:
                return NumberLiteral();
            case TokenKind.String or TokenKind.FStringStart:
                return Strings();
            case TokenKind.KeywordNone or TokenKind.KeywordTrue or TokenKind.KeywordFalse:
                return Atom();
            default:
                return null;
        }
    }

    /// <summary><c>signed_number !('+' | '-') | complex_number</c>.</summary>
    private Expr? NumberLiteral()
    {
        int start = _position;
        if (SignedNumber() is not { } real)
        {
            return null;
        }

        if (Peek is not (TokenKind.Plus or TokenKind.Minus))
        {
            return real;
        }

        // complex_number: signed_real_number ('+' | '-') imaginary_number
        RequireKind(real is UnaryOp negative ? negative.Operand : real, isComplex: false);
        BinaryOperator op = _tokens[_position++].Kind == TokenKind.Plus ? BinaryOperator.Add : BinaryOperator.Sub;
        if (At(TokenKind.Number) && NumberToken() is { } imaginary)
        {
            RequireKind(imaginary, isComplex: true);
            return new BinOp(SpanFrom(start), real, op, imaginary);
        }

        _position = start;
        return null;
    }

    /// <summary><c>signed_number: NUMBER | '-' NUMBER</c>.</summary>
    private Expr? SignedNumber()
    {
        int start = _position;
        bool isNegative = Accept(TokenKind.Minus);
        if (!At(TokenKind.Number) || NumberToken() is not { } number)
        {
            _position = start;
            return null;
        }

        return isNegative ? new UnaryOp(SpanFrom(start), UnaryOperator.USub, number) : number;
    }

    private void RequireKind(Expr number, bool isComplex)
    {
        if (number is ConstantExpr constant && constant.Value is ComplexConstant != isComplex)
        {
            RaiseSyntaxErrorAt(number, isComplex ? "imaginary number required in complex literal" : "real number required in complex literal");
        }
    }
}
