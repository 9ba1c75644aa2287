using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Abc;

/// <summary>The module _abc: what abc.ABCMeta is built on (CPython's Modules/_abc.c).</summary>
[PyModule("_abc", Doc = "Module contains faster C implementation of abc.ABCMeta.")]
public static partial class AbcModule
{
    private const TypeFlags Collections = TypeFlags.Sequence | TypeFlags.Mapping;
    private const long SequenceBit = 1L << 5;
    private const long MappingBit = 1L << 6;

    private static readonly PyStr s_data = PyStr.Interned("_abc_impl");
    private static readonly PyStr s_abstractMethods = PyStr.Interned("__abstractmethods__");
    private static readonly PyStr s_isAbstract = PyStr.Interned("__isabstractmethod__");
    private static readonly PyStr s_bases = PyStr.Interned("__bases__");
    private static readonly PyStr s_typeFlags = PyStr.Interned("__abc_tpflags__");
    private static readonly PyStr s_subclassCheck = PyStr.Interned("__subclasscheck__");
    private static readonly PyStr s_subclassHook = PyStr.Interned("__subclasshook__");
    private static readonly PyStr s_subclasses = PyStr.Interned("__subclasses__");

    /// <summary>Counts registrations: negative answers of an earlier count may no longer hold.</summary>
    private static long s_invalidations;

    [PyFunction("get_cache_token()")]
    private static long GetCacheToken() => s_invalidations;

