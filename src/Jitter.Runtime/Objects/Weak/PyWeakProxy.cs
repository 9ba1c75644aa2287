using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>weakref.proxy: stands for an object in every operation while that is alive (CPython's Objects/weakrefobject.c).</summary>
public sealed class PyWeakProxy : PyWeakReference
{
    private static readonly (SlotId Slot, SlotId InPlace, string Symbol)[] s_operators =
    [
        (SlotId.Add, SlotId.InPlaceAdd, "+"), (SlotId.Subtract, SlotId.InPlaceSubtract, "-"), (SlotId.Multiply, SlotId.InPlaceMultiply, "*"),
        (SlotId.Remainder, SlotId.InPlaceRemainder, "%"), (SlotId.LeftShift, SlotId.InPlaceLeftShift, "<<"),
        (SlotId.RightShift, SlotId.InPlaceRightShift, ">>"), (SlotId.And, SlotId.InPlaceAnd, "&"), (SlotId.Xor, SlotId.InPlaceXor, "^"),
        (SlotId.Or, SlotId.InPlaceOr, "|"), (SlotId.FloorDivide, SlotId.InPlaceFloorDivide, "//"),
        (SlotId.TrueDivide, SlotId.InPlaceTrueDivide, "/"), (SlotId.MatrixMultiply, SlotId.InPlaceMatrixMultiply, "@"),
    ];

    private readonly PyType _type;

    private PyWeakProxy(PyType type, PyObject target, PyObject? callback)
        : base(target, callback) => _type = type;

    /// <summary>weakref.ProxyType</summary>
    public static PyType ProxyType { get; } =
        NativeTypes.Create("ProxyType", "weakref", PyTypes.Object, TypeFlags.DisallowInstantiation, FillSlots, FillMembers);

    /// <summary>weakref.CallableProxyType</summary>
    public static PyType CallableProxyType { get; } =
        NativeTypes.Create("CallableProxyType", "weakref", PyTypes.Object, TypeFlags.DisallowInstantiation, FillCallableSlots, FillMembers);

    /// <inheritdoc/>
    public override PyType Type => _type;

    /// <summary>A proxy of an object, the shared one where there is no callback; null with an error pending.</summary>
    public static PyObject? OfObject(PyObject target, PyObject? callback)
    {
        if (!WeakReferences.Check(target))
        {
            return null;
        }

        if (callback is null)
        {
            foreach (PyWeakReference known in WeakReferences.All(target))
            {
                if (known is PyWeakProxy { Callback: null })
                {
                    return known;
                }
            }
        }

        var made = new PyWeakProxy(target.Type.Slots.Call is null ? ProxyType : CallableProxyType, target, callback);
        WeakReferences.Register(target, made);
        return made;
    }

    /// <inheritdoc/>
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => ReferenceEquals(_type, ProxyType)
        ? Errors.Raise(PyExceptions.TypeError, "'weakref.ProxyType' object is not callable")
        : Open(this)?.Call(arguments, keywordNames);

    /// <summary>The object behind a proxy, others as they are; null with ReferenceError pending where it is gone.</summary>
    private static PyObject? Open(PyObject value) => value is not PyWeakProxy proxy
        ? value
        : proxy.Target ?? Errors.Raise(PyExceptions.ReferenceError, "weakly-referenced object no longer exists");

    private static void FillCallableSlots(PyType type)
    {
        NativeTypes.SetSlot(type, SlotId.Call, (CallFunction)((self, arguments, names) => Open(self)?.Call(arguments, names)));
        FillSlots(type);
    }

    private static void FillSlots(PyType type)
    {
        NativeTypes.SetSlot(type, SlotId.Repr, (UnaryFunction)Repr);
        NativeTypes.SetSlot(type, SlotId.Hash, TypeReadying.Unhashable);
        NativeTypes.SetSlot(type, SlotId.GetAttribute, (BinaryFunction)((self, name) =>
            Open(self) is { } target ? target.Type.Slots.GetAttribute!(target, name) : null));
        NativeTypes.SetSlot(type, SlotId.SetAttribute, (StoreFunction)((self, name, value) =>
            Open(self) is { } target && target.Type.Slots.SetAttribute!(target, name, value)));
        NativeTypes.SetSlot(type, SlotId.Compare, (CompareFunction)((left, right, comparison) =>
            Open(left) is { } first && Open(right) is { } second ? Comparisons.Compare(first, second, comparison) : null));
        SetUnary(type, SlotId.Str, Texts.Str);
        SetUnary(type, SlotId.Iter, Iteration.GetIterator);
        SetUnary(type, SlotId.IterNext, Next);
        SetUnary(type, SlotId.Negative, Numbers.Negative);
        SetUnary(type, SlotId.Positive, Numbers.Positive);
        SetUnary(type, SlotId.Absolute, Numbers.Absolute);
        SetUnary(type, SlotId.Invert, Numbers.Invert);
        SetUnary(type, SlotId.Int, static target => Calls.Call(PyTypes.Int, target));
        SetUnary(type, SlotId.Float, static target => Calls.Call(PyTypes.Float, target));
        SetUnary(type, SlotId.Index, Numbers.Index);
        NativeTypes.SetSlot(type, SlotId.Bool, (InquiryFunction)(self => Open(self) is { } target ? Truth.Of(target) : -1));
        foreach ((SlotId slot, SlotId inPlace, string symbol) in s_operators)
        {
            SetBinary(type, slot, (left, right) => Numbers.Binary(left, right, slot, symbol));
            SetBinary(type, inPlace, (left, right) => Numbers.InPlace(left, right, inPlace, slot, symbol + "="));
        }

        SetBinary(type, SlotId.Add, Numbers.Add);
        SetBinary(type, SlotId.Multiply, Numbers.Multiply);
        SetBinary(type, SlotId.InPlaceAdd, Numbers.InPlaceAdd);
        SetBinary(type, SlotId.InPlaceMultiply, Numbers.InPlaceMultiply);
        SetBinary(type, SlotId.DivMod, Numbers.DivMod);
        SetBinary(type, SlotId.InPlacePower, Numbers.InPlacePower);
        NativeTypes.SetSlot(type, SlotId.Power, (TernaryFunction)((first, second, third) =>
            Open(first) is { } left && Open(second) is { } right && Open(third ?? PyNone.None) is { } modulo
                ? Numbers.Power(left, right, modulo)
                : null));
        NativeTypes.SetSlot(type, SlotId.Length, (LengthFunction)(self => Open(self) is { } target ? Subscripts.Length(target) : -1));
        SetBinary(type, SlotId.Subscript, Subscripts.Get);
        NativeTypes.SetSlot(type, SlotId.StoreSubscript, (StoreFunction)((self, key, value) =>
            Open(self) is { } target && (value is null ? Subscripts.Delete(target, key) : Subscripts.Set(target, key, value))));
        NativeTypes.SetSlot(type, SlotId.Contains, (ContainsFunction)((self, item) =>
            Open(self) is { } target ? Subscripts.Contains(target, item) : -1));
    }

    private static void FillMembers(PyType type)
    {
        NativeSource source = (index, aspect) => aspect == NativeAspect.Code
            ? (NativeCall0)(self => Open(self) is { } target
                ? Calls.CallMethod(target, PyStr.Interned(index == 0 ? "__bytes__" : "__reversed__"))
                : null)
            : aspect == NativeAspect.TextSignature ? "($self, /)" : null;
        for (int i = 0; i < 2; i++)
        {
            PyStr name = PyStr.Interned(i == 0 ? "__bytes__" : "__reversed__");
            var native = new NativeFunction(name, NativeConvention.NoArguments, 0, 0, source, i) { Kind = NativeMemberKind.Method };
            type.Attributes.SetStr(name, new PyMethodDescriptor(type, native));
        }
    }

    private static void SetUnary(PyType type, SlotId slot, UnaryFunction function) =>
        NativeTypes.SetSlot(type, slot, (UnaryFunction)(self => Open(self) is { } target ? function(target) : null));

    private static void SetBinary(PyType type, SlotId slot, BinaryFunction function) =>
        NativeTypes.SetSlot(type, slot, (BinaryFunction)((left, right) =>
            Open(left) is { } first && Open(right) is { } second ? function(first, second) : null));

    private static PyObject? Next(PyObject target) => target.Type.Slots.IterNext is null
        ? Errors.Raise(PyExceptions.TypeError, $"Weakref proxy referenced a non-iterator '{target.Type.FullName}' object")
        : target.IterNext();

    private static PyObject? Repr(PyObject self) => new PyStr(((PyWeakProxy)self).Target is { } target
        ? $"<weakproxy at {Identity.Address(self)}; to '{target.Type.FullName}' at {Identity.Address(target)}>"
        : $"<weakproxy at {Identity.Address(self)}; dead>");
}
