using System.Runtime.InteropServices;

namespace Jitter.Stdlib.Modules.Sockets;

/// <summary>struct addrinfo</summary>
internal unsafe struct AddressInfo
{
    public int Flags;
    public int Family;
    public int Kind;
    public int Protocol;
    public uint AddressLength;
    public byte* Address;
    public byte* CanonicalName;
    public AddressInfo* Next;
}

/// <summary>struct msghdr</summary>
internal unsafe struct MessageHeader
{
    public byte* Name;
    public uint NameLength;
    public Posix.IoVector* Vectors;
    public nuint VectorCount;
    public byte* Control;
    public nuint ControlLength;
    public int Flags;
}

/// <summary>struct servent</summary>
internal unsafe struct Service
{
    public byte* Name;
    public byte** Aliases;
    public int Port;
    public byte* Protocol;
}

/// <summary>struct protoent</summary>
internal unsafe struct ProtocolEntry
{
    public byte* Name;
    public byte** Aliases;
    public int Number;
}

/// <summary>The C library's functions of sockets.</summary>
internal static unsafe partial class SocketLibrary
{
    private const string Name = "libc";

    [LibraryImport(Name, SetLastError = true)]
    public static partial int socket(int family, int kind, int protocol);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int socketpair(int family, int kind, int protocol, int* pair);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int bind(int socket, byte* address, uint length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int connect(int socket, byte* address, uint length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int listen(int socket, int backlog);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int accept4(int socket, byte* address, uint* length, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getsockname(int socket, byte* address, uint* length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getpeername(int socket, byte* address, uint* length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getsockopt(int socket, int level, int option, void* value, uint* length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int setsockopt(int socket, int level, int option, void* value, uint length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int shutdown(int socket, int how);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint recvfrom(int socket, byte* buffer, nuint size, int flags, byte* address, uint* length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint sendto(int socket, byte* buffer, nuint size, int flags, byte* address, uint length);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint recvmsg(int socket, MessageHeader* message, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial nint sendmsg(int socket, MessageHeader* message, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getaddrinfo(byte* host, byte* service, AddressInfo* hints, AddressInfo** result);

    [LibraryImport(Name)]
    public static partial void freeaddrinfo(AddressInfo* info);

    [LibraryImport(Name)]
    public static partial byte* gai_strerror(int error);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int getnameinfo(byte* address, uint length, byte* host, uint hostSize, byte* service, uint serviceSize, int flags);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int gethostname(byte* name, nuint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int sethostname(byte* name, nuint size);

    [LibraryImport(Name)]
    public static partial Service* getservbyname(byte* name, byte* protocol);

    [LibraryImport(Name)]
    public static partial Service* getservbyport(int port, byte* protocol);

    [LibraryImport(Name)]
    public static partial ProtocolEntry* getprotobyname(byte* name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int inet_aton(byte* text, uint* address);

    [LibraryImport(Name, SetLastError = true)]
    public static partial int inet_pton(int family, byte* text, byte* address);

    [LibraryImport(Name, SetLastError = true)]
    public static partial byte* inet_ntop(int family, byte* address, byte* text, uint size);

    [LibraryImport(Name, SetLastError = true)]
    public static partial uint if_nametoindex(byte* name);

    [LibraryImport(Name, SetLastError = true)]
    public static partial byte* if_indextoname(uint index, byte* name);
}
