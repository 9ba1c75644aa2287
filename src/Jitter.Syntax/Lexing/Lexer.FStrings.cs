using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Syntax.Lexing;

/// <summary>F-strings (PEP 701): a stack of open ones, each either in its text or in a replacement field.</summary>
public sealed partial class Lexer
{
    /// <summary>CPython's MAXFSTRINGLEVEL: one level less than this many may be open.</summary>
    private const int MaximumFStrings = 150;

    /// <summary>CPython's MAX_EXPR_NESTING: how deep fields nest in format specifiers.</summary>
    private const int MaximumFieldDepth = 3;

    private FString[] _fStrings = [];
    private int _fStringDepth;

    private struct FString
    {
        /// <summary>Whether literal text or a format specifier comes next, not code.</summary>
        public bool InText;

        public bool Raw;
        public bool InFormatSpec;
        public byte Quote;
        public int QuoteSize;
        public int Start;
        public int Line;
        public int LineStart;

        /// <summary>How many brackets of any kind are open in its fields.</summary>
        public int BracketDepth;

        /// <summary>How many fields are open, less one: -1 in the literal text. A field's own brace is at this bracket depth.</summary>
        public int FieldDepth;
    }

    private void StartFString(int start, int end, int quote, int quoteSize, bool raw, out Token token)
    {
        if (_fStringDepth + 1 >= MaximumFStrings)
        {
            _position = end;
            throw Error("too many nested f-strings");
        }

        if (_fStringDepth == _fStrings.Length)
        {
            Array.Resize(ref _fStrings, Math.Max(4, _fStringDepth * 2));
        }

        _fStrings[_fStringDepth++] = new FString
        {
            InText = true,
            Raw = raw,
            Quote = (byte)quote,
            QuoteSize = quoteSize,
            Start = start,
            Line = _line,
            LineStart = _lineStart,
            FieldDepth = -1,
        };
        Finish(out token, TokenKind.FStringStart, start, end);
    }

    private void NextInFString(out Token token)
    {
        ref byte source = ref MemoryMarshal.GetArrayDataReference(_bytes);
        ref FString fString = ref _fStrings[_fStringDepth - 1];
        int start = _position;
        int c = Unsafe.Add(ref source, start);
        if (c == '{' && Unsafe.Add(ref source, start + 1) != '{')
        {
            OpenField(ref fString, start);
            NextInCode(out token);
            return;
        }

        if (c == fString.Quote
            && (fString.QuoteSize == 1 || (Unsafe.Add(ref source, start + 1) == c && Unsafe.Add(ref source, start + 2) == c)))
        {
            _fStringDepth--;
            Finish(out token, TokenKind.FStringEnd, start, start + fString.QuoteSize);
            return;
        }

        ReadFStringText(ref source, ref fString, start, out token);
    }

    private void ReadFStringText(ref byte source, ref FString fString, int start, out Token token)
    {
        int line = _line;
        int column = start - _lineStart;
        int position = start;
        // Where the text ends, and where reading goes on: one byte further behind a doubled brace.
        int end;
        bool inFormatSpec = fString.InFormatSpec && fString.FieldDepth >= 0;
        bool inNamedEscape = false;
        while (true)
        {
            int c = Unsafe.Add(ref source, position);
            if (c == fString.Quote)
            {
                if (fString.QuoteSize == 1 || (Unsafe.Add(ref source, position + 1) == c && Unsafe.Add(ref source, position + 2) == c))
                {
                    end = position;
                    break;
                }
            }
            else if (c == '{')
            {
                end = position;
                if (Unsafe.Add(ref source, position + 1) == '{' && !inFormatSpec)
                {
                    end = position + 1;
                    position += 2;
                    break;
                }

                OpenField(ref fString, position);
                break;
            }
            else if (c == '}')
            {
                end = position;
                if (inNamedEscape)
                {
                    end = ++position;
                }
                else if (Unsafe.Add(ref source, position + 1) == '}' && !inFormatSpec && fString.BracketDepth == 0)
                {
                    end = position + 1;
                    position += 2;
                }
                else
                {
                    fString.InText = false;
                    fString.InFormatSpec = false;
                }

                break;
            }
            else if (c == '\\')
            {
                position = SkipEscape(ref source, position, fString.Raw, ref inNamedEscape);
                continue;
            }
            else if (c == '\n')
            {
                if (fString.QuoteSize == 1)
                {
                    if (!inFormatSpec)
                    {
                        throw UnterminatedFString(ref fString, atEnd: false);
                    }

                    // A line end ends the format specifier.
                    fString.InText = false;
                    fString.InFormatSpec = false;
                    end = position;
                    break;
                }

                EndLineWithin(ref source, position);
            }
            else if (c == 0)
            {
                throw UnterminatedFString(ref fString, atEnd: true);
            }

            position++;
        }

        token.Kind = TokenKind.FStringMiddle;
        token.Start = start;
        token.End = end;
        token.Span = new SourceSpan(line, column, _line, position - _lineStart);
        token.Level = _level;
        token.Name = null;
        _position = position;
    }

    /// <summary>Goes behind a backslash and what it escapes; braces are never escaped.</summary>
    private int SkipEscape(ref byte source, int backslash, bool raw, ref bool inNamedEscape)
    {
        int position = backslash + 1;
        int c = Unsafe.Add(ref source, position);
        switch (c)
        {
            case 0:
                return position;
            case '{' or '}':
                if (!raw && _warn is not null)
                {
                    _position = position + 1;
                    Warn($"invalid escape sequence '\\{(char)c}'");
                }

                return position;
            case '\n':
                EndLineWithin(ref source, position);
                return position + 1;
            case 'N' when !raw && Unsafe.Add(ref source, position + 1) == '{':
                inNamedEscape = true;
                return position + 2;
            default:
                return position + 1;
        }
    }

    private void OpenField(ref FString fString, int brace)
    {
        fString.InFormatSpec = false;
        fString.InText = false;
        if (++fString.FieldDepth >= MaximumFieldDepth)
        {
            _position = brace;
            throw Error("f-string: expressions nested too deeply");
        }
    }

    /// <summary>Whether the colon that comes next ends a field's expression; if so, the format specifier comes next.</summary>
    private bool StartsFormatSpec()
    {
        ref FString fString = ref _fStrings[_fStringDepth - 1];
        if (fString.FieldDepth < 0 || fString.BracketDepth - 1 != fString.FieldDepth)
        {
            return false;
        }

        fString.InText = true;
        fString.InFormatSpec = true;
        return true;
    }

    private void CloseInFString(int c, int start)
    {
        ref FString fString = ref _fStrings[_fStringDepth - 1];
        if (--fString.BracketDepth < 0)
        {
            _position = start + 1;
            throw Error($"f-string: unmatched '{(char)c}'");
        }

        if (c == '}' && fString.BracketDepth == fString.FieldDepth)
        {
            fString.FieldDepth--;
            fString.InText = true;
            fString.InFormatSpec = false;
        }
    }

    private PythonSyntaxException UnterminatedFString(ref FString fString, bool atEnd)
    {
        int detectedLine = _line;
        _position = fString.Start + 1;
        _line = fString.Line;
        _lineStart = fString.LineStart;
        if (fString.QuoteSize != 3)
        {
            return Error($"unterminated f-string literal (detected at line {detectedLine})");
        }

        PythonSyntaxException error = Error($"unterminated triple-quoted f-string literal (detected at line {detectedLine})");
        if (atEnd)
        {
            _status = LexerStatus.EndInString;
        }

        return error;
    }
}
