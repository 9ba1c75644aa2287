namespace Jitter.Runtime.Import;

/// <summary>
/// What the command line and the environment said (CPython's PyConfig): filled by the command before the runtime starts, read by sys,
/// the import system and whoever else needs it.
/// </summary>
public static class RuntimeConfig
{
    /// <summary>sys.executable; empty where it is not known.</summary>
    public static string Executable { get; set; } = "";

    /// <summary>sys.prefix, sys.base_prefix, sys.exec_prefix: the folder of Jitter's assemblies.</summary>
    public static string Prefix { get; set; } = "";

    /// <summary>sys._stdlib_dir: the folder in which the library seems to be.</summary>
    public static string LibraryFolder { get; set; } = "";

    /// <summary>sys.argv.</summary>
    public static string[] Arguments { get; set; } = [""];

    /// <summary>sys.orig_argv.</summary>
    public static string[] OriginalArguments { get; set; } = [];

    /// <summary>sys.warnoptions: those of -b, PYTHONWARNINGS and -W, in CPython's order.</summary>
    public static List<string> WarnOptions { get; } = [];

    /// <summary>The texts of the -X options: NAME or NAME=VALUE.</summary>
    public static List<string> XOptions { get; } = [];

    /// <summary>The first sys.path: without what comes from the script.</summary>
    public static List<string> SearchPaths { get; } = [];

    /// <summary>-I</summary>
    public static bool Isolated { get; set; }

    /// <summary>False under -E and -I.</summary>
    public static bool UseEnvironment { get; set; } = true;

    /// <summary>-X dev, PYTHONDEVMODE</summary>
    public static bool DevMode { get; set; }

    /// <summary>-d, PYTHONDEBUG</summary>
    public static int ParserDebug { get; set; }

    /// <summary>-i: sys.flags.interactive.</summary>
    public static int Interactive { get; set; }

    /// <summary>-i, PYTHONINSPECT: sys.flags.inspect.</summary>
    public static int Inspect { get; set; }

    /// <summary>-O, PYTHONOPTIMIZE</summary>
    public static int OptimizationLevel { get; set; }

    /// <summary>False under -B and PYTHONDONTWRITEBYTECODE.</summary>
    public static bool WriteBytecode { get; set; } = true;

    /// <summary>False under -s, -I and PYTHONNOUSERSITE.</summary>
    public static bool UserSite { get; set; } = true;

    /// <summary>False under -S.</summary>
    public static bool ImportSite { get; set; } = true;

    /// <summary>-v, PYTHONVERBOSE</summary>
    public static int Verbose { get; set; }

    /// <summary>-q</summary>
    public static bool Quiet { get; set; }

    /// <summary>-b</summary>
    public static int BytesWarning { get; set; }

    /// <summary>False under -u and PYTHONUNBUFFERED.</summary>
    public static bool BufferedStdio { get; set; } = true;

    /// <summary>PYTHONHASHSEED: null for random.</summary>
    public static uint? HashSeed { get; set; }

    /// <summary>-X utf8, PYTHONUTF8: sys.flags.utf8_mode.</summary>
    public static int Utf8Mode { get; set; }

    /// <summary>-P, -I, PYTHONSAFEPATH</summary>
    public static bool SafePath { get; set; }

    /// <summary>-X warn_default_encoding, PYTHONWARNDEFAULTENCODING</summary>
    public static bool WarnDefaultEncoding { get; set; }

    /// <summary>-X int_max_str_digits, PYTHONINTMAXSTRDIGITS; -1 for the default.</summary>
    public static int IntMaxStrDigits { get; set; } = -1;

    /// <summary>-X faulthandler, PYTHONFAULTHANDLER</summary>
    public static bool FaultHandler { get; set; }

    /// <summary>-X tracemalloc, PYTHONTRACEMALLOC: the number of frames; 0 for off.</summary>
    public static int TraceMalloc { get; set; }

    /// <summary>-X importtime, PYTHONPROFILEIMPORTTIME</summary>
    public static bool ImportTime { get; set; }

    /// <summary>-X cpu_count, PYTHON_CPU_COUNT; -1 for the machine's.</summary>
    public static int CpuCount { get; set; } = -1;

    /// <summary>--check-hash-based-pycs: default, always or never.</summary>
    public static string CheckHashPycs { get; set; } = "default";

    /// <summary>-X pycache_prefix, PYTHONPYCACHEPREFIX; null for none.</summary>
    public static string? PycachePrefix { get; set; }

    /// <summary>The encoding of PYTHONIOENCODING; null for the locale's.</summary>
    public static string? StdioEncoding { get; set; }

    /// <summary>The error handler of PYTHONIOENCODING; null for the default.</summary>
    public static string? StdioErrors { get; set; }

    /// <summary>The file that is run, as it was named; null for others.</summary>
    public static string? ScriptFile { get; set; }

    /// <summary>What the command puts in front of sys.path for the script; null under -P (sys_path_0).</summary>
    public static string? ScriptFolder { get; set; }

    /// <summary>The value of an environment variable; null where it is missing or empty, or under -E.</summary>
    public static string? Environment(string name) =>
        UseEnvironment && System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
