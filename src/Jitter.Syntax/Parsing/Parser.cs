using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>
/// A PEG parser for Python 3.13: one method a grammar rule (rule <c>star_targets</c> is <c>StarTargets()</c>), in partial
/// files by section of the grammar.
/// </summary>
/// <remarks>
/// A rule returns null where it does not match, and then <see cref="_position"/> is where it was before. Parsing runs
/// twice at most, as in CPython: first without the invalid_* rules; if that fails, again from the first token with
/// <see cref="InvalidPass"/> set, in which those rules run, in the grammar's order, and throw the precise error. The
/// tokens fetched so far decide where a plain "invalid syntax" stands, so no method may look further ahead than
/// CPython's parser does at the same place.
/// </remarks>
public sealed partial class Parser
{
    private readonly Lexer _lexer;
    private readonly ParseOptions _options;
    private Token[] _tokens = new Token[256];
    private int _tokenCount;
    private int _position;

    private Parser(Lexer lexer, ParseOptions options)
    {
        _lexer = lexer;
        _options = options;
    }

    /// <summary>Parses a source.</summary>
    /// <exception cref="PythonSyntaxException">What CPython raises for it.</exception>
    public static Mod Parse(SourceText source, ParseOptions options) => throw new NotImplementedException();

    /// <summary>The current token, fetched if it has to be.</summary>
    private ref Token Current
    {
        get
        {
            if (_position == _tokenCount)
            {
                Fetch();
            }

            return ref _tokens[_position];
        }
    }

    /// <summary>Whether this is the second pass, in which the invalid_* rules run.</summary>
    private bool InvalidPass { get; set; }

    /// <summary>The kind of the current token.</summary>
    private TokenKind Peek => Current.Kind;

    /// <summary>The token before the current one; its end ends the node that was just parsed.</summary>
    private ref Token Previous => ref _tokens[_position - 1];

    /// <summary>Takes the current token if it is of this kind.</summary>
    private bool Accept(TokenKind kind)
    {
        if (Current.Kind != kind)
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>Takes the current token if it is this soft keyword.</summary>
    private bool AcceptSoftKeyword(string keyword)
    {
        ref Token token = ref Current;
        if (token.Kind != TokenKind.Name || token.Name != keyword)
        {
            return false;
        }

        _position++;
        return true;
    }

    /// <summary>The span from the start of token <paramref name="start"/> to the end of the previous token.</summary>
    private SourceSpan SpanFrom(int start) => _tokens[start].Span.To(Previous.Span);

    private void Fetch()
    {
        if (_tokenCount == _tokens.Length)
        {
            Array.Resize(ref _tokens, _tokenCount * 2);
        }

        _tokens[_tokenCount++] = _lexer.Next();
    }
}
