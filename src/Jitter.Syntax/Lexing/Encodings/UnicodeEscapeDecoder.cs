using System.Text;
using Jitter.Primitives.Text.Unicode;

namespace Jitter.Syntax.Lexing.Encodings;

/// <summary>The codecs unicode_escape and raw_unicode_escape: Latin-1 with the escapes of string literals.</summary>
internal static class UnicodeEscapeDecoder
{
    private const string Codec = "unicodeescape";
    private const string RawCodec = "rawunicodeescape";

    /// <summary>Decodes all escapes of string literals.</summary>
    public static void Decode(ReadOnlySpan<byte> bytes, DecoderOutput output)
    {
        for (int position = 0; position < bytes.Length;)
        {
            int start = position;
            int value = bytes[position++];
            if (value != '\\')
            {
                output.Append(value);
                continue;
            }

            if (position == bytes.Length)
            {
                throw SourceDecoder.Undecodable(Codec, bytes, start, 1, "\\ at end of string");
            }

            value = bytes[position++];
            switch (value)
            {
                case '\n':
                    break;
                case '\\' or '\'' or '"':
                    output.Append(value);
                    break;
                case 'a':
                    output.Append('\a');
                    break;
                case 'b':
                    output.Append('\b');
                    break;
                case 'f':
                    output.Append('\f');
                    break;
                case 'n':
                    output.Append('\n');
                    break;
                case 'r':
                    output.Append('\r');
                    break;
                case 't':
                    output.Append('\t');
                    break;
                case 'v':
                    output.Append('\v');
                    break;
                case >= '0' and <= '7':
                    int octal = value - '0';
                    for (int i = 0; i < 2 && position < bytes.Length && bytes[position] is >= (byte)'0' and <= (byte)'7'; i++)
                    {
                        octal = (octal * 8) + bytes[position++] - '0';
                    }

                    output.Append(octal);
                    break;
                case 'x' or 'u' or 'U':
                    output.Append(Hexadecimal(bytes, start, ref position, Codec, "illegal Unicode character"));
                    break;
                case 'N':
                    output.Append(Named(bytes, start, ref position));
                    break;
                default:
                    output.Append('\\');
                    output.Append(value);
                    break;
            }
        }
    }

    /// <summary>Decodes the escapes of u and U.</summary>
    public static void DecodeRaw(ReadOnlySpan<byte> bytes, DecoderOutput output)
    {
        for (int position = 0; position < bytes.Length;)
        {
            int start = position;
            int value = bytes[position++];
            if (value != '\\' || position == bytes.Length)
            {
                output.Append(value);
                continue;
            }

            value = bytes[position++];
            if (value is 'u' or 'U')
            {
                output.Append(Hexadecimal(bytes, start, ref position, RawCodec, "\\Uxxxxxxxx out of range"));
            }
            else
            {
                output.Append('\\');
                output.Append(value);
            }
        }
    }

    private static int Hexadecimal(ReadOnlySpan<byte> bytes, int start, ref int position, string codec, string outOfRange)
    {
        (int count, string truncated) = bytes[position - 1] switch
        {
            (byte)'x' => (2, "truncated \\xXX escape"),
            (byte)'u' => (4, "truncated \\uXXXX escape"),
            _ => (8, "truncated \\UXXXXXXXX escape"),
        };
        uint value = 0;
        for (; count > 0; count--, position++)
        {
            if (position == bytes.Length || !char.IsAsciiHexDigit((char)bytes[position]))
            {
                throw SourceDecoder.Undecodable(codec, bytes, start, position - start, truncated);
            }

            value = (value << 4) | (uint)Convert.FromHexString($"0{(char)bytes[position]}")[0];
        }

        return value <= 0x10FFFF ? (int)value : throw SourceDecoder.Undecodable(codec, bytes, start, position - start, outOfRange);
    }

    private static int Named(ReadOnlySpan<byte> bytes, int start, ref int position)
    {
        if (position < bytes.Length && bytes[position] == '{')
        {
            int name = ++position;
            while (position < bytes.Length && bytes[position] != '}')
            {
                position++;
            }

            if (position > name && position < bytes.Length)
            {
                position++;
                return UnicodeData.TryLookupName(Encoding.Latin1.GetString(bytes[name..(position - 1)]), out int codePoint)
                    ? codePoint
                    : throw SourceDecoder.Undecodable(Codec, bytes, start, position - start, "unknown Unicode character name");
            }
        }

        throw SourceDecoder.Undecodable(Codec, bytes, start, position - start, "malformed \\N character escape");
    }
}
