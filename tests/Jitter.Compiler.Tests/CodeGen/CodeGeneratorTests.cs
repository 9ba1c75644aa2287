using System.Globalization;
using System.Text;
using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;
using Jitter.Compiler.Preprocessing;
using Jitter.Compiler.Symbols;
using Jitter.Syntax.Ast;
using Assert = Xunit.Assert;

namespace Jitter.Compiler.Tests.CodeGen;

/// <summary>Instructions as code generation leaves them, before any optimization, and its errors, against CPython's.</summary>
public class CodeGeneratorTests
{
    public static TheoryData<string, int, string> Statements => PassCases.Of("code_statements.txt");

    public static TheoryData<string, int, string> Patterns => PassCases.Of("code_patterns.txt");

    public static TheoryData<string, int, string> Errors => PassCases.Of("code_errors.txt");

    [Theory]
    [MemberData(nameof(Statements))]
    [MemberData(nameof(Patterns))]
    [MemberData(nameof(Errors))]
    public void InstructionsAreThoseOfCPython(string source, int optimize, string expected)
    {
        string actual = PassCases.Outcome(source, root => Generate(root, optimize));
        Assert.Equal(expected, actual);
    }

    private static string Generate(Mod root, int optimize)
    {
        var text = new StringBuilder();
        FutureFeatures future = FutureFeatures.Of(root, CodeFlags.None);
        AstPreprocessor.Run(root, optimize, future.Flags);
        SymbolTable symbols = SymbolTable.Build(root, future);
        var options = new CompileOptions { Optimize = optimize };
        CodeGenerator.Compile(root, symbols, future, "<case>", options, (unit, instructions) =>
        {
            Print(instructions, text);
            return Placeholder(unit, text.Length);
        });
        return text.ToString().TrimEnd('\n');
    }

    private static void Print(InstructionSequence sequence, StringBuilder text)
    {
        text.Append("unit\n");
        foreach (Instruction instruction in sequence.Instructions)
        {
            bool isJump = OpcodeInfo.HasTarget(instruction.Opcode);
            int argument = isJump ? sequence.LabelOffsets[instruction.Argument] : instruction.Argument;
            Location at = instruction.Location;
            text.Append(CultureInfo.InvariantCulture, $"{instruction.Opcode} {argument} {at.Line}:{at.EndLine}:{at.Column}:{at.EndColumn}\n");
        }
    }

    /// <summary>What the outer code sees of an inner code object: its free variables, and that no other equals it.</summary>
    private static CodeObject Placeholder(CompilationUnit unit, int serial)
    {
        string[] free = unit.FreeVars.ToArray();
        var kinds = new LocalKind[free.Length];
        Array.Fill(kinds, LocalKind.Free);
        return new CodeObject
        {
            ArgCount = 0,
            PosOnlyArgCount = 0,
            KwOnlyArgCount = 0,
            StackSize = 0,
            Flags = unit.Flags,
            Code = BitConverter.GetBytes(serial),
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