    [PyFunction("_abc_init(self, /)")]
    private static PyObject? Init(PyObject self)
    {
        if (!ComputeAbstractMethods(self) || !Attributes.Set(self, s_data, new PyAbcData()))
        {
            return null;
        }

        if (self is not PyType type || type.Attributes.GetStr(s_typeFlags) is not { } flags)
        {
            return PyNone.None;
        }

        if (flags is PyInt number && number.TryGetInt64(out long bits))
        {
            const long Both = SequenceBit | MappingBit;
            if ((bits & Both) == Both)
            {
                return Errors.Raise(
                    PyExceptions.TypeError, "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            }

            type.Flags |= ((bits & SequenceBit) != 0 ? TypeFlags.Sequence : 0) | ((bits & MappingBit) != 0 ? TypeFlags.Mapping : 0);
        }

        type.Attributes.Remove(s_typeFlags);
        type.Modified();
        return PyNone.None;
    }

    [PyFunction("_abc_register(self, subclass, /)")]
    private static PyObject? Register(PyObject self, PyObject subclass)
    {
        if (subclass is not PyType type)
        {
            return Errors.Raise(PyExceptions.TypeError, "Can only register classes");
        }

        int already = InstanceChecks.IsSubclass(subclass, self);
        if (already != 0)
        {
            return already > 0 ? subclass : null;
        }

        // After the check above, which fails for a class that is registered already.
        int cycle = InstanceChecks.IsSubclass(self, subclass);
        if (cycle != 0)
        {
            return cycle > 0 ? Errors.Raise(PyExceptions.RuntimeError, "Refusing to create an inheritance cycle") : null;
        }

        if (DataOf(self) is not { } data)
        {
            return null;
        }

        data.Registry.Add(type);
        s_invalidations++;
        if (self is PyType { Flags: var flags } && (flags & Collections) != 0)
        {
            SetCollectionFlag(type, flags & Collections);
        }

        return subclass;
    }

    [PyFunction("_abc_instancecheck(self, instance, /)")]
    private static PyObject? InstanceCheck(PyObject self, PyObject instance)
    {
        if (DataOf(self) is not { } data || Attributes.Get(instance, Names.Class) is not { } subclass)
        {
            return null;
        }

        if (subclass is PyType type && data.Cache.Contains(type))
        {
            return PyBool.True;
        }

        PyType subtype = instance.Type;
        if (ReferenceEquals(subtype, subclass))
        {
            return data.NegativeVersion == s_invalidations && data.Negative.Contains(subtype)
                ? PyBool.False
                : Calls.CallMethod(self, s_subclassCheck, subclass);
        }

        PyObject? result = Calls.CallMethod(self, s_subclassCheck, subclass);
        int truth = result is null ? -1 : Truth.Of(result);
        return truth switch
        {
            < 0 => null,
            > 0 => result,
            _ => Calls.CallMethod(self, s_subclassCheck, subtype),
        };
    }

    [PyFunction("_abc_subclasscheck(self, subclass, /)")]
    private static PyObject? SubclassCheck(PyObject self, PyObject subclass)
    {
        if (subclass is not PyType type)
        {
            return Errors.Raise(PyExceptions.TypeError, "issubclass() arg 1 must be a class");
        }

        if (DataOf(self) is not { } data)
        {
            return null;
        }

        if (data.Cache.Contains(type))
        {
            return PyBool.True;
        }

        if (data.NegativeVersion < s_invalidations)
        {
            data.Negative.Clear();
            data.NegativeVersion = s_invalidations;
        }
        else if (data.Negative.Contains(type))
        {
            return PyBool.False;
        }

        PyObject? answer = Calls.CallMethod(self, s_subclassHook, subclass);
        if (answer is null)
        {
            return null;
        }

        if (ReferenceEquals(answer, PyBool.True))
        {
            data.Cache.Add(type);
            return answer;
        }

        if (ReferenceEquals(answer, PyBool.False))
        {
            data.Negative.Add(type);
            return answer;
        }

        if (!ReferenceEquals(answer, PyNotImplemented.NotImplemented))
        {
            return Errors.Raise(PyExceptions.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
        }

        int found = self is PyType own && type.IsSubtypeOf(own) ? 1 : Search(self, type, data);
        if (found < 0)
        {
            return null;
        }

        (found > 0 ? data.Cache : data.Negative).Add(type);
        return PyBool.From(found > 0);
    }

    [PyFunction("_get_dump(self, /)")]
    private static PyObject? GetDump(PyObject self) => DataOf(self) is { } data
        ? new PyTuple([data.Registry.ToSet(), data.Cache.ToSet(), data.Negative.ToSet(), PyInt.From(data.NegativeVersion)])
        : null;

    [PyFunction("_reset_registry(self, /)")]
    private static PyObject? ResetRegistry(PyObject self)
    {
        PyAbcData? data = DataOf(self);
        data?.Registry.Clear();
        return data is null ? null : PyNone.None;
    }

    [PyFunction("_reset_caches(self, /)")]
    private static PyObject? ResetCaches(PyObject self)
    {
        PyAbcData? data = DataOf(self);
        data?.Cache.Clear();
        data?.Negative.Clear();
        return data is null ? null : PyNone.None;
    }

    /// <summary>The registered classes and the direct subclasses: 1 where one of them has the class, -1 with an error pending.</summary>
    private static int Search(PyObject self, PyType type, PyAbcData data)
    {
        if (!Recursion.TryEnter(" in __subclasscheck__"))
        {
            return -1;
        }

        int found = 0;
        foreach (PyType registered in data.Registry.ToArray())
        {
            found = InstanceChecks.IsSubclass(type, registered);
            if (found != 0)
            {
                Recursion.Leave();
                return found;
            }
        }

        PyObject? subclasses = Calls.CallMethod(self, s_subclasses);
        if (subclasses is PyList list)
        {
            foreach (PyObject subclass in list.Items.ToArray())
            {
                found = InstanceChecks.IsSubclass(type, subclass);
                if (found != 0)
                {
                    break;
                }
            }
        }
        else
        {
            found = subclasses is null ? -1 : Errors.RaiseMinusOne(PyExceptions.TypeError, "__subclasses__() must return a list");
        }

        Recursion.Leave();
        return found;
    }

    private static PyAbcData? DataOf(PyObject self)
    {
        PyObject? data = Attributes.Get(self, s_data);
        if (data is null or PyAbcData)
        {
            return data as PyAbcData;
        }

        Errors.Raise(PyExceptions.TypeError, "_abc_impl is set to a wrong type");
        return null;
    }

    /// <summary>Sets <c>__abstractmethods__</c>: the class's own, and inherited ones that are still abstract.</summary>
    private static bool ComputeAbstractMethods(PyObject self)
    {
        var names = new PySet();
        PyObject? dict = self is PyType type ? type.Attributes : Attributes.Get(self, Names.Dict);
        if (dict is not PyDict own)
        {
            return dict is not null && Errors.RaiseFalse(PyExceptions.TypeError, "__dict__ is not a dictionary");
        }

        PyDict copy = own.Copy();
        int position = 0;
        while (copy.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (!AddIfAbstract(names, key, value))
            {
                return false;
            }
        }

        PyObject? bases = Attributes.Get(self, s_bases);
        PyObject[]? items = bases is null ? null : Iteration.ToArray(bases);
        if (items is null)
        {
            return false;
        }

        foreach (PyObject @base in items)
        {
            PyObject? inherited = Attributes.GetOptional(@base, s_abstractMethods);
            PyObject[]? inheritedNames = inherited is null ? null : Iteration.ToArray(inherited);
            if (inheritedNames is null)
            {
                if (Errors.Pending)
                {
                    return false;
                }

                continue;
            }

            foreach (PyObject name in inheritedNames)
            {
                PyObject? value = name is PyStr text ? Attributes.GetOptional(self, text.Intern()) : null;
                if (value is null ? Errors.Pending : !AddIfAbstract(names, name, value))
                {
                    return false;
                }
            }
        }

        PyObject? frozen = Calls.Call(PyTypes.FrozenSet, names);
        return frozen is not null && Attributes.Set(self, s_abstractMethods, frozen);
    }

    private static bool AddIfAbstract(PySet names, PyObject name, PyObject value)
    {
        PyObject? flag = Attributes.GetOptional(value, s_isAbstract);
        if (flag is null)
        {
            return !Errors.Pending;
        }

        int truth = Truth.Of(flag);
        return truth >= 0 && (truth == 0 || names.Add(name));
    }

    /// <summary>A registered class matches the patterns that its abstract class matches, its subclasses too.</summary>
    private static void SetCollectionFlag(PyType type, TypeFlags flag)
    {
        if (!type.IsMutable || (type.Flags & Collections) == flag)
        {
            return;
        }

        type.Flags = (type.Flags & ~Collections) | flag;
        foreach (PyType subclass in type.Subclasses())
        {
            SetCollectionFlag(subclass, flag);
        }
    }
}
