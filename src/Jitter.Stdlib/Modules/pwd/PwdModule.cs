using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Pwd;

/// <summary>The users of the system.</summary>
[PyModule("pwd")]
internal static unsafe partial class PwdModule
{
    private static readonly StructSequence s_type = StructSequence.Define(
        "pwd", "struct_passwd", 7, ["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"]);

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        attributes.SetStr(PyStr.Interned("struct_passwd"), s_type.Type);
        return true;
    }

    [PyFunction("getpwuid($module, uidobj, /)")]
    private static PyObject? GetPwUid(PyObject uidobj)
    {
        if (!UserOrGroup.TryConvert(uidobj, "getpwuid", "uid", out UserOrGroup user))
        {
            return Errors.ClearIf(PyExceptions.OverflowError)
                ? Errors.RaiseWith(PyExceptions.KeyError, new PyStr("getpwuid(): uid not found"))
                : null;
        }

        Passwd* entry = LibC.getpwuid(user.Value);
        return entry is null
            ? Errors.RaiseWith(PyExceptions.KeyError, new PyStr($"getpwuid(): uid not found: {user.Value}"))
            : ToObject(entry);
    }

    [PyFunction("getpwnam($module, name, /)")]
    private static PyObject? GetPwNam(PyStr name)
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
            Passwd* entry = LibC.getpwnam(start);
            return entry is not null
                ? ToObject(entry)
                : Texts.Repr(name) is { } shown
                    ? Errors.RaiseWith(PyExceptions.KeyError, new PyStr($"getpwnam(): name not found: {shown}"))
                    : null;
        }
    }

    [PyFunction("getpwall($module, /)")]
    private static PyObject GetPwAll()
    {
        var result = new PyList();
        LibC.setpwent();
        for (Passwd* entry = LibC.getpwent(); entry is not null; entry = LibC.getpwent())
        {
            result.Add(ToObject(entry));
        }

        LibC.endpwent();
        return result;
    }

    private static PyStructSequence ToObject(Passwd* entry) => s_type.Create(
        Text(entry->Name), Text(entry->Password), PyInt.From(entry->User), PyInt.From(entry->Group), Text(entry->Comment), Text(entry->Home),
        Text(entry->Shell));

    private static PyObject Text(byte* text) => text is null ? PyNone.None : FileNames.Decode(text);
}
