using System.Globalization;
using Jitter.Syntax.Errors;

namespace Jitter.Cli;

/// <summary>Prints a SyntaxError as CPython's traceback module does: file, line, text with carets, message.</summary>
internal static class SyntaxErrorReport
{
    private const string Indent = "    ";

    /// <summary>Writes the report.</summary>
    public static void Write(TextWriter output, string file, PythonSyntaxException error)
    {
        if (error.Line is { } line)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  File \"{file}\", line {line}"));
            WriteText(output, error, line);
        }

        output.WriteLine($"{error.Kind.PythonName()}: {error.Message}");
    }

    private static void WriteText(TextWriter output, PythonSyntaxException error, int line)
    {
        if (error.Text is not { } text)
        {
            return;
        }

        string shown = text.TrimEnd('\n', '\r').TrimStart(' ', '\n', '\f');
        int removed = text.TrimEnd('\n', '\r').Length - shown.Length;
        output.WriteLine(Indent + shown);
        if (error.Offset is not { } offset || offset < 1)
        {
            return;
        }

        int end = error.EndLine == line && error.EndOffset is > 0 ? error.EndOffset.Value : offset;
        end = error.EndLine is { } endLine && endLine != line ? text.TrimEnd('\n', '\r').Length + 1 : end;
        end = end <= offset ? offset + 1 : end;
        int column = offset - 1 - removed;
        if (column >= 0)
        {
            string space = string.Concat(shown.Take(column).Select(c => char.IsWhiteSpace(c) ? c : ' '));
            output.WriteLine(Indent + space.PadRight(column) + new string('^', end - offset));
        }
    }
}
