namespace Jitter.Syntax.Lexing.Encodings;

/// <summary>
/// Punycode (RFC 3492) and IDNA's ToUnicode, as Python's codecs decode source with them. A source alone is never valid punycode, as it
/// ends with a line end; in IDNA, it is a host name: labels between dots, those that begin with xn-- in punycode.
/// </summary>
internal static class PunycodeDecoder
{
    private const int FirstCodePoint = 0x80;
    private const int FirstBias = 72;
    private const int Base = 36;
    private const int Damp = 700;
    private const int Skew = 38;
    private const int MaxLabel = 1024;

    private static ReadOnlySpan<byte> AcePrefix => "xn--"u8;

    /// <summary>Decodes punycode alone.</summary>
    public static void DecodePunycode(ReadOnlySpan<byte> bytes) => Decode(bytes, 0, bytes.Length, "punycode", null);

    /// <summary>Decodes IDNA. Labels that would not be encoded like this are let pass.</summary>
    public static void DecodeIdna(ReadOnlySpan<byte> bytes, DecoderOutput output)
    {
        int start = 0;
        while (true)
        {
            int length = bytes[start..].IndexOf((byte)'.');
            int end = length < 0 ? bytes.Length : start + length;
            DecodeLabel(bytes, start, end, output);
            if (length < 0)
            {
                return;
            }

            output.Append('.');
            start = end + 1;
        }
    }

    private static void DecodeLabel(ReadOnlySpan<byte> bytes, int start, int end, DecoderOutput output)
    {
        ReadOnlySpan<byte> label = bytes[start..end];
        bool isPunycode = label.Length >= AcePrefix.Length && System.Text.Ascii.EqualsIgnoreCase(label[..AcePrefix.Length], AcePrefix);
        if (isPunycode && label.Length > MaxLabel)
        {
            throw SourceDecoder.Undecodable("idna", bytes, start, label.Length, "label way too long");
        }

        if (isPunycode)
        {
            var text = new List<int>(label.Length);
            Decode(bytes, start + AcePrefix.Length, end, "idna", text);
            foreach (int codePoint in text)
            {
                output.Append(codePoint);
            }

            return;
        }

        int bad = label.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
        if (bad >= 0)
        {
            throw SourceDecoder.Undecodable("idna", bytes, start + bad, 1, "ordinal not in range(128)");
        }

        output.Append(System.Text.Encoding.ASCII.GetString(label));
    }

    /// <summary>Decodes the bytes from <paramref name="start"/> to <paramref name="end"/>; without a text to fill, only looks for errors.</summary>
    private static void Decode(ReadOnlySpan<byte> bytes, int start, int end, string codec, List<int>? text)
    {
        int count = 0;
        int delimiter = bytes[start..end].LastIndexOf((byte)'-');
        int next = start;
        if (delimiter >= 0)
        {
            count = delimiter;
            next = start + delimiter + 1;
            ReadOnlySpan<byte> basic = bytes.Slice(start, delimiter);
            int bad = basic.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (bad >= 0)
            {
                throw SourceDecoder.Undecodable(codec == "punycode" ? "ascii" : codec, bytes, start + bad, 1, "ordinal not in range(128)");
            }

            foreach (byte b in basic)
            {
                text?.Add(b);
            }
        }

        int codePoint = FirstCodePoint;
        long position = -1;
        int bias = FirstBias;
        for (bool first = true; next < end; first = false)
        {
            long delta = Number(bytes, ref next, end, bias, codec);
            position += delta + 1;
            long character = codePoint + (position / (count + 1));
            if (character > 0x10FFFF)
            {
                throw SourceDecoder.Undecodable(codec, bytes, end - 1, 1, $"Invalid character U+{character:x}");
            }

            codePoint = (int)character;
            position %= count + 1;
            text?.Insert((int)position, codePoint);
            count++;
            bias = Adapt(delta, first, count);
        }
    }

    /// <summary>Reads a number of variable length.</summary>
    private static long Number(ReadOnlySpan<byte> bytes, ref int next, int end, int bias, string codec)
    {
        long result = 0;
        long weight = 1;
        for (int j = 1; next < end; j++)
        {
            int digit = Digit(bytes[next]);
            if (digit < 0)
            {
                int shown = char.ToUpperInvariant((char)bytes[next]) is var upper && upper < 0x80 ? upper : bytes[next];
                throw SourceDecoder.Undecodable(codec, bytes, next, 1, $"Invalid extended code point '{shown}'");
            }

            next++;
            int threshold = Math.Clamp((Base * j) - bias, 1, 26);

            // Beyond any code point, more digits change nothing.
            result = Math.Min(result + (digit * weight), int.MaxValue * 0x110000L);
            if (digit < threshold)
            {
                return result;
            }

            weight = Math.Min(weight * (Base - threshold), int.MaxValue * 0x110000L / Base);
        }

        throw SourceDecoder.Undecodable(codec, bytes, end - 1, 1, "incomplete punycode string");
    }

    private static int Digit(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0' + 26,
        >= (byte)'A' and <= (byte)'Z' => b - 'A',
        >= (byte)'a' and <= (byte)'z' => b - 'a',
        _ => -1,
    };

    private static int Adapt(long delta, bool first, int count)
    {
        delta /= first ? Damp : 2;
        delta += delta / count;
        int divisions = 0;
        while (delta > 455)
        {
            delta /= Base - 1;
            divisions += Base;
        }

        return divisions + (int)(Base * delta / (delta + Skew));
    }
}
