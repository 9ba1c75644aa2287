using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Binding;

/// <summary>
/// A type of C# parameters that brings its own conversion (CPython's "converters"). Where it is also IDisposable, the
/// adapter disposes of it after the call. Its value for a missing argument is its default, unless the signature's
/// default converts to it implicitly.
/// </summary>
/// <typeparam name="T">The type itself.</typeparam>
public interface INativeArgument<T>
    where T : INativeArgument<T>
{
    /// <summary>Converts an argument; false with an error pending.</summary>
    /// <param name="value">The argument.</param>
    /// <param name="function">The function's name, for <see cref="ArgumentErrors.Wrong"/>.</param>
    /// <param name="argument">The argument's place, for <see cref="ArgumentErrors.Wrong"/>.</param>
    /// <param name="result">The converted value.</param>
    static abstract bool TryConvert(PyObject value, string function, string argument, out T result);
}

/// <summary>An index of a slice as methods like list.index take it: clamped to what fits (_PyEval_SliceIndexNotNone).</summary>
/// <param name="Value">The index, not yet adjusted to a length.</param>
public readonly record struct SliceIndex(nint Value) : INativeArgument<SliceIndex>
{
    /// <summary>From a signature's default.</summary>
    public static implicit operator SliceIndex(long value) => new((nint)value);

    /// <inheritdoc/>
    public static bool TryConvert(PyObject value, string function, string argument, out SliceIndex result)
    {
        bool success = TryClamp(value, "slice indices must be integers or have an __index__ method", out nint index);
        result = new SliceIndex(index);
        return success;
    }

    /// <summary>Where an index from 0 to <paramref name="length"/> lies: negative ones count from the end.</summary>
    public nint Adjust(nint length) => Value < 0 ? Math.Max(0, Value + length) : Math.Min(Value, length);

    internal static bool TryClamp(PyObject value, string error, out nint result)
    {
        result = 0;
        if (value is not PyInt && value.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, error);
        }

        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        result = number.TryGetInt64(out long wide) ? (nint)wide : number.Value.Sign < 0 ? nint.MinValue : nint.MaxValue;
        return true;
    }
}

/// <summary>Like <see cref="SliceIndex"/>, where None stands for a missing index (_PyEval_SliceIndex).</summary>
/// <param name="Value">The index, not yet adjusted to a length; null for none.</param>
public readonly record struct OptionalSliceIndex(nint? Value) : INativeArgument<OptionalSliceIndex>
{
    /// <inheritdoc/>
    public static bool TryConvert(PyObject value, string function, string argument, out OptionalSliceIndex result)
    {
        result = default;
        if (value is PyNone)
        {
            return true;
        }

        if (!SliceIndex.TryClamp(value, "slice indices must be integers or None or have an __index__ method", out nint index))
        {
            return false;
        }

        result = new OptionalSliceIndex(index);
        return true;
    }

    /// <summary>Where an index from 0 to <paramref name="length"/> lies, a missing one at <paramref name="missing"/>.</summary>
    public nint Adjust(nint length, nint missing) => Value is { } value ? new SliceIndex(value).Adjust(length) : missing;
}

/// <summary>A str of one character (Argument Clinic's int(accept={str})).</summary>
/// <param name="Value">The code point.</param>
public readonly record struct CodePoint(int Value) : INativeArgument<CodePoint>
{
    /// <summary>From a signature's default.</summary>
    public static implicit operator CodePoint(string value) => new(char.ConvertToUtf32(value, 0));

    /// <inheritdoc/>
    public static bool TryConvert(PyObject value, string function, string argument, out CodePoint result)
    {
        if (value is PyStr { Length: 1 } text)
        {
            result = new CodePoint(text.Value[0]);
            return true;
        }

        result = default;
        ArgumentErrors.Wrong(function, argument, "a unicode character", value);
        return false;
    }
}
