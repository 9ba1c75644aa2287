using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

/// <summary>OSError: an error number, its text, and up to two file names.</summary>
[PyClass("OSError", Existing = "PyExceptions.OSError")]
public sealed partial class PyOSError(PyType type) : PyBaseException(type, PyTuple.Empty)
{
    private const int MaxFields = 5;
    private const long Unset = -1;

    private long _written = Unset;

    /// <summary><c>errno</c></summary>
    [PyMember("errno", Writable = true, NullIsNone = true)]
    public PyObject? Number { get; set; }

    /// <summary><c>strerror</c></summary>
    [PyMember("strerror", Writable = true, NullIsNone = true)]
    public PyObject? Text { get; set; }

    /// <summary><c>filename</c></summary>
    [PyMember("filename", Writable = true, NullIsNone = true)]
    public PyObject? FileName { get; set; }

    /// <summary><c>filename2</c></summary>
    [PyMember("filename2", Writable = true, NullIsNone = true)]
    public PyObject? FileName2 { get; set; }

    private protected override void SetFields()
    {
        if (Arguments.Count is >= 2 and <= MaxFields)
        {
            Fill();
        }
    }

    /// <summary>OSError with an error number that has a class of its own gives that class (oserror_new).</summary>
    [PySlot(SlotId.New)]
    private static PyObject? NewFields(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var actual = (PyType)type;
        if (InitializesLater(actual))
        {
            return new PyOSError(actual);
        }

        if (keywordNames is { Count: > 0 })
        {
            return Errors.Raise(PyExceptions.TypeError, $"{actual.FullName}() takes no keyword arguments");
        }

        if (ReferenceEquals(actual, PyExceptions.OSError) && arguments.Length is >= 2 and <= MaxFields && arguments[0] is PyInt number
            && number.TryGetInt64(out long value))
        {
            actual = ErrorNumbers.ClassOf(value);
        }

        var error = new PyOSError(actual) { Arguments = PyTuple.From(arguments) };
        return arguments.Length is < 2 or > MaxFields || error.Fill() ? error : null;
    }

    [PySlot(SlotId.Init)]
    private bool InitFields(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!InitializesLater(Type))
        {
            return true;
        }

        if (!RefuseKeywords(keywordNames))
        {
            return false;
        }

        Arguments = PyTuple.From(arguments);
        return arguments.Length is < 2 or > MaxFields || Fill();
    }

    /// <summary>A subclass with an __init__ of its own, but no __new__, may change the arguments: __init__ reads them there.</summary>
    private static bool InitializesLater(PyType type)
    {
        PyType own = PyExceptions.OSError;
        return !ReferenceEquals(type, own)
            && !ReferenceEquals(type.Slots.Init, own.Slots.Init)
            && ReferenceEquals(type.Slots.New, own.Slots.New);
    }

    /// <summary>Sets the fields from two to five arguments, of which the file names do not stay in <c>args</c>.</summary>
    private bool Fill()
    {
        PyObject[] all = Arguments.Items;
        Number = all[0];
        Text = all[1];
        PyObject? file = all.Length > 2 ? all[2] : null;
        PyObject? file2 = all.Length > 4 ? all[4] : null;
        if (file is null or PyNone)
        {
            return true;
        }

        if (ReferenceEquals(Type, PyExceptions.BlockingIOError) && (file is PyInt || file.Type.Slots.Unary(SlotId.Index) is not null))
        {
            // The number of characters is no file name: it stays in args.
            return ToCount(file, out _written);
        }

        FileName = file;
        FileName2 = file2 is PyNone ? null : file2;

        Arguments = new PyTuple([all[0], all[1]]);
        return true;
    }

    private static bool ToCount(PyObject value, out long count)
    {
        count = 0;
        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        return number.TryGetInt64(out count)
            || Errors.RaiseFalse(PyExceptions.ValueError, $"cannot fit '{value.Type.FullName}' into an index-sized integer");
    }

    [PySlot(SlotId.Str)]
    private PyObject? FieldText()
    {
        bool hasFile = FileName is not null;
        if (!hasFile && (Number is null || Text is null))
        {
            return PlainText();
        }

        if (Texts.Str(Number ?? PyNone.None) is not { } number || Texts.Str(Text ?? PyNone.None) is not { } text)
        {
            return null;
        }

        var result = new PyStrBuilder(64);
        result.Append("[Errno ");
        result.Append(number);
        result.Append("] ");
        result.Append(text);
        if (hasFile)
        {
            if (Texts.Repr(FileName!) is not { } file)
            {
                return null;
            }

            result.Append(": ");
            result.Append(file);
            if (FileName2 is not null)
            {
                if (Texts.Repr(FileName2) is not { } file2)
                {
                    return null;
                }

                result.Append(" -> ");
                result.Append(file2);
            }
        }

        return result.ToStr();
    }

    [PyMethod("__reduce__($self, /)")]
    private PyObject ReduceFields()
    {
        PyTuple arguments = Arguments;
        if (arguments.Count == 2 && FileName is not null)
        {
            (PyObject number, PyObject text) = (arguments.Items[0], arguments.Items[1]);
            arguments = FileName2 is null
                ? new PyTuple([number, text, FileName])
                : new PyTuple([number, text, FileName, PyNone.None, FileName2]);
        }

        return ReduceWith(arguments, AttributesOrNull());
    }

    [PyGetter("characters_written")]
    private PyObject? GetWritten() =>
        _written == Unset ? Errors.Raise(PyExceptions.AttributeError, "characters_written") : (PyObject)PyInt.From(_written);

    [PySetter("characters_written")]
    private bool SetWritten(PyObject? value)
    {
        if (value is null)
        {
            if (_written == Unset)
            {
                return Errors.RaiseFalse(PyExceptions.AttributeError, "characters_written");
            }

            _written = Unset;
            return true;
        }

        if (!ToCount(value, out long written))
        {
            return false;
        }

        _written = written;
        return true;
    }
}
