using System.Globalization;

namespace Jitter.Runtime.Objects;

/// <summary>Decimal texts of small ints: those of 0 to 9 are made once.</summary>
internal static class SmallIntText
{
    private static readonly PyStr?[] s_digits = new PyStr?[10];

    /// <summary>The text.</summary>
    public static PyStr Of(long value) => (ulong)value < 10
        ? s_digits[value] ??= new PyStr(((char)('0' + value)).ToString()).Intern()
        : new PyStr(value.ToString(CultureInfo.InvariantCulture));
}
