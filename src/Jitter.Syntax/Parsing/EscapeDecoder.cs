using System.Text;
using Jitter.Primitives.Text;
using Jitter.Primitives.Text.Unicode;

namespace Jitter.Syntax.Parsing;

/// <summary>The escape sequences of string and bytes literals (CPython's Parser/string_parser.c and the codecs that it calls).</summary>
internal ref struct EscapeDecoder(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int[] _codePoints = [];
    private int _count;
    private int _offset;

    /// <summary>
    /// How much longer the text before <see cref="_offset"/> is in the form that CPython gives its codec, in which each character
    /// beyond ASCII is an escape sequence of ten bytes: positions in error messages count that.
    /// </summary>
    private int _growth;

    /// <summary><see cref="_growth"/> at the backslash of the current escape sequence.</summary>
    private int _growthBefore;

    /// <summary>What is wrong, as the codec says it, or null.</summary>
    public string? Error { get; private set; }

    /// <summary>The offset of what stands behind the backslash of the first escape sequence that there is none, or -1.</summary>
    public int InvalidEscape { get; private set; } = -1;

    /// <summary>Decodes a str's text; null with <see cref="Error"/> set where an escape sequence is malformed.</summary>
    public CodePointString? DecodeText()
    {
        _codePoints = new int[_text.Length];
        while (_offset < _text.Length)
        {
            byte b = _text[_offset];
            if (b >= 0x80)
            {
                _codePoints[_count++] = NextCodePoint();
            }
            else if (b != (byte)'\\')
            {
                _codePoints[_count++] = b;
                _offset++;
            }
            else if (!DecodeEscape())
            {
                return null;
            }
        }

        return CodePointString.FromCodePoints(_codePoints.AsSpan(0, _count));
    }

    /// <summary>Decodes a bytes literal's text, which is ASCII; null with <see cref="Error"/> set where a \x is malformed.</summary>
    public byte[]? DecodeBytes()
    {
        byte[] result = new byte[_text.Length];
        while (_offset < _text.Length)
        {
            int start = _offset;
            byte b = _text[_offset++];
            if (b != (byte)'\\' || _offset == _text.Length)
            {
                result[_count++] = b;
                continue;
            }

            b = _text[_offset++];
            int simple = SimpleEscape(b);
            if (simple >= 0)
            {
                result[_count++] = (byte)simple;
            }
            else if (b is >= (byte)'0' and <= (byte)'7')
            {
                result[_count++] = (byte)DecodeOctal();
            }
            else if (b == (byte)'x')
            {
                int value = ReadHex(2);
                if (value < 0)
                {
                    Error = $"invalid \\x escape at position {start}";
                    return null;
                }

                result[_count++] = (byte)value;
            }
            else if (b != (byte)'\n')
            {
                NoteInvalidEscape(_offset - 1);
                result[_count++] = (byte)'\\';
                _offset--;
            }
        }

        return result.AsSpan(0, _count).ToArray();
    }

    private bool DecodeEscape()
    {
        int start = _offset++;
        _growthBefore = _growth;
        if (_offset == _text.Length || _text[_offset] >= 0x80)
        {
            _codePoints[_count++] = '\\';
            _growth += 5;
            return true;
        }

        byte b = _text[_offset++];
        int simple = SimpleEscape(b);
        if (simple >= 0)
        {
            _codePoints[_count++] = simple;
            return true;
        }

        switch (b)
        {
            case (byte)'\n':
                return true;
            case >= (byte)'0' and <= (byte)'7':
                _codePoints[_count++] = DecodeOctal();
                return true;
            case (byte)'x':
                return DecodeHex(start, 2, "truncated \\xXX escape");
            case (byte)'u':
                return DecodeHex(start, 4, "truncated \\uXXXX escape");
            case (byte)'U':
                return DecodeHex(start, 8, "truncated \\UXXXXXXXX escape");
            case (byte)'N':
                return DecodeName(start);
            default:
                NoteInvalidEscape(_offset - 1);
                _codePoints[_count++] = '\\';
                _offset--;
                return true;
        }
    }

    private static int SimpleEscape(byte b) => b switch
    {
        (byte)'\\' => '\\',
        (byte)'\'' => '\'',
        (byte)'"' => '"',
        (byte)'a' => '\a',
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'v' => '\v',
        _ => -1,
    };

    /// <summary>Up to three octal digits, of which the first has been read. A value above 0o377 is let pass, but counts as invalid.</summary>
    private int DecodeOctal()
    {
        int first = _offset - 1;
        int value = _text[first] - '0';
        for (int i = 0; i < 2 && _offset < _text.Length && _text[_offset] is >= (byte)'0' and <= (byte)'7'; i++)
        {
            value = (value * 8) + _text[_offset++] - '0';
        }

        if (value > 0xFF)
        {
            NoteInvalidEscape(first);
        }

        return value;
    }

    private bool DecodeHex(int start, int digits, string truncated)
    {
        int value = ReadHex(digits);
        if (value < 0)
        {
            return Fail(start, truncated);
        }

        if (value > 0x10FFFF)
        {
            return Fail(start, "illegal Unicode character");
        }

        _codePoints[_count++] = value;
        return true;
    }

    /// <summary>Reads so many hexadecimal digits; -1 if there are fewer, and then those that there are have been read.</summary>
    private int ReadHex(int digits)
    {
        uint value = 0;
        for (int i = 0; i < digits; i++)
        {
            if (_offset == _text.Length || !char.IsAsciiHexDigit((char)_text[_offset]))
            {
                return -1;
            }

            value = (value << 4) | (uint)HexDigit(_text[_offset++]);
        }

        return value > 0x10FFFF ? 0x110000 : (int)value;
    }

    private static int HexDigit(byte digit) => digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private bool DecodeName(int start)
    {
        const string Malformed = "malformed \\N character escape";
        if (_offset == _text.Length || _text[_offset] != (byte)'{')
        {
            return Fail(start, Malformed);
        }

        int nameStart = ++_offset;
        while (_offset < _text.Length && _text[_offset] != (byte)'}')
        {
            if (_text[_offset] >= 0x80)
            {
                NextCodePoint();
            }
            else if (_text[_offset++] == (byte)'\\')
            {
                // A backslash before a character beyond ASCII or the end grows, too; of two backslashes, the second one is not looked at.
                bool atEnd = _offset == _text.Length;
                _growth += atEnd || _text[_offset] >= 0x80 ? 5 : 0;
                _offset += !atEnd && _text[_offset] == (byte)'\\' ? 1 : 0;
            }
        }

        if (_offset == _text.Length || _offset == nameStart)
        {
            return Fail(start, Malformed);
        }

        string name = Encoding.UTF8.GetString(_text[nameStart.._offset++]);
        if (!UnicodeData.TryLookupName(name, out int codePoint))
        {
            return Fail(start, "unknown Unicode character name");
        }

        _codePoints[_count++] = codePoint;
        return true;
    }

    private int NextCodePoint()
    {
        Rune.DecodeFromUtf8(_text[_offset..], out Rune rune, out int length);
        _offset += length;
        _growth += 10 - length;
        return rune.Value;
    }

    private void NoteInvalidEscape(int offset)
    {
        if (InvalidEscape < 0)
        {
            InvalidEscape = offset;
        }
    }

    private bool Fail(int start, string reason)
    {
        int first = start + _growthBefore;
        int last = _offset + _growth - 1;
        Error = last == first
            ? $"'unicodeescape' codec can't decode byte 0x5c in position {first}: {reason}"
            : $"'unicodeescape' codec can't decode bytes in position {first}-{last}: {reason}";
        return false;
    }
}
