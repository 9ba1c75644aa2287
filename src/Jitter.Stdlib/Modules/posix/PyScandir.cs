using System.Runtime.InteropServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Posix;

/// <summary>What os.scandir() gives: an iterator of <see cref="PyDirEntry"/> that holds the directory open.</summary>
[PyClass("posix.ScandirIterator", Flags = TypeFlags.DisallowInstantiation)]
internal sealed unsafe partial class PyScandirIterator : PyObject
{
    private readonly PathArgument _path;
    private nint _handle;

    public PyScandirIterator(PathArgument path, nint handle)
    {
        _path = path;
        _handle = handle;
    }

    ~PyScandirIterator()
    {
        nint handle = _handle;
        if (handle != 0)
        {
            _ = LibC.closedir(handle);
        }
    }

    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject Iter() => this;

    [PySlot(SlotId.IterNext)]
    private PyObject? Next()
    {
        while (_handle != 0)
        {
            DirectoryEntry* entry = LibC.readdir(_handle);
            if (entry is null)
            {
                int error = LastError.Value;
                Close();
                return error != 0 ? OSErrors.Raise(error, _path.Source) : null;
            }

            ReadOnlySpan<byte> name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry->Name);
            if (!PosixModule.IsDots(name))
            {
                return MakeEntry(name, entry->Kind, entry->Inode);
            }
        }

        return null;
    }

    private PyDirEntry MakeEntry(ReadOnlySpan<byte> name, byte kind, ulong inode)
    {
        PyObject shown = _path.ToObject(name);
        if (_path.Name is null)
        {
            return new PyDirEntry(shown, shown, name.ToArray(), _path.Descriptor, kind, inode);
        }

        ReadOnlySpan<byte> directory = _path.Name.AsSpan()[..^1];
        bool joined = directory.Length == 0 || directory[^1] == '/' || _path.Source is null;
        byte[] full = _path.Source is null ? name.ToArray() : [.. directory, .. joined ? [] : "/"u8, .. name];
        if (_path.Source is null)
        {
            full = [.. "./"u8, .. name];
        }

        return new PyDirEntry(shown, _path.ToObject(full), [.. full, 0], -1, kind, inode);
    }

    [PyMethod("close($self, /)")]
    private void Close()
    {
        if (_handle != 0)
        {
            PosixModule.CloseDirectory(_path, _handle);
            _handle = 0;
            GC.SuppressFinalize(this);
        }
    }

    [PyMethod("__enter__($self, /)")]
    private PyObject Enter() => this;

    [PyMethod("__exit__($self, /, *args)")]
    private void Exit(ReadOnlySpan<PyObject> args) => Close();
}

/// <summary>An entry of a directory, which knows its kind without asking the system again.</summary>
[PyClass("posix.DirEntry", Flags = TypeFlags.DisallowInstantiation)]
internal sealed unsafe partial class PyDirEntry(PyObject name, PyObject path, byte[] systemPath, int directory, byte kind, ulong inode) : PyObject
{
    private const int UnknownKind = 0;
    private const int DirectoryKind = 4;
    private const int FileKind = 8;
    private const int LinkKind = 10;
    private const int FormatMask = 0xF000;
    private const int DirectoryFormat = 0x4000;
    private const int FileFormat = 0x8000;
    private const int LinkFormat = 0xA000;
    private const int NoSuchFile = 2;

    private PyObject? _stat;
    private PyObject? _linkStat;

    public override PyType Type => TypeObject;

    [PyMember("name")]
    private PyObject Name => name;

    [PyMember("path")]
    private PyObject Path => path;

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => Texts.Repr(name) is { } text ? new PyStr($"<DirEntry {text}>") : null;

    [PyMethod("inode($self, /)")]
    private PyObject GetInode() => PyInt.From(new System.Numerics.BigInteger(inode));

    [PyMethod("__fspath__($self, /)")]
    private PyObject FsPath() => path;

    [PyMethod("is_junction($self, /)")]
    private bool IsJunction() => false;

    [PyMethod("is_symlink($self, /)")]
    private PyObject? IsSymlink() => kind == UnknownKind ? IsFormat(LinkFormat, followSymlinks: false) : PyBool.From(kind == LinkKind);

    [PyMethod("is_dir($self, /, *, follow_symlinks=True)")]
    private PyObject? IsDir(bool follow_symlinks) =>
        kind == UnknownKind || (follow_symlinks && kind == LinkKind) ? IsFormat(DirectoryFormat, follow_symlinks) : PyBool.From(kind == DirectoryKind);

    [PyMethod("is_file($self, /, *, follow_symlinks=True)")]
    private PyObject? IsFile(bool follow_symlinks) =>
        kind == UnknownKind || (follow_symlinks && kind == LinkKind) ? IsFormat(FileFormat, follow_symlinks) : PyBool.From(kind == FileKind);

    [PyMethod("stat($self, /, *, follow_symlinks=True)")]
    private PyObject? Stat(bool follow_symlinks)
    {
        bool follow = follow_symlinks && kind is LinkKind or UnknownKind;
        ref PyObject? cache = ref follow && follow_symlinks ? ref _stat : ref _linkStat;
        return cache ??= Load(follow_symlinks) is { } data ? PosixModule.ToResult(data) : SystemCalls.Fail(path);
    }

    private PyObject? IsFormat(int format, bool followSymlinks)
    {
        if (Load(followSymlinks) is { } data)
        {
            return PyBool.From((data.Mode & FormatMask) == format);
        }

        return LastError.Value == NoSuchFile ? PyBool.False : SystemCalls.Fail(path);
    }

    private StatX? Load(bool followSymlinks)
    {
        StatX data;
        byte[] name = directory < 0 ? systemPath : [.. systemPath, 0];
        int from = directory < 0 ? DirectoryDescriptor.Current : directory;
        var argument = new PathArgument { Name = name, Descriptor = -1 };
        return PosixModule.GetStat(argument, from, followSymlinks, &data) < 0 ? null : data;
    }
}
