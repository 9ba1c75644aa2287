using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>Lambda expressions.</summary>
public sealed partial class Parser
{
    /// <summary><c>lambdef: 'lambda' [lambda_params] ':' expression</c>.</summary>
    private Lambda? Lambdef()
    {
        int start = _position;
        if (!Accept(TokenKind.KeywordLambda))
        {
            return null;
        }

        Descend(LevelsOfLambda);
        Arguments parameters = (Peek == TokenKind.Colon && !Exact ? null : Params(isLambda: true)) ?? NoArguments();
        Expr? body = Accept(TokenKind.Colon) ? Expression() : null;
        _level -= LevelsOfLambda;
        if (body is null)
        {
            _position = start;
            return null;
        }

        return new Lambda(SpanFrom(start), parameters, body);
    }
}
