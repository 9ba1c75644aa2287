using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>
/// The slots of classes that define special methods in Python: each looks its method up on the type and calls it
/// (CPython's slot_* functions in Objects/typeobject.c). There is one delegate a slot, so that identity tells it.
/// </summary>
public static class SlotDispatch
{
    private static readonly Delegate?[] s_dispatchers = Make();

    /// <summary>The dispatcher of a slot; null for slots that Python code cannot fill.</summary>
    public static Delegate? For(SlotId slot) => s_dispatchers[(int)slot];

    private static Delegate?[] Make()
    {
        var dispatchers = new Delegate?[(int)SlotId.Count];
        for (SlotId slot = 0; slot < SlotId.Count; slot++)
        {
            ReadOnlySpan<SlotRow> rows = SlotTable.RowsOf(slot);
            bool isNativeOnly = rows.IsEmpty || rows[0].Form is SlotForm.Concatenate or SlotForm.Repeat;
            dispatchers[(int)slot] = isNativeOnly ? null : Make(slot, rows[0], rows.Length > 1 ? rows[1] : null);
        }

        return dispatchers;
    }

    private static Delegate Make(SlotId slot, SlotRow row, SlotRow? second)
    {
        PyStr name = row.Name;
        switch (row.Form)
        {
            case SlotForm.Unary when slot == SlotId.Iter:
                return (UnaryFunction)Iterate;
            case SlotForm.Unary:
                return (UnaryFunction)(self => CallSpecial(self, name, []));
            case SlotForm.Next:
                return (UnaryFunction)(self => CallNext(self, name));
            case SlotForm.Binary when second is not null:
                return (BinaryFunction)((left, right) => CallOperator(left, right, slot, name, second.Name));
            case SlotForm.Binary:
                return (BinaryFunction)((self, other) => CallSpecial(self, name, [other]));
            case SlotForm.Power:
                return (TernaryFunction)((left, right, modulo) => modulo is null or PyNone
                    ? CallOperator(left, right, slot, name, second!.Name)
                    : CallSpecial(left, name, [right, modulo]));
            case SlotForm.Compare:
                return (CompareFunction)CallComparison;
            case SlotForm.Length:
                return (LengthFunction)(self => CallLength(self, name));
            case SlotForm.Hash:
                return (LengthFunction)(self => CallHash(self, name));
            case SlotForm.Inquiry:
                return (InquiryFunction)(self => CallBool(self, name));
            case SlotForm.Contains:
                return (ContainsFunction)CallContains;
            case SlotForm.GetAttribute:
                return (BinaryFunction)CallGetAttribute;
            case SlotForm.Store:
                return (StoreFunction)((self, key, value) => CallStore(self, key, value, name, second!.Name));
            case SlotForm.Call:
                return (CallFunction)((self, arguments, keywords) => CallWithAll(self, name, arguments, keywords));
            case SlotForm.Init:
                return (InitFunction)CallInit;
            case SlotForm.New:
                return (CallFunction)CallNew;
            case SlotForm.DescriptorGet:
                return (DescriptorGetFunction)((self, instance, owner) => CallSpecial(self, name, [instance ?? PyNone.None, owner ?? PyNone.None]));
            default:
                throw new InvalidOperationException($"{name}: no dispatcher for {row.Form}");
        }
    }

    /// <summary>Calls a special method that must exist.</summary>
    private static PyObject? CallSpecial(PyObject self, PyStr name, ReadOnlySpan<PyObject> arguments)
    {
        PyObject? result = TryCallSpecial(self, name, arguments, out bool found);
        return found ? result : Attributes.RaiseNoAttribute(self, name, $"'{self.Type.FullName}' object has no attribute '{name}'");
    }

