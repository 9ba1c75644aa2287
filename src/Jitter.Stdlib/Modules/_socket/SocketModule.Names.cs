using System.Buffers.Binary;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Sockets;

// Names of hosts, services and protocols.
internal static unsafe partial class SocketModule
{
    private static byte[] Terminated(string text) => System.Text.Encoding.Latin1.GetBytes(text + "\0");

    [PyFunction("getaddrinfo($module, host, port, family=0, type=0, proto=0, flags=0)", HasTextSignature = false)]
    private static PyObject? GetAddrInfo(PyObject host, PyObject port, int family, int type, int proto, int flags)
    {
        string? hostText = null;
        if (host is not PyNone)
        {
            if (host is not (PyStr or PyBytes))
            {
                return Errors.Raise(PyExceptions.TypeError, "getaddrinfo() argument 1 must be string or None");
            }

            hostText = SocketAddress.HostOf(host);
            if (hostText is null)
            {
                return null;
            }
        }

        string? service;
        switch (port)
        {
            case PyNone:
                service = null;
                break;
            case PyInt number:
                service = number.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
                break;
            case PyStr text:
                service = text.ToString();
                break;
            case PyBytes bytes:
                service = System.Text.Encoding.Latin1.GetString(bytes.Span);
                break;
            default:
                return Errors.Raise(PyExceptions.OSError, "Int or String expected");
        }

        var hints = new AddressInfo { Flags = flags, Family = family, Kind = type, Protocol = proto };
        AddressInfo* result;
        int error;
        fixed (byte* hostStart = hostText is null ? null : Terminated(hostText), serviceStart = service is null ? null : Terminated(service))
        {
            using (Gil.Released())
            {
                error = SocketLibrary.getaddrinfo(hostStart, serviceStart, &hints, &result);
            }
        }

        if (error != 0)
        {
            return SocketErrors.RaiseGai(error);
        }

        var list = new PyList();
        for (AddressInfo* info = result; info is not null; info = info->Next)
        {
            list.Add(new PyTuple([
                PyInt.From(info->Family),
                PyInt.From(info->Kind),
                PyInt.From(info->Protocol),
                info->CanonicalName is null ? PyStr.Empty : FileNames.Decode(info->CanonicalName),
                SocketAddress.Decode(new ReadOnlySpan<byte>(info->Address, (int)info->AddressLength)),
            ]));
        }

        SocketLibrary.freeaddrinfo(result);
        return list;
    }

    [PyFunction("getnameinfo($module, sockaddr, flags, /)", HasTextSignature = false)]
    private static PyObject? GetNameInfo(PyObject sockaddr, int flags)
    {
        if (sockaddr is not PyTuple tuple)
        {
            return Errors.Raise(PyExceptions.TypeError, "getnameinfo() argument 1 must be a tuple");
        }

        if (tuple.Count is < 2 or > 4 || tuple.Items[0] is not PyStr)
        {
            return Errors.Raise(PyExceptions.TypeError, "getnameinfo(): illegal sockaddr argument");
        }

        bool isSix = tuple.Count > 2 || tuple.Items[0].ToString()!.Contains(':', StringComparison.Ordinal);
        byte* address = stackalloc byte[SocketAddress.Size];
        int length = SocketAddress.Encode(
            tuple, isSix ? SocketAddress.Inet6 : SocketAddress.Inet, "getnameinfo", new Span<byte>(address, SocketAddress.Size));
        if (length < 0)
        {
            return null;
        }

        const int size = 1025;
        byte* host = stackalloc byte[size];
        byte* service = stackalloc byte[size];
        int error;
        using (Gil.Released())
        {
            error = SocketLibrary.getnameinfo(address, (uint)length, host, size, service, size, flags);
        }

        return error != 0 ? SocketErrors.RaiseGai(error) : new PyTuple([FileNames.Decode(host), FileNames.Decode(service)]);
    }

    [PyFunction("gethostbyname($module, hostname, /)", HasTextSignature = false)]
    private static PyObject? GetHostByName(PyObject hostname) => AddressOf(hostname);

