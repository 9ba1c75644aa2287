using System.Numerics;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>What a decimal is.</summary>
internal enum DecimalKind : byte
{
    Finite,
    Infinity,
    QuietNaN,
    SignalingNaN,
}

/// <summary>An immutable decimal: (-1)**sign * coefficient * 10**exponent, an infinity, or a nan with a payload (its coefficient).</summary>
internal sealed class DecimalValue
{
    private long _digits;

    public DecimalValue(bool negative, BigInteger coefficient, long exponent)
    {
        Negative = negative;
        Coefficient = coefficient;
        Exponent = exponent;
    }

    private DecimalValue(DecimalKind kind, bool negative, BigInteger payload)
    {
        Kind = kind;
        Negative = negative;
        Coefficient = payload;
    }

    public static DecimalValue Zero { get; } = new(false, 0, 0);

    public static DecimalValue One { get; } = new(false, 1, 0);

    public static DecimalValue MinusOne { get; } = new(true, 1, 0);

    public static DecimalValue NaN { get; } = new(DecimalKind.QuietNaN, false, 0);

    public static DecimalValue PositiveInfinity { get; } = new(DecimalKind.Infinity, false, 0);

    public static DecimalValue NegativeInfinity { get; } = new(DecimalKind.Infinity, true, 0);

    public DecimalKind Kind { get; }

    public bool Negative { get; }

    public BigInteger Coefficient { get; }

    public long Exponent { get; }

    public bool IsFinite => Kind == DecimalKind.Finite;

    public bool IsInfinite => Kind == DecimalKind.Infinity;

    public bool IsNaN => Kind >= DecimalKind.QuietNaN;

    public bool IsSignaling => Kind == DecimalKind.SignalingNaN;

    /// <summary>Whether it is a finite zero.</summary>
    public bool IsZero => Kind == DecimalKind.Finite && Coefficient.IsZero;

    /// <summary>How many digits the coefficient has: 1 for 0.</summary>
    public long Digits => _digits != 0 ? _digits : _digits = PowersOfTen.DigitsOf(Coefficient);

    /// <summary>The exponent of the first digit.</summary>
    public long Adjusted => Exponent + Digits - 1;

    /// <summary>Whether it is a finite whole number.</summary>
    public bool IsInteger
    {
        get
        {
            if (!IsFinite || Coefficient.IsZero || Exponent >= 0)
            {
                return IsFinite;
            }

            return -Exponent < Digits && (Coefficient % PowersOfTen.Of(-Exponent)).IsZero;
        }
    }

    public static DecimalValue Infinity(bool negative) => negative ? NegativeInfinity : PositiveInfinity;

    public static DecimalValue MakeNaN(bool signaling, bool negative, BigInteger payload) =>
        new(signaling ? DecimalKind.SignalingNaN : DecimalKind.QuietNaN, negative, payload);

    public static DecimalValue FromInteger(BigInteger value) => new(value.Sign < 0, BigInteger.Abs(value), 0);

    public static DecimalValue FromBool(bool value) => value ? One : Zero;

    public DecimalValue WithSign(bool negative) => negative == Negative ? this
        : Kind == DecimalKind.Finite ? new DecimalValue(negative, Coefficient, Exponent) { _digits = _digits }
        : new DecimalValue(Kind, negative, Coefficient);

    public DecimalValue WithExponent(long exponent) => new(Negative, Coefficient, exponent) { _digits = _digits };

    /// <summary>The truncated whole number of a finite decimal.</summary>
    public BigInteger ToInteger()
    {
        BigInteger magnitude = Exponent >= 0 ? Coefficient * PowersOfTen.Of(Exponent)
            : -Exponent >= Digits ? BigInteger.Zero
            : Coefficient / PowersOfTen.Of(-Exponent);
        return Negative ? -magnitude : magnitude;
    }

    public override string ToString() => DecimalText.ToScientific(this, true);
}

/// <summary>Thrown where a number would have more digits than memory should hold; ends in MemoryError.</summary>
internal sealed class DecimalMemoryException : OutOfMemoryException
{
    public DecimalMemoryException()
        : base("a decimal has too many digits")
    {
    }
}

/// <summary>Powers of ten, and numbers of digits.</summary>
internal static class PowersOfTen
{
    private const int CachedPowers = 512;
    private const long MaxDigits = 100_000_000;
    private const double DigitsPerBit = 0.30102999566398119521;

    private static readonly BigInteger?[] s_powers = new BigInteger?[CachedPowers];
    private static readonly ulong[] s_small =
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000,
        1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
        1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ];

    /// <summary>10**exponent, which is not negative.</summary>
    public static BigInteger Of(long exponent)
    {
        if (exponent < s_small.Length)
        {
            return s_small[exponent];
        }

        if (exponent < CachedPowers)
        {
            return s_powers[exponent] ??= BigInteger.Pow(10, (int)exponent);
        }

        return exponent <= MaxDigits ? BigInteger.Pow(10, (int)exponent) : throw new DecimalMemoryException();
    }

    /// <summary>The number of decimal digits; 1 for 0.</summary>
    public static long DigitsOf(BigInteger value)
    {
        if (value <= ulong.MaxValue)
        {
            var small = (ulong)value;
            int count = 1;
            while (count < s_small.Length && small >= s_small[count])
            {
                count++;
            }

            return count;
        }

        long estimate = (long)(((long)value.GetBitLength() - 1) * DigitsPerBit) + 1;
        return value >= Of(estimate) ? estimate + 1 : estimate;
    }
}
