using Jitter.Runtime.Import;

namespace Jitter.Cli.Running;

/// <summary>What -h and its relatives print.</summary>
internal static class Usage
{
    /// <summary>The version of the language.</summary>
    public const string Version = "3.13.0";

    /// <summary>sys.version.</summary>
    public const string FullVersion = "3.13.0 (main, Oct  7 2024, 00:00:00) [Jitter on .NET]";

    /// <summary>The options.</summary>
    public const string Options =
        """
        Options (and corresponding environment variables):
        -b     : warn when bytes meet str in str() and comparisons (-bb: raise errors)
        -B     : write no .pyc files; also PYTHONDONTWRITEBYTECODE=x
        -c cmd : run a program given as text (ends the list of options)
        -d     : accepted for compatibility; also PYTHONDEBUG=x
        -E     : ignore PYTHON* environment variables
        -h     : show this text and exit (also -? or --help)
        -i     : go on interactively after the program; also PYTHONINSPECT=x
        -I     : isolate from the user's environment (implies -E, -P and -s)
        -m mod : run a library module as a program (ends the list of options)
        -O     : leave assert statements out; also PYTHONOPTIMIZE=x
        -OO    : as -O, and leave docstrings out
        -P     : keep the script's folder out of sys.path; also PYTHONSAFEPATH=x
        -q     : show no version when starting interactively
        -s     : leave the user's site-packages out; also PYTHONNOUSERSITE=x
        -S     : do not import site
        -u     : do not buffer stdout and stderr; also PYTHONUNBUFFERED=x
        -v     : tell of imports; also PYTHONVERBOSE=x
        -V     : show the version and exit (also --version); -VV tells more
        -W arg : a warning filter, action:message:category:module:lineno;
                 also PYTHONWARNINGS=arg
        -x     : skip the first line of the source
        -X opt : an option of the implementation (see --help-xoptions)
        --check-hash-based-pycs always|default|never:
                 how .pyc files that are checked by hash are validated
        --help-env      : show the environment variables and exit
        --help-xoptions : show the -X options and exit
        --help-all      : show everything and exit

        Arguments:
        file   : the program's file, a folder or zip file with a __main__ module
        -      : read the program from standard input (the default)
        arg ...: what the program finds in sys.argv[1:]

        Jitter's own: -m jitter.code shows code objects (-m jitter.code -h tells more).

        """;

    /// <summary>The environment variables.</summary>
    public const string Variables =
        """
        Environment variables that change behavior:
        PYTHONHASHSEED          : a number, or random, from which the hashes of str and bytes come
        PYTHONINTMAXSTRDIGITS   : limit of the digits in conversions of int and str
        PYTHONIOENCODING        : encoding[:errors] of stdin, stdout and stderr
        PYTHONPATH              : folders in front of the library in sys.path, separated by ':'
        PYTHONPYCACHEPREFIX     : root of the folders for .pyc files
        PYTHONSTARTUP           : file that runs at an interactive start
        PYTHONUTF8              : 1 for UTF-8 mode
        PYTHON_CPU_COUNT        : what os.cpu_count() answers
        Each of these means the option that its name tells:
        PYTHONDEBUG PYTHONDEVMODE PYTHONDONTWRITEBYTECODE PYTHONFAULTHANDLER PYTHONINSPECT
        PYTHONNOUSERSITE PYTHONOPTIMIZE PYTHONPROFILEIMPORTTIME PYTHONSAFEPATH
        PYTHONTRACEMALLOC PYTHONUNBUFFERED PYTHONVERBOSE PYTHONWARNDEFAULTENCODING PYTHONWARNINGS

        """;

    /// <summary>The -X options.</summary>
    public const string XOptions =
        """
        The following implementation-specific options are available:
        -X cpu_count=N          : what os.cpu_count() answers
        -X dev                  : development mode: more warnings and checks
        -X faulthandler         : traceback at a crash
        -X importtime           : show how long imports take
        -X int_max_str_digits=N : limit of the digits in conversions of int and str
        -X jit=off|on|eager     : interpreter alone; compile what is hot; compile at the first call
        -X pycache_prefix=PATH  : root of the folders for .pyc files
        -X tracemalloc[=N]      : trace allocations
        -X utf8[=0|1]           : UTF-8 mode
        -X warn_default_encoding: warn where an encoding is left to the locale

        """;

    /// <summary>The first line of the usage.</summary>
    public static string Line => $"usage: {ProgramName} [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

    /// <summary>Everything.</summary>
    public static string All => $"{Line}{Options}\n{Variables}\n{XOptions}";

    /// <summary>The command as it was called.</summary>
    public static string ProgramName => RuntimeConfig.OriginalArguments is [var name, ..] ? name : "jitter";
}
