using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Structs;

/// <summary>struct.Struct: a compiled format.</summary>
[PyClass("_struct.Struct", Doc = "A compiled struct format.", Flags = TypeFlags.BaseType)]
public partial class PyStruct : PyObject
{
    private StructLayout? _layout;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => AllocateAs((PyType)type);

    [PyInit("Struct(format)", HasTextSignature = false)]
    private bool Initialize(PyObject format)
    {
        if (StructLayout.Of(format) is not { } layout)
        {
            return false;
        }

        _layout = layout;
        return true;
    }

    [PyGetter("format")]
    private PyObject? GetFormat() =>
        _layout is { } layout ? new PyStr(layout.Format) : Errors.Raise(PyExceptions.RuntimeError, "Struct object is not initialized");

    [PyGetter("size")]
    private long GetSize() => _layout?.Size ?? -1;

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() =>
        GetFormat() is { } format && Texts.Repr(format) is { } text ? new PyStr($"{Type.Name}({text})") : null;

    [PyMethod("pack(*args)", HasTextSignature = false)]
    private PyObject? Pack(ReadOnlySpan<PyObject> args) => StructOperations.Pack(_layout, args);

    [PyMethod("pack_into(*args)", HasTextSignature = false)]
    private PyObject? PackInto(ReadOnlySpan<PyObject> args) => StructOperations.PackInto(_layout, args);

    [PyMethod("unpack(buffer, /)")]
    private PyObject? Unpack(ByteBuffer buffer) => CheckInitialized() ? StructOperations.Unpack(_layout!, buffer.Span) : null;

    [PyMethod("unpack_from(buffer, offset=0)")]
    private PyObject? UnpackFrom(ByteBuffer buffer, nint offset) =>
        CheckInitialized() ? StructOperations.UnpackFrom(_layout!, buffer.Span, offset) : null;

    [PyMethod("iter_unpack(buffer, /)")]
    private PyObject? IterUnpack(PyObject buffer) => CheckInitialized() ? PyUnpackIterator.Create(_layout!, buffer) : null;

    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf() => 56 + (32L * ((_layout?.Fields.Length ?? 0) + 1));

    private bool CheckInitialized() => _layout is not null || Errors.RaiseFalse(PyExceptions.RuntimeError, "Struct object is not initialized");
}

/// <summary>What iter_unpack gives.</summary>
[PyClass("_struct.unpack_iterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyUnpackIterator : PyObject
{
    private readonly StructLayout _layout;
    private PyBuffer? _buffer;
    private int _position;

    private PyUnpackIterator(StructLayout layout, PyBuffer buffer)
    {
        _layout = layout;
        _buffer = buffer;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    internal static PyObject? Create(StructLayout layout, PyObject source)
    {
        if (layout.Size == 0)
        {
            return Errors.Raise(StructModule.Error, "cannot iteratively unpack with a struct of length 0");
        }

        if (!Buffers.TryGet(source, out PyBuffer? buffer))
        {
            return null;
        }

        if (buffer.Length % layout.Size != 0)
        {
            buffer.Release();
            return Errors.Raise(StructModule.Error, $"iterative unpacking requires a buffer of a multiple of {layout.Size} bytes");
        }

        return new PyUnpackIterator(layout, buffer);
    }

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => this;

    [PySlot(SlotId.IterNext)]
    private PyObject? Next()
    {
        if (_buffer is null)
        {
            return null;
        }

        if (_position >= _buffer.Length)
        {
            _buffer.Release();
            _buffer = null;
            return null;
        }

        PyTuple result = StructCoder.Unpack(_layout, _buffer.Span.Slice(_position, (int)_layout.Size));
        _position += (int)_layout.Size;
        return result;
    }

    [PyMethod("__length_hint__($self, /)", HasTextSignature = false)]
    private long LengthHint() => _buffer is null ? 0 : (_buffer.Length - _position) / _layout.Size;
}
