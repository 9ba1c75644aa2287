using Jitter.Bytecode;
using Jitter.Primitives.Constants;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using ByteBuffer = Jitter.Runtime.Protocols.ByteBuffer;
using Jitter.Stdlib.Library;
using Jitter.Stdlib.Startup;

namespace Jitter.Stdlib.Modules.Imp;

/// <summary>The module _imp: what importlib needs of the runtime (CPython's Python/import.c).</summary>
[PyModule("_imp", Doc = "What importlib needs of the runtime.")]
public static partial class ImpModule
{
    private static readonly PyStr s_name = PyStr.Interned("name");

    private static PyThreadState? s_lockOwner;
    private static int s_lockDepth;
    private static int s_frozenOverride;

    /// <summary>--check-hash-based-pycs</summary>
    [PyConstant("check_hash_based_pycs")]
    private static PyStr CheckHashBasedPycs => PyStr.Interned(RuntimeConfig.CheckHashPycs);

    [PyFunction("lock_held()")]
    private static bool LockHeld() => s_lockDepth > 0;

    [PyFunction("acquire_lock()")]
    private static PyObject? AcquireLock()
    {
        PyThreadState thread = PyThreadState.Current;
        while (s_lockDepth > 0 && !ReferenceEquals(s_lockOwner, thread))
        {
            using (Gil.Released())
            {
                Thread.Sleep(1);
            }
        }

        s_lockOwner = thread;
        s_lockDepth++;
        return PyNone.None;
    }

    [PyFunction("release_lock()")]
    private static PyObject? ReleaseLock()
    {
        if (s_lockDepth == 0 || !ReferenceEquals(s_lockOwner, PyThreadState.Current))
        {
            return Errors.Raise(PyExceptions.RuntimeError, "not holding the import lock");
        }

        s_lockDepth--;
        return PyNone.None;
    }

    [PyFunction("extension_suffixes()")]
    private static PyList ExtensionSuffixes() => new();

    [PyFunction("is_builtin(name, /)")]
    private static int IsBuiltin(PyStr name) => name.ToString() switch
    {
        "sys" or "builtins" => -1,
        var text => Imports.FindNative(text) is null ? 0 : 1,
    };

    [PyFunction("create_builtin(spec, /)")]
    private static PyObject? CreateBuiltin(PyObject spec)
    {
        PyObject? name = Attributes.Get(spec, s_name);
        if (name is not PyStr text)
        {
            return name is null ? null : Errors.Raise(PyExceptions.TypeError, $"name must be string, not {name.Type.FullName}");
        }

        if (text.ToString() is "sys" or "builtins")
        {
            return text.ToString() == "sys" ? Imports.SysModule : Imports.BuiltinsModule;
        }

        return Imports.FindNative(text.ToString()) is not { } native ? PyNone.None
            : new PyModule(text, native.Doc is null ? PyNone.None : new PyStr(native.Doc)) { Native = native };
    }

    [PyFunction("exec_builtin(mod, /)")]
    private static PyObject? ExecBuiltin(PyObject module)
    {
        if (module is PyModule { Native: { } native, IsFilled: false } plain)
        {
            plain.IsFilled = true;
            if (!native.Fill(plain, plain.Dict))
            {
                return null;
            }
        }

        return PyInt.From(0);
    }

    [PyFunction("create_dynamic(spec, file=<unrepresentable>, /)")]
    private static PyObject? CreateDynamic(PyObject spec, PyObject? file)
    {
        PyObject? name = Attributes.Get(spec, s_name);
        return name is null ? null : RaiseImportError($"extension modules are built for CPython: {name} cannot be loaded", name);
    }

    [PyFunction("exec_dynamic(mod, /)")]
    private static int ExecDynamic(PyObject module) => 0;

    [PyFunction("find_frozen(name, /, *, withdata=False)")]
    private static PyObject? FindFrozen(PyStr name, bool withData)
    {
        if (Frozen(name.ToString()) is not { } module)
        {
            return PyNone.None;
        }

        PyObject data = PyNone.None;
        if (withData)
        {
            if (PyMemoryView.From(PyBytes.Adopt(Jitter.Bytecode.Marshal.MarshalWriter.Write(module.ReadCode()))) is not { } view)
            {
                return null;
            }

            data = view;
        }

        return PyTuple.From([data, PyBool.From(module.IsPackage), new PyStr(module.Origin)]);
    }

