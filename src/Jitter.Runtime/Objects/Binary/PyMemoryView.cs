using System.Diagnostics.CodeAnalysis;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>A memoryview (CPython's Objects/memoryobject.c): a window on another object's memory.</summary>
[PyClass("memoryview", Doc = "Create a new memoryview object which references the given object.", Flags = TypeFlags.Sequence | TypeFlags.WeakReferences)]
public sealed partial class PyMemoryView : PyObject, IBufferExporter
{
    private const int MaxDimensions = 64;
    private const string ReleasedMessage = "operation forbidden on released memoryview object";

    private readonly SharedBuffer _shared;
    private readonly Memory<byte> _memory;
    private readonly int _start;
    private readonly int _length;
    private readonly string _format;
    private readonly int _itemSize;
    private readonly int[] _shape;
    private readonly int[] _strides;
    private readonly bool _isReadOnly;
    private bool _isReleased;
    private int _exports;
    private long _hash = -1;

    private PyMemoryView(SharedBuffer shared, int start, int length, string format, int itemSize, int[] shape, int[] strides, bool isReadOnly)
    {
        _shared = shared;
        shared.Views++;
        _memory = shared.Buffer.Memory;
        _start = start;
        _length = length;
        _format = format;
        _itemSize = itemSize;
        _shape = shape;
        _strides = strides;
        _isReadOnly = isReadOnly;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>How many bytes an item has.</summary>
    public int ItemSize => _itemSize;

    /// <summary>How many bytes the items have.</summary>
    public int Length => _length;

    private bool IsByteView => _format is "B" && _shape.Length == 1 && _strides[0] == 1;

    /// <summary>A view of an object that has the buffer protocol (PyMemoryView_FromObject); null with an error pending.</summary>
    public static PyMemoryView? From(PyObject value, BufferFlags flags = BufferFlags.FullReadOnly)
    {
        if (value is PyMemoryView view)
        {
            return view.CheckReleased() ? new PyMemoryView(view._shared, view) : null;
        }

        if (!Buffers.Supports(value))
        {
            Errors.Raise(PyExceptions.TypeError, $"memoryview: a bytes-like object is required, not '{value.Type.FullName}'");
            return null;
        }

        return Buffers.TryGet(value, flags, out PyBuffer? buffer) ? From(buffer) : null;
    }

    /// <summary>A view of a buffer that it takes over.</summary>
    public static PyMemoryView From(PyBuffer buffer)
    {
        int[] shape = buffer.Shape ?? [buffer.ItemSize == 0 ? 0 : buffer.Length / buffer.ItemSize];
        int[] strides = buffer.Strides ?? BufferLayout.CStrides(shape, buffer.ItemSize);
        return new PyMemoryView(
            new SharedBuffer(buffer), buffer.Start, buffer.Length, buffer.Format, buffer.ItemSize, shape, strides, buffer.IsReadOnly);
    }

    private PyMemoryView(SharedBuffer shared, PyMemoryView other)
        : this(shared, other._start, other._length, other._format, other._itemSize, other._shape, other._strides, other._isReadOnly)
    {
    }

    /// <inheritdoc/>
    public PyBuffer? GetBuffer(BufferFlags flags)
    {
        if (!CheckReleased())
        {
            return null;
        }

        string? problem = FindMismatch(flags);
        if (problem is not null)
        {
            Errors.Raise(PyExceptions.BufferError, "memoryview: " + problem);
            return null;
        }

        _exports++;
        return new PyBuffer(this, this, _memory, _isReadOnly)
        {
            Start = _start,
            Length = _length,
            Format = (flags & BufferFlags.Format) != 0 ? _format : "B",
            ItemSize = _itemSize,
            Shape = _shape,
            Strides = _strides,
        };
    }

    /// <inheritdoc/>
    public void ReleaseBuffer(PyBuffer buffer) => _exports--;

    /// <summary>Releases the view; false with BufferError pending while its memory is lent.</summary>
    public bool Release()
    {
        if (_isReleased)
        {
            return true;
        }

        if (_exports > 0)
        {
            string plural = _exports == 1 ? "" : "s";
            return Errors.RaiseFalse(PyExceptions.BufferError, $"memoryview has {_exports} exported buffer{plural}");
        }

        _isReleased = true;
        _shared.Drop();
        return true;
    }

    internal void ReleaseQuietly()
    {
        if (_exports == 0)
        {
            Release();
        }
    }

    private bool CheckReleased() => !_isReleased || Errors.RaiseFalse(PyExceptions.ValueError, ReleasedMessage);

    private string? FindMismatch(BufferFlags flags)
    {
        if ((flags & BufferFlags.Writable) != 0 && _isReadOnly)
        {
            return "underlying buffer is not writable";
        }

        bool c = BufferLayout.IsCContiguous(_shape, _strides, _itemSize, _length);
        if ((flags & BufferFlags.CContiguous) == BufferFlags.CContiguous && !c)
        {
            return "underlying buffer is not C-contiguous";
        }

        bool f = BufferLayout.IsFContiguous(_shape, _strides, _itemSize, _length);
        if ((flags & BufferFlags.FContiguous) == BufferFlags.FContiguous && !f)
        {
            return "underlying buffer is not Fortran contiguous";
        }

        if ((flags & BufferFlags.AnyContiguous) == BufferFlags.AnyContiguous && !c && !f)
        {
            return "underlying buffer is not contiguous";
        }

        if ((flags & BufferFlags.Strides) != BufferFlags.Strides && !c)
        {
            return "underlying buffer is not C-contiguous";
        }

        return (flags & BufferFlags.Shape) == 0 && (flags & BufferFlags.Format) != 0
            ? "cannot cast to unsigned bytes if the format flag is present"
            : null;
    }

    /// <summary>The lender's buffer, which all views made of one share.</summary>
    [SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "The views release it.")]
    private sealed class SharedBuffer(PyBuffer buffer)
    {
        public readonly PyBuffer Buffer = buffer;
        public int Views;

        public void Drop()
        {
            if (--Views == 0)
            {
                Buffer.Release();
            }
        }
    }
}
