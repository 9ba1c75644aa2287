namespace Jitter.Syntax.Lexing.Encodings;

/// <summary>The codecs of East Asia that need no state: ASCII and pairs of bytes, three in EUC-JP's second plane, four in GB 18030.</summary>
internal static class MultibyteDecoder
{
    private const string Illegal = "illegal multibyte sequence";
    private const string Incomplete = "incomplete multibyte sequence";

    /// <summary>Decodes by the table of <paramref name="codec"/>.</summary>
    public static void Decode(ReadOnlySpan<byte> bytes, string codec, ushort[] table, DecoderOutput output)
    {
        for (int position = 0; position < bytes.Length;)
        {
            int lead = bytes[position];
            int length = 1;
            int character = lead < 0x80 ? lead : EncodingTables.Single(table, lead);
            if (lead >= 0x80 && character == 0)
            {
                length = SequenceLength(bytes, position, codec);
                if (position + length > bytes.Length && IsLead(lead, codec))
                {
                    throw SourceDecoder.Undecodable(codec, bytes, position, bytes.Length - position, Incomplete);
                }

                character = position + length > bytes.Length ? 0 : Sequence(bytes.Slice(position, length), table);
                if (character == 0)
                {
                    throw SourceDecoder.Undecodable(codec, bytes, position, 1, Illegal);
                }
            }

            output.Append(character);
            position += length;
        }
    }

    private static bool IsLead(int value, string codec) => value is >= EncodingTables.FirstLead and <= EncodingTables.LastLead
        && (!codec.StartsWith("euc", StringComparison.Ordinal) || value is >= 0xA1 or 0x8E or 0x8F);

    private static int SequenceLength(ReadOnlySpan<byte> bytes, int position, string codec) => codec switch
    {
        "euc_jp" when bytes[position] == 0x8F => 3,
        "gb18030" when position + 1 < bytes.Length && bytes[position + 1] is >= (byte)'0' and <= (byte)'9' => 4,
        _ => 2,
    };

    private static int Sequence(ReadOnlySpan<byte> sequence, ushort[] table) => sequence.Length switch
    {
        2 => EncodingTables.Pair(table, sequence[0], sequence[1]),
        3 => EncodingTables.Instance.SecondPlanePair(sequence[1], sequence[2]),
        _ => FourBytes(sequence),
    };

    private static int FourBytes(ReadOnlySpan<byte> sequence)
    {
        int lead = sequence[0];
        if (lead < 0x81 || sequence[2] is < 0x81 or > 0xFE || sequence[3] is < (byte)'0' or > (byte)'9')
        {
            return 0;
        }

        int within = ((((sequence[1] - '0') * 126) + sequence[2] - 0x81) * 10) + sequence[3] - '0';
        if (lead < 0x90)
        {
            return EncodingTables.Instance.FourByte(((lead - 0x81) * 12600) + within);
        }

        int codePoint = 0x10000 + ((lead - 0x90) * 12600) + within;
        return codePoint <= 0x10FFFF ? codePoint : 0;
    }
}
