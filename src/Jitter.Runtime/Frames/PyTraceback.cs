using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Frames;

/// <summary>An entry of a traceback: where in which code object an exception passed.</summary>
/// <param name="code">The code object.</param>
/// <param name="instruction">The byte offset of the instruction (<c>tb_lasti</c>).</param>
/// <param name="next">The next inner entry; null for the innermost.</param>
public sealed partial class PyTraceback(PyCode code, int instruction, PyTraceback? next) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => PyTypes.Traceback;

    /// <summary>The code object of <c>tb_frame</c>.</summary>
    public PyCode Code { get; } = code;

    /// <summary><c>tb_lasti</c></summary>
    public int Instruction { get; } = instruction;

    /// <summary><c>tb_next</c></summary>
    public PyTraceback? Next { get; set; } = next;
}
