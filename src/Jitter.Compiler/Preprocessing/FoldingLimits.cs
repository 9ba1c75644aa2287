using System.Numerics;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Preprocessing;

/// <summary>
/// What constant folding leaves to run time because it would take long or be large (ast_opt.c's safe_multiply,
/// safe_power, safe_lshift and safe_mod).
/// </summary>
internal static class FoldingLimits
{
    private const int MaxIntBits = 128;
    private const int MaxCollectionSize = 256;
    private const int MaxStringSize = 4096;
    private const int MaxTotalItems = 1024;

    /// <summary>The value of an operation; null where it raises or is not folded.</summary>
    public static Constant? Binary(BinaryOperator op, Constant left, Constant right) => op switch
    {
        BinaryOperator.Mult when !MayMultiply(left, right) => null,
        BinaryOperator.Pow when !MayRaise(left, right) => null,
        BinaryOperator.LShift when !MayShift(left, right) => null,
        BinaryOperator.Mod when left is StrConstant or BytesConstant => null,
        _ => ConstantArithmetic.Binary(op, left, right),
    };

    private static bool MayMultiply(Constant left, Constant right)
    {
        if (ConstantArithmetic.AsInt(left) is not { } count)
        {
            return ConstantArithmetic.AsInt(right) is null
                || left is not (TupleConstant or FrozenSetConstant or StrConstant or BytesConstant)
                || MayMultiply(right, left);
        }

        if (ConstantArithmetic.AsInt(right) is { } factor)
        {
            return count.IsZero || factor.IsZero || Bits(count) + Bits(factor) <= MaxIntBits;
        }

        return right switch
        {
            TupleConstant { Items.Length: > 0 and int size } =>
                count.Sign >= 0
                && count <= MaxCollectionSize / size
                && (count.IsZero || Remaining(right, MaxTotalItems / (int)count) >= 0),
            FrozenSetConstant { Items.Length: > 0 and int size } =>
                count.Sign >= 0
                && count <= MaxCollectionSize / size
                && (count.IsZero || Remaining(right, MaxTotalItems / (int)count) >= 0),
            StrConstant { Value.Length: > 0 and int size } => count.Sign >= 0 && count <= MaxStringSize / size,
            BytesConstant { Value.Length: > 0 and int size } => count.Sign >= 0 && count <= MaxStringSize / size,
            _ => true,
        };
    }

    private static bool MayRaise(Constant left, Constant right) =>
        ConstantArithmetic.AsInt(left) is not { IsZero: false } value
        || ConstantArithmetic.AsInt(right) is not { Sign: > 0 } exponent
        || (exponent <= MaxIntBits && Bits(value) <= MaxIntBits / (int)exponent);

    private static bool MayShift(Constant left, Constant right) =>
        ConstantArithmetic.AsInt(left) is not { IsZero: false } value
        || ConstantArithmetic.AsInt(right) is not { IsZero: false } count
        || (count.Sign > 0 && count <= MaxIntBits && Bits(value) <= MaxIntBits - (int)count);

    private static long Bits(BigInteger value) => BigInteger.Abs(value).GetBitLength();

    /// <summary>What a limit leaves after all items of a collection, those of nested ones too; negative beyond it.</summary>
    private static int Remaining(Constant value, int limit)
    {
        Constant[]? items = value switch
        {
            TupleConstant tuple => tuple.Items,
            FrozenSetConstant set => set.Items,
            _ => null,
        };
        if (items is not null)
        {
            limit -= items.Length;
            for (int i = 0; limit >= 0 && i < items.Length; i++)
            {
                limit = Remaining(items[i], limit);
            }
        }

        return limit;
    }
}
