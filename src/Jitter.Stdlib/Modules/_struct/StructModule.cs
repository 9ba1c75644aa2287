using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Structs;

/// <summary>_struct: binary data as Python values.</summary>
[PyModule("_struct", Doc = "Functions to convert between Python values and C structs.", Types = [typeof(PyStruct)])]
public static partial class StructModule
{
    /// <summary>struct.error</summary>
    [PyConstant("error")]
    public static readonly PyType Error = ModuleExceptions.Create("struct", "error", PyExceptions.Exception);

    [PyFunction("_clearcache($module, /)")]
    private static void ClearCache() => StructLayout.ClearCache();

    [PyFunction("calcsize(format, /)")]
    private static PyObject? CalcSize(PyObject format) => StructLayout.Of(format) is { } layout ? PyInt.From(layout.Size) : null;

    [PyFunction("pack(*args)", HasTextSignature = false)]
    private static PyObject? Pack(ReadOnlySpan<PyObject> args) =>
        args.IsEmpty ? Errors.Raise(PyExceptions.TypeError, "missing format argument")
        : StructLayout.Of(args[0]) is { } layout ? StructOperations.Pack(layout, args[1..])
        : null;

    [PyFunction("pack_into(*args)", HasTextSignature = false)]
    private static PyObject? PackInto(ReadOnlySpan<PyObject> args) =>
        args.IsEmpty ? Errors.Raise(PyExceptions.TypeError, "missing format argument")
        : StructLayout.Of(args[0]) is { } layout ? StructOperations.PackInto(layout, args[1..])
        : null;

    [PyFunction("unpack(format, buffer, /)")]
    private static PyObject? Unpack(PyObject format, PyObject buffer)
    {
        if (StructLayout.Of(format) is not { } layout || !ByteBuffer.TryGet(buffer, out ByteBuffer bytes))
        {
            return null;
        }

        using ByteBuffer held = bytes;
        return StructOperations.Unpack(layout, bytes.Span);
    }

    [PyFunction("unpack_from(format, /, buffer, offset=0)")]
    private static PyObject? UnpackFrom(PyObject format, PyObject buffer, nint offset)
    {
        if (StructLayout.Of(format) is not { } layout || !ByteBuffer.TryGet(buffer, out ByteBuffer bytes))
        {
            return null;
        }

        using ByteBuffer held = bytes;
        return StructOperations.UnpackFrom(layout, bytes.Span, offset);
    }

    [PyFunction("iter_unpack(format, buffer, /)")]
    private static PyObject? IterUnpack(PyObject format, PyObject buffer) =>
        StructLayout.Of(format) is { } layout ? PyUnpackIterator.Create(layout, buffer) : null;
}

/// <summary>What functions and Struct objects share.</summary>
internal static class StructOperations
{
    public static PyObject? Pack(StructLayout? layout, ReadOnlySpan<PyObject> values)
    {
        if (layout is null || values.Length != layout.ItemCount)
        {
            return Errors.Raise(StructModule.Error, $"pack expected {layout?.ItemCount ?? -1} items for packing (got {values.Length})");
        }

        if (layout.Size > Array.MaxLength)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }

        byte[] target = new byte[layout.Size];
        return StructCoder.Pack(layout, values, target) ? PyBytes.Adopt(target) : null;
    }

    public static PyObject? PackInto(StructLayout? layout, ReadOnlySpan<PyObject> arguments)
    {
        if (layout is null || arguments.Length != layout.ItemCount + 2)
        {
            return Errors.Raise(StructModule.Error, arguments.Length switch
            {
                0 => "pack_into expected buffer argument",
                1 => "pack_into expected offset argument",
                _ => $"pack_into expected {layout?.ItemCount ?? -1} items for packing (got {arguments.Length - 2})",
            });
        }

        if (!Buffers.TryGet(arguments[0], BufferFlags.Writable, out PyBuffer? buffer))
        {
            Errors.Clear();
            return Errors.Raise(
                PyExceptions.TypeError, $"argument must be read-write bytes-like object, not {arguments[0].Type.FullName}");
        }

        using (buffer)
        {
            if (Numbers.Index(arguments[1]) is not { } number)
            {
                return null;
            }

            if (!number.TryGetInt64(out long offset))
            {
                return Errors.Raise(
                    PyExceptions.IndexError, $"cannot fit '{arguments[1].Type.FullName}' into an index-sized integer");
            }

            long size = layout.Size;
            if (offset < 0)
            {
                if (offset + size > 0)
                {
                    return Errors.Raise(StructModule.Error, $"no space to pack {size} bytes at offset {offset}");
                }

                if (offset + buffer.Length < 0)
                {
                    return Errors.Raise(StructModule.Error, $"offset {offset} out of range for {buffer.Length}-byte buffer");
                }

                offset += buffer.Length;
            }

            if (buffer.Length - offset < size)
            {
                return Errors.Raise(
                    StructModule.Error,
                    $"pack_into requires a buffer of at least {(ulong)offset + (ulong)size} bytes for packing {size} bytes at offset {offset}"
                    + $" (actual buffer size is {buffer.Length})");
            }

            return StructCoder.Pack(layout, arguments[2..], buffer.Span.Slice((int)offset, (int)size)) ? PyNone.None : null;
        }
    }

    public static PyObject? Unpack(StructLayout layout, ReadOnlySpan<byte> data) =>
        data.Length == layout.Size
            ? StructCoder.Unpack(layout, data)
            : Errors.Raise(StructModule.Error, $"unpack requires a buffer of {layout.Size} bytes");

    public static PyObject? UnpackFrom(StructLayout layout, ReadOnlySpan<byte> data, long offset)
    {
        long size = layout.Size;
        if (offset < 0)
        {
            if (offset + size > 0)
            {
                return Errors.Raise(StructModule.Error, $"not enough data to unpack {size} bytes at offset {offset}");
            }

            if (offset + data.Length < 0)
            {
                return Errors.Raise(StructModule.Error, $"offset {offset} out of range for {data.Length}-byte buffer");
            }

            offset += data.Length;
        }

        if (data.Length - offset < size)
        {
            return Errors.Raise(
                StructModule.Error,
                $"unpack_from requires a buffer of at least {(ulong)offset + (ulong)size} bytes for unpacking {size} bytes at offset {offset}"
                + $" (actual buffer size is {data.Length})");
        }

        return StructCoder.Unpack(layout, data.Slice((int)offset, (int)size));
    }
}
