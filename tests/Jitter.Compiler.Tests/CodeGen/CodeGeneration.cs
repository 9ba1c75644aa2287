using System.Text;
using Jitter.Bytecode;
using Jitter.Compiler.CodeGen;
using Jitter.Compiler.Preprocessing;
using Jitter.Compiler.Symbols;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Tests.CodeGen;

/// <summary>Code generation without the flow graph and the assembler.</summary>
internal static class CodeGeneration
{
    /// <summary>Generates the code of a tree and hands over each unit's instructions as text, inner units first.</summary>
    public static void Run(Mod root, string fileName, int optimize, Action<CompilationUnit, string> finished)
    {
        var options = new CompileOptions { Optimize = optimize };
        FutureFeatures future = FutureFeatures.Of(root, options.Future);
        AstPreprocessor.Run(root, optimize, future.Flags);
        SymbolTable symbols = SymbolTable.Build(root, future);
        CodeGenerator.Compile(root, symbols, future, fileName, options, (unit, instructions) =>
        {
            string text = instructions.ToString();
            finished(unit, text);
            return Stub(unit, text);
        });
    }

    /// <summary>What the outer code sees of an inner code object: its free variables; and its equality, which merges constants.</summary>
    private static CodeObject Stub(CompilationUnit unit, string instructions)
    {
        string[] free = unit.FreeVars.ToArray();
        var kinds = new LocalKind[free.Length];
        Array.Fill(kinds, LocalKind.Free);
        return new CodeObject
        {
            ArgCount = unit.ArgCount,
            PosOnlyArgCount = unit.PosOnlyArgCount,
            KwOnlyArgCount = unit.KwOnlyArgCount,
            StackSize = 0,
            Flags = unit.Flags,
            Code = Encoding.ASCII.GetBytes(instructions),
            Consts = [],
            Names = [],
            LocalsPlusNames = free,
            LocalsPlusKinds = kinds,
            FileName = unit.FileName,
            Name = unit.Name,
            QualifiedName = unit.QualifiedName,
            FirstLine = unit.FirstLine,
            LineTable = [],
            ExceptionTable = [],
        };
    }
}
