using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Sockets;

// Receiving and sending.
internal unsafe partial class PySocket
{
    [PyMethod("recv($self, bufsize, flags=0, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private PyObject? Recv(nint bufsize, int flags)
    {
        if (bufsize < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "negative buffersize in recv");
        }

        byte[] buffer = new byte[Math.Min(bufsize, Array.MaxLength)];
        fixed (byte* start = buffer)
        {
            nint count = Transfer(Operation.Receive, start, buffer.Length, flags, null, null);
            return count < 0 ? null : PyBytes.From(buffer.AsSpan(0, (int)count));
        }
    }

    [PyMethod("recvfrom($self, bufsize, flags=0, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private PyObject? RecvFrom(nint bufsize, int flags)
    {
        if (bufsize < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "negative buffersize in recvfrom");
        }

        byte* address = stackalloc byte[SocketAddress.Size];
        uint length = SocketAddress.Size;
        byte[] buffer = new byte[Math.Min(bufsize, Array.MaxLength)];
        fixed (byte* start = buffer)
        {
            nint count = Transfer(Operation.Receive, start, buffer.Length, flags, address, &length);
            return count < 0
                ? null
                : new PyTuple([PyBytes.From(buffer.AsSpan(0, (int)count)), SocketAddress.Decode(new ReadOnlySpan<byte>(address, (int)length))]);
        }
    }

    [PyMethod("recv_into($self, buffer, nbytes=0, flags=0)", HasTextSignature = false)]
    private PyObject? RecvInto(WritableByteBuffer buffer, nint nbytes, int flags)
    {
        nint count = ReceiveInto(buffer, nbytes, flags, "recv_into", null, null);
        return count < 0 ? null : PyInt.From(count);
    }

    [PyMethod("recvfrom_into($self, buffer, nbytes=0, flags=0)", HasTextSignature = false)]
    private PyObject? RecvFromInto(WritableByteBuffer buffer, nint nbytes, int flags)
    {
        byte* address = stackalloc byte[SocketAddress.Size];
        uint length = SocketAddress.Size;
        nint count = ReceiveInto(buffer, nbytes, flags, "recvfrom_into", address, &length);
        return count < 0 ? null : new PyTuple([PyInt.From(count), SocketAddress.Decode(new ReadOnlySpan<byte>(address, (int)length))]);
    }

    private nint ReceiveInto(WritableByteBuffer buffer, nint size, int flags, string function, byte* address, uint* length)
    {
        if (size < 0)
        {
            return Errors.RaiseMinusOne(PyExceptions.ValueError, $"negative buffersize in {function}");
        }

        if (size > buffer.Length)
        {
            return Errors.RaiseMinusOne(
                PyExceptions.ValueError,
                function == "recv_into" ? "buffer too small for requested bytes" : "nbytes is greater than the length of the buffer");
        }

        fixed (byte* start = buffer.Span)
        {
            return Transfer(Operation.Receive, start, size == 0 ? buffer.Length : size, flags, address, length);
        }
    }

    [PyMethod("send($self, data, flags=0, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private PyObject? Send(ByteBuffer data, int flags)
    {
        fixed (byte* start = data.Span)
        {
            nint count = Transfer(Operation.Send, start, data.Length, flags, null, null);
            return count < 0 ? null : PyInt.From(count);
        }
    }

    [PyMethod("sendall($self, data, flags=0, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private PyObject? SendAll(ByteBuffer data, int flags)
    {
        long end = _timeout > 0 ? TimeValues.Now(1) + _timeout : 0;
        fixed (byte* start = data.Span)
        {
            nint done = 0;
            do
            {
                nint count = Transfer(Operation.Send, start + done, data.Length - done, flags, null, null, end);
                if (count < 0 || !Jitter.Runtime.Threads.Signals.Check())
                {
                    return null;
                }

                done += count;
            }
            while (done < data.Length);
        }

        return PyNone.None;
    }

    [PyMethod("sendto($self, *args)", HasTextSignature = false)]
    private PyObject? SendTo(ReadOnlySpan<PyObject> args)
    {
        if (args.Length is < 2 or > 3)
        {
            return Errors.Raise(PyExceptions.TypeError, $"sendto() takes 2 or 3 arguments ({args.Length} given)");
        }

        int flags = 0;
        if (args.Length == 3 && !ArgumentConversion.ToInt32(args[1], out flags))
        {
            return null;
        }

        PyObject address = args[^1];
        if (!ByteBuffer.TryGet(args[0], out ByteBuffer data))
        {
            return null;
        }

        using (data)
        {
            byte* target = stackalloc byte[SocketAddress.Size];
            int size = SocketAddress.Encode(address, Family, "sendto", new Span<byte>(target, SocketAddress.Size));
            if (size < 0)
            {
                return null;
            }

            uint length = (uint)size;
            fixed (byte* start = data.Span)
            {
                nint count = Transfer(Operation.Send, start, data.Length, flags, target, &length);
                return count < 0 ? null : PyInt.From(count);
            }
        }
    }

    [PyMethod("recvmsg($self, bufsize, ancbufsize=0, flags=0, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private PyObject? RecvMsg(nint bufsize, nint ancbufsize, int flags)
    {
        if (bufsize < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "negative buffer size in recvmsg()");
        }

        byte[] buffer = new byte[Math.Min(bufsize, Array.MaxLength)];
        fixed (byte* start = buffer)
        {
            var vector = new IoVector { Base = start, Length = (nuint)buffer.Length };
            return ReceiveMessage(&vector, 1, ancbufsize, flags, count => PyBytes.From(buffer.AsSpan(0, (int)count)));
        }
    }

    [PyMethod("recvmsg_into($self, buffers, ancbufsize=0, flags=0, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private PyObject? RecvMsgInto(PyObject buffers, nint ancbufsize, int flags)
    {
        if (Iteration.ToArray(buffers) is not { } items)
        {
            return null;
        }

        var held = new List<PyBuffer>();
        var pins = new List<System.Buffers.MemoryHandle>();
        try
        {
            IoVector* vectors = stackalloc IoVector[Math.Clamp(items.Length, 1, 1024)];
            for (int i = 0; i < Math.Min(items.Length, 1024); i++)
            {
                if (!Buffers.TryGet(items[i], BufferFlags.Writable, out PyBuffer? buffer))
                {
                    return null;
                }

                held.Add(buffer);
                System.Buffers.MemoryHandle pin = buffer.Memory.Slice(buffer.Start, buffer.Length).Pin();
                pins.Add(pin);
                vectors[i] = new IoVector { Base = pin.Pointer, Length = (nuint)buffer.Length };
            }

            return ReceiveMessage(vectors, held.Count, ancbufsize, flags, count => PyInt.From(count));
        }
        finally
        {
            foreach (System.Buffers.MemoryHandle pin in pins)
            {
                pin.Dispose();
            }

            foreach (PyBuffer buffer in held)
            {
                buffer.Dispose();
            }
        }
    }

    private PyObject? ReceiveMessage(IoVector* vectors, int count, nint controlSize, int flags, Func<nint, PyObject> result)
    {
        if (controlSize is < 0 or > 1 << 20)
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid ancillary data buffer length");
        }

        byte* address = stackalloc byte[SocketAddress.Size];
        byte[] control = new byte[controlSize];
        fixed (byte* controlStart = control)
        {
            var message = new MessageHeader
            {
                Name = address,
                NameLength = SocketAddress.Size,
                Vectors = vectors,
                VectorCount = (nuint)count,
                Control = controlStart,
                ControlLength = (nuint)controlSize,
            };
            const int closeOnExec = 0x40000000;
            nint received = Transfer(Operation.ReceiveMessage, (byte*)&message, 0, flags | closeOnExec, null, null);
            if (received < 0)
            {
                return null;
            }

            return new PyTuple([
                result(received),
                ControlMessages.Decode(control.AsSpan(0, (int)message.ControlLength)),
                PyInt.From(message.Flags & ~closeOnExec),
                SocketAddress.Decode(new ReadOnlySpan<byte>(address, (int)message.NameLength)),
            ]);
        }
    }

    [PyMethod("sendmsg($self, buffers, ancdata=(), flags=0, address=None, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private PyObject? SendMsg(PyObject buffers, PyObject ancdata, int flags, PyObject? address)
    {
        if (Iteration.ToArray(buffers) is not { } items || Iteration.ToArray(ancdata) is not { } ancillary)
        {
            return null;
        }

        var data = new List<byte>();
        foreach (PyObject item in items)
        {
            if (!ByteBuffer.TryGet(item, out ByteBuffer buffer))
            {
                return null;
            }

            data.AddRange(buffer.Span);
            buffer.Dispose();
        }

        if (ControlMessages.Encode(ancillary) is not { } control)
        {
            return null;
        }

        byte* target = stackalloc byte[SocketAddress.Size];
        int length = 0;
        if (address is not (null or PyNone))
        {
            length = SocketAddress.Encode(address, Family, "sendmsg", new Span<byte>(target, SocketAddress.Size));
            if (length < 0)
            {
                return null;
            }
        }

        byte[] bytes = [.. data];
        fixed (byte* start = bytes, controlStart = control)
        {
            var vector = new IoVector { Base = start, Length = (nuint)bytes.Length };
            var message = new MessageHeader
            {
                Name = length > 0 ? target : null,
                NameLength = (uint)length,
                Vectors = &vector,
                VectorCount = 1,
                Control = control.Length > 0 ? controlStart : null,
                ControlLength = (nuint)control.Length,
            };
            nint sent = Transfer(Operation.SendMessage, (byte*)&message, 0, flags, null, null);
            return sent < 0 ? null : PyInt.From(sent);
        }
    }
}

/// <summary>Ancillary data of messages (struct cmsghdr: length, level, type, then the data, aligned to 8).</summary>
internal static class ControlMessages
{
    public const int HeaderSize = 16;

    public static int Align(int length) => (length + 7) & ~7;

    public static PyList Decode(ReadOnlySpan<byte> control)
    {
        var result = new PyList();
        while (control.Length >= HeaderSize)
        {
            int length = (int)Math.Min(BitConverter.ToInt64(control), control.Length);
            if (length < HeaderSize)
            {
                break;
            }

            result.Add(new PyTuple([
                PyInt.From(BitConverter.ToInt32(control[8..])),
                PyInt.From(BitConverter.ToInt32(control[12..])),
                PyBytes.From(control[HeaderSize..length]),
            ]));
            control = control[Math.Min(Align(length), control.Length)..];
        }

        return result;
    }

    /// <summary>The bytes of (level, type, data) items; null with an error pending.</summary>
    public static byte[]? Encode(PyObject[] items)
    {
        var control = new List<byte>();
        foreach (PyObject item in items)
        {
            if (item is not PyTuple { Count: 3 } triple)
            {
                Errors.Raise(PyExceptions.TypeError, "[sendmsg() ancillary data items]() argument must be sequence of length 3");
                return null;
            }

            if (!ArgumentConversion.ToInt32(triple.Items[0], out int level) || !ArgumentConversion.ToInt32(triple.Items[1], out int kind)
                || !ByteBuffer.TryGet(triple.Items[2], out ByteBuffer data))
            {
                return null;
            }

            byte[] message = new byte[Align(HeaderSize + data.Length)];
            BitConverter.TryWriteBytes(message, (long)(HeaderSize + data.Length));
            BitConverter.TryWriteBytes(message.AsSpan(8), level);
            BitConverter.TryWriteBytes(message.AsSpan(12), kind);
            data.Span.CopyTo(message.AsSpan(HeaderSize));
            data.Dispose();
            control.AddRange(message);
        }

        return [.. control];
    }
}
