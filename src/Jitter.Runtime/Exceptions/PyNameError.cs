using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>NameError: knows the name that was not found, for suggestions.</summary>
[PyClass("NameError", Existing = "PyExceptions.NameError")]
public sealed partial class PyNameError(PyType type) : PyBaseException(type, PyTuple.Empty)
{
    private static readonly string[] s_keywords = ["name"];

    /// <summary><c>name</c></summary>
    [PyMember("name", Writable = true, NullIsNone = true)]
    public PyObject? Name { get; set; }

    /// <summary>Makes the error of an unknown or unbound name.</summary>
    public static PyNameError Create(PyType type, PyStr name, string message) =>
        new(type) { Arguments = new PyTuple([new PyStr(message)]), Name = name };

    [PySlot(SlotId.Init)]
    private bool InitFields(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject? name = null;
        if (!TakeArguments(arguments, keywordNames)
            || !TakeKeywords("NameError", arguments, keywordNames, s_keywords, new Span<PyObject?>(ref name)))
        {
            return false;
        }

        Name = name;
        return true;
    }
}

/// <summary>AttributeError: knows the name that was not found and the object, for suggestions.</summary>
[PyClass("AttributeError", Existing = "PyExceptions.AttributeError")]
public sealed partial class PyAttributeError(PyType type) : PyBaseException(type, PyTuple.Empty)
{
    private static readonly string[] s_keywords = ["name", "obj"];
    private static readonly PyStr s_args = PyStr.Interned("args");

    /// <summary><c>name</c></summary>
    [PyMember("name", Writable = true, NullIsNone = true)]
    public PyObject? Name { get; set; }

    /// <summary><c>obj</c></summary>
    [PyMember("obj", Writable = true, NullIsNone = true)]
    public PyObject? Object { get; set; }

    /// <summary>Makes the error of a missing attribute.</summary>
    public static PyAttributeError Create(PyObject self, PyStr name, string message) =>
        new(PyExceptions.AttributeError) { Arguments = new PyTuple([new PyStr(message)]), Name = name, Object = self };

    [PySlot(SlotId.Init)]
    private bool InitFields(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var values = new PyObject?[2];
        if (!TakeArguments(arguments, keywordNames) || !TakeKeywords("AttributeError", arguments, keywordNames, s_keywords, values))
        {
            return false;
        }

        Name = values[0];
        Object = values[1];
        return true;
    }

    /// <summary>The object is left out: it may be hard to pickle.</summary>
    [PyMethod("__getstate__($self, /)")]
    private PyObject GetState()
    {
        PyDict state = AttributesOrNull()?.Copy() ?? new PyDict();
        if (Name is not null)
        {
            state.SetStr(Names.Name, Name);
        }

        state.SetStr(s_args, Arguments);
        return state;
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject ReduceFields() => new PyTuple([Type, Arguments, GetState()]);
}
