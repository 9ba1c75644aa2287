using System.Numerics;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Numbers;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Preprocessing;

/// <summary>Python's operators on floats (CPython's Objects/floatobject.c). A null result stands for a Python exception.</summary>
internal static class FloatArithmetic
{
    /// <summary>A binary operation.</summary>
    public static Constant? Binary(BinaryOperator op, double left, double right)
    {
        switch (op)
        {
            case BinaryOperator.Add:
                return new FloatConstant(left + right);
            case BinaryOperator.Sub:
                return new FloatConstant(left - right);
            case BinaryOperator.Mult:
                return new FloatConstant(left * right);
            case BinaryOperator.Div:
                return right == 0 ? null : new FloatConstant(left / right);
            case BinaryOperator.FloorDiv:
                return right == 0 ? null : new FloatConstant(FloatMath.FloorDivide(left, right));
            case BinaryOperator.Mod:
                return right == 0 ? null : new FloatConstant(FloatMath.Remainder(left, right));
            case BinaryOperator.Pow:
                return Power(left, right);
            default:
                return null;
        }
    }

    /// <summary><c>left ** right</c>: a complex number for a fractional power of a negative one.</summary>
    public static Constant? Power(double left, double right) => FloatMath.Power(left, right, out double result) switch
    {
        PowerResult.Float => new FloatConstant(result),
        PowerResult.Complex => ComplexArithmetic.Binary(BinaryOperator.Pow, new Complex(left, 0), new Complex(right, 0)),
        _ => null,
    };
}
