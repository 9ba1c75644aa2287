using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>Type parameter lists (PEP 695, PEP 696).</summary>
public sealed partial class Parser
{
    private readonly ScratchStack<TypeParam> _typeParams = new();

    /// <summary><c>[type_params]</c>.</summary>
    private TypeParam[] OptionalTypeParams() => At(TokenKind.LeftBracket) ? TypeParams() ?? [] : [];

    /// <summary><c>type_params: invalid_type_params | '[' type_param_seq ']'</c>.</summary>
    private TypeParam[]? TypeParams()
    {
        int start = _position++;
        if (InvalidPass && At(TokenKind.RightBracket))
        {
            RaiseSyntaxErrorStartingFrom(_tokens[_position].Span, "Type parameter list cannot be empty");
        }

        int first = _typeParams.Count;
        while (TypeParam() is { } parameter)
        {
            _typeParams.Push(parameter);
            if (!Accept(TokenKind.Comma))
            {
                break;
            }
        }

        if (_typeParams.Count > first && Accept(TokenKind.RightBracket))
        {
            return _typeParams.Take(first);
        }

        _typeParams.Drop(first);
        _position = start;
        return null;
    }

    /// <summary><c>type_param</c>. Bounds where none may be are errors in every pass.</summary>
    private TypeParam? TypeParam()
    {
        int start = _position;
        if (Accept(TokenKind.Star))
        {
            int name = AcceptName();
            if (name >= 0)
            {
                RefuseBound("TypeVarTuple");
                Expr? value = TypeParamDefault(mayBeStarred: true);
                return new TypeVarTuple(SpanFrom(start), _tokens[name].Name!, value);
            }
        }
        else if (Accept(TokenKind.DoubleStar))
        {
            int name = AcceptName();
            if (name >= 0)
            {
                RefuseBound("ParamSpec");
                Expr? value = TypeParamDefault(mayBeStarred: false);
                return new ParamSpec(SpanFrom(start), _tokens[name].Name!, value);
            }
        }
        else if (AcceptName() >= 0)
        {
            Expr? bound = null;
            if (Accept(TokenKind.Colon))
            {
                bound = Expression();
                if (bound is null)
                {
                    _position--;
                }
            }

            Expr? value = TypeParamDefault(mayBeStarred: false);
            return new TypeVar(SpanFrom(start), _tokens[start].Name!, bound, value);
        }

        _position = start;
        return null;
    }

    /// <summary><c>[type_param_default]</c>, <c>[type_param_starred_default]</c>.</summary>
    private Expr? TypeParamDefault(bool mayBeStarred)
    {
        if (!Accept(TokenKind.Equal))
        {
            return null;
        }

        Expr? value = mayBeStarred ? StarExpression() : Expression();
        if (value is null)
        {
            _position--;
        }

        return value;
    }

    private void RefuseBound(string what)
    {
        int colon = _position;
        if (Accept(TokenKind.Colon) && Expression() is { } bound)
        {
            string kind = bound.Kind == ExprKind.TupleExpr ? "constraints" : "bound";
            RaiseSyntaxErrorStartingFrom(_tokens[colon].Span, $"cannot use {kind} with {what}");
        }

        _position = colon;
    }
}
