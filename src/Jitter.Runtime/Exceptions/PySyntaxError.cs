using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

/// <summary>SyntaxError: a message, and where it is in which source.</summary>
[PyClass("SyntaxError", Existing = "PyExceptions.SyntaxError")]
public sealed partial class PySyntaxError(PyType type) : PyBaseException(type, PyTuple.Empty)
{
    private const int MinDetails = 4;
    private const int MaxDetails = 6;

    /// <summary><c>msg</c></summary>
    [PyMember("msg", Writable = true, NullIsNone = true)]
    public PyObject? Text { get; set; }

    /// <summary><c>filename</c></summary>
    [PyMember("filename", Writable = true, NullIsNone = true)]
    public PyObject? FileName { get; set; }

    /// <summary><c>lineno</c></summary>
    [PyMember("lineno", Writable = true, NullIsNone = true)]
    public PyObject? Line { get; set; }

    /// <summary><c>offset</c></summary>
    [PyMember("offset", Writable = true, NullIsNone = true)]
    public PyObject? Offset { get; set; }

    /// <summary><c>text</c>: the line of source.</summary>
    [PyMember("text", Writable = true, NullIsNone = true)]
    public PyObject? SourceLine { get; set; }

    /// <summary><c>end_lineno</c></summary>
    [PyMember("end_lineno", Writable = true, NullIsNone = true)]
    public PyObject? EndLine { get; set; }

    /// <summary><c>end_offset</c></summary>
    [PyMember("end_offset", Writable = true, NullIsNone = true)]
    public PyObject? EndOffset { get; set; }

    /// <summary><c>print_file_and_line</c></summary>
    [PyMember("print_file_and_line", Writable = true, NullIsNone = true)]
    public PyObject? PrintFileAndLine { get; set; }

    /// <summary>Makes the error that the compiler reports: <c>SyntaxError(message, (filename, line, offset, text, end_line, end_offset))</c>.</summary>
    public static PySyntaxError Create(
        PyType type, PyStr message, PyObject fileName, PyObject line, PyObject offset, PyObject sourceLine, PyObject endLine, PyObject endOffset)
    {
        var error = new PySyntaxError(type)
        {
            Arguments = new PyTuple([message, new PyTuple([fileName, line, offset, sourceLine, endLine, endOffset])]),
        };
        error.SetFields();
        return error;
    }

    private protected override void SetFields()
    {
        Text = Arguments.Count > 0 ? Arguments.Items[0] : Text;
        if (Arguments.Count == 2 && Arguments.Items[1] is PyTuple { Count: >= MinDetails and <= MaxDetails } details)
        {
            SetDetails(details.Items);
        }
    }

    private void SetDetails(PyObject[] details)
    {
        FileName = details[0];
        Line = details[1];
        Offset = details[2];
        SourceLine = details[3];
        EndLine = details.Length > MinDetails ? details[MinDetails] : null;
        EndOffset = details.Length == MaxDetails ? details[^1] : null;
    }

    [PySlot(SlotId.Init)]
    private bool InitFields(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!RefuseKeywords(keywordNames) || !TakeArguments(arguments, keywordNames))
        {
            return false;
        }

        if (arguments.Length > 0)
        {
            Text = arguments[0];
        }

        if (arguments.Length != 2)
        {
            return true;
        }

        if (Iteration.ToTuple(arguments[1]) is not { } details
            || !CheckFields(details.Count, MinDetails, MaxDetails))
        {
            return false;
        }

        SetDetails(details.Items);
        return EndLine is null || EndOffset is not null
            || Errors.RaiseFalse(PyExceptions.TypeError, "end_offset must be provided when end_lineno is provided");
    }

    /// <summary>The message with the file's base name and the line, as far as they are known.</summary>
    [PySlot(SlotId.Str)]
    private PyObject? FieldText()
    {
        if (Texts.Str(Text ?? PyNone.None) is not { } message)
        {
            return null;
        }

        string? file = FileName is PyStr name ? BaseName(name.ToString()) : null;
        string? line = Line is PyInt number && ReferenceEquals(number.Type, PyTypes.Int) ? number.Value.ToString() : null;
        if (file is null && line is null)
        {
            return message;
        }

        string place = file is null ? $"line {line}" : line is null ? file : $"{file}, line {line}";
        return new PyStr($"{message} ({place})");
    }

    private static string BaseName(string path) => path[(path.LastIndexOf('/') + 1)..];
}
