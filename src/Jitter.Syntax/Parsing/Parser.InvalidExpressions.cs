using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>The invalid_* rules of expressions. They throw, or return, wherever the current token is then.</summary>
public sealed partial class Parser
{
    private static readonly string[] s_softKeywords = ["_", "case", "match", "type"];

    /// <summary><c>invalid_expression</c>.</summary>
    private void InvalidExpression()
    {
        int start = _position;
        if (!AtNameBeforeStringOrSoftKeyword() && Disjunction() is { } first)
        {
            if (ExpressionWithoutInvalid() is { } second)
            {
                if (!IsLegacyStatement(first) && _tokens[_position - 1].Level != 0)
                {
                    RaiseSyntaxErrorRange(first, second, "invalid syntax. Perhaps you forgot a comma?");
                }

                return;
            }
        }

        InvalidConditional(start);
        _position = start;
        InvalidLambdaInFString();
    }

    /// <summary><c>disjunction 'if' disjunction !('else' | ':')</c>.</summary>
    private void InvalidConditional(int start)
    {
        _position = start;
        if (Disjunction() is { } body && Accept(TokenKind.KeywordIf) && Disjunction() is { } test
            && Peek is not (TokenKind.KeywordElse or TokenKind.Colon))
        {
            RaiseSyntaxErrorRange(body, test, "expected 'else' after 'if' expression");
        }
    }

    /// <summary><c>'lambda' [lambda_params] ':' &amp;FSTRING_MIDDLE</c>.</summary>
    private void InvalidLambdaInFString()
    {
        int start = _position;
        if (!Accept(TokenKind.KeywordLambda))
        {
            return;
        }

        Params(isLambda: true);
        int colon = _position;
        if (Accept(TokenKind.Colon) && Peek == TokenKind.FStringMiddle)
        {
            RaiseSyntaxErrorRange(
                _tokens[start].Span, _tokens[colon].Span, "f-string: lambda expressions are not allowed without parentheses");
        }
    }

