using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>What bytes alone has.</summary>
[PyClass("bytes", Existing = "PyTypes.Bytes", Doc = "bytes(source, encoding, errors): an immutable sequence of bytes.")]
public partial class PyBytes
{
    /// <summary>hash(): SipHash-1-3 under the process's key; computed once.</summary>
    public long Hash => _hash != -1 ? _hash : _hash = TextHash.Of(Span);

    [PyNew("bytes(source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyObject? source, PyStr? encoding, PyStr? errors)
    {
        PyBytes? bytes = ByteSource.ToBytes(source, encoding, errors);
        return bytes is null || ReferenceEquals(type, PyTypes.Bytes) ? bytes : AllocateAs(type, bytes.Value);
    }

    [PyClassMethod("fromhex(string, /)")]
    private static PyObject? FromHex(PyType type, PyStr @string)
    {
        if (ByteText.FromHex(@string) is not { } result)
        {
            return null;
        }

        PyBytes bytes = Adopt(result);
        return ReferenceEquals(type, PyTypes.Bytes) ? bytes : Calls.Call(type, bytes);
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => ReprOf(this);

    [PySlot(SlotId.Str)]
    private PyObject? Str() => ReprOf(this);

    [PySlot(SlotId.Hash)]
    private long GetHash() => Hash;

    [PySlot(SlotId.Length)]
    private long Count() => Length;

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => new PyBytesIterator(this);

    [PySlot(SlotId.Compare)]
    private static PyObject? Compare(PyObject left, PyObject right, Comparison comparison)
    {
        if (left is not PyBytes first || right is not PyBytes second)
        {
            return PyNotImplemented.NotImplemented;
        }

        return ByteComparison.Compare(first.Span, second.Span, comparison);
    }

    [PySlot(SlotId.Subscript)]
    private PyObject? GetItem(PyObject key)
    {
        if (key is PySlice slice)
        {
            if (!SliceIndices.TryGet(slice, _length, out SliceIndices indices))
            {
                return null;
            }

            return indices.Step == 1
                ? ByteStrings.Part(this, (int)indices.Start, (int)indices.Count)
                : Adopt(ByteSlices.Extract(Span, indices));
        }

        if (key is not PyInt && key.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.Raise(PyExceptions.TypeError, $"byte indices must be integers or slices, not {key.Type.FullName}");
        }

        if (!ByteSlices.TryGetIndex(key, out long index))
        {
            return null;
        }

        index += index < 0 ? _length : 0;
        return (ulong)index < (ulong)_length ? PyInt.From(_data[index]) : Errors.Raise(PyExceptions.IndexError, "index out of range");
    }

    [PyMethod("__getnewargs__($self, /)")]
    private PyObject GetNewArguments() => new PyTuple([From(Span)]);

    [PyMethod("__bytes__($self, /)")]
    private PyObject ToBytes() => GetType() == typeof(PyBytes) ? this : From(Span);

    private static PyObject? ReprOf(PyBytes bytes)
    {
        if (bytes.Length > (PyStr.MaxLength / 4) - 3)
        {
            return Errors.Raise(PyExceptions.OverflowError, "bytes object is too large to make repr");
        }

        return PyStr.FromNarrow(ByteText.Repr(bytes.Span));
    }
}
