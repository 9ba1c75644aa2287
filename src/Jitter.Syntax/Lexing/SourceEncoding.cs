using System.Text;
using Jitter.Syntax.Errors;

namespace Jitter.Syntax.Lexing;

/// <summary>The encoding that a source declares (PEP 263), as CPython's Parser/tokenizer/helpers.c finds it.</summary>
internal static class SourceEncoding
{
    /// <summary>
    /// Takes off a BOM, and gives the name of the encoding that the first two lines declare, or null for UTF-8. A last line counts as ended.
    /// </summary>
    /// <exception cref="PythonSyntaxException">A BOM with another encoding.</exception>
    public static string? Declared(ref ReadOnlySpan<byte> bytes)
    {
        bool hasMark = bytes is [0xEF, 0xBB, 0xBF, ..];
        if (hasMark)
        {
            bytes = bytes[3..];
        }

        ReadOnlySpan<byte> rest = bytes;
        ReadOnlySpan<byte> line = TakeLine(ref rest);
        string? name = Cookie(line);
        if (name is null && IsBlankOrComment(line))
        {
            line = TakeLine(ref rest);
            name = Cookie(line);
        }

        if (hasMark && name is not (null or "utf-8"))
        {
            throw new PythonSyntaxException(CompileErrorKind.SyntaxError, $"encoding problem: {name} with BOM", 0, -1);
        }

        return name == "utf-8" ? null : name;
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOfAny((byte)'\n', (byte)'\r');
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        int next = end + 1;
        bool isPair = next > 0 && next < rest.Length && rest[end] == '\r' && rest[next] == '\n';
        rest = end < 0 ? [] : rest[(isPair ? next + 1 : next)..];
        return line;
    }

    private static bool IsBlankOrComment(ReadOnlySpan<byte> line)
    {
        int start = line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\f');
        return start < 0 || line[start] == (byte)'#';
    }

    private static string? Cookie(ReadOnlySpan<byte> line)
    {
        int comment = line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\f');
        // "coding" and at least one byte behind it.
        int last = line.Length - 6;
        if (comment < 0 || comment >= last || line[comment] != (byte)'#')
        {
            return null;
        }

        for (int i = comment; i < last; i++)
        {
            if (!line[i..].StartsWith("coding"u8) || line[i + 6] is not ((byte)':' or (byte)'='))
            {
                continue;
            }

            int start = i + 7;
            while (start < line.Length && line[start] is (byte)' ' or (byte)'\t')
            {
                start++;
            }

            int end = start;
            while (end < line.Length && (char.IsAsciiLetterOrDigit((char)line[end]) || line[end] is (byte)'-' or (byte)'_' or (byte)'.'))
            {
                end++;
            }

            if (end > start)
            {
                return NormalName(Encoding.ASCII.GetString(line[start..end]));
            }
        }

        return null;
    }

    // Only the names of UTF-8 and Latin-1 are made normal, by their first 12 characters.
    private static string NormalName(string name)
    {
        string normal = name[..Math.Min(name.Length, 12)].Replace('_', '-').ToLowerInvariant();
        if (normal == "utf-8" || normal.StartsWith("utf-8-", StringComparison.Ordinal))
        {
            return "utf-8";
        }

        bool isLatin1 = normal is "latin-1" or "iso-8859-1" or "iso-latin-1"
            || normal.StartsWith("latin-1-", StringComparison.Ordinal)
            || normal.StartsWith("iso-8859-1-", StringComparison.Ordinal)
            || normal.StartsWith("iso-latin-1-", StringComparison.Ordinal);
        return isLatin1 ? "iso-8859-1" : name;
    }
}
