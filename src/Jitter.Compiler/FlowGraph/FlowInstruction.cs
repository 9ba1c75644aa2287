using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;

namespace Jitter.Compiler.FlowGraph;

/// <summary>An instruction of the flow graph. It holds no references, so that moving it is a plain copy.</summary>
internal struct FlowInstruction
{
    /// <summary>The opcode, pseudo-instructions included.</summary>
    public Opcode Opcode;

    /// <summary>The argument; of jumps and block set-ups it is meaningless until the jumps are resolved.</summary>
    public int Argument;

    /// <summary>The block that a jump or block set-up leads to; <see cref="ControlFlowGraph.NoBlock"/> for all others.</summary>
    public int Target;

    /// <summary>The block that handles an exception raised here, or <see cref="ControlFlowGraph.NoBlock"/>.</summary>
    public int Handler;

    /// <summary>The source position.</summary>
    public Location Location;

    /// <summary>Makes it another instruction without an argument at the same position.</summary>
    public void Become(Opcode opcode) => (Opcode, Argument) = (opcode, 0);

    /// <summary>Makes it another instruction at the same position.</summary>
    public void Become(Opcode opcode, int argument) => (Opcode, Argument) = (opcode, argument);
}
