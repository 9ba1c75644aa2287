using System.Runtime.CompilerServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>weakref.ref (CPython's Objects/weakrefobject.c).</summary>
[PyClass("weakref.ReferenceType", Flags = TypeFlags.BaseType)]
public partial class PyWeakReference : PyObject
{
    private readonly WeakReference<PyObject> _target;
    private PyObject? _callback;
    private long _hash = -1;

    /// <summary>Makes a reference; <see cref="WeakReferences.Register"/> must follow.</summary>
    public PyWeakReference(PyObject target, PyObject? callback)
    {
        _target = new WeakReference<PyObject>(target);
        _callback = callback;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The object; null where it is gone.</summary>
    public PyObject? Target => _target.TryGetTarget(out PyObject? target) ? target : null;

    /// <summary>The callback that has not run; null for none.</summary>
    public PyObject? Callback => _callback;

    /// <summary>Whether it is the object's one reference (or proxy) without a callback, which every request gets.</summary>
    public bool IsShared => _callback is null && GetType() != typeof(PyWeakReferenceInstance);

    /// <summary>The shared reference to an object, or a new one; the type of the object is checked.</summary>
    public static PyWeakReference Of(PyObject target, PyObject? callback)
    {
        if (callback is null)
        {
            foreach (PyWeakReference known in WeakReferences.All(target))
            {
                if (known.GetType() == typeof(PyWeakReference) && known.IsShared)
                {
                    return known;
                }
            }
        }

        var made = new PyWeakReference(target, callback);
        WeakReferences.Register(target, made);
        return made;
    }

    /// <summary>Takes the callback: it runs once at most.</summary>
    internal PyObject? TakeCallback()
    {
        PyObject? callback = _callback;
        _callback = null;
        return callback;
    }

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var type = (PyType)self;
        int count = arguments.Length - (keywordNames?.Count ?? 0);
        if (count != arguments.Length && ReferenceEquals(type, TypeObject))
        {
            return ArgumentErrors.Raise("ref() takes no keyword arguments");
        }

        if (!ArgumentErrors.CheckPositional("__new__", count, 1, 2) || !WeakReferences.Check(arguments[0]))
        {
            return null;
        }

        PyObject? callback = count > 1 && arguments[1] is not PyNone ? arguments[1] : null;
        if (ReferenceEquals(type, TypeObject))
        {
            return Of(arguments[0], callback);
        }

        PyWeakReference made = AllocateAs(type, arguments[0], callback);
        WeakReferences.Register(arguments[0], made);
        return made;
    }

    [PySlot(SlotId.Init)]
    private static bool Init(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        keywordNames is { Count: > 0 }
            ? Errors.RaiseFalse(PyExceptions.TypeError, "ref() takes no keyword arguments")
            : ArgumentErrors.CheckPositional("__init__", arguments.Length, 1, 2);

    [PySlot(SlotId.Call)]
    private PyObject? CallSlot(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return ArgumentErrors.Raise("weakref() takes no keyword arguments");
        }

        return arguments.IsEmpty ? Target ?? PyNone.None : ArgumentErrors.Raise($"weakref expected 0 arguments, got {arguments.Length}");
    }

    [PySlot(SlotId.Hash)]
    private long Hash()
    {
        if (_hash == -1)
        {
            _hash = Target is { } target
                ? Hashing.Hash(target)
                : Errors.RaiseMinusOne(PyExceptions.TypeError, "weak object has gone away");
        }

        return _hash;
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyWeakReference other || comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        if (Target is { } mine && other.Target is { } others)
        {
            return Comparisons.Compare(mine, others, comparison);
        }

        return PyBool.From(ReferenceEquals(this, other) == (comparison == Comparison.Equal));
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (Target is not { } target)
        {
            return new PyStr($"<weakref at {Identity.Address(this)}; dead>");
        }

        PyObject? name = Attributes.LookupSpecial(target, Names.DunderName);
        if (name is null && Errors.Pending)
        {
            return null;
        }

        string named = name is PyStr ? $" ({name})" : "";
        return new PyStr($"<weakref at {Identity.Address(this)}; to '{target.Type.FullName}' at {Identity.Address(target)}{named}>");
    }

    [PyClassMethod("__class_getitem__($type, object, /)")]
    private static PyObject? ClassGetItem(PyType type, PyObject @object) => PyGenericAlias.Create(type, @object);

    [PyMember("__callback__", NullIsNone = true)]
    private PyObject? CallbackObject => _callback;
}
