using System.Buffers.Binary;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Sockets;

/// <summary>Sockets and names of hosts.</summary>
[PyModule("_socket", Types = [typeof(PySocket)])]
internal static unsafe partial class SocketModule
{
    private const int CloseOnExec = 0x80000;
    private const int NumericHost = 1;

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        PosixConstants.AddNumbers(attributes, SocketConstants.Numbers);
        attributes.SetStr(PyStr.Interned("SocketType"), PySocket.TypeObject);
        attributes.SetStr(PyStr.Interned("error"), PyExceptions.OSError);
        attributes.SetStr(PyStr.Interned("timeout"), PyExceptions.TimeoutError);
        attributes.SetStr(PyStr.Interned("gaierror"), SocketErrors.Gai);
        attributes.SetStr(PyStr.Interned("herror"), SocketErrors.Host);
        attributes.SetStr(PyStr.Interned("has_ipv6"), PyBool.True);
        return true;
    }

    [PyFunction("close($self, object, /)")]
    private static PyObject? Close(PyObject module, int descriptor)
    {
        const int reset = 104;
        return LibC.close(descriptor) < 0 && LastError.Value != reset ? SystemCalls.Fail() : PyNone.None;
    }

    [PyFunction("dup($self, object, /)")]
    private static PyObject? Dup(PyObject module, int descriptor)
    {
        const int duplicateCloseOnExec = 1030;
        int copy = LibC.fcntl(descriptor, duplicateCloseOnExec, 0);
        return copy < 0 ? SystemCalls.Fail() : PyInt.From(copy);
    }

    [PyFunction("socketpair($module, family=None, type=1, proto=0, /)", HasTextSignature = false)]
    private static PyObject? SocketPair(PyObject? family, int type, int proto)
    {
        int number = SocketAddress.Unix;
        if (family is not (null or PyNone) && !ArgumentConversion.ToInt32(family, out number))
        {
            return null;
        }

        int* pair = stackalloc int[2];
        if (SocketLibrary.socketpair(number, type | CloseOnExec, proto, pair) < 0)
        {
            return SystemCalls.Fail();
        }

        return MakeSocket(number, type, proto, pair[0]) is { } first && MakeSocket(number, type, proto, pair[1]) is { } second
            ? new PyTuple([first, second])
            : null;
    }

    private static PyObject? MakeSocket(int family, int type, int proto, int descriptor) =>
        Calls.Call(PySocket.TypeObject, [PyInt.From(family), PyInt.From(type), PyInt.From(proto), PyInt.From(descriptor)]);

    [PyFunction("getdefaulttimeout($self, /)")]
    private static PyObject GetDefaultTimeout() => PySocket.FromTimeout(PySocket.DefaultTimeout);

    [PyFunction("setdefaulttimeout($self, object, /)")]
    private static PyObject? SetDefaultTimeout(PyObject module, PyObject timeout)
    {
        if (!PySocket.ToTimeout(timeout, out long nanoseconds))
        {
            return null;
        }

        PySocket.DefaultTimeout = nanoseconds;
        return PyNone.None;
    }

    [PyFunction("gethostname($self, /)")]
    private static PyObject? GetHostName()
    {
        byte* name = stackalloc byte[1025];
        return SocketLibrary.gethostname(name, 1024) < 0 ? SystemCalls.Fail() : FileNames.Decode(name);
    }

    [PyFunction("htons($self, x, /)")]
    private static PyObject? HToNS(PyObject module, PyObject x) => Swap16(x, "htons");

    [PyFunction("ntohs($self, x, /)")]
    private static PyObject? NToHS(PyObject module, PyObject x) => Swap16(x, "ntohs");

    [PyFunction("htonl($self, object, /)")]
    private static PyObject? HToNL(PyObject module, PyObject value) => Swap32(value, "htonl");

    [PyFunction("ntohl($self, object, /)")]
    private static PyObject? NToHL(PyObject module, PyObject value) => Swap32(value, "ntohl");

    private static PyObject? Swap16(PyObject value, string function)
    {
        if (Numbers.Index(value) is not { } number)
        {
            return null;
        }

        if (number.Value.Sign < 0)
        {
            return Errors.Raise(PyExceptions.OverflowError, $"{function}: can't convert negative Python int to C 16-bit unsigned integer");
        }

        return !number.TryGetInt64(out long wide) || wide > ushort.MaxValue
            ? Errors.Raise(PyExceptions.OverflowError, $"{function}: Python int too large to convert to C 16-bit unsigned integer")
            : PyInt.From(BinaryPrimitives.ReverseEndianness((ushort)wide));
    }

    private static PyObject? Swap32(PyObject value, string function)
    {
        if (value is not PyInt number)
        {
            return Errors.Raise(PyExceptions.TypeError, $"expected int, {value.Type.FullName} found");
        }

        if (number.Value.Sign < 0)
        {
            return Errors.Raise(PyExceptions.OverflowError, "can't convert negative value to unsigned int");
        }

        return !number.TryGetInt64(out long wide) || wide > uint.MaxValue
            ? Errors.Raise(PyExceptions.OverflowError, "int larger than 32 bits")
            : PyInt.From(BinaryPrimitives.ReverseEndianness((uint)wide));
    }

    [PyFunction("inet_aton($self, ip_addr, /)")]
    private static PyObject? InetAToN(PyObject module, string ip_addr)
    {
        uint address;
        byte[] text = System.Text.Encoding.UTF8.GetBytes(ip_addr + "\0");
        fixed (byte* start = text)
        {
            return SocketLibrary.inet_aton(start, &address) == 0
                ? Errors.Raise(PyExceptions.OSError, "illegal IP address string passed to inet_aton")
                : PyBytes.From(new ReadOnlySpan<byte>(&address, sizeof(uint)));
        }
    }

    [PyFunction("inet_ntoa($self, packed_ip, /)")]
    private static PyObject? InetNToA(PyObject module, ByteBuffer packed_ip) =>
        packed_ip.Length != 4
            ? Errors.Raise(PyExceptions.OSError, "packed IP wrong length")
            : new PyStr(new System.Net.IPAddress(packed_ip.Span).ToString());

    [PyFunction("inet_pton($module, af, ip, /)", HasTextSignature = false)]
    private static PyObject? InetPToN(int af, string ip)
    {
        byte* address = stackalloc byte[16];
        byte[] text = System.Text.Encoding.UTF8.GetBytes(ip + "\0");
        fixed (byte* start = text)
        {
            int result = SocketLibrary.inet_pton(af, start, address);
            return result < 0 ? SystemCalls.Fail()
                : result == 0 ? Errors.Raise(PyExceptions.OSError, "illegal IP address string passed to inet_pton")
                : PyBytes.From(new ReadOnlySpan<byte>(address, af == SocketAddress.Inet ? 4 : 16));
        }
    }

    [PyFunction("inet_ntop($module, af, packed_ip, /)", HasTextSignature = false)]
    private static PyObject? InetNToP(int af, ByteBuffer packed_ip)
    {
        if (af is not (SocketAddress.Inet or SocketAddress.Inet6))
        {
            return Errors.Raise(PyExceptions.ValueError, $"unknown address family {af}");
        }

        if (packed_ip.Length != (af == SocketAddress.Inet ? 4 : 16))
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid length of packed IP address string");
        }

        byte* text = stackalloc byte[64];
        fixed (byte* start = packed_ip.Span)
        {
            return SocketLibrary.inet_ntop(af, start, text, 64) is null ? SystemCalls.Fail() : FileNames.Decode(text);
        }
    }

    [PyFunction("CMSG_LEN($module, length, /)", HasTextSignature = false)]
    private static PyObject? CmsgLen(long length) => length is < 0 or > int.MaxValue - 16
        ? Errors.Raise(PyExceptions.OverflowError, "CMSG_LEN() argument out of range")
        : PyInt.From(ControlMessages.HeaderSize + length);

    [PyFunction("CMSG_SPACE($module, length, /)", HasTextSignature = false)]
    private static PyObject? CmsgSpace(long length) => length is < 0 or > int.MaxValue - 24
        ? Errors.Raise(PyExceptions.OverflowError, "CMSG_SPACE() argument out of range")
        : PyInt.From(ControlMessages.HeaderSize + ControlMessages.Align((int)length));

    [PyFunction("if_nametoindex($self, oname, /)")]
    private static PyObject? IfNameToIndex(PyObject module, PathArgument oname)
    {
        fixed (byte* name = oname.Name)
        {
            uint index = SocketLibrary.if_nametoindex(name);
            return index == 0 ? Errors.Raise(PyExceptions.OSError, "no interface with this name") : PyInt.From(index);
        }
    }

    [PyFunction("if_indextoname($self, object, /)")]
    private static PyObject? IfIndexToName(PyObject module, uint index)
    {
        byte* name = stackalloc byte[64];
        return SocketLibrary.if_indextoname(index, name) is null ? SystemCalls.Fail() : FileNames.Decode(name);
    }

    [PyFunction("if_nameindex($self, /)")]
    private static PyObject IfNameIndex()
    {
        var result = new PyList();
        byte* name = stackalloc byte[64];
        for (uint index = 1; index < 64; index++)
        {
            if (SocketLibrary.if_indextoname(index, name) is not null)
            {
                result.Add(new PyTuple([PyInt.From(index), FileNames.Decode(name)]));
            }
        }

        return result;
    }
}
