using System.Runtime.CompilerServices;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>
/// A PEG parser for Python 3.13: one method a grammar rule (rule <c>star_targets</c> is <c>StarTargets()</c>), in partial
/// files by section of the grammar.
/// </summary>
/// <remarks>
/// <para>
/// A rule returns null where it does not match, and then <see cref="_position"/> is where it was before. A well-formed
/// source is parsed once, and rules may take any shortcut that accepts the same language and makes the same tree. If that
/// fails, the source is parsed again, <see cref="Exact"/>: alternatives in the grammar's order, no token looked at that CPython's
/// parser does not look at. The first exact pass shows which token a plain "invalid syntax" stands at (the last one fetched);
/// the second one has <see cref="InvalidPass"/> set: the invalid_* rules run, in the grammar's order, and throw the precise error.
/// </para>
/// <para>
/// An action of the grammar that raises an error throws. One that returns NULL without an error ends its rule without
/// trying the alternatives that follow: such methods return null at that point.
/// </para>
/// </remarks>
public sealed partial class Parser
{
    private const int LargestSpareBuffer = 1 << 19;

    [ThreadStatic]
    private static Token[]? t_spareTokens;

    private readonly Lexer _lexer;
    private readonly ParseOptions _options;
    private readonly SourceText _source;

    // Where the lists of nodes under construction are collected.
    private readonly ScratchStack<Expr> _exprs = new();
    private readonly ScratchStack<Expr?> _optionalExprs = new();
    private readonly ScratchStack<Keyword> _keywords = new();

    private Token[] _tokens;

    /// <summary>How many tokens this pass has fetched; <see cref="_lexedCount"/> is how many there are in the buffer.</summary>
    private int _tokenCount;

    private int _lexedCount;
    private int _position;
    private bool _inStatement;

    private Parser(Lexer lexer, ParseOptions options)
    {
        _lexer = lexer;
        _source = lexer.Source;
        _options = options;
        _tokens = t_spareTokens ?? new Token[4096];
        t_spareTokens = null;
    }

    /// <summary>Parses a source.</summary>
    /// <exception cref="PythonSyntaxException">What CPython raises for it.</exception>
    public static Mod Parse(SourceText source, ParseOptions options)
    {
        var parser = new Parser(new Lexer(source, options.Warn, options.Mode == ParseMode.Exec), options);
        try
        {
            return parser.Run();
        }
        finally
        {
            // Names are interned for good, so that nothing is kept alive by the tokens.
            if (parser._tokens.Length <= LargestSpareBuffer)
            {
                t_spareTokens = parser._tokens;
            }
        }
    }

    /// <summary>The current token, fetched if it has to be.</summary>
    private ref Token Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (_position == _tokenCount)
            {
                Fetch();
            }

