using System.Globalization;
using System.Text;
using Jitter.Bytecode;
using Jitter.Bytecode.Disassembly;
using Jitter.Compiler;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Cli;

/// <summary>
/// <c>-m jitter.code [--json] [-O LEVEL] FILE...</c>: the code objects of files, as <c>python -m dis</c> prints them or as
/// JSON, a line a file.
/// </summary>
internal static class CodeCommand
{
    private const int CompileFailed = 1;

    // The Python exception that stands for what is missing in Jitter.
    private const string NotImplemented = "NotImplementedError";

    /// <summary>
    /// Runs the command. The status is 2 if a file could not be read, 1 if one needs what is missing in Jitter or, without --json, did
    /// not compile.
    /// </summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        bool json = false;
        int optimize = 0;
        int next = 0;
        for (; next < arguments.Length && arguments[next].StartsWith('-'); next++)
        {
            switch (arguments[next])
            {
                case "--json":
                    json = true;
                    break;
                case "-O" when next + 1 < arguments.Length
                    && int.TryParse(arguments[next + 1], NumberStyles.None, CultureInfo.InvariantCulture, out optimize)
                    && optimize is >= 0 and <= 2:
                    next++;
                    break;
                case "--":
                    next++;
                    goto files;
                default:
                    Console.Error.WriteLine($"jitter.code: bad option or argument: {arguments[next]}");
                    return CommandLine.UsageError;
            }
        }

    files:
        if (next == arguments.Length)
        {
            Console.Error.WriteLine("jitter.code: no file named");
            return CommandLine.UsageError;
        }

        int status = 0;
        using Stream output = Console.OpenStandardOutput();
        foreach (string file in arguments[next..])
        {
            if (!TryRead(file, out byte[] bytes))
            {
                status = CommandLine.UsageError;
            }
            else if (json)
            {
                status = Math.Max(status, PrintJson(file, bytes, optimize, output));
            }
            else
            {
                status = Math.Max(status, PrintText(file, bytes, optimize, output));
            }
        }

        return status;
    }

    private static bool TryRead(string file, out byte[] bytes)
    {
        try
        {
            bytes = File.ReadAllBytes(file);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"jitter.code: can't open file '{file}': {e.Message}");
            bytes = [];
            return false;
        }
    }

    private static int PrintJson(string file, byte[] bytes, int optimize, Stream output)
    {
        var line = new ByteBuffer();
        int status = 0;
        try
        {
            CodeJson.WriteFile(line, file, PythonCompiler.Compile(SourceText.FromBytes(bytes), file, new CompileOptions { Optimize = optimize }));
        }
        catch (PythonSyntaxException e)
        {
            CodeJson.WriteError(line, file, e.Kind.PythonName(), e.Message, e.Line, e.Offset, e.EndLine, e.EndOffset);
        }
        catch (NotImplementedException e)
        {
            CodeJson.WriteError(line, file, NotImplemented, e.Message, null, null, null, null);
            status = CompileFailed;
        }

        output.Write(line.Span);
        return status;
    }

    private static int PrintText(string file, byte[] bytes, int optimize, Stream output)
    {
        try
        {
            var options = new CompileOptions { Optimize = optimize, Warn = WarnTo(file) };
            CodeObject code = PythonCompiler.Compile(SourceText.FromBytes(bytes), file, options);
            using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
            Disassembler.Write(code, writer);
            return 0;
        }
        catch (PythonSyntaxException error)
        {
            SyntaxErrorReport.Write(Console.Error, file, error);
            return CompileFailed;
        }
        catch (NotImplementedException error)
        {
            Console.Error.WriteLine($"{NotImplemented}: {error.Message}");
            return CompileFailed;
        }
    }

    private static CompileWarningHandler WarnTo(string file) => (in CompileWarning warning) =>
        Console.Error.WriteLine($"{file}:{warning.Line}: {warning.Kind}: {warning.Message}");
}
