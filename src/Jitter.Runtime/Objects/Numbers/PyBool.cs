using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>True or False.</summary>
[PyClass("bool", Existing = "PyTypes.Bool", Doc = "The truth values True and False, the only instances of this subclass of int.")]
public sealed partial class PyBool : PyInt
{
    /// <summary>True.</summary>
    public static readonly PyBool True = new(1, new PyStr("True").Intern());

    /// <summary>False.</summary>
    public static readonly PyBool False = new(0, new PyStr("False").Intern());

    private readonly long _value;
    private readonly PyStr _repr;

    private PyBool(long value, PyStr repr)
    {
        _value = value;
        _repr = repr;
    }

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Bool;

    /// <inheritdoc/>
    public override BigInteger Value => _value;

    /// <inheritdoc/>
    public override int Sign => (int)_value;

    /// <inheritdoc/>
    public override long HashValue => _value;

    /// <summary><see cref="True"/> or <see cref="False"/>.</summary>
    public static PyBool From(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override bool TryGetInt64(out long value)
    {
        value = _value;
        return true;
    }

    /// <inheritdoc/>
    public override PyInt ToExact() => From(_value);

    /// <inheritdoc/>
    public override string ToString() => _repr.ToString();

    [PyNew("bool(object=False, /)", Doc = "The truth value of an object.")]
    private static PyObject? New(PyType type, PyObject @object)
    {
        int truth = Truth.Of(@object);
        return truth < 0 ? null : From(truth > 0);
    }

    [PySlot(SlotId.Repr)]
    private PyStr Repr() => _repr;

    [PySlot(SlotId.And)]
    private static PyObject? And(PyObject left, PyObject right) =>
        left is PyBool a && right is PyBool b ? From((a._value & b._value) != 0) : BitwiseAnd(left, right);

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right) =>
        left is PyBool a && right is PyBool b ? From((a._value | b._value) != 0) : BitwiseOr(left, right);

    [PySlot(SlotId.Xor)]
    private static PyObject? Xor(PyObject left, PyObject right) =>
        left is PyBool a && right is PyBool b ? From((a._value ^ b._value) != 0) : BitwiseXor(left, right);

    [PySlot(SlotId.Invert)]
    private PyObject? InvertBool() => Warnings.Warn(
        PyExceptions.DeprecationWarning,
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the underlying "
        + "int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you "
        + "really want the bitwise inversion of the underlying int.")
        ? From(~_value)
        : null;
}
