using Jitter.Primitives.Numbers;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>Raises what conversions of numbers and text answer as values.</summary>
public static class NumericErrors
{
    /// <summary>Raises an error's Python exception.</summary>
    /// <returns>null</returns>
    public static PyObject? Raise(NumericError error) => error.Kind switch
    {
        NumericErrorKind.OverflowError => Errors.Raise(PyExceptions.OverflowError, error.Message),
        NumericErrorKind.MemoryError => Errors.Raise(PyExceptions.MemoryError),
        _ => Errors.Raise(PyExceptions.ValueError, error.Message),
    };
}
