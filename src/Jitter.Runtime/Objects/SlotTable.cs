using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>How a special method's arguments map to its slot's.</summary>
public enum SlotForm
{
    /// <summary>method(self).</summary>
    Unary,

    /// <summary>method(self), the end of the iteration being StopIteration.</summary>
    Next,

    /// <summary>method(self, other): the slot with self on the left.</summary>
    Binary,

    /// <summary>method(self, other): the slot with self on the right.</summary>
    Reflected,

    /// <summary>method(self, other, modulo=None).</summary>
    Power,

    /// <summary>method(other, self, modulo=None).</summary>
    ReflectedPower,

    /// <summary>method(self, other): one of the six comparisons.</summary>
    Compare,

    /// <summary>method(self) -> int.</summary>
    Length,

    /// <summary>method(self) -> int, the hash.</summary>
    Hash,

    /// <summary>method(self) -> bool.</summary>
    Inquiry,

    /// <summary>method(self, item) -> bool.</summary>
    Contains,

    /// <summary>method(self, name).</summary>
    GetAttribute,

    /// <summary>method(self, key, value).</summary>
    Store,

    /// <summary>method(self, key).</summary>
    Delete,

    /// <summary>method(self, *args, **kwargs).</summary>
    Call,

    /// <summary>method(self, *args, **kwargs) -> None.</summary>
    Init,

    /// <summary>method(cls, *args, **kwargs): a static method.</summary>
    New,

    /// <summary>method(self, instance, owner).</summary>
    DescriptorGet,

    /// <summary>method(self, other) of a built-in sequence; a class's own method fills a number slot instead.</summary>
    Concatenate,

    /// <summary>method(self, count) of a built-in sequence; a class's own method fills a number slot instead.</summary>
    Repeat,
}

/// <summary>One special method: its name, slot and form.</summary>
/// <param name="Name">The interned name.</param>
/// <param name="Slot">The slot that it fills.</param>
/// <param name="Form">How its arguments map.</param>
/// <param name="Comparison">For <see cref="SlotForm.Compare"/>, which.</param>
public sealed record SlotRow(PyStr Name, SlotId Slot, SlotForm Form, Comparison Comparison = default);

/// <summary>The table of special methods and slots (CPython's slotdefs in Objects/typeobject.c), written once.</summary>
public static class SlotTable
{
    private static readonly SlotRow[] s_rows =
    [
        .. Pair("repr", SlotId.Repr, SlotForm.Unary), .. Pair("hash", SlotId.Hash, SlotForm.Hash), .. Pair("call", SlotId.Call, SlotForm.Call),
        .. Pair("str", SlotId.Str, SlotForm.Unary), .. Pair("getattribute", SlotId.GetAttribute, SlotForm.GetAttribute),
        .. Pair("getattr", SlotId.GetAttribute, SlotForm.GetAttribute), .. Pair("setattr", SlotId.SetAttribute, SlotForm.Store),
        .. Pair("delattr", SlotId.SetAttribute, SlotForm.Delete),
        .. Compare("lt", Comparison.Less), .. Compare("le", Comparison.LessOrEqual), .. Compare("eq", Comparison.Equal),
        .. Compare("ne", Comparison.NotEqual), .. Compare("gt", Comparison.Greater), .. Compare("ge", Comparison.GreaterOrEqual),
        .. Pair("iter", SlotId.Iter, SlotForm.Unary), .. Pair("next", SlotId.IterNext, SlotForm.Next),
        .. Pair("get", SlotId.DescriptorGet, SlotForm.DescriptorGet), .. Pair("set", SlotId.DescriptorSet, SlotForm.Store),
        .. Pair("delete", SlotId.DescriptorSet, SlotForm.Delete), .. Pair("init", SlotId.Init, SlotForm.Init), .. Pair("new", SlotId.New, SlotForm.New),
        .. Pair("del", SlotId.Finalize, SlotForm.Unary), .. Pair("await", SlotId.Await, SlotForm.Unary), .. Pair("aiter", SlotId.AsyncIter, SlotForm.Unary),
        .. Pair("anext", SlotId.AsyncNext, SlotForm.Unary),
        .. Operator("add", SlotId.Add), .. Operator("sub", SlotId.Subtract), .. Operator("mul", SlotId.Multiply), .. Operator("mod", SlotId.Remainder),
        .. Operator("divmod", SlotId.DivMod), .. Pair("pow", SlotId.Power, SlotForm.Power), .. Pair("rpow", SlotId.Power, SlotForm.ReflectedPower),
        .. Pair("neg", SlotId.Negative, SlotForm.Unary), .. Pair("pos", SlotId.Positive, SlotForm.Unary), .. Pair("abs", SlotId.Absolute, SlotForm.Unary),
        .. Pair("bool", SlotId.Bool, SlotForm.Inquiry), .. Pair("invert", SlotId.Invert, SlotForm.Unary),
        .. Operator("lshift", SlotId.LeftShift), .. Operator("rshift", SlotId.RightShift), .. Operator("and", SlotId.And),
        .. Operator("xor", SlotId.Xor), .. Operator("or", SlotId.Or), .. Pair("int", SlotId.Int, SlotForm.Unary),
        .. Pair("float", SlotId.Float, SlotForm.Unary),
        .. Pair("iadd", SlotId.InPlaceAdd, SlotForm.Binary), .. Pair("isub", SlotId.InPlaceSubtract, SlotForm.Binary),
        .. Pair("imul", SlotId.InPlaceMultiply, SlotForm.Binary), .. Pair("imod", SlotId.InPlaceRemainder, SlotForm.Binary),
        .. Pair("ipow", SlotId.InPlacePower, SlotForm.Binary), .. Pair("ilshift", SlotId.InPlaceLeftShift, SlotForm.Binary),
        .. Pair("irshift", SlotId.InPlaceRightShift, SlotForm.Binary), .. Pair("iand", SlotId.InPlaceAnd, SlotForm.Binary),
        .. Pair("ixor", SlotId.InPlaceXor, SlotForm.Binary), .. Pair("ior", SlotId.InPlaceOr, SlotForm.Binary),
        .. Operator("floordiv", SlotId.FloorDivide), .. Operator("truediv", SlotId.TrueDivide),
        .. Pair("ifloordiv", SlotId.InPlaceFloorDivide, SlotForm.Binary), .. Pair("itruediv", SlotId.InPlaceTrueDivide, SlotForm.Binary),
        .. Pair("index", SlotId.Index, SlotForm.Unary), .. Operator("matmul", SlotId.MatrixMultiply),
        .. Pair("imatmul", SlotId.InPlaceMatrixMultiply, SlotForm.Binary),
        .. Pair("len", SlotId.Length, SlotForm.Length), .. Pair("getitem", SlotId.Subscript, SlotForm.Binary),
        .. Pair("setitem", SlotId.StoreSubscript, SlotForm.Store), .. Pair("delitem", SlotId.StoreSubscript, SlotForm.Delete),

        // The sequence slots share their names with number slots: they come last, so that a name finds the number slot.
        .. Pair("add", SlotId.Concatenate, SlotForm.Concatenate), .. Pair("mul", SlotId.Repeat, SlotForm.Repeat),
        .. Pair("rmul", SlotId.Repeat, SlotForm.Repeat), .. Pair("contains", SlotId.Contains, SlotForm.Contains), .. Pair("iadd", SlotId.InPlaceConcatenate, SlotForm.Concatenate),
        .. Pair("imul", SlotId.InPlaceRepeat, SlotForm.Repeat),
    ];

