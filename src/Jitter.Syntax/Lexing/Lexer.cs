using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Syntax.Lexing;

/// <summary>
/// Turns UTF-8 source into tokens on demand, as CPython 3.13's tokenizer does (Parser/lexer/lexer.c): comments and
/// blank lines are skipped, brackets join lines, f-strings are tokenized inside (PEP 701).
/// </summary>
/// <remarks>
/// Lexing is lazy because the order in which errors are found is observable: an error of the tokenizer is raised only
/// when the parser asks for that token. Errors are thrown as <see cref="PythonSyntaxException"/>.
/// A zero byte ends the source; it cannot be part of it.
/// </remarks>
public sealed partial class Lexer
{
    private readonly byte[] _bytes;
    private readonly int _length;
    private readonly CompileWarningHandler? _warn;

    /// <summary>Where reading goes on.</summary>
    private int _position;

    /// <summary>The line that is being read, from 1; it is raised when the first byte of a line is read.</summary>
    private int _line;

    private int _lineStart;
    private int _bufferStart;
    private bool _atLineStart = true;

    /// <summary>Starts at the first byte of a decoded source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="warn">Takes warnings; null drops them.</param>
    /// <param name="endLastLine">
    /// Whether a last line without end is ended (<c>compile</c>'s mode "exec"); without, the input ends behind its last character.
    /// </param>
    public Lexer(SourceText source, CompileWarningHandler? warn, bool endLastLine = true)
    {
        Source = source;
        _warn = warn;
        _bytes = source.Bytes;
        _length = source.Length;
        if (!endLastLine && source.LastLineWasOpen)
        {
            _bytes = (byte[])_bytes.Clone();
            _bytes[--_length] = 0;
        }
    }

    /// <summary>The source that is read.</summary>
    public SourceText Source { get; }

    /// <summary>
    /// The line that is being read, from 1 (CPython's <c>tok->lineno</c>): where errors end that say "from here to where reading stands".
    /// </summary>
    public int Line => _line;

    /// <summary>The byte column behind the last byte read in its line (<c>tok->cur - tok->line_start</c>).</summary>
    public int Column => _position - _lineStart;

    /// <summary>
    /// Where the buffered text starts (<c>tok->buf</c>): the start of the current line, or of the first line of a token that goes over lines.
    /// </summary>
    public int BufferStart => _bufferStart;

    /// <summary>The end of the lines read so far (<c>tok->inp</c>), behind the \n.</summary>
    public int BufferEnd
    {
        get
        {
            if (_status == LexerStatus.EndInString)
            {
                // All was read, though the position went back to the string's start.
                return _length;
            }

            int length = _line == 0 ? 0 : _bytes.AsSpan(_lineStart, _length - _lineStart).IndexOf((byte)'\n') + 1;
            return length == 0 && _line != 0 ? _length : _lineStart + length;
        }
    }

    /// <summary>The offset behind the last byte read (<c>tok->cur</c>).</summary>
    public int Offset => _position;

    /// <summary>Whether the end of the input was met, in a string too (<c>tok->done</c> is E_EOF, E_EOFS or E_EOLS).</summary>
    public bool AtEnd => _status is LexerStatus.End or LexerStatus.EndInString or LexerStatus.DeferredEnd
        || (_status == LexerStatus.Ok && LastTokenMetEnd);

    /// <summary>Whether reading stands within an f-string, replacement fields included (<c>tok_mode_stack_index > 0</c>).</summary>
    public bool InFString => _fStringDepth != 0;

    /// <summary>How many brackets are open (<c>tok->level</c>).</summary>
    public int BracketDepth => _level;

    /// <summary>
    /// The innermost open bracket: its character, line, and byte column (<c>tok->parenstack</c>, <c>parenlinenostack</c>, <c>parencolstack</c>).
    /// </summary>
    public (char Bracket, int Line, int Column) OpenBracket
    {
        get
        {
            ref Bracket bracket = ref _brackets[_level - 1];
            return ((char)bracket.Character, bracket.Line, bracket.Column);
        }
    }

