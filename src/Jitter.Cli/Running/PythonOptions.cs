using Jitter.Runtime.Import;

namespace Jitter.Cli.Running;

/// <summary>What a command line tells to run.</summary>
internal enum RunKind
{
    /// <summary>Standard input, as a script or interactively.</summary>
    Input,

    /// <summary>-c: a text.</summary>
    Command,

    /// <summary>-m: a module.</summary>
    Module,

    /// <summary>A file, folder or zip file.</summary>
    File,

    /// <summary>Nothing: the usage or the version was shown, or an option was wrong.</summary>
    Nothing,
}

/// <summary>Reads the command line, whose options are CPython's (Python/initconfig.c, config_parse_cmdline), into <see cref="RuntimeConfig"/>.</summary>
internal sealed class PythonOptions
{
    private readonly List<string> _warnings = [];
    private int _verbose;
    private int _optimize;
    private int _debug;
    private int _versions;
    private bool _showHelp;

    /// <summary>What is run.</summary>
    public RunKind Kind { get; private set; } = RunKind.Input;

    /// <summary>The text, the module's name or the file.</summary>
    public string Target { get; private set; } = "";

    /// <summary>-x: the first line is skipped.</summary>
    public bool SkipFirstLine { get; private set; }

    /// <summary>The exit status for <see cref="RunKind.Nothing"/>.</summary>
    public int Status { get; private set; }

    /// <summary>Reads the arguments.</summary>
    public static PythonOptions Parse(string[] arguments)
    {
        var options = new PythonOptions();
        options.Read(arguments);
        return options;
    }

    private void Read(string[] arguments)
    {
        int index = 0;
        bool more = true;
        while (more && index < arguments.Length && arguments[index] is { Length: > 1 } argument && argument[0] == '-')
        {
            index++;
            if (argument == "--")
            {
                break;
            }

            more = argument.StartsWith("--", StringComparison.Ordinal)
                ? ReadLong(argument, arguments, ref index)
                : ReadShort(argument, arguments, ref index);
        }

        if (Kind == RunKind.Nothing)
        {
            return;
        }

        if (_showHelp || _versions > 0)
        {
            ShowHelpOrVersion();
            return;
        }

        string[] rest = arguments[index..];
        string first = Kind switch { RunKind.Command => "-c", RunKind.Module => "-m", _ => "" };
        if (Kind == RunKind.Input && rest.Length > 0)
        {
            first = rest[0];
            rest = rest[1..];
            if (first != "-")
            {
                Kind = RunKind.File;
                Target = first;
            }
        }

        RuntimeConfig.Arguments = [first, .. rest];
        string? problem = EnvironmentOptions.Apply(_debug, _verbose, _optimize, _warnings);
        if (problem is not null)
        {
            Messages.Write($"Fatal Python error: {problem}\nPython runtime state: preinitialized\n\nCurrent thread 0x{System.Environment.ProcessId:x16} (most recent call first):\n  <no Python frame>\n");
            Kind = RunKind.Nothing;
            Status = 1;
        }
    }

    private bool ReadLong(string option, string[] arguments, ref int index)
    {
        switch (option)
        {
            case "--help":
                _showHelp = true;
                return true;
            case "--version":
                _versions++;
                return true;
            case "--help-env" or "--help-xoptions" or "--help-all":
                Console.Out.Write(option == "--help-env" ? Usage.Variables : option == "--help-xoptions" ? Usage.XOptions : Usage.All);
                Kind = RunKind.Nothing;
                return false;
            case "--check-hash-based-pycs":
                if (index == arguments.Length)
                {
                    return Refuse("Argument expected for the --check-hash-based-pycs option");
                }

                RuntimeConfig.CheckHashPycs = arguments[index++];
                return RuntimeConfig.CheckHashPycs is "default" or "always" or "never"
                    || Refuse("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
            default:
                return Refuse("unknown option " + option);
        }
    }

    private bool ReadShort(string argument, string[] arguments, ref int index)
    {
        for (int i = 1; i < argument.Length; i++)
        {
            char option = argument[i];
            if (option is 'c' or 'm' or 'W' or 'X')
            {
                string value;
                if (i + 1 < argument.Length)
                {
                    value = argument[(i + 1)..];
                }
                else if (index < arguments.Length)
                {
                    value = arguments[index++];
                }
                else
                {
                    return Refuse($"Argument expected for the -{option} option");
                }

                return TakeValue(option, value);
            }

            if (!TakeFlag(option))
            {
                return false;
            }
        }

        return true;
    }

    private bool TakeValue(char option, string value)
    {
        switch (option)
        {
            case 'c':
                Kind = RunKind.Command;
                Target = value + "\n";
                return false;
            case 'm':
                Kind = RunKind.Module;
                Target = value;
                return false;
            case 'W':
                _warnings.Add(value);
                return true;
            default:
                RuntimeConfig.XOptions.Add(value);
                return true;
        }
    }

    private bool TakeFlag(char option)
    {
        switch (option)
        {
            case 'b':
                RuntimeConfig.BytesWarning++;
                break;
            case 'B':
                RuntimeConfig.WriteBytecode = false;
                break;
            case 'd':
                _debug++;
                break;
            case 'E':
                RuntimeConfig.UseEnvironment = false;
                break;
            case 'h' or '?':
                _showHelp = true;
                break;
            case 'i':
                RuntimeConfig.Inspect++;
                RuntimeConfig.Interactive++;
                break;
            case 'I':
                RuntimeConfig.Isolated = true;
                RuntimeConfig.UseEnvironment = false;
                RuntimeConfig.UserSite = false;
                RuntimeConfig.SafePath = true;
                break;
            case 'O':
                _optimize++;
                break;
            case 'P':
                RuntimeConfig.SafePath = true;
                break;
            case 'q':
                RuntimeConfig.Quiet = true;
                break;
            case 'R':
                break;
            case 's':
                RuntimeConfig.UserSite = false;
                break;
            case 'S':
                RuntimeConfig.ImportSite = false;
                break;
            case 'u':
                RuntimeConfig.BufferedStdio = false;
                break;
            case 'v':
                _verbose++;
                break;
            case 'V':
                _versions++;
                break;
            case 'x':
                SkipFirstLine = true;
                break;
            case 'J':
                return Refuse("-J is reserved for Jython");
            default:
                return Refuse($"Unknown option: -{option}");
        }

        return true;
    }

    private void ShowHelpOrVersion()
    {
        Kind = RunKind.Nothing;
        Console.Out.Write(_showHelp ? Usage.Line + Usage.Options : _versions > 1 ? $"Python {Usage.FullVersion}\n" : $"Python {Usage.Version}\n");
    }

    private bool Refuse(string message)
    {
        Messages.Write($"{message}\n{Usage.Line}Try `python -h' for more information.\n");
        Kind = RunKind.Nothing;
        Status = CommandLine.UsageError;
        return false;
    }
}
