using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Jitter.Syntax.Ast;

namespace Jitter.Syntax.Lexing;

/// <summary>String literals, and the starts of f-strings.</summary>
public sealed partial class Lexer
{
    /// <summary>The quote behind the string prefix that starts here, or 0 if what starts here is a name.</summary>
    private static int QuoteBehindPrefix(ref byte source, int position)
    {
        int second = Unsafe.Add(ref source, position + 1);
        if (second is '"' or '\'')
        {
            return second;
        }

        int third = Unsafe.Add(ref source, position + 2);
        if (third is not ('"' or '\''))
        {
            return 0;
        }

        // Letters differ from their capitals by one bit. Two letters are r with b or f, in any order.
        int first = Unsafe.Add(ref source, position) | 0x20;
        second |= 0x20;
        return (first == 'r' && second is 'b' or 'f') || (second == 'r' && first is 'b' or 'f') ? third : 0;
    }

    private void ReadString(ref byte source, int start, int quote, out Token token)
    {
        int position = start;
        bool formatted = false;
        bool raw = false;
        for (int c = Unsafe.Add(ref source, position); c != quote; c = Unsafe.Add(ref source, ++position))
        {
            formatted |= (c | 0x20) == 'f';
            raw |= (c | 0x20) == 'r';
        }

        int quoteSize = 1;
        position++;
        if (Unsafe.Add(ref source, position) == quote)
        {
            if (Unsafe.Add(ref source, position + 1) == quote)
            {
                quoteSize = 3;
                position += 2;
            }
            else if (!formatted)
            {
                Finish(out token, TokenKind.String, start, position + 1);
                return;
            }
        }

        if (formatted)
        {
            StartFString(start, position, quote, quoteSize, raw, out token);
            return;
        }

        int line = _line;
        int lineStart = _lineStart;
        bool escapedQuote = false;
        while (true)
        {
            position = FindStringStop(ref source, position, (byte)quote);
            int c = Unsafe.Add(ref source, position);
            if (c == quote)
            {
                position++;
                if (quoteSize == 1)
                {
                    break;
                }

                if (Unsafe.Add(ref source, position) == quote && Unsafe.Add(ref source, position + 1) == quote)
                {
                    position += 2;
                    break;
                }
            }
            else if (c == '\\')
            {
                c = Unsafe.Add(ref source, ++position);
                escapedQuote |= c == quote;
                if (c == '\n')
                {
                    EndLineWithin(ref source, position);
                }

                position += c != 0 ? 1 : 0;
            }
            else if (c == '\n' && quoteSize == 3)
            {
                EndLineWithin(ref source, position);
                position++;
            }
            else
            {
                throw UnterminatedString(start, line, lineStart, quote, quoteSize, escapedQuote, atEnd: c == 0);
            }
        }

        token.Kind = TokenKind.String;
        token.Start = start;
        token.End = position;
        token.Span = new SourceSpan(line, start - lineStart, _line, position - _lineStart);
        token.Level = _level;
        token.Name = null;
        _position = position;
    }

    /// <summary>Counts a line end within a token. The line behind it begins when its first byte is read: not if the source ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EndLineWithin(ref byte source, int lineEnd)
    {
        if (Unsafe.Add(ref source, lineEnd + 1) != 0)
        {
            _line++;
            _lineStart = lineEnd + 1;
        }
    }

    /// <summary>The next quote, backslash, line end, or the end of the source. May read <see cref="SourceText.Padding"/> bytes behind it.</summary>
    private static int FindStringStop(ref byte source, int position, byte quote)
    {
        Vector128<byte> quotes = Vector128.Create(quote);
        while (true)
        {
            Vector128<byte> bytes = Vector128.LoadUnsafe(ref source, (nuint)position);
            uint stops = (Vector128.Equals(bytes, quotes)
                | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.Equals(bytes, Vector128.Create((byte)'\n'))
                | Vector128.Equals(bytes, Vector128<byte>.Zero)).ExtractMostSignificantBits();
            if (stops != 0)
            {
                return position + BitOperations.TrailingZeroCount(stops);
            }

            position += Vector128<byte>.Count;
        }
    }

    private Errors.PythonSyntaxException UnterminatedString(
        int start, int line, int lineStart, int quote, int quoteSize, bool escapedQuote, bool atEnd)
    {
        int detectedLine = _line;
        _position = start + 1;
        _line = line;
        _lineStart = lineStart;
        if (_fStringDepth != 0)
        {
            // What looks like a string within a replacement field is more likely the end of the f-string.
            ref FString fString = ref _fStrings[_fStringDepth - 1];
            if (fString.Quote == quote && fString.QuoteSize == quoteSize)
            {
                return Error("f-string: expecting '}'");
            }
        }

        Errors.PythonSyntaxException error = quoteSize == 3
            ? Error($"unterminated triple-quoted string literal (detected at line {detectedLine})")
            : Error($"unterminated string literal (detected at line {detectedLine}){(escapedQuote ? "; perhaps you escaped the end quote?" : "")}");
        if (atEnd)
        {
            _status = LexerStatus.EndInString;
        }

        return error;
    }
}
