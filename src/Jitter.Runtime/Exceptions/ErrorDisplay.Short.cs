using System.Globalization;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

// The display without the library: causes first, then traceback, class and text.
public static partial class ErrorDisplay
{
    private const int MaxRepeated = 3;
    private const int MaxChain = 100;

    private const string CauseText = "\nThe above exception was the direct cause of the following exception:\n\n";
    private const string ContextText = "\nDuring handling of the above exception, another exception occurred:\n\n";

    private static void DisplayInShort(PyObject file, PyBaseException error)
    {
        var seen = new HashSet<PyBaseException>(ReferenceEqualityComparer.Instance);
        DisplayChain(file, error, seen);
    }

    private static void DisplayChain(PyObject file, PyBaseException error, HashSet<PyBaseException> seen)
    {
        seen.Add(error);
        if (seen.Count < MaxChain)
        {
            if (error.Cause is { } cause)
            {
                if (!seen.Contains(cause))
                {
                    DisplayChain(file, cause, seen);
                    WriteClean(file, CauseText);
                }
            }
            else if (error.Context is { } context && !error.SuppressContext && !seen.Contains(context))
            {
                DisplayChain(file, context, seen);
                WriteClean(file, ContextText);
            }
        }

        if (error.Traceback is { } traceback)
        {
            WriteTraceback(file, traceback);
        }

        WriteClean(file, SummaryOf(error));
    }

    /// <summary>Writes "Traceback ..." with a place and a line of source for each entry; the same place again and again is counted (PyTraceBack_Print).</summary>
    private static void WriteTraceback(PyObject file, PyTraceback traceback)
    {
        WriteClean(file, "Traceback (most recent call last):\n");
        (string File, int Line, string Name)? last = null;
        int repeated = 0;
        for (PyTraceback? entry = traceback; entry is not null; entry = entry.Next)
        {
            (string File, int Line, string Name) place =
                (entry.Frame.Code.Code.FileName, entry.Line, entry.Frame.Code.Name.ToString());
            if (place != last)
            {
                WriteRepetition(file, repeated);
                (last, repeated) = (place, 0);
            }

            if (++repeated <= MaxRepeated)
            {
                string line = place.Line < 0 ? "?" : place.Line.ToString(CultureInfo.InvariantCulture);
                string text = $"  File \"{place.File}\", line {line}, in {place.Name}\n";
                string? source = SourceLines.Find(place.File, place.Line)?.Trim();
                WriteClean(file, string.IsNullOrEmpty(source) ? text : $"{text}    {source}\n");
            }
        }

        WriteRepetition(file, repeated);
    }

    private static void WriteRepetition(PyObject file, int repeated)
    {
        int more = repeated - MaxRepeated;
        if (more > 0)
        {
            WriteClean(file, $"  [Previous line repeated {more} more time{(more == 1 ? "" : "s")}]\n");
        }
    }

    /// <summary>"module.Class: text" as the last line.</summary>
    private static string SummaryOf(PyBaseException error)
    {
        string name = NameOf(error.Type);
        PyStr? text = Texts.Str(error);
        Errors.Clear();
        return text is null ? $"{name}: <exception str() failed>\n" : text.Length == 0 ? name + "\n" : $"{name}: {text}\n";
    }

    private static string NameOf(PyType type)
    {
        PyObject? module = Attributes.GetOptional(type, Names.Module);
        PyObject? name = Attributes.GetOptional(type, Names.QualifiedName);
        Errors.Clear();
        string shown = name is PyStr qualified ? qualified.ToString() : type.Name;
        return module is PyStr text
            ? text.ToString() is "builtins" or "__main__" ? shown : $"{text}.{shown}"
            : "<unknown>." + shown;
    }

    private static void WriteClean(PyObject file, string text)
    {
        Write(file, new PyStr(text));
        Errors.Clear();
    }
}
