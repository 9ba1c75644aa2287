using System.Diagnostics.CodeAnalysis;
using System.Text;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>How errors are raised, and which one wins (CPython's Parser/pegen_errors.c).</summary>
public sealed partial class Parser
{
    /// <summary>Whether the error thrown last is the parser's own and not the lexer's.</summary>
    private bool _raisedByParser;

    /// <summary>RAISE_SYNTAX_ERROR: at the last token fetched.</summary>
    [DoesNotReturn]
    private void RaiseSyntaxError(string message) => throw ErrorAtToken(CompileErrorKind.SyntaxError, _tokenCount - 1, message);

    /// <summary>RAISE_SYNTAX_ERROR_ON_NEXT_TOKEN: at the current token.</summary>
    [DoesNotReturn]
    private void RaiseSyntaxErrorOnNextToken(string message)
    {
        _ = Current;
        throw ErrorAtToken(CompileErrorKind.SyntaxError, _position, message);
    }

    /// <summary>RAISE_INDENTATION_ERROR: at the last token fetched.</summary>
    [DoesNotReturn]
    private void RaiseIndentationError(string message) => throw ErrorAtToken(CompileErrorKind.IndentationError, _tokenCount - 1, message);

    /// <summary>RAISE_SYNTAX_ERROR_KNOWN_LOCATION: at a node, token or other span.</summary>
    [DoesNotReturn]
    private void RaiseSyntaxErrorAt(in SourceSpan span, string message) =>
        throw ErrorAt(CompileErrorKind.SyntaxError, span.Line, span.Column + 1, span.EndLine, span.EndColumn + 1, message);

    /// <inheritdoc cref="RaiseSyntaxErrorAt(in SourceSpan, string)"/>
    [DoesNotReturn]
    private void RaiseSyntaxErrorAt(LocatedNode node, string message) => RaiseSyntaxErrorAt(node.Span, message);

    /// <summary>RAISE_SYNTAX_ERROR_KNOWN_RANGE: from the start of one node or token to the end of another.</summary>
    [DoesNotReturn]
    private void RaiseSyntaxErrorRange(in SourceSpan first, in SourceSpan last, string message) =>
        RaiseSyntaxErrorAt(first.To(last), message);

    /// <inheritdoc cref="RaiseSyntaxErrorRange(in SourceSpan, in SourceSpan, string)"/>
    [DoesNotReturn]
    private void RaiseSyntaxErrorRange(LocatedNode first, LocatedNode last, string message) =>
        RaiseSyntaxErrorAt(first.Span.To(last.Span), message);

    /// <summary>RAISE_SYNTAX_ERROR_STARTING_FROM: from the start of a node or token to where the lexer stands.</summary>
    [DoesNotReturn]
    private void RaiseSyntaxErrorStartingFrom(in SourceSpan first, string message) =>
        throw ErrorAt(CompileErrorKind.SyntaxError, first.Line, first.Column + 1, _lexer.Line, _lexer.Column, message);

    /// <inheritdoc cref="RaiseSyntaxErrorStartingFrom(in SourceSpan, string)"/>
    [DoesNotReturn]
    private void RaiseSyntaxErrorStartingFrom(LocatedNode first, string message) => RaiseSyntaxErrorStartingFrom(first.Span, message);

    /// <summary>An eagerly parsed token (&amp;&amp;':' in the grammar): taken, or an error in any pass.</summary>
    private void ExpectForced(TokenKind kind, string expected)
    {
        ref Token token = ref Current;
        if (token.Kind != kind)
        {
            RaiseSyntaxErrorAt(token.Span, $"expected '{expected}'");
        }

        _position++;
    }

    private PythonSyntaxException ErrorAtToken(CompileErrorKind kind, int index, string message)
    {
        SourceSpan span = _tokens[index].Span;
        int column = span.Column == -1 ? _lexer.Column : span.Column + 1;
        int endColumn = span.EndColumn == -1 ? -1 : span.EndColumn + 1;
        return ErrorAt(kind, span.Line, column, span.EndLine, endColumn, message);
    }

    /// <summary>
    /// Makes an error. The columns are in bytes, from 1, and turned into code points by the text of the first line, even the
    /// column of the end in another line: so does CPython.
    /// </summary>
    private PythonSyntaxException ErrorAt(CompileErrorKind kind, int line, int column, int endLine, int endColumn, string message)
    {
        _raisedByParser = true;
        ReadOnlySpan<byte> bytes;
        int bufferLength = _lexer.BufferEnd - _lexer.BufferStart;
        if (_lexer.Line <= line && bufferLength > 0)
        {
            bytes = _source.Bytes.AsSpan(_lexer.BufferStart, bufferLength);
        }
        else
        {
            bytes = _source.EarlierLineBytes(line);
        }

        // The columns count in the text that is shown, where U+FFFD stands for what is no UTF-8.
        string text = Encoding.UTF8.GetString(bytes);
        bytes = Encoding.UTF8.GetBytes(text);
        int offset = CodePointsIn(bytes, column);
        int endOffset = endColumn > 0 ? CodePointsIn(bytes, endColumn) : endColumn;
        return new PythonSyntaxException(kind, message, line, offset, endLine, endOffset, text);
    }

    /// <summary>How many code points begin in the first <paramref name="count"/> bytes; one more than the line has at most.</summary>
    private static int CodePointsIn(ReadOnlySpan<byte> line, int count)
    {
        int extra = 0;
        if (count > line.Length)
        {
            extra = 1;
            count = line.Length;
        }

        int codePoints = 0;
        foreach (byte b in line[..Math.Max(count, 0)])
        {
            codePoints += (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return codePoints + extra;
    }

    /// <summary>What becomes of an error thrown before the source was known to be wrong.</summary>
    private PythonSyntaxException ErrorOfFirstPass(PythonSyntaxException error)
    {
        if (!Exact && _raisedByParser)
        {
            // The parser's own errors of this pass are those of CPython's first pass only if the same tokens were fetched.
            _raisedByParser = false;
            Restart(invalidPass: false);
            _tokenCount = 0;
            try
            {
                if (Root() is null)
                {
                    return ExplainFailure();
                }
            }
            catch (PythonSyntaxException exact)
            {
                error = exact;
            }
        }

        if (_warningLine > 0)
        {
            return AtEndOfInput ? error : OrLexerError(error, _warningLine);
        }

        return Settle(error);
    }

    /// <summary>No alternative matched: parses exactly, then with the invalid_* rules, and finds CPython's error.</summary>
    private PythonSyntaxException ExplainFailure()
    {
        try
        {
            if (!Exact)
            {
                Restart(invalidPass: false);
                _tokenCount = 0;
                if (Root() is not null)
                {
                    throw new InvalidOperationException("The exact pass accepts what the first pass did not.");
                }
            }
        }
        catch (PythonSyntaxException error)
        {
            return Settle(error);
        }

        if (_options.AllowIncompleteInput && AtEndOfInput)
        {
            return IncompleteInput(atToken: true);
        }

        int last = _tokenCount - 1;
        Restart(invalidPass: true);
        try
        {
            Root();
        }
        catch (PythonSyntaxException error)
        {
            return OrLexerErrorUnlessAtEnd(error);
        }

        return PlainError(last);
    }

    private PythonSyntaxException PlainError(int last)
    {
        ref Token token = ref _tokens[last];
        switch (token.Kind)
        {
            case TokenKind.Indent:
                return ErrorAtToken(CompileErrorKind.IndentationError, _tokenCount - 1, "unexpected indent");
            case TokenKind.Dedent:
                return ErrorAtToken(CompileErrorKind.IndentationError, _tokenCount - 1, "unexpected unindent");
            default:
                SourceSpan span = token.Span;
                return OrLexerError(
                    ErrorAt(CompileErrorKind.SyntaxError, span.Line, span.Column + 1, span.EndLine, span.EndColumn + 1, "invalid syntax"),
                    LastLine);
        }
    }

    /// <summary>An error that a rule raised: one of the lexer comes first if there is more to read.</summary>
    private PythonSyntaxException OrLexerErrorUnlessAtEnd(PythonSyntaxException error)
    {
        bool isSyntaxError = error.Kind is CompileErrorKind.SyntaxError or CompileErrorKind.IndentationError or CompileErrorKind.TabError;
        return !_raisedByParser || !isSyntaxError || AtEndOfInput ? error : OrLexerError(error, LastLine);
    }

    private int LastLine => _tokens[_tokenCount - 1].Span.Line;

    /// <summary>
    /// Reads on to the end of the source: an error of the lexer there, or a bracket that is never closed and was opened in an
    /// earlier line, takes the place of the parser's error.
    /// </summary>
    private PythonSyntaxException OrLexerError(PythonSyntaxException error, int line)
    {
        try
        {
            while (_lexer.Next().Kind != TokenKind.EndMarker)
            {
            }

            return error;
        }
        catch (PythonSyntaxException lexerError)
        {
            if (!_lexer.ErrorIsDeferred)
            {
                return _lexer.InFString ? error : _lexer.DecodeError ?? lexerError;
            }
        }

        return _lexer.BracketDepth > 0 && !_lexer.InFString && line > _lexer.OpenBracket.Line ? UnclosedBracket() : error;
    }

    private PythonSyntaxException UnclosedBracket()
    {
        (char bracket, int line, int column) = _lexer.OpenBracket;
        return ErrorAt(CompileErrorKind.SyntaxError, line, column + 1, line, 0, $"'{bracket}' was never closed");
    }

    /// <summary>What an error raised before the invalid_* rules ran becomes.</summary>
    private PythonSyntaxException Settle(PythonSyntaxException error) =>
        _options.AllowIncompleteInput && AtEndOfInput ? IncompleteInput(_raisedByParser) : OrLexerErrorUnlessAtEnd(error);

    /// <summary>Whether the lexer met the end; the dedents there come before the token that says so.</summary>
    private bool AtEndOfInput =>
        _lexer.AtEnd || (_lexedCount > 0 && _tokens[_lexedCount - 1].Kind == TokenKind.Dedent && _lexer.Offset == _source.Length);

    private PythonSyntaxException IncompleteInput(bool atToken) => atToken
        ? ErrorAtToken(CompileErrorKind.IncompleteInputError, _tokenCount - 1, "incomplete input")
        : ErrorAt(CompileErrorKind.IncompleteInputError, _lexer.Line, _lexer.Column, _lexer.Line, -1, "incomplete input");

    /// <summary>After an interactive statement only blank space and comments may follow (bad_single_statement).</summary>
    private void CheckSingleStatement()
    {
        ReadOnlySpan<byte> rest = _source.Bytes.AsSpan(0, _source.Length)[_lexer.Offset..];
        while (true)
        {
            int start = rest.IndexOfAnyExcept(" \t\n\f"u8);
            if (start < 0)
            {
                return;
            }

            if (rest[start] != (byte)'#')
            {
                RaiseSyntaxError("multiple statements found while compiling a single statement");
            }

            rest = rest[start..];
            int end = rest.IndexOf((byte)'\n');
            if (end < 0)
            {
                return;
            }

            rest = rest[end..];
        }
    }
}
