using Jitter.Bytecode;
using Jitter.Compiler.CodeGen;

namespace Jitter.Compiler.Assembly;

/// <summary>Turns the instructions of a unit into a code object, through the flow graph and its optimizations.</summary>
public static class CodeAssembler
{
    /// <summary>
    /// Optimizes and assembles (CPython's <c>optimize_and_assemble_code_unit</c>). The unit's flags are complete; jumps
    /// are labels; the sequence ends in a return that code generation added.
    /// </summary>
    public static CodeObject Assemble(CompilationUnit unit, InstructionSequence instructions) => throw new NotImplementedException();
}
