using Jitter.Runtime.Binding;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

// What Python code sees of an exception (CPython's Objects/exceptions.c, "BaseException").
public partial class PyBaseException
{
    private static readonly PyStr s_notes = PyStr.Interned("__notes__");

    [PyTypeInit]
    internal static void CompleteType(PyType type) => PyExceptions.CompleteDerived();

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyBaseException error = Allocate((PyType)type);
        error.Arguments = Positional(arguments, keywordNames);
        return error;
    }

    [PySlot(SlotId.Init)]
    private bool Init(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        RefuseKeywords(keywordNames) && TakeArguments(arguments, keywordNames);

    /// <summary>The positional arguments of a call.</summary>
    private protected static PyTuple Positional(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        PyTuple.From(keywordNames is null ? arguments : arguments[..^keywordNames.Count]);

    /// <summary>False with TypeError pending where a class without keywords is given some (_PyArg_NoKeywords).</summary>
    private protected bool RefuseKeywords(PyTuple? keywordNames) =>
        keywordNames is not { Count: > 0 } || Errors.RaiseFalse(PyExceptions.TypeError, $"{Type.FullName}() takes no keyword arguments");

    /// <summary>Sets <c>args</c>; what __new__ set is mostly the same, and kept.</summary>
    private protected bool TakeArguments(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        ReadOnlySpan<PyObject> positional = keywordNames is null ? arguments : arguments[..^keywordNames.Count];
        PyObject[] current = Arguments.Items;
        bool isSame = current.Length == positional.Length;
        for (int i = 0; isSame && i < current.Length; i++)
        {
            isSame = ReferenceEquals(current[i], positional[i]);
        }

        if (!isSame)
        {
            Arguments = PyTuple.From(positional);
        }

        return true;
    }

    /// <summary>
    /// Reads the keywords of a class that knows a few, into <paramref name="values"/>; false with TypeError pending.
    /// </summary>
    private protected static bool TakeKeywords(
        string function, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, ReadOnlySpan<string> names, Span<PyObject?> values)
    {
        int count = keywordNames is null ? 0 : keywordNames.Count;
        for (int i = 0; i < count; i++)
        {
            string name = keywordNames!.Items[i].ToString()!;
            int index = names.IndexOf(name);
            if (index < 0)
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, $"{function}() got an unexpected keyword argument '{name}'");
            }

            values[index] = arguments[arguments.Length - count + i];
        }

        return true;
    }

    /// <summary>Checks a number of arguments in the words of PyArg_ParseTuple without a function's name; false with TypeError pending.</summary>
    private protected static bool CheckFields(int count, int min, int max)
    {
        if (count >= min && count <= max)
        {
            return true;
        }

        int limit = count < min ? min : max;
        string bound = min == max ? "exactly" : count < min ? "at least" : "at most";
        return Errors.RaiseFalse(PyExceptions.TypeError, $"function takes {bound} {limit} arguments ({count} given)");
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        PyStr? arguments = Texts.Repr(Arguments.Count == 1 ? Arguments.Items[0] : Arguments);
        return arguments is null ? null : new PyStr(Arguments.Count == 1 ? $"{Type.Name}({arguments})" : $"{Type.Name}{arguments}");
    }

    [PySlot(SlotId.Str)]
    private PyObject? Str() => PlainText();

    /// <summary>BaseException.__str__: the only argument, or all of them.</summary>
    private protected PyStr? PlainText() => Arguments.Count switch
    {
        0 => PyStr.Empty,
        1 => Texts.Str(Arguments.Items[0]),
        _ => Texts.Str(Arguments),
    };

    /// <summary>The instance's dict where there are attributes; null where nobody set any.</summary>
    private protected PyDict? AttributesOrNull() => HasAttributes ? ToDict() : null;

    /// <summary>What <c>__reduce__</c> gives: the class, arguments and, where there are any, the attributes.</summary>
    private protected PyTuple ReduceWith(PyTuple arguments, PyObject? state) =>
        state is null ? new PyTuple([Type, arguments]) : new PyTuple([Type, arguments, state]);

    [PyMethod("__reduce__($self, /)")]
    private PyObject? Reduce() => ReduceWith(Arguments, AttributesOrNull());

    [PyMethod("__setstate__($self, object, /)")]
    private PyObject? SetState(PyObject @object)
    {
        if (@object is PyNone)
        {
            return PyNone.None;
        }

        if (@object is not PyDict state)
        {
            return Errors.Raise(PyExceptions.TypeError, "state is not a dictionary");
        }

        int position = 0;
        while (state.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (!this.Type.Slots.SetAttribute!(this, key, value))
            {
                return null;
            }
        }

        return PyNone.None;
    }

    [PyMethod("with_traceback($self, object, /)", Doc = "Sets __traceback__ and returns the exception.")]
    private PyObject? WithTraceback(PyObject @object) => SetTraceback(@object) ? this : null;

    [PyMethod("add_note($self, object, /)", Doc = "Adds a note, which is shown below the exception.")]
    private PyObject? AddNote(PyObject @object)
    {
        if (@object is not PyStr)
        {
            return Errors.Raise(PyExceptions.TypeError, $"note must be a str, not '{@object.Type.FullName}'");
        }

        PyObject? notes = Attributes.GetOptional(this, s_notes);
        if (notes is null)
        {
            return !Errors.Pending && Attributes.Set(this, s_notes, new PyList([@object])) ? PyNone.None : null;
        }

        if (notes is not PyList list)
        {
            return Errors.Raise(PyExceptions.TypeError, "Cannot add note: __notes__ is not a list");
        }

        list.Add(@object);
        return PyNone.None;
    }

    [PyGetter("__dict__")]
    private PyObject GetDict() => ToDict();

    [PySetter("__dict__")]
    private bool SetDictionary(PyObject? value)
    {
        if (value is not PyDict dict)
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError,
                value is null ? "cannot delete __dict__" : $"__dict__ must be set to a dictionary, not a '{value.Type.FullName}'");
        }

        SetDict(dict);
        return true;
    }

    [PyGetter("args")]
    private PyObject GetArguments() => Arguments;

    [PySetter("args")]
    private bool SetArguments(PyObject? value)
    {
        if (value is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "args may not be deleted");
        }

        if (Iteration.ToTuple(value) is not { } arguments)
        {
            return false;
        }

        Arguments = arguments;
        return true;
    }

    [PyGetter("__traceback__")]
    private PyObject GetTraceback() => Traceback ?? (PyObject)PyNone.None;

    [PySetter("__traceback__")]
    private bool SetTraceback(PyObject? value)
    {
        switch (value)
        {
            case null:
                return Errors.RaiseFalse(PyExceptions.TypeError, "__traceback__ may not be deleted");
            case PyNone:
                Traceback = null;
                return true;
            case PyTraceback traceback:
                Traceback = traceback;
                return true;
            default:
                return Errors.RaiseFalse(PyExceptions.TypeError, "__traceback__ must be a traceback or None");
        }
    }

    [PyGetter("__context__")]
    private PyObject GetContext() => Context ?? (PyObject)PyNone.None;

    [PySetter("__context__")]
    private bool SetContext(PyObject? value)
    {
        if (!CheckLink(value, "context", out PyBaseException? context))
        {
            return false;
        }

        Context = context;
        return true;
    }

    [PyGetter("__cause__")]
    private PyObject GetCause() => Cause ?? (PyObject)PyNone.None;

    [PySetter("__cause__")]
    private bool SetCause(PyObject? value)
    {
        if (!CheckLink(value, "cause", out PyBaseException? cause))
        {
            return false;
        }

        SetCause(cause);
        return true;
    }

    private static bool CheckLink(PyObject? value, string what, out PyBaseException? error)
    {
        error = value as PyBaseException;
        return value switch
        {
            null => Errors.RaiseFalse(PyExceptions.TypeError, $"__{what}__ may not be deleted"),
            PyNone or PyBaseException => true,
            _ => Errors.RaiseFalse(PyExceptions.TypeError, $"exception {what} must be None or derive from BaseException"),
        };
    }
}
