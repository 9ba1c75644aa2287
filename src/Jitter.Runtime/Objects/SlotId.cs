namespace Jitter.Runtime.Objects;

/// <summary>
/// The slots of a type: the operations that the runtime calls without looking a name up (CPython's PyTypeObject and its
/// sub-structures). <see cref="SlotTable"/> says which special method belongs to which slot.
/// </summary>
public enum SlotId
{
    /// <summary>tp_repr</summary>
    Repr,

    /// <summary>tp_str</summary>
    Str,

    /// <summary>tp_hash</summary>
    Hash,

    /// <summary>tp_richcompare</summary>
    Compare,

    /// <summary>tp_call</summary>
    Call,

    /// <summary>tp_getattro</summary>
    GetAttribute,

    /// <summary>tp_setattro</summary>
    SetAttribute,

    /// <summary>tp_iter</summary>
    Iter,

    /// <summary>tp_iternext</summary>
    IterNext,

    /// <summary>tp_descr_get</summary>
    DescriptorGet,

    /// <summary>tp_descr_set</summary>
    DescriptorSet,

    /// <summary>tp_new</summary>
    New,

    /// <summary>tp_init</summary>
    Init,

    /// <summary>tp_finalize</summary>
    Finalize,

    /// <summary>am_await</summary>
    Await,

    /// <summary>am_aiter</summary>
    AsyncIter,

    /// <summary>am_anext</summary>
    AsyncNext,

    /// <summary>nb_add</summary>
    Add,

    /// <summary>nb_subtract</summary>
    Subtract,

    /// <summary>nb_multiply</summary>
    Multiply,

    /// <summary>nb_remainder</summary>
    Remainder,

    /// <summary>nb_divmod</summary>
    DivMod,

    /// <summary>nb_power</summary>
    Power,

    /// <summary>nb_negative</summary>
    Negative,

    /// <summary>nb_positive</summary>
    Positive,

    /// <summary>nb_absolute</summary>
    Absolute,

    /// <summary>nb_bool</summary>
    Bool,

    /// <summary>nb_invert</summary>
    Invert,

    /// <summary>nb_lshift</summary>
    LeftShift,

    /// <summary>nb_rshift</summary>
    RightShift,

    /// <summary>nb_and</summary>
    And,

    /// <summary>nb_xor</summary>
    Xor,

    /// <summary>nb_or</summary>
    Or,

    /// <summary>nb_int</summary>
    Int,

    /// <summary>nb_float</summary>
    Float,

    /// <summary>nb_inplace_add</summary>
    InPlaceAdd,

    /// <summary>nb_inplace_subtract</summary>
    InPlaceSubtract,

    /// <summary>nb_inplace_multiply</summary>
    InPlaceMultiply,

    /// <summary>nb_inplace_remainder</summary>
    InPlaceRemainder,

    /// <summary>nb_inplace_power</summary>
    InPlacePower,

    /// <summary>nb_inplace_lshift</summary>
    InPlaceLeftShift,

    /// <summary>nb_inplace_rshift</summary>
    InPlaceRightShift,

    /// <summary>nb_inplace_and</summary>
    InPlaceAnd,

    /// <summary>nb_inplace_xor</summary>
    InPlaceXor,

    /// <summary>nb_inplace_or</summary>
    InPlaceOr,

    /// <summary>nb_floor_divide</summary>
    FloorDivide,

    /// <summary>nb_true_divide</summary>
    TrueDivide,

    /// <summary>nb_inplace_floor_divide</summary>
    InPlaceFloorDivide,

    /// <summary>nb_inplace_true_divide</summary>
    InPlaceTrueDivide,

    /// <summary>nb_index</summary>
    Index,

    /// <summary>nb_matrix_multiply</summary>
    MatrixMultiply,

    /// <summary>nb_inplace_matrix_multiply</summary>
    InPlaceMatrixMultiply,

    /// <summary>mp_length and sq_length</summary>
    Length,

    /// <summary>mp_subscript and sq_item</summary>
    Subscript,

    /// <summary>mp_ass_subscript and sq_ass_item</summary>
    StoreSubscript,

    /// <summary>sq_contains</summary>
    Contains,

    /// <summary>sq_concat, which only built-in types fill; a class's __add__ is <see cref="Add"/>.</summary>
    Concatenate,

    /// <summary>sq_repeat, which only built-in types fill; a class's __mul__ is <see cref="Multiply"/>.</summary>
    Repeat,

    /// <summary>sq_inplace_concat, which only built-in types fill.</summary>
    InPlaceConcatenate,

    /// <summary>sq_inplace_repeat, which only built-in types fill.</summary>
    InPlaceRepeat,

    /// <summary>How many slots there are.</summary>
    Count,
}
