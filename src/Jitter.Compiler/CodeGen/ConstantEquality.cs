using System.Numerics;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.CodeGen;

/// <summary>Python's <c>==</c> of constants that can be keys of mapping patterns: None, bool, numbers, str, bytes.</summary>
internal static class ConstantEquality
{
    /// <summary>Whether two constants are the same key: 1, 1.0 and True are.</summary>
    public static bool AreEqual(Constant left, Constant right)
    {
        if (left.Equals(right))
        {
            return true;
        }

        if (!TryGetNumber(left, out BigInteger? leftInt, out Complex leftComplex)
            || !TryGetNumber(right, out BigInteger? rightInt, out Complex rightComplex))
        {
            return false;
        }

        if (leftInt is { } a && rightInt is { } b)
        {
            return a == b;
        }

        if (leftInt is { } leftWhole)
        {
            return rightComplex.Imaginary == 0 && EqualsWhole(rightComplex.Real, leftWhole);
        }

        return rightInt is { } rightWhole
            ? leftComplex.Imaginary == 0 && EqualsWhole(leftComplex.Real, rightWhole)
            : leftComplex.Real == rightComplex.Real && leftComplex.Imaginary == rightComplex.Imaginary;
    }

    private static bool EqualsWhole(double value, BigInteger whole) => double.IsInteger(value) && new BigInteger(value) == whole;

    private static bool TryGetNumber(Constant constant, out BigInteger? whole, out Complex complex)
    {
        whole = null;
        complex = default;
        switch (constant)
        {
            case SingletonConstant s when s == SingletonConstant.True || s == SingletonConstant.False:
                whole = s == SingletonConstant.True ? BigInteger.One : BigInteger.Zero;
                return true;
            case IntConstant number:
                whole = number.Value;
                return true;
            case FloatConstant number:
                complex = number.Value;
                return true;
            case ComplexConstant number:
                complex = new Complex(number.Real, number.Imaginary);
                return true;
            default:
                return false;
        }
    }
}
