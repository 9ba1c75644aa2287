namespace Jitter.Runtime.Objects;

/// <summary>
/// Searches for bytes in linear time: .NET's vectorized search is quadratic where a long needle nearly matches everywhere, so long
/// ones are searched for by Knuth, Morris and Pratt's method.
/// </summary>
internal static class ByteSearch
{
    private const int ShortNeedle = 64;
    private const long SmallProduct = 1_000_000;

    /// <summary>The first place of a needle; -1 for none.</summary>
    public static int IndexOf(ReadOnlySpan<byte> data, ReadOnlySpan<byte> needle) =>
        IsCheap(data, needle) ? data.IndexOf(needle) : Search(data, needle, Failures(needle, false), false);

    /// <summary>The last place of a needle that is not empty; -1 for none.</summary>
    public static int LastIndexOf(ReadOnlySpan<byte> data, ReadOnlySpan<byte> needle)
    {
        if (IsCheap(data, needle))
        {
            return data.LastIndexOf(needle);
        }

        int fromEnd = Search(data, needle, Failures(needle, true), true);
        return fromEnd < 0 ? -1 : data.Length - fromEnd - needle.Length;
    }

    /// <summary>How often a needle that is not empty occurs without overlaps.</summary>
    public static int Count(ReadOnlySpan<byte> data, ReadOnlySpan<byte> needle)
    {
        if (IsCheap(data, needle))
        {
            return data.Count(needle);
        }

        int[] failures = Failures(needle, false);
        int count = 0;
        while (true)
        {
            int found = Search(data, needle, failures, false);
            if (found < 0)
            {
                return count;
            }

            count++;
            data = data[(found + needle.Length)..];
        }
    }

    private static bool IsCheap(ReadOnlySpan<byte> data, ReadOnlySpan<byte> needle) =>
        needle.Length < ShortNeedle || (long)data.Length * needle.Length < SmallProduct || needle.Length > data.Length;

    /// <summary>For each prefix of the needle, how much of its end is its beginning; of the needle turned round where asked.</summary>
    private static int[] Failures(ReadOnlySpan<byte> needle, bool turned)
    {
        int last = needle.Length - 1;
        int[] failures = new int[needle.Length];
        int matched = 0;
        for (int i = 1; i < needle.Length; i++)
        {
            byte value = needle[turned ? last - i : i];
            while (matched > 0 && value != needle[turned ? last - matched : matched])
            {
                matched = failures[matched - 1];
            }

            if (value == needle[turned ? last - matched : matched])
            {
                matched++;
            }

            failures[i] = matched;
        }

        return failures;
    }

    private static int Search(ReadOnlySpan<byte> data, ReadOnlySpan<byte> needle, int[] failures, bool turned)
    {
        int lastData = data.Length - 1;
        int last = needle.Length - 1;
        int matched = 0;
        for (int i = 0; i < data.Length; i++)
        {
            byte value = data[turned ? lastData - i : i];
            while (matched > 0 && value != needle[turned ? last - matched : matched])
            {
                matched = failures[matched - 1];
            }

            if (value == needle[turned ? last - matched : matched])
            {
                matched++;
                if (matched == needle.Length)
                {
                    return i - last;
                }
            }
        }

        return -1;
    }
}
