using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Grp;

/// <summary>The groups of the system.</summary>
[PyModule("grp")]
internal static unsafe partial class GrpModule
{
    private static readonly StructSequence s_type =
        StructSequence.Define("grp", "struct_group", 4, ["gr_name", "gr_passwd", "gr_gid", "gr_mem"]);

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        attributes.SetStr(PyStr.Interned("struct_group"), s_type.Type);
        return true;
    }

    [PyFunction("getgrgid($module, /, id)")]
    private static PyObject? GetGrGid(PyObject id)
    {
        if (!UserOrGroup.TryConvert(id, "getgrgid", "gid", out UserOrGroup group))
        {
            return Errors.ClearIf(PyExceptions.OverflowError)
                ? Errors.RaiseWith(PyExceptions.KeyError, new PyStr("getgrgid(): gid not found"))
                : null;
        }

        Group* entry = LibC.getgrgid(group.Value);
        return entry is null
            ? Errors.RaiseWith(PyExceptions.KeyError, new PyStr($"getgrgid(): gid not found: {group.Value}"))
            : ToObject(entry);
    }

    [PyFunction("getgrnam($module, /, name)")]
    private static PyObject? GetGrNam(PyStr name)
    {
        if (FileNames.Encode(name) is not { } bytes)
        {
            return null;
        }

        if (bytes.AsSpan().IndexOf((byte)0) != bytes.Length - 1)
        {
            return Errors.Raise(PyExceptions.ValueError, "embedded null byte");
        }

        fixed (byte* start = bytes)
        {
            Group* entry = LibC.getgrnam(start);
            return entry is not null
                ? ToObject(entry)
                : Texts.Repr(name) is { } shown
                    ? Errors.RaiseWith(PyExceptions.KeyError, new PyStr($"getgrnam(): name not found: {shown}"))
                    : null;
        }
    }

    [PyFunction("getgrall($module, /)")]
    private static PyObject GetGrAll()
    {
        var result = new PyList();
        LibC.setgrent();
        for (Group* entry = LibC.getgrent(); entry is not null; entry = LibC.getgrent())
        {
            result.Add(ToObject(entry));
        }

        LibC.endgrent();
        return result;
    }

    private static PyStructSequence ToObject(Group* entry)
    {
        var members = new PyList();
        for (byte** member = entry->Members; member is not null && *member is not null; member++)
        {
            members.Add(FileNames.Decode(*member));
        }

        return s_type.Create(
            FileNames.Decode(entry->Name),
            entry->Password is null ? PyNone.None : FileNames.Decode(entry->Password),
            PyInt.From(entry->Id),
            members);
    }
}
