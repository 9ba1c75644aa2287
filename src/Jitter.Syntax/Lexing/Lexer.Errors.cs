using Jitter.Primitives.Text;
using Jitter.Primitives.Text.Unicode;
using Jitter.Syntax.Errors;

namespace Jitter.Syntax.Lexing;

/// <summary>The errors and warnings, with the positions that CPython gives them.</summary>
public sealed partial class Lexer
{
    private LexerStatus _status;

    /// <summary>What has become of reading (CPython's <c>tok->done</c>).</summary>
    private enum LexerStatus : byte
    {
        /// <summary>Tokens come.</summary>
        Ok,

        /// <summary>The input is at its end.</summary>
        End,

        /// <summary>The input ended within a string; the error is thrown.</summary>
        EndInString,

        /// <summary>An error of the tokenizer itself is thrown.</summary>
        Error,

        /// <summary>An error is thrown that CPython's parser makes of a mere code: see <see cref="Lexer.ErrorIsDeferred"/>.</summary>
        Deferred,

        /// <summary>The input ended where more had to come; the error is thrown, and deferred as well.</summary>
        DeferredEnd,
    }

    /// <summary>
    /// Whether the exception that <see cref="Next()"/> threw last is one that CPython's tokenizer only notes in <c>tok->done</c>
    /// (E_EOF, E_DEDENT, E_TABSPACE, E_TOODEEP, E_LINECONT) and leaves to the parser to raise: when the rest of a file is
    /// read only to find errors, those do not count.
    /// </summary>
    public bool ErrorIsDeferred => _status is LexerStatus.Deferred or LexerStatus.DeferredEnd;

    /// <summary>
    /// The bare UnicodeDecodeError, if the exception thrown last is a SyntaxError made of one: it is what CPython raises where the rest of a
    /// file is read only to find errors.
    /// </summary>
    public PythonSyntaxException? DecodeError { get; private set; }

    /// <summary>
    /// An error at the byte read last (CPython's tokenizer/helpers.c, _syntaxerror_range). Given columns are in bytes.
    /// </summary>
    private PythonSyntaxException Error(string message, int column = -1, int endColumn = -1)
    {
        _status = LexerStatus.Error;
        if (column == -1)
        {
            column = Utf8.CountCodePoints(_bytes.AsSpan(_lineStart, _position - _lineStart));
        }

        if (endColumn == -1)
        {
            endColumn = column;
        }

        ReadOnlySpan<byte> line = _bytes.AsSpan(_lineStart, EndOfLine(_lineStart) - _lineStart);
        return new PythonSyntaxException(CompileErrorKind.SyntaxError, message, _line, column, _line, endColumn, Utf8.DecodeReplacing(line));
    }

    private PythonSyntaxException InvalidCharacter(int codePoint) => Error(UnicodeData.IsPrintable(codePoint)
        ? $"invalid character '{char.ConvertFromUtf32(codePoint)}' (U+{codePoint:X4})"
        : $"invalid non-printable character U+{codePoint:X4}");

    /// <summary>A name whose bytes are no UTF-8: the position in the message counts from its start.</summary>
    private PythonSyntaxException Undecodable(ReadOnlySpan<byte> name)
    {
        _status = LexerStatus.Error;
        string message = Utf8Errors.Decode(name)!;
        DecodeError = new PythonSyntaxException(CompileErrorKind.UnicodeDecodeError, message);
        return AtCursor(CompileErrorKind.SyntaxError, $"(unicode error) {message}");
    }

    private PythonSyntaxException UnexpectedEnd()
    {
        _status = LexerStatus.DeferredEnd;
        if (_level == 0)
        {
            return AtCursor(CompileErrorKind.SyntaxError, "unexpected EOF while parsing");
        }

        ref Bracket bracket = ref _brackets[_level - 1];
        return KnownLocation(
            CompileErrorKind.SyntaxError, $"'{(char)bracket.Character}' was never closed", bracket.Line, bracket.Column + 1, bracket.Line, 0);
    }

    private PythonSyntaxException UnexpectedAfterContinuation()
    {
        _status = LexerStatus.Deferred;
        return KnownLocation(
            CompileErrorKind.SyntaxError,
            "unexpected character after line continuation character",
            _line,
            Math.Max(0, _position - _bufferStart - 1) + 1,
            _line,
            0);
    }

    private PythonSyntaxException NoSuchIndent()
    {
        _status = LexerStatus.Deferred;
        _position = BufferEnd;
        return AtCursor(CompileErrorKind.IndentationError, "unindent does not match any outer indentation level");
    }

    private PythonSyntaxException InconsistentTabs() =>
        InWholeLine(CompileErrorKind.TabError, "inconsistent use of tabs and spaces in indentation");

    private PythonSyntaxException TooManyIndents() => InWholeLine(CompileErrorKind.IndentationError, "too many levels of indentation");

    private PythonSyntaxException InWholeLine(CompileErrorKind kind, string message)
    {
        _status = LexerStatus.Deferred;
        _position = BufferEnd;
        return KnownLocation(kind, message, _line, 1, _line, 0);
    }

    /// <summary>CPython's RAISE_ERROR where the last token is the error token, which has no columns.</summary>
    private PythonSyntaxException AtCursor(CompileErrorKind kind, string message) =>
        KnownLocation(kind, message, _line, _position == _bufferStart ? 0 : _position - _lineStart, _line, -1);

    /// <summary>
    /// An error made by the parser's rules (CPython's Parser/pegen_errors.c, _PyPegen_raise_error_known_location): the columns are in bytes, from 1,
    /// and turned into code points by the text shown, which may be several lines.
    /// </summary>
    private PythonSyntaxException KnownLocation(CompileErrorKind kind, string message, int line, int column, int endLine, int endColumn)
    {
        int bufferEnd = BufferEnd;
        ReadOnlySpan<byte> bytes = _line <= line && bufferEnd > _bufferStart
            ? _bytes.AsSpan(_bufferStart, bufferEnd - _bufferStart)
            : Source.EarlierLineBytes(line);
        string text = Utf8.DecodeReplacing(bytes);
        int endOffset = endColumn > 0 ? CodePoints(text, endColumn) : endColumn;
        return new PythonSyntaxException(kind, message, line, CodePoints(text, column), endLine, endOffset, text);
    }

    private static int CodePoints(string text, int column)
    {
        ReadOnlySpan<byte> bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return column > bytes.Length ? Utf8.CountCodePoints(bytes) + 1 : Utf8.CountCodePoints(bytes[..column]);
    }

    /// <summary>A warning, which as an error stands at the byte read last.</summary>
    private void Warn(string message)
    {
        int offset = Utf8.CountCodePoints(_bytes.AsSpan(_lineStart, _position - _lineStart));
        _warn!(new CompileWarning(CompileWarningKind.SyntaxWarning, message, _line, offset, _line, offset));
    }
}
