using System.Text;
using Jitter.Bytecode;
using Jitter.Bytecode.Disassembly;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Compiler.Tests;

/// <summary>Compiles a source and tells the outcome in the words of tests/Oracle/oracle_code.py.</summary>
internal static class CompileReport
{
    /// <summary>The line that make_golden.py writes for the source: code or error, then the warnings.</summary>
    public static string Of(byte[] source, string fileName, int optimize)
    {
        var warnings = new ByteBuffer();
        var options = new CompileOptions
        {
            Optimize = optimize,
            NativeDepth = CompileOptions.DepthOfCompile + 1, // make_golden.py calls compile with keywords
            Warn = (in CompileWarning warning) => Add(warnings, warning),
        };
        var line = new ByteBuffer();
        try
        {
            CodeJson.WriteFile(line, fileName, PythonCompiler.Compile(SourceText.FromBytes(source), fileName, options));
        }
        catch (PythonSyntaxException e)
        {
            CodeJson.WriteError(line, fileName, e.Kind.PythonName(), e.Message, e.Line, e.Offset, e.EndLine, e.EndOffset);
        }

        // {"code":...,"file":NAME} or {"error":...,"file":NAME}: the warnings take the file's place.
        string text = Encoding.ASCII.GetString(line.Span).TrimEnd('\n');
        int file = text.LastIndexOf(",\"file\":", StringComparison.Ordinal);
        return text[..file] + ",\"warnings\":[" + Encoding.ASCII.GetString(warnings.Span) + "]}";
    }

    /// <summary>The first place at which two lines differ, with some text around it.</summary>
    public static string Difference(string expected, string actual)
    {
        int at = 0;
        while (at < expected.Length && at < actual.Length && expected[at] == actual[at])
        {
            at++;
        }

        int start = Math.Max(0, at - 150);
        return $"at character {at}\nCPython: {Excerpt(expected, start)}\nJitter:  {Excerpt(actual, start)}";
    }

    private static string Excerpt(string text, int start) => start >= text.Length ? "" : text.Substring(start, Math.Min(300, text.Length - start));

    private static void Add(ByteBuffer warnings, in CompileWarning warning)
    {
        warnings.Add(warnings.Count == 0 ? "["u8 : ",["u8);
        warnings.AddString(warning.Kind.ToString());
        warnings.Add((byte)',');
        warnings.AddString(warning.Message);
        warnings.Add((byte)',');
        warnings.AddNumber(warning.Line);
        warnings.Add((byte)']');
    }
}
