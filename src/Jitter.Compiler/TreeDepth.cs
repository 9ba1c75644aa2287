using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler;

/// <summary>
/// The limit on the nesting of a tree: CPython's passes count statements, expressions, patterns and type parameters
/// against its C recursion limit.
/// </summary>
internal static class TreeDepth
{
    /// <summary>The deepest nesting that compiles (Py_C_RECURSION_LIMIT), the levels counted that the compiler itself is called on (<see cref="CompileOptions.NativeDepth"/>).</summary>
    public const int Limit = 10_000;

    /// <summary>Counts one level of nesting, which the caller takes off again.</summary>
    /// <exception cref="PythonSyntaxException">RecursionError, beyond the limit or at the end of the thread's stack.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter(ref int depth)
    {
        if (++depth > Limit || ((depth & 63) == 0 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            Throw();
        }
    }

    [DoesNotReturn]
    private static void Throw() =>
        throw new PythonSyntaxException(CompileErrorKind.RecursionError, "maximum recursion depth exceeded during compilation");
}
