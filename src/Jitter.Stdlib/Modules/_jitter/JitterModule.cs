using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Stdlib.Library;
using Jitter.Stdlib.Startup;

namespace Jitter.Stdlib.Modules.JitterModules;

/// <summary>The module _jitter: the embedded library as <c>_jitter_importer</c> needs it.</summary>
[PyModule("_jitter", Doc = "What Jitter's own Python modules need of the runtime.")]
public static partial class JitterModule
{
    [PyConstant("library_root")]
    private static PyStr Root => new(PythonRuntime.Library.Root);

    /// <summary>A module in a folder of the library: its file name, and the folder of a package; None where there is none.</summary>
    [PyFunction("library_find(path, fullname, /)")]
    private static PyObject Find(PyStr path, PyStr fullname)
    {
        EmbeddedLibrary library = PythonRuntime.Library;
        if (library.RelativePath(path.ToString()) is not { } folder)
        {
            return PyNone.None;
        }

        string name = fullname.ToString();
        int dot = name.LastIndexOf('.');
        string tail = dot < 0 ? name : name[(dot + 1)..];
        string full = folder.Length == 0 ? tail : $"{folder.TrimEnd('/').Replace('/', '.')}.{tail}";
        if (!library.TryFind(full, out EmbeddedModule? module))
        {
            return PyNone.None;
        }

        return PyTuple.From([new PyStr(module.FileName), module.IsPackage ? new PyStr(Path.GetDirectoryName(module.FileName)!) : PyNone.None]);
    }

    /// <summary>The code of the module whose source seems to be in a file; None where there is none.</summary>
    [PyFunction("library_code(filename, /)")]
    private static PyObject Code(PyStr filename) =>
        ModuleOf(filename.ToString()) is { } module ? PyCode.From(module.ReadCode()) : PyNone.None;

    /// <summary>A file's bytes; None where there is none.</summary>
    [PyFunction("library_data(path, /)")]
    private static PyObject Data(PyStr path) => FileOf(path.ToString()) is { } file ? PyBytes.Adopt(file.ReadBytes()) : PyNone.None;

    /// <summary>A file's length; None where there is none.</summary>
    [PyFunction("library_size(path, /)")]
    private static PyObject Size(PyStr path) => FileOf(path.ToString()) is { } file ? PyInt.From(file.Length) : PyNone.None;

    /// <summary>The path from the library's root; None for other paths.</summary>
    [PyFunction("library_relative(path, /)")]
    private static PyObject Relative(PyStr path) =>
        PythonRuntime.Library.RelativePath(path.ToString()) is { } relative ? new PyStr(relative) : PyNone.None;

    [PyFunction("library_is_folder(path, /)")]
    private static bool IsFolder(PyStr path) =>
        PythonRuntime.Library.RelativePath(path.ToString()) is { } folder && PythonRuntime.Library.IsFolder(folder.TrimEnd('/'));

    /// <summary>The names of files and folders.</summary>
    [PyFunction("library_names(path, /)")]
    private static PyList ListNames(PyStr path)
    {
        var names = new PyList();
        if (PythonRuntime.Library.RelativePath(path.ToString()) is { } folder)
        {
            foreach (string name in PythonRuntime.Library.ListFolder(folder.TrimEnd('/')))
            {
                names.Add(new PyStr(name));
            }
        }

        return names;
    }

    /// <summary>The modules in a folder: names, and whether they are packages.</summary>
    [PyFunction("library_modules(path, /)")]
    private static PyList ListModules(PyStr path)
    {
        var modules = new PyList();
        if (PythonRuntime.Library.RelativePath(path.ToString()) is not { } folder)
        {
            return modules;
        }

        folder = folder.TrimEnd('/');
        foreach (string name in PythonRuntime.Library.ListFolder(folder))
        {
            bool isModule = name.EndsWith(".py", StringComparison.Ordinal);
            string stem = isModule ? name[..^3] : name;
            string full = folder.Length == 0 ? stem : $"{folder.Replace('/', '.')}.{stem}";
            if (stem != "__init__" && PythonRuntime.Library.TryFind(full, out EmbeddedModule? module) && module.IsPackage != isModule)
            {
                modules.Add(PyTuple.From([new PyStr(stem), PyBool.From(module.IsPackage)]));
            }
        }

        return modules;
    }

    private static EmbeddedFile? FileOf(string path) =>
        PythonRuntime.Library.RelativePath(path) is { Length: > 0 } relative && PythonRuntime.Library.TryFindFile(relative, out EmbeddedFile? file)
            ? file : null;

    private static EmbeddedModule? ModuleOf(string fileName)
    {
        if (PythonRuntime.Library.RelativePath(fileName) is not { } relative || !relative.EndsWith(".py", StringComparison.Ordinal))
        {
            return null;
        }

        string name = relative[..^3].Replace('/', '.');
        name = name.EndsWith(".__init__", StringComparison.Ordinal) ? name[..^9] : name;
        return PythonRuntime.Library.TryFind(name, out EmbeddedModule? module) ? module : null;
    }
}
