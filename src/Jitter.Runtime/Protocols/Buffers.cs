using System.Diagnostics.CodeAnalysis;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>The buffer protocol (CPython's PyObject_GetBuffer and PEP 688's <c>__buffer__</c>).</summary>
public static class Buffers
{
    private static readonly PyStr s_buffer = PyStr.Interned("__buffer__");
    private static readonly PyStr s_releaseBuffer = PyStr.Interned("__release_buffer__");

    /// <summary>Whether an object has the buffer protocol (PyObject_CheckBuffer).</summary>
    public static bool Supports(PyObject value) => value is IBufferExporter || value.Type.Lookup(s_buffer) is not null;

    /// <summary>Gets contiguous bytes to read; false with TypeError or BufferError pending. The caller releases the buffer.</summary>
    public static bool TryGet(PyObject value, [NotNullWhen(true)] out PyBuffer? buffer) => TryGet(value, BufferFlags.Simple, out buffer);

    /// <summary>Gets a buffer that fits the flags; false with TypeError or BufferError pending. The caller releases it.</summary>
    public static bool TryGet(PyObject value, BufferFlags flags, [NotNullWhen(true)] out PyBuffer? buffer)
    {
        if (FindPythonMethod(value, s_buffer) is { } method)
        {
            buffer = CallPythonMethod(value, method, flags);
        }
        else
        {
            buffer = value is IBufferExporter exporter ? exporter.GetBuffer(flags) : RaiseNotBuffer(value);
        }

        return buffer is not null;
    }

    /// <summary>
    /// Gets the bytes of an object that has the protocol as a new array in C order; null with an error pending.
    /// </summary>
    public static byte[]? ToArray(PyObject value)
    {
        if (value is PyBytes bytes)
        {
            return bytes.Span.ToArray();
        }

        if (!TryGet(value, BufferFlags.FullReadOnly, out PyBuffer? buffer))
        {
            return null;
        }

        byte[] result = BufferLayout.ToArray(buffer, 'C');
        buffer.Release();
        return result;
    }

    /// <summary>A buffer of contiguous bytes without a format of their own, as bytes and bytearray give it (PyBuffer_FillInfo).</summary>
    /// <returns>null with BufferError pending where a writable one is asked of read-only memory</returns>
    public static PyBuffer? OfBytes(PyObject owner, IBufferExporter? exporter, Memory<byte> memory, bool isReadOnly, BufferFlags flags)
    {
        if (isReadOnly && (flags & BufferFlags.Writable) != 0)
        {
            Errors.Raise(PyExceptions.BufferError, "Object is not writable.");
            return null;
        }

        return new PyBuffer(owner, exporter, memory, isReadOnly);
    }

    private static PyBuffer? RaiseNotBuffer(PyObject value)
    {
        Errors.Raise(PyExceptions.TypeError, $"a bytes-like object is required, not '{value.Type.FullName}'");
        return null;
    }

    /// <summary>A special method of Python code; null where the type's own protocol is native or missing.</summary>
    private static PyObject? FindPythonMethod(PyObject value, PyStr name)
    {
        PyType type = value.Type;
        return (type.Flags & TypeFlags.Heap) != 0 && type.Lookup(name) is { } found and not PyMethodDescriptor ? found : null;
    }

    private static PyBuffer? CallPythonMethod(PyObject value, PyObject method, BufferFlags flags)
    {
        PyObject? bound = method.Type.Slots.DescriptorGet is { } get ? get(method, value, value.Type) : method;
        PyObject? result = bound?.Call([PyInt.From((int)flags)], null);
        if (result is null)
        {
            return null;
        }

        if (result is not PyMemoryView view)
        {
            Errors.Raise(PyExceptions.TypeError, "__buffer__ returned non-memoryview object");
            return null;
        }

        PyBuffer? inner = view.GetBuffer(flags);
        return inner is null ? null : PythonBufferOwner.Wrap(value, view, inner);
    }

    /// <summary>The owner of a buffer that a <c>__buffer__</c> method gave: passes the release on (CPython's _buffer_wrapper).</summary>
    private sealed class PythonBufferOwner(PyObject value, PyMemoryView view, PyBuffer inner) : IBufferExporter
    {
        public static PyBuffer Wrap(PyObject value, PyMemoryView view, PyBuffer inner) =>
            new(value, new PythonBufferOwner(value, view, inner), inner.Memory, inner.IsReadOnly)
            {
                Start = inner.Start,
                Length = inner.Length,
                Format = inner.Format,
                ItemSize = inner.ItemSize,
                Shape = inner.Shape,
                Strides = inner.Strides,
            };

        public PyBuffer? GetBuffer(BufferFlags flags) => null;

        public void ReleaseBuffer(PyBuffer buffer)
        {
            inner.Release();
            PyBaseException? pending = Errors.Pending ? Threads.PyThreadState.Current.TakeError() : null;
            if (FindPythonMethod(value, s_releaseBuffer) is { } method)
            {
                PyObject? bound = method.Type.Slots.DescriptorGet is { } get ? get(method, value, value.Type) : method;
                if (bound?.Call([view], null) is null)
                {
                    Errors.Clear();
                }
            }

            view.ReleaseQuietly();
            if (pending is not null)
            {
                Threads.PyThreadState.Current.Error = pending;
            }
        }
    }
}
