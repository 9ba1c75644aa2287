using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Builtins;

/// <content>Attributes and classes.</content>
public static partial class BuiltinsModule
{
    [PyFunction("getattr(object, name, default=None, /)", HasTextSignature = false)]
    private static PyObject? GetAttr(PyObject value, PyObject name, PyObject? missing)
    {
        if (CheckName(name) is not { } text)
        {
            return null;
        }

        PyObject? found = missing is null ? Attributes.Get(value, text) : Attributes.GetOptional(value, text);
        return found ?? (missing is null || Errors.Pending ? null : missing);
    }

    [PyFunction("__build_class__(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject? BuildClass(ReadOnlySpan<PyObject> args, PyDict kwargs)
    {
        if (kwargs.Count == 0)
        {
            return ClassBuilding.BuildClass(args, null);
        }

        var names = new PyObject[kwargs.Count];
        var all = new PyObject[args.Length + names.Length];
        args.CopyTo(all);
        int position = 0;
        for (int i = 0; kwargs.Next(ref position, out PyObject? key, out PyObject? value); i++)
        {
            names[i] = key;
            all[args.Length + i] = value;
        }

        return ClassBuilding.BuildClass(all, new PyTuple(names));
    }

    [PyFunction("hasattr(obj, name, /)")]
    private static PyObject? HasAttr(PyObject value, PyObject name)
    {
        if (CheckName(name) is not { } text)
        {
            return null;
        }

        bool found = Attributes.GetOptional(value, text) is not null;
        return !found && Errors.Pending ? null : PyBool.From(found);
    }

    [PyFunction("setattr(obj, name, value, /)")]
    private static PyObject? SetAttr(PyObject target, PyObject name, PyObject value) =>
        CheckName(name) is { } text && Attributes.Set(target, text, value) ? PyNone.None : null;

    [PyFunction("delattr(obj, name, /)")]
    private static PyObject? DelAttr(PyObject target, PyObject name) =>
        CheckName(name) is { } text && Attributes.Set(target, text, null) ? PyNone.None : null;

    [PyFunction("isinstance(obj, class_or_tuple, /)")]
    private static PyObject? IsInstance(PyObject value, PyObject classes)
    {
        int answer = InstanceChecks.IsInstance(value, classes);
        return answer < 0 ? null : PyBool.From(answer != 0);
    }

    [PyFunction("issubclass(cls, class_or_tuple, /)")]
    private static PyObject? IsSubclass(PyObject value, PyObject classes)
    {
        int answer = InstanceChecks.IsSubclass(value, classes);
        return answer < 0 ? null : PyBool.From(answer != 0);
    }

    [PyFunction("dir(object=None, /)", HasTextSignature = false)]
    private static PyObject? Dir(PyObject? value)
    {
        PyObject? names;
        if (value is null)
        {
            PyObject? locals = CallerFrame.Locals();
            names = locals is null ? null : Calls.CallMethod(locals, BuiltinNames.Keys);
        }
        else
        {
            names = Calls.CallSpecial(value, BuiltinNames.Dir, [], out bool found);
            if (!found && !Errors.Pending)
            {
                return Errors.Raise(PyExceptions.TypeError, "object does not provide __dir__");
            }
        }

        if (names is null || Iteration.ToList(names) is not { } list)
        {
            return null;
        }

        return Calls.CallMethod(list, BuiltinNames.Sort) is null ? null : list;
    }

    [PyFunction("vars(object=None, /)", HasTextSignature = false)]
    private static PyObject? Vars(PyObject? value)
    {
        if (value is null)
        {
            return CallerFrame.Locals();
        }

        PyObject? dict = Attributes.GetOptional(value, BuiltinNames.Dict);
        return dict is not null || Errors.Pending ? dict
            : Errors.Raise(PyExceptions.TypeError, "vars() argument must have __dict__ attribute");
    }

    [PyFunction("globals()")]
    private static PyObject? Globals() =>
        CallerFrame.Globals() ?? Errors.Raise(PyExceptions.SystemError, "frame does not exist");

    [PyFunction("locals()")]
    private static PyObject? Locals() => CallerFrame.Locals();

    private static PyStr? CheckName(PyObject name)
    {
        if (name is PyStr text)
        {
            return text.Intern();
        }

        Errors.Raise(PyExceptions.TypeError, $"attribute name must be string, not '{name.Type.FullName}'");
        return null;
    }
}
