using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Interpreter;

// Names: fast locals, cells, globals, class and module namespaces.
public sealed partial class Interpreter
{
    private static void RaiseUnboundLocal(PyFrame frame, int index) => RaiseName(
        PyExceptions.UnboundLocalError,
        frame.Code.LocalNames[index],
        $"cannot access local variable '{frame.Code.LocalNames[index]}' where it is not associated with a value");

    private static void RaiseUnboundCell(PyFrame frame, int index)
    {
        PyStr name = frame.Code.LocalNames[index];
        if ((frame.Code.Code.LocalsPlusKinds[index] & Jitter.Bytecode.LocalKind.Free) == 0)
        {
            RaiseName(PyExceptions.UnboundLocalError, name, $"cannot access local variable '{name}' where it is not associated with a value");
        }
        else
        {
            RaiseName(PyExceptions.NameError, name, $"cannot access free variable '{name}' where it is not associated with a value in enclosing scope");
        }
    }

    private static PyObject? RaiseNotDefined(PyStr name) => RaiseName(PyExceptions.NameError, name, $"name '{name}' is not defined");

    private static PyObject? RaiseName(PyType type, PyStr name, string message) => Errors.Raise(PyNameError.Create(type, name, message));

    private static void CopyFreeVariables(PyFrame frame, int count)
    {
        PyObject[] closure = frame.Function.Closure!.Items;
        closure.AsSpan(0, count).CopyTo(frame.Window[^count..]!);
    }

    /// <summary>
    /// LOAD_GLOBAL. A hit in the cache is valid while the key sets of globals (and builtins) are the same: then the entry's place is, and
    /// its value is read anew. Dicts with keys that are no strs give no such promise and are not cached.
    /// </summary>
    private static PyObject? LoadGlobal(PyFrame frame, ref Instruction instruction)
    {
        PyStr name = frame.Running.Names[instruction.Argument >> 1];
        PyDict globals = frame.Globals;
        int index = globals.FindStr(name);
        if (index >= 0)
        {
            if (instruction.Cache != 0 && globals.HasOnlyStrKeys)
            {
                ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                cache.Version = globals.KeysVersion;
                cache.Index = index;
                instruction.Op = (ushort)SpecializedOpcode.LOAD_GLOBAL_MODULE;
            }

            return globals.ValueAt(index);
        }

        if (Errors.Pending)
        {
            return null;
        }

        PyDict builtins = frame.Builtins;
        index = builtins.FindStr(name);
        if (index >= 0)
        {
            if (instruction.Cache != 0 && globals.HasOnlyStrKeys && builtins.HasOnlyStrKeys)
            {
                ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                cache.Version = globals.KeysVersion;
                cache.Version2 = builtins.KeysVersion;
                cache.Index = index;
                instruction.Op = (ushort)SpecializedOpcode.LOAD_GLOBAL_BUILTIN;
            }

            return builtins.ValueAt(index);
        }

        return Errors.Pending ? null : RaiseNotDefined(name);
    }

    private static PyObject? FindGlobal(PyFrame frame, PyStr name)
    {
        PyObject? value = frame.Globals.GetStr(name);
        if (value is null && !Errors.Pending)
        {
            value = frame.Builtins.GetStr(name);
        }

        return value is null && !Errors.Pending ? RaiseNotDefined(name) : value;
    }

    private static bool StoreGlobal(PyFrame frame, int index, PyObject? value)
    {
        PyStr name = frame.Running.Names[index];
        if (value is not null)
        {
            return frame.Globals.Set(name, value);
        }

        return frame.Globals.Remove(name) is not null || (!Errors.Pending && RaiseNotDefined(name) is not null);
    }

    private static PyObject? LoadName(PyFrame frame, int index)
    {
        PyStr name = frame.Running.Names[index];
        PyObject? value = frame.Locals is null ? null : FindIn(frame.Locals, name);
        return value is null && !Errors.Pending ? FindGlobal(frame, name) : value;
    }

    /// <summary>A namespace's value of a name; null where it has none, or with an error pending.</summary>
    private static PyObject? FindIn(PyObject names, PyStr name)
    {
        if (names.GetType() == typeof(PyDict))
        {
            return ((PyDict)names).GetStr(name);
        }

        PyObject? value = Subscripts.Get(names, name);
        if (value is null)
        {
            Errors.ClearIf(PyExceptions.KeyError);
        }

        return value;
    }

    private static bool StoreName(PyFrame frame, int index, PyObject? value)
    {
        PyStr name = frame.Running.Names[index];
        if (frame.Locals is not { } names)
        {
            return Errors.RaiseFalse(PyExceptions.SystemError, $"no locals found when {(value is null ? "deleting" : "storing")} '{name}'");
        }

        if (value is not null)
        {
            return names.GetType() == typeof(PyDict) ? ((PyDict)names).Set(name, value) : Subscripts.Set(names, name, value);
        }

        if (Subscripts.Delete(names, name))
        {
            return true;
        }

        return Errors.ClearIf(PyExceptions.KeyError) && RaiseNotDefined(name) is not null;
    }

    private static PyObject? LoadLocals(PyFrame frame) =>
        frame.Locals ?? Errors.Raise(PyExceptions.SystemError, "no locals");

    private static PyObject? LoadFromDictOrGlobals(PyFrame frame, PyObject names, int index)
    {
        PyStr name = frame.Running.Names[index];
        PyObject? value = FindIn(names, name);
        return value is null && !Errors.Pending ? FindGlobal(frame, name) : value;
    }

    private static PyObject? LoadFromDictOrCell(PyFrame frame, PyObject names, int index)
    {
        PyObject? value = FindIn(names, frame.Code.LocalNames[index]);
        if (value is null && !Errors.Pending)
        {
            value = (frame.Local(index) as PyCell)?.Content;
            if (value is null)
            {
                RaiseUnboundCell(frame, index);
            }
        }

        return value;
    }

    private static readonly PyStr s_buildClass = PyStr.Interned("__build_class__");
    private static readonly PyStr s_annotations = PyStr.Interned("__annotations__");

    private static PyObject? LoadBuildClass(PyFrame frame) =>
        frame.Builtins.GetStr(s_buildClass) ?? Errors.Raise(PyExceptions.NameError, "__build_class__ not found");

    private static bool SetUpAnnotations(PyFrame frame)
    {
        if (frame.Locals is not { } names)
        {
            return Errors.RaiseFalse(PyExceptions.SystemError, "no locals found when setting up annotations");
        }

        PyObject? found = FindIn(names, s_annotations);
        return found is not null || (!Errors.Pending && Subscripts.Set(names, s_annotations, new PyDict()));
    }

    private static PyObject? ImportName(PyFrame frame, int index, PyObject fromList, PyObject level) =>
        Jitter.Runtime.Import.Imports.ImportName(frame.Globals, frame.Builtins, frame.Locals, frame.Running.Names[index], fromList, level);

    private static PyObject? ImportFrom(PyFrame frame, int index, PyObject module) =>
        Jitter.Runtime.Import.Imports.ImportFrom(module, frame.Running.Names[index]);
}
