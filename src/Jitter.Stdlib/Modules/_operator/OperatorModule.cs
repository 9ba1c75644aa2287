using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Operators;

/// <summary>The operators of Python as functions: _operator.</summary>
[PyModule("_operator", Doc = "Operator interface.", Types = [typeof(AttributeGetter), typeof(ItemGetter), typeof(MethodCaller)], Throws = false)]
public static partial class OperatorModule
{
    [PyFunction("add(a, b, /)", Doc = "Same as a + b.")]
    private static PyObject? Add(PyObject a, PyObject b) => Numbers.Add(a, b);

    [PyFunction("sub(a, b, /)", Doc = "Same as a - b.")]
    private static PyObject? Subtract(PyObject a, PyObject b) => Numbers.Subtract(a, b);

    [PyFunction("mul(a, b, /)", Doc = "Same as a * b.")]
    private static PyObject? Multiply(PyObject a, PyObject b) => Numbers.Multiply(a, b);

    [PyFunction("matmul(a, b, /)", Doc = "Same as a @ b.")]
    private static PyObject? MatrixMultiply(PyObject a, PyObject b) => Numbers.MatrixMultiply(a, b);

    [PyFunction("floordiv(a, b, /)", Doc = "Same as a // b.")]
    private static PyObject? FloorDivide(PyObject a, PyObject b) => Numbers.FloorDivide(a, b);

    [PyFunction("truediv(a, b, /)", Doc = "Same as a / b.")]
    private static PyObject? TrueDivide(PyObject a, PyObject b) => Numbers.TrueDivide(a, b);

    [PyFunction("mod(a, b, /)", Doc = "Same as a % b.")]
    private static PyObject? Remainder(PyObject a, PyObject b) => Numbers.Remainder(a, b);

    [PyFunction("lshift(a, b, /)", Doc = "Same as a << b.")]
    private static PyObject? LeftShift(PyObject a, PyObject b) => Numbers.LeftShift(a, b);

    [PyFunction("rshift(a, b, /)", Doc = "Same as a >> b.")]
    private static PyObject? RightShift(PyObject a, PyObject b) => Numbers.RightShift(a, b);

    [PyFunction("and_(a, b, /)", Doc = "Same as a & b.")]
    private static PyObject? And(PyObject a, PyObject b) => Numbers.And(a, b);

    [PyFunction("xor(a, b, /)", Doc = "Same as a ^ b.")]
    private static PyObject? Xor(PyObject a, PyObject b) => Numbers.Xor(a, b);

    [PyFunction("or_(a, b, /)", Doc = "Same as a | b.")]
    private static PyObject? Or(PyObject a, PyObject b) => Numbers.Or(a, b);

    [PyFunction("pow(a, b, /)", Doc = "Same as a ** b.")]
    private static PyObject? Power(PyObject a, PyObject b) => Numbers.Power(a, b);

    [PyFunction("iadd(a, b, /)", Doc = "Same as a += b.")]
    private static PyObject? InPlaceAdd(PyObject a, PyObject b) => Numbers.InPlaceAdd(a, b);

    [PyFunction("isub(a, b, /)", Doc = "Same as a -= b.")]
    private static PyObject? InPlaceSubtract(PyObject a, PyObject b) => Numbers.InPlaceSubtract(a, b);

    [PyFunction("imul(a, b, /)", Doc = "Same as a *= b.")]
    private static PyObject? InPlaceMultiply(PyObject a, PyObject b) => Numbers.InPlaceMultiply(a, b);

    [PyFunction("imatmul(a, b, /)", Doc = "Same as a @= b.")]
    private static PyObject? InPlaceMatrixMultiply(PyObject a, PyObject b) => Numbers.InPlaceMatrixMultiply(a, b);

    [PyFunction("ifloordiv(a, b, /)", Doc = "Same as a //= b.")]
    private static PyObject? InPlaceFloorDivide(PyObject a, PyObject b) => Numbers.InPlaceFloorDivide(a, b);

