using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Csv;

/// <summary>_csv.reader objects: a state machine over the characters of lines (CPython's Modules/_csv.c).</summary>
[PyClass("_csv.reader", Doc = "CSV reader", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyCsvReader : PyObject
{
    private const int EndOfLine = -2;

    private readonly PyObject _lines;
    private readonly List<PyObject> _fields = [];
    private int[] _field = new int[64];
    private int _fieldLength;
    private State _state;
    private bool _isUnquoted;

    internal PyCsvReader(PyObject lines, PyCsvDialect dialect)
    {
        _lines = lines;
        Dialect = dialect;
    }

    private enum State
    {
        StartRecord,
        StartField,
        EscapedCharacter,
        InField,
        InQuotedField,
        EscapeInQuotedField,
        QuoteInQuotedField,
        EatLineEnd,
        AfterEscapedLineEnd,
    }

    [PyMember("dialect")]
    internal PyCsvDialect Dialect { get; }

    [PyMember("line_num")]
    internal long LineNumber { get; private set; }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => this;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        _fields.Clear();
        StartField();
        _state = State.StartRecord;
        do
        {
            PyObject? line = Iteration.Next(_lines);
            if (line is null)
            {
                return Finish();
            }

            if (line is not PyStr text)
            {
                return Errors.Raise(
                    CsvModule.Error,
                    $"iterator should return strings, not {line.Type.FullName} (the file should be opened in text mode)");
            }

            LineNumber++;
            for (int i = 0; i < text.Length; i++)
            {
                if (!Process(text[i]))
                {
                    return null;
                }
            }

            if (!Process(EndOfLine))
            {
                return null;
            }
        }
        while (_state != State.StartRecord);
        return new PyList([.. _fields]);
    }

    private PyObject? Finish()
    {
        if (Errors.Pending || (_fieldLength == 0 && _state != State.InQuotedField))
        {
            return null;
        }

        if (Dialect.Strict)
        {
            return Errors.Raise(CsvModule.Error, "unexpected end of data");
        }

        return SaveField() ? new PyList([.. _fields]) : null;
    }

    private void StartField()
    {
        _fieldLength = 0;
        _isUnquoted = true;
    }

    private bool SaveField()
    {
        PyObject? field;
        CsvQuoting quoting = Dialect.Quoting;
        if (_isUnquoted && _fieldLength == 0 && (quoting == CsvQuoting.NotNull || quoting == CsvQuoting.Strings))
        {
            field = PyNone.None;
        }
        else
        {
            field = PyStr.FromCodePoints(_field.AsSpan(0, _fieldLength));
            if (_isUnquoted && _fieldLength > 0 && (quoting == CsvQuoting.NonNumeric || quoting == CsvQuoting.Strings))
            {
                field = Calls.Call(PyTypes.Float, field);
            }
        }

        if (field is null)
        {
            return false;
        }

        _fields.Add(field);
        StartField();
        return true;
    }

    private bool Add(int c)
    {
        if (_fieldLength >= CsvModule.FieldLimit)
        {
            return Errors.RaiseFalse(CsvModule.Error, $"field larger than field limit ({CsvModule.FieldLimit})");
        }

        if (_fieldLength == _field.Length)
        {
            Array.Resize(ref _field, _fieldLength * 2);
        }

        _field[_fieldLength++] = c;
        return true;
    }

    private bool EndField(int c, State next)
    {
        _state = c == EndOfLine ? State.StartRecord : next;
        return SaveField();
    }

    private bool Process(int c)
    {
        PyCsvDialect dialect = Dialect;
        bool lineEnd = c is '\n' or '\r' or EndOfLine;
        switch (_state)
        {
            case State.StartRecord:
                if (c == EndOfLine)
                {
                    return true;
                }

                if (lineEnd)
                {
                    _state = State.EatLineEnd;
                    return true;
                }

                _state = State.StartField;
                goto case State.StartField;
            case State.StartField:
                if (lineEnd)
                {
                    return EndField(c, State.EatLineEnd);
                }

                if (c == dialect.QuoteChar && dialect.Quoting != CsvQuoting.None)
                {
                    _isUnquoted = false;
                    _state = State.InQuotedField;
                    return true;
                }

                if (c == dialect.EscapeChar)
                {
                    _state = State.EscapedCharacter;
                    return true;
                }

                if (c == ' ' && dialect.SkipInitialSpace)
                {
                    return true;
                }

                if (c == dialect.Delimiter)
                {
                    return SaveField();
                }

                _state = State.InField;
                return Add(c);
            case State.EscapedCharacter:
                if (c is '\n' or '\r')
                {
                    _state = State.AfterEscapedLineEnd;
                    return Add(c);
                }

                _state = State.InField;
                return Add(c == EndOfLine ? '\n' : c);
            case State.AfterEscapedLineEnd:
                if (c == EndOfLine)
                {
                    return true;
                }

                goto case State.InField;
            case State.InField:
                if (lineEnd)
                {
                    return EndField(c, State.EatLineEnd);
                }

                if (c == dialect.EscapeChar)
                {
                    _state = State.EscapedCharacter;
                    return true;
                }

                if (c == dialect.Delimiter)
                {
                    _state = State.StartField;
                    return SaveField();
                }

                return Add(c);
            case State.InQuotedField:
                return ProcessQuoted(c);
            case State.EscapeInQuotedField:
                _state = State.InQuotedField;
                return Add(c == EndOfLine ? '\n' : c);
            case State.QuoteInQuotedField:
                return ProcessAfterQuote(c, lineEnd);
            default:
                if (c is '\n' or '\r')
                {
                    return true;
                }

                if (c == EndOfLine)
                {
                    _state = State.StartRecord;
                    return true;
                }

                return Errors.RaiseFalse(
                    CsvModule.Error, "new-line character seen in unquoted field - do you need to open the file with newline=''?");
        }
    }

    private bool ProcessQuoted(int c)
    {
        if (c == EndOfLine)
        {
            return true;
        }

        if (c == Dialect.EscapeChar)
        {
            _state = State.EscapeInQuotedField;
            return true;
        }

        if (c == Dialect.QuoteChar && Dialect.Quoting != CsvQuoting.None)
        {
            _state = Dialect.DoubleQuote ? State.QuoteInQuotedField : State.InField;
            return true;
        }

        return Add(c);
    }

    private bool ProcessAfterQuote(int c, bool lineEnd)
    {
        if (Dialect.Quoting != CsvQuoting.None && c == Dialect.QuoteChar)
        {
            _state = State.InQuotedField;
            return Add(c);
        }

        if (c == Dialect.Delimiter)
        {
            _state = State.StartField;
            return SaveField();
        }

        if (lineEnd)
        {
            return EndField(c, State.EatLineEnd);
        }

        if (!Dialect.Strict)
        {
            _state = State.InField;
            return Add(c);
        }

        string delimiter = char.ConvertFromUtf32(Dialect.Delimiter);
        string quote = char.ConvertFromUtf32(Dialect.QuoteChar);
        return Errors.RaiseFalse(CsvModule.Error, $"'{delimiter}' expected after '{quote}'");
    }
}
