using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Library;

namespace Jitter.Stdlib.Startup;

/// <summary>The first sys.path, as CPython's getpath computes it, and the path hooks.</summary>
internal static class SearchPath
{
    private static readonly PyStr s_pathHooks = PyStr.Interned("path_hooks");

    /// <summary>Fills <see cref="RuntimeConfig"/>: prefix, library folder and search paths.</summary>
    public static void Compute()
    {
        string root = PythonRuntime.Library.Root;
        RuntimeConfig.LibraryFolder = root;
        RuntimeConfig.Prefix = Path.GetDirectoryName(Path.GetDirectoryName(root))!;
        List<string> paths = RuntimeConfig.SearchPaths;
        paths.Clear();
        if (RuntimeConfig.Environment("PYTHONPATH") is { } variable)
        {
            foreach (string folder in variable.Split(':'))
            {
                paths.Add(folder.Length == 0 ? System.Environment.CurrentDirectory : folder);
            }
        }

        paths.Add(Path.Combine(RuntimeConfig.Prefix, "lib", "python313.zip"));
        paths.Add(root);
        paths.Add(Path.Combine(root, "lib-dynload"));
    }

    /// <summary>Adds the path hooks of zip files and of the embedded library to importlib's own.</summary>
    public static bool Install()
    {
        if (Imports.SysModule!.Dict.GetStr(s_pathHooks) is not PyList hooks)
        {
            return Errors.RaiseFalse(PyExceptions.RuntimeError, "sys.path_hooks is no list");
        }

        if (Imports.ImportAttribute("zipimport", "zipimporter") is not { } zipimporter)
        {
            return false;
        }

        hooks.Replace(0, 0, [zipimporter]);
        return RunImporter() is { } importer
            && Attributes.Get(importer, PyStr.Interned("install")) is { } install
            && Calls.Call(install) is not null;
    }

    /// <summary>
    /// Runs <c>_jitter_importer</c>. It is no module that programs see, and its frames count as importlib's, which tracebacks leave out.
    /// </summary>
    private static PyModule? RunImporter()
    {
        var module = new PyModule(PyStr.Interned("_frozen_importlib_external"));
        module.Dict.SetStr(Names.Builtins, Imports.BuiltinsModule!);
        if (!PythonRuntime.Library.TryFind("_jitter_importer", out EmbeddedModule? source))
        {
            Errors.Raise(PyExceptions.ImportError, "the library has no module _jitter_importer");
            return null;
        }

        PyCode code = PyCode.From(source.ReadCode("<frozen importlib._bootstrap_external>"));
        return Execution.Current.RunCode(code, module.Dict, module.Dict) is null ? null : module;
    }
}
