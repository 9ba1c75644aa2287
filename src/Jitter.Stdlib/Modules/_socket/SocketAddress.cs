using System.Buffers.Binary;
using System.Net;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Sockets;

/// <summary>Addresses: Python's tuples and strings, and the system's structures (sockaddr_storage).</summary>
internal static unsafe class SocketAddress
{
    public const int Size = 128;
    public const int Unix = 1;
    public const int Inet = 2;
    public const int Inet6 = 10;
    private const int Netlink = 16;
    private const int UnixPathSize = 108;
    private const int UnixPathOffset = 2;

    /// <summary>Makes a structure of an address; its length, -1 with an error pending (getsockaddrarg).</summary>
    public static int Encode(PyObject address, int family, string function, Span<byte> target)
    {
        target.Clear();
        BitConverter.TryWriteBytes(target, (ushort)family);
        switch (family)
        {
            case Unix:
                return EncodeUnix(address, target);
            case Inet:
                return EncodeInet(address, function, target);
            case Inet6:
                return EncodeInet6(address, function, target);
            case Netlink when address is PyTuple { Count: 2 } pair:
                if (!ArgumentConversion.ToUInt32(pair.Items[0], out uint pid) || !ArgumentConversion.ToUInt32(pair.Items[1], out uint groups))
                {
                    return -1;
                }

                BitConverter.TryWriteBytes(target[4..], pid);
                BitConverter.TryWriteBytes(target[8..], groups);
                return 12;
            default:
                return Errors.RaiseMinusOne(PyExceptions.OSError, $"{function}(): bad family");
        }
    }

    private static int EncodeUnix(PyObject address, Span<byte> target)
    {
        byte[] path;
        if (address is PyStr text)
        {
            if (FileNames.Encode(text) is not { } encoded)
            {
                return -1;
            }

            path = encoded[..^1];
        }
        else
        {
            if (!ByteBuffer.TryGet(address, out ByteBuffer buffer))
            {
                return -1;
            }

            path = buffer.Span.ToArray();
            buffer.Dispose();
        }

        bool isAbstract = path.Length > 0 && path[0] == 0;
        if (path.Length > (isAbstract ? UnixPathSize : UnixPathSize - 1))
        {
            return Errors.RaiseMinusOne(PyExceptions.OSError, "AF_UNIX path too long");
        }

        path.CopyTo(target[UnixPathOffset..]);
        return UnixPathOffset + path.Length + (isAbstract ? 0 : 1);
    }

