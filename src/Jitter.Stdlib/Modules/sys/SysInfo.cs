using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Sys;

/// <summary>The struct sequences of the module sys.</summary>
internal static class SysInfo
{
    private static StructSequence? s_asyncGeneratorHooks;

    public static PyObject VersionInfo() => StructSequence
        .Define("sys", "version_info", 5, ["major", "minor", "micro", "releaselevel", "serial"], instantiable: false)
        .Create(PyInt.From(PythonVersion.Major), PyInt.From(PythonVersion.Minor), PyInt.From(PythonVersion.Micro), new PyStr("final"), PyInt.From(0));

    /// <summary>sys.flags</summary>
    public static PyObject Flags() => StructSequence.Define(
        "sys",
        "flags",
        18,
        [
            "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose",
            "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path",
            "int_max_str_digits",
        ],
        instantiable: false).Create(
            PyInt.From(RuntimeConfig.ParserDebug),
            PyInt.From(RuntimeConfig.Inspect),
            PyInt.From(RuntimeConfig.Interactive),
            PyInt.From(RuntimeConfig.OptimizationLevel),
            Number(!RuntimeConfig.WriteBytecode),
            Number(!RuntimeConfig.UserSite),
            Number(!RuntimeConfig.ImportSite),
            Number(!RuntimeConfig.UseEnvironment),
            PyInt.From(RuntimeConfig.Verbose),
            PyInt.From(RuntimeConfig.BytesWarning),
            Number(RuntimeConfig.Quiet),
            Number(RuntimeConfig.HashSeed is not 0),
            Number(RuntimeConfig.Isolated),
            PyBool.From(RuntimeConfig.DevMode),
            PyInt.From(RuntimeConfig.Utf8Mode),
            Number(RuntimeConfig.WarnDefaultEncoding),
            PyBool.From(RuntimeConfig.SafePath),
            PyInt.From(IntLimits.MaxDigits));

    /// <summary>sys.float_info</summary>
    public static PyObject FloatInfo() => StructSequence.Define(
        "sys",
        "float_info",
        11,
        ["max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds"]).Create(
            new PyFloat(double.MaxValue),
            PyInt.From(1024),
            PyInt.From(308),
            new PyFloat(2.2250738585072014e-308),
            PyInt.From(-1021),
            PyInt.From(-307),
            PyInt.From(15),
            PyInt.From(53),
            new PyFloat(2.220446049250313e-16),
            PyInt.From(2),
            PyInt.From(1));

    /// <summary>sys.int_info: as if ints were stored as CPython's are.</summary>
    public static PyObject IntInfo() => StructSequence
        .Define("sys", "int_info", 4, ["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"])
        .Create(PyInt.From(30), PyInt.From(4), PyInt.From(4300), PyInt.From(640));

    /// <summary>sys.hash_info</summary>
    public static PyObject HashInfo() => StructSequence
        .Define("sys", "hash_info", 9, ["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"])
        .Create(
            PyInt.From(64),
            PyInt.From((1L << 61) - 1),
            PyInt.From(314159),
            PyInt.From(0),
            PyInt.From(1000003),
            new PyStr("siphash13"),
            PyInt.From(64),
            PyInt.From(128),
            PyInt.From(0));

    /// <summary>sys.thread_info</summary>
    public static PyObject ThreadInfo() => StructSequence
        .Define("sys", "thread_info", 3, ["name", "lock", "version"])
        .Create(new PyStr("pthread"), new PyStr("semaphore"), PyNone.None);

    /// <summary>sys.get_asyncgen_hooks()</summary>
    public static PyObject AsyncGeneratorHooks(PyObject firstIteration, PyObject finalizer)
    {
        s_asyncGeneratorHooks ??= StructSequence.Define("builtins", "asyncgen_hooks", 2, ["firstiter", "finalizer"], instantiable: false);
        return s_asyncGeneratorHooks.Create(firstIteration, finalizer);
    }

    private static PyInt Number(bool flag) => PyInt.From(flag ? 1 : 0);
}
