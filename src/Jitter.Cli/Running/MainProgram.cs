using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Stdlib.Startup;

namespace Jitter.Cli.Running;

/// <summary>Runs what the command line names, from the start of the runtime to its end (CPython's Modules/main.c).</summary>
internal sealed class MainProgram
{
    private readonly PythonOptions _options;

    private MainProgram(PythonOptions options) => _options = options;

    /// <summary>Runs a program; gives the exit status.</summary>
    public static int Run(PythonOptions options)
    {
        Gil.Adopt(PyThreadState.Main);
        return new MainProgram(options).Run();
    }

    private int Run()
    {
        Jitter.Interpreter.Interpreter.Register();
        if (!PythonRuntime.Start())
        {
            return Shutdown.FailedStart();
        }

        int status = RunProgram();
        if (RuntimeConfig.Inspect > 0 || WantsInspect())
        {
            RuntimeConfig.Inspect = 0;
            status = Repl.Run();
        }

        return Shutdown.Finish(status);
    }

    /// <summary>PYTHONINSPECT may be set by the program itself.</summary>
    private bool WantsInspect() =>
        _options.Kind != RunKind.Input && RuntimeConfig.UseEnvironment && System.Environment.GetEnvironmentVariable("PYTHONINSPECT") is { Length: > 0 };

    private int RunProgram()
    {
        if (_options.Kind == RunKind.File && FindImporter(_options.Target) is { } isImporter)
        {
            if (isImporter)
            {
                return InsertPath(FullPath(_options.Target)) ? RunModule("__main__", setsArgument: false) : ErrorStatus();
            }
        }
        else if (Errors.Pending)
        {
            return ErrorStatus();
        }

        if (!RuntimeConfig.SafePath && ScriptFolder() is { } folder)
        {
            RuntimeConfig.ScriptFolder = folder;
            if (!InsertPath(folder))
            {
                return ErrorStatus();
            }
        }

        return _options.Kind switch
        {
            RunKind.Command => RunCommand(_options.Target),
            RunKind.Module => RunModule(_options.Target, setsArgument: true),
            RunKind.File => ScriptFile.Run(FullPath(_options.Target), _options.SkipFirstLine),
            _ => RunInput(),
        };
    }

    /// <summary>Where modules beside the program are looked for (_PyPathConfig_ComputeSysPath0).</summary>
    private string? ScriptFolder()
    {
        switch (_options.Kind)
        {
            case RunKind.Module:
                return CurrentFolder();
            case RunKind.File:
                string path = FullPath(_options.Target);
                try
                {
                    path = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
                }
                catch (IOException)
                {
                    // A script that is not there is told of later.
                }

                return Path.GetDirectoryName(path) ?? "/";
            default:
                return "";
        }
    }

    private static int RunCommand(string text) => Execution(ProgramText.Run(text, "<string>"));

    private static int RunModule(string name, bool setsArgument)
    {
        PyObject? run = Imports.ImportAttribute("runpy", "_run_module_as_main");
        return Execution(run is null ? null : Calls.Call(run, new PyStr(name), PyBool.From(setsArgument)));
    }

    private int RunInput()
    {
        bool isTerminal = !Console.IsInputRedirected;
        if (isTerminal || RuntimeConfig.Interactive > 0)
        {
            RuntimeConfig.Inspect = 0;
            Repl.ShowBanner(_options.Kind);
            Repl.RunStartupFile();
            return Repl.Run();
        }

        byte[] source = FileAccess.Read(null);
        return Execution(ProgramText.Run(source, "<stdin>", _options.SkipFirstLine));
    }

    internal static int Execution(PyObject? result) => result is null ? ErrorStatus() : 0;

    /// <summary>The exit status for the pending error, which is shown.</summary>
    internal static int ErrorStatus() => UncaughtErrors.Handle(mayExit: RuntimeConfig.Inspect == 0);

    /// <summary>Whether a path hook knows the script's path, a folder or zip file: null for an ordinary file (or an error that is pending).</summary>
    private static bool? FindImporter(string file)
    {
        if (!Directory.Exists(file) && !IsZip(file))
        {
            return false;
        }

        PyObject? get = Imports.ImportAttribute("pkgutil", "get_importer");
        PyObject? importer = get is null ? null : Calls.Call(get, new PyStr(FullPath(file)));
        return importer is null ? null : importer is not PyNone;
    }

    /// <summary>A zip file ends with its directory, and need not begin with one.</summary>
    private static bool IsZip(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            long tail = Math.Min(stream.Length, 22 + ushort.MaxValue);
            stream.Position = stream.Length - tail;
            byte[] bytes = new byte[tail];
            stream.ReadExactly(bytes);
            return bytes.AsSpan().LastIndexOf("PK\x05\x06"u8) >= 0;
        }
        catch (Exception e) when (FileAccess.IsError(e) || e is NotSupportedException)
        {
            return false;
        }
    }

    private static bool InsertPath(string folder)
    {
        if (Imports.SysModule!.Dict.GetStr(ModuleNames.SysPath) is PyList path)
        {
            path.Replace(0, 0, [new PyStr(folder)]);
            return true;
        }

        return Errors.RaiseFalse(PyExceptions.RuntimeError, "unable to get sys.path");
    }

    private static string CurrentFolder()
    {
        try
        {
            return System.Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string FullPath(string file) => file.Length > 0 && file[0] == '/' ? file : Path.Combine(CurrentFolder(), file);
}
