using System.Globalization;
using Jitter.Runtime.Import;

namespace Jitter.Cli.Running;

/// <summary>The environment variables and the -X options (CPython's Python/initconfig.c, config_read).</summary>
internal static class EnvironmentOptions
{
    /// <summary>Fills <see cref="RuntimeConfig"/>; gives the text of a fatal error, or null.</summary>
    /// <param name="debug">How often -d was given.</param>
    /// <param name="verbose">How often -v was given.</param>
    /// <param name="optimize">How often -O was given.</param>
    /// <param name="warnings">The values of -W.</param>
    public static string? Apply(int debug, int verbose, int optimize, List<string> warnings)
    {
        RuntimeConfig.ParserDebug = Math.Max(debug, Level("PYTHONDEBUG"));
        RuntimeConfig.Verbose = Math.Max(verbose, Level("PYTHONVERBOSE"));
        RuntimeConfig.OptimizationLevel = Math.Max(optimize, Level("PYTHONOPTIMIZE"));
        RuntimeConfig.Inspect = Math.Max(RuntimeConfig.Inspect, Level("PYTHONINSPECT"));
        RuntimeConfig.WriteBytecode &= Level("PYTHONDONTWRITEBYTECODE") == 0;
        RuntimeConfig.UserSite &= Level("PYTHONNOUSERSITE") == 0;
        RuntimeConfig.BufferedStdio &= Level("PYTHONUNBUFFERED") == 0;
        RuntimeConfig.SafePath |= RuntimeConfig.Environment("PYTHONSAFEPATH") is not null;
        RuntimeConfig.FaultHandler = XOption("faulthandler") is not null || RuntimeConfig.Environment("PYTHONFAULTHANDLER") is not null;
        RuntimeConfig.ImportTime = XOption("importtime") is not null || RuntimeConfig.Environment("PYTHONPROFILEIMPORTTIME") is not null;
        RuntimeConfig.WarnDefaultEncoding =
            XOption("warn_default_encoding") is not null || RuntimeConfig.Environment("PYTHONWARNDEFAULTENCODING") is not null;
        RuntimeConfig.PycachePrefix = Nonempty(XValue("pycache_prefix")) ?? RuntimeConfig.Environment("PYTHONPYCACHEPREFIX");
        RuntimeConfig.DevMode = XOption("dev") is not null || Level("PYTHONDEVMODE") > 0;
        ReadStdioEncoding();
        CollectWarnings(warnings);
        return ReadHashSeed() ?? ReadUtf8Mode() ?? ReadDigitsLimit() ?? ReadTraceMalloc() ?? ReadCpuCount() ?? ReadFrozenModules();
    }

    private static string? ReadHashSeed()
    {
        if (RuntimeConfig.Environment("PYTHONHASHSEED") is not { } text || text == "random")
        {
            RuntimeConfig.HashSeed = null;
            return null;
        }

        if (!uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out uint seed))
        {
            return "config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]";
        }

