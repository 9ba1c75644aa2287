using System.Globalization;
using System.Text;
using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.FlowGraph;

/// <content>The text form of the graph, for debugging.</content>
internal sealed partial class ControlFlowGraph
{
    /// <summary>
    /// The blocks in the order of the code: <c>B1 labelled preds=2 depth=0 -> B2</c>, then a line for each instruction:
    /// line, name, argument, target and exception handler.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        CultureInfo invariant = CultureInfo.InvariantCulture;
        for (int block = BlockCount == 0 ? NoBlock : Entry; block != NoBlock; block = _blocks[block].Next)
        {
            ref BasicBlock b = ref _blocks[block];
            text.Append(invariant, $"B{block} [{b.Flags}] preds={b.Predecessors} depth={b.StartDepth}");
            text.Append(b.Next == NoBlock || !HasFallthrough(block) ? "\n" : string.Create(invariant, $" -> B{b.Next}\n"));
            foreach (ref FlowInstruction instruction in Instructions(block))
            {
                text.Append(invariant, $"  {instruction.Location.Line,5} {OpcodeInfo.Name(instruction.Opcode)}");
                if (OpcodeInfo.HasTarget(instruction.Opcode))
                {
                    text.Append(invariant, $" B{instruction.Target}");
                }
                else if (OpcodeInfo.HasArgument(instruction.Opcode))
                {
                    text.Append(invariant, $" {instruction.Argument}");
                }

                text.Append(instruction.Handler == NoBlock ? "\n" : string.Create(invariant, $"  except B{instruction.Handler}\n"));
            }
        }

        return text.ToString();
    }
}
