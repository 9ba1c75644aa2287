using System.Text;
using Jitter.Bytecode;
using Jitter.Bytecode.Disassembly;
using Jitter.Bytecode.Pyc;
using Jitter.Compiler;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Cli;

/// <summary>
/// <c>-m jitter.code</c> (<see cref="CodeOptions.Help"/>): the code objects of files, as <c>python -m dis</c> prints them, as JSON, or
/// as a .pyc file.
/// </summary>
internal sealed class CodeCommand
{
    private const string StandardInput = "-";

    private readonly CodeOptions _options;
    private readonly Stream _output;

    private CodeCommand(CodeOptions options, Stream output)
    {
        _options = options;
        _output = output;
    }

    /// <summary>
    /// Runs the command. The status is 2 if a file could not be read or written, 1 if one needs what is missing in Jitter or, without
    /// --json, did not compile.
    /// </summary>
    public static int Run(ReadOnlySpan<string> arguments)
    {
        if (CodeOptions.Parse(arguments, out string error) is not { } options)
        {
            Messages.WriteLine($"jitter.code: {error}");
            return CommandLine.UsageError;
        }

        if (options.ShowHelp)
        {
            Console.Out.Write($"usage: jitter -m jitter.code [--json | --pyc OUT] [-O LEVEL] FILE...\n{CodeOptions.Help}\n");
            return 0;
        }

        using Stream output = Console.OpenStandardOutput();
        var command = new CodeCommand(options, output);
        int status = 0;
        foreach (string file in options.Files)
        {
            status = Math.Max(status, command.Show(file));
        }

        return status;
    }

    private int Show(string file)
    {
        byte[] bytes;
        try
        {
            bytes = FileAccess.Read(file == StandardInput ? null : file);
        }
        catch (Exception e) when (FileAccess.IsError(e))
        {
            Messages.WriteLine($"jitter.code: can't open file '{file}': {FileAccess.Reason(file, e)}");
            return CommandLine.UsageError;
        }

        string name = file == StandardInput ? "<stdin>" : file;
        return _options.Json ? PrintJson(name, bytes) : PrintTextOrWritePyc(name, bytes);
    }

    private int PrintJson(string file, byte[] bytes)
    {
        var line = new ByteBuffer();
        try
        {
            CodeJson.WriteFile(line, file, Load(file, bytes, warn: null).Code);
        }
        catch (Exception e) when (PythonError.TryFrom(e, out PythonError error))
        {
            line.Truncate(0);
            CodeJson.WriteError(
                line, file, error.Type, error.Message, error.Syntax?.Line, error.Syntax?.Offset, error.Syntax?.EndLine, error.Syntax?.EndOffset);
        }

        _output.Write(line.Span);
        return 0;
    }

    private int PrintTextOrWritePyc(string file, byte[] bytes)
    {
        PycFile module;
        byte[] pyc = [];
        try
        {
            module = Load(file, bytes, WarnTo(file));
            pyc = _options.Pyc is null ? [] : module.Write();
        }
        catch (Exception e) when (PythonError.TryFrom(e, out PythonError error))
        {
            using var report = new StringWriter();
            error.Write(report, file);
            Messages.Write(report.ToString());
            return CommandLine.Failure;
        }

        if (_options.Pyc is { } path)
        {
            return WritePyc(path, pyc);
        }

        using var writer = new StreamWriter(_output, new UTF8Encoding(false), leaveOpen: true);
        Disassembler.Write(module.Code, writer);
        return 0;
    }

    private static int WritePyc(string path, byte[] pyc)
    {
        try
        {
            File.WriteAllBytes(path, pyc);
            return 0;
        }
        catch (Exception e) when (FileAccess.IsError(e))
        {
            Messages.WriteLine($"jitter.code: can't write file '{path}': {FileAccess.Reason(path, e)}");
            return CommandLine.UsageError;
        }
    }

    /// <summary>The module of a file, which is compiled or, if it is a .pyc file, read.</summary>
    private PycFile Load(string file, byte[] bytes, CompileWarningHandler? warn)
    {
        // A source cannot begin with the magic number, which is in no encoding that has ASCII's letters a line of Python.
        if (bytes.AsSpan().StartsWith(PycFile.Magic) || file.EndsWith(".pyc", StringComparison.Ordinal))
        {
            return PycFile.Read(bytes, Path.GetFileNameWithoutExtension(file), file);
        }

        var options = new CompileOptions { Optimize = _options.Optimize, Warn = warn };
        CodeObject code = PythonCompiler.Compile(SourceText.FromBytes(bytes), file, options);

        // What comes from no file has no time that an importer could compare.
        return FileAccess.ModificationTime(file) is { } time
            ? new PycFile { ModificationTime = (uint)time, SourceSize = (uint)bytes.Length, Code = code }
            : new PycFile { Invalidation = PycInvalidation.UncheckedHash, SourceHash = PycFile.HashSource(bytes), Code = code };
    }

    private static CompileWarningHandler WarnTo(string file) => (in CompileWarning warning) =>
        Messages.WriteLine($"{file}:{warning.Line}: {warning.Kind}: {warning.Message}");
}
