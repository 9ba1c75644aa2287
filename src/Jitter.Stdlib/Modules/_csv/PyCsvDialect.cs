using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Csv;

/// <summary>When fields are quoted.</summary>
internal enum CsvQuoting
{
    Minimal,
    All,
    NonNumeric,
    None,
    Strings,
    NotNull,
}

/// <summary>_csv.Dialect: the checked parameters of a format.</summary>
[PyClass("_csv.Dialect", Doc = "CSV dialect", Flags = TypeFlags.BaseType)]
public partial class PyCsvDialect : PyObject
{
    /// <summary>What stands for a character that is not set.</summary>
    internal const int NotSet = -1;

    internal int Delimiter { get; private set; } = ',';

    internal int EscapeChar { get; private set; } = NotSet;

    internal int QuoteChar { get; private set; } = '"';

    internal PyStr LineTerminator { get; private set; } = new("\r\n");

    internal CsvQuoting Quoting { get; private set; }

    [PyMember("doublequote")]
    internal bool DoubleQuote { get; private set; } = true;

    [PyMember("skipinitialspace")]
    internal bool SkipInitialSpace { get; private set; }

    [PyMember("strict")]
    internal bool Strict { get; private set; }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyGetter("delimiter")]
    private PyObject GetDelimiter() => Character(Delimiter);

    [PyGetter("escapechar")]
    private PyObject GetEscapeChar() => Character(EscapeChar);

    [PyGetter("quotechar")]
    private PyObject GetQuoteChar() => Character(QuoteChar);

    [PyGetter("lineterminator")]
    private PyObject GetLineTerminator() => LineTerminator;

    [PyGetter("quoting")]
    private long GetQuoting() => (long)Quoting;

    [PyNew(
        "Dialect(dialect=None, delimiter=None, doublequote=None, escapechar=None, lineterminator=None, quotechar=None, quoting=None,"
        + " skipinitialspace=None, strict=None)",
        HasTextSignature = false)]
    private static PyObject? New(
        PyType type, PyObject? dialect, PyObject? delimiter, PyObject? doublequote, PyObject? escapechar, PyObject? lineterminator,
        PyObject? quotechar, PyObject? quoting, PyObject? skipinitialspace, PyObject? strict)
    {
        PyObject?[] given = [delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict];
        if (dialect is PyStr name)
        {
            dialect = CsvModule.Find(name);
            if (dialect is null)
            {
                return null;
            }
        }

        if (dialect is PyCsvDialect ready && ReferenceEquals(type, TypeObject) && Array.TrueForAll(given, value => value is null))
        {
            return ready;
        }

        if (dialect is not null and not PyNone)
        {
            string[] names = ["delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"];
            for (int i = 0; i < names.Length; i++)
            {
                given[i] ??= Attributes.GetOptional(dialect, PyStr.Interned(names[i]));
                if (given[i] is null && Errors.Pending)
                {
                    return null;
                }
            }
        }

        PyCsvDialect result = AllocateAs(type);
        return result.Set(given) && result.Check(given[4], given[5]) ? result : null;
    }

    [PyMethod("__reduce__(*args)", HasTextSignature = false)]
    private PyObject? Reduce(ReadOnlySpan<PyObject> args) =>
        Errors.Raise(PyExceptions.TypeError, $"cannot pickle '{Type.Name}' instances");

    [PyMethod("__reduce_ex__(*args)", HasTextSignature = false)]
    private PyObject? ReduceFor(ReadOnlySpan<PyObject> args) => Reduce(args);

    private static PyObject Character(int value) => value == NotSet ? PyNone.None : PyStr.FromCodePoint(value);

    private bool Set(PyObject?[] given)
    {
        if (given[0] is { } delimiter)
        {
            if (delimiter is not PyStr)
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, $"\"delimiter\" must be string, not {delimiter.Type.FullName}");
            }

            if (!TryGetCharacter("delimiter", delimiter, out int value))
            {
                return false;
            }

            Delimiter = value;
        }

        if (!TryGetFlag(given[1], DoubleQuote, out bool doubleQuote) || !TryGetOptionalCharacter("escapechar", given[2], NotSet, out int escape)
            || !TryGetTerminator(given[3]) || !TryGetOptionalCharacter("quotechar", given[4], '"', out int quote) || !TryGetQuoting(given[5])
            || !TryGetFlag(given[6], false, out bool skip) || !TryGetFlag(given[7], false, out bool strict))
        {
            return false;
        }

        (DoubleQuote, EscapeChar, QuoteChar, SkipInitialSpace, Strict) = (doubleQuote, escape, quote, skip, strict);
        return true;
    }

    private bool Check(PyObject? quotechar, PyObject? quoting)
    {
        if (quotechar is PyNone && quoting is null)
        {
            Quoting = CsvQuoting.None;
        }

        if (Quoting != CsvQuoting.None && QuoteChar == NotSet)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "quotechar must be set if quoting enabled");
        }

        return CheckCharacter("delimiter", Delimiter, allowSpace: true)
            && CheckCharacter("escapechar", EscapeChar, !SkipInitialSpace)
            && CheckCharacter("quotechar", QuoteChar, !SkipInitialSpace)
            && CheckPair("delimiter", "escapechar", Delimiter, EscapeChar)
            && CheckPair("delimiter", "quotechar", Delimiter, QuoteChar)
            && CheckPair("escapechar", "quotechar", EscapeChar, QuoteChar)
            && CheckTerminator("delimiter", Delimiter)
            && CheckTerminator("escapechar", EscapeChar)
            && CheckTerminator("quotechar", QuoteChar);
    }

    private static bool CheckCharacter(string name, int value, bool allowSpace) =>
        (value is not ('\r' or '\n') && (value != ' ' || allowSpace))
        || Errors.RaiseFalse(PyExceptions.ValueError, $"bad {name} value");

    private static bool CheckPair(string name, string other, int value, int otherValue) =>
        value == NotSet || value != otherValue || Errors.RaiseFalse(PyExceptions.ValueError, $"bad {name} or {other} value");

    private bool CheckTerminator(string name, int value)
    {
        for (int i = 0; i < LineTerminator.Length; i++)
        {
            if (LineTerminator[i] == value)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, $"bad {name} or lineterminator value");
            }
        }

        return true;
    }

    private static bool TryGetFlag(PyObject? value, bool missing, out bool flag)
    {
        int truth = value is null ? missing ? 1 : 0 : Truth.Of(value);
        flag = truth > 0;
        return truth >= 0;
    }

    private static bool TryGetCharacter(string name, PyObject value, out int result)
    {
        result = value is PyStr { Length: 1 } text ? text[0] : NotSet;
        return result != NotSet || Errors.RaiseFalse(PyExceptions.TypeError, $"\"{name}\" must be a 1-character string");
    }

    private static bool TryGetOptionalCharacter(string name, PyObject? value, int missing, out int result)
    {
        result = value is null ? missing : NotSet;
        return value switch
        {
            null or PyNone => true,
            PyStr => TryGetCharacter(name, value, out result),
            _ => Errors.RaiseFalse(PyExceptions.TypeError, $"\"{name}\" must be string or None, not {value.Type.FullName}"),
        };
    }

    private bool TryGetTerminator(PyObject? value)
    {
        switch (value)
        {
            case null:
                return true;
            case PyStr text:
                LineTerminator = text;
                return true;
            case PyNone:
                return Errors.RaiseFalse(PyExceptions.TypeError, "lineterminator must be set");
            default:
                return Errors.RaiseFalse(PyExceptions.TypeError, "\"lineterminator\" must be a string");
        }
    }

    private bool TryGetQuoting(PyObject? value)
    {
        if (value is null)
        {
            return true;
        }

        if (value is not PyInt64 number)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "\"quoting\" must be an integer");
        }

        if (number.Int64 is < 0 or > (long)CsvQuoting.NotNull)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "bad \"quoting\" value");
        }

        Quoting = (CsvQuoting)number.Int64;
        return true;
    }
}
