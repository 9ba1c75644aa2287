using System.Buffers.Text;

namespace Jitter.Bytecode.Disassembly;

/// <summary>Writes parts of ASCII JSON as Python's json.dumps does.</summary>
internal static class JsonBuffer
{
    private static ReadOnlySpan<byte> HexDigits => "0123456789abcdef"u8;

    /// <summary>Appends a number.</summary>
    public static void AddNumber(this ByteBuffer output, int value)
    {
        // Most are the code points of text.
        if ((uint)value - 10 < 990)
        {
            Span<byte> room = output.Reserve(value < 100 ? 2 : 3);
            room[^1] = (byte)('0' + (value % 10));
            room[^2] = (byte)('0' + (value / 10 % 10));
            room[0] = value < 100 ? room[0] : (byte)('0' + (value / 100));
            return;
        }

        Utf8Formatter.TryFormat(value, output.GetRoom(11), out int length);
        output.Advance(length);
    }

    /// <summary>Appends a number, or null.</summary>
    public static void AddNumber(this ByteBuffer output, int? value)
    {
        if (value is { } number)
        {
            output.AddNumber(number);
        }
        else
        {
            output.Add("null"u8);
        }
    }

    /// <summary>Appends bytes as a string of lower-case hexadecimal digits.</summary>
    public static void AddHex(this ByteBuffer output, ReadOnlySpan<byte> bytes)
    {
        Span<byte> room = output.Reserve(checked((bytes.Length * 2) + 2));
        room[0] = room[^1] = (byte)'"';
        Convert.TryToHexStringLower(bytes, room[1..^1], out _);
    }

    /// <summary>Appends a text whose characters all stand for themselves.</summary>
    public static void AddPlainString(this ByteBuffer output, string text)
    {
        Span<byte> room = output.Reserve(text.Length + 2);
        room[0] = room[^1] = (byte)'"';
        System.Text.Encoding.ASCII.GetBytes(text, room[1..^1]);
    }

    /// <summary>Appends a text: quoted, with all but printable ASCII escaped.</summary>
    public static void AddString(this ByteBuffer output, string text)
    {
        output.Add((byte)'"');
        foreach (char c in text)
        {
            switch (c)
            {
                case '"': output.Add("\\\""u8); break;
                case '\\': output.Add("\\\\"u8); break;
                case '\n': output.Add("\\n"u8); break;
                case '\r': output.Add("\\r"u8); break;
                case '\t': output.Add("\\t"u8); break;
                case '\f': output.Add("\\f"u8); break;
                case '\b': output.Add("\\b"u8); break;
                case >= ' ' and <= '~': output.Add((byte)c); break;
                default:
                    output.Add("\\u"u8);
                    output.Add(HexDigits[c >> 12]);
                    output.Add(HexDigits[(c >> 8) & 15]);
                    output.Add(HexDigits[(c >> 4) & 15]);
                    output.Add(HexDigits[c & 15]);
                    break;
            }
        }

        output.Add((byte)'"');
    }
}
