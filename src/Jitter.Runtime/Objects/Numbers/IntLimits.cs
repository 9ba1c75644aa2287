using Jitter.Primitives.Numbers;

namespace Jitter.Runtime.Objects;

/// <summary>The limit of conversions between ints and text (Python library reference, "Integer string conversion length limitation").</summary>
public static class IntLimits
{
    /// <summary><c>sys.get_int_max_str_digits()</c>: 0 for no limit.</summary>
    public static int MaxDigits { get; set; } = IntText.DefaultMaxDigits;
}