    private static PyObject? TryCallSpecial(PyObject self, PyStr name, ReadOnlySpan<PyObject> arguments, out bool found)
    {
        PyObject? method = self.Type.Lookup(name);
        found = method is not null;
        if (method is null)
        {
            return null;
        }

        if ((method.Type.Flags & TypeFlags.MethodDescriptor) != 0)
        {
            // A function: it takes self as its first argument, without a bound method.
            return Calls.CallPrepended(method, self, arguments);
        }

        if (method.Type.Slots.DescriptorGet is { } get)
        {
            method = get(method, self, self.Type);
            if (method is null)
            {
                return null;
            }
        }

        return CallGuarded(method, arguments, null);
    }

    /// <summary>Calls a method; one that is an object of a class may lead back to the same slot for ever.</summary>
    private static PyObject? CallGuarded(PyObject method, ReadOnlySpan<PyObject> arguments, PyTuple? keywords)
    {
        if (method is PyMethod)
        {
            PyObject function = ((PyMethod)method).Function;
            if (function is PyFunction)
            {
                return method.Call(arguments, keywords);
            }
        }

        if (!Recursion.TryEnter(" while calling a Python object"))
        {
            return null;
        }

        PyObject? result = method.Call(arguments, keywords);
        Recursion.Leave();
        return result;
    }

    private static PyObject? CallWithAll(PyObject self, PyStr name, ReadOnlySpan<PyObject> arguments, PyTuple? keywords)
    {
        PyObject? method = self.Type.Lookup(name);
        if (method is PyFunction)
        {
            return Calls.CallPrepended(method, self, arguments, keywords);
        }

        method = Attributes.LookupSpecial(self, name);
        return method is null
            ? Errors.Pending ? null : Attributes.RaiseNoAttribute(self, name, $"'{self.Type.FullName}' object has no attribute '{name}'")
            : CallGuarded(method, arguments, keywords);
    }

    private static PyObject? CallNext(PyObject self, PyStr name)
    {
        PyObject? result = CallSpecial(self, name, []);
        if (result is null)
        {
            Errors.ClearIf(PyExceptions.StopIteration);
        }

        return result;
    }

    /// <summary>__iter__; without it, __getitem__ makes an iterator; None forbids iteration.</summary>
    private static PyObject? Iterate(PyObject self)
    {
        PyObject? method = self.Type.Lookup(Names.Iter);
        if (method is PyNone)
        {
            return Errors.Raise(PyExceptions.TypeError, $"'{self.Type.FullName}' object is not iterable");
        }

        return CallSpecial(self, Names.Iter, []);
    }

    /// <summary>The order of tries of a binary operator between Python classes (SLOT1BINFULL).</summary>
    private static PyObject? CallOperator(PyObject left, PyObject right, SlotId slot, PyStr name, PyStr reflectedName)
    {
        Delegate dispatcher = s_dispatchers[(int)slot]!;
        PyType leftType = left.Type;
        PyType rightType = right.Type;
        bool tryRight = !ReferenceEquals(leftType, rightType) && ReferenceEquals(rightType.Slots[slot], dispatcher);
        if (ReferenceEquals(leftType.Slots[slot], dispatcher))
        {
            if (tryRight && rightType.IsSubtypeOf(leftType) && !ReferenceEquals(rightType.Lookup(reflectedName), leftType.Lookup(reflectedName)))
            {
                PyObject? early = CallOrNotImplemented(right, reflectedName, left);
                if (!ReferenceEquals(early, PyNotImplemented.NotImplemented))
                {
                    return early;
                }

                tryRight = false;
            }

            PyObject? result = CallOrNotImplemented(left, name, right);
            if (!ReferenceEquals(result, PyNotImplemented.NotImplemented))
            {
                return result;
            }
        }

        return tryRight ? CallOrNotImplemented(right, reflectedName, left) : PyNotImplemented.NotImplemented;
    }

    private static PyObject? CallOrNotImplemented(PyObject self, PyStr name, PyObject other)
    {
        PyObject? result = TryCallSpecial(self, name, [other], out bool found);
        return found ? result : PyNotImplemented.NotImplemented;
    }

    private static PyObject? CallComparison(PyObject left, PyObject right, Comparison comparison) =>
        CallOrNotImplemented(left, SlotTable.RowsOf(SlotId.Compare)[(int)comparison].Name, right);

