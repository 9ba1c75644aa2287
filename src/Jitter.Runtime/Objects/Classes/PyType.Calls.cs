using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <content>Calling a class.</content>
public partial class PyType
{
    /// <inheritdoc/>
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        _metatype is null ? Construct(arguments, keywordNames) : Type.Slots.Call!(this, arguments, keywordNames);

    /// <summary>type.__call__: makes an object and initializes it (type_call); null with an error pending.</summary>
    public PyObject? Construct(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (ReferenceEquals(this, PyTypes.Type))
        {
            int count = arguments.Length - (keywordNames?.Count ?? 0);
            if (count == 1 && count == arguments.Length)
            {
                return arguments[0].Type;
            }

            if (count != 3)
            {
                return ArgumentErrors.Raise("type() takes 1 or 3 arguments");
            }
        }

        if (Slots.New is not { } create || (Flags & TypeFlags.DisallowInstantiation) != 0)
        {
            return Errors.Raise(PyExceptions.TypeError, $"cannot create '{FullName}' instances");
        }

        PyObject? made = create(this, arguments, keywordNames);
        if (made is null)
        {
            return null;
        }

        PyType type = made.Type;
        if (!ReferenceEquals(type, this) && !type.IsSubtypeOf(this))
        {
            return made;
        }

        return type.Slots.Init is not { } initialize || initialize(made, arguments, keywordNames) ? made : null;
    }

    [PySlot(SlotId.Call)]
    private static PyObject? CallSlot(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        ((PyType)self).Construct(arguments, keywordNames);

    [PySlot(SlotId.New)]
    private static PyObject? NewSlot(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        TypeCreation.New((PyType)self, arguments, keywordNames);

    [PySlot(SlotId.Init)]
    private static bool InitSlot(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int keywords = keywordNames?.Count ?? 0;
        int count = arguments.Length - keywords;
        if (count == 1 && keywords != 0)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "type.__init__() takes no keyword arguments");
        }

        return count is 1 or 3 || Errors.RaiseFalse(PyExceptions.TypeError, "type.__init__() takes 1 or 3 arguments");
    }

    [PySlot(SlotId.Or)]
    private static PyObject? OrSlot(PyObject left, PyObject right) => PyUnion.Or(left, right);

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        PyObject? module = ModuleObject;
        string name = HeapQualifiedName?.ToString() ?? Name;
        return module is PyStr text && text.ToString() is not "builtins" and var prefix
            ? new PyStr($"<class '{prefix}.{name}'>")
            : new PyStr($"<class '{(module is PyStr ? name : Name)}'>");
    }
}
