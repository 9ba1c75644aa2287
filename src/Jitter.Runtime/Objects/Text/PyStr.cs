using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Jitter.Primitives.Text;
using Jitter.Runtime.Binding;

namespace Jitter.Runtime.Objects;

/// <summary>A str: an immutable sequence of code points.</summary>
/// <remarks>
/// A text whose code points all fit 16 bits is narrow: one UTF-16 unit a code point, a surrogate unit being a lone surrogate
/// (<see cref="Chars"/>). Any other is wide: an array of code points (<see cref="Points"/>). The units stand in a .NET string
/// or an array of their own, or at the start of a <see cref="TextBuffer"/> that several strings share, so that
/// <c>s += x</c> in a loop takes linear time.
/// </remarks>
[PyClass("str", Existing = "PyTypes.Str", Doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str")]
public partial class PyStr : PyObject, IEquatable<PyStr>
{
    /// <summary>Compares strings by reference: right for interned names alone.</summary>
    public static readonly IEqualityComparer<PyStr> ReferenceComparer = new ByReference();

    private static readonly Dictionary<string, PyStr> s_interned = new(2048, StringComparer.Ordinal);
    private static readonly Dictionary<CodePointString, PyStr> s_internedWide = [];
    private static readonly PyStr?[] s_latin1 = new PyStr?[256];

    /// <summary>The empty string.</summary>
    public static readonly PyStr Empty = Interned("");

    private string? _narrow;
    private object? _storage;
    private long _hash = -1;
    private readonly int _length;
    private bool _concatenated;

    /// <summary>Makes a str of code points.</summary>
    public PyStr(CodePointString value)
    {
        _length = value.Length;
        _narrow = value.Narrow;
        _storage = value.Wide;
    }

    /// <summary>Makes a str of well-formed UTF-16 text: each surrogate pair is one code point.</summary>
    public PyStr(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            _narrow = text;
            _length = text.Length;
        }
        else
        {
            CodePointString value = CodePointString.FromUtf16(text);
            _length = value.Length;
            _narrow = value.Narrow;
            _storage = value.Wide;
        }
    }

    /// <summary>Makes a str with the text of another, as instances of subclasses do.</summary>
    protected PyStr(PyStr source)
    {
        _length = source._length;
        _narrow = source._narrow;
        _storage = source._storage;
        _hash = source._hash;
    }

    private PyStr(string? narrow, object? storage, int length)
    {
        _narrow = narrow;
        _storage = storage;
        _length = length;
    }

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Str;

    /// <summary>The text as a value of the compiler's and the formatting code's.</summary>
    public CodePointString Value => IsWide
        ? CodePointString.FromCodePoints(Points)
        : CodePointString.FromNarrow(Narrow!);

    /// <summary>len()</summary>
    public int Length => _length;

    /// <summary>Whether a code point is beyond U+FFFF, so that <see cref="Points"/> has the text and not <see cref="Chars"/>.</summary>
    public bool IsWide => _narrow is null && (_storage is int[] || Unsafe.As<TextBuffer>(_storage!).Points is not null);

    /// <summary>The code points of a narrow string; must not be asked of a wide one.</summary>
    public ReadOnlySpan<char> Chars =>
        _narrow is { } text ? text : new ReadOnlySpan<char>(Unsafe.As<TextBuffer>(_storage!).Chars, 0, _length);

    /// <summary>The code points of a wide string; must not be asked of a narrow one.</summary>
    public ReadOnlySpan<int> Points =>
        new(_storage as int[] ?? Unsafe.As<TextBuffer>(_storage!).Points, 0, _length);

    /// <summary>The text as one UTF-16 unit a code point; null for a wide string.</summary>
    public string? Narrow => _narrow ?? (IsWide ? null : _narrow = new string(Chars));

    /// <summary>The code point at an index from 0 to <see cref="Length"/> - 1.</summary>
    public int this[int index] => _narrow is { } text ? text[index] : IsWide ? Points[index] : Chars[index];

    /// <summary>Whether all code points are below 128 (str.isascii).</summary>
    public bool IsAsciiOnly => !IsWide && System.Text.Ascii.IsValid(Chars);

    /// <summary>Whether this is the one interned string of its text, so that it equals another interned one only by identity.</summary>
    public bool IsInterned { get; private set; }

    /// <summary>hash(): SipHash-1-3 of CPython's representation under the process's key; computed once.</summary>
    public long Hash => _hash != -1 ? _hash : _hash = TextHash.Of(this);

    /// <summary>How many strings are interned.</summary>
    public static int InternedCount => s_interned.Count + s_internedWide.Count;

    /// <summary>The interned string of a text (sys.intern).</summary>
    public static PyStr Interned(string text) => s_interned.TryGetValue(text, out PyStr? known) ? known : new PyStr(text).Intern();

    /// <summary>The str of one code point; those below 256 are shared.</summary>
    public static PyStr FromCodePoint(int codePoint)
    {
        if ((uint)codePoint < 256)
        {
            return s_latin1[codePoint] ??= new PyStr(((char)codePoint).ToString()).Intern();
        }

        return codePoint <= char.MaxValue
            ? new PyStr(((char)codePoint).ToString(), null, 1)
            : new PyStr(null, new[] { codePoint }, 1);
    }

    /// <summary>The str whose code points are UTF-16 units: surrogates are not joined. Empty and short ones are shared.</summary>
    public static PyStr FromNarrow(ReadOnlySpan<char> units) => units.Length switch
    {
        0 => Empty,
        1 => FromCodePoint(units[0]),
        _ => new PyStr(new string(units), null, units.Length),
    };

    /// <summary>The str whose code points are the UTF-16 units of a string: surrogates are not joined.</summary>
    public static PyStr FromNarrow(string units) => units.Length switch
    {
        0 => Empty,
        1 => FromCodePoint(units[0]),
        _ => new PyStr(units, null, units.Length),
    };

    /// <summary>The str of some code points.</summary>
    public static PyStr FromCodePoints(ReadOnlySpan<int> codePoints)
    {
        if (codePoints.ContainsAnyInRange(0x10000, 0x10FFFF))
        {
            return new PyStr(null, codePoints.ToArray(), codePoints.Length);
        }

        return codePoints.Length switch
        {
            0 => Empty,
            1 => FromCodePoint(codePoints[0]),
            _ => new PyStr(
                string.Create(codePoints.Length, codePoints, static (units, source) =>
                {
                    for (int i = 0; i < units.Length; i++)
                    {
                        units[i] = (char)source[i];
                    }
                }),
                null,
                codePoints.Length),
        };
    }

    /// <summary>The str of a text that other code made, or null for null.</summary>
    [return: NotNullIfNotNull(nameof(value))]
    public static PyStr? From(CodePointString? value) => value is null ? null
        : value.Narrow is { } narrow ? FromNarrow(narrow)
        : new PyStr(value);

    /// <summary>The interned string that equals this one: itself, where none was interned before and it is an exact str.</summary>
    public PyStr Intern()
    {
        if (IsInterned)
        {
            return this;
        }

        if (GetType() != typeof(PyStr))
        {
            return new PyStr(this).Intern();
        }

        ref PyStr? slot = ref Narrow is { } narrow
            ? ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(s_interned, narrow, out _)
            : ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(s_internedWide, Value, out _);
        slot ??= this;
        slot.IsInterned = true;
        return slot;
    }

    /// <summary>Part of the text, as an exact str; the whole of an exact str is itself.</summary>
    public PyStr Substring(int start, int length)
    {
        if (length == _length)
        {
            return ToExact();
        }

        if (length == 1)
        {
            return FromCodePoint(this[start]);
        }

        return IsWide ? FromCodePoints(Points.Slice(start, length)) : FromNarrow(Chars.Slice(start, length));
    }

    /// <summary>This string where it is an exact str, else an exact str with its text.</summary>
    public PyStr ToExact() => GetType() == typeof(PyStr) ? this : new PyStr(this);

    /// <summary>Copies the code points into an array's start.</summary>
    public void CopyTo(Span<int> target)
    {
        if (IsWide)
        {
            Points.CopyTo(target);
            return;
        }

        ReadOnlySpan<char> chars = Chars;
        for (int i = 0; i < chars.Length; i++)
        {
            target[i] = chars[i];
        }
    }

    /// <summary>Whether both have the same code points.</summary>
    public bool Equals(PyStr? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || _length != other._length || (IsInterned && other.IsInterned))
        {
            return false;
        }

        bool wide = IsWide;
        return wide == other.IsWide && (wide ? Points.SequenceEqual(other.Points) : Chars.SequenceEqual(other.Chars));
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PyStr);

    /// <inheritdoc/>
    public override int GetHashCode() => Hash.GetHashCode();

    /// <summary>The text as UTF-16: code points beyond U+FFFF become surrogate pairs, lone surrogates stay.</summary>
    public override string ToString() => Narrow ?? Value.ToUtf16();

    private sealed class ByReference : IEqualityComparer<PyStr>
    {
        public bool Equals(PyStr? x, PyStr? y) => ReferenceEquals(x, y);

        public int GetHashCode(PyStr obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
