using System.Diagnostics;
using System.Globalization;
using Jitter.Compiler;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Benchmarks;

/// <summary>Times the compilation of all programs of a folder, again and again in one process.</summary>
internal static class LibraryTimer
{
    private const int StackSize = 1 << 28;

    /// <summary>Prints the seconds of each round, a line a round.</summary>
    public static int Run(string folder, int rounds)
    {
        var thread = new Thread(() => Time(folder, rounds), StackSize);
        thread.Start();
        thread.Join();
        return 0;
    }

    private static void Time(string folder, int rounds)
    {
        List<(string Path, byte[] Source)> programs = Load(folder);
        for (int round = 0; round < rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            int failed = 0;
            foreach ((string path, byte[] source) in programs)
            {
                try
                {
                    PythonCompiler.Compile(SourceText.FromBytes(source), path, new CompileOptions());
                }
                catch (PythonSyntaxException)
                {
                    failed++;
                }
            }

            double seconds = watch.Elapsed.TotalSeconds;
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{seconds:F3} s, {programs.Count} files, {failed} do not compile, {allocated / 1e6:F0} MB allocated"));
        }
    }

    /// <summary>The programs under a folder, site-packages left out, in order.</summary>
    public static List<(string Path, byte[] Source)> Load(string folder)
    {
        var programs = new List<(string, byte[])>();
        foreach (string path in Directory.EnumerateFiles(folder, "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!path.Contains("/site-packages/", StringComparison.Ordinal))
            {
                programs.Add((path, File.ReadAllBytes(path)));
            }
        }

        return programs;
    }
}
