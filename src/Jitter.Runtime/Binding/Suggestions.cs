using System.Text;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Binding;

/// <summary>"Did you mean": the known name that is closest to a misspelt one (CPython's Python/suggestions.c).</summary>
public static class Suggestions
{
    private const int MoveCost = 2;
    private const int CaseCost = 1;
    private const int MaxCandidates = 750;
    private const int MaxLength = 40;

    /// <summary>The closest candidate; null where none is close enough.</summary>
    public static PyStr? Closest(ReadOnlySpan<PyStr> candidates, PyStr name)
    {
        if (candidates.Length >= MaxCandidates)
        {
            return null;
        }

        byte[] wanted = Encoding.UTF8.GetBytes(name.ToString());
        PyStr? best = null;
        int bestDistance = int.MaxValue;
        foreach (PyStr candidate in candidates)
        {
            if (candidate.Equals(name))
            {
                continue;
            }

            // At most a third of the characters of both may need a change.
            byte[] bytes = Encoding.UTF8.GetBytes(candidate.ToString());
            int limit = Math.Min((wanted.Length + bytes.Length + 3) * MoveCost / 6, bestDistance - 1);
            int distance = Distance(wanted, bytes, limit);
            if (distance <= limit)
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary>The Levenshtein distance, a change of case counting half; something above <paramref name="limit"/> where it is above that.</summary>
    public static int Distance(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, int limit)
    {
        int prefix = first.CommonPrefixLength(second);
        first = first[prefix..];
        second = second[prefix..];
        while (!first.IsEmpty && !second.IsEmpty && first[^1] == second[^1])
        {
            first = first[..^1];
            second = second[..^1];
        }

        if (first.IsEmpty || second.IsEmpty)
        {
            return (first.Length + second.Length) * MoveCost;
        }

        if (first.Length > MaxLength || second.Length > MaxLength || Math.Abs(first.Length - second.Length) * MoveCost > limit)
        {
            return limit + 1;
        }

        // One row of the table: the costs of making the text so far of second's prefixes.
        Span<int> row = stackalloc int[MaxLength + 1];
        for (int j = 0; j <= second.Length; j++)
        {
            row[j] = j * MoveCost;
        }

        for (int i = 1; i <= first.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i * MoveCost;
            for (int j = 1; j <= second.Length; j++)
            {
                int replaced = diagonal + ReplaceCost(first[i - 1], second[j - 1]);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + MoveCost);
            }
        }

        return row[second.Length];
    }

    private static int ReplaceCost(byte first, byte second)
    {
        if (first == second)
        {
            return 0;
        }

        return char.IsAsciiLetter((char)first) && (first ^ second) == 0x20 ? CaseCost : MoveCost;
    }
}
