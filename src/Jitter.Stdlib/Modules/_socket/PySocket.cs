using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Posix;
using Jitter.Stdlib.Modules.Select;

namespace Jitter.Stdlib.Modules.Sockets;

/// <summary>_socket.socket</summary>
[PyClass("_socket.socket", Flags = TypeFlags.BaseType)]
internal unsafe partial class PySocket : PyObject
{
    private const int InProgress = 115;
    private const int Connected = 106;
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int KindMask = 0xF;

    private int _descriptor = -1;
    private long _timeout = -1;

    ~PySocket()
    {
        if (_descriptor >= 0)
        {
            EvalBreaker.AddPendingCall(FinalizeNow);
        }
    }

    public override PyType Type => TypeObject;

    /// <summary>socket.getdefaulttimeout() in nanoseconds; negative for none.</summary>
    public static long DefaultTimeout { get; set; } = -1;

    [PyMember("family")]
    private int Family { get; set; }

    [PyMember("type")]
    private int Kind { get; set; }

    [PyMember("proto")]
    private int Protocol { get; set; }

    [PyGetter("timeout")]
    private PyObject GetTimeoutAttribute() => GetTimeout();

    [PyNew("socket(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyInit("socket(family=-1, type=-1, proto=-1, fileno=None)", HasTextSignature = false)]
    private bool Initialize(int family, int type, int proto, PyObject? fileno)
    {
        if (fileno is not (null or PyNone))
        {
            return Attach(fileno, family, type, proto);
        }

        family = family == -1 ? SocketAddress.Inet : family;
        type = type == -1 ? 1 : type;
        proto = proto == -1 ? 0 : proto;
        int descriptor = SocketLibrary.socket(family, type | CloseOnExec, proto);
        if (descriptor < 0)
        {
            SystemCalls.Fail();
            return false;
        }

        return Setup(descriptor, family, type, proto);
    }

    private bool Attach(PyObject fileno, int family, int type, int proto)
    {
        if (fileno is PyFloat)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "integer argument expected, got float");
        }

        if (!ArgumentConversion.ToInt32(fileno, out int descriptor))
        {
            return false;
        }

        if (descriptor < 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "negative file descriptor");
        }

        byte* address = stackalloc byte[SocketAddress.Size];
        uint length = SocketAddress.Size;
        const int badDescriptor = 9, notSocket = 88;
        if (SocketLibrary.getsockname(descriptor, address, &length) < 0)
        {
            if (family == -1 || LastError.Value is badDescriptor or notSocket)
            {
                SystemCalls.Fail();
                return false;
            }
        }
        else if (family == -1)
        {
            family = *(ushort*)address;
        }

