using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Posix;

// Extended attributes of files (Linux).
internal static unsafe partial class PosixModule
{
    private const int AttributeSizeMax = 65536;

    [PyFunction("getxattr($module, /, path, attribute, *, follow_symlinks=True)")]
    private static PyObject? GetXAttr(PathOrDescriptor path, PathArgument attribute, bool follow_symlinks)
    {
        byte[] value = new byte[AttributeSizeMax];
        nint length;
        fixed (byte* start = value, file = path.Path.Name, name = attribute.Name)
        {
            length = file is null ? LibC.fgetxattr(path.Path.Descriptor, name, start, AttributeSizeMax)
                : follow_symlinks ? LibC.getxattr(file, name, start, AttributeSizeMax)
                : LibC.lgetxattr(file, name, start, AttributeSizeMax);
        }

        return length < 0 ? SystemCalls.Fail(path.Path.Source) : PyBytes.From(value.AsSpan(0, (int)length));
    }

    [PyFunction("setxattr($module, /, path, attribute, value, flags=0, *, follow_symlinks=True)")]
    private static PyObject? SetXAttr(PathOrDescriptor path, PathArgument attribute, ByteBuffer value, int flags, bool follow_symlinks)
    {
        fixed (byte* start = value.Span, file = path.Path.Name, name = attribute.Name)
        {
            var size = (nuint)value.Length;
            int result = file is null ? LibC.fsetxattr(path.Path.Descriptor, name, start, size, flags)
                : follow_symlinks ? LibC.setxattr(file, name, start, size, flags)
                : LibC.lsetxattr(file, name, start, size, flags);
            return SystemCalls.NoneOrFail(result, path.Path.Source);
        }
    }

    [PyFunction("removexattr($module, /, path, attribute, *, follow_symlinks=True)")]
    private static PyObject? RemoveXAttr(PathOrDescriptor path, PathArgument attribute, bool follow_symlinks)
    {
        fixed (byte* file = path.Path.Name, name = attribute.Name)
        {
            int result = file is null ? LibC.fremovexattr(path.Path.Descriptor, name)
                : follow_symlinks ? LibC.removexattr(file, name)
                : LibC.lremovexattr(file, name);
            return SystemCalls.NoneOrFail(result, path.Path.Source);
        }
    }

    [PyFunction("listxattr($module, /, path=None, *, follow_symlinks=True)")]
    private static PyObject? ListXAttr(OptionalPath path, bool follow_symlinks)
    {
        PathArgument file = path.OrCurrent();
        byte[] list = new byte[AttributeSizeMax];
        nint length;
        fixed (byte* start = list, name = file.Name)
        {
            length = name is null ? LibC.flistxattr(file.Descriptor, start, AttributeSizeMax)
                : follow_symlinks ? LibC.listxattr(name, start, AttributeSizeMax)
                : LibC.llistxattr(name, start, AttributeSizeMax);
        }

        if (length < 0)
        {
            return SystemCalls.Fail(file.Source);
        }

        var result = new PyList();
        ReadOnlySpan<byte> rest = list.AsSpan(0, (int)length);
        while (rest.IndexOf((byte)0) is var end and >= 0)
        {
            result.Add(FileNames.Decode(rest[..end]));
            rest = rest[(end + 1)..];
        }

        return result;
    }
}