            return ref _tokens[_position];
        }
    }

    /// <summary>
    /// Whether the source is known to be wrong. No tree is needed any more; the grammar is followed to the letter, so that the tokens
    /// fetched are CPython's, and the results of the rules that CPython's parser remembers are remembered.
    /// </summary>
    private bool Exact { get; set; }

    /// <summary>
    /// Whether the invalid_* rules run: in the last pass, but for what expression_without_invalid parses.
    /// </summary>
    private bool InvalidPass { get; set; }

    /// <summary>The kind of the current token.</summary>
    private TokenKind Peek
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Current.Kind;
    }

    /// <summary>The token before the current one; its end ends the node that was just parsed.</summary>
    private ref Token Previous => ref _tokens[_position - 1];

    /// <summary>Takes the current token if it is of this kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Accept(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Whether the current token is of this kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool At(TokenKind kind) => Current.Kind == kind;

    /// <summary>Takes the current token if it is a name (NAME), and gives its index in <see cref="_tokens"/>; else -1.</summary>
    private int AcceptName()
    {
        if (Current.Kind != TokenKind.Name)
        {
            return -1;
        }

        return _position++;
    }

    /// <summary>NAME as an expression in Load context.</summary>
    private Name? NameToken()
    {
        ref Token token = ref Current;
        if (token.Kind != TokenKind.Name)
        {
            return null;
        }

        _position++;
        return new Name(token.Span, token.Name!, ExprContext.Load);
    }

    /// <summary>Whether the current token is this soft keyword.</summary>
    private bool AtSoftKeyword(string keyword)
    {
        ref Token token = ref Current;
        return token.Kind == TokenKind.Name && (object)token.Name! == keyword;
    }

    /// <summary>Takes the current token if it is this soft keyword (a literal, thus interned as all names are).</summary>
    private bool AcceptSoftKeyword(string keyword)
    {
        if (!AtSoftKeyword(keyword))
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>The span from the start of token <paramref name="start"/> to the end of the previous token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SourceSpan SpanFrom(int start)
    {
        ref SourceSpan first = ref _tokens[start].Span;
        ref SourceSpan last = ref _tokens[_position - 1].Span;
        return new SourceSpan(first.Line, first.Column, last.EndLine, last.EndColumn);
    }

    /// <summary>The span from a node's start to the end of the previous token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SourceSpan SpanFrom(LocatedNode first)
    {
        SourceSpan span = first.Span;
        ref SourceSpan last = ref _tokens[_position - 1].Span;
        return new SourceSpan(span.Line, span.Column, last.EndLine, last.EndColumn);
    }

    /// <summary>
    /// As <see cref="SpanFrom(int)"/>, for a node that may end with a block: the line ends and dedents that close the block are
    /// not part of it.
    /// </summary>
    private SourceSpan BlockSpanFrom(int start)
    {
        int last = _position - 1;
        while (last > 0 && _tokens[last].Kind is TokenKind.NewLine or TokenKind.Indent or TokenKind.Dedent or TokenKind.EndMarker)
        {
            last--;
        }

        return _tokens[start].Span.To(_tokens[last].Span);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Fetch()
    {
        if (_tokenCount < _lexedCount)
        {
            _tokenCount++;
            return;
        }

        if (_lexedCount == _tokens.Length)
        {
            Array.Resize(ref _tokens, _lexedCount * 2);
        }

        _lexer.Next(out _tokens[_lexedCount]);
        if (_options.Mode == ParseMode.Single)
        {
            EndStatementAtEndOfInput(ref _tokens[_lexedCount]);
        }

        _lexedCount++;
        _tokenCount++;
    }

    /// <summary>An interactive statement ends where its input ends: CPython's _PyPegen_fill_token.</summary>
    private void EndStatementAtEndOfInput(ref Token token)
    {
        if (token.Kind != TokenKind.EndMarker || !_inStatement)
        {
            _inStatement = true;
            return;
        }

        token.Kind = TokenKind.NewLine;
        _inStatement = false;
        if (!_options.DontImplyDedent)
        {
            _lexer.CloseIndentations();
        }
    }

    private Mod Run()
    {
        try
        {
            if (Root() is { } root)
            {
                if (_options.Mode == ParseMode.Single)
                {
                    CheckSingleStatement();
                }

                return root;
            }
        }
        catch (PythonSyntaxException error)
        {
            throw ErrorOfFirstPass(error);
        }

        throw ExplainFailure();
    }

    private Mod? Root() => _options.Mode switch
    {
        ParseMode.Exec => File(),
        ParseMode.Eval => Eval(),
        _ => Interactive(),
    };

    /// <summary><c>file: [statements] ENDMARKER</c>.</summary>
    private Module? File()
    {
        Stmt[] body = Statements() ?? [];
        return Accept(TokenKind.EndMarker) ? new Module(body) : null;
    }

    /// <summary><c>interactive: statement_newline</c>.</summary>
    private Interactive? Interactive() => StatementNewline() is { } body ? new Interactive(body) : null;

    /// <summary><c>eval: expressions NEWLINE* ENDMARKER</c>.</summary>
    private Expression? Eval()
    {
        if (Expressions() is not { } body)
        {
            return null;
        }

        while (Accept(TokenKind.NewLine))
        {
        }

        return Accept(TokenKind.EndMarker) ? new Expression(body) : null;
    }

    private void Restart(bool invalidPass)
    {
        _position = 0;
        _level = invalidPass ? LevelsOfInvalidStatement : 0;
        _targetStart = _singleTargetStart = -1;
        Exact = true;
        InvalidPass = invalidPass;
        ForgetResults();
    }
}
