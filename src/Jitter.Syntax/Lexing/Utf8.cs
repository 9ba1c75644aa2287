using System.Text;

namespace Jitter.Syntax.Lexing;

/// <summary>UTF-8 that may be invalid.</summary>
internal static class Utf8
{
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
}
