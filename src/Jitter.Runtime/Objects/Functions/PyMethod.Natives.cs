using System.Runtime.CompilerServices;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <content>What Python code sees of a bound method (CPython's Objects/classobject.c).</content>
[PyClass("method", Existing = "PyTypes.Method", Doc = "Create a bound instance method object.")]
public sealed partial class PyMethod
{
    [PyNew("method(function, instance, /)")]
    private static PyObject? New(PyType type, PyObject function, PyObject instance)
    {
        if (function.Type.Slots.Call is null)
        {
            return ArgumentErrors.Raise("first argument must be callable");
        }

        return instance is PyNone ? ArgumentErrors.Raise("instance must not be None") : new PyMethod(function, instance);
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        PyObject? name = Attributes.GetOptional(Function, Names.QualifiedName);
        if (name is null && !Errors.Pending)
        {
            name = Attributes.GetOptional(Function, Names.DunderName);
        }

        PyStr? self = Errors.Pending ? null : Texts.Repr(Self);
        return self is null ? null : new PyStr($"<bound method {(name is PyStr ? name.ToString() : "?")} of {self}>");
    }

    [PySlot(SlotId.Hash)]
    private long Hash()
    {
        long hash = Hashing.Hash(Function);
        return hash == -1 ? -1 : (hash ^ RuntimeHelpers.GetHashCode(Self)) is var mixed && mixed == -1 ? -2 : mixed;
    }

    [PySlot(SlotId.Call)]
    private static PyObject? CallSlot(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => self.Call(arguments, keywordNames);

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyMethod other || comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        int equal = ReferenceEquals(Self, other.Self) ? Comparisons.AreEqual(Function, other.Function) : 0;
        return equal < 0 ? null : PyBool.From(equal > 0 == (comparison == Comparison.Equal));
    }

    [PySlot(SlotId.GetAttribute)]
    private PyObject? GetAttribute(PyObject name)
    {
        if (name is not PyStr text)
        {
            return Attributes.GenericGet(this, name);
        }

        text = text.Intern();
        PyObject? found = PyTypes.Method.Lookup(text);
        return found is null
            ? Attributes.Get(Function, text)
            : found.Type.Slots.DescriptorGet is { } get ? get(found, this, PyTypes.Method) : found;
    }

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Bind(PyObject? instance, PyObject? owner) => this;

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce()
    {
        PyObject? name = Attributes.Get(Function, Names.DunderName);
        return name is null ? null : NativeTypes.GetAttrFunction is { } getattr
            ? new PyTuple([getattr, new PyTuple([Self, name])])
            : Errors.Raise(PyExceptions.RuntimeError, "builtins have no getattr yet");
    }

    [PyMember("__func__")]
    private PyObject FunctionObject => Function;

    [PyMember("__self__")]
    private PyObject SelfObject => Self;

    [PyGetter("__doc__")]
    private PyObject? GetDoc() => Attributes.Get(Function, Names.Doc);
}

/// <content>What Python code sees of a cell (CPython's Objects/cellobject.c).</content>
[PyClass("cell", Existing = "PyTypes.Cell", Doc = "Create a new cell object.")]
public sealed partial class PyCell
{
    [PyNew("cell(contents=None, /)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyObject? contents) => new PyCell(contents);

    [PySlot(SlotId.Repr)]
    private string Repr() => Content is null
        ? $"<cell at {Identity.Address(this)}: empty>"
        : $"<cell at {Identity.Address(this)}: {Content.Type.FullName} object at {Identity.Address(Content)}>";

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyCell other)
        {
            return PyNotImplemented.NotImplemented;
        }

        if (Content is not null && other.Content is not null)
        {
            return Comparisons.Compare(Content, other.Content, comparison);
        }

        // An empty cell is less than every other.
        int order = (Content is null ? 0 : 1) - (other.Content is null ? 0 : 1);
        return PyBool.From(comparison switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        });
    }

    [PyGetter("cell_contents")]
    private PyObject? GetContents() => Content ?? Errors.Raise(PyExceptions.ValueError, "Cell is empty");

    [PySetter("cell_contents")]
    private void SetContents(PyObject? value) => Content = value;
}
