using System.Globalization;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

/// <summary>BaseExceptionGroup and ExceptionGroup: several exceptions that are raised together (PEP 654).</summary>
[PyClass("BaseExceptionGroup", Existing = "PyExceptions.BaseExceptionGroup")]
public sealed partial class PyBaseExceptionGroup(PyType type) : PyBaseException(type, PyTuple.Empty)
{
    private static readonly PyStr s_derive = PyStr.Interned("derive");
    private static readonly PyStr s_notes = PyStr.Interned("__notes__");

    /// <summary><c>message</c></summary>
    [PyMember("message", NullIsNone = true)]
    public PyObject? Text { get; private set; }

    /// <summary><c>exceptions</c></summary>
    public PyTuple Exceptions { get; private set; } = PyTuple.Empty;

    [PyMember("exceptions")]
    private PyObject ExceptionsObject => Exceptions;

    /// <summary>Makes an ExceptionGroup, or a BaseExceptionGroup where not all are Exceptions; null with an error pending.</summary>
    public static PyBaseException? Create(string message, ReadOnlySpan<PyBaseException> exceptions)
    {
        var items = new PyObject[exceptions.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = exceptions[i];
        }

        return (PyBaseException?)NewGroup(PyExceptions.BaseExceptionGroup, [new PyStr(message), new PyList(items)], null);
    }

    [PySlot(SlotId.New)]
    private static PyObject? NewGroup(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyTuple positional = Positional(arguments, keywordNames);
        if (positional.Count != 2)
        {
            string given = positional.Count.ToString(CultureInfo.InvariantCulture);
            return Errors.Raise(PyExceptions.TypeError, $"BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)");
        }

        if (positional.Items[0] is not PyStr message)
        {
            return ArgumentErrors.Wrong("BaseExceptionGroup.__new__", "argument 1", "str", positional.Items[0]);
        }

        if (TakeExceptions(positional.Items[1]) is not { } exceptions)
        {
            return null;
        }

        var actual = (PyType)type;
        if (ChooseClass(actual, AreAllExceptions(exceptions)) is not { } chosen)
        {
            return null;
        }

        return new PyBaseExceptionGroup(chosen) { Arguments = positional, Text = message, Exceptions = exceptions };
    }

    private static PyTuple? TakeExceptions(PyObject value)
    {
        if (!IsSequence(value))
        {
            Errors.Raise(PyExceptions.TypeError, "second argument (exceptions) must be a sequence");
            return null;
        }

        if (Iteration.ToTuple(value) is not { } exceptions)
        {
            return null;
        }

        if (exceptions.Count == 0)
        {
            Errors.Raise(PyExceptions.ValueError, "second argument (exceptions) must be a non-empty sequence");
            return null;
        }

        for (int i = 0; i < exceptions.Count; i++)
        {
            if (exceptions.Items[i] is not PyBaseException)
            {
                Errors.Raise(PyExceptions.ValueError, $"Item {i} of second argument (exceptions) is not an exception");
                return null;
            }
        }

        return exceptions;
    }

    /// <summary>PySequence_Check: what can be indexed and is no dict.</summary>
    private static bool IsSequence(PyObject value) => value is not PyDict && value.Type.Slots.Subscript is not null;

