using System.Globalization;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>str.format and str.format_map (CPython's Objects/stringlib/unicode_format.h).</summary>
internal sealed class StrFormatter
{
    private const int DeepestSpec = 2;

    private readonly PyObject[]? _arguments;
    private readonly PyObject? _keywords;
    private Numbering _numbering;
    private int _nextField;

    private StrFormatter(PyObject[]? arguments, PyObject? keywords)
    {
        _arguments = arguments;
        _keywords = keywords;
    }

    private enum Numbering
    {
        None,
        Automatic,
        Manual,
    }

    /// <summary>Formats; null with an error pending.</summary>
    /// <param name="format">The format string.</param>
    /// <param name="arguments">The positional arguments; null for format_map.</param>
    /// <param name="keywords">The mapping of names; null for none.</param>
    public static PyStr? Format(PyStr format, PyObject[]? arguments, PyObject? keywords)
    {
        var builder = new PyStrBuilder(format.Length + 32);
        if (new StrFormatter(arguments, keywords).Append(ref builder, format, 0, format.Length, DeepestSpec))
        {
            return builder.ToStr();
        }

        builder.Dispose();
        return null;
    }

    private bool Append(ref PyStrBuilder builder, PyStr format, int start, int end, int depth)
    {
        if (depth <= 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "Max string recursion exceeded");
        }

        var markup = new FormatMarkup(format, start, end);
        int state;
        while ((state = markup.Next()) > 0)
        {
            builder.Append(format, markup.Literal.Start, markup.Literal.End - markup.Literal.Start);
            if (markup.HasField && !AppendField(ref builder, format, markup, depth))
            {
                return false;
            }
        }

        return state == 0;
    }

    private bool AppendField(ref PyStrBuilder builder, PyStr format, in FormatMarkup markup, int depth)
    {
        PyObject? value = GetField(format, markup.FieldName.Start, markup.FieldName.End);
        if (value is not null && markup.Conversion != 0)
        {
            value = Convert(value, markup.Conversion);
        }

        if (value is null)
        {
            return false;
        }

        PyStr? spec = null;
        if (markup.SpecHasFields)
        {
            var expanded = new PyStrBuilder(16);
            if (!Append(ref expanded, format, markup.Spec.Start, markup.Spec.End, depth - 1))
            {
                expanded.Dispose();
                return false;
            }

            spec = expanded.ToStr();
        }
        else if (markup.Spec.End > markup.Spec.Start)
        {
            spec = format.Substring(markup.Spec.Start, markup.Spec.End - markup.Spec.Start);
        }

        if (Texts.Format(value, spec) is not { } text)
        {
            return false;
        }

        builder.Append(text);
        return true;
    }

    private static PyStr? Convert(PyObject value, int conversion)
    {
        switch (conversion)
        {
            case 'r':
                return Texts.Repr(value);
            case 's':
                return Texts.Str(value);
            case 'a':
                return Texts.Ascii(value);
            default:
                string shown = conversion is > 32 and < 127
                    ? ((char)conversion).ToString()
                    : "\\x" + conversion.ToString("x", CultureInfo.InvariantCulture);
                Errors.Raise(PyExceptions.ValueError, $"Unknown conversion specifier {shown}");
                return null;
        }
    }

    private PyObject? GetField(PyStr format, int start, int end)
    {
        int firstEnd = FieldNameParts.FirstEnd(format, start, end);
        long index = FormatMarkup.ParseInteger(format, start, firstEnd);
        bool empty = start >= firstEnd;
        if (index == -2 || ((empty || index != -1) && !CheckNumbering(empty)))
        {
            return null;
        }

        if (empty)
        {
            index = _nextField++;
        }

        PyObject? value = index < 0 ? GetKeyword(format.Substring(start, firstEnd - start)) : GetArgument(index);
        var parts = new FieldNameParts(format, firstEnd, end);
        int state = 0;
        while (value is not null && (state = parts.Next()) > 0)
        {
            value = parts.IsAttribute ? Attributes.Get(value, parts.Name.Intern())
                : Subscripts.Get(value, parts.Index >= 0 ? PyInt.From(parts.Index) : parts.Name);
        }

        return state < 0 ? null : value;
    }

    private PyObject? GetKeyword(PyStr name)
    {
        if (_keywords is null)
        {
            return Errors.Raise(PyBaseException.Create(PyExceptions.KeyError, PyTuple.From([name])));
        }

        return Subscripts.Get(_keywords, name);
    }

    private PyObject? GetArgument(long index)
    {
        if (_arguments is null)
        {
            return Errors.Raise(PyExceptions.ValueError, "Format string contains positional fields");
        }

        return index < _arguments.Length ? _arguments[index]
            : Errors.Raise(PyExceptions.IndexError, $"Replacement index {index} out of range for positional args tuple");
    }

    private bool CheckNumbering(bool automatic)
    {
        Numbering wanted = automatic ? Numbering.Automatic : Numbering.Manual;
        if (_numbering == Numbering.None)
        {
            _numbering = wanted;
        }

        return _numbering == wanted || Errors.RaiseFalse(
            PyExceptions.ValueError,
            automatic
                ? "cannot switch from manual field specification to automatic field numbering"
                : "cannot switch from automatic field numbering to manual field specification");
    }
}
