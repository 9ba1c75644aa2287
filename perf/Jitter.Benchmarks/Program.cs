using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Running;

namespace Jitter.Benchmarks;

/// <summary>
/// Benchmarks of the compiler. Without arguments that BenchmarkDotNet knows, "library FOLDER [ROUNDS]" times the
/// compilation of every program under a folder in this process, which is what perf/compile_library.py compares.
/// </summary>
internal static class Program
{
    // BenchmarkDotNet builds all projects anew for the process that it measures, which may take long where others work.
    private static readonly TimeSpan s_buildLimit = TimeSpan.FromMinutes(15);

    private static int Main(string[] arguments)
    {
        if (arguments is ["library", var folder, .. var rest])
        {
            return LibraryTimer.Run(folder, rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 5);
        }

        IConfig config = ManualConfig.Create(DefaultConfig.Instance)
            .WithBuildTimeout(s_buildLimit)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumn(PerLineColumn.LinesPerSecond, PerLineColumn.BytesPerLine);
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments, config);
        return 0;
    }
}
