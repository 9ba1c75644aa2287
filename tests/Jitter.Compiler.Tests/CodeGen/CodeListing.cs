using System.Globalization;
using System.Text;
using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;
using Jitter.Compiler.Preprocessing;
using Jitter.Compiler.Symbols;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;
using Jitter.Syntax.Parsing;

namespace Jitter.Compiler.Tests.CodeGen;

/// <summary>Prints what code generation hands to the flow graph, in the format of tests/Golden/make_listings.py.</summary>
internal sealed class CodeListing
{
    private readonly List<Unit> _finished = [];

    private CodeListing()
    {
    }

    /// <summary>The listing of a program.</summary>
    public static string Of(byte[] source, string fileName)
    {
        Mod root = Parser.Parse(SourceText.FromBytes(source), new ParseOptions());
        var options = new CompileOptions();
        FutureFeatures future = FutureFeatures.Of(root, options.Future);
        AstPreprocessor.Run(root, options.Optimize, future.Flags);
        SymbolTable symbols = SymbolTable.Build(root, future);
        var listing = new CodeListing();
        CodeGenerator.Compile(root, symbols, future, fileName, options, listing.Finish);
        var text = new StringBuilder();
        Print(text, listing._finished[0], "");
        return text.ToString();
    }

    /// <summary>Stands in for the assembler: keeps the instructions, under which those of inner units come.</summary>
    private CodeObject Finish(CompilationUnit metadata, InstructionSequence instructions)
    {
        var lines = new List<string>(instructions.Count);
        foreach (Instruction instruction in instructions.Instructions)
        {
            int argument = OpcodeInfo.HasTarget(instruction.Opcode)
                ? instructions.LabelOffsets[instruction.Argument]
                : instruction.Argument;
            Location at = instruction.Location;
            lines.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{instruction.Opcode} {argument} {at.Line}-{at.EndLine} {at.Column}-{at.EndColumn}"));
        }

        // A finally clause is generated twice, and so is what it defines: one scope may have several units.
        var unit = new Unit(metadata.Scope, lines, []);
        foreach (Unit inner in _finished)
        {
            if (metadata.Scope.Children.Contains(inner.Scope))
            {
                unit.Inner.Add(inner);
            }
        }

        _finished.RemoveAll(unit.Inner.Contains);
        _finished.Add(unit);
        return Stub(metadata, string.Join('\n', lines));
    }

    /// <summary>A code object whose equality, which merges constants, is that of the instructions.</summary>
    private static CodeObject Stub(CompilationUnit metadata, string code)
    {
        var names = new List<string>();
        var kinds = new List<LocalKind>();
        for (int i = 0; i < metadata.FreeVars.Count; i++)
        {
            names.Add(metadata.FreeVars.Items[i]);
            kinds.Add(LocalKind.Free);
        }

        return new CodeObject
        {
            ArgCount = metadata.ArgCount,
            PosOnlyArgCount = metadata.PosOnlyArgCount,
            KwOnlyArgCount = metadata.KwOnlyArgCount,
            StackSize = 0,
            Flags = metadata.Flags,
            Code = Encoding.ASCII.GetBytes(code),
            Consts = [],
            Names = [],
            LocalsPlusNames = [.. names],
            LocalsPlusKinds = [.. kinds],
            FileName = metadata.FileName,
            Name = metadata.Name,
            QualifiedName = metadata.QualifiedName,
            FirstLine = metadata.FirstLine,
            LineTable = [],
            ExceptionTable = [],
        };
    }

    private static void Print(StringBuilder text, Unit unit, string indent)
    {
        foreach (string line in unit.Lines)
        {
            text.Append(indent).Append(line).Append('\n');
        }

        foreach (Unit inner in unit.Inner)
        {
            text.Append(indent).Append("  code\n");
            Print(text, inner, indent + "  ");
        }
    }

    private sealed record Unit(Scope Scope, List<string> Lines, List<Unit> Inner);
}
