using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Csv;

/// <summary>_csv.writer objects.</summary>
[PyClass("_csv.writer", Doc = "CSV writer", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyCsvWriter : PyObject
{
    private readonly PyObject _write;

    internal PyCsvWriter(PyObject write, PyCsvDialect dialect)
    {
        _write = write;
        Dialect = dialect;
    }

    [PyMember("dialect")]
    internal PyCsvDialect Dialect { get; }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyMethod("writerow(object, /)")]
    private PyObject? WriteRow(PyObject @object)
    {
        PyObject? iterator = Iteration.GetIterator(@object);
        if (iterator is null)
        {
            return Errors.ClearIf(PyExceptions.TypeError)
                ? Errors.Raise(CsvModule.Error, $"iterable expected, not {@object.Type.FullName}")
                : null;
        }

        var record = new PyStrBuilder(256);
        int fields = 0;
        bool lastIsNull = false;
        while (Iteration.Next(iterator) is { } field)
        {
            lastIsNull = field is PyNone;
            bool quoted = Dialect.Quoting switch
            {
                CsvQuoting.NonNumeric => !IsNumber(field),
                CsvQuoting.All => true,
                CsvQuoting.Strings => field is PyStr,
                CsvQuoting.NotNull => !lastIsNull,
                _ => false,
            };
            PyStr? text = field as PyStr ?? (lastIsNull ? PyStr.Empty : Texts.Str(field));
            if (text is null || !Append(ref record, text, quoted, lastIsNull, fields))
            {
                return null;
            }

            fields++;
        }

        if (Errors.Pending)
        {
            return null;
        }

        if (fields > 0 && record.Length == 0)
        {
            if (Dialect.Quoting == CsvQuoting.None || (lastIsNull && (Dialect.Quoting == CsvQuoting.Strings || Dialect.Quoting == CsvQuoting.NotNull)))
            {
                return Errors.Raise(CsvModule.Error, "single empty field record must be quoted");
            }

            Append(ref record, PyStr.Empty, quoted: true, isNull: true, fieldsBefore: 0);
        }

        record.Append(Dialect.LineTerminator);
        return Calls.Call(_write, record.ToStr());
    }

    [PyMethod("writerows(object, /)")]
    private void WriteRows(PyObject @object)
    {
        PyObject? iterator = Iteration.GetIterator(@object);
        if (iterator is null)
        {
            return;
        }

        while (Iteration.Next(iterator) is { } row)
        {
            if (WriteRow(row) is null)
            {
                return;
            }
        }
    }

    private static bool IsNumber(PyObject value)
    {
        SlotSet slots = value.Type.Slots;
        return value is PyComplex || slots.Unary(SlotId.Index) is not null || slots.Unary(SlotId.Int) is not null
            || slots.Unary(SlotId.Float) is not null;
    }

    private bool Append(ref PyStrBuilder record, PyStr field, bool quoted, bool isNull, int fieldsBefore)
    {
        PyCsvDialect dialect = Dialect;
        bool nullForbidsQuotes = isNull && (dialect.Quoting == CsvQuoting.Strings || dialect.Quoting == CsvQuoting.NotNull);
        if (field.Length == 0 && dialect.Delimiter == ' ' && dialect.SkipInitialSpace)
        {
            if (dialect.Quoting == CsvQuoting.None || nullForbidsQuotes)
            {
                return Errors.RaiseFalse(
                    CsvModule.Error, "empty field must be quoted if delimiter is a space and skipinitialspace is true");
            }

            quoted = true;
        }

        if (fieldsBefore > 0)
        {
            record.AppendCodePoint(dialect.Delimiter);
        }

        var content = new PyStrBuilder(field.Length + 16);
        for (int i = 0; i < field.Length; i++)
        {
            int c = field[i];
            if (IsSpecial(c))
            {
                bool escape = dialect.Quoting == CsvQuoting.None;
                if (!escape && c == dialect.QuoteChar)
                {
                    if (dialect.DoubleQuote)
                    {
                        content.AppendCodePoint(dialect.QuoteChar);
                    }
                    else
                    {
                        escape = true;
                    }
                }
                else if (!escape && c == dialect.EscapeChar)
                {
                    escape = true;
                }

                if (escape)
                {
                    if (dialect.EscapeChar == PyCsvDialect.NotSet)
                    {
                        return Errors.RaiseFalse(CsvModule.Error, "need to escape, but no escapechar set");
                    }

                    content.AppendCodePoint(dialect.EscapeChar);
                }
                else
                {
                    quoted = true;
                }
            }

            content.AppendCodePoint(c);
        }

        if (quoted)
        {
            record.AppendCodePoint(dialect.QuoteChar);
        }

        record.Append(content.ToStr());
        if (quoted)
        {
            record.AppendCodePoint(dialect.QuoteChar);
        }

        return true;
    }

    private bool IsSpecial(int c)
    {
        PyCsvDialect dialect = Dialect;
        if (c == dialect.Delimiter || c == dialect.EscapeChar || c == dialect.QuoteChar || c is '\n' or '\r')
        {
            return true;
        }

        for (int i = 0; i < dialect.LineTerminator.Length; i++)
        {
            if (dialect.LineTerminator[i] == c)
            {
                return true;
            }
        }

        return false;
    }
}
