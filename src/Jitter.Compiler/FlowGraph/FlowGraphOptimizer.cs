using Jitter.Compiler.CodeGen;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.FlowGraph;

/// <summary>The passes over the flow graph and their order.</summary>
internal static class FlowGraphOptimizer
{
    [ThreadStatic]
    private static ExceptionTargets? t_exceptionTargets;

    /// <summary>Optimizes a graph as it was built, and returns the constants left (CPython's Python/flowgraph.c, _PyCfg_OptimizeCodeUnit).</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="consts">The constants; tuples and booleans may be added.</param>
    /// <param name="localCount">How many fast locals there are.</param>
    /// <param name="parameterCount">How many of them, the first ones, are parameters.</param>
    public static Constant[] Optimize(ControlFlowGraph graph, IndexTable<Constant> consts, int localCount, int parameterCount)
    {
        // The handlers are told by the block set-ups, which later passes may move or drop.
        (t_exceptionTargets ??= new ExceptionTargets()).Label(graph);

        // Exits are copied before unreachable code goes, since copies may leave the originals unreachable;
        // lines come before the peephole, which looks at them; the peephole makes NOPs and unreachable code.
        ExitBlocks.Inline(graph);
        UnreachableCode.Remove(graph);
        LineNumbers.Resolve(graph);
        ConstantOperands.Optimize(graph, consts);
        Peephole.Optimize(graph, consts);
        RedundantInstructions.RemoveNopsAndPairs(graph);
        UnreachableCode.Remove(graph);
        RedundantInstructions.RemoveNopsAndJumps(graph);

        // What is left decides which constants are used and which locals may be unbound; only then may loads be joined.
        Constant[] left = UnusedConstants.Remove(graph, consts);
        UnboundLocals.AddChecks(graph, localCount, parameterCount);
        SuperInstructions.Insert(graph);

        // New order of blocks; it adds jumps, and makes exits that need a line anew.
        ColdBlocks.MoveToEnd(graph);
        LineNumbers.Resolve(graph);
        return left;
    }

    /// <summary>
    /// Replaces what is not bytecode yet, jumps aside, and returns the size of the stack (_PyCfg_OptimizedCfgToInstructionSequence).
    /// </summary>
    public static int Finish(ControlFlowGraph graph, CompilationUnit unit)
    {
        // Block set-ups have an effect on the stack of their handlers, so the depth comes before they go.
        int stackSize = StackDepth.Calculate(graph);
        LocalsPlus.Prepare(graph, unit);
        PseudoInstructions.Convert(graph);
        BackwardJumps.Normalize(graph);
        return stackSize;
    }
}
