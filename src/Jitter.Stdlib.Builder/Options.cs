namespace Jitter.Stdlib.Builder;

/// <summary>The command line.</summary>
internal sealed record Options
{
    private const string Usage =
        "usage: Jitter.Stdlib.Builder --output FILE [--own FOLDER] (--folder LIB | --package NAME@VERSION --integrity sha512-BASE64 --cache FOLDER)";

    /// <summary>The archive to write.</summary>
    public required string Output { get; init; }

    /// <summary>A folder with Jitter's own modules, which are added to the library's or replace them.</summary>
    public string? Own { get; init; }

    /// <summary>A Lib folder to use instead of the package.</summary>
    public string? Folder { get; init; }

    /// <summary>The npm package.</summary>
    public string? Package { get; init; }

    /// <summary>The hash of the package's tarball, as npm writes it.</summary>
    public string? Integrity { get; init; }

    /// <summary>Where fetched packages are kept.</summary>
    public string? Cache { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="BuildException">It is wrong.</exception>
    public static Options Parse(ReadOnlySpan<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < arguments.Length; i += 2)
        {
            if (i + 1 == arguments.Length || arguments[i] is not ("--output" or "--own" or "--folder" or "--package" or "--integrity" or "--cache"))
            {
                throw new BuildException(Usage);
            }

            values[arguments[i]] = arguments[i + 1];
        }

        var options = new Options
        {
            Output = values.GetValueOrDefault("--output") ?? throw new BuildException(Usage),
            Own = values.GetValueOrDefault("--own"),
            Folder = values.GetValueOrDefault("--folder"),
            Package = values.GetValueOrDefault("--package"),
            Integrity = values.GetValueOrDefault("--integrity"),
            Cache = values.GetValueOrDefault("--cache"),
        };
        return options.Folder is not null || (options.Package is not null && options.Integrity is not null && options.Cache is not null)
            ? options
            : throw new BuildException(Usage);
    }
}