        RuntimeConfig.HashSeed = seed;
        return null;
    }

    private static string? ReadUtf8Mode()
    {
        if (XOption("utf8") is not null)
        {
            string value = XValue("utf8") ?? "1";
            RuntimeConfig.Utf8Mode = value == "1" ? 1 : 0;
            return value is "0" or "1" ? null : "preconfig_init_utf8_mode: invalid -X utf8 option value";
        }

        if (RuntimeConfig.Environment("PYTHONUTF8") is { } variable)
        {
            RuntimeConfig.Utf8Mode = variable == "1" ? 1 : 0;
            return variable is "0" or "1" ? null : "preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value";
        }

        return null;
    }

    private static string? ReadDigitsLimit()
    {
        string? variable = RuntimeConfig.Environment("PYTHONINTMAXSTRDIGITS");
        if (variable is not null)
        {
            if (!TryReadLimit(variable, out int limit))
            {
                return "config_init_int_max_str_digits: PYTHONINTMAXSTRDIGITS: invalid limit; must be >= 640 or 0 for unlimited.";
            }

            RuntimeConfig.IntMaxStrDigits = limit;
        }

        if (XOption("int_max_str_digits") is not null)
        {
            if (!TryReadLimit(XValue("int_max_str_digits") ?? "", out int limit))
            {
                return "config_init_int_max_str_digits: -X int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited.";
            }

            RuntimeConfig.IntMaxStrDigits = limit;
        }

        return null;
    }

    private static bool TryReadLimit(string text, out int limit) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out limit) && (limit == 0 || limit >= 640);

    private static string? ReadTraceMalloc()
    {
        string? value = XOption("tracemalloc") is not null ? XValue("tracemalloc") ?? "1" : RuntimeConfig.Environment("PYTHONTRACEMALLOC");
        if (value is null)
        {
            return null;
        }

        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int frames) || frames > ushort.MaxValue)
        {
            return XOption("tracemalloc") is not null
                ? "config_init_tracemalloc: -X tracemalloc=NFRAME: invalid number of frames"
                : "config_init_tracemalloc: PYTHONTRACEMALLOC: invalid number of frames";
        }

        RuntimeConfig.TraceMalloc = frames;
        return null;
    }

    private static string? ReadCpuCount()
    {
        string? value = XOption("cpu_count") is not null ? XValue("cpu_count") ?? "" : RuntimeConfig.Environment("PYTHON_CPU_COUNT");
        if (value is null or "default")
        {
            return null;
        }

        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count < 1)
        {
            return XOption("cpu_count") is not null
                ? "config_init_cpu_count: -X cpu_count=n option: n is missing or an invalid number, n must be greater than 0"
                : "config_init_cpu_count: PYTHON_CPU_COUNT=n: n is an invalid number, n must be greater than 0";
        }

        RuntimeConfig.CpuCount = count;
        return null;
    }

    private static string? ReadFrozenModules() => XOption("frozen_modules") is null || XValue("frozen_modules") is null or "" or "on" or "off"
        ? null
        : "config_init_import: bad value for option -X frozen_modules (expected \"on\" or \"off\")";

    private static void ReadStdioEncoding()
    {
        if (RuntimeConfig.Environment("PYTHONIOENCODING") is not { } text)
        {
            return;
        }

        int colon = text.IndexOf(':', StringComparison.Ordinal);
        RuntimeConfig.StdioEncoding = Nonempty(colon < 0 ? text : text[..colon]);
        RuntimeConfig.StdioErrors = colon < 0 ? (RuntimeConfig.StdioEncoding is null ? null : "strict") : Nonempty(text[(colon + 1)..]) ?? "strict";
    }

    /// <summary>The order of sys.warnoptions: -X dev, then PYTHONWARNINGS, then -W, then -b: the last has precedence.</summary>
    private static void CollectWarnings(List<string> warnings)
    {
        List<string> all = RuntimeConfig.WarnOptions;
        if (RuntimeConfig.DevMode)
        {
            all.Add("default");
        }

        if (RuntimeConfig.Environment("PYTHONWARNINGS") is { } variable)
        {
            all.AddRange(variable.Split(','));
        }

        all.AddRange(warnings);
        if (RuntimeConfig.BytesWarning > 0)
        {
            all.Add(RuntimeConfig.BytesWarning > 1 ? "error::BytesWarning" : "default::BytesWarning");
        }
    }

    /// <summary>A variable that is a number or, with any other text, means 1.</summary>
    private static int Level(string variable) =>
        RuntimeConfig.Environment(variable) is not { } text ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int level) ? level
        : 1;

    /// <summary>The last -X option of a name, its value included.</summary>
    private static string? XOption(string name) =>
        RuntimeConfig.XOptions.FindLast(option => option == name || (option.StartsWith(name, StringComparison.Ordinal) && option[name.Length] == '='));

    private static string? XValue(string name) =>
        XOption(name) is { } option && option.Length > name.Length ? option[(name.Length + 1)..] : null;

    private static string? Nonempty(string? text) => text is { Length: > 0 } ? text : null;
}
