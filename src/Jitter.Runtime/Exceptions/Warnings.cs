using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>Issues warnings (CPython's Python/_warnings.c).</summary>
public static partial class Warnings
{
    /// <summary>Issues a warning, for the code that is <paramref name="stackLevel"/> - 1 calls up; false with an error pending.</summary>
    public static bool Warn(PyType category, string message, int stackLevel = 1) => throw new NotImplementedException();
}
