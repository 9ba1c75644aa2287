using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>Universal newlines: finds out which line ends a text has, and may turn them all into "\n".</summary>
internal sealed class NewlineTranslator(bool translate)
{
    private const int SeenCr = 1;
    private const int SeenLf = 2;
    private const int SeenCrLf = 4;

    private int _seen;

    /// <summary>Whether a "\r" is held back, since "\n" may follow.</summary>
    public bool HasPendingCr { get; set; }

    /// <summary>The line ends that were seen: None, a str or a tuple.</summary>
    public PyObject Newlines
    {
        get
        {
            var seen = new List<PyObject>();
            if ((_seen & SeenCr) != 0)
            {
                seen.Add(PyStr.Interned("\r"));
            }

            if ((_seen & SeenLf) != 0)
            {
                seen.Add(PyStr.Interned("\n"));
            }

            if ((_seen & SeenCrLf) != 0)
            {
                seen.Add(PyStr.Interned("\r\n"));
            }

            return seen.Count switch { 0 => PyNone.None, 1 => seen[0], _ => new PyTuple([.. seen]) };
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        _seen = 0;
        HasPendingCr = false;
    }

    /// <summary>Translates the next piece of a text.</summary>
    public PyStr Translate(PyStr text, bool final)
    {
        if (!HasPendingCr && !text.IsWide && !text.Chars.Contains('\r'))
        {
            if ((_seen & SeenLf) == 0 && text.Chars.Contains('\n'))
            {
                _seen |= SeenLf;
            }

            return text;
        }

        int[] points = new int[text.Length + 1];
        int length = 0;
        if (HasPendingCr && (text.Length > 0 || final))
        {
            points[length++] = '\r';
            HasPendingCr = false;
        }

        text.CopyTo(points.AsSpan(length));
        length += text.Length;
        if (!final && length > 0 && points[length - 1] == '\r')
        {
            length--;
            HasPendingCr = true;
        }

        int written = 0;
        for (int i = 0; i < length; i++)
        {
            int point = points[i];
            if (point == '\n')
            {
                _seen |= SeenLf;
            }
            else if (point == '\r')
            {
                bool pair = i + 1 < length && points[i + 1] == '\n';
                _seen |= pair ? SeenCrLf : SeenCr;
                if (translate)
                {
                    point = '\n';
                }
                else if (pair)
                {
                    points[written++] = '\r';
                    point = '\n';
                }

                i += pair ? 1 : 0;
            }

            points[written++] = point;
        }

        return PyStr.FromCodePoints(points.AsSpan(0, written));
    }
}

/// <summary>Finds the ends of lines in decoded text.</summary>
internal static class LineEnds
{
    /// <summary>Where the line that starts at an index ends, its line end included; -1 if the text has no line end there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The index.</param>
    /// <param name="newline">The line end; null for "\n".</param>
    /// <param name="universal">Whether "\n", "\r" and "\r\n" end lines.</param>
    public static int Find(PyStr text, int start, string? newline, bool universal) =>
        text.IsWide
            ? Find(text.Points[start..], start, newline, universal)
            : Find(text.Chars[start..], start, newline, universal);

    private static int Find<T>(ReadOnlySpan<T> text, int start, string? newline, bool universal)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        T lf = T.CreateTruncating('\n');
        T cr = T.CreateTruncating('\r');
        if (universal)
        {
            int end = text.IndexOfAny(lf, cr);
            return end < 0 ? -1
                : text[end] == cr && end + 1 < text.Length && text[end + 1] == lf ? start + end + 2
                : start + end + 1;
        }

        if (newline is null || newline.Length == 1)
        {
            int end = text.IndexOf(newline is null ? lf : T.CreateTruncating(newline[0]));
            return end < 0 ? -1 : start + end + 1;
        }

        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == cr && text[i + 1] == lf)
            {
                return start + i + 2;
            }
        }

        return -1;
    }
}
