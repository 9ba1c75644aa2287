using System.Numerics;
using Jitter.Primitives.Numbers;

namespace Jitter.Stdlib.Modules.Mathematics;

/// <summary>
/// What functions of complex numbers give where a part is infinite or nan (C99, Annex G, and CPython where C leaves it open). Each table
/// has a result for each pair of: -inf, negative, -0.0, 0.0, positive, inf, nan; the real part's rows first.
/// </summary>
internal static class ComplexSpecials
{
    public const string Acos = "tipipipIpItInihi........hInnhi........hIhnhi........hIhnhi........hInnqi0i0i0I0IqInininnnnnnnnnInn";

    public const string Acosh = "iTiPiPipipitiniH........ihnniH........ihnniH........ihnniH........ihnniQioioi0i0iqininnnnnnnnninnn";

    public const string Asinh = "IQIoIoI0I0IqInIH........IhnnIH........IhnniH........ihnniH........ihnniQioioi0i0iqininnnnon0nninnn";

    public const string Atanh = "oHoHoHohohohonoH........ohnnoH........ohon0H........0h0n0H........0hnn0H0H0H0h0h0h0n0Hnnnnnnnn0hnn";

    public const string Cosh = "ddiii0ioiIddindd........ddnndd........ddn0dd........ddn0dd........ddnnddiIioi0iiddinnnnnn0n0nnnnnn";

    public const string Exp = "000o0o00000000dd........ddnndd........ddnndd........ddnndd........ddnnddiIioi0iiddinnnnnnon0nnnnnn";

    public const string Logarithm = "iTiPiPipipitiniH........ihnniH........ihnniH........ihnniH........ihnniQioioi0i0iqininnnnnnnnninnn";

    public const string Sinh = "ddIIIoI0Iiddindd........ddnndd........dd0ndd........dd0ndd........ddnnddiIioi0iiddinnnnnnon0nnnnnn";

    public const string SquareRoot = "iI0I0I0i0iiiniiI........iinniI........iinniI........iinniI........iinniIioioi0i0iiiniInnnnnnnniinn";

    public const string Tanh = "-0-o-o-0-0-0-0dd........ddnndd........ddnndd........ddnndd........ddnn101o1o10101010nnnnnon0nnnnnn";

    public const string Rectangular = "ddIiI0IoIIddindd........ddnn00........000000........0000dd........ddnnddiIioi0iiddinnnnnn0n0nnnnnn";

    /// <summary>The result of a table; false for a domain error.</summary>
    public static bool TryGet(string table, double first, double second, out Complex result)
    {
        int at = 2 * ((7 * KindOf(first)) + KindOf(second));
        result = new Complex(ValueOf(table[at]), ValueOf(table[at + 1]));
        return table[at] != 'd';
    }

    private static int KindOf(double x)
    {
        if (double.IsNaN(x))
        {
            return 6;
        }

        bool negative = double.IsNegative(x);
        return double.IsInfinity(x) ? (negative ? 0 : 5) : x == 0 ? (negative ? 2 : 3) : negative ? 1 : 4;
    }

    private static double ValueOf(char code) => code switch
    {
        'i' => double.PositiveInfinity,
        'I' => double.NegativeInfinity,
        '0' => 0.0,
        'o' => -0.0,
        '1' => 1,
        '-' => -1,
        'p' => Math.PI,
        'P' => -Math.PI,
        'h' => Math.PI / 2,
        'H' => -Math.PI / 2,
        'q' => Math.PI / 4,
        'Q' => -Math.PI / 4,
        't' => 3 * Math.PI / 4,
        'T' => -3 * Math.PI / 4,
        _ => FloatMath.NaN,
    };
}
