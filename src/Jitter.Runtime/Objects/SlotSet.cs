using System.Runtime.CompilerServices;

namespace Jitter.Runtime.Objects;

/// <summary>
/// The slots of one type, each a delegate or null. They stand in an array, so that inheritance and updates treat all
/// alike, and are read through typed properties; <see cref="SlotTable"/> knows which delegate type each slot has, and
/// nothing else writes them, so the unchecked casts hold.
/// </summary>
public sealed class SlotSet
{
    private readonly Delegate?[] _slots = new Delegate?[(int)SlotId.Count];

    /// <summary>A slot by number.</summary>
    public Delegate? this[SlotId slot]
    {
        get => _slots[(int)slot];
        internal set => _slots[(int)slot] = value;
    }

    /// <summary>tp_repr</summary>
    public UnaryFunction? Repr => Get<UnaryFunction>(SlotId.Repr);

    /// <summary>tp_str</summary>
    public UnaryFunction? Str => Get<UnaryFunction>(SlotId.Str);

    /// <summary>tp_hash</summary>
    public LengthFunction? Hash => Get<LengthFunction>(SlotId.Hash);

    /// <summary>tp_richcompare</summary>
    public CompareFunction? Compare => Get<CompareFunction>(SlotId.Compare);

    /// <summary>tp_call</summary>
    public CallFunction? Call => Get<CallFunction>(SlotId.Call);

    /// <summary>tp_getattro</summary>
    public BinaryFunction? GetAttribute => Get<BinaryFunction>(SlotId.GetAttribute);

    /// <summary>tp_setattro</summary>
    public StoreFunction? SetAttribute => Get<StoreFunction>(SlotId.SetAttribute);

    /// <summary>tp_iter</summary>
    public UnaryFunction? Iter => Get<UnaryFunction>(SlotId.Iter);

    /// <summary>tp_iternext</summary>
    public UnaryFunction? IterNext => Get<UnaryFunction>(SlotId.IterNext);

    /// <summary>tp_descr_get</summary>
    public DescriptorGetFunction? DescriptorGet => Get<DescriptorGetFunction>(SlotId.DescriptorGet);

    /// <summary>tp_descr_set</summary>
    public StoreFunction? DescriptorSet => Get<StoreFunction>(SlotId.DescriptorSet);

    /// <summary>tp_new; the receiver is the type.</summary>
    public CallFunction? New => Get<CallFunction>(SlotId.New);

    /// <summary>tp_init</summary>
    public InitFunction? Init => Get<InitFunction>(SlotId.Init);

    /// <summary>nb_bool</summary>
    public InquiryFunction? Bool => Get<InquiryFunction>(SlotId.Bool);

    /// <summary>nb_power</summary>
    public TernaryFunction? Power => Get<TernaryFunction>(SlotId.Power);

    /// <summary>mp_length, sq_length</summary>
    public LengthFunction? Length => Get<LengthFunction>(SlotId.Length);

    /// <summary>mp_subscript, sq_item</summary>
    public BinaryFunction? Subscript => Get<BinaryFunction>(SlotId.Subscript);

    /// <summary>mp_ass_subscript, sq_ass_item</summary>
    public StoreFunction? StoreSubscript => Get<StoreFunction>(SlotId.StoreSubscript);

    /// <summary>sq_contains</summary>
    public ContainsFunction? Contains => Get<ContainsFunction>(SlotId.Contains);

    /// <summary>A slot of one operand by number.</summary>
    public UnaryFunction? Unary(SlotId slot) => Get<UnaryFunction>(slot);

    /// <summary>A slot of two operands by number.</summary>
    public BinaryFunction? Binary(SlotId slot) => Get<BinaryFunction>(slot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T? Get<T>(SlotId slot)
        where T : Delegate => Unsafe.As<T?>(_slots[(int)slot]);
}
