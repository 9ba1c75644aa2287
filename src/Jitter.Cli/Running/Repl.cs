using System.Text;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Modules.Builtins;
using Jitter.Stdlib.Startup;
using Jitter.Syntax.Parsing;

namespace Jitter.Cli.Running;

/// <summary>The interactive mode: reads a statement, runs it, shows the value of an expression.</summary>
internal static class Repl
{
    private const int IncompleteFlags = 0x4000 | 0x200;
    private const string FileName = "<stdin>";

    private static readonly PyStr s_readLine = PyStr.Interned("readline");
    private static readonly PyStr s_primary = PyStr.Interned("ps1");
    private static readonly PyStr s_secondary = PyStr.Interned("ps2");

    /// <summary>Shows the version on standard error.</summary>
    public static void ShowBanner(RunKind kind)
    {
        if (RuntimeConfig.Quiet || kind != RunKind.Input)
        {
            return;
        }

        Messages.WriteLine($"Python {Version()} on linux");
        if (RuntimeConfig.ImportSite)
        {
            Messages.WriteLine("Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.");
        }
    }

    /// <summary>Runs the file that PYTHONSTARTUP names.</summary>
    public static void RunStartupFile()
    {
        if (RuntimeConfig.Environment("PYTHONSTARTUP") is not { } file)
        {
            return;
        }

        byte[] source;
        try
        {
            source = File.ReadAllBytes(file);
        }
        catch (Exception e) when (FileAccess.IsError(e))
        {
            Messages.WriteLine($"Could not open PYTHONSTARTUP\n{FileAccess.Reason(file, e)}: '{file}'");
            return;
        }

        if (ProgramText.Run(source, file, skipsFirstLine: false) is null)
        {
            UncaughtErrors.Handle(mayExit: false);
        }
    }

    /// <summary>Reads and runs statements to the end of the input; gives the exit status.</summary>
    public static int Run()
    {
        PyDict sys = Imports.SysModule!.Dict;
        SetMissing(sys, s_primary, ">>> ");
        SetMissing(sys, s_secondary, "... ");
        while (true)
        {
            string? statement = ReadStatement(sys, out PyCode? code);
            if (statement is null && !Errors.Pending)
            {
                if (Console.IsInputRedirected)
                {
                    Messages.Write("\n");
                }

                return 0;
            }

            bool succeeded = statement is not null && (code is null || Execute(code, statement));
            if (!succeeded && Errors.Pending)
            {
                int status = UncaughtErrors.Handle(mayExit: true);
                if (UncaughtErrors.WasExit)
                {
                    return status;
                }
            }

            FlushOutput(sys);
        }
    }

    private static bool Execute(PyCode code, string text)
    {
        SourceRegistry.Add(FileName, text);
        return ProgramText.Execute(code) is not null;
    }

    /// <summary>
    /// Reads lines until they are a statement: its text, and its code, null for an empty line. Null at the end of the input, and with an
    /// error pending.
    /// </summary>
    private static string? ReadStatement(PyDict sys, out PyCode? code)
    {
        code = null;
        var text = new StringBuilder();
        while (true)
        {
            string? line = ReadLine(sys, text.Length == 0 ? s_primary : s_secondary);
            if (line is null)
            {
                if (Errors.Pending || text.Length == 0)
                {
                    return null;
                }

                code = Compile(text.ToString(), isComplete: true);
                return text.ToString();
            }

            bool isEmpty = string.IsNullOrWhiteSpace(line) || line.AsSpan().TrimStart().StartsWith("#");
            if (text.Length == 0 && isEmpty)
            {
                return line;
            }

            text.Append(line);
            if (!line.EndsWith('\n'))
            {
                text.Append('\n');
            }

            code = Compile(text.ToString(), isComplete: false);
            if (code is not null || !Errors.ClearIf(PyExceptions.IncompleteInputError))
            {
                return text.ToString();
            }
        }
    }

    /// <summary>Compiles a statement; null with an error pending, _IncompleteInputError where more lines may come.</summary>
    private static PyCode? Compile(string text, bool isComplete)
    {
        PyObject? code = ProgramText.Compile(new PythonSource(text), FileName, ParseMode.Single, isComplete ? 0 : IncompleteFlags);
        return code as PyCode;
    }

    private static string? ReadLine(PyDict sys, PyStr promptName)
    {
        PyObject? prompt = sys.GetStr(promptName);
        PyStr? text = prompt is null ? PyStr.Empty : Texts.Str(prompt);
        if (text is null)
        {
            Errors.Clear();
        }

        FlushOutput(sys);
        Messages.Write(text?.ToString() ?? "");
        if (sys.GetStr(PyStr.Interned("stdin")) is not { } input || input is PyNone)
        {
            return null;
        }

        PyObject? line = Calls.CallMethod(input, s_readLine);
        return line is PyStr { Length: > 0 } read ? read.ToString() : null;
    }

    private static void FlushOutput(PyDict sys)
    {
        if (sys.GetStr(PyStr.Interned("stdout")) is { } output && output is not PyNone
            && Calls.CallMethod(output, PyStr.Interned("flush")) is null)
        {
            Errors.Clear();
        }
    }

    private static void SetMissing(PyDict sys, PyStr name, string text)
    {
        if (sys.GetStr(name) is null)
        {
            sys.SetStr(name, new PyStr(text));
        }
    }

    private static string Version() => Imports.SysModule!.Dict.GetStr(PyStr.Interned("version"))?.ToString() ?? Usage.FullVersion;
}
