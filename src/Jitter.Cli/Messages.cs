namespace Jitter.Cli;

/// <summary>What the command tells on standard error.</summary>
internal static class Messages
{
    /// <summary>Writes a line.</summary>
    public static void WriteLine(string text) => Write(text + "\n");

    /// <summary>Writes text; where standard error takes none there is nobody to tell, and CPython goes on, too.</summary>
    public static void Write(string text)
    {
        try
        {
            Console.Error.Write(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
