using System.Diagnostics;
using System.Globalization;
using Jitter.Bytecode.Archive;

namespace Jitter.Stdlib.Builder;

/// <summary>Run by the build of Jitter.Stdlib: gets the standard library's source and makes the archive of it.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        try
        {
            Run(Options.Parse(arguments));
            return 0;
        }
        catch (Exception e) when (e is BuildException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    private static void Run(Options options)
    {
        var files = new LibraryFiles();
        if (options.Folder is not null)
        {
            LibraryFolder.AddTo(files, options.Folder);
        }
        else
        {
            PyodidePackage.AddTo(files, NpmCache.Fetch(options.Package!, options.Integrity!, options.Cache!), options.Integrity!);
        }

        if (options.Own is not null)
        {
            files.AddFolder(options.Own, path => !path.Contains("__pycache__", StringComparison.Ordinal));
        }

        var watch = Stopwatch.StartNew();
        byte[] archive = LibraryCompiler.Compile(files);
        WriteAll(options.Output, archive);
        int modules = files.All.Keys.Count(ArchiveWriter.IsModulePath);
        Console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Jitter.Stdlib: {modules} modules, {files.All.Values.Sum(file => (long)file.Length) / 1e6:0.0} MB, compiled into {archive.Length / 1e6:0.0} MB in {watch.Elapsed.TotalSeconds:0.0} s"));
    }

    // Nobody sees half an archive.
    private static void WriteAll(string path, byte[] bytes)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