    [PyFunction("get_frozen_object(name, data=None, /)")]
    private static PyObject? GetFrozenObject(PyStr name, PyObject data)
    {
        if (data is not PyNone)
        {
            return FromData(name, data);
        }

        return Frozen(name.ToString()) is { } module
            ? PyCode.From(module.ReadCode())
            : RaiseImportError($"No such frozen object named {Texts.Repr(name)}", name);
    }

    [PyFunction("init_frozen(name, /)")]
    private static PyObject? InitFrozen(PyStr name)
    {
        if (Frozen(name.ToString()) is not { } frozen)
        {
            return PyNone.None;
        }

        var module = new PyModule(name);
        Imports.Modules.SetStr(name.Intern(), module);
        module.Dict.SetStr(PyStr.Interned("__origname__"), new PyStr(frozen.Origin));
        if (frozen.IsPackage)
        {
            module.Dict.SetStr(ModuleNames.Path, new PyList());
        }

        return Runtime.Frames.Execution.Current.RunCode(PyCode.From(frozen.ReadCode()), module.Dict, module.Dict) is null ? null : module;
    }

    [PyFunction("is_frozen(name, /)")]
    private static bool IsFrozen(PyStr name) => Frozen(name.ToString()) is not null;

    [PyFunction("is_frozen_package(name, /)")]
    private static PyObject? IsFrozenPackage(PyStr name) => Frozen(name.ToString()) is { } module
        ? PyBool.From(module.IsPackage)
        : RaiseImportError($"No such frozen object named {Texts.Repr(name)}", name);

    [PyFunction("_frozen_module_names()")]
    private static PyList FrozenModuleNames()
    {
        var names = new PyList();
        foreach (string name in FrozenNames.All)
        {
            names.Add(PyStr.Interned(name));
        }

        return names;
    }

    [PyFunction("_override_frozen_modules_for_tests(override, /)")]
    private static void OverrideFrozenModules(int value) => s_frozenOverride = value;

    [PyFunction("_override_multi_interp_extensions_check(override, /)")]
    private static int OverrideExtensionsCheck(int value) => 0;

    [PyFunction("_fix_co_filename(code, path, /)")]
    private static void FixFileName(PyCode code, PyStr path)
    {
        string old = code.Code.FileName;
        if (old != path.ToString())
        {
            Rename(code.Code, old, path.ToString());
        }
    }

    [PyFunction("source_hash(key, source)")]
    private static PyObject? SourceHash(long key, ByteBuffer source)
    {
        byte[] hash = new byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(hash, PythonHash.SipHash13(source.Span, (ulong)key, 0));
        return PyBytes.Adopt(hash);
    }

    private static void Rename(CodeObject code, string old, string path)
    {
        if (code.FileName != old)
        {
            return;
        }

        code.FileName = path;
        foreach (Constant constant in code.Consts)
        {
            if (constant is CodeObject inner)
            {
                Rename(inner, old, path);
            }
        }
    }

    /// <summary>A frozen module: those of the import system always, the others unless tests turned them off.</summary>
    private static FrozenModule? Frozen(string name)
    {
        bool isEssential = name is "_frozen_importlib" or "_frozen_importlib_external" or "zipimport";
        return (isEssential || s_frozenOverride >= 0) && PythonRuntime.Library.TryFindFrozen(name, out FrozenModule? found) ? found : null;
    }

    private static PyObject? FromData(PyStr name, PyObject data)
    {
        if (!Buffers.TryGet(data, BufferFlags.Simple, out PyBuffer? buffer))
        {
            return null;
        }

        Constant value;
        try
        {
            value = Jitter.Bytecode.Marshal.MarshalReader.Read(buffer.Span);
        }
        catch (Jitter.Bytecode.Marshal.BytecodeFormatException)
        {
            return RaiseImportError($"Frozen object named {Texts.Repr(name)} is invalid", name);
        }
        finally
        {
            buffer.Dispose();
        }

        return value is CodeObject code
            ? PyCode.From(code)
            : Errors.Raise(PyExceptions.TypeError, $"frozen object {Texts.Repr(name)} is not a code object");
    }

    private static PyObject? RaiseImportError(string message, PyObject name)
    {
        PyObject? error = Calls.Call(PyExceptions.ImportError, [new PyStr(message), name], PyTuple.From([s_name]));
        return error is PyBaseException exception ? Errors.Raise(exception) : null;
    }
}
