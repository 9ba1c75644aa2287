using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Frames;

/// <summary>An entry of a traceback: where in which frame an exception passed.</summary>
/// <param name="frame">The frame, exposed.</param>
/// <param name="lastInstruction">The byte offset of the instruction (<c>tb_lasti</c>).</param>
/// <param name="next">The next inner entry; null for the innermost.</param>
public sealed partial class PyTraceback(PyFrame frame, int lastInstruction, PyTraceback? next) : PyObject
{
    private int _line = -1;

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Traceback;

    /// <summary><c>tb_frame</c></summary>
    public PyFrame Frame { get; } = frame;

    /// <summary><c>tb_lasti</c></summary>
    public int LastInstruction { get; } = lastInstruction;

    /// <summary><c>tb_next</c></summary>
    public PyTraceback? Next { get; set; } = next;

    /// <summary><c>tb_lineno</c>: computed when asked for; -1 for none.</summary>
    public int Line
    {
        get => _line >= 0 ? _line : _line = Jitter.Bytecode.Disassembly.LineTable.LineAt(Frame.Code.Code, LastInstruction) ?? -1;
        init => _line = value;
    }
}
