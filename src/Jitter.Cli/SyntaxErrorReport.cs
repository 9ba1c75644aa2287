using System.Globalization;
using System.Text;
using Jitter.Primitives.Text.Unicode;
using Jitter.Syntax.Errors;

namespace Jitter.Cli;

/// <summary>
/// Prints what a failed compilation raises as CPython's traceback module does (Lib/traceback.py, _format_syntax_error): file, line,
/// text with carets, message.
/// </summary>
internal static class SyntaxErrorReport
{
    private const string Indent = "    ";

    /// <summary>Writes the report.</summary>
    public static void Write(TextWriter output, string file, PythonSyntaxException error)
    {
        if (error.Line is { } line)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"  File \"{file}\", line {line}\n"));
            if (error.Text is { } text)
            {
                WriteText(output, error, text);
            }
        }

        string name = error.Kind.PythonName();
        output.Write(error.Message.Length == 0 ? $"{name}\n" : $"{name}: {error.Message}\n");
    }

    private static void WriteText(TextWriter output, PythonSyntaxException error, string text)
    {
        // Offsets count code points, from 1.
        Rune[] line = [.. text.TrimEnd('\n').EnumerateRunes()];
        Rune[] shown = [.. text.TrimEnd('\n').TrimStart(' ', '\n', '\f').EnumerateRunes()];
        output.Write($"{Indent}{string.Concat(shown)}\n");
        if (error.Offset is not { } offset)
        {
            return;
        }

        int length = text.EndsWith('\n') ? line.Length + 1 : line.Length;
        int end = error.Line != error.EndLine ? line.Length + 1 : error.EndOffset is { } given and not 0 ? given : offset;
        offset = length != 0 && offset > length ? line.Length + 1 : offset;
        end = length != 0 && end > length ? line.Length + 1 : end;
        if (offset >= end || end < 0)
        {
            end = offset + 1;
        }

        int column = offset - 1 - (line.Length - shown.Length);
        if (column < 0)
        {
            return;
        }

        // White space other than blanks, such as tabs, keeps the carets in place.
        var space = new StringBuilder(Indent);
        for (int i = 0; i < Math.Min(column, shown.Length); i++)
        {
            space.Append(UnicodeData.IsSpace(shown[i].Value) ? shown[i].ToString() : " ");
        }

        output.Write($"{space}{new string('^', end - offset)}\n");
    }
}
