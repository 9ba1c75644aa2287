namespace Jitter.Runtime.Objects;

/// <summary>Searching in strs: ranges are [start, end) in code points, and results are -1 where nothing is found.</summary>
internal static class TextSearch
{
    public static int Find(PyStr text, PyStr wanted, int start, int end)
    {
        if (wanted.Length > end - start)
        {
            return -1;
        }

        int found;
        if (!text.IsWide)
        {
            found = wanted.IsWide ? -1 : IndexOf(text.Chars[start..end], wanted.Chars);
        }
        else
        {
            ReadOnlySpan<int> points = text.Points[start..end];
            found = wanted.Length == 1 ? points.IndexOf(wanted[0]) : IndexOf(points, Widened(wanted));
        }

        return found < 0 ? -1 : found + start;
    }

    public static int FindLast(PyStr text, PyStr wanted, int start, int end)
    {
        if (wanted.Length > end - start)
        {
            return -1;
        }

        if (wanted.Length == 0)
        {
            return end;
        }

        int found = text.IsWide ? text.Points[start..end].LastIndexOf(Widened(wanted))
            : wanted.IsWide ? -1
            : text.Chars[start..end].LastIndexOf(wanted.Chars);
        return found < 0 ? -1 : found + start;
    }

    public static int Count(PyStr text, PyStr wanted, int start, int end)
    {
        if (start > end)
        {
            return 0;
        }

        if (wanted.Length == 0)
        {
            return end - start + 1;
        }

        if (!text.IsWide)
        {
            return wanted.IsWide ? 0 : Count(text.Chars[start..end], wanted.Chars);
        }

        return Count(text.Points[start..end], Widened(wanted));
    }

    /// <summary>Whether one str stands at an index of another.</summary>
    public static bool MatchesAt(PyStr text, PyStr wanted, int at)
    {
        if (!text.IsWide)
        {
            return !wanted.IsWide && text.Chars.Slice(at, wanted.Length).SequenceEqual(wanted.Chars);
        }

        ReadOnlySpan<int> points = text.Points.Slice(at, wanted.Length);
        if (wanted.IsWide)
        {
            return points.SequenceEqual(wanted.Points);
        }

        ReadOnlySpan<char> chars = wanted.Chars;
        for (int i = 0; i < chars.Length; i++)
        {
            if (points[i] != chars[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The code points as ints, whatever the str's own form.</summary>
    public static ReadOnlySpan<int> Widened(PyStr text)
    {
        if (text.IsWide)
        {
            return text.Points;
        }

        var points = new int[text.Length];
        text.CopyTo(points);
        return points;
    }

    private static int IndexOf<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> wanted)
        where T : unmanaged, IComparable<T>, IEquatable<T> =>
        TwoWaySearch.IsWanted(text.Length, wanted.Length) ? TwoWaySearch.IndexOf(text, wanted) : text.IndexOf(wanted);

    private static int Count<T>(ReadOnlySpan<T> text, ReadOnlySpan<T> wanted)
        where T : unmanaged, IComparable<T>, IEquatable<T>
    {
        if (!TwoWaySearch.IsWanted(text.Length, wanted.Length))
        {
            return text.Count(wanted);
        }

        int count = 0;
        for (int at; (at = IndexOf(text, wanted)) >= 0; count++)
        {
            text = text[(at + wanted.Length)..];
        }

        return count;
    }
}
