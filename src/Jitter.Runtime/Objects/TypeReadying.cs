using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>Completes types: their MRO and slots (CPython's type_ready, mro_internal, inherit_slots and fixup_slot_dispatchers).</summary>
public static class TypeReadying
{
    private static readonly LengthFunction s_unhashable = value =>
        Errors.RaiseMinusOne(PyExceptions.TypeError, $"unhashable type: '{value.Type.FullName}'");

    /// <summary>The hash slot of unhashable types.</summary>
    public static LengthFunction Unhashable => s_unhashable;

    /// <summary>
    /// Completes a built-in type, whose own slots and attributes are set: inherits the others from its base, and makes a
    /// slot wrapper for each slot of its own.
    /// </summary>
    public static void ReadyNative(PyType type)
    {
        type.Bases = type.Base is { } single ? [single] : [];
        type.Mro = type.Base is { } parent ? [type, .. parent.Mro] : [type];
        type.Base?.AddSubclass(type);
        if (type.Layout == 0)
        {
            type.Layout = type.Base?.Layout ?? 0;
        }

        if (type.Slots.New is null && ReferenceEquals(type.Base, PyTypes.Object) && (type.Flags & TypeFlags.Mutable) == 0)
        {
            // As in CPython, only a class statement's class gets object's New for nothing (type_ready_set_new).
            type.Flags |= TypeFlags.DisallowInstantiation;
        }

        foreach (SlotRow row in SlotTable.Rows)
        {
            if (type.Slots[row.Slot] is { } function && type.Attributes.GetStr(row.Name) is null && HasWrapper(row))
            {
                type.Attributes.SetStr(row.Name, new PySlotWrapper(type, row, function));
            }
        }

        if (type.Base is { } @base)
        {
            InheritSlots(type, @base);
        }

        if (ReferenceEquals(type.Slots.Hash, s_unhashable))
        {
            type.Attributes.SetStr(Names.Hash, PyNone.None);
        }

        type.Modified();
    }

    /// <summary>Completes a class that Python code made, whose bases and attributes are set; false with an error pending.</summary>
    public static bool ReadyHeap(PyType type)
    {
        type.Layout = type.Layout == 0 ? type.Base!.Layout : type.Layout;
        if (MethodResolution.Compute(type) is not { } mro)
        {
            return false;
        }

        type.Mro = mro;
        const TypeFlags Collections = TypeFlags.Sequence | TypeFlags.Mapping;
        for (int i = 1; i < mro.Length && (type.Flags & Collections) == 0; i++)
        {
            type.Flags |= mro[i].Flags & Collections; // inherit_patma_flags
        }

        foreach (PyType @base in type.Bases)
        {
            @base.AddSubclass(type);
        }

        FillHeapSlots(type);
        type.Modified();
        return true;
    }

    /// <summary>Must follow a change of bases: the slots of the class and its subclasses, whose MROs are new.</summary>
    public static void BasesChanged(PyType type)
    {
        type.Modified();
        for (SlotId slot = 0; slot < SlotId.Count; slot++)
        {
            UpdateSlotRecursively(type, slot);
        }
    }

    /// <summary>
    /// Fills the slots of a new class. With one base whose slots stand, only the slots of special methods in the class itself can
    /// differ from the base's; with several bases, those in which the bases differ too.
    /// </summary>
    private static void FillHeapSlots(PyType type)
    {
        Span<bool> own = stackalloc bool[(int)SlotId.Count];
        int position = 0;
        while (type.Attributes.Next(ref position, out PyObject? key, out _))
        {
            if (key is PyStr { Length: > 4 } name && name.Value[0] == '_' && name.Value[1] == '_' && SlotTable.Find(name.Intern()) is { } row)
            {
                own[(int)row.Slot] = true;
                own[(int)(SlotTable.SequenceSlotOf(row.Slot) ?? row.Slot)] = true;
            }
        }

        if (own[(int)SlotId.Compare] && type.Attributes.GetStr(Names.Hash) is null)
        {
            // A class that defines __eq__ and no __hash__ is unhashable (type_ready_set_hash).
            if (type.Attributes.GetStr(SlotTable.RowsOf(SlotId.Compare)[(int)Comparison.Equal].Name) is not null)
            {
                type.Attributes.SetStr(Names.Hash, PyNone.None);
                own[(int)SlotId.Hash] = true;
            }
        }

        PyType first = type.Bases[0];
        for (SlotId slot = 0; slot < SlotId.Count; slot++)
        {
            Delegate? inherited = first.Slots[slot];
            bool same = !own[(int)slot];
            for (int i = 1; same && i < type.Bases.Length; i++)
            {
                same = ReferenceEquals(type.Bases[i].Slots[slot], inherited);
            }

            if (same)
            {
                type.Slots[slot] = inherited;
            }
            else
            {
                UpdateSlot(type, slot);
            }
        }
    }

    /// <summary>Must follow a change of a class attribute: a special method changes its slot here and in the subclasses (update_slot).</summary>
    public static void AttributeChanged(PyType type, PyStr name)
    {
        type.Modified();
        if (SlotTable.Find(name) is { } row)
        {
            UpdateSlotRecursively(type, row.Slot);
            if (SlotTable.SequenceSlotOf(row.Slot) is { } sequenceSlot)
            {
                UpdateSlotRecursively(type, sequenceSlot);
            }
        }
    }

    private static void UpdateSlotRecursively(PyType type, SlotId slot)
    {
        UpdateSlot(type, slot);
        foreach (PyType subclass in type.Subclasses())
        {
            UpdateSlotRecursively(subclass, slot);
        }
    }

    /// <summary>
    /// Fills a slot by what the MRO has for its special methods: the native function where they all come from one slot of
    /// a built-in base, else the dispatcher (update_one_slot).
    /// </summary>
    private static void UpdateSlot(PyType type, SlotId slot)
    {
        ReadOnlySpan<SlotRow> rows = SlotTable.RowsOf(slot);
        if (rows.IsEmpty)
        {
            type.Slots[slot] = type.Base?.Slots[slot];
            return;
        }

        Delegate? native = null;
        bool needsDispatcher = false;
        foreach (SlotRow row in rows)
        {
            PyObject? found = type.Lookup(row.Name);
            if (found is PySlotWrapper wrapper && wrapper.Row.Slot == slot && wrapper.Row.Form == row.Form && type.IsSubtypeOf(wrapper.Owner))
            {
                needsDispatcher |= native is not null && !ReferenceEquals(native, wrapper.Function);
                native = wrapper.Function;
            }
            else if (found is PySlotWrapper { Row.Form: SlotForm.Concatenate or SlotForm.Repeat } sequence && type.IsSubtypeOf(sequence.Owner))
            {
                // list.__add__ fills the sequence slot, not the number slot of the same name.
            }
            else if (found is PyMethodDescriptor method && method.Owner.Slots[slot] is { } own && !ReferenceEquals(own, SlotDispatch.For(slot))
                && type.IsSubtypeOf(method.Owner))
            {
                // dict.__getitem__: a method beside the slot, which does the same.
                needsDispatcher |= native is not null && !ReferenceEquals(native, own);
                native = own;
            }
            else if (found is PyNone && slot == SlotId.Hash)
            {
                native = s_unhashable;
            }
            else if (found is PyBuiltinFunction { NativeSlot: { } function } && slot == SlotId.New)
            {
                native = function;
            }
            else if (found is not null)
            {
                needsDispatcher = true;
            }
        }

        type.Slots[slot] = needsDispatcher ? SlotDispatch.For(slot) : native;
    }

    private static void InheritSlots(PyType type, PyType @base)
    {
        // Comparison and hash are inherited together: a type that defines one does not get the other's from its base.
        bool inheritsHash = type.Slots.Compare is null && type.Slots.Hash is null;
        for (SlotId slot = 0; slot < SlotId.Count; slot++)
        {
            if (slot == SlotId.New && (type.Flags & TypeFlags.DisallowInstantiation) != 0)
            {
                continue;
            }

            if (slot is SlotId.Compare or SlotId.Hash ? inheritsHash : type.Slots[slot] is null)
            {
                type.Slots[slot] = @base.Slots[slot];
            }
        }

        if (type.Slots.Hash is null && type.Slots.Compare is not null)
        {
            type.Slots[SlotId.Hash] = s_unhashable;
        }
    }

    /// <summary>Slots of several special methods have a wrapper for each that the slot's delegate can serve.</summary>
    private static bool HasWrapper(SlotRow row) => row.Form is not SlotForm.New && !ReferenceEquals(row.Name, Names.GetAttr);
}
