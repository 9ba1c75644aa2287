namespace Jitter.Runtime.Objects;

/// <summary>
/// Search in linear time for long texts whose vectorized search might take quadratic time (M. Crochemore, D. Perrin, "Two-way
/// string-matching", 1991; CPython's stringlib/fastsearch.h uses it too).
/// </summary>
internal static class TwoWaySearch
{
    private const int ShortestNeedle = 100;
    private const long SmallestWork = 1 << 20;

    /// <summary>Whether the needle and the text are so long that the worst case must not happen.</summary>
    public static bool IsWanted(int textLength, int needleLength) =>
        needleLength >= ShortestNeedle && (long)textLength * needleLength > SmallestWork;

    /// <summary>The first index of the needle, or -1.</summary>
    public static int IndexOf<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> needle)
        where T : unmanaged, IComparable<T>, IEquatable<T>
    {
        int cut = Factorize(needle, out int period);
        return needle[..cut].SequenceEqual(needle.Slice(period, Math.Min(cut, needle.Length - period))) && period + cut <= needle.Length
            ? Periodic(text, needle, cut, period)
            : Aperiodic(text, needle, cut, Math.Max(cut, needle.Length - cut) + 1);
    }

    private static int Periodic<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> needle, int cut, int period)
        where T : unmanaged, IEquatable<T>
    {
        int memory = 0;
        for (int at = 0; at <= text.Length - needle.Length;)
        {
            int i = Math.Max(cut, memory);
            while (i < needle.Length && needle[i].Equals(text[at + i]))
            {
                i++;
            }

            if (i < needle.Length)
            {
                at += i - cut + 1;
                memory = 0;
                continue;
            }

            int j = cut - 1;
            while (j >= memory && needle[j].Equals(text[at + j]))
            {
                j--;
            }

            if (j < memory)
            {
                return at;
            }

            at += period;
            memory = needle.Length - period;
        }

        return -1;
    }

    private static int Aperiodic<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> needle, int cut, int shift)
        where T : unmanaged, IEquatable<T>
    {
        for (int at = 0; at <= text.Length - needle.Length;)
        {
            int i = cut;
            while (i < needle.Length && needle[i].Equals(text[at + i]))
            {
                i++;
            }

            if (i < needle.Length)
            {
                at += i - cut + 1;
                continue;
            }

            if (needle[..cut].SequenceEqual(text.Slice(at, cut)))
            {
                return at;
            }

            at += shift;
        }

        return -1;
    }

    /// <summary>A critical factorization: where the needle is cut, and the period of its right part.</summary>
    private static int Factorize<T>(ReadOnlySpan<T> needle, out int period)
        where T : unmanaged, IComparable<T>
    {
        int first = MaximalSuffix(needle, 1, out int firstPeriod);
        int second = MaximalSuffix(needle, -1, out int secondPeriod);
        period = first > second ? firstPeriod : secondPeriod;
        return Math.Max(first, second);
    }

    private static int MaximalSuffix<T>(ReadOnlySpan<T> needle, int order, out int period)
        where T : unmanaged, IComparable<T>
    {
        int suffix = 0;
        int candidate = 1;
        int k = 0;
        period = 1;
        while (candidate + k < needle.Length)
        {
            int comparison = order * needle[candidate + k].CompareTo(needle[suffix + k]);
            if (comparison < 0)
            {
                candidate += k + 1;
                k = 0;
                period = candidate - suffix;
            }
            else if (comparison == 0)
            {
                if (++k == period)
                {
                    candidate += period;
                    k = 0;
                }
            }
            else
            {
                suffix = candidate++;
                k = 0;
                period = 1;
            }
        }

        return suffix;
    }
}
