using System.Text;

namespace Jitter.Runtime.Exceptions;

/// <summary>Reads lines of source files, for displays that Python's linecache cannot make.</summary>
public static class SourceLines
{
    private const int LongestFile = 1 << 26;

    /// <summary>A line without its end; null where there is no such file or line.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="line">The line's number, from 1.</param>
    public static string? Find(string file, int line)
    {
        // Names in angle brackets are no files.
        if (line < 1 || file.Length == 0 || (file[0] == '<' && file[^1] == '>'))
        {
            return null;
        }

        try
        {
            var info = new FileInfo(file);
            if (!info.Exists || info.Length > LongestFile)
            {
                return null;
            }

            using var reader = new StreamReader(file, Encoding.UTF8);
            for (int number = 1; reader.ReadLine() is { } text; number++)
            {
                if (number == line)
                {
                    return text;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // Without the source the place alone is shown.
        }

        return null;
    }
}
