using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>iter() of bytes.</summary>
[PyClass("bytes_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyBytesIterator(PyBytes bytes) : PyObject
{
    private PyBytes? _bytes = bytes;
    private int _index;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => this;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_bytes is { } bytes)
        {
            if (_index < bytes.Length)
            {
                return PyInt.From(bytes.Span[_index++]);
            }

            _bytes = null;
        }

        return null;
    }

    [PyMethod("__length_hint__($self, /)", HasTextSignature = false)]
    private long LengthHint() => _bytes is null ? 0 : Math.Max(0, _bytes.Length - _index);

    [PyMethod("__reduce__($self, /)", HasTextSignature = false)]
    private PyObject? Reduce() => IteratorPickling.Reduce(IteratorPickling.Builtin("iter"), _bytes, _index, PyTuple.Empty);

    [PyMethod("__setstate__(state, /)", HasTextSignature = false)]
    private void SetState(PyObject state)
    {
        if (ByteIteration.TryGetState(state, out long index) && _bytes is not null)
        {
            _index = (int)Math.Clamp(index, 0, _bytes.Length);
        }
    }
}

/// <summary>iter() of bytearray.</summary>
[PyClass("bytearray_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyByteArrayIterator(PyByteArray bytes) : PyObject
{
    private PyByteArray? _bytes = bytes;
    private int _index;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => this;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_bytes is { } bytes)
        {
            if (_index < bytes.Count)
            {
                return PyInt.From(bytes.Span[_index++]);
            }

            _bytes = null;
        }

        return null;
    }

    [PyMethod("__length_hint__($self, /)", HasTextSignature = false)]
    private long LengthHint() => _bytes is null ? 0 : Math.Max(0, _bytes.Count - _index);

    [PyMethod("__reduce__($self, /)", HasTextSignature = false)]
    private PyObject? Reduce() => IteratorPickling.Reduce(IteratorPickling.Builtin("iter"), _bytes, _index, PyTuple.Empty);

    [PyMethod("__setstate__(state, /)", HasTextSignature = false)]
    private void SetState(PyObject state)
    {
        if (ByteIteration.TryGetState(state, out long index) && _bytes is not null)
        {
            _index = (int)Math.Clamp(index, 0, _bytes.Count);
        }
    }
}

/// <summary>What the iterators share.</summary>
internal static class ByteIteration
{
    /// <summary>The index that __setstate__ takes; false with TypeError pending.</summary>
    public static bool TryGetState(PyObject state, out long index)
    {
        index = 0;
        return state is PyInt
            ? ArgumentConversion.ToInt64(state, out index)
            : Errors.RaiseFalse(PyExceptions.TypeError, "an integer is required");
    }
}
