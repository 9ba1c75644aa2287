using System.Runtime.CompilerServices;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;

namespace Jitter.Runtime.Objects;

/// <summary>A str: an immutable sequence of code points.</summary>
public partial class PyStr : PyObject, IEquatable<PyStr>
{
    /// <summary>Compares strings by reference: right for interned names alone.</summary>
    public static readonly IEqualityComparer<PyStr> ReferenceComparer = new ByReference();

    private static readonly Dictionary<CodePointString, PyStr> s_interned = [];

    /// <summary>The empty string.</summary>
    public static readonly PyStr Empty = Interned("");

    private long _hash = -1;

    /// <summary>Makes a str of code points.</summary>
    public PyStr(CodePointString value) => Value = value;

    /// <summary>Makes a str of well-formed UTF-16 text.</summary>
    public PyStr(string text)
        : this(CodePointString.FromUtf16(text))
    {
    }

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Str;

    /// <summary>The text.</summary>
    public CodePointString Value { get; }

    /// <summary>len()</summary>
    public int Length => Value.Length;

    /// <summary>Whether this is the one interned string of its text, so that it equals another interned one only by identity.</summary>
    public bool IsInterned { get; private set; }

    /// <summary>hash(): SipHash-1-3 of CPython's representation under the process's key; computed once.</summary>
    public long Hash => _hash != -1 ? _hash : _hash = PythonHash.Hash(new StrConstant(Value));

    /// <summary>The interned string of a text (sys.intern).</summary>
    public static PyStr Interned(string text) => new PyStr(text).Intern();

    /// <summary>The interned string that equals this one: itself, where none was interned before.</summary>
    public PyStr Intern()
    {
        if (IsInterned)
        {
            return this;
        }

        ref PyStr? slot = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(s_interned, Value, out _);
        slot ??= this;
        slot.IsInterned = true;
        return slot;
    }

    /// <summary>Whether both have the same code points.</summary>
    public bool Equals(PyStr? other) =>
        ReferenceEquals(this, other) || (other is not null && !(IsInterned && other.IsInterned) && Value.Equals(other.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PyStr);

    /// <inheritdoc/>
    public override int GetHashCode() => Hash.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Value.ToUtf16();

    private sealed class ByReference : IEqualityComparer<PyStr>
    {
        public bool Equals(PyStr? x, PyStr? y) => ReferenceEquals(x, y);

        public int GetHashCode(PyStr obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