    private static readonly SlotRow[][] s_bySlot = GroupBySlot();
    private static readonly Dictionary<PyStr, SlotRow> s_byName = NameRows();

    /// <summary>All rows.</summary>
    public static ReadOnlySpan<SlotRow> Rows => s_rows;

    /// <summary>The special methods that fill a slot.</summary>
    public static ReadOnlySpan<SlotRow> RowsOf(SlotId slot) => s_bySlot[(int)slot];

    /// <summary>The row of a special method's (interned) name; null for other names. Of two slots for one name, the first.</summary>
    public static SlotRow? Find(PyStr name) => s_byName.GetValueOrDefault(name);

    /// <summary>The sequence slot that shares a special method's name with a number slot; null for others.</summary>
    public static SlotId? SequenceSlotOf(SlotId slot) => slot switch
    {
        SlotId.Add => SlotId.Concatenate,
        SlotId.Multiply => SlotId.Repeat,
        SlotId.InPlaceAdd => SlotId.InPlaceConcatenate,
        SlotId.InPlaceMultiply => SlotId.InPlaceRepeat,
        _ => null,
    };

    private static Dictionary<PyStr, SlotRow> NameRows()
    {
        var rows = new Dictionary<PyStr, SlotRow>(s_rows.Length, PyStr.ReferenceComparer);
        foreach (SlotRow row in s_rows)
        {
            rows.TryAdd(row.Name, row);
        }

        return rows;
    }

    private static SlotRow[] Pair(string name, SlotId slot, SlotForm form) => [new(PyStr.Interned($"__{name}__"), slot, form)];

    private static SlotRow[] Compare(string name, Comparison comparison) =>
        [new(PyStr.Interned($"__{name}__"), SlotId.Compare, SlotForm.Compare, comparison)];

    private static SlotRow[] Operator(string name, SlotId slot) =>
        [.. Pair(name, slot, SlotForm.Binary), .. Pair("r" + name, slot, SlotForm.Reflected)];

    private static SlotRow[][] GroupBySlot()
    {
        var groups = new SlotRow[(int)SlotId.Count][];
        for (int i = 0; i < groups.Length; i++)
        {
            groups[i] = Array.FindAll(s_rows, row => (int)row.Slot == i);
        }

        return groups;
    }
}
