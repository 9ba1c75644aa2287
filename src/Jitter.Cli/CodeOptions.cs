namespace Jitter.Cli;

/// <summary>The command line of <c>-m jitter.code</c>.</summary>
internal sealed class CodeOptions
{
    /// <summary>What the options mean, for <c>-h</c>.</summary>
    public const string Help =
        """

          Shows the code objects of files, as `python3.13 -m dis` does. FILE is a source, a
          .pyc file of CPython 3.13, or - for standard input.
          --json      print JSON, a line a file
          -O LEVEL    compile with optimization level 0, 1 (python -O) or 2 (python -OO)
          --pyc OUT   print nothing, write FILE as the .pyc file OUT (one FILE only)
          --          what follows are files
        """;

    /// <summary>Whether JSON is printed.</summary>
    public bool Json { get; private set; }

    /// <summary>The level of optimization.</summary>
    public int Optimize { get; private set; }

    /// <summary>The .pyc file to be written, or null.</summary>
    public string? Pyc { get; private set; }

    /// <summary>Whether only <see cref="Help"/> is wanted.</summary>
    public bool ShowHelp { get; private set; }

    /// <summary>The files.</summary>
    public string[] Files { get; private set; } = [];

    /// <summary>Reads the arguments; null, and what is wrong, if they make no sense.</summary>
    public static CodeOptions? Parse(ReadOnlySpan<string> arguments, out string error)
    {
        var options = new CodeOptions();
        error = "";
        bool more = true;
        while (more && arguments is [{ Length: > 1 } option, ..] && option[0] == '-')
        {
            arguments = arguments[1..];
            switch (option)
            {
                case "--":
                    more = false;
                    break;
                case "-h" or "--help":
                    options.ShowHelp = true;
                    return options;
                case "--json":
                    options.Json = true;
                    break;
                case "-O":
                    if (arguments is not [['0' or '1' or '2'], ..])
                    {
                        error = "option -O: expected a level, 0, 1 or 2";
                        return null;
                    }

                    options.Optimize = arguments[0][0] - '0';
                    arguments = arguments[1..];
                    break;
                case "--pyc":
                    if (arguments.IsEmpty)
                    {
                        error = "option --pyc: expected a file name";
                        return null;
                    }

                    options.Pyc = arguments[0];
                    arguments = arguments[1..];
                    break;
                default:
                    error = $"bad option or argument: {option}";
                    return null;
            }
        }

        options.Files = arguments.ToArray();
        error = arguments.IsEmpty ? "no file named"
            : options.Pyc is null ? ""
            : options.Json ? "options --pyc and --json exclude each other"
            : arguments.Length > 1 ? "option --pyc: expected one file"
            : "";
        return error.Length == 0 ? options : null;
    }
}