    /// <summary><c>NAME STRING | SOFT_KEYWORD</c>, as a look-ahead.</summary>
    private bool AtNameBeforeStringOrSoftKeyword()
    {
        if (Peek != TokenKind.Name)
        {
            return false;
        }

        if (PeekNext == TokenKind.String)
        {
            return true;
        }

        // CPython compares only as many characters as the name has.
        string name = _tokens[_position].Name!;
        foreach (string keyword in s_softKeywords)
        {
            if (keyword.StartsWith(name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// <c>expression_without_invalid: disjunction 'if' disjunction 'else' expression | disjunction | lambdef</c>; what it parses
    /// is remembered as any result is.
    /// </summary>
    private Expr? ExpressionWithoutInvalid()
    {
        bool invalidPass = InvalidPass;
        InvalidPass = false;
        Expr? expression = ConditionalExpression() ?? Lambdef();
        InvalidPass = invalidPass;
        return expression;
    }

    /// <summary><c>invalid_legacy_expression: NAME !'(' star_expressions</c>, for print and exec.</summary>
    private void InvalidLegacyExpression()
    {
        if (NameToken() is { } name && Peek != TokenKind.LeftParen && StarExpressions() is { } argument && IsLegacyStatement(name))
        {
            RaiseSyntaxErrorRange(name, argument, $"Missing parentheses in call to '{name.Id}'. Did you mean {name.Id}(...)?");
        }
    }

    private static bool IsLegacyStatement(Expr expression) => expression is Name { Id: "print" or "exec" };

    /// <summary><c>invalid_named_expression (memo)</c>.</summary>
    private void InvalidNamedExpression()
    {
        if (Recall(Rule.InvalidNamedExpression, out Expr? _))
        {
            return;
        }

        int start = _position;
        if (Expression() is { } target && Accept(TokenKind.ColonEqual) && Expression() is not null)
        {
            RaiseSyntaxErrorAt(target, $"cannot use assignment expressions with {ExprName(target)}");
        }

        _position = start;
        if (NameToken() is { } name && Accept(TokenKind.Equal) && BitwiseOr() is { } value
            && Peek is not (TokenKind.Equal or TokenKind.ColonEqual))
        {
            RaiseSyntaxErrorRange(name, value, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }

        _position = start;
        if (!AtDisplayOrSingleton() && BitwiseOr() is { } left && Accept(TokenKind.Equal) && BitwiseOr() is not null
            && Peek is not (TokenKind.Equal or TokenKind.ColonEqual))
        {
            RaiseSyntaxErrorAt(left, $"cannot assign to {ExprName(left)} here. Maybe you meant '==' instead of '='?");
        }

        _position = start;
        Remember<Expr>(Rule.InvalidNamedExpression, start, null);
    }

    /// <summary><c>list | tuple | genexp | 'True' | 'None' | 'False'</c>, as a look-ahead.</summary>
    private bool AtDisplayOrSingleton()
    {
        int start = _position;
        bool matched = Peek switch
        {
            TokenKind.LeftBracket => List() is not null,
            TokenKind.LeftParen => Tuple() is not null || Genexp() is not null,
            TokenKind.KeywordTrue or TokenKind.KeywordNone or TokenKind.KeywordFalse => true,
            _ => false,
        };
        _position = start;
        return matched;
    }

    /// <summary><c>invalid_arithmetic: sum ('+' | '-' | '*' | '/' | '%' | '//' | '@') 'not' inversion</c>.</summary>
    private void InvalidArithmetic()
    {
        if (Sum() is null || s_levels[(int)Peek] is not (Additive or Multiplicative))
        {
            return;
        }

        int not = ++_position;
        if (Accept(TokenKind.KeywordNot) && Inversion() is { } operand)
        {
            RaiseSyntaxErrorRange(_tokens[not].Span, operand.Span, "'not' after an operator must be parenthesized");
        }
    }

    /// <summary><c>invalid_factor: ('+' | '-' | '~') 'not' factor</c>.</summary>
    private void InvalidFactor()
    {
        if (Peek is not (TokenKind.Plus or TokenKind.Minus or TokenKind.Tilde))
        {
            return;
        }

        int not = ++_position;
        if (Accept(TokenKind.KeywordNot) && Factor() is { } operand)
        {
            RaiseSyntaxErrorRange(_tokens[not].Span, operand.Span, "'not' after an operator must be parenthesized");
        }
    }

    /// <summary><c>invalid_starred_expression: '*' expression '=' expression</c>.</summary>
    private void InvalidStarredExpression()
    {
        int start = _position;
        if (Accept(TokenKind.Star) && Expression() is not null && Accept(TokenKind.Equal) && Expression() is { } value)
        {
            RaiseSyntaxErrorRange(_tokens[start].Span, value.Span, "cannot assign to iterable argument unpacking");
        }
    }

    /// <summary><c>invalid_group: '(' (starred_expression | '**' expression) ')'</c>.</summary>
    private void InvalidGroup()
    {
        int start = _position;
        if (Accept(TokenKind.LeftParen) && StarredExpression() is { } starred && Peek == TokenKind.RightParen)
        {
            RaiseSyntaxErrorAt(starred, "cannot use starred expression here");
        }

        _position = start + 1;
        if (Accept(TokenKind.DoubleStar) && Expression() is not null && Peek == TokenKind.RightParen)
        {
            RaiseSyntaxErrorAt(_tokens[start + 1].Span, "cannot use double starred expression here");
        }
    }

    /// <summary><c>invalid_comprehension</c>.</summary>
    private void InvalidComprehension()
    {
        int start = _position;
        TokenKind open = Peek;
        if (open is not (TokenKind.LeftBracket or TokenKind.LeftParen or TokenKind.LeftBrace))
        {
            return;
        }

        _position++;
        if (StarredExpression() is { } starred && ForIfClauses() is not null)
        {
            RaiseSyntaxErrorAt(starred, "iterable unpacking cannot be used in comprehension");
        }

        if (open == TokenKind.LeftParen)
        {
            return;
        }

        _position = start + 1;
        if (StarNamedExpression() is not { } first || !Accept(TokenKind.Comma))
        {
            return;
        }

        int comma = _position - 1;
        if (StarNamedExpressions() is { } rest && ForIfClauses() is not null)
        {
            RaiseSyntaxErrorRange(first, rest[^1], "did you forget parentheses around the comprehension target?");
        }

        _position = comma + 1;
        if (ForIfClauses() is not null)
        {
            RaiseSyntaxErrorRange(first.Span, _tokens[comma].Span, "did you forget parentheses around the comprehension target?");
        }
    }

    /// <summary><c>invalid_dict_comprehension: '{' '**' bitwise_or for_if_clauses '}'</c>.</summary>
    private void InvalidDictComprehension()
    {
        int start = _position;
        if (Accept(TokenKind.LeftBrace) && Accept(TokenKind.DoubleStar) && BitwiseOr() is not null && ForIfClauses() is not null
            && Peek == TokenKind.RightBrace)
        {
            RaiseSyntaxErrorAt(_tokens[start + 1].Span, "dict unpacking cannot be used in dict comprehension");
        }
    }

    /// <summary><c>invalid_double_starred_kvpairs</c>, which the grammar tries in any pass.</summary>
    private void InvalidDoubleStarredKvpairs()
    {
        int start = _position;
        if (DoubleStarredKvpairs() && Accept(TokenKind.Comma))
        {
            InvalidKvpair();
        }

        _position = start;
        InvalidDictValue();
    }

    /// <summary><c>invalid_kvpair</c>.</summary>
    private void InvalidKvpair()
    {
        int start = _position;
        if (Expression() is { } key && Peek != TokenKind.Colon)
        {
            SourceSpan span = key.Span;
            throw ErrorAt(Errors.CompileErrorKind.SyntaxError, span.Line, span.EndColumn, span.EndLine, 0, "':' expected after dictionary key");
        }

        _position = start;
        InvalidDictValue();
    }

    /// <summary><c>expression ':' '*' bitwise_or | expression ':' &amp;('}' | ',')</c>.</summary>
    private void InvalidDictValue()
    {
        if (Expression() is null || !Accept(TokenKind.Colon))
        {
            return;
        }

        int colon = _position - 1;
        if (Accept(TokenKind.Star))
        {
            if (BitwiseOr() is not null)
            {
                RaiseSyntaxErrorStartingFrom(_tokens[colon + 1].Span, "cannot use a starred expression in a dictionary value");
            }
        }
        else if (Peek is TokenKind.RightBrace or TokenKind.Comma)
        {
            RaiseSyntaxErrorAt(_tokens[colon].Span, "expression expected after dictionary key and ':'");
        }
    }

    /// <summary>What an expression is called in messages (CPython's _PyPegen_get_expr_name).</summary>
    private static string ExprName(Expr expression) => expression.Kind switch
    {
        ExprKind.AttributeExpr => "attribute",
        ExprKind.Subscript => "subscript",
        ExprKind.Starred => "starred",
        ExprKind.Name => "name",
        ExprKind.ListExpr => "list",
        ExprKind.TupleExpr => "tuple",
        ExprKind.Lambda => "lambda",
        ExprKind.Call => "function call",
        ExprKind.BoolOp or ExprKind.BinOp or ExprKind.UnaryOp => "expression",
        ExprKind.GeneratorExp => "generator expression",
        ExprKind.Yield or ExprKind.YieldFrom => "yield expression",
        ExprKind.Await => "await expression",
        ExprKind.ListComp => "list comprehension",
        ExprKind.SetComp => "set comprehension",
        ExprKind.DictComp => "dict comprehension",
        ExprKind.Dict => "dict literal",
        ExprKind.Set => "set display",
        ExprKind.JoinedStr or ExprKind.FormattedValue => "f-string expression",
        ExprKind.Compare => "comparison",
        ExprKind.IfExp => "conditional expression",
        ExprKind.NamedExpr => "named expression",
        ExprKind.ConstantExpr => ((ConstantExpr)expression).Value is SingletonConstant singleton
            ? singleton == SingletonConstant.Ellipsis ? "ellipsis" : singleton.Name
            : "literal",
        _ => throw new InvalidOperationException($"{expression.Kind} has no name"),
    };

    /// <summary>
    /// RAISE_SYNTAX_ERROR_INVALID_TARGET; returns where no part of the expression is wrong as a target.
    /// </summary>
    private void RaiseInvalidTarget(TargetsKind kind, Expr expression)
    {
        if (InvalidTarget(expression, kind) is { } wrong)
        {
            string verb = kind == TargetsKind.Del ? "delete" : "assign to";
            RaiseSyntaxErrorAt(wrong, $"cannot {verb} {ExprName(wrong)}");
        }
    }

    /// <summary>The first part that is no target (CPython's _PyPegen_get_invalid_target).</summary>
    private static Expr? InvalidTarget(Expr expression, TargetsKind kind)
    {
        switch (expression.Kind)
        {
            case ExprKind.ListExpr:
                return InvalidTarget(((ListExpr)expression).Elts, kind);
            case ExprKind.TupleExpr:
                return InvalidTarget(((TupleExpr)expression).Elts, kind);
            case ExprKind.Starred:
                return kind == TargetsKind.Del ? expression : InvalidTarget(((Starred)expression).Value, kind);
            case ExprKind.Compare when kind == TargetsKind.For:
                // `for a in b` reads `a in b` as a comparison.
                var compare = (Compare)expression;
                return compare.Ops[0] == CompareOperator.In ? InvalidTarget(compare.Left, kind) : null;
            case ExprKind.Name or ExprKind.Subscript or ExprKind.AttributeExpr:
                return null;
            default:
                return expression;
        }
    }

    private static Expr? InvalidTarget(Expr[] items, TargetsKind kind)
    {
        foreach (Expr item in items)
        {
            if (InvalidTarget(item, kind) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    /// <summary>What kind of targets is looked for (TARGETS_TYPE).</summary>
    private enum TargetsKind
    {
        Star,
        Del,
        For,
    }
}
