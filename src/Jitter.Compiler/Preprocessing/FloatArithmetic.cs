using System.Numerics;
using Jitter.Primitives.Constants;
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
                return right == 0 ? null : new FloatConstant(FloorDivide(left, right));
            case BinaryOperator.Mod:
                return right == 0 ? null : new FloatConstant(Remainder(left, right));
            case BinaryOperator.Pow:
                return Power(left, right);
            default:
                return null;
        }
    }

    /// <summary><c>left // right</c>; the divisor is not 0.</summary>
    public static double FloorDivide(double left, double right)
    {
        double remainder = left % right;
        double quotient = (left - remainder) / right;
        if (remainder != 0 && right < 0 != remainder < 0)
        {
            quotient -= 1;
        }

        if (quotient == 0)
        {
            return Math.CopySign(0, left / right);
        }

        double floor = Math.Floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    /// <summary><c>left % right</c>, which has the divisor's sign; the divisor is not 0.</summary>
    public static double Remainder(double left, double right)
    {
        double remainder = left % right;
        if (remainder == 0)
        {
            return Math.CopySign(0, right);
        }

        return right < 0 != remainder < 0 ? remainder + right : remainder;
    }

    /// <summary><c>left ** right</c>: a complex number for a fractional power of a negative one.</summary>
    public static Constant? Power(double left, double right)
    {
        if (right == 0 || left == 1)
        {
            return new FloatConstant(1);
        }

        if (double.IsNaN(left) || double.IsNaN(right))
        {
            return new FloatConstant(double.IsNaN(left) ? left : right);
        }

        if (double.IsInfinity(right))
        {
            double magnitude = Math.Abs(left);
            return new FloatConstant(magnitude == 1 ? 1 : right > 0 == magnitude > 1 ? double.PositiveInfinity : 0);
        }

        bool isOdd = Math.Abs(right) % 2 == 1;
        if (double.IsInfinity(left))
        {
            double result = right > 0 ? double.PositiveInfinity : 0;
            return new FloatConstant(isOdd ? Math.CopySign(result, left) : result);
        }

        if (left == 0)
        {
            return right < 0 ? null : new FloatConstant(isOdd ? left : 0);
        }

        bool negate = false;
        if (left < 0)
        {
            if (right != Math.Floor(right))
            {
                return ComplexArithmetic.Binary(BinaryOperator.Pow, new Complex(left, 0), new Complex(right, 0));
            }

            left = -left;
            negate = isOdd;
        }

        double power = left == 1 ? 1 : Math.Pow(left, right);
        return double.IsInfinity(power) ? null : new FloatConstant(negate ? -power : power);
    }
}
