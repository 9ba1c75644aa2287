namespace Jitter.Cli.Tests;

/// <summary>A file that is there until it is disposed of.</summary>
internal sealed class TemporaryFile : IDisposable
{
    /// <summary>Makes a file with the given content.</summary>
    public TemporaryFile(string content)
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName() + ".py");
        File.WriteAllText(Path, content);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
