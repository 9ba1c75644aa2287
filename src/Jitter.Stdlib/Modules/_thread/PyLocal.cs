using System.Runtime.CompilerServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Threading;

/// <summary>_thread._local: an object whose attributes each thread has for itself.</summary>
/// <remarks>A thread's first access makes its dict and, for a subclass, runs <c>__init__</c> with the arguments of the class's call.</remarks>
[PyClass("_thread._local", Flags = TypeFlags.BaseType | TypeFlags.WeakReferences)]
internal partial class PyLocal : PyObject
{
    private static readonly PyStr s_dict = PyStr.Interned("__dict__");

    private PyTuple _arguments = PyTuple.Empty;
    private PyDict? _keywords;

    public override PyType Type => TypeObject;

    [PyNew("_local(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyTuple args, PyDict kwargs)
    {
        if ((args.Count > 0 || kwargs.Count > 0) && ReferenceEquals(type.Slots.Init, PyTypes.Object.Slots.Init))
        {
            return Errors.Raise(PyExceptions.TypeError, "Initialization arguments are not supported");
        }

        PyLocal result = AllocateAs(type);
        result._arguments = args;
        result._keywords = kwargs;

        // The thread that makes the object runs __init__ by the class's call.
        Dicts(PyThreadState.Current).Add(result, new PyDict());
        return result;
    }

    [PySlot(SlotId.GetAttribute)]
    private PyObject? GetAttribute(PyObject name)
    {
        if (name is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, $"attribute name must be string, not '{name.Type.FullName}'");
        }

        if (OwnDict() is not { } own)
        {
            return null;
        }

        text = text.Intern();
        if (ReferenceEquals(text, s_dict))
        {
            return own;
        }

        PyType type = Type;
        PyObject? found = type.Lookup(text);
        DescriptorGetFunction? get = found?.Type.Slots.DescriptorGet;
        if (get is not null && found!.Type.Slots.DescriptorSet is not null)
        {
            return get(found, this, type);
        }

        if (own.GetStr(text) is { } value)
        {
            return value;
        }

        return get is not null
            ? get(found!, this, type)
            : found ?? Attributes.RaiseNoAttribute(this, text, $"'{type.FullName}' object has no attribute '{text}'");
    }

    [PySlot(SlotId.SetAttribute)]
    private bool SetAttribute(PyObject name, PyObject? value)
    {
        if (name is not PyStr text)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"attribute name must be string, not '{name.Type.FullName}'");
        }

        text = text.Intern();
        if (ReferenceEquals(text, s_dict))
        {
            return Errors.RaiseFalse(PyExceptions.AttributeError, $"'{Type.FullName}' object attribute '__dict__' is read-only");
        }

        if (OwnDict() is not { } own)
        {
            return false;
        }

        if (Type.Lookup(text)?.Type.Slots.DescriptorSet is { } set)
        {
            return set(Type.Lookup(text)!, this, value);
        }

        if (value is not null)
        {
            own.SetStr(text, value);
            return true;
        }

        return own.Remove(text) is not null
            || Attributes.RaiseNoAttribute(this, text, $"'{Type.FullName}' object has no attribute '{text}'") is not null;
    }

    private static ConditionalWeakTable<PyObject, PyObject> Dicts(PyThreadState thread) => thread.Locals ??= [];

    /// <summary>The running thread's dict; null with the error of <c>__init__</c> pending.</summary>
    private PyDict? OwnDict()
    {
        ConditionalWeakTable<PyObject, PyObject> dicts = Dicts(PyThreadState.Current);
        if (dicts.TryGetValue(this, out PyObject? known))
        {
            return (PyDict)known;
        }

        var made = new PyDict();
        dicts.Add(this, made);
        if (!ReferenceEquals(Type.Slots.Init, PyTypes.Object.Slots.Init) && Type.Slots.Init is { } initialize
            && !Initialize(initialize))
        {
            dicts.Remove(this);
            return null;
        }

        return made;
    }

    private bool Initialize(InitFunction initialize)
    {
        if (_keywords is not { Count: > 0 } keywords)
        {
            return initialize(this, _arguments.Items, null);
        }

        var all = new List<PyObject>(_arguments.Items.ToArray());
        var names = new List<PyObject>();
        int position = 0;
        while (keywords.Next(ref position, out PyObject? name, out PyObject? value))
        {
            names.Add(name);
            all.Add(value);
        }

        return initialize(this, all.ToArray(), new PyTuple(names.ToArray()));
    }
}
