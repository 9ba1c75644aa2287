using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>Definitions of functions and classes.</summary>
public sealed partial class Parser
{
    /// <summary>
    /// <c>function_def_raw: invalid_def_raw | ['async'] 'def' NAME [type_params] '(' [params] ')' ['->' expression] ':' block</c>.
    /// </summary>
    /// <remarks>
    /// invalid_def_raw parses the same header and block, insists on '(' and ':', and explains a missing block.
    /// </remarks>
    private Stmt? FunctionDefRaw(Expr[] decorators)
    {
        int start = _position;
        bool isAsync = Accept(TokenKind.KeywordAsync);
        if (!Accept(TokenKind.KeywordDef) || FunctionHeader(start, isAsync, decorators) is not { } definition)
        {
            _position = start;
            return null;
        }

        return definition;
    }

    private Stmt? FunctionHeader(int start, bool isAsync, Expr[] decorators)
    {
        int line = Previous.Span.Line;
        int name = AcceptName();
        if (name < 0)
        {
            return null;
        }

        TypeParam[] typeParams = OptionalTypeParams();
        if (!AcceptOrInsist(TokenKind.LeftParen, "("))
        {
            return null;
        }

        Arguments arguments = At(TokenKind.RightParen) ? NoArguments() : Params(isLambda: false) ?? NoArguments();
        if (!Accept(TokenKind.RightParen))
        {
            return null;
        }

        Expr? returns = null;
        if (Accept(TokenKind.Arrow))
        {
            returns = Expression();
            if (returns is null)
            {
                _position--;
            }
        }

        if (!AcceptOrInsist(TokenKind.Colon, ":"))
        {
            return null;
        }

        ExpectIndent("function definition", line);
        if (Block() is not { } body)
        {
            return null;
        }

        string id = _tokens[name].Name!;
        SourceSpan span = BlockSpanFrom(start);
        return isAsync
            ? new AsyncFunctionDef(span, id, arguments, body, decorators, returns, typeParams)
            : new FunctionDef(span, id, arguments, body, decorators, returns, typeParams);
    }

    /// <summary>
    /// <c>class_def_raw: invalid_class_def_raw | 'class' NAME [type_params] ['(' [arguments] ')'] ':' block</c>.
    /// </summary>
    private ClassDef? ClassDefRaw(Expr[] decorators)
    {
        int start = _position;
        if (Accept(TokenKind.KeywordClass) && ClassHeader(start, decorators) is { } definition)
        {
            return definition;
        }

        _position = start;
        return null;
    }

    private ClassDef? ClassHeader(int start, Expr[] decorators)
    {
        int name = AcceptName();
        if (name < 0)
        {
            return null;
        }

        TypeParam[] typeParams = OptionalTypeParams();
        Expr[] bases = [];
        Keyword[] keywords = [];
        if (Accept(TokenKind.LeftParen))
        {
            if (!At(TokenKind.RightParen))
            {
                Arguments(out bases, out keywords);
            }

            if (!Accept(TokenKind.RightParen))
            {
                return null;
            }
        }

        if (!AcceptColon())
        {
            return null;
        }

        ExpectIndent("class definition", _tokens[start].Span.Line);
        return Block() is { } body
            ? new ClassDef(BlockSpanFrom(start), _tokens[name].Name!, bases, keywords, body, decorators, typeParams)
            : null;
    }

    /// <summary>Takes the token; in the last pass, raises an error at any other one.</summary>
    private bool AcceptOrInsist(TokenKind kind, string text)
    {
        if (InvalidPass)
        {
            ExpectForced(kind, text);
            return true;
        }

        return Accept(kind);
    }

    /// <summary>The colon behind the head of a compound statement; in the last pass, an error if the line ends instead.</summary>
    private bool AcceptColon()
    {
        if (InvalidPass && At(TokenKind.NewLine))
        {
            RaiseSyntaxError("expected ':'");
        }

        return Accept(TokenKind.Colon);
    }

    /// <summary>In the last pass, raises an error if a line ends here and the next one is not indented.</summary>
    /// <param name="what">What the block belongs to.</param>
    /// <param name="line">Its line.</param>
    private void ExpectIndent(string what, int line)
    {
        if (!InvalidPass || !Accept(TokenKind.NewLine))
        {
            return;
        }

        if (!At(TokenKind.Indent))
        {
            RaiseIndentationError($"expected an indented block after {what} on line {line}");
        }

        _position--;
    }
}
