using Jitter.Runtime.Frames;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Builtins;
using Jitter.Stdlib.Startup;
using Jitter.Syntax.Parsing;

namespace Jitter.Cli.Running;

/// <summary>Compiles and runs a text as __main__.</summary>
internal static class ProgramText
{
    /// <summary>Runs the text of -c; null with an error pending.</summary>
    public static PyObject? Run(string text, string fileName)
    {
        // Lone surrogates stand for bytes of the command line that are no UTF-8.
        PyObject? code = Compile(new PythonSource(text), fileName, ParseMode.Exec);
        if (code is not PyCode compiled)
        {
            return null;
        }

        SourceRegistry.Add(fileName, text);
        return Execute(compiled);
    }

    /// <summary>Runs a file's bytes; null with an error pending.</summary>
    public static PyObject? Run(byte[] source, string fileName, bool skipsFirstLine)
    {
        if (skipsFirstLine)
        {
            int end = source.AsSpan().IndexOf((byte)'\n');
            source = end < 0 ? [] : source[end..];
        }

        return Compile(new PythonSource(source), fileName, ParseMode.Exec) is PyCode code ? Execute(code) : null;
    }

    /// <summary>Compiles; null with an error pending.</summary>
    public static PyObject? Compile(PythonSource source, string fileName, ParseMode mode, int flags = 0) =>
        SourceCompiler.Compile(source, new CompileRequest(fileName, mode, flags, RuntimeConfig.OptimizationLevel));

    /// <summary>Runs code in the namespace of __main__.</summary>
    public static PyObject? Execute(PyCode code)
    {
        PyDict space = PythonRuntime.Main.Dict;
        return Execution.Current.RunCode(code, space, space);
    }
}