    // Most tokens look at the byte behind them; line ends, strings, and operators of three characters do not.
    private bool LastTokenMetEnd =>
        _position == _length && _length > 0 && _bytes[_length - 1] is not ((byte)'\n' or (byte)'\'' or (byte)'"')
        && !(_length > 2 && _bytes.AsSpan(_length - 3, 3) is [(byte)'.', (byte)'.', (byte)'.']
            or [(byte)'*', (byte)'*', (byte)'='] or [(byte)'/', (byte)'/', (byte)'=']
            or [(byte)'<', (byte)'<', (byte)'='] or [(byte)'>', (byte)'>', (byte)'=']);

    /// <summary>The next token; after the end, <see cref="TokenKind.EndMarker"/> again and again.</summary>
    /// <exception cref="PythonSyntaxException">The text is no token.</exception>
    public Token Next()
    {
        Next(out Token token);
        return token;
    }

    /// <inheritdoc cref="Next()"/>
    public void Next(out Token token)
    {
        if (_fStringDepth != 0 && _fStrings[_fStringDepth - 1].InText)
        {
            NextInFString(out token);
        }
        else
        {
            NextInCode(out token);
        }
    }

    private void NextInCode(out Token token)
    {
        ref byte source = ref MemoryMarshal.GetArrayDataReference(_bytes);
    nextLine:
        if (_atLineStart)
        {
            StartLine(ref source);
        }

        if (_pendingIndents != 0)
        {
            NextIndent(out token);
            return;
        }

        int position = _position;
    again:
        int c = Unsafe.Add(ref source, position);
        while (c is ' ' or '\t' or '\f')
        {
            c = Unsafe.Add(ref source, ++position);
        }

        int start = position;
        switch (Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(CharacterTables.Classes), c))
        {
            case CharacterClass.PrefixLetter:
                int quote = QuoteBehindPrefix(ref source, position);
                if (quote != 0)
                {
                    ReadString(ref source, start, quote, out token);
                    return;
                }

                goto case CharacterClass.Letter;
            case CharacterClass.Letter:
                do
                {
                    c = Unsafe.Add(ref source, ++position);
                }
                while (Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(CharacterTables.NameContinues), c) == NameByte.Ascii);

                if (c >= 0x80)
                {
                    goto case CharacterClass.NonAscii;
                }

                ref readonly NameTable.Entry name = ref NameTable.Find(ref Unsafe.Add(ref source, start), position - start);
                Finish(out token, name.Kind, start, position);
                token.Name = name.Text;
                return;
            case CharacterClass.NonAscii:
                ReadNonAsciiName(ref source, start, out token);
                return;
            case CharacterClass.Comma:
                Finish(out token, TokenKind.Comma, start, position + 1);
                return;
            case CharacterClass.Dot:
                if ((uint)(Unsafe.Add(ref source, position + 1) - '0') <= 9)
                {
                    ReadNumber(ref source, start, out token);
                }
                else if (Unsafe.Add(ref source, position + 1) == '.' && Unsafe.Add(ref source, position + 2) == '.')
                {
                    Finish(out token, TokenKind.Ellipsis, start, position + 3);
                }
                else
                {
                    Finish(out token, TokenKind.Dot, start, position + 1);
                }

                return;
            case CharacterClass.Open:
                ReadOpening(c, start, out token);
                return;
            case CharacterClass.Close:
                ReadClosing(c, start, out token);
                return;
            case CharacterClass.NewLine:
                _atLineStart = true;
                if (_level > 0)
                {
                    _position = position + 1;
                    goto nextLine;
                }