    private static bool AreAllExceptions(PyTuple exceptions)
    {
        foreach (PyObject item in exceptions.Items)
        {
            if (!item.Type.IsSubtypeOf(PyExceptions.Exception))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>BaseExceptionGroup of nothing but Exceptions is an ExceptionGroup; an ExceptionGroup of others is refused.</summary>
    private static PyType? ChooseClass(PyType type, bool areExceptions)
    {
        if (ReferenceEquals(type, PyExceptions.BaseExceptionGroup))
        {
            return areExceptions ? PyExceptions.ExceptionGroup : type;
        }

        if (areExceptions || !type.IsSubtypeOf(PyExceptions.Exception))
        {
            return type;
        }

        string name = ReferenceEquals(type, PyExceptions.ExceptionGroup) ? "an ExceptionGroup" : $"'{type.FullName}'";
        Errors.Raise(PyExceptions.TypeError, $"Cannot nest BaseExceptions in {name}");
        return null;
    }

    [PySlot(SlotId.Init)]
    private bool InitFields(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        RefuseKeywords(keywordNames) && TakeArguments(arguments, keywordNames);

    [PySlot(SlotId.Str)]
    private PyObject? CountText()
    {
        if (Texts.Str(Text ?? PyNone.None) is not { } message)
        {
            return null;
        }

        string plural = Exceptions.Count == 1 ? "" : "s";
        return new PyStr($"{message} ({Exceptions.Count} sub-exception{plural})");
    }

    [PyClassMethod("__class_getitem__($type, object, /)")]
    private static PyObject? ClassGetItem(PyType type, PyObject @object) => SequenceOperators.GenericAlias(type, @object);

    [PyMethod("derive($self, object, /)", Doc = "Makes a group of the same message and other exceptions.")]
    private PyObject? Derive(PyObject @object) => NewGroup(PyExceptions.BaseExceptionGroup, [Text ?? PyNone.None, @object], null);

    [PyMethod("split($self, object, /)", Doc = "Splits into the part that matches a condition and the rest.")]
    private PyObject? Split(PyObject @object)
    {
        if (GroupCondition.From(@object) is not { } condition || !TrySplit(this, condition, wantsRest: true, out PyObject? match, out PyObject? rest))
        {
            return null;
        }

        return new PyTuple([match ?? PyNone.None, rest ?? PyNone.None]);
    }

    [PyMethod("subgroup($self, object, /)", Doc = "The part that matches a condition.")]
    private PyObject? Subgroup(PyObject @object)
    {
        if (GroupCondition.From(@object) is not { } condition || !TrySplit(this, condition, wantsRest: false, out PyObject? match, out _))
        {
            return null;
        }

        return match ?? PyNone.None;
    }

    /// <summary>Splits an exception, nested groups too; parts without exceptions are null. False with an error pending.</summary>
    internal static bool TrySplit(PyBaseException error, GroupCondition condition, bool wantsRest, out PyObject? match, out PyObject? rest)
    {
        match = rest = null;
        int matches = condition.Matches(error);
        if (matches < 0)
        {
            return false;
        }

        if (matches > 0)
        {
            match = error;
            return true;
        }

        if (error is not PyBaseExceptionGroup group)
        {
            rest = wantsRest ? error : null;
            return true;
        }

        var matching = new PyList();
        var others = wantsRest ? new PyList() : null;
        foreach (PyObject item in group.Exceptions.Items)
        {
            if (!Recursion.TryEnter(" in exceptiongroup_split_recursive"))
            {
                return false;
            }

            bool success = TrySplit((PyBaseException)item, condition, wantsRest, out PyObject? itemMatch, out PyObject? itemRest);
            Recursion.Leave();
            if (!success)
            {
                return false;
            }

            if (itemMatch is not null)
            {
                matching.Add(itemMatch);
            }

            if (itemRest is not null)
            {
                others?.Add(itemRest);
            }
        }

        return group.TryDerive(matching, out match) && (others is null || group.TryDerive(others, out rest));
    }

    /// <summary>A group of some of the exceptions with this one's traceback, context, cause and notes; null for none (exceptiongroup_subset).</summary>
    internal bool TryDerive(PyList exceptions, out PyObject? derived)
    {
        derived = null;
        if (exceptions.Count == 0)
        {
            return true;
        }

        PyObject? made = Calls.CallMethod(this, s_derive, exceptions);
        if (made is null)
        {
            return false;
        }

        if (made is not PyBaseExceptionGroup group)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "derive must return an instance of BaseExceptionGroup");
        }

        group.Traceback = Traceback ?? group.Traceback;
        group.Context = Context;
        group.SetCause(Cause);
        PyObject? notes = Attributes.GetOptional(this, s_notes);
        if (notes is null)
        {
            if (Errors.Pending)
            {
                return false;
            }
        }
        else if (IsSequence(notes))
        {
            // A copy: a note that is added to one part belongs to that part.
            if (Iteration.ToList(notes) is not { } copy || !Attributes.Set(group, s_notes, copy))
            {
                return false;
            }
        }

        derived = group;
        return true;
    }
}
