using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>type.__new__(metatype, name, bases, dict, **keywords): makes classes (type_new of CPython's Objects/typeobject.c).</summary>
public static partial class TypeCreation
{
    private static readonly PyStr s_slots = PyStr.Interned("__slots__");
    private static readonly PyStr s_classCell = PyStr.Interned("__classcell__");
    private static readonly PyStr s_classDictCell = PyStr.Interned("__classdictcell__");
    private static readonly PyStr s_classGetItem = PyStr.Interned("__class_getitem__");
    private static readonly PyStr s_initSubclass = PyStr.Interned("__init_subclass__");
    private static readonly PyStr s_setName = PyStr.Interned("__set_name__");
    private static readonly PyStr s_mroEntries = PyStr.Interned("__mro_entries__");
    private static readonly PyStr s_weakRef = PyStr.Interned("__weakref__");

    /// <summary>The most derived metaclass of a class's bases; null with TypeError pending (_PyType_CalculateMetaclass).</summary>
    public static PyType? CalculateMetaclass(PyType metatype, ReadOnlySpan<PyObject> bases)
    {
        PyType winner = metatype;
        foreach (PyObject @base in bases)
        {
            PyType type = @base.Type;
            if (winner.IsSubtypeOf(type))
            {
                continue;
            }

            if (!type.IsSubtypeOf(winner))
            {
                Errors.Raise(
                    PyExceptions.TypeError,
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
                return null;
            }

            winner = type;
        }

        return winner;
    }

    /// <summary>type.__new__ with its arguments as they come; null with an error pending.</summary>
    public static PyObject? New(PyType metatype, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int count = arguments.Length - (keywordNames?.Count ?? 0);
        if (count != 3)
        {
            return ArgumentErrors.Raise($"type.__new__() takes exactly 3 arguments ({count} given)");
        }

        if (arguments[0] is not PyStr name)
        {
            return ArgumentErrors.Wrong("type.__new__", "argument 1", "str", arguments[0]);
        }

        if (arguments[1] is not PyTuple bases)
        {
            return ArgumentErrors.Wrong("type.__new__", "argument 2", "tuple", arguments[1]);
        }

        if (arguments[2] is not PyDict attributes)
        {
            return ArgumentErrors.Wrong("type.__new__", "argument 3", "dict", arguments[2]);
        }

        PyObject[] baseItems = bases.Items;
        if (baseItems.Length == 0)
        {
            baseItems = [PyTypes.Object];
        }
        else
        {
            foreach (PyObject @base in baseItems)
            {
                if (@base is not PyType && Attributes.GetOptional(@base, s_mroEntries) is not null)
                {
                    return Errors.Raise(PyExceptions.TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
                }

                if (Errors.Pending)
                {
                    return null;
                }
            }

            if (CalculateMetaclass(metatype, baseItems) is not { } winner)
            {
                return null;
            }

            if (!ReferenceEquals(winner, metatype))
            {
                if (!ReferenceEquals(winner.Slots.New, PyTypes.Type.Slots.New))
                {
                    return winner.Slots.New!(winner, arguments, keywordNames);
                }

                metatype = winner;
            }
        }

        if (ClassLayout.BestBase(baseItems) is not { } best)
        {
            return null;
        }

        return Make(metatype, name, baseItems, best, attributes.Copy()) is { } type && Announce(type, arguments[3..], keywordNames) ? type : null;
    }

    private static PyType? Make(PyType metatype, PyStr name, PyObject[] bases, PyType best, PyDict attributes)
    {
        string text = name.ToString();
        if (text.Contains('\0'))
        {
            Errors.Raise(PyExceptions.ValueError, "type name must not contain null characters");
            return null;
        }

        const TypeFlags Inherited = TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences;
        TypeFlags flags = TypeFlags.Heap | TypeFlags.BaseType | (best.Flags & Inherited) | (best.Flags & TypeFlags.MatchSelf);
        var type = new PyType(text, "", best, ReferenceEquals(metatype, PyTypes.Type) ? null : metatype, flags, attributes)
        {
            Bases = Array.ConvertAll(bases, static item => (PyType)item),
        };
        bool addsDict = false;
        bool addsWeakReferences = false;
        PyStr[] slots = [];
        bool mayAddDict = (best.Flags & TypeFlags.HasInstanceAttributes) == 0;
        bool mayAddWeak = (best.Flags & TypeFlags.WeakReferences) == 0;
        if (attributes.GetStr(s_slots) is { } declared)
        {
            if (SlotNames(type, declared, mayAddDict, mayAddWeak, out addsDict, out addsWeakReferences) is not { } names)
            {
                return null;
            }

            slots = names;
            for (int i = 0; i < type.Bases.Length && type.Bases.Length > 1; i++)
            {
                // A secondary base may bring what the slots do not name (type_new_slots_bases).
                TypeFlags brought = type.Bases[i].Flags;
                addsDict |= mayAddDict && (brought & TypeFlags.HasInstanceAttributes) != 0;
                addsWeakReferences |= mayAddWeak && (brought & TypeFlags.WeakReferences) != 0;
            }
        }
        else if (!Errors.Pending)
        {
            addsDict = mayAddDict;
            addsWeakReferences = mayAddWeak && !ClassLayout.IsVariableSized(best);
        }

        if (addsDict)
        {
            type.Flags |= TypeFlags.HasInstanceAttributes;
        }

        if (addsWeakReferences)
        {
            type.Flags |= TypeFlags.WeakReferences;
        }

        if (!FillAttributes(type, name, attributes, out PyCell? classCell, out PyCell? dictCell))
        {
            return null;
        }

        int first = best.Shape.FixedCount;
        type.SetFixedSlots(first + slots.Length);
        type.SlotNames = slots;
        for (int i = 0; i < slots.Length; i++)
        {
            attributes.SetStr(slots[i], new PySlotMember(type, slots[i], first + i));
        }

        if (addsDict && attributes.GetStr(Names.Dict) is null)
        {
            attributes.SetStr(Names.Dict, InstanceDescriptors.Dict(type));
        }

        if (addsWeakReferences && attributes.GetStr(s_weakRef) is null)
        {
            attributes.SetStr(s_weakRef, InstanceDescriptors.WeakRef(type));
        }

        if (attributes.GetStr(Names.Doc) is null)
        {
            attributes.SetStr(Names.Doc, PyNone.None);
        }

        if (classCell is not null)
        {
            classCell.Content = type;
        }

        if (dictCell is not null)
        {
            dictCell.Content = attributes;
        }

        return TypeReadying.ReadyHeap(type) ? type : null;
    }

    /// <summary>Sets what every class has, and takes out what the class statement leaves for type.__new__ (type_new_set_attrs).</summary>
    private static bool FillAttributes(PyType type, PyStr name, PyDict attributes, out PyCell? classCell, out PyCell? dictCell)
    {
        classCell = dictCell = null;
        if (!attributes.HasOnlyStrKeys
            && !Warnings.Warn(PyExceptions.RuntimeWarning, $"non-string key in the __dict__ of class {type.Name}"))
        {
            return false;
        }

        if (attributes.GetStr(Names.Module) is null
            && Threads.PyThreadState.Current.Frame?.Globals.GetStr(Names.DunderName) is { } module)
        {
            attributes.SetStr(Names.Module, module);
        }

        type.HeapQualifiedName = name;
        if (attributes.GetStr(Names.QualifiedName) is { } qualifiedName)
        {
            if (qualifiedName is not PyStr qualified)
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, $"type __qualname__ must be a str, not {qualifiedName.Type.FullName}");
            }

            type.HeapQualifiedName = qualified;
            attributes.Remove(Names.QualifiedName);
        }

        if (attributes.GetStr(Names.New) is PyFunction create)
        {
            attributes.SetStr(Names.New, new PyStaticMethod(create));
        }

        foreach (PyStr implicitly in (ReadOnlySpan<PyStr>)[s_initSubclass, s_classGetItem])
        {
            if (attributes.GetStr(implicitly) is PyFunction function)
            {
                attributes.SetStr(implicitly, new PyClassMethod(function));
            }
        }

        return TakeCell(attributes, s_classCell, out classCell) && TakeCell(attributes, s_classDictCell, out dictCell) && !Errors.Pending;
    }

    private static bool TakeCell(PyDict attributes, PyStr name, out PyCell? cell)
    {
        PyObject? found = attributes.GetStr(name);
        cell = found as PyCell;
        if (found is not null && cell is null)
        {
            PyStr? text = Texts.Repr(found.Type);
            return text is not null && Errors.RaiseFalse(PyExceptions.TypeError, $"{name} must be a nonlocal cell, not {text}");
        }

        if (found is not null)
        {
            attributes.Remove(name);
        }

        return true;
    }

    /// <summary>Tells descriptors their names and the base about its subclass; false with an error pending.</summary>
    private static bool Announce(PyType type, ReadOnlySpan<PyObject> keywordValues, PyTuple? keywordNames)
    {
        PyDict copy = type.Attributes.Copy();
        int position = 0;
        while (copy.Next(ref position, out PyObject? key, out PyObject? value))
        {
            PyObject? method = Attributes.LookupSpecial(value, s_setName);
            if (method is null)
            {
                if (Errors.Pending)
                {
                    return false;
                }

                continue;
            }

            if (Calls.Call(method, type, key) is null)
            {
                AddNote(value, key, type);
                return false;
            }
        }

        PyObject? initialize = PySuper.Lookup(type, type, s_initSubclass);
        return initialize?.Call(keywordValues, keywordNames) is not null;
    }

    /// <summary>Tells where the pending error comes from.</summary>
    private static void AddNote(PyObject descriptor, PyObject name, PyType type)
    {
        PyBaseException error = Threads.PyThreadState.Current.TakeError();
        PyStr? shown = Texts.Repr(name);
        if (shown is not null)
        {
            Calls.CallMethod(
                error,
                PyStr.Interned("add_note"),
                new PyStr($"Error calling __set_name__ on '{descriptor.Type.FullName}' instance {shown} in '{type.Name}'"));
        }

        Errors.Restore(error);
    }
}
