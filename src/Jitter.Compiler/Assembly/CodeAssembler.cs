using Jitter.Bytecode;
using Jitter.Compiler.CodeGen;
using Jitter.Compiler.FlowGraph;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.Assembly;

/// <summary>Turns the instructions of a unit into a code object, through the flow graph and its optimizations.</summary>
internal static class CodeAssembler
{
    // CPython's Objects/codeobject.c makes room for one value even where none is needed.
    private const int SmallestStack = 1;

    // A graph that has served more instructions than this is dropped, so that one huge module does not hold its memory for ever.
    private const int LargestKept = 1 << 16;

    // One for each thread: the assembler never calls itself, and its buffers are most of its cost.
    [ThreadStatic]
    private static ControlFlowGraph? t_graph;

    [ThreadStatic]
    private static CodeWriter? t_writer;

    /// <summary>
    /// Optimizes and assembles (CPython's <c>optimize_and_assemble_code_unit</c>). The unit's flags are complete; jumps
    /// are labels; the sequence ends in a return that code generation added.
    /// </summary>
    /// <exception cref="InvalidOperationException">The instructions make no sense: code generation is wrong.</exception>
    public static CodeObject Assemble(CompilationUnit unit, InstructionSequence instructions)
    {
        ControlFlowGraph flow = t_graph ??= new ControlFlowGraph();
        FlowGraphBuilder.Build(flow, instructions);
        Constant[] consts = FlowGraphOptimizer.Optimize(flow, unit.Consts, unit.VarNames.Count, unit.Scope.Parameters.Length);
        CodeObject code = Encode(flow, unit, consts);
        if (instructions.Count > LargestKept)
        {
            t_graph = null;
        }

        return code;
    }

    /// <summary>Makes the code object of a graph whose exception handlers are labelled, optimized or not.</summary>
    internal static CodeObject Encode(ControlFlowGraph flow, CompilationUnit unit, Constant[] consts)
    {
        CodeWriter code = t_writer ??= new CodeWriter();
        int stackSize = FlowGraphOptimizer.Finish(flow, unit);
        int size = JumpResolver.Resolve(flow);
        byte[] bytes = code.Write(flow, size, unit.FirstLine);
        (string[] names, LocalKind[] kinds) = LocalsPlus.Describe(unit);
        return new CodeObject
        {
            ArgCount = unit.PosOnlyArgCount + unit.ArgCount,
            PosOnlyArgCount = unit.PosOnlyArgCount,
            KwOnlyArgCount = unit.KwOnlyArgCount,
            StackSize = Math.Max(stackSize, SmallestStack),
            Flags = unit.Flags,
            Code = bytes,
            Consts = consts,
            Names = unit.Names.ToArray(),
            LocalsPlusNames = names,
            LocalsPlusKinds = kinds,
            FileName = unit.FileName,
            Name = unit.Name,
            QualifiedName = unit.QualifiedName,
            FirstLine = unit.FirstLine,
            LineTable = code.LineTable(),
            ExceptionTable = code.ExceptionTable(),
        };
    }
}
