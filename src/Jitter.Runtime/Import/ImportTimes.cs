using System.Diagnostics;
using System.Globalization;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Import;

/// <summary>-X importtime: how long each import took, on standard error.</summary>
internal static class ImportTimes
{
    private static bool s_hasHeader;
    private static int s_level;
    private static long s_accumulated;

    /// <summary>Whether imports are timed.</summary>
    public static bool Enabled => RuntimeConfig.ImportTime;

    /// <summary>Loads a module and writes a line.</summary>
    public static PyObject? Load(PyStr name)
    {
        if (!s_hasHeader)
        {
            s_hasHeader = true;
            Console.Error.Write("import time: self [us] | cumulative | imported package\n");
        }

        s_level++;
        long outer = s_accumulated;
        s_accumulated = 0;
        long start = Stopwatch.GetTimestamp();
        PyObject? module = Imports.Load(name);
        long total = (long)Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        s_level--;
        Console.Error.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"import time: {total - s_accumulated,9} | {total,10} | {new string(' ', s_level * 2)}{name}\n"));
        s_accumulated = outer + total;
        return module;
    }
}
