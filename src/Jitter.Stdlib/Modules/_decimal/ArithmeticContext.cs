namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>The conditions of the General Decimal Arithmetic Specification, with libmpdec's numbers.</summary>
[Flags]
internal enum DecimalStatus
{
    None = 0,
    Clamped = 0x1,
    ConversionSyntax = 0x2,
    DivisionByZero = 0x4,
    DivisionImpossible = 0x8,
    DivisionUndefined = 0x10,
    Inexact = 0x40,
    InvalidContext = 0x80,
    InvalidOperation = 0x100,
    OutOfMemory = 0x200,
    FloatOperation = 0x400,
    Overflow = 0x800,
    Rounded = 0x1000,
    Subnormal = 0x2000,
    Underflow = 0x4000,

    /// <summary>What the signal InvalidOperation stands for.</summary>
    AnyInvalid = ConversionSyntax | DivisionImpossible | DivisionUndefined | InvalidContext | InvalidOperation | OutOfMemory | 0x20,
}

/// <summary>How results are rounded.</summary>
internal enum DecimalRounding
{
    Up,
    Down,
    Ceiling,
    Floor,
    HalfUp,
    HalfDown,
    HalfEven,
    ZeroFiveUp,
}

/// <summary>What arithmetic depends on: precision, range and rounding.</summary>
internal class ArithmeticContext
{
    /// <summary>The largest precision and exponent.</summary>
    public const long Max = 999_999_999_999_999_999;

    public long Precision { get; set; } = 28;

    public long Emax { get; set; } = 999_999;

    public long Emin { get; set; } = -999_999;

    public DecimalRounding Rounding { get; set; } = DecimalRounding.HalfEven;

    public bool Clamp { get; set; }

    public bool Capitals { get; set; } = true;

    public long Etiny => Emin - (Precision - 1);

    public long Etop => Emax - (Precision - 1);

    /// <summary>The context in which conversions are exact.</summary>
    public static ArithmeticContext Exact { get; } = new() { Precision = Max, Emax = Max, Emin = -Max };

    public ArithmeticContext With(long precision, DecimalRounding rounding = DecimalRounding.HalfEven) =>
        new() { Precision = precision, Emax = Emax, Emin = Emin, Rounding = rounding, Clamp = false, Capitals = Capitals };

    public ArithmeticContext WithRounding(DecimalRounding rounding) =>
        new() { Precision = Precision, Emax = Emax, Emin = Emin, Rounding = rounding, Clamp = Clamp, Capitals = Capitals };
}
