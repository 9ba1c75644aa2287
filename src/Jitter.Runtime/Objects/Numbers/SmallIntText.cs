using System.Globalization;

namespace Jitter.Runtime.Objects;

/// <summary>Decimal texts of small ints. Each is a new object, as in CPython, where the interned "1" is another.</summary>
internal static class SmallIntText
{
    private static readonly string[] s_digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>The text.</summary>
    public static PyStr Of(long value) =>
        new((ulong)value < 10 ? s_digits[value] : value.ToString(CultureInfo.InvariantCulture));
}
