using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.Assembly;
using Jitter.Compiler.CodeGen;
using Jitter.Compiler.FlowGraph;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.Tests.FlowGraph;

/// <summary>The flow graph's passes and the assembler against CPython's, one stage alone: from instructions to instructions or code.</summary>
public class FlowGraphTests
{
    public static TheoryData<string, string, string> OptimizerCases => FlowGraphCase.All("optimizer.txt");

    public static TheoryData<string, string, string> AssemblerCases => FlowGraphCase.All("assembler.txt");

    [Theory]
    [MemberData(nameof(OptimizerCases))]
    public void OptimizedInstructionsAreThoseOfCPython(string name, string source, string expected)
    {
        FlowGraphCase test = FlowGraphCase.Parse(source);
        var graph = new ControlFlowGraph();
        FlowGraphBuilder.Build(graph, test.Sequence);
        Constant[] consts = FlowGraphOptimizer.Optimize(graph, test.Unit.Consts, test.LocalCount, 0);
        Assert.Equal(expected, FlowGraphCase.Print(consts, graph));
    }

    [Theory]
    [MemberData(nameof(AssemblerCases))]
    public void AssembledCodeIsThatOfCPython(string name, string source, string expected)
    {
        FlowGraphCase test = FlowGraphCase.Parse(source);
        var graph = new ControlFlowGraph();
        FlowGraphBuilder.Build(graph, test.Sequence);
        new ExceptionTargets().Label(graph);
        CodeObject code = CodeAssembler.Encode(graph, test.Unit, test.Unit.Consts.ToArray());
        string actual = $"""
            code {Convert.ToHexStringLower(code.Code)}
            lines {Convert.ToHexStringLower(code.LineTable)}
            {$"exceptions {Convert.ToHexStringLower(code.ExceptionTable)}".TrimEnd()}
            stack {code.StackSize}
            {string.Join(' ', ["locals", .. code.VarNames])}
            {string.Join(' ', ["cells", .. code.CellVars])}
            {string.Join(' ', ["free", .. code.FreeVars])}

            """;
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void AGraphServesOneSequenceAfterTheOther()
    {
        var graph = new ControlFlowGraph();
        foreach (object[] row in OptimizerCases)
        {
            FlowGraphCase test = FlowGraphCase.Parse((string)row[1]);
            FlowGraphBuilder.Build(graph, test.Sequence);
            Constant[] consts = FlowGraphOptimizer.Optimize(graph, test.Unit.Consts, test.LocalCount, 0);
            Assert.Equal((string)row[2], FlowGraphCase.Print(consts, graph));
        }
    }

    [Fact]
    public void TheTextShowsBlocksAndTargets()
    {
        FlowGraphCase test = FlowGraphCase.Parse("    LOAD_NAME 3 @7\n    POP_JUMP_IF_TRUE end @7\n    NOP @8\nend:\n    RETURN_VALUE @9\n");
        var graph = new ControlFlowGraph();
        FlowGraphBuilder.Build(graph, test.Sequence);
        string[] lines = graph.ToString().Split('\n');
        Assert.Equal("B0 [None] preds=0 depth=0 -> B1", lines[0]);
        Assert.Equal("      7 LOAD_NAME 3", lines[1]);
        Assert.Equal("      7 POP_JUMP_IF_TRUE B2", lines[2]);
        Assert.Equal("B2 [Labelled] preds=0 depth=0", lines[5]);
    }

    [Fact]
    public void ALabelThatStandsNowhereIsAnError()
    {
        var sequence = new InstructionSequence();
        sequence.AddJump(Opcode.JUMP, sequence.NewLabel(), Location.None);
        Assert.Throws<InvalidOperationException>(() => FlowGraphBuilder.Build(new ControlFlowGraph(), sequence));
    }

    [Theory]
    [InlineData("    POP_TOP @1\n    RETURN_VALUE @1\n")]
    [InlineData("    LOAD_NAME 0 @1\n    POP_JUMP_IF_TRUE end @1\n    LOAD_NAME 0 @1\nend:\n    LOAD_NAME 0 @1\n    RETURN_VALUE @1\n")]
    public void DepthsThatMakeNoSenseAreAnError(string source)
    {
        var graph = new ControlFlowGraph();
        FlowGraphBuilder.Build(graph, FlowGraphCase.Parse(source).Sequence);
        Assert.Throws<InvalidOperationException>(() => StackDepth.Calculate(graph));
    }
}
