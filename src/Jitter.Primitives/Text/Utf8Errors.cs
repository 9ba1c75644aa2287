using System.Buffers;
using System.Globalization;
using System.Text;

namespace Jitter.Primitives.Text;

/// <summary>What CPython's UTF-8 codec says of what it cannot decode or encode (Objects/stringlib/codecs.h).</summary>
public static class Utf8Errors
{
    /// <summary>The reason where more bytes could complete a sequence.</summary>
    public const string UnexpectedEnd = "unexpected end of data";

    /// <summary>
    /// The text of the UnicodeDecodeError for the first invalid sequence ("'utf-8' codec can't decode byte 0xff in position 0: invalid start
    /// byte"), or null where all is valid.
    /// </summary>
    public static string? Decode(ReadOnlySpan<byte> data)
    {
        if (System.Text.Unicode.Utf8.IsValid(data))
        {
            return null;
        }

        int start = 0;
        while (Rune.DecodeFromUtf8(data[start..], out _, out int length) == OperationStatus.Done)
        {
            start += length;
        }

        return DecodeAt(data, start);
    }

    /// <summary>The text of the UnicodeDecodeError for the invalid sequence that begins at an offset: its longest valid prefix is named.</summary>
    public static string DecodeAt(ReadOnlySpan<byte> data, int start)
    {
        string reason = Describe(data, start, out int length);
        string place = length == 1
            ? string.Create(CultureInfo.InvariantCulture, $"byte 0x{data[start]:x2} in position {start}")
            : string.Create(CultureInfo.InvariantCulture, $"bytes in position {start}-{start + length - 1}");
        return $"'utf-8' codec can't decode {place}: {reason}";
    }

    /// <summary>What is wrong with the invalid sequence that begins at an offset, and how many bytes its longest valid prefix has.</summary>
    public static string Describe(ReadOnlySpan<byte> data, int start, out int length)
    {
        byte lead = data[start];
        int needed = lead switch { >= 0xC2 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF5 => 4, _ => 0 };
        length = 1;
        string reason = "invalid start byte";
        if (needed != 0)
        {
            while (length < needed && start + length < data.Length && IsContinuation(lead, length, data[start + length]))
            {
                length++;
            }

            reason = start + length == data.Length ? UnexpectedEnd : "invalid continuation byte";
        }

        return reason;
    }

    /// <summary>The text of the UnicodeEncodeError for surrogates, of which the first is given, and where they begin in code points.</summary>
    public static string Encode(int surrogate, int start, int count)
    {
        string place = count == 1
            ? string.Create(CultureInfo.InvariantCulture, $"character '\\u{surrogate:x4}' in position {start}")
            : string.Create(CultureInfo.InvariantCulture, $"characters in position {start}-{start + count - 1}");
        return $"'utf-8' codec can't encode {place}: surrogates not allowed";
    }

    private static bool IsContinuation(byte lead, int index, byte value) => (value & 0xC0) == 0x80 && (index > 1 || lead switch
    {
        0xE0 => value >= 0xA0,
        0xED => value < 0xA0,
        0xF0 => value >= 0x90,
        0xF4 => value < 0x90,
        _ => true,
    });
}
