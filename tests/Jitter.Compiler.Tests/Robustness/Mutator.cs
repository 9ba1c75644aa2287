namespace Jitter.Compiler.Tests.Robustness;

/// <summary>Makes broken variants of a source, the same ones for the same seed: changed bytes and changed tokens.</summary>
internal sealed class Mutator(ulong seed)
{
    private static readonly string[] s_tokens =
    [
        "(", ")", "[", "]", "{", "}", ":", ",", ";", ".", "...", "->", "!", ":=", "=", "+", "-", "*", "**", "/", "//", "%", "@", "==", "!=", "<", ">",
        "<=", ">=", "<<", ">>", "&", "|", "^", "~", "+=", "**=", "\n", "\n    ", "\n\t", "\\\n", " ", "#", "'", "\"", "'''", "f'", "f\"{", "rb'", "\\N{",
        "{{", "}}", "!r", "if", "else", "elif", "for", "in", "while", "def", "class", "return", "yield", "await", "async", "lambda", "not", "is", "None",
        "True", "match", "case", "type", "_", "try", "except", "finally", "with", "as", "import", "from", "global", "nonlocal", "del", "pass", "break",
        "continue", "raise", "assert", "x", "1", "0x", "1e", "1_", "0777", "é", "\u00a0", "\u200b", "\ufeff", "€", "𝒙",
    ];

    private ulong _state = (seed * 0x9E3779B97F4A7C15) + 1;

    /// <summary>A number from 0 to <paramref name="limit"/> - 1 (xorshift64*, so that it is the same on every .NET).</summary>
    public int Next(int limit)
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return (int)((_state * 0x2545F4914F6CDD1D >> 33) % (ulong)limit);
    }

    /// <summary>A variant of the source with one to four changes.</summary>
    public byte[] Mutate(byte[] source)
    {
        var bytes = new List<byte>(source);
        int changes = 1 + Next(4);
        for (int i = 0; i < changes && bytes.Count > 0; i++)
        {
            int at = Next(bytes.Count);
            switch (Next(7))
            {
                case 0:
                    bytes[at] = (byte)Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + Next(8)));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, 1 + Next(20))));
                    break;
                case 3:
                    int from = Next(bytes.Count);
                    bytes.InsertRange(at, bytes.GetRange(from, Math.Min(bytes.Count - from, 1 + Next(40))));
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.InsertRange(at, System.Text.Encoding.UTF8.GetBytes(s_tokens[Next(s_tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }
}
