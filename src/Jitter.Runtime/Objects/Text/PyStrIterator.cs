using Jitter.Runtime.Binding;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>Walks over the characters of a str.</summary>
[PyClass("str_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyStrIterator(PyStr text) : PyObject
{
    private PyStr? _text = text;
    private int _index;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_text is { } text)
        {
            if (_index < text.Length)
            {
                return PyStr.FromCodePoint(text[_index++]);
            }

            _text = null;
        }

        return null;
    }

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private long LengthHint() => _text is null ? 0 : _text.Length - _index;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => IteratorPickling.Reduce(IteratorPickling.Builtin("iter"), _text, _index, PyStr.Empty);

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ArgumentConversion.ToIntPtr(state, out nint index))
        {
            return null;
        }

        if (_text is not null)
        {
            _index = (int)Math.Clamp(index, 0, _text.Length);
        }

        return PyNone.None;
    }
}

/// <summary>Walks over the characters of an ASCII str.</summary>
[PyClass("str_ascii_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyAsciiIterator(PyStr text) : PyObject
{
    private PyStr? _text = text;
    private int _index;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_text is { } text)
        {
            ReadOnlySpan<char> chars = text.Chars;
            if ((uint)_index < (uint)chars.Length)
            {
                return PyStr.FromCodePoint(chars[_index++]);
            }

            _text = null;
        }

        return null;
    }

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => this;

    [PyMethod("__length_hint__($self, /)")]
    private long LengthHint() => _text is null ? 0 : _text.Length - _index;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => IteratorPickling.Reduce(IteratorPickling.Builtin("iter"), _text, _index, PyStr.Empty);

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!ArgumentConversion.ToIntPtr(state, out nint index))
        {
            return null;
        }

        if (_text is not null)
        {
            _index = (int)Math.Clamp(index, 0, _text.Length);
        }

        return PyNone.None;
    }
}
