using Jitter.Bytecode.Opcodes;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Makes runs of SWAPs as short as they can be, then swaps the stores behind them instead of the values
/// (CPython's Python/flowgraph.c, swaptimize and apply_static_swaps).
/// </summary>
internal static class Swaps
{
    private const int Visited = -1;
    private const int LargestStackArray = 128;

    /// <summary>Runs both on a block.</summary>
    public static void Optimize(Span<FlowInstruction> instructions)
    {
        for (int i = 0; i < instructions.Length; i++)
        {
            if (instructions[i].Opcode == Opcode.SWAP)
            {
                i += ShortenRun(instructions[i..]);
                ApplyStatically(instructions, i);
            }
        }
    }

    // Returns the index of the run's last instruction: SWAPs and NOPs from the start of the span on.
    private static int ShortenRun(Span<FlowInstruction> instructions)
    {
        int depth = instructions[0].Argument;
        int length = 1;
        bool hasMore = false;
        for (; length < instructions.Length; length++)
        {
            Opcode opcode = instructions[length].Opcode;
            if (opcode == Opcode.SWAP)
            {
                depth = Math.Max(depth, instructions[length].Argument);
                hasMore = true;
            }
            else if (opcode != Opcode.NOP)
            {
                break;
            }
        }

        if (!hasMore)
        {
            return 0;
        }

        // Which value each place holds after the run; 0 is the top.
        Span<int> places = depth <= LargestStackArray ? stackalloc int[depth] : new int[depth];
        for (int i = 0; i < depth; i++)
        {
            places[i] = i;
        }

        Span<FlowInstruction> run = instructions[..length];
        foreach (ref FlowInstruction instruction in run)
        {
            if (instruction.Opcode == Opcode.SWAP)
            {
                int other = instruction.Argument - 1;
                (places[0], places[other]) = (places[other], places[0]);
            }
        }

        WriteCycles(run, places);
        return length - 1;
    }

    // A permutation is a product of cycles; each takes one SWAP per element, written from its end, and starts at the top of the stack.
    private static void WriteCycles(Span<FlowInstruction> run, Span<int> places)
    {
        int current = run.Length - 1;
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] == Visited || places[i] == i)
            {
                continue;
            }

            int j = i;
            while (true)
            {
                if (j != 0)
                {
                    run[current--].Become(Opcode.SWAP, j + 1);
                }

                if (places[j] == Visited)
                {
                    break;
                }

                (places[j], j) = (Visited, places[j]);
            }
        }

        while (current >= 0)
        {
            run[current--].Become(Opcode.NOP);
        }
    }

    // SWAPs stand at and before the index, stores and pops behind it.
    private static void ApplyStatically(Span<FlowInstruction> instructions, int index)
    {
        for (; index >= 0; index--)
        {
            ref FlowInstruction swap = ref instructions[index];
            if (swap.Opcode != Opcode.SWAP)
            {
                if (swap.Opcode == Opcode.NOP || IsSwappable(swap.Opcode))
                {
                    continue;
                }

                return;
            }

            int first = NextSwappable(instructions, index, -1);
            if (first < 0)
            {
                return;
            }

            int second = first;
            int line = instructions[first].Location.Line;
            for (int count = swap.Argument - 1; count > 0; count--)
            {
                second = NextSwappable(instructions, second, line);
                if (second < 0)
                {
                    return;
                }
            }

            if (!IsSafe(instructions, first, second))
            {
                return;
            }

            swap.Become(Opcode.NOP);
            (instructions[first], instructions[second]) = (instructions[second], instructions[first]);
        }
    }

    // Two stores to one variable must keep their order.
    private static bool IsSafe(Span<FlowInstruction> instructions, int first, int second)
    {
        int firstStore = StoresTo(instructions[first]);
        int secondStore = StoresTo(instructions[second]);
        if (firstStore < 0 && secondStore < 0)
        {
            return true;
        }

        if (firstStore == secondStore)
        {
            return false;
        }

        for (int i = first + 1; i < second; i++)
        {
            int store = StoresTo(instructions[i]);
            if (store >= 0 && (store == firstStore || store == secondStore))
            {
                return false;
            }
        }

        return true;
    }

    // The order of effects on different lines is visible to tracing, so a line (not -1) must not be left.
    private static int NextSwappable(Span<FlowInstruction> instructions, int index, int line)
    {
        while (++index < instructions.Length)
        {
            ref FlowInstruction instruction = ref instructions[index];
            if (line >= 0 && instruction.Location.Line != line)
            {
                return -1;
            }

            if (instruction.Opcode != Opcode.NOP)
            {
                return IsSwappable(instruction.Opcode) ? index : -1;
            }
        }

        return -1;
    }

    private static bool IsSwappable(Opcode opcode) => opcode is Opcode.STORE_FAST or Opcode.STORE_FAST_MAYBE_NULL or Opcode.POP_TOP;

    private static int StoresTo(in FlowInstruction instruction) =>
        instruction.Opcode is Opcode.STORE_FAST or Opcode.STORE_FAST_MAYBE_NULL ? instruction.Argument : -1;
}