                Finish(out token, TokenKind.NewLine, start, position + 1);
                token.End = position;
                return;
            case CharacterClass.Colon:
                if (_fStringDepth != 0 && StartsFormatSpec())
                {
                    Finish(out token, TokenKind.Colon, start, position + 1);
                }
                else if (Unsafe.Add(ref source, position + 1) == '=')
                {
                    Finish(out token, TokenKind.ColonEqual, start, position + 2);
                }
                else
                {
                    Finish(out token, TokenKind.Colon, start, position + 1);
                }

                return;
            case CharacterClass.Equal:
                if (Unsafe.Add(ref source, position + 1) == '=')
                {
                    Finish(out token, TokenKind.EqualEqual, start, position + 2);
                }
                else
                {
                    Finish(out token, TokenKind.Equal, start, position + 1);
                }

                return;
            case CharacterClass.Quote:
                ReadString(ref source, start, c, out token);
                return;
            case CharacterClass.Digit:
                ReadNumber(ref source, start, out token);
                return;
            case CharacterClass.Operator:
                ReadOperator(ref source, c, start, out token);
                return;
            case CharacterClass.Hash:
                // The line end behind a comment starts where the comment does.
                position = EndOfLine(position);
                if (position < _length)
                {
                    goto case CharacterClass.NewLine;
                }

                goto case CharacterClass.End;
            case CharacterClass.Backslash:
                ContinueLine(ref source, ref position, start);
                goto again;
            case CharacterClass.Unknown:
                Finish(out token, TokenKind.Unknown, start, position + 1);
                return;
            case CharacterClass.End:
                _position = position;
                if (_level > 0)
                {
                    throw UnexpectedEnd();
                }

                _status = LexerStatus.End;
                token = new Token { Kind = TokenKind.EndMarker, Start = position, End = position, Span = new SourceSpan(_line, -1, _line, -1) };
                return;
            default:
                _position = position + 1;
                throw Error($"invalid non-printable character U+{c:X4}");
        }
    }

    /// <summary>Makes a token within one line, and goes on behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish(out Token token, TokenKind kind, int start, int end)
    {
        int line = _line;
        int lineStart = _lineStart;
        token.Kind = kind;
        token.Start = start;
        token.End = end;
        token.Span = new SourceSpan(line, start - lineStart, line, end - lineStart);
        token.Level = _level;
        token.Name = null;
        _position = end;
    }

    private int EndOfLine(int position)
    {
        int length = _bytes.AsSpan(position, _length - position).IndexOf((byte)'\n');
        return length < 0 ? _length : position + length;
    }

    /// <summary>
    /// Goes on behind a backslash and the line end after it. The column of the error for anything else behind the backslash counts from the
    /// start of the buffered text.
    /// </summary>
    private void ContinueLine(ref byte source, ref int position, int backslash)
    {
        int next = backslash + 1;
        if (Unsafe.Add(ref source, next) != '\n')
        {
            // CPython has read one byte more than the backslash, if there is one.
            _position = next < _length ? next + 1 : next;
            throw UnexpectedAfterContinuation();
        }

        if (Unsafe.Add(ref source, next + 1) == 0)
        {
            _position = next + 1;
            throw UnexpectedEnd();
        }

        position = next + 1;
        _line++;
        _lineStart = position;
    }

    private void ReadNonAsciiName(ref byte source, int start, out Token token)
    {
        int end = start;
        while (Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(CharacterTables.NameContinues), (int)Unsafe.Add(ref source, end)) != 0)
        {
            end++;
        }

        string name = IdentifierNormalizer.Intern(_bytes.AsSpan(start, end - start), out int invalidEnd, out int invalid);
        if (invalid >= 0)
        {
            _position = start + invalidEnd;
            throw InvalidCharacter(invalid);
        }

        if (name.Length == 0)
        {
            _position = end;
            throw Undecodable(_bytes.AsSpan(start, end - start));
        }

        Finish(out token, TokenKind.Name, start, end);
        token.Name = name;
    }
}
