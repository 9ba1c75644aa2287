using System.Text.Encodings.Web;
using System.Text.Json;
using Jitter.Syntax.Errors;

namespace Jitter.Syntax.Tests;

/// <summary>The files that the scripts record.py made: what CPython 3.13.0 says.</summary>
internal static class Cases
{
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The rows of a file, as theory data: an index beside each row, which makes the test names short.</summary>
    public static TheoryData<int, string> Read(string folder, string file)
    {
        var data = new TheoryData<int, string>();
        int index = 0;
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, folder, file)))
        {
            data.Add(index++, line);
        }

        return data;
    }

    /// <summary>A row, which is JSON.</summary>
    public static JsonElement Parse(string row) => JsonDocument.Parse(row).RootElement;

    /// <summary>A value as JSON in one spelling, whatever the recorder's was.</summary>
    public static string Serialize<T>(T value) => JsonSerializer.Serialize(value, s_relaxed);

    /// <summary>An error as the recorders write it.</summary>
    public static string Describe(PythonSyntaxException error) => Serialize(
        new object?[] { error.Kind.ToString(), error.Message, error.Line, error.Offset, error.EndLine, error.EndOffset, error.Text });
}
