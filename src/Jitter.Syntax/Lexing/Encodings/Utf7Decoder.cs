namespace Jitter.Syntax.Lexing.Encodings;

/// <summary>UTF-7 (RFC 2152): + starts UTF-16 in base 64.</summary>
internal static class Utf7Decoder
{
    /// <summary>Decodes as CPython's PyUnicode_DecodeUTF7 does.</summary>
    public static void Decode(ReadOnlySpan<byte> bytes, DecoderOutput output)
    {
        bool shifted = false;
        int start = 0;
        int bits = 0;
        uint buffer = 0;
        int high = 0;
        for (int position = 0; position < bytes.Length;)
        {
            int value = bytes[position];
            if (shifted)
            {
                int digit = Digit(value);
                if (digit >= 0)
                {
                    position++;
                    buffer = (buffer << 6) | (uint)digit;
                    bits += 6;
                    if (bits >= 16)
                    {
                        bits -= 16;
                        AppendUnit((int)(buffer >> bits), ref high, output);
                        buffer &= (1u << bits) - 1;
                    }

                    continue;
                }

                shifted = false;
                if (bits >= 6)
                {
                    throw Bad(bytes, start, position + 1, "partial character in shift sequence");
                }

                if (buffer != 0)
                {
                    throw Bad(bytes, start, position + 1, "non-zero padding bits in shift sequence");
                }

                if (high != 0 && value < 0x80 && value != '+')
                {
                    output.Append(high);
                }

                high = 0;
                position += value == '-' ? 1 : 0;
            }
            else if (value == '+')
            {
                start = position++;
                if (position < bytes.Length && bytes[position] == '-')
                {
                    position++;
                    output.Append('+');
                }
                else if (position < bytes.Length && Digit(bytes[position]) < 0)
                {
                    throw Bad(bytes, start, position + 1, "ill-formed sequence");
                }
                else
                {
                    shifted = true;
                    bits = 0;
                    buffer = 0;
                    high = 0;
                }
            }
            else if (value < 0x80)
            {
                output.Append(value);
                position++;
            }
            else
            {
                throw Bad(bytes, position, position + 1, "unexpected special character");
            }
        }

        if (shifted && (high != 0 || bits >= 6 || buffer != 0))
        {
            throw Bad(bytes, start, bytes.Length, "unterminated shift sequence");
        }
    }

    private static Errors.PythonSyntaxException Bad(ReadOnlySpan<byte> bytes, int start, int end, string reason) =>
        SourceDecoder.Undecodable("utf7", bytes, start, end - start, reason);

    private static void AppendUnit(int unit, ref int high, DecoderOutput output)
    {
        if (high != 0)
        {
            if (char.IsLowSurrogate((char)unit))
            {
                output.Append(char.ConvertToUtf32((char)high, (char)unit));
                high = 0;
                return;
            }

            output.Append(high);
            high = 0;
        }

        if (char.IsHighSurrogate((char)unit))
        {
            high = unit;
        }
        else
        {
            output.Append(unit);
        }
    }

    private static int Digit(int value) => value switch
    {
        >= 'A' and <= 'Z' => value - 'A',
        >= 'a' and <= 'z' => value - 'a' + 26,
        >= '0' and <= '9' => value - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
