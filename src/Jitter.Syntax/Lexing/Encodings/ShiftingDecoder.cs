namespace Jitter.Syntax.Lexing.Encodings;

/// <summary>The codecs that escape sequences switch between character sets.</summary>
internal static class ShiftingDecoder
{
    private const string Iso2022Jp = "iso2022_jp";
    private const string Illegal = "illegal multibyte sequence";
    private const string Incomplete = "incomplete multibyte sequence";

    /// <summary>HZ: ~{ starts GB 2312 in seven bits, ~} ends it, ~~ is a tilde.</summary>
    public static void DecodeHz(ReadOnlySpan<byte> bytes, DecoderOutput output)
    {
        ushort[] table = EncodingTables.Instance.Codec("gb2312").Table;
        bool shifted = false;
        for (int position = 0; position < bytes.Length;)
        {
            int value = bytes[position];
            if (value == '~')
            {
                int second = position + 1 < bytes.Length
                    ? bytes[position + 1]
                    : throw SourceDecoder.Undecodable("hz", bytes, position, 1, Incomplete);
                if (second == '~' && !shifted)
                {
                    output.Append('~');
                }
                else if (second == '{' && !shifted)
                {
                    shifted = true;
                }
                else if (second == '}' && shifted)
                {
                    shifted = false;
                }
                else if (second != '\n')
                {
                    throw SourceDecoder.Undecodable("hz", bytes, position, 1, Illegal);
                }

                position += 2;
                continue;
            }

            if (value >= 0x80)
            {
                throw SourceDecoder.Undecodable("hz", bytes, position, 1, Illegal);
            }

            if (!shifted)
            {
                output.Append(value);
                position++;
                continue;
            }

            position += AppendPair(bytes, position, "hz", table, output);
        }
    }

    /// <summary>ISO-2022-JP: ESC ( B is ASCII, ESC ( J JIS X 0201, ESC $ @ and ESC $ B JIS X 0208.</summary>
    public static void DecodeIso2022Jp(ReadOnlySpan<byte> bytes, DecoderOutput output)
    {
        ushort[] table = EncodingTables.Instance.Codec("euc_jp").Table;
        char set = 'B';
        for (int position = 0; position < bytes.Length;)
        {
            int value = bytes[position];
            if (value == 0x1B && position + 1 < bytes.Length && bytes[position + 1] is not ((byte)'(' or (byte)'$' or (byte)'.' or (byte)'&'))
            {
                output.Append(value);
                position++;
            }
            else if (value == 0x1B)
            {
                position += Switch(bytes, position, ref set);
            }
            else if (value >= 0x80)
            {
                throw SourceDecoder.Undecodable(Iso2022Jp, bytes, position, 1, Illegal);
            }
            else if (set == '$' && value >= 0x20)
            {
                position += AppendPair(bytes, position, Iso2022Jp, table, output);
            }
            else
            {
                output.Append((set, value) switch
                {
                    ('J', '\\') => 0xA5,
                    ('J', '~') => 0x203E,
                    _ => value,
                });
                position++;
            }
        }
    }

    /// <summary>Takes an escape sequence of ISO-2022-JP, which a capital letter or @ ends: its length.</summary>
    private static int Switch(ReadOnlySpan<byte> bytes, int start, ref char set)
    {
        int length = 1;
        do
        {
            if (start + length == bytes.Length)
            {
                throw SourceDecoder.Undecodable(Iso2022Jp, bytes, start, length, Incomplete);
            }
        }
        while (bytes[start + length++] is not (>= (byte)'@' and <= (byte)'Z'));

        ReadOnlySpan<byte> escape = bytes.Slice(start + 1, length - 1);
        if (escape.SequenceEqual("(B"u8) || escape.SequenceEqual("(J"u8))
        {
            set = (char)escape[1];
        }
        else if (escape.SequenceEqual("$@"u8) || escape.SequenceEqual("$B"u8))
        {
            set = '$';
        }
        else if (!escape.SequenceEqual("&@"u8))
        {
            throw SourceDecoder.Undecodable(Iso2022Jp, bytes, start, length, Illegal);
        }

        return length;
    }

    private static int AppendPair(ReadOnlySpan<byte> bytes, int position, string codec, ushort[] table, DecoderOutput output)
    {
        if (position + 1 == bytes.Length)
        {
            throw SourceDecoder.Undecodable(codec, bytes, position, 1, Incomplete);
        }

        int character = EncodingTables.Pair(table, bytes[position] | 0x80, bytes[position + 1] | 0x80);
        if (character == 0 || bytes[position + 1] >= 0x80)
        {
            // HZ rejects the first byte, ISO-2022-JP both.
            throw SourceDecoder.Undecodable(codec, bytes, position, codec == Iso2022Jp ? 2 : 1, Illegal);
        }

        output.Append(character);
        return 2;
    }
}