    [PyFunction("itruediv(a, b, /)", Doc = "Same as a /= b.")]
    private static PyObject? InPlaceTrueDivide(PyObject a, PyObject b) => Numbers.InPlaceTrueDivide(a, b);

    [PyFunction("imod(a, b, /)", Doc = "Same as a %= b.")]
    private static PyObject? InPlaceRemainder(PyObject a, PyObject b) => Numbers.InPlaceRemainder(a, b);

    [PyFunction("ilshift(a, b, /)", Doc = "Same as a <<= b.")]
    private static PyObject? InPlaceLeftShift(PyObject a, PyObject b) => Numbers.InPlaceLeftShift(a, b);

    [PyFunction("irshift(a, b, /)", Doc = "Same as a >>= b.")]
    private static PyObject? InPlaceRightShift(PyObject a, PyObject b) => Numbers.InPlaceRightShift(a, b);

    [PyFunction("iand(a, b, /)", Doc = "Same as a &= b.")]
    private static PyObject? InPlaceAnd(PyObject a, PyObject b) => Numbers.InPlaceAnd(a, b);

    [PyFunction("ixor(a, b, /)", Doc = "Same as a ^= b.")]
    private static PyObject? InPlaceXor(PyObject a, PyObject b) => Numbers.InPlaceXor(a, b);

    [PyFunction("ior(a, b, /)", Doc = "Same as a |= b.")]
    private static PyObject? InPlaceOr(PyObject a, PyObject b) => Numbers.InPlaceOr(a, b);

    [PyFunction("ipow(a, b, /)", Doc = "Same as a **= b.")]
    private static PyObject? InPlacePower(PyObject a, PyObject b) => Numbers.InPlacePower(a, b);

    [PyFunction("neg(a, /)", Doc = "Same as -a.")]
    private static PyObject? Negative(PyObject a) => Numbers.Negative(a);

    [PyFunction("pos(a, /)", Doc = "Same as +a.")]
    private static PyObject? Positive(PyObject a) => Numbers.Positive(a);

    [PyFunction("abs(a, /)", Doc = "Same as abs(a).")]
    private static PyObject? Absolute(PyObject a) => Numbers.Absolute(a);

    [PyFunction("inv(a, /)", Doc = "Same as ~a.")]
    private static PyObject? Inverse(PyObject a) => Numbers.Invert(a);

    [PyFunction("invert(a, /)", Doc = "Same as ~a.")]
    private static PyObject? Invert(PyObject a) => Numbers.Invert(a);

    [PyFunction("lt(a, b, /)", Doc = "Same as a < b.")]
    private static PyObject? Less(PyObject a, PyObject b) => Comparisons.Compare(a, b, Comparison.Less);

    [PyFunction("le(a, b, /)", Doc = "Same as a <= b.")]
    private static PyObject? LessOrEqual(PyObject a, PyObject b) => Comparisons.Compare(a, b, Comparison.LessOrEqual);

    [PyFunction("eq(a, b, /)", Doc = "Same as a == b.")]
    private static PyObject? Equal(PyObject a, PyObject b) => Comparisons.Compare(a, b, Comparison.Equal);

    [PyFunction("ne(a, b, /)", Doc = "Same as a != b.")]
    private static PyObject? NotEqual(PyObject a, PyObject b) => Comparisons.Compare(a, b, Comparison.NotEqual);

    [PyFunction("gt(a, b, /)", Doc = "Same as a > b.")]
    private static PyObject? Greater(PyObject a, PyObject b) => Comparisons.Compare(a, b, Comparison.Greater);

    [PyFunction("ge(a, b, /)", Doc = "Same as a >= b.")]
    private static PyObject? GreaterOrEqual(PyObject a, PyObject b) => Comparisons.Compare(a, b, Comparison.GreaterOrEqual);
}
