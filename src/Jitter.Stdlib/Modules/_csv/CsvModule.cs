using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Csv;

/// <summary>_csv.</summary>
[PyModule("_csv", Doc = "CSV parsing and writing.\n", Types = [typeof(PyCsvDialect)])]
public static partial class CsvModule
{
    private const long DefaultFieldLimit = 128 * 1024;

    private static readonly PyDict s_dialects = new();

    /// <summary>_csv.Error</summary>
    [PyConstant("Error")]
    public static readonly PyType Error = ModuleExceptions.Create("_csv", "Error", PyExceptions.Exception);

    [PyConstant("QUOTE_MINIMAL")]
    private const int QuoteMinimal = 0;

    [PyConstant("QUOTE_ALL")]
    private const int QuoteAll = 1;

    [PyConstant("QUOTE_NONNUMERIC")]
    private const int QuoteNonNumeric = 2;

    [PyConstant("QUOTE_NONE")]
    private const int QuoteNone = 3;

    [PyConstant("QUOTE_STRINGS")]
    private const int QuoteStrings = 4;

    [PyConstant("QUOTE_NOTNULL")]
    private const int QuoteNotNull = 5;

    /// <summary>The longest field that readers accept.</summary>
    internal static long FieldLimit { get; private set; } = DefaultFieldLimit;

    [PyModuleInit]
    private static void Complete(PyObject module, PyDict attributes)
    {
        attributes.SetStr(PyStr.Interned("_dialects"), s_dialects);
        attributes.SetStr(PyStr.Interned("Reader"), PyCsvReader.TypeObject);
        attributes.SetStr(PyStr.Interned("Writer"), PyCsvWriter.TypeObject);
    }

    /// <summary>A registered dialect; null with _csv.Error pending.</summary>
    internal static PyObject? Find(PyObject name)
    {
        PyObject? found = s_dialects.Get(name);
        return found is null && !Errors.Pending ? Errors.Raise(Error, "unknown dialect") : found;
    }

    [PyFunction("reader(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject? Reader(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int count = arguments.Length - (keywordNames?.Count ?? 0);
        if (!ArgumentErrors.CheckPositional("", count, 1, 2))
        {
            return null;
        }

        return Iteration.GetIterator(arguments[0]) is { } lines && MakeDialect(arguments, count, keywordNames) is { } dialect
            ? new PyCsvReader(lines, dialect)
            : null;
    }

    [PyFunction("writer(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject? Writer(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int count = arguments.Length - (keywordNames?.Count ?? 0);
        if (!ArgumentErrors.CheckPositional("", count, 1, 2))
        {
            return null;
        }

        PyObject? write = Attributes.GetOptional(arguments[0], PyStr.Interned("write"));
        if (write is null || !Calls.IsCallable(write))
        {
            return Errors.Pending ? null : Errors.Raise(PyExceptions.TypeError, "argument 1 must have a \"write\" method");
        }

        return MakeDialect(arguments, count, keywordNames) is { } dialect ? new PyCsvWriter(write, dialect) : null;
    }

    [PyFunction("register_dialect(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject? RegisterDialect(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int count = arguments.Length - (keywordNames?.Count ?? 0);
        if (!ArgumentErrors.CheckPositional("", count, 1, 2))
        {
            return null;
        }

        if (arguments[0] is not PyStr name)
        {
            return Errors.Raise(PyExceptions.TypeError, "dialect name must be a string");
        }

        return MakeDialect(arguments, count, keywordNames) is { } dialect && s_dialects.Set(name, dialect) ? PyNone.None : null;
    }

    [PyFunction("list_dialects($module, /)")]
    private static PyObject? ListDialects() => Iteration.ToList(s_dialects);

    [PyFunction("unregister_dialect($module, /, name)")]
    private static PyObject? UnregisterDialect(PyObject name)
    {
        PyObject? removed = s_dialects.Remove(name);
        return removed is not null ? PyNone.None : Errors.Pending ? null : Errors.Raise(Error, "unknown dialect");
    }

    [PyFunction("get_dialect($module, /, name)")]
    private static PyObject? GetDialect(PyObject name) => Find(name);

    [PyFunction("field_size_limit($module, /, new_limit=<unrepresentable>)")]
    private static PyObject? FieldSizeLimit(PyObject? newLimit)
    {
        long old = FieldLimit;
        if (newLimit is not null)
        {
            if (newLimit is not PyInt || newLimit is PyBool)
            {
                return Errors.Raise(PyExceptions.TypeError, "limit must be an integer");
            }

            if (!ArgumentConversion.ToInt64(newLimit, out long limit))
            {
                return null;
            }

            FieldLimit = limit;
        }

        return PyInt.From(old);
    }

    /// <summary>The dialect of an optional second argument and keywords; null with an error pending.</summary>
    private static PyCsvDialect? MakeDialect(ReadOnlySpan<PyObject> arguments, int count, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            foreach (PyObject keyword in keywordNames.Items)
            {
                if (keyword.ToString() is not ("dialect" or "delimiter" or "doublequote" or "escapechar" or "lineterminator" or "quotechar"
                    or "quoting" or "skipinitialspace" or "strict"))
                {
                    Errors.Raise(PyExceptions.TypeError, $"this function got an unexpected keyword argument '{keyword}'");
                    return null;
                }
            }
        }

        return (PyCsvDialect?)Calls.Call(PyCsvDialect.TypeObject, arguments[1..], keywordNames);
    }
}
