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

    /// <summary>Runs a module's or class body's code in a namespace (exec, eval); null with an error pending.</summary>
    /// <param name="function">Holds the code, globals, builtins and closure.</param>
    /// <param name="locals">The namespace; null for the globals.</param>
    public abstract PyObject? RunCode(PyFunction function, PyObject? locals);

    /// <summary>Runs a module's or class body's code in a namespace (exec, eval); null with an error pending.</summary>
    public PyObject? RunCode(PyCode code, PyDict globals, PyObject? locals) => RunCode(new PyFunction(code, globals), locals);

    /// <summary>
    /// Resumes a suspended generator's frame to its next yield or its end: the value, which <see cref="PyGeneratorBase.State"/>
    /// tells to be a yielded or the returned one; null with an error pending.
    /// </summary>
    /// <param name="generator">The generator, suspended or just created.</param>
    /// <param name="value">What the yield expression gives; null to raise the pending error there.</param>
    public abstract PyObject? Resume(PyGeneratorBase generator, PyObject? value);
}
