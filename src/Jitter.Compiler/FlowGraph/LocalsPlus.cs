using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;

namespace Jitter.Compiler.FlowGraph;

/// <summary>
/// Lays out locals, cells and free variables in one array, where a parameter that is a cell has one place, and adds the instructions that
/// code begins with (CPython's Python/flowgraph.c, prepare_localsplus; Python/assemble.c, compute_localsplus_info).
/// </summary>
internal static class LocalsPlus
{
    private const CodeFlags AnyGenerator = CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator;

    /// <summary>Gives cell and free variables their final places and inserts COPY_FREE_VARS, MAKE_CELL and RETURN_GENERATOR.</summary>
    public static void Prepare(ControlFlowGraph graph, CompilationUnit unit)
    {
        int cellCount = unit.CellVars.Count;
        int freeCount = unit.FreeVars.Count;
        Span<int> places = graph.Scratch.Take(cellCount + freeCount);
        AssignPlaces(unit, places);
        if (!places.IsEmpty)
        {
            Renumber(graph, places);
        }

        InsertPrefix(graph, unit, places[..cellCount]);
    }

    /// <summary>The names and kinds by place.</summary>
    public static (string[] Names, LocalKind[] Kinds) Describe(CompilationUnit unit)
    {
        int localCount = unit.VarNames.Count;
        int shared = 0;
        foreach (string name in unit.CellVars.Items)
        {
            if (unit.VarNames.TryGetIndex(name, out _))
            {
                shared++;
            }
        }

        int count = localCount + unit.CellVars.Count + unit.FreeVars.Count - shared;
        if (count == 0)
        {
            return ([], []);
        }

        var names = new string[count];
        var kinds = new LocalKind[count];
        for (int i = 0; i < localCount; i++)
        {
            string name = unit.VarNames.Items[i];
            names[i] = name;
            kinds[i] = LocalKind.Local;
            if (unit.FastHidden.Count != 0 && unit.FastHidden.ContainsKey(name))
            {
                kinds[i] |= LocalKind.Hidden;
            }

            if (unit.CellVars.Count != 0 && unit.CellVars.TryGetIndex(name, out _))
            {
                kinds[i] |= LocalKind.Cell;
            }
        }

        int next = localCount;
        foreach (string name in unit.CellVars.Items)
        {
            if (!unit.VarNames.TryGetIndex(name, out _))
            {
                names[next] = name;
                kinds[next++] = LocalKind.Cell;
            }
        }

        foreach (string name in unit.FreeVars.Items)
        {
            names[next] = name;
            kinds[next++] = LocalKind.Free;
        }

        return (names, kinds);
    }

    // From the number of a cell or free variable to its place.
    private static void AssignPlaces(CompilationUnit unit, Span<int> places)
    {
        int next = unit.VarNames.Count;
        for (int i = 0; i < places.Length; i++)
        {
            if (i < unit.CellVars.Count && unit.VarNames.TryGetIndex(unit.CellVars.Items[i], out int local))
            {
                places[i] = local;
            }
            else
            {
                places[i] = next++;
            }
        }
    }

    private static void Renumber(ControlFlowGraph graph, Span<int> places)
    {
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                switch (instruction.Opcode)
                {
                    case Opcode.MAKE_CELL:
                    case Opcode.LOAD_CLOSURE:
                    case Opcode.LOAD_DEREF:
                    case Opcode.STORE_DEREF:
                    case Opcode.DELETE_DEREF:
                    case Opcode.LOAD_FROM_DICT_OR_DEREF:
                        instruction.Argument = places[instruction.Argument];
                        break;
                }
            }
        }
    }

    private static void InsertPrefix(ControlFlowGraph graph, CompilationUnit unit, Span<int> cellPlaces)
    {
        bool isGenerator = (unit.Flags & AnyGenerator) != 0;
        bool hasFree = unit.FreeVars.Count != 0;
        int count = cellPlaces.Length + (hasFree ? 1 : 0) + (isGenerator ? 2 : 0);
        if (count == 0)
        {
            return;
        }

        Span<FlowInstruction> prefix = graph.Prepend(ControlFlowGraph.Entry, count);
        int next = 0;
        if (hasFree)
        {
            prefix[next++] = Make(Opcode.COPY_FREE_VARS, unit.FreeVars.Count, Location.None);
        }

        // Cells are made in the order of their places.
        int firstCell = next;
        foreach (int place in cellPlaces)
        {
            int i = next++;
            for (; i > firstCell && prefix[i - 1].Argument > place; i--)
            {
                prefix[i] = prefix[i - 1];
            }

            prefix[i] = Make(Opcode.MAKE_CELL, place, Location.None);
        }

        if (isGenerator)
        {
            var location = new Location(unit.FirstLine, unit.FirstLine, -1, -1);
            prefix[next] = Make(Opcode.RETURN_GENERATOR, 0, location);
            prefix[next + 1] = Make(Opcode.POP_TOP, 0, location);
        }
    }

    private static FlowInstruction Make(Opcode opcode, int argument, Location location) => new()
    {
        Opcode = opcode,
        Argument = argument,
        Target = ControlFlowGraph.NoBlock,
        Handler = ControlFlowGraph.NoBlock,
        Location = location,
    };
}
