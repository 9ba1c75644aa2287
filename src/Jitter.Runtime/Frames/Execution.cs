using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Frames;

/// <summary>
/// How functions are executed: the runtime owns this interface, and interpreter, compiled code and ahead-of-time code are
/// siblings behind it.
/// </summary>
public abstract class Execution
{
    /// <summary>What executes functions; the interpreter registers itself at start.</summary>
    public static Execution Current { get; set; } = null!;

    /// <summary>Calls a Python function; null with an error pending.</summary>
    public abstract PyObject? CallFunction(PyFunction function, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames);

    /// <summary>Runs a module's or class body's code in a namespace (exec); null with an error pending.</summary>
    public abstract PyObject? RunCode(PyCode code, PyDict globals, PyObject locals);
}
