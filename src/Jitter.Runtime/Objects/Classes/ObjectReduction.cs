using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>Copying and pickling of instances: object.__reduce_ex__ and object.__getstate__ (CPython's Objects/typeobject.c).</summary>
internal static class ObjectReduction
{
    private static readonly PyStr s_reduce = PyStr.Interned("__reduce__");
    private static readonly PyStr s_getState = PyStr.Interned("__getstate__");
    private static readonly PyStr s_getNewArguments = PyStr.Interned("__getnewargs__");
    private static readonly PyStr s_getNewArgumentsEx = PyStr.Interned("__getnewargs_ex__");
    private static readonly PyStr s_slotNames = PyStr.Interned("__slotnames__");
    private static readonly PyStr s_items = PyStr.Interned("items");

    /// <summary>object.__reduce_ex__: a __reduce__ of the class's own comes first.</summary>
    public static PyObject? ReduceEx(PyObject self, int protocol)
    {
        PyObject? reduce = Attributes.GetOptional(self, s_reduce);
        if (reduce is null)
        {
            return Errors.Pending ? null : Reduce(self, protocol);
        }

        PyObject? ofClass = Attributes.Get(self.Type, s_reduce);
        if (ofClass is null)
        {
            return null;
        }

        return ReferenceEquals(ofClass, PyTypes.Object.Attributes.GetStr(s_reduce)) ? Reduce(self, protocol) : Calls.Call(reduce);
    }

    /// <summary>The reduction by protocol: copyreg's for 0 and 1 (object._common_reduce).</summary>
    public static PyObject? Reduce(PyObject self, int protocol)
    {
        if (protocol >= 2)
        {
            return ReduceToNew(self);
        }

        PyObject? reduce = PythonModules.Attribute("copyreg", "_reduce_ex");
        return reduce is null ? null : Calls.Call(reduce, self, PyInt.From((long)protocol));
    }

    /// <summary>object.__getstate__: the attributes, and the slots' values where there are any (object_getstate_default).</summary>
    /// <param name="self">The object.</param>
    /// <param name="required">Whether an object whose native storage the state cannot tell is an error.</param>
    public static PyObject? GetState(PyObject self, bool required)
    {
        PyType type = self.Type;
        if (required && ClassLayout.IsVariableSized(type))
        {
            return Errors.Raise(PyExceptions.TypeError, $"cannot pickle {type.Name} objects");
        }

        PyObject state = PyNone.None;
        if (self.InstanceAttributes is { } attributes && !(self.Storage is { HasDict: false } storage && storage.Shape.Names.Length == 0))
        {
            PyDict dict = attributes.ToDict();
            state = dict.Count == 0 ? PyNone.None : dict;
        }

        if (SlotNames(type) is not { } names)
        {
            return null;
        }

        if (required && ClassLayout.SolidBase(type).Layout != PyTypes.Object.Layout)
        {
            return Errors.Raise(PyExceptions.TypeError, $"cannot pickle '{type.FullName}' object");
        }

        if (names is not PyList { Count: > 0 } list)
        {
            return state;
        }

        var slots = new PyDict();
        foreach (PyObject name in list.Items.ToArray())
        {
            PyObject? value = Attributes.GetOptional(self, ((PyStr)name).Intern());
            if (value is not null)
            {
                slots.Set(name, value);
            }
            else if (Errors.Pending)
            {
                return null;
            }
        }

        return slots.Count > 0 ? new PyTuple([state, slots]) : state;
    }

    private static PyObject? ReduceToNew(PyObject self)
    {
        PyType type = self.Type;
        if (type.Slots.New is null || (type.Flags & TypeFlags.DisallowInstantiation) != 0)
        {
            return Errors.Raise(PyExceptions.TypeError, $"cannot pickle '{type.FullName}' object");
        }

        if (!NewArguments(self, out PyTuple? arguments, out PyDict? keywords))
        {
            return null;
        }

        PyObject? make;
        PyTuple makeArguments;
        if (keywords is null or { Count: 0 })
        {
            make = PythonModules.Attribute("copyreg", "__newobj__");
            makeArguments = arguments is null ? new PyTuple([type]) : new PyTuple([type, .. arguments.Items]);
        }
        else
        {
            make = PythonModules.Attribute("copyreg", "__newobj_ex__");
            makeArguments = new PyTuple([type, arguments!, keywords]);
        }

        if (make is null)
        {
            return null;
        }

        bool required = arguments is null && self is not (PyList or PyDict);
        PyObject? state = CallGetState(self, required);
        if (state is null)
        {
            return null;
        }

        PyObject? listItems = self is PyList ? Iteration.GetIterator(self) : PyNone.None;
        if (listItems is null)
        {
            return null;
        }

        PyObject? dictItems = PyNone.None;
        if (self is PyDict)
        {
            PyObject? items = Calls.CallMethod(self, s_items);
            dictItems = items is null ? null : Iteration.GetIterator(items);
        }

        return dictItems is null ? null : new PyTuple([make, makeArguments, state, listItems, dictItems]);
    }

    private static PyObject? CallGetState(PyObject self, bool required)
    {
        PyObject? method = Attributes.Get(self, s_getState);
        if (method is null)
        {
            return null;
        }

        bool isDefault = method is PyBuiltinFunction native && ReferenceEquals(native.Self, self)
            && ReferenceEquals(self.Type.Lookup(s_getState), PyTypes.Object.Attributes.GetStr(s_getState));
        return isDefault ? GetState(self, required) : Calls.Call(method);
    }

    /// <summary>What __getnewargs_ex__ or __getnewargs__ give (_PyObject_GetNewArguments); false with an error pending.</summary>
    private static bool NewArguments(PyObject self, out PyTuple? arguments, out PyDict? keywords)
    {
        arguments = null;
        keywords = null;
        PyObject? method = Attributes.LookupSpecial(self, s_getNewArgumentsEx);
        if (method is not null)
        {
            PyObject? result = Calls.Call(method);
            if (result is null)
            {
                return false;
            }

            if (result is not PyTuple pair)
            {
                return Errors.RaiseFalse(
                    PyExceptions.TypeError, $"__getnewargs_ex__ should return a tuple, not '{result.Type.FullName}'");
            }

            if (pair.Count != 2)
            {
                return Errors.RaiseFalse(
                    PyExceptions.ValueError, $"__getnewargs_ex__ should return a tuple of length 2, not {pair.Count}");
            }

            arguments = pair.Items[0] as PyTuple;
            keywords = pair.Items[1] as PyDict;
            if (arguments is null)
            {
                return Errors.RaiseFalse(
                    PyExceptions.TypeError,
                    $"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{pair.Items[0].Type.FullName}'");
            }

            return keywords is not null || Errors.RaiseFalse(
                PyExceptions.TypeError,
                $"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{pair.Items[1].Type.FullName}'");
        }

        if (Errors.Pending)
        {
            return false;
        }

        method = Attributes.LookupSpecial(self, s_getNewArguments);
        if (method is null)
        {
            return !Errors.Pending;
        }

        PyObject? given = Calls.Call(method);
        arguments = given as PyTuple;
        return arguments is not null || (given is not null && Errors.RaiseFalse(
            PyExceptions.TypeError, $"__getnewargs__ should return a tuple, not '{given.Type.FullName}'"));
    }

    /// <summary>copyreg's list of the names of a class's slots, which it keeps in the class; None for none (_PyType_GetSlotNames).</summary>
    private static PyObject? SlotNames(PyType type)
    {
        PyObject? known = type.Attributes.GetStr(s_slotNames);
        if (known is PyList or PyNone)
        {
            return known;
        }

        if (known is not null)
        {
            return Errors.Raise(
                PyExceptions.TypeError, $"{type.Name}.__slotnames__ should be a list or None, not {known.Type.FullName}");
        }

        PyObject? find = PythonModules.Attribute("copyreg", "_slotnames");
        PyObject? names = find is null ? null : Calls.Call(find, type);
        return names is null or PyList or PyNone
            ? names
            : Errors.Raise(PyExceptions.TypeError, "copyreg._slotnames didn't return a list or None");
    }
}
