using System.Buffers.Binary;

namespace Jitter.Syntax.Lexing.Encodings;

/// <summary>UTF-16 and UTF-32. Declared in ASCII, they make little sense for source, but CPython tries.</summary>
internal static class WideDecoder
{
    /// <summary>Decodes UTF-16 without a BOM.</summary>
    public static void DecodeUtf16(ReadOnlySpan<byte> bytes, string codec, bool bigEndian, DecoderOutput output)
    {
        int position = 0;
        for (; position + 1 < bytes.Length; position += 2)
        {
            int unit = Unit(bytes[position..], bigEndian);
            if (unit is < 0xD800 or > 0xDFFF)
            {
                output.Append(unit);
                continue;
            }

            if (unit >= 0xDC00)
            {
                throw SourceDecoder.Undecodable(codec, bytes, position, 2, "illegal encoding");
            }

            if (position + 3 >= bytes.Length)
            {
                throw SourceDecoder.Undecodable(codec, bytes, position, bytes.Length - position, "unexpected end of data");
            }

            int second = Unit(bytes[(position + 2)..], bigEndian);
            if (second is < 0xDC00 or > 0xDFFF)
            {
                throw SourceDecoder.Undecodable(codec, bytes, position, 2, "illegal UTF-16 surrogate");
            }

            output.Append(char.ConvertToUtf32((char)unit, (char)second));
            position += 2;
        }

        if (position < bytes.Length)
        {
            throw SourceDecoder.Undecodable(codec, bytes, position, 1, "truncated data");
        }
    }

    /// <summary>Decodes UTF-32 without a BOM.</summary>
    public static void DecodeUtf32(ReadOnlySpan<byte> bytes, string codec, bool bigEndian, DecoderOutput output)
    {
        int position = 0;
        for (; position + 3 < bytes.Length; position += 4)
        {
            uint value = bigEndian
                ? BinaryPrimitives.ReadUInt32BigEndian(bytes[position..])
                : BinaryPrimitives.ReadUInt32LittleEndian(bytes[position..]);
            if (value > 0x10FFFF)
            {
                throw SourceDecoder.Undecodable(codec, bytes, position, 4, "code point not in range(0x110000)");
            }

            if (value is >= 0xD800 and <= 0xDFFF)
            {
                throw SourceDecoder.Undecodable(codec, bytes, position, 4, "code point in surrogate code point range(0xd800, 0xe000)");
            }

            output.Append((int)value);
        }

        if (position < bytes.Length)
        {
            throw SourceDecoder.Undecodable(codec, bytes, position, bytes.Length - position, "truncated data");
        }
    }

    private static int Unit(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
}