    private static PyObject? AddressOf(PyObject hostname)
    {
        Span<byte> address = stackalloc byte[SocketAddress.Size];
        address.Clear();
        return SocketAddress.HostOf(hostname) is { } host && SocketAddress.Resolve(host, SocketAddress.Inet, address)
            ? new PyStr(new System.Net.IPAddress(address.Slice(4, 4)).ToString())
            : null;
    }

    [PyFunction("gethostbyname_ex($module, hostname, /)", HasTextSignature = false)]
    private static PyObject? GetHostByNameEx(PyObject hostname) =>
        AddressOf(hostname) is { } address
            ? new PyTuple([hostname is PyStr ? hostname : new PyStr(SocketAddress.HostOf(hostname)!), new PyList(), new PyList([address])])
            : null;

    [PyFunction("gethostbyaddr($module, ip_address, /)", HasTextSignature = false)]
    private static PyObject? GetHostByAddr(PyObject ip_address)
    {
        if (SocketAddress.HostOf(ip_address) is not { } text)
        {
            return null;
        }

        bool isSix = text.Contains(':', StringComparison.Ordinal);
        var tuple = new PyTuple([new PyStr(text), PyInt.From(0)]);
        byte* address = stackalloc byte[SocketAddress.Size];
        int length = SocketAddress.Encode(
            tuple, isSix ? SocketAddress.Inet6 : SocketAddress.Inet, "gethostbyaddr", new Span<byte>(address, SocketAddress.Size));
        if (length < 0)
        {
            return null;
        }

        const int size = 1025;
        const int nameRequired = 8;
        byte* host = stackalloc byte[size];
        int error = SocketLibrary.getnameinfo(address, (uint)length, host, size, null, 0, nameRequired);
        if (error != 0)
        {
            if (Calls.Call(SocketErrors.Host, PyInt.From(1), new PyStr("Unknown host")) is PyBaseException made)
            {
                Errors.Raise(made);
            }

            return null;
        }

        byte* shown = stackalloc byte[size];
        _ = SocketLibrary.getnameinfo(address, (uint)length, shown, size, null, 0, NumericHost);
        return new PyTuple([FileNames.Decode(host), new PyList(), new PyList([FileNames.Decode(shown)])]);
    }

    [PyFunction("getservbyname($module, servicename, protocolname=None, /)", HasTextSignature = false)]
    private static PyObject? GetServByName(string servicename, string? protocolname)
    {
        fixed (byte* name = Terminated(servicename), protocol = protocolname is null ? null : Terminated(protocolname))
        {
            Service* service = SocketLibrary.getservbyname(name, protocol);
            return service is null
                ? Errors.Raise(PyExceptions.OSError, "service/proto not found")
                : PyInt.From(BinaryPrimitives.ReverseEndianness((ushort)service->Port));
        }
    }

    [PyFunction("getservbyport($module, port, protocolname=None, /)", HasTextSignature = false)]
    private static PyObject? GetServByPort(int port, string? protocolname)
    {
        if (port is < 0 or > 0xFFFF)
        {
            return Errors.Raise(PyExceptions.OverflowError, "getservbyport: port must be 0-65535.");
        }

        fixed (byte* protocol = protocolname is null ? null : Terminated(protocolname))
        {
            Service* service = SocketLibrary.getservbyport(BinaryPrimitives.ReverseEndianness((ushort)port), protocol);
            return service is null ? Errors.Raise(PyExceptions.OSError, "port/proto not found") : FileNames.Decode(service->Name);
        }
    }

    [PyFunction("getprotobyname($module, protocolname, /)", HasTextSignature = false)]
    private static PyObject? GetProtoByName(string protocolname)
    {
        fixed (byte* name = Terminated(protocolname))
        {
            ProtocolEntry* entry = SocketLibrary.getprotobyname(name);
            return entry is null ? Errors.Raise(PyExceptions.OSError, "protocol not found") : PyInt.From(entry->Number);
        }
    }

    [PyFunction("sethostname($module, name, /)", HasTextSignature = false)]
    private static PyObject? SetHostName(Posix.PathArgument name)
    {
        fixed (byte* start = name.Name)
        {
            return Posix.SystemCalls.NoneOrFail(SocketLibrary.sethostname(start, (nuint)name.Name!.Length - 1));
        }
    }
}
