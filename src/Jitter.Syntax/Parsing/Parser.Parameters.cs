using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>
/// The parameters of functions and lambdas. The rules for both differ in that a lambda's parameters have no annotations and
/// end at a colon.
/// </summary>
public sealed partial class Parser
{
    private readonly ScratchStack<Arg> _args = new();

    private static Arguments NoArguments() => new([], [], null, [], [], null, []);

    /// <summary>
    /// <c>params: invalid_parameters | parameters</c>, and <c>lambda_params</c>. The token that ends the list is not taken.
    /// </summary>
    private Arguments? Params(bool isLambda)
    {
        if (Exact)
        {
            return ExactParams(isLambda);
        }

        int start = _position;
        var list = new ParameterList(_args.Count, _exprs.Count, _optionalExprs.Count);
        if (CollectParameters(ref list, isLambda))
        {
            Arg[] last = _args.Take(list.FirstArg);
            return new Arguments(
                list.PositionalOnly,
                list.HasStar ? list.Positional : last,
                list.VarArg,
                list.HasStar ? last : [],
                _optionalExprs.Take(list.FirstKeywordDefault),
                list.KwArg,
                _exprs.Take(list.FirstDefault));
        }

        _args.Drop(list.FirstArg);
        _exprs.Drop(list.FirstDefault);
        _optionalExprs.Drop(list.FirstKeywordDefault);
        _position = start;
        return null;
    }

    /// <summary>
    /// Takes the parameters one by one, in the order that the rule <c>parameters</c> allows. A list that stops matching in the
    /// middle is none, as neither ) nor : can follow there.
    /// </summary>
    private bool CollectParameters(ref ParameterList list, bool isLambda)
    {
        while (true)
        {
            switch (Peek)
            {
                case TokenKind.Name:
                    if (!CollectParameter(ref list, isLambda))
                    {
                        return false;
                    }

                    break;
                case TokenKind.Slash:
                    if (list.HasStar || list.PositionalOnly.Length > 0 || _args.Count == list.FirstArg)
                    {
                        return false;
                    }

                    _position++;
                    list.PositionalOnly = _args.Take(list.FirstArg);
                    if (!AcceptParameterEnd(isLambda))
                    {
                        return false;
                    }

                    break;
                case TokenKind.Star:
                    if (list.HasStar)
                    {
                        return false;
                    }

                    _position++;
                    list.HasStar = true;
                    list.Positional = _args.Take(list.FirstArg);
                    if (Accept(TokenKind.Comma))
                    {
                        if (!At(TokenKind.Name))
                        {
                            return false;
                        }
                    }
                    else
                    {
                        list.VarArg = Param(isLambda, mayBeStarred: true);
                        if (list.VarArg is null || !AcceptParameterEnd(isLambda))
                        {
                            return false;
                        }
                    }

                    break;
                case TokenKind.DoubleStar:
                    _position++;
                    list.KwArg = Param(isLambda, mayBeStarred: false);
                    return list.KwArg is not null && AcceptParameterEnd(isLambda);
                default:
                    return true;
            }
        }
    }

    private bool CollectParameter(ref ParameterList list, bool isLambda)
    {
        if (Param(isLambda, mayBeStarred: false) is not { } parameter)
        {
            return false;
        }

        Expr? value = null;
        if (Accept(TokenKind.Equal))
        {
            _level += LevelsOfDefault;
            value = Expression();
            _level -= LevelsOfDefault;
            if (value is null)
            {
                return false;
            }
        }

        if (list.HasStar)
        {
            _optionalExprs.Push(value);
        }
        else if (value is not null)
        {
            _exprs.Push(value);
        }
        else if (_exprs.Count > list.FirstDefault)
        {
            return false;
        }

        _args.Push(parameter);
        return AcceptParameterEnd(isLambda);
    }

    /// <summary>What ends each parameter: a comma, or the end of the list, which is not taken.</summary>
    private bool AcceptParameterEnd(bool isLambda) =>
        Accept(TokenKind.Comma) || At(isLambda ? TokenKind.Colon : TokenKind.RightParen);

    /// <summary>
    /// <c>param: NAME [':' expression]</c>; with <paramref name="mayBeStarred"/> also <c>param_star_annotation: NAME ':'
    /// star_expression</c>; <c>lambda_param: NAME</c>.
    /// </summary>
    private Arg? Param(bool isLambda, bool mayBeStarred)
    {
        int start = AcceptName();
        if (start < 0)
        {
            return null;
        }

        Expr? annotation = null;
        if (!isLambda && Accept(TokenKind.Colon))
        {
            annotation = mayBeStarred ? StarExpression() : Expression();
            if (annotation is null)
            {
                _position--;
            }
        }

        return new Arg(SpanFrom(start), _tokens[start].Name!, annotation);
    }

    /// <summary>A parameter list under construction, and where its parts begin on the stacks.</summary>
    private struct ParameterList(int firstArg, int firstDefault, int firstKeywordDefault)
    {
        public readonly int FirstArg = firstArg;
        public readonly int FirstDefault = firstDefault;
        public readonly int FirstKeywordDefault = firstKeywordDefault;
        public Arg[] PositionalOnly = [];
        public Arg[] Positional = [];
        public Arg? VarArg;
        public Arg? KwArg;
        public bool HasStar;
    }
}
