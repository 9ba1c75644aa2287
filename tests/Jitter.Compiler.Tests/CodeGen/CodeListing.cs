using System.Text;
using Jitter.Compiler.CodeGen;
using Jitter.Compiler.Symbols;
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
        var listing = new CodeListing();
        CodeGeneration.Run(Parser.Parse(SourceText.FromBytes(source), new ParseOptions()), fileName, 0, listing.Finish);
        var text = new StringBuilder();
        Print(text, listing._finished[0], "");
        return text.ToString();
    }

    /// <summary>Keeps the instructions, under which those of inner units come.</summary>
    private void Finish(CompilationUnit metadata, string instructions)
    {
        // A finally clause is generated twice, and so is what it defines: one scope may have several units.
        var unit = new Unit(metadata.Scope, instructions.TrimEnd('\n').Split('\n'), []);
        foreach (Unit inner in _finished)
        {
            if (metadata.Scope.Children.Contains(inner.Scope))
            {
                unit.Inner.Add(inner);
            }
        }

        _finished.RemoveAll(unit.Inner.Contains);
        _finished.Add(unit);
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

    private sealed record Unit(Scope Scope, string[] Lines, List<Unit> Inner);
}
