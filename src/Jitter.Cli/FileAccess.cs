namespace Jitter.Cli;

/// <summary>Reads the files that a command line names, and words what went wrong as CPython does.</summary>
internal static class FileAccess
{
    /// <summary>All bytes of a file, or of standard input for null.</summary>
    public static byte[] Read(string? file)
    {
        if (file is not null)
        {
            return File.ReadAllBytes(file);
        }

        using Stream input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Whether an exception is about a file; an empty name is an argument that .NET does not take.</summary>
    public static bool IsError(Exception exception) => exception is IOException or UnauthorizedAccessException or ArgumentException;

    /// <summary>What CPython's OSError would tell.</summary>
    public static string Reason(string file, Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException or ArgumentException => "[Errno 2] No such file or directory",
        _ when Directory.Exists(file) => "[Errno 21] Is a directory",
        UnauthorizedAccessException => "[Errno 13] Permission denied",
        _ => exception.Message,
    };

    /// <summary>When a file was changed, in seconds since 1970; null if there is no such file.</summary>
    public static long? ModificationTime(string file) =>
        File.Exists(file) ? new DateTimeOffset(File.GetLastWriteTimeUtc(file)).ToUnixTimeSeconds() : null;
}
