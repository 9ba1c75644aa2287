using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>Attributes and methods.</summary>
public sealed partial class PyMemoryView
{
    [PyNew("memoryview(object)")]
    private static PyObject? New(PyType type, PyObject @object) => From(@object);

    [PyClassMethod("_from_flags($type, /, object, flags)")]
    private static PyObject? FromFlags(PyType type, PyObject @object, int flags)
    {
        if (@object is PyMemoryView)
        {
            return From(@object);
        }

        if (!Buffers.Supports(@object))
        {
            return Errors.Raise(PyExceptions.TypeError, $"memoryview: a bytes-like object is required, not '{@object.Type.FullName}'");
        }

        return From(@object, (BufferFlags)flags);
    }

    [PyMethod("release($self, /)")]
    private void ReleaseMethod() => Release();

    [PyMethod("__enter__($self, /)", HasTextSignature = false)]
    private PyObject? Enter() => CheckReleased() ? this : null;

    [PyMethod("__exit__($self, /, *exc_info)", HasTextSignature = false)]
    private void Exit(ReadOnlySpan<PyObject> excInfo) => Release();

    [PyMethod("tobytes(order='C')")]
    private PyObject? ToBytes(string? order)
    {
        if (order is not (null or "C" or "F" or "A"))
        {
            return Errors.Raise(PyExceptions.ValueError, "order must be 'C', 'F' or 'A'");
        }

        return CheckReleased() ? PyBytes.Adopt(ToArray(order)) : null;
    }

    [PyMethod("hex(sep=<unrepresentable>, bytes_per_sep=1)")]
    private PyObject? Hex(PyObject? sep, int bytesPerSep) => CheckReleased() ? ByteText.Hex(ToArray("C"), sep, bytesPerSep) : null;

    [PyMethod("toreadonly($self, /)")]
    private PyObject? ToReadOnly() =>
        CheckReleased() ? new PyMemoryView(_shared, _start, _length, _format, _itemSize, _shape, _strides, isReadOnly: true) : null;

    [PyMethod("__buffer__(flags, /)")]
    private PyObject? GetView(int flags) => GetBuffer((BufferFlags)flags) is { } buffer ? From(buffer) : null;

    [PyMethod("__release_buffer__(buffer, /)")]
    private void ReleaseView(PyObject buffer)
    {
        if (buffer is PyMemoryView view)
        {
            view.Release();
        }
    }

    [PyGetter("obj")]
    private PyObject? GetObject() => CheckReleased() ? _shared.Buffer.Owner : null;

    [PyGetter("nbytes")]
    private PyObject? GetByteCount() => CheckReleased() ? PyInt.From(_length) : null;

    [PyGetter("readonly")]
    private PyObject? GetReadOnly() => CheckReleased() ? PyBool.From(_isReadOnly) : null;

    [PyGetter("itemsize")]
    private PyObject? GetItemSize() => CheckReleased() ? PyInt.From(_itemSize) : null;

    [PyGetter("format")]
    private PyObject? GetFormat() => CheckReleased() ? PyStr.Interned(_format) : null;

    [PyGetter("ndim")]
    private PyObject? GetDimensions() => CheckReleased() ? PyInt.From(_shape.Length) : null;

    [PyGetter("shape")]
    private PyObject? GetShape() => CheckReleased() ? ToTuple(_shape) : null;

    [PyGetter("strides")]
    private PyObject? GetStrides() => CheckReleased() ? ToTuple(_strides) : null;

    [PyGetter("suboffsets")]
    private PyObject? GetSubOffsets() => CheckReleased() ? PyTuple.Empty : null;

    [PyGetter("c_contiguous")]
    private PyObject? GetCContiguous() => CheckReleased() ? PyBool.From(IsCContiguous) : null;

    [PyGetter("f_contiguous")]
    private PyObject? GetFContiguous() => CheckReleased() ? PyBool.From(IsFContiguous) : null;

    [PyGetter("contiguous")]
    private PyObject? GetContiguous() => CheckReleased() ? PyBool.From(IsCContiguous || IsFContiguous) : null;

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => new PyStr($"<{(_isReleased ? "released memory" : "memory")} at {Identity.Address(this)}>");

    [PySlot(SlotId.Length)]
    private long Count()
    {
        if (!CheckReleased())
        {
            return -1;
        }

        return _shape.Length > 0 ? _shape[0] : Errors.RaiseMinusOne(PyExceptions.TypeError, "0-dim memory has no length");
    }

    [PySlot(SlotId.Hash)]
    private long Hash()
    {
        if (_hash != -1)
        {
            return _hash;
        }

        if (!CheckReleased())
        {
            return -1;
        }

        if (!_isReadOnly)
        {
            return Errors.RaiseMinusOne(PyExceptions.ValueError, "cannot hash writable memoryview object");
        }

        if (ItemFormat.SingleCode(_format) is not ('B' or 'b' or 'c'))
        {
            return Errors.RaiseMinusOne(PyExceptions.ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        }

        return Hashing.Hash(_shared.Buffer.Owner) == -1 ? -1 : _hash = TextHash.Of(ToArray("C"));
    }

    private bool IsCContiguous => BufferLayout.IsCContiguous(_shape, _strides, _itemSize, _length);

    private bool IsFContiguous => BufferLayout.IsFContiguous(_shape, _strides, _itemSize, _length);

    private byte[] ToArray(string? order)
    {
        char kind = order switch
        {
            "F" => 'F',
            "A" when IsFContiguous && !IsCContiguous => 'F',
            _ => 'C',
        };
        return BufferLayout.ToArray(_memory.Span, _start, _shape, _strides, _itemSize, _length, kind);
    }

    private static PyTuple ToTuple(int[] values) => values.Length == 0 ? PyTuple.Empty : new PyTuple(Array.ConvertAll(values, v => (PyObject)PyInt.From(v)));
}
