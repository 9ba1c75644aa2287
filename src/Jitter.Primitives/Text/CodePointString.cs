using System.Text;

namespace Jitter.Primitives.Text;

/// <summary>
/// An immutable Python string: a sequence of code points, lone surrogates included.
/// </summary>
/// <remarks>
/// A string whose code points all fit 16 bits is held as a .NET string, one UTF-16 unit a code point (a surrogate
/// unit is then a lone surrogate). Any other string is an array of code points, so that <c>"\ud83d\ude00"</c> (two
/// code points) and U+1F600 (one) stay different, as in Python.
/// </remarks>
public sealed class CodePointString : IEquatable<CodePointString>
{
    /// <summary>The empty string.</summary>
    public static readonly CodePointString Empty = new("");

    private readonly string? _narrow;
    private readonly int[]? _wide;

    private CodePointString(string narrow) => _narrow = narrow;

    private CodePointString(int[] wide) => _wide = wide;

    /// <summary>The number of code points.</summary>
    public int Length => _narrow?.Length ?? _wide!.Length;

    /// <summary>The code point at <paramref name="index"/>, 0 to <see cref="Length"/> - 1.</summary>
    public int this[int index] => _narrow is { } narrow ? narrow[index] : _wide![index];

    /// <summary>The text as one UTF-16 unit a code point, or null where a code point is beyond U+FFFF.</summary>
    public string? Narrow => _narrow;

    /// <summary>The code points, not to be changed, where one is beyond U+FFFF; null where <see cref="Narrow"/> has them.</summary>
    public int[]? Wide => _wide;

    /// <summary>Makes a string of well-formed UTF-16 text: each surrogate pair is one code point.</summary>
    public static CodePointString FromUtf16(string text)
    {
        foreach (char unit in text)
        {
            if (char.IsSurrogate(unit))
            {
                return FromUtf16WithSurrogates(text);
            }
        }

        return text.Length == 0 ? Empty : new CodePointString(text);
    }

    /// <summary>Makes a string whose code points are the UTF-16 units of <paramref name="units"/>, surrogates too: nothing is joined.</summary>
    public static CodePointString FromNarrow(string units) => units.Length == 0 ? Empty : new CodePointString(units);

    /// <summary>Makes a string of code points (0 to 0x10FFFF each), which it copies where it must keep them.</summary>
    public static CodePointString FromCodePoints(ReadOnlySpan<int> codePoints)
    {
        foreach (int codePoint in codePoints)
        {
            if (codePoint > char.MaxValue)
            {
                return new CodePointString(codePoints.ToArray());
            }
        }

        return codePoints.IsEmpty
            ? Empty
            : new CodePointString(string.Create(codePoints.Length, codePoints, static (units, source) =>
            {
                for (int i = 0; i < units.Length; i++)
                {
                    units[i] = (char)source[i];
                }
            }));
    }

    /// <summary>The text as UTF-16: code points beyond U+FFFF become surrogate pairs, lone surrogates stay.</summary>
    public string ToUtf16()
    {
        if (_narrow is not null)
        {
            return _narrow;
        }

        var builder = new StringBuilder(_wide!.Length + 8);
        foreach (int codePoint in _wide)
        {
            if (codePoint > char.MaxValue)
            {
                int offset = codePoint - 0x10000;
                builder.Append((char)(0xD800 + (offset >> 10))).Append((char)(0xDC00 + (offset & 0x3FF)));
            }
            else
            {
                builder.Append((char)codePoint);
            }
        }

        return builder.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(CodePointString? other) =>
        other is not null && (_narrow is not null ? _narrow == other._narrow : other._wide is { } wide && _wide.AsSpan().SequenceEqual(wide));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CodePointString);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_narrow is not null)
        {
            return _narrow.GetHashCode();
        }

        var hash = new HashCode();
        foreach (int codePoint in _wide!)
        {
            hash.Add(codePoint);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => ToUtf16();

    private static CodePointString FromUtf16WithSurrogates(string text)
    {
        var codePoints = new List<int>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                codePoints.Add(char.ConvertToUtf32(text[i], text[++i]));
            }
            else
            {
                codePoints.Add(text[i]);
            }
        }

        return FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(codePoints));
    }
}
