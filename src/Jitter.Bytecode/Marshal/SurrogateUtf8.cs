using System.Text;
using System.Text.Unicode;
using Jitter.Primitives.Text;

namespace Jitter.Bytecode.Marshal;

/// <summary>UTF-8 with the error handler "surrogatepass": a surrogate is encoded as three bytes.</summary>
public static class SurrogateUtf8
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
                throw new BytecodeFormatException(BytecodeErrorKind.UnicodeDecodeError, Utf8Errors.DecodeAt(data, i));
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
}
