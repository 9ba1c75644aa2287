using System.Numerics;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Numbers;
using Jitter.Primitives.Text;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Preprocessing;

/// <summary>Python's operators on constants, without limits of size. A null result stands for a Python exception.</summary>
internal static class ConstantArithmetic
{
    /// <summary>The value of an int or bool, else null.</summary>
    public static BigInteger? AsInt(Constant value) => value switch
    {
        IntConstant i => i.Value,
        SingletonConstant s when s == SingletonConstant.True => BigInteger.One,
        SingletonConstant s when s == SingletonConstant.False => BigInteger.Zero,
        _ => null,
    };

    /// <summary>A unary operation.</summary>
    public static Constant? Unary(UnaryOperator op, Constant operand)
    {
        if (op == UnaryOperator.Not)
        {
            return SingletonConstant.FromBool(!PythonTruth.IsTrue(operand));
        }

        if (AsInt(operand) is { } number)
        {
            return new IntConstant(op switch
            {
                UnaryOperator.USub => -number,
                UnaryOperator.Invert => -number - 1,
                _ => number,
            });
        }

        return (op, operand) switch
        {
            (UnaryOperator.USub, FloatConstant f) => new FloatConstant(-f.Value),
            (UnaryOperator.UAdd, FloatConstant f) => f,
            (UnaryOperator.USub, ComplexConstant c) => new ComplexConstant(-c.Real, -c.Imaginary),
            (UnaryOperator.UAdd, ComplexConstant c) => c,
            _ => null,
        };
    }

    /// <summary>A binary operation.</summary>
    public static Constant? Binary(BinaryOperator op, Constant left, Constant right)
    {
        BigInteger? leftInt = AsInt(left);
        BigInteger? rightInt = AsInt(right);
        if (leftInt is { } a && rightInt is { } b)
        {
            return left is SingletonConstant && right is SingletonConstant && IsBitwise(op)
                ? Bool(op, !a.IsZero, !b.IsZero)
                : IntArithmetic.Binary(op, a, b);
        }

        if (left is ComplexConstant || right is ComplexConstant)
        {
            return AsComplex(left) is { } x && AsComplex(right) is { } y ? ComplexArithmetic.Binary(op, x, y) : null;
        }

        if (left is FloatConstant || right is FloatConstant)
        {
            return AsFloat(left) is { } x && AsFloat(right) is { } y ? FloatArithmetic.Binary(op, x, y) : null;
        }

        return op switch
        {
            BinaryOperator.Add => Concatenate(left, right),
            BinaryOperator.Mult when leftInt is { } count => Repeat(right, count),
            BinaryOperator.Mult when rightInt is { } count => Repeat(left, count),
            _ => null,
        };
    }

    /// <summary>A subscript: <c>sequence[index]</c>.</summary>
    public static Constant? Item(Constant sequence, Constant index)
    {
        if (AsInt(index) is not { } position)
        {
            return null;
        }

        int length = sequence switch
        {
            StrConstant s => s.Value.Length,
            BytesConstant b => b.Value.Length,
            TupleConstant t => t.Items.Length,
            _ => 0,
        };
        if (position.Sign < 0)
        {
            position += length;
        }

        if (position.Sign < 0 || position >= length)
        {
            return null;
        }

        int i = (int)position;
        return sequence switch
        {
            StrConstant s => new StrConstant(CodePointString.FromCodePoints([s.Value[i]])),
            BytesConstant b => new IntConstant(b.Value[i]),
            TupleConstant t => t.Items[i],
            _ => null,
        };
    }

    private static bool IsBitwise(BinaryOperator op) => op is BinaryOperator.BitAnd or BinaryOperator.BitOr or BinaryOperator.BitXor;

    private static SingletonConstant Bool(BinaryOperator op, bool left, bool right) => SingletonConstant.FromBool(op switch
    {
        BinaryOperator.BitAnd => left && right,
        BinaryOperator.BitOr => left || right,
        _ => left != right,
    });

    private static double? AsFloat(Constant value) => value switch
    {
        FloatConstant f => f.Value,
        _ when AsInt(value) is { } number && FloatConversion.TryFromInt(number, out double result, out _) => result,
        _ => null,
    };

    private static Complex? AsComplex(Constant value) => value switch
    {
        ComplexConstant c => new Complex(c.Real, c.Imaginary),
        _ when AsFloat(value) is { } real => new Complex(real, 0),
        _ => null,
    };

    private static Constant? Concatenate(Constant left, Constant right) => (left, right) switch
    {
        (StrConstant a, StrConstant b) => new StrConstant(Concatenate(a.Value, b.Value)),
        (BytesConstant a, BytesConstant b) => new BytesConstant([.. a.Value, .. b.Value]),
        (TupleConstant a, TupleConstant b) => new TupleConstant([.. a.Items, .. b.Items]),
        _ => null,
    };

    private static CodePointString Concatenate(CodePointString left, CodePointString right)
    {
        if (left.Narrow is { } a && right.Narrow is { } b && !HasSurrogate(a) && !HasSurrogate(b))
        {
            return CodePointString.FromUtf16(string.Concat(a, b));
        }

        var codePoints = new int[left.Length + right.Length];
        for (int i = 0; i < left.Length; i++)
        {
            codePoints[i] = left[i];
        }

        for (int i = 0; i < right.Length; i++)
        {
            codePoints[left.Length + i] = right[i];
        }

        return CodePointString.FromCodePoints(codePoints);
    }

    private static bool HasSurrogate(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;

    private static Constant? Repeat(Constant sequence, BigInteger count)
    {
        if (count > int.MaxValue || count < long.MinValue)
        {
            // Even of an empty sequence, where CPython's index would not fit.
            return null;
        }

        int times = Math.Max(0, (int)BigInteger.Max(count, 0));
        switch (sequence)
        {
            case StrConstant s:
                var codePoints = new int[s.Value.Length * times];
                for (int i = 0; i < codePoints.Length; i++)
                {
                    codePoints[i] = s.Value[i % s.Value.Length];
                }

                return new StrConstant(CodePointString.FromCodePoints(codePoints));
            case BytesConstant b:
                return new BytesConstant(Repeat(b.Value, times));
            case TupleConstant t:
                return new TupleConstant(Repeat(t.Items, times));
            default:
                return null;
        }
    }

    private static T[] Repeat<T>(T[] items, int times)
    {
        var result = new T[items.Length * times];
        for (int i = 0; i < times; i++)
        {
            items.CopyTo(result, i * items.Length);
        }

        return result;
    }
}
