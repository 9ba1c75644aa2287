using System.Runtime.InteropServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Posix;

// Directories and names: listing, making, removing, renaming, linking, the current directory.
internal static unsafe partial class PosixModule
{
    private const int RemoveDirectory = 0x200;
    private const int SymlinkFollow = 0x400;
    private const int RangeError = 34;

    [PyFunction("listdir($module, /, path=None)")]
    private static PyObject? ListDir(OptionalPath path)
    {
        PathArgument directory = path.OrCurrent();
        nint handle = OpenDirectory(directory);
        if (handle == 0)
        {
            return SystemCalls.Fail(directory.Source);
        }

        var names = new PyList();
        while (true)
        {
            DirectoryEntry* entry = LibC.readdir(handle);
            if (entry is null)
            {
                break;
            }

            ReadOnlySpan<byte> name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry->Name);
            if (!IsDots(name))
            {
                names.Add(directory.ToObject(name));
            }
        }

        int error = LastError.Value;
        CloseDirectory(directory, handle);
        return error != 0 ? OSErrors.Raise(error, directory.Source) : names;
    }

    internal static bool IsDots(ReadOnlySpan<byte> name) => name is [(byte)'.'] or [(byte)'.', (byte)'.'];

    /// <summary>A directory's handle; 0 with errno set. A descriptor is duplicated, since closing the handle closes it.</summary>
    internal static nint OpenDirectory(in PathArgument path)
    {
        if (path.Name is null)
        {
            int copy = LibC.fcntl(path.Descriptor, DuplicateCloseOnExec, 0);
            if (copy < 0)
            {
                return 0;
            }

            nint opened = LibC.fdopendir(copy);
            if (opened == 0)
            {
                int error = LastError.Value;
                _ = LibC.close(copy);
                LastError.Value = error;
            }

            return opened;
        }

        fixed (byte* name = path.Name)
        {
            using (Gil.Released())
            {
                return LibC.opendir(name);
            }
        }
    }

    internal static void CloseDirectory(in PathArgument path, nint handle)
    {
        if (path.Name is null)
        {
            LibC.rewinddir(handle);
        }

        _ = LibC.closedir(handle);
    }

    [PyFunction("scandir($module, /, path=None)")]
    private static PyObject? ScanDir(OptionalPath path)
    {
        PathArgument directory = path.OrCurrent();
        nint handle = OpenDirectory(directory);
        return handle == 0 ? SystemCalls.Fail(directory.Source) : new PyScandirIterator(directory, handle);
    }

    [PyFunction("mkdir($module, /, path, mode=511, *, dir_fd=None)")]
    private static PyObject? MkDir(PathArgument path, int mode, DirectoryDescriptor dir_fd)
    {
        fixed (byte* name = path.Name)
        {
            return SystemCalls.NoneOrFail(LibC.mkdirat(dir_fd.Value, name, (uint)mode), path.Source);
        }
    }

    [PyFunction("mkfifo($module, /, path, mode=438, *, dir_fd=None)")]
    private static PyObject? MkFifo(PathArgument path, int mode, DirectoryDescriptor dir_fd)
    {
        fixed (byte* name = path.Name)
        {
            return SystemCalls.NoneOrFail(LibC.mkfifoat(dir_fd.Value, name, (uint)mode), path.Source);
        }
    }

    [PyFunction("mknod($module, /, path, mode=384, device=0, *, dir_fd=None)")]
    private static PyObject? MkNod(PathArgument path, int mode, ulong device, DirectoryDescriptor dir_fd)
    {
        fixed (byte* name = path.Name)
        {
            return SystemCalls.NoneOrFail(LibC.mknodat(dir_fd.Value, name, (uint)mode, device), path.Source);
        }
    }

    [PyFunction("rmdir($module, /, path, *, dir_fd=None)")]
    private static PyObject? RmDir(PathArgument path, DirectoryDescriptor dir_fd) => DoUnlink(path, dir_fd, RemoveDirectory);

    [PyFunction("unlink($module, /, path, *, dir_fd=None)")]
    private static PyObject? Unlink(PathArgument path, DirectoryDescriptor dir_fd) => DoUnlink(path, dir_fd, 0);

    [PyFunction("remove($module, /, path, *, dir_fd=None)")]
    private static PyObject? Remove(PathArgument path, DirectoryDescriptor dir_fd) => DoUnlink(path, dir_fd, 0);

    private static PyObject? DoUnlink(PathArgument path, DirectoryDescriptor directory, int flags)
    {
        fixed (byte* name = path.Name)
        {
            return SystemCalls.NoneOrFail(LibC.unlinkat(directory.Value, name, flags), path.Source);
        }
    }

    [PyFunction("rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")]
    private static PyObject? Rename(PathArgument src, PathArgument dst, DirectoryDescriptor src_dir_fd, DirectoryDescriptor dst_dir_fd) =>
        DoRename("rename", src, dst, src_dir_fd, dst_dir_fd);

    [PyFunction("replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")]
    private static PyObject? Replace(PathArgument src, PathArgument dst, DirectoryDescriptor src_dir_fd, DirectoryDescriptor dst_dir_fd) =>
        DoRename("replace", src, dst, src_dir_fd, dst_dir_fd);

    private static PyObject? DoRename(string function, PathArgument source, PathArgument target, DirectoryDescriptor from, DirectoryDescriptor to)
    {
        if (source.IsBytes != target.IsBytes)
        {
            return Errors.Raise(PyExceptions.ValueError, $"{function}: src and dst must be the same type");
        }

        fixed (byte* sourceName = source.Name)
        {
            fixed (byte* targetName = target.Name)
            {
                return SystemCalls.NoneOrFail(LibC.renameat(from.Value, sourceName, to.Value, targetName), source.Source, target.Source);
            }
        }
    }

    [PyFunction("link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)")]
    private static PyObject? Link(
        PathArgument src, PathArgument dst, DirectoryDescriptor src_dir_fd, DirectoryDescriptor dst_dir_fd, bool follow_symlinks)
    {
        if (src.IsBytes != dst.IsBytes)
        {
            return Errors.Raise(PyExceptions.NotImplementedError, "link: src and dst must be the same type");
        }

        fixed (byte* source = src.Name)
        {
            fixed (byte* target = dst.Name)
            {
                return SystemCalls.NoneOrFail(
                    LibC.linkat(src_dir_fd.Value, source, dst_dir_fd.Value, target, follow_symlinks ? SymlinkFollow : 0), src.Source, dst.Source);
            }
        }
    }

    [PyFunction("symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)")]
    private static PyObject? Symlink(PathArgument src, PathArgument dst, bool target_is_directory, DirectoryDescriptor dir_fd)
    {
        fixed (byte* source = src.Name)
        {
            fixed (byte* target = dst.Name)
            {
                return SystemCalls.NoneOrFail(LibC.symlinkat(source, dir_fd.Value, target), src.Source, dst.Source);
            }
        }
    }

    [PyFunction("readlink($module, /, path, *, dir_fd=None)")]
    private static PyObject? ReadLink(PathArgument path, DirectoryDescriptor dir_fd)
    {
        const int size = 4096;
        byte* buffer = stackalloc byte[size];
        fixed (byte* name = path.Name)
        {
            nint length = LibC.readlinkat(dir_fd.Value, name, buffer, size);
            return length < 0 ? SystemCalls.Fail(path.Source) : path.ToObject(new ReadOnlySpan<byte>(buffer, (int)length));
        }
    }

    [PyFunction("chdir($module, /, path)")]
    private static PyObject? ChDir(PathOrDescriptor path)
    {
        fixed (byte* name = path.Path.Name)
        {
            return SystemCalls.NoneOrFail(name is null ? LibC.fchdir(path.Path.Descriptor) : LibC.chdir(name), path.Path.Source);
        }
    }

    [PyFunction("fchdir($module, /, fd)")]
    private static PyObject? FChDir(DescriptorArgument fd) => SystemCalls.NoneOrFail(LibC.fchdir(fd.Value));

    [PyFunction("chroot($module, /, path)")]
    private static PyObject? ChRoot(PathArgument path)
    {
        fixed (byte* name = path.Name)
        {
            return SystemCalls.NoneOrFail(LibC.chroot(name), path.Source);
        }
    }

    [PyFunction("getcwd($module, /)")]
    private static PyObject? GetCwd() => GetCurrentDirectory() is { } name ? FileNames.Decode(name) : SystemCalls.Fail();

    [PyFunction("getcwdb($module, /)")]
    private static PyObject? GetCwdB() => GetCurrentDirectory() is { } name ? PyBytes.From(name) : SystemCalls.Fail();

    private static byte[]? GetCurrentDirectory()
    {
        for (byte[] buffer = new byte[1024]; ; buffer = new byte[buffer.Length * 2])
        {
            fixed (byte* start = buffer)
            {
                if (LibC.getcwd(start, (nuint)buffer.Length) is not null)
                {
                    return buffer.AsSpan(0, buffer.AsSpan().IndexOf((byte)0)).ToArray();
                }
            }

            if (LastError.Value != RangeError)
            {
                return null;
            }
        }
    }

    [PyFunction("fspath($module, /, path)")]
    private static PyObject? FsPath(PyObject path) => FileNames.ToPath(path);

    [PyFunction("_path_normpath($module, /, path)")]
    private static PyObject? PathNormPath(PyObject path)
    {
        if (path is PyBytes bytes)
        {
            return PyBytes.From(System.Text.Encoding.Latin1.GetBytes(NormalizePath(System.Text.Encoding.Latin1.GetString(bytes.Span))));
        }

        if (path is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, $"_path_normpath: path should be string, bytes or os.PathLike, not {path.Type.FullName}");
        }

        // UTF-16 is good enough: slashes and dots are no part of a surrogate pair.
        return text.IsWide ? new PyStr(NormalizePath(text.ToString())) : PyStr.FromNarrow(NormalizePath(text.Narrow!));
    }

    /// <summary>Without empty parts, "." and what ".." takes back; two slashes in front stay (POSIX).</summary>
    private static string NormalizePath(string path)
    {
        if (path.Length == 0)
        {
            return ".";
        }

        int slashes = path[0] != '/' ? 0 : path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("///", StringComparison.Ordinal) ? 2 : 1;
        var parts = new List<string>();
        foreach (string part in path.Split('/'))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part != ".." || (slashes == 0 && parts.Count == 0) || (parts.Count > 0 && parts[^1] == ".."))
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        string result = new string('/', slashes) + string.Join('/', parts);
        return result.Length == 0 ? "." : result;
    }

    [PyFunction("_path_splitroot_ex($module, /, path)")]
    private static PyObject? PathSplitRootEx(PyObject path)
    {
        if (path is PyBytes bytes)
        {
            int split = RootLength(System.Text.Encoding.Latin1.GetString(bytes.Span));
            return new PyTuple([PyBytes.Empty, PyBytes.From(bytes.Span[..split]), PyBytes.From(bytes.Span[split..])]);
        }

        if (path is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, $"_path_splitroot_ex: path should be string, bytes or os.PathLike, not {path.Type.FullName}");
        }

        int root = RootLength(text.ToString());
        return new PyTuple([PyStr.Empty, text.Substring(0, root), text.Substring(root, text.Length - root)]);
    }

    private static int RootLength(string path)
    {
        if (!path.StartsWith('/'))
        {
            return 0;
        }

        return path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("///", StringComparison.Ordinal) ? 2 : 1;
    }
}
