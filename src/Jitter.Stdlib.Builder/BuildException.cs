namespace Jitter.Stdlib.Builder;

/// <summary>What keeps the library from being built; the message is one line and says what to do.</summary>
internal sealed class BuildException(string code, string message, string? place = null) : Exception(message)
{
    /// <summary>npm is missing.</summary>
    public const string NoNpm = "JITLIB001";

    /// <summary>The package could not be fetched.</summary>
    public const string FetchFailed = "JITLIB002";

    /// <summary>The package is not the pinned one, or not what is expected of it.</summary>
    public const string BadPackage = "JITLIB003";

    /// <summary>The folder is no CPython 3.13 library.</summary>
    public const string BadFolder = "JITLIB004";

    /// <summary>A module does not compile.</summary>
    public const string BadModule = "JITLIB005";

    /// <summary>The command line is wrong.</summary>
    public const string Usage = "JITLIB006";

    /// <summary>The line that MSBuild shows as an error.</summary>
    public string BuildLine => $"{place ?? "Jitter.Stdlib"} : error {code}: {Message}";
}
