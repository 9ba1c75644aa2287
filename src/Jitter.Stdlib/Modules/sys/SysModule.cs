using System.Runtime.InteropServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Sys;

/// <summary>The module sys: what the interpreter knows of itself (CPython's Python/sysmodule.c).</summary>
[PyModule("sys", Doc = "Objects that the interpreter uses or maintains, and functions that act on the interpreter.")]
public static partial class SysModule
{
    [PyConstant("maxsize")]
    private const long MaxSize = long.MaxValue;

    [PyConstant("maxunicode")]
    private const int MaxUnicode = 0x10FFFF;

    [PyConstant("byteorder")]
    private const string ByteOrder = "little";

    [PyConstant("api_version")]
    private const int ApiVersion = 1013;

    [PyConstant("float_repr_style")]
    private const string FloatReprStyle = "short";

    [PyConstant("platlibdir")]
    private const string PlatformLibraryFolder = "lib";

    [PyConstant("abiflags")]
    private const string AbiFlags = "";

    [PyConstant("_framework")]
    private const string Framework = "";

    [PyConstant("copyright")]
    private const string Copyright = "Copyright (c) the Jitter contributors. The standard library: Copyright (c) Python Software Foundation.";

    [PyConstant("platform")]
    private static string Platform =>
        RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "darwin" : RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "win32" : "linux";

    [PyModuleInit]
    private static void Complete(PyObject module, PyDict attributes)
    {
        if (RuntimeConfig.IntMaxStrDigits >= 0)
        {
            IntLimits.MaxDigits = RuntimeConfig.IntMaxStrDigits;
        }

        void Set(string name, PyObject value) => attributes.SetStr(PyStr.Interned(name), value);

        Set("modules", Imports.Modules);
        Set("path", Strings(RuntimeConfig.SearchPaths));
        Set("meta_path", new PyList());
        Set("path_hooks", new PyList());
        Set("path_importer_cache", new PyDict());
        Set("argv", Strings(RuntimeConfig.Arguments));
        Set("orig_argv", Strings(RuntimeConfig.OriginalArguments));
        Set("warnoptions", Strings(RuntimeConfig.WarnOptions));
        Set("_xoptions", XOptions());
        Set("executable", new PyStr(RuntimeConfig.Executable));
        Set("_base_executable", new PyStr(RuntimeConfig.Executable));
        foreach (string name in (ReadOnlySpan<string>)["prefix", "base_prefix", "exec_prefix", "base_exec_prefix"])
        {
            Set(name, new PyStr(RuntimeConfig.Prefix));
        }

        Set("_stdlib_dir", RuntimeConfig.LibraryFolder.Length > 0 ? new PyStr(RuntimeConfig.LibraryFolder) : PyNone.None);
        Set("_home", PyNone.None);
        Set("dont_write_bytecode", PyBool.From(!RuntimeConfig.WriteBytecode));
        Set("pycache_prefix", RuntimeConfig.PycachePrefix is { } prefix ? new PyStr(prefix) : PyNone.None);
        SetVersions(attributes);
        Set("flags", SysInfo.Flags());
        Set("float_info", SysInfo.FloatInfo());
        Set("int_info", SysInfo.IntInfo());
        Set("hash_info", SysInfo.HashInfo());
        Set("thread_info", SysInfo.ThreadInfo());
        Set("builtin_module_names", BuiltinModuleNames());
        Set("stdlib_module_names", StandardModules.Names());
        Set("monitoring", SysMonitoring.Make());
        foreach (string hook in (ReadOnlySpan<string>)["displayhook", "excepthook", "breakpointhook", "unraisablehook"])
        {
            Set($"__{hook}__", attributes.GetStr(PyStr.Interned(hook))!);
        }
    }

    private static void SetVersions(PyDict attributes)
    {
        PyObject version = SysInfo.VersionInfo();
        PyInt hexadecimal = PyInt.From(PythonVersion.Hexadecimal);
        attributes.SetStr(PyStr.Interned("version"), new PyStr(PythonVersion.Text));
        attributes.SetStr(PyStr.Interned("version_info"), version);
        attributes.SetStr(PyStr.Interned("hexversion"), hexadecimal);
        attributes.SetStr(PyStr.Interned("_git"), new PyTuple([new PyStr("Jitter"), PyStr.Empty, PyStr.Empty]));
        var implementation = new PySimpleNamespace();
        implementation.Set(PyStr.Interned("name"), PyStr.Interned("jitter"));
        implementation.Set(PyStr.Interned("cache_tag"), PyStr.Interned(PythonVersion.CacheTag));
        implementation.Set(PyStr.Interned("version"), version);
        implementation.Set(PyStr.Interned("hexversion"), hexadecimal);
        implementation.Set(PyStr.Interned("_multiarch"), new PyStr(PythonVersion.MultiArchitecture));
        attributes.SetStr(PyStr.Interned("implementation"), implementation);
    }

    private static PyList Strings(IReadOnlyCollection<string> texts)
    {
        var list = new PyList();
        foreach (string text in texts)
        {
            list.Add(new PyStr(text));
        }

        return list;
    }

    private static PyDict XOptions()
    {
        var options = new PyDict();
        foreach (string option in RuntimeConfig.XOptions)
        {
            int sign = option.IndexOf('=');
            PyStr name = PyStr.Interned(sign < 0 ? option : option[..sign]);
            options.SetStr(name, sign < 0 ? PyBool.True : new PyStr(option[(sign + 1)..]));
        }

        return options;
    }

    private static PyTuple BuiltinModuleNames()
    {
        var names = new List<string>([.. Jitter.Runtime.NativeRegistry.ModuleNames, .. NativeRegistry.ModuleNames]);
        names.Sort(string.CompareOrdinal);
        return new PyTuple(names.ConvertAll(name => (PyObject)PyStr.Interned(name)).ToArray());
    }
}
