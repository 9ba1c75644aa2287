using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>StopIteration: its first argument is what a generator returned.</summary>
[PyClass("StopIteration", Existing = "PyExceptions.StopIteration")]
public sealed partial class PyStopIteration(PyType type) : PyBaseException(type, PyTuple.Empty)
{
    /// <summary><c>value</c>: None without one.</summary>
    [PyMember("value", Writable = true, NullIsNone = true)]
    public PyObject? Value { get; set; } = PyNone.None;

    private protected override void SetFields() => Value = Arguments.Count > 0 ? Arguments.Items[0] : PyNone.None;

    [PySlot(SlotId.Init)]
    private bool InitFields(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!RefuseKeywords(keywordNames) || !TakeArguments(arguments, keywordNames))
        {
            return false;
        }

        SetFields();
        return true;
    }
}

/// <summary>SystemExit: its only argument, or all of them, tell the exit code.</summary>
[PyClass("SystemExit", Existing = "PyExceptions.SystemExit")]
public sealed partial class PySystemExit(PyType type) : PyBaseException(type, PyTuple.Empty)
{
    /// <summary><c>code</c>: None without one.</summary>
    [PyMember("code", Writable = true, NullIsNone = true)]
    public PyObject? Code { get; set; } = PyNone.None;

    private protected override void SetFields()
    {
        if (Arguments.Count > 0)
        {
            Code = Arguments.Count == 1 ? Arguments.Items[0] : Arguments;
        }
    }

    [PySlot(SlotId.Init)]
    private bool InitFields(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!RefuseKeywords(keywordNames) || !TakeArguments(arguments, keywordNames))
        {
            return false;
        }

        SetFields();
        return true;
    }
}