    private static int EncodeInet(PyObject address, string function, Span<byte> target)
    {
        if (address is not PyTuple tuple)
        {
            return Errors.RaiseMinusOne(PyExceptions.TypeError, $"{function}(): AF_INET address must be tuple, not {address.Type.FullName}");
        }

        if (tuple.Count != 2)
        {
            return Errors.RaiseMinusOne(PyExceptions.TypeError, "AF_INET address must be a pair (host, port)");
        }

        if (!ToPort(tuple.Items[1], function, out int port) || HostOf(tuple.Items[0]) is not { } host
            || !Resolve(host, Inet, target))
        {
            return -1;
        }

        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)port);
        return 16;
    }

    private static int EncodeInet6(PyObject address, string function, Span<byte> target)
    {
        if (address is not PyTuple tuple)
        {
            return Errors.RaiseMinusOne(PyExceptions.TypeError, $"{function}(): AF_INET6 address must be tuple, not {address.Type.FullName}");
        }

        if (tuple.Count is < 2 or > 4)
        {
            return Errors.RaiseMinusOne(PyExceptions.TypeError, "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
        }

        uint flow = 0, scope = 0;
        if (!ToPort(tuple.Items[1], function, out int port)
            || (tuple.Count > 2 && !ArgumentConversion.ToUInt32(tuple.Items[2], out flow))
            || (tuple.Count > 3 && !ArgumentConversion.ToUInt32(tuple.Items[3], out scope)))
        {
            return -1;
        }

        if (flow > 0xFFFFF)
        {
            return Errors.RaiseMinusOne(PyExceptions.OverflowError, $"{function}(): flowinfo must be 0-1048575.");
        }

        if (HostOf(tuple.Items[0]) is not { } host || !Resolve(host, Inet6, target))
        {
            return -1;
        }

        BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)port);
        BinaryPrimitives.WriteUInt32BigEndian(target[4..], flow);
        if (scope != 0 || tuple.Count > 3)
        {
            BitConverter.TryWriteBytes(target[24..], scope);
        }

        return 28;
    }

    private static bool ToPort(PyObject value, string function, out int port)
    {
        port = 0;
        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out long wide) || wide is < 0 or > 0xFFFF)
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, $"{function}(): port must be 0-65535.");
        }

        port = (int)wide;
        return true;
    }

    /// <summary>A host's name as the resolver takes it: ASCII, others by IDNA; null with an error pending.</summary>
    public static string? HostOf(PyObject value)
    {
        switch (value)
        {
            case PyStr text when text.IsAsciiOnly:
                return CheckHost(text.ToString());
            case PyStr text:
                return Jitter.Runtime.Codecs.CodecRegistry.Encode(text, "idna", null) is PyBytes encoded
                    ? CheckHost(System.Text.Encoding.ASCII.GetString(encoded.Span))
                    : null;
            case PyBytes bytes:
                return CheckHost(System.Text.Encoding.Latin1.GetString(bytes.Span));
            case PyByteArray bytes:
                return CheckHost(System.Text.Encoding.Latin1.GetString(bytes.Span));
            default:
                Errors.Raise(PyExceptions.TypeError, $"str, bytes or bytearray expected, not {value.Type.FullName}");
                return null;
        }
    }

    private static string? CheckHost(string host)
    {
        if (host.Contains('\0', StringComparison.Ordinal))
        {
            Errors.Raise(PyExceptions.ValueError, "host name must not contain null character");
            return null;
        }

        return host;
    }

    /// <summary>Finds a host's address; false with an error pending (setipaddr).</summary>
    public static bool Resolve(string host, int family, Span<byte> target)
    {
        if (family == Inet)
        {
            if (host is "" or "<broadcast>")
            {
                target.Slice(4, 4).Fill(host.Length == 0 ? (byte)0 : (byte)255);
                return true;
            }

            if (host.Count(c => c == '.') == 3 && IPAddress.TryParse(host, out IPAddress? known) && known.TryWriteBytes(target[4..], out int four) && four == 4)
            {
                return true;
            }
        }
        else if (host.Length == 0)
        {
            return true;
        }

        var hints = new AddressInfo { Family = family };
        AddressInfo* result;
        byte[] name = System.Text.Encoding.Latin1.GetBytes(host + "\0");
        int error;
        fixed (byte* start = name)
        {
            using (Gil.Released())
            {
                error = SocketLibrary.getaddrinfo(start, null, &hints, &result);
            }
        }

        if (error != 0)
        {
            SocketErrors.RaiseGai(error);
            return false;
        }

        new ReadOnlySpan<byte>(result->Address, (int)Math.Min(result->AddressLength, (uint)target.Length)).CopyTo(target);
        SocketLibrary.freeaddrinfo(result);
        return true;
    }

    /// <summary>A structure as Python's address (makesockaddr).</summary>
    public static PyObject Decode(ReadOnlySpan<byte> address)
    {
        if (address.Length < 2)
        {
            return PyNone.None;
        }

        int family = BitConverter.ToUInt16(address);
        switch (family)
        {
            case Inet:
                return new PyTuple([
                    new PyStr(new IPAddress(address.Slice(4, 4)).ToString()),
                    PyInt.From(BinaryPrimitives.ReadUInt16BigEndian(address[2..])),
                ]);
            case Inet6:
                return new PyTuple([
                    new PyStr(Text6(address)),
                    PyInt.From(BinaryPrimitives.ReadUInt16BigEndian(address[2..])),
                    PyInt.From(BinaryPrimitives.ReadUInt32BigEndian(address[4..])),
                    PyInt.From(BitConverter.ToUInt32(address[24..])),
                ]);
            case Unix:
                ReadOnlySpan<byte> path = address[UnixPathOffset..];
                if (path.Length > 0 && path[0] == 0)
                {
                    return path.Length > 1 && path.ContainsAnyExcept((byte)0) ? PyBytes.From(path) : PyStr.Empty;
                }

                int end = path.IndexOf((byte)0);
                return FileNames.Decode(end < 0 ? path : path[..end]);
            case Netlink:
                return new PyTuple([PyInt.From(BitConverter.ToUInt32(address[4..])), PyInt.From(BitConverter.ToUInt32(address[8..]))]);
            default:
                return new PyTuple([PyInt.From(family), PyBytes.From(address[2..])]);
        }
    }

    private static string Text6(ReadOnlySpan<byte> address)
    {
        byte* text = stackalloc byte[64];
        fixed (byte* start = address)
        {
            SocketLibrary.inet_ntop(Inet6, start + 8, text, 64);
        }

        string result = FileNames.Decode(text).ToString();
        uint scope = BitConverter.ToUInt32(address[24..]);
        if (scope != 0)
        {
            byte* name = stackalloc byte[64];
            result += "%" + (SocketLibrary.if_indextoname(scope, name) is null ? scope.ToString(System.Globalization.CultureInfo.InvariantCulture) : FileNames.Decode(name).ToString());
        }

        return result;
    }
}

/// <summary>The errors of name resolution.</summary>
internal static unsafe class SocketErrors
{
    private const int SystemError = -11;

    private static PyType? s_gai;
    private static PyType? s_host;

    /// <summary>socket.gaierror</summary>
    public static PyType Gai => s_gai ??= Make("gaierror");

    /// <summary>socket.herror</summary>
    public static PyType Host => s_host ??= Make("herror");

    /// <summary>Raises the error of getaddrinfo() or getnameinfo().</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseGai(int error)
    {
        if (error == SystemError)
        {
            return Posix.SystemCalls.Fail();
        }

        PyStr text = FileNames.Decode(SocketLibrary.gai_strerror(error));
        if (Calls.Call(Gai, PyInt.From(error), text) is PyBaseException made)
        {
            Errors.Raise(made);
        }

        return null;
    }

    private static PyType Make(string name)
    {
        var type = new PyType(name, "socket", PyExceptions.OSError, flags: TypeFlags.BaseType | TypeFlags.HasInstanceAttributes);
        TypeReadying.ReadyNative(type);
        return type;
    }
}