    private static long CallLength(PyObject self, PyStr name)
    {
        PyObject? result = CallSpecial(self, name, []);
        PyInt? length = result is null ? null : Numbers.Index(result);
        if (length is null)
        {
            return -1;
        }

        if (!length.TryGetInt64(out long value))
        {
            return Errors.RaiseMinusOne(PyExceptions.OverflowError, "cannot fit 'int' into an index-sized integer");
        }

        return value >= 0 ? value : Errors.RaiseMinusOne(PyExceptions.ValueError, "__len__() should return >= 0");
    }

    private static long CallHash(PyObject self, PyStr name)
    {
        PyObject? method = self.Type.Lookup(name);
        if (method is null or PyNone)
        {
            return Errors.RaiseMinusOne(PyExceptions.TypeError, $"unhashable type: '{self.Type.FullName}'");
        }

        PyObject? result = CallSpecial(self, name, []);
        if (result is null)
        {
            return -1;
        }

        return result is PyInt number
            ? number.TryGetInt64(out long value) ? value == -1 ? -2 : value : Hashing.Hash(result)
            : Errors.RaiseMinusOne(PyExceptions.TypeError, "__hash__ method should return an integer");
    }

    private static int CallBool(PyObject self, PyStr name)
    {
        PyObject? result = CallSpecial(self, name, []);
        return result switch
        {
            null => -1,
            PyBool => ReferenceEquals(result, PyBool.True) ? 1 : 0,
            _ => Errors.RaiseMinusOne(PyExceptions.TypeError, $"__bool__ should return bool, returned {result.Type.FullName}"),
        };
    }

    private static int CallContains(PyObject self, PyObject item)
    {
        PyObject? method = self.Type.Lookup(Names.Contains);
        if (method is PyNone)
        {
            return Errors.RaiseMinusOne(PyExceptions.TypeError, $"'{self.Type.FullName}' object is not a container");
        }

        PyObject? result = CallSpecial(self, Names.Contains, [item]);
        return result is null ? -1 : Truth.Of(result);
    }

    /// <summary>__getattribute__, and __getattr__ where that raises AttributeError (slot_tp_getattr_hook).</summary>
    private static PyObject? CallGetAttribute(PyObject self, PyObject name)
    {
        PyObject? getattribute = self.Type.Lookup(Names.GetAttribute);
        PyObject? value = getattribute is PySlotWrapper wrapper && ReferenceEquals(wrapper.Function, s_genericGet)
            ? Attributes.GenericGet(self, name)
            : CallSpecial(self, Names.GetAttribute, [name]);
        if (value is not null || self.Type.Lookup(Names.GetAttr) is null || !Errors.ClearIf(PyExceptions.AttributeError))
        {
            return value;
        }

        return CallSpecial(self, Names.GetAttr, [name]);
    }

    private static readonly BinaryFunction s_genericGet = Attributes.GenericGetFunction;

    /// <summary>The one delegate of object.__getattribute__, by which <see cref="CallGetAttribute"/> knows it.</summary>
    public static BinaryFunction GenericGetAttribute => s_genericGet;

    private static bool CallStore(PyObject self, PyObject key, PyObject? value, PyStr setName, PyStr deleteName) =>
        value is null
            ? CallSpecial(self, deleteName, [key]) is not null
            : CallSpecial(self, setName, [key, value]) is not null;

    private static bool CallInit(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywords)
    {
        PyObject? result = CallWithAll(self, Names.Init, arguments, keywords);
        return result switch
        {
            null => false,
            PyNone => true,
            _ => Errors.RaiseFalse(PyExceptions.TypeError, $"__init__() should return None, not '{result.Type.FullName}'"),
        };
    }

    private static PyObject? CallNew(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywords)
    {
        PyObject? method = Attributes.Get(type, Names.New);
        if (method is null)
        {
            return null;
        }

        PyObject[] all = new PyObject[arguments.Length + 1];
        all[0] = type;
        arguments.CopyTo(all.AsSpan(1));
        return method.Call(all, keywords);
    }
}
