using System.Buffers;
using System.Text;

namespace Jitter.Syntax.Lexing;

/// <summary>UTF-8 as CPython's codec sees it.</summary>
internal static class Utf8
{
    /// <summary>
    /// What CPython's UnicodeDecodeError says of the first invalid sequence ("'utf-8' codec can't decode byte 0xff in position 0: invalid
    /// start byte"), or null where all is valid (CPython's Objects/stringlib/codecs.h, utf8_decode).
    /// </summary>
    public static string? DecodeError(ReadOnlySpan<byte> bytes)
    {
        int start = System.Text.Unicode.Utf8.IsValid(bytes) ? -1 : FirstInvalid(bytes);
        if (start < 0)
        {
            return null;
        }

        int lead = bytes[start];
        (int length, string reason) = Invalidity(bytes[start..]);
        return length == 1
            ? $"'utf-8' codec can't decode byte 0x{lead:x2} in position {start}: {reason}"
            : $"'utf-8' codec can't decode bytes in position {start}-{start + length - 1}: {reason}";
    }

    /// <summary>Decodes, an invalid sequence as U+FFFD (Python's error handler "replace").</summary>
    public static string DecodeReplacing(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    /// <summary>How many code points <see cref="DecodeReplacing"/> gives.</summary>
    public static int CountCodePoints(ReadOnlySpan<byte> bytes)
    {
        int count = 0;
        while (!bytes.IsEmpty)
        {
            Rune.DecodeFromUtf8(bytes, out _, out int consumed);
            bytes = bytes[consumed..];
            count++;
        }

        return count;
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        while (position < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[position..], out _, out int consumed) != OperationStatus.Done)
            {
                return position;
            }

            position += consumed;
        }

        return -1;
    }

    private static (int Length, string Reason) Invalidity(ReadOnlySpan<byte> bytes)
    {
        int lead = bytes[0];
        int needed = lead switch
        {
            < 0xC2 => 0,
            < 0xE0 => 1,
            < 0xF0 => 2,
            < 0xF5 => 3,
            _ => 0,
        };
        if (needed == 0)
        {
            return (1, "invalid start byte");
        }

        int valid = 1;
        while (valid <= needed && valid < bytes.Length && IsContinuation(lead, valid, bytes[valid]))
        {
            valid++;
        }

        return valid == bytes.Length ? (valid, "unexpected end of data") : (valid, "invalid continuation byte");
    }

    private static bool IsContinuation(int lead, int index, byte value) => (lead, index) switch
    {
        (0xE0, 1) => value is >= 0xA0 and <= 0xBF,
        (0xED, 1) => value is >= 0x80 and <= 0x9F,
        (0xF0, 1) => value is >= 0x90 and <= 0xBF,
        (0xF4, 1) => value is >= 0x80 and <= 0x8F,
        _ => value is >= 0x80 and <= 0xBF,
    };
}
