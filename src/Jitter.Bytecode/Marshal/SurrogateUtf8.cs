using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Jitter.Primitives.Text;

namespace Jitter.Bytecode.Marshal;

/// <summary>UTF-8 with the error handler "surrogatepass": a surrogate is encoded as three bytes.</summary>
internal static class SurrogateUtf8
{
    /// <summary>Decodes.</summary>
    /// <exception cref="BytecodeFormatException">UnicodeDecodeError with CPython's text.</exception>
    public static CodePointString Decode(ReadOnlySpan<byte> data)
    {
        if (Utf8.IsValid(data))
        {
            return CodePointString.FromUtf16(Encoding.UTF8.GetString(data));
        }

        // Each code point takes a byte at least.
        int[] codePoints = new int[data.Length];
        int count = 0;
        for (int i = 0; i < data.Length;)
        {
            if (Rune.DecodeFromUtf8(data[i..], out Rune rune, out int length) == System.Buffers.OperationStatus.Done)
            {
                codePoints[count++] = rune.Value;
                i += length;
            }
            else if (data.Length - i >= 3 && data[i] == 0xED && (data[i + 1] & 0xE0) == 0xA0 && (data[i + 2] & 0xC0) == 0x80)
            {
                codePoints[count++] = 0xD000 | ((data[i + 1] & 0x3F) << 6) | (data[i + 2] & 0x3F);
                i += 3;
            }
            else
            {
                throw Error(data, i);
            }
        }

        return CodePointString.FromCodePoints(codePoints.AsSpan(0, count));
    }

    /// <summary>Appends the encoding.</summary>
    public static void Encode(CodePointString text, ByteBuffer output)
    {
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            switch (c)
            {
                case < 0x80:
                    output.Add((byte)c);
                    break;
                case < 0x800:
                    output.Add((byte)(0xC0 | (c >> 6)));
                    output.Add((byte)(0x80 | (c & 0x3F)));
                    break;
                case < 0x10000:
                    output.Add((byte)(0xE0 | (c >> 12)));
                    output.Add((byte)(0x80 | ((c >> 6) & 0x3F)));
                    output.Add((byte)(0x80 | (c & 0x3F)));
                    break;
                default:
                    output.Add((byte)(0xF0 | (c >> 18)));
                    output.Add((byte)(0x80 | ((c >> 12) & 0x3F)));
                    output.Add((byte)(0x80 | ((c >> 6) & 0x3F)));
                    output.Add((byte)(0x80 | (c & 0x3F)));
                    break;
            }
        }
    }

    /// <summary>How many bytes <see cref="Encode"/> appends.</summary>
    public static int ByteCount(CodePointString text)
    {
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            count += text[i] switch { < 0x80 => 1, < 0x800 => 2, < 0x10000 => 3, _ => 4 };
        }

        return count;
    }

    // CPython names the longest valid prefix of a sequence at the offending position (Objects/stringlib/codecs.h, utf8_decode).
    private static BytecodeFormatException Error(ReadOnlySpan<byte> data, int start)
    {
        byte first = data[start];
        int needed = first switch { >= 0xC2 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF5 => 4, _ => 0 };
        int length = 1;
        string reason = "invalid start byte";
        if (needed != 0)
        {
            while (length < needed && start + length < data.Length && IsContinuation(first, length, data[start + length]))
            {
                length++;
            }

            reason = start + length == data.Length ? "unexpected end of data" : "invalid continuation byte";
        }

        string place = length == 1
            ? string.Create(CultureInfo.InvariantCulture, $"byte 0x{first:x2} in position {start}")
            : string.Create(CultureInfo.InvariantCulture, $"bytes in position {start}-{start + length - 1}");
        return new BytecodeFormatException(BytecodeErrorKind.UnicodeDecodeError, $"'utf-8' codec can't decode {place}: {reason}");
    }

    private static bool IsContinuation(byte first, int index, byte value) => (value & 0xC0) == 0x80 && (index > 1 || first switch
    {
        0xE0 => value >= 0xA0,
        0xED => value < 0xA0,
        0xF0 => value >= 0x90,
        0xF4 => value < 0x90,
        _ => true,
    });
}
