using System.Numerics;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Numbers;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Preprocessing;

/// <summary>Python's operators on complex constants. A null result stands for a Python exception.</summary>
internal static class ComplexArithmetic
{
    /// <summary>A binary operation.</summary>
    public static Constant? Binary(BinaryOperator op, Complex left, Complex right) => op switch
    {
        BinaryOperator.Add => Make(new Complex(left.Real + right.Real, left.Imaginary + right.Imaginary)),
        BinaryOperator.Sub => Make(new Complex(left.Real - right.Real, left.Imaginary - right.Imaginary)),
        BinaryOperator.Mult => Make(ComplexMath.Multiply(left, right)),
        BinaryOperator.Div => Make(ComplexMath.Divide(left, right)),
        BinaryOperator.Pow => ComplexMath.Power(left, right, out Complex power) == PowerResult.Complex ? Make(power) : null,
        _ => null,
    };

    private static ComplexConstant? Make(Complex? value) => value is { } c ? new ComplexConstant(c.Real, c.Imaginary) : null;
}
