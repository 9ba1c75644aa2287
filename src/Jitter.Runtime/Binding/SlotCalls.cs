using System.Runtime.CompilerServices;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Binding;

/// <summary>
/// Calls slots as special methods: arguments and results by <see cref="SlotForm"/> (the wrap_* functions of CPython's
/// Objects/typeobject.c).
/// </summary>
public static class SlotCalls
{
    /// <summary>Calls a slot wrapper with a receiver that fits; null with an error pending.</summary>
    public static PyObject? Call(PySlotWrapper wrapper, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        Delegate function = wrapper.Function;
        SlotRow row = wrapper.Row;
        switch (row.Form)
        {
            case SlotForm.Call:
                return Unsafe.As<CallFunction>(function)(self, arguments, keywordNames);
            case SlotForm.Init:
                return Unsafe.As<InitFunction>(function)(self, arguments, keywordNames) ? PyNone.None : null;
        }

        if (keywordNames is { Count: > 0 })
        {
            return ArgumentErrors.Raise($"wrapper {row.Name}() takes no keyword arguments");
        }

        return row.Form switch
        {
            SlotForm.Unary or SlotForm.Next or SlotForm.Length or SlotForm.Hash or SlotForm.Inquiry =>
                CallWithoutArguments(row.Form, function, self, arguments),
            SlotForm.Power or SlotForm.ReflectedPower => CallPower(Unsafe.As<TernaryFunction>(function), row.Form, self, arguments),
            SlotForm.DescriptorGet => CallGet(Unsafe.As<DescriptorGetFunction>(function), self, arguments),
            SlotForm.Store => CallStore(Unsafe.As<StoreFunction>(function), row, self, arguments),
            _ => CallWithOne(row, function, self, arguments),
        };
    }

    private static PyObject? CallWithoutArguments(SlotForm form, Delegate function, PyObject self, ReadOnlySpan<PyObject> arguments)
    {
        if (!CheckCount(arguments.Length, 0))
        {
            return null;
        }

        switch (form)
        {
            case SlotForm.Unary:
                return Unsafe.As<UnaryFunction>(function)(self);
            case SlotForm.Next:
                PyObject? next = Unsafe.As<UnaryFunction>(function)(self);
                return next is null && !Errors.Pending ? Errors.Raise(PyExceptions.StopIteration) : next;
            case SlotForm.Inquiry:
                return FromTruth(Unsafe.As<InquiryFunction>(function)(self));
            default:
                long number = Unsafe.As<LengthFunction>(function)(self);
                return number == -1 && Errors.Pending ? null : PyInt.From(number);
        }
    }

    private static PyObject? CallWithOne(SlotRow row, Delegate function, PyObject self, ReadOnlySpan<PyObject> arguments)
    {
        if (!CheckCount(arguments.Length, 1))
        {
            return null;
        }

        PyObject argument = arguments[0];
        switch (row.Form)
        {
            case SlotForm.Reflected:
                return Unsafe.As<BinaryFunction>(function)(argument, self);
            case SlotForm.Compare:
                return Unsafe.As<CompareFunction>(function)(self, argument, row.Comparison);
            case SlotForm.Contains:
                return FromTruth(Unsafe.As<ContainsFunction>(function)(self, argument));
            case SlotForm.Delete:
                return CheckOverride(row, function, self) && Unsafe.As<StoreFunction>(function)(self, argument, null) ? PyNone.None : null;
            default:
                return Unsafe.As<BinaryFunction>(function)(self, argument);
        }
    }

    private static PyObject? CallPower(TernaryFunction function, SlotForm form, PyObject self, ReadOnlySpan<PyObject> arguments)
    {
        if (!ArgumentErrors.CheckPositional("", arguments.Length, 1, 2))
        {
            return null;
        }

        PyObject modulo = arguments.Length > 1 ? arguments[1] : PyNone.None;
        return form == SlotForm.Power ? function(self, arguments[0], modulo) : function(arguments[0], self, modulo);
    }

    private static PyObject? CallGet(DescriptorGetFunction function, PyObject self, ReadOnlySpan<PyObject> arguments)
    {
        if (!ArgumentErrors.CheckPositional("", arguments.Length, 1, 2))
        {
            return null;
        }

        PyObject? instance = arguments[0] is PyNone ? null : arguments[0];
        PyObject? owner = arguments.Length < 2 || arguments[1] is PyNone ? null : arguments[1];
        return instance is null && owner is null ? ArgumentErrors.Raise("__get__(None, None) is invalid") : function(self, instance, owner);
    }

    private static PyObject? CallStore(StoreFunction function, SlotRow row, PyObject self, ReadOnlySpan<PyObject> arguments) =>
        ArgumentErrors.CheckPositional("", arguments.Length, 2, 2) && CheckOverride(row, function, self) && function(self, arguments[0], arguments[1])
            ? PyNone.None
            : null;

    private static PyBool? FromTruth(int truth) => truth < 0 ? null : PyBool.From(truth > 0);

    private static bool CheckCount(int count, int expected) =>
        count == expected || Errors.RaiseFalse(
            PyExceptions.TypeError, $"expected {expected} argument{ArgumentErrors.Plural(expected)}, got {count}");

    /// <summary>
    /// Refuses __setattr__ and __delattr__ of a base where a native class between it and the object's class has its own: else
    /// object.__setattr__ could change built-in types (hackcheck).
    /// </summary>
    private static bool CheckOverride(SlotRow row, Delegate function, PyObject self)
    {
        if (row.Slot != SlotId.SetAttribute)
        {
            return true;
        }

        PyType type = self.Type;
        Delegate? dispatcher = SlotDispatch.For(SlotId.SetAttribute);
        PyType definer = type;
        for (int i = type.Mro.Length - 1; i >= 0; i--)
        {
            Delegate? slot = type.Mro[i].Slots[SlotId.SetAttribute];
            if (!ReferenceEquals(slot, dispatcher) && ReferenceEquals(slot, type.Slots[SlotId.SetAttribute]))
            {
                definer = type.Mro[i];
                break;
            }
        }

        for (PyType? @base = definer; @base is not null; @base = @base.Base)
        {
            Delegate? slot = @base.Slots[SlotId.SetAttribute];
            if (ReferenceEquals(slot, function))
            {
                return true;
            }

            if (!ReferenceEquals(slot, dispatcher))
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, $"can't apply this {row.Name} to {type.FullName} object");
            }
        }

        return true;
    }
}
