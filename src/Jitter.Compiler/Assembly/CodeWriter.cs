using System.Runtime.CompilerServices;
using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;
using Jitter.Compiler.FlowGraph;

namespace Jitter.Compiler.Assembly;

/// <summary>Writes co_code, co_linetable and co_exceptiontable of a graph whose jumps are resolved, all in one walk.</summary>
internal sealed class CodeWriter
{
    private const int CodeUnit = 2;

    private readonly LocationTableWriter _lines = new();
    private readonly ExceptionTableWriter _exceptions = new();

    /// <summary>Writes the code of the given size in code units.</summary>
    public byte[] Write(ControlFlowGraph graph, int size, int firstLine)
    {
        _lines.Begin(firstLine);
        _exceptions.Begin();
        byte[] code = new byte[size * CodeUnit];
        int offset = 0;

        // The ranges of one position and of one handler that have begun.
        Location location = Location.None;
        int locationStart = 0;
        int handler = ControlFlowGraph.NoBlock;
        int handlerStart = 0;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                if (!IsSame(instruction.Location, location))
                {
                    _lines.Add(location, offset - locationStart);
                    location = instruction.Location;
                    locationStart = offset;
                }

                if (instruction.Handler != handler && !IsSameHandler(graph, instruction.Handler, handler))
                {
                    AddHandler(graph, handler, handlerStart, offset);
                    handler = instruction.Handler;
                    handlerStart = offset;
                }

                offset = Write(code, offset, instruction);
            }
        }

        _lines.Add(location, offset - locationStart);
        AddHandler(graph, handler, handlerStart, offset);
        return code;
    }

    /// <summary>co_linetable of the code written last.</summary>
    public byte[] LineTable() => _lines.ToArray();

    /// <summary>co_exceptiontable of the code written last.</summary>
    public byte[] ExceptionTable() => _exceptions.ToArray();

    // A handler that lost all its instructions is the one after it.
    private static bool IsSameHandler(ControlFlowGraph graph, int first, int second) =>
        first != ControlFlowGraph.NoBlock && second != ControlFlowGraph.NoBlock && graph[first].Index == graph[second].Index;

    private static bool IsSame(in Location first, in Location second) =>
        Unsafe.BitCast<Location, Int128>(first) == Unsafe.BitCast<Location, Int128>(second);

    private static int Write(byte[] code, int offset, in FlowInstruction instruction)
    {
        int at = offset * CodeUnit;
        int argument = instruction.Argument;
        for (int extended = JumpResolver.ExtendedArgs(argument); extended > 0; extended--)
        {
            code[at] = (byte)Opcode.EXTENDED_ARG;
            code[at + 1] = (byte)(argument >> (8 * extended));
            at += CodeUnit;
            offset++;
        }

        code[at] = (byte)instruction.Opcode;
        code[at + 1] = (byte)argument;

        // The array is zero where the inline caches are.
        return offset + 1 + OpcodeInfo.CacheEntries(instruction.Opcode);
    }

    private void AddHandler(ControlFlowGraph graph, int handler, int start, int end)
    {
        if (handler == ControlFlowGraph.NoBlock)
        {
            return;
        }

        // The exception, and with it maybe the offset of the raise, are pushed before the handler begins.
        ref BasicBlock block = ref graph[handler];
        bool preservesLasti = block.Is(BlockFlags.PreserveLasti);
        _exceptions.Add(start, end, block.Offset, block.StartDepth - (preservesLasti ? 2 : 1), preservesLasti);
    }
}
