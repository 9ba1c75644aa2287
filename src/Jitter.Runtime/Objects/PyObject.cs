using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>
/// A Python object. A null <see cref="PyObject"/> as a result means that an error is pending in the thread state.
/// </summary>
/// <remarks>
/// Objects of built-in types carry no type field: their C# class is their type, and <c>GetType() == typeof(PyList)</c>
/// is the guard for exact lists. A Python class that derives from a built-in one gets a C# class of its own
/// (<c>PyListInstance</c>, say) that holds the type and the attributes.
/// </remarks>
public abstract class PyObject
{
    /// <summary>The object's class: <c>type(self)</c>.</summary>
    public abstract PyType Type { get; }

    /// <summary>
    /// Calls the object. The last <paramref name="keywordNames"/>' count of arguments are the values of those keywords
    /// (CPython's vectorcall convention, PEP 590).
    /// </summary>
    public virtual PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        Type.Slots.Call is { } call
            ? call(this, arguments, keywordNames)
            : Errors.Raise(PyExceptions.TypeError, $"'{Type.FullName}' object is not callable");

    /// <summary>
    /// The next item of an iterator: null at the end (StopIteration may then be pending: <see cref="Protocols.Iteration.Next"/> drops
    /// it) or with another error pending. Sealed native iterators answer here, without the slot's delegate.
    /// </summary>
    public virtual PyObject? IterNext() =>
        Type.Slots.IterNext is { } next
            ? next(this)
            : Errors.Raise(PyExceptions.TypeError, $"'{Type.FullName}' object is not an iterator");

    /// <summary>The instance attributes: null for objects that cannot have any.</summary>
    public virtual IInstanceAttributes? InstanceAttributes => null;

    /// <summary>
    /// What holds shape, attributes and <c>__slots__</c> of an instance of a Python class: itself for plain instances, a part of
    /// it where the class derives from a built-in one; null for instances of built-in types.
    /// </summary>
    public virtual PyInstance? Storage => null;

    /// <summary>Changes the class (assignment to <c>__class__</c>, whose rules the caller has checked); false where the object cannot.</summary>
    public virtual bool TryChangeType(PyType type)
    {
        Storage?.ChangeType(type);
        return Storage is not null;
    }
}

/// <summary>Objects with attributes of their own beside what their type defines: a shape with slots, or a dict.</summary>
public interface IInstanceAttributes
{
    /// <summary>Finds an attribute.</summary>
    PyObject? Get(PyStr name);

    /// <summary>Sets an attribute.</summary>
    void Set(PyStr name, PyObject value);

    /// <summary>Removes an attribute; false if there is none.</summary>
    bool Remove(PyStr name);

    /// <summary>The attributes as a dict, which from now on is where they live (<c>__dict__</c>).</summary>
    PyDict ToDict();

    /// <summary>Replaces the attributes by a dict (assignment to <c>__dict__</c>); false with an error pending where that is not possible.</summary>
    bool SetDict(PyDict dict) => Errors.RaiseFalse(PyExceptions.AttributeError, "readonly attribute");
}
