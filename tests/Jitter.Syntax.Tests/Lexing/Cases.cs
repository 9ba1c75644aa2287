using System.Text.Json;

namespace Jitter.Syntax.Tests.Lexing;

/// <summary>The files that record.py made: what CPython 3.13.0 says.</summary>
internal static class Cases
{
    /// <summary>The rows of a file, as theory data: an index beside each row, which makes the test names short.</summary>
    public static TheoryData<int, string> Read(string file)
    {
        var data = new TheoryData<int, string>();
        int index = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Lexing", file)))
        {
            data.Add(index++, line);
        }

        return data;
    }

    public static JsonElement Parse(string row) => JsonDocument.Parse(row).RootElement;
}
