using Jitter.Bytecode.Pyc;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Startup;

namespace Jitter.Cli.Running;

/// <summary>Runs a file as __main__ (pymain_run_file).</summary>
internal static class ScriptFile
{
    /// <summary>Runs it; gives the exit status.</summary>
    public static int Run(string path, bool skipsFirstLine)
    {
        if (Directory.Exists(path))
        {
            Messages.WriteLine($"{Usage.ProgramName}: {Quote(path)} is a directory, cannot continue");
            return CommandLine.Failure;
        }

        byte[] bytes;
        try
        {
            bytes = FileAccess.Read(path);
        }
        catch (Exception e) when (FileAccess.IsError(e))
        {
            Messages.WriteLine($"{Usage.ProgramName}: can't open file {Quote(path)}: {FileAccess.Reason(path, e)}");
            return CommandLine.UsageError;
        }

        bool isCompiled = path.EndsWith(".pyc", StringComparison.Ordinal) || bytes.AsSpan().StartsWith(PycFile.Magic);
        PyDict space = PythonRuntime.Main.Dict;
        space.SetStr(ModuleNames.File, new PyStr(path));
        space.SetStr(ModuleNames.Cached, PyNone.None);
        if (!SetLoader(space, isCompiled ? "SourcelessFileLoader" : "SourceFileLoader", path))
        {
            return MainProgram.ErrorStatus();
        }

        PyObject? result = isCompiled ? RunCompiled(bytes, path) : ProgramText.Run(bytes, path, skipsFirstLine);
        return MainProgram.Execution(result);
    }

    private static bool SetLoader(PyDict space, string className, string path)
    {
        if (Imports.Importlib is null)
        {
            return true;
        }

        PyObject? type = Imports.ImportAttribute("_frozen_importlib_external", className);
        PyObject? loader = type is null ? null : Calls.Call(type, PyStr.Interned("__main__"), new PyStr(path));
        if (loader is null)
        {
            return false;
        }

        space.SetStr(ModuleNames.Loader, loader);
        return true;
    }

    private static PyObject? RunCompiled(byte[] bytes, string path)
    {
        if (bytes.Length < PycFile.HeaderLength || !bytes.AsSpan().StartsWith(PycFile.Magic))
        {
            return Errors.Raise(PyExceptions.RuntimeError, "Bad magic number in .pyc file");
        }

        PyObject? loads = Imports.ImportAttribute("marshal", "loads");
        PyObject? code = loads is null ? null : Calls.Call(loads, PyBytes.Adopt(bytes[PycFile.HeaderLength..]));
        return code is null ? null
            : code is PyCode compiled ? ProgramText.Execute(compiled)
            : Errors.Raise(PyExceptions.RuntimeError, "Bad code object in .pyc file");
    }

    private static string Quote(string path) => Texts.Repr(new PyStr(path))?.ToString() ?? path;
}
