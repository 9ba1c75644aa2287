using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>ImportError: knows the module, its file and the name that was to be imported from it.</summary>
[PyClass("ImportError", Existing = "PyExceptions.ImportError")]
public sealed partial class PyImportError(PyType type) : PyBaseException(type, PyTuple.Empty)
{
    private static readonly string[] s_keywords = ["name", "path", "name_from"];
    private static readonly PyStr s_path = PyStr.Interned("path");
    private static readonly PyStr s_nameFrom = PyStr.Interned("name_from");

    /// <summary><c>msg</c>: the only argument.</summary>
    [PyMember("msg", Writable = true, NullIsNone = true)]
    public PyObject? Text { get; set; }

    /// <summary><c>name</c></summary>
    [PyMember("name", Writable = true, NullIsNone = true)]
    public PyObject? Name { get; set; }

    /// <summary><c>path</c></summary>
    [PyMember("path", Writable = true, NullIsNone = true)]
    public PyObject? Path { get; set; }

    /// <summary><c>name_from</c></summary>
    [PyMember("name_from", Writable = true, NullIsNone = true)]
    public PyObject? NameFrom { get; set; }

    /// <summary>Makes an ImportError or ModuleNotFoundError.</summary>
    public static PyImportError Create(PyType type, string message, PyObject? name = null, PyObject? path = null, PyObject? nameFrom = null)
    {
        var text = new PyStr(message);
        return new PyImportError(type) { Arguments = new PyTuple([text]), Text = text, Name = name, Path = path, NameFrom = nameFrom };
    }

    private protected override void SetFields() => Text = Arguments.Count == 1 ? Arguments.Items[0] : null;

    [PySlot(SlotId.Init)]
    private bool InitFields(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var values = new PyObject?[3];
        if (!TakeArguments(arguments, keywordNames) || !TakeKeywords("ImportError", arguments, keywordNames, s_keywords, values))
        {
            return false;
        }

        (Name, Path, NameFrom) = (values[0], values[1], values[2]);
        SetFields();
        return true;
    }

    [PySlot(SlotId.Str)]
    private PyObject? MessageText() => Text is not null && Text.GetType() == typeof(PyStr) ? Text : PlainText();

    [PyMethod("__reduce__($self, /)")]
    private PyObject ReduceFields()
    {
        PyDict? state = AttributesOrNull();
        if (Name is not null || Path is not null || NameFrom is not null)
        {
            state = state?.Copy() ?? new PyDict();
            SetIfAny(state, Names.Name, Name);
            SetIfAny(state, s_path, Path);
            SetIfAny(state, s_nameFrom, NameFrom);
        }

        return ReduceWith(Arguments, state);
    }

    private static void SetIfAny(PyDict state, PyStr key, PyObject? value)
    {
        if (value is not null)
        {
            state.SetStr(key, value);
        }
    }
}