        type = type == -1 ? Option(descriptor, 3) : type;
        proto = proto == -1 ? Option(descriptor, 38) : proto;
        return Setup(descriptor, family, type, proto);
    }

    private static int Option(int descriptor, int option)
    {
        int value = 0;
        uint length = sizeof(int);
        _ = SocketLibrary.getsockopt(descriptor, 1, option, &value, &length);
        return value;
    }

    private bool Setup(int descriptor, int family, int type, int proto)
    {
        _descriptor = descriptor;
        Family = family;
        Kind = type & ~(NonBlocking | CloseOnExec);
        Protocol = proto;
        if ((type & NonBlocking) != 0)
        {
            _timeout = 0;
            return true;
        }

        _timeout = DefaultTimeout;
        return _timeout < 0 || SetSystemBlocking(false);
    }

    private bool SetSystemBlocking(bool blocking)
    {
        const int getFlags = 3, setFlags = 4;
        int flags = LibC.fcntl(_descriptor, getFlags, 0);
        if (flags < 0 || LibC.fcntl(_descriptor, setFlags, blocking ? flags & ~NonBlocking : flags | NonBlocking) < 0)
        {
            SystemCalls.Fail();
            return false;
        }

        return true;
    }

    private void FinalizeNow()
    {
        if (_descriptor < 0)
        {
            return;
        }

        if (Texts.Repr(this) is not { } shown || !Warnings.WarnResource(this, $"unclosed {shown}"))
        {
            if (Errors.Matches(PyExceptions.Warning))
            {
                Unraisable.Write(null, this);
            }

            Errors.Clear();
        }

        int descriptor = _descriptor;
        _descriptor = -1;
        _ = LibC.close(descriptor);
    }

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<socket object, fd={_descriptor}, family={Family}, type={Kind}, proto={Protocol}>";

    /// <summary>Waits until the socket is ready: 1, 0 if the time is over, -1 with an error pending or errno set.</summary>
    private int Await(short events, long nanoseconds)
    {
        var wait = new PollDescriptor[2];
        wait[0] = new PollDescriptor { Descriptor = _descriptor, Events = events };
        return PollCalls.Wait(wait, 1, nanoseconds);
    }

    private enum Operation
    {
        Accept,
        Receive,
        ReceiveMessage,
        Send,
        SendMessage,
    }

    /// <summary>Does one transfer, waiting for the socket as its timeout says; -1 with an error pending (sock_call).</summary>
    private nint Transfer(Operation operation, byte* data, nint size, int flags, byte* address, uint* addressLength, long end = 0)
    {
        bool waits = _timeout > 0 || (_timeout < 0 && PyThreadState.Current.IsMain);
        end = end != 0 || _timeout <= 0 ? end : TimeValues.Now(1) + _timeout;
        short events = operation is Operation.Send or Operation.SendMessage ? SystemCalls.POLLOUT : SystemCalls.POLLIN;
        const int dontWait = 0x40;
        if (_timeout < 0 && (flags & dontWait) != 0)
        {
            waits = false;
        }

        while (true)
        {
            if (waits)
            {
                int ready = Await(events, _timeout > 0 ? Math.Max(0, end - TimeValues.Now(1)) : -1);
                if (ready <= 0)
                {
                    if (ready == 0)
                    {
                        Errors.Raise(PyExceptions.TimeoutError, "timed out");
                    }
                    else
                    {
                        SystemCalls.Fail();
                    }

                    return -1;
                }
            }

            int descriptor = _descriptor;
            Gil.Release();
            nint result = operation switch
            {
                Operation.Accept => SocketLibrary.accept4(descriptor, address, addressLength, CloseOnExec),
                Operation.Receive => SocketLibrary.recvfrom(descriptor, data, (nuint)size, flags, address, addressLength),
                Operation.ReceiveMessage => SocketLibrary.recvmsg(descriptor, (MessageHeader*)data, flags),
                Operation.Send => SocketLibrary.sendto(descriptor, data, (nuint)size, flags, address, addressLength is null ? 0 : *addressLength),
                _ => SocketLibrary.sendmsg(descriptor, (MessageHeader*)data, flags),
            };
            int error = LastError.Value;
            Gil.Acquire();
            LastError.Value = error;
            if (result >= 0)
            {
                return result;
            }

            if (SystemCalls.ShouldRetry() || (_timeout > 0 && error == SystemCalls.EAGAIN))
            {
                continue;
            }

            SystemCalls.Fail();
            return -1;
        }
    }

    [PyMethod("_accept($self, /)")]
    private PyObject? Accept()
    {
        byte* address = stackalloc byte[SocketAddress.Size];
        uint length = SocketAddress.Size;
        nint descriptor = Transfer(Operation.Accept, null, 0, 0, address, &length);
        return descriptor < 0
            ? null
            : new PyTuple([PyInt.From(descriptor), SocketAddress.Decode(new ReadOnlySpan<byte>(address, (int)length))]);
    }

    [PyMethod("bind($self, object, /)")]
    private PyObject? Bind(PyObject address)
    {
        byte* target = stackalloc byte[SocketAddress.Size];
        int length = SocketAddress.Encode(address, Family, "bind", new Span<byte>(target, SocketAddress.Size));
        return length < 0 ? null : SystemCalls.NoneOrFail(SocketLibrary.bind(_descriptor, target, (uint)length));
    }

    [PyMethod("connect($self, object, /)")]
    private PyObject? Connect(PyObject address)
    {
        int error = DoConnect(address, "connect");
        return error < 0 ? null : error == 0 ? PyNone.None : OSErrors.Raise(error);
    }

    [PyMethod("connect_ex($self, object, /)")]
    private PyObject? ConnectEx(PyObject address)
    {
        int error = DoConnect(address, "connect_ex");
        if (error < 0)
        {
            return Errors.ClearIf(PyExceptions.TimeoutError) ? PyInt.From(SystemCalls.EAGAIN) : null;
        }

        return PyInt.From(error);
    }

    /// <summary>Connects; the error number, 0 for success, -1 with an error pending.</summary>
    private int DoConnect(PyObject address, string function)
    {
        byte* target = stackalloc byte[SocketAddress.Size];
        int length = SocketAddress.Encode(address, Family, function, new Span<byte>(target, SocketAddress.Size));
        if (length < 0)
        {
            return -1;
        }

        // In the main thread a connection is waited for by poll, so that signals end it.
        bool borrowed = _timeout < 0 && PyThreadState.Current.IsMain && SetSystemBlocking(false);
        int result;
        using (Gil.Released())
        {
            result = SocketLibrary.connect(_descriptor, target, (uint)length);
        }

        int error = result < 0 ? LastError.Value : 0;
        if ((error is InProgress || (error == SystemCalls.EINTR)) && _timeout != 0)
        {
            int ready = Await(SystemCalls.POLLOUT, _timeout);
            if (ready > 0)
            {
                error = Option(_descriptor, 4);
                error = error == Connected ? 0 : error;
            }
            else
            {
                error = ready == 0 ? Errors.RaiseMinusOne(PyExceptions.TimeoutError, "timed out") : Errors.Pending ? -1 : LastError.Value;
            }
        }

        if (borrowed && !SetSystemBlocking(true))
        {
            return -1;
        }

        return error;
    }

    [PyMethod("listen($self, backlog=128, /)", HasTextSignature = false)]
    private PyObject? Listen(int backlog) => SystemCalls.NoneOrFail(SocketLibrary.listen(_descriptor, Math.Max(backlog, 0)));

    [PyMethod("close($self, /)")]
    private PyObject? Close()
    {
        int descriptor = _descriptor;
        if (descriptor < 0)
        {
            return PyNone.None;
        }

        _descriptor = -1;
        GC.SuppressFinalize(this);
        int result;
        using (Gil.Released())
        {
            result = LibC.close(descriptor);
        }

        const int reset = 104;
        return result < 0 && LastError.Value != reset ? SystemCalls.Fail() : PyNone.None;
    }

    [PyMethod("detach($self, /)")]
    private int Detach()
    {
        int descriptor = _descriptor;
        _descriptor = -1;
        return descriptor;
    }

    [PyMethod("fileno($self, /)")]
    private int FileNo() => _descriptor;

    [PyMethod("shutdown($self, object, /)")]
    private PyObject? Shutdown(int how) => SystemCalls.NoneOrFail(SocketLibrary.shutdown(_descriptor, how));

    [PyMethod("getsockname($self, /)")]
    private PyObject? GetSockName()
    {
        byte* address = stackalloc byte[SocketAddress.Size];
        uint length = SocketAddress.Size;
        return SocketLibrary.getsockname(_descriptor, address, &length) < 0
            ? SystemCalls.Fail()
            : SocketAddress.Decode(new ReadOnlySpan<byte>(address, (int)Math.Min(length, SocketAddress.Size)));
    }

    [PyMethod("getpeername($self, /)")]
    private PyObject? GetPeerName()
    {
        byte* address = stackalloc byte[SocketAddress.Size];
        uint length = SocketAddress.Size;
        return SocketLibrary.getpeername(_descriptor, address, &length) < 0
            ? SystemCalls.Fail()
            : SocketAddress.Decode(new ReadOnlySpan<byte>(address, (int)Math.Min(length, SocketAddress.Size)));
    }

    [PyMethod("setblocking($self, object, /)")]
    private PyObject? SetBlocking(bool blocking)
    {
        _timeout = blocking ? -1 : 0;
        return SetSystemBlocking(blocking) ? PyNone.None : null;
    }

    [PyMethod("getblocking($self, /)")]
    private bool GetBlocking() => _timeout != 0;

    [PyMethod("settimeout($self, object, /)")]
    private PyObject? SetTimeout(PyObject timeout)
    {
        if (!ToTimeout(timeout, out long nanoseconds))
        {
            return null;
        }

        _timeout = nanoseconds;
        return SetSystemBlocking(nanoseconds < 0) ? PyNone.None : null;
    }

    [PyMethod("gettimeout($self, /)")]
    private PyObject GetTimeout() => FromTimeout(_timeout);

    /// <summary>A timeout in seconds, or None, as nanoseconds; false with an error pending.</summary>
    public static bool ToTimeout(PyObject timeout, out long nanoseconds)
    {
        nanoseconds = -1;
        if (timeout is PyNone)
        {
            return true;
        }

        if (!TimeValues.ToNanoseconds(timeout, out nanoseconds))
        {
            return false;
        }

        if (nanoseconds < 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "Timeout value out of range");
        }

        return nanoseconds / 1_000_000 <= int.MaxValue || Errors.RaiseFalse(PyExceptions.OverflowError, "timeout doesn't fit into C timeval");
    }

    public static PyObject FromTimeout(long nanoseconds) => nanoseconds < 0 ? PyNone.None : new PyFloat(nanoseconds / 1e9);

    [PyMethod("getsockopt($self, level, option, buflen=0, /)", HasTextSignature = false)]
    private PyObject? GetSockOpt(int level, int option, int buflen)
    {
        if (buflen == 0)
        {
            int value = 0;
            uint size = sizeof(int);
            return SocketLibrary.getsockopt(_descriptor, level, option, &value, &size) < 0 ? SystemCalls.Fail() : PyInt.From(value);
        }

        if (buflen is < 0 or > 1024)
        {
            return Errors.Raise(PyExceptions.OSError, "getsockopt buflen out of range");
        }

        byte* buffer = stackalloc byte[1024];
        uint length = (uint)buflen;
        return SocketLibrary.getsockopt(_descriptor, level, option, buffer, &length) < 0
            ? SystemCalls.Fail()
            : PyBytes.From(new ReadOnlySpan<byte>(buffer, (int)length));
    }

    [PyMethod("setsockopt($self, level, option, value, optlen=None, /)", HasTextSignature = false)]
    private PyObject? SetSockOpt(int level, int option, PyObject value, PyObject? optlen)
    {
        if (value is PyNone && optlen is not null)
        {
            return !ArgumentConversion.ToUInt32(optlen, out uint length)
                ? null
                : SystemCalls.NoneOrFail(SocketLibrary.setsockopt(_descriptor, level, option, null, length));
        }

        if (value is PyInt)
        {
            return !ArgumentConversion.ToInt32(value, out int number)
                ? null
                : SystemCalls.NoneOrFail(SocketLibrary.setsockopt(_descriptor, level, option, &number, sizeof(int)));
        }

        if (!ByteBuffer.TryGet(value, out ByteBuffer buffer))
        {
            return null;
        }

        using (buffer)
        {
            fixed (byte* start = buffer.Span)
            {
                return SystemCalls.NoneOrFail(SocketLibrary.setsockopt(_descriptor, level, option, start, (uint)buffer.Length));
            }
        }
    }
}
