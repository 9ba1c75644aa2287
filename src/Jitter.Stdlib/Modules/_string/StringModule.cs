using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.String;

/// <summary>_string: the parser of format strings, for string.Formatter.</summary>
[PyModule("_string", Doc = "string helper module", Types = [])]
public static partial class StringModule
{
    [PyFunction("formatter_parser($self, object, /)")]
    private static PyObject? Parse(PyObject value) => value is PyStr text
        ? new PyFormatterIterator(text)
        : Errors.Raise(PyExceptions.TypeError, $"expected str, got {value.Type.FullName}");

    [PyFunction("formatter_field_name_split($self, object, /)")]
    private static PyObject? SplitFieldName(PyObject value)
    {
        if (value is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, $"expected str, got {value.Type.FullName}");
        }

        int end = FieldNameParts.FirstEnd(text, 0, text.Length);
        long index = FormatMarkup.ParseInteger(text, 0, end);
        if (index == -2)
        {
            return null;
        }

        PyObject first = index >= 0 ? PyInt.From(index) : text.Substring(0, end);
        return new PyTuple([first, new PyFieldNameIterator(text, end)]);
    }
}

/// <summary>Goes through the literals and fields of a format string.</summary>
[PyClass("formatteriterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyFormatterIterator(PyStr text) : PyObject
{
    private FormatMarkup _markup = new(text, 0, text.Length);

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_markup.Next() <= 0)
        {
            return null;
        }

        PyObject literal = Part(_markup.Literal);
        return _markup.HasField
            ? new PyTuple([
                literal, Part(_markup.FieldName), Part(_markup.Spec),
                _markup.Conversion == 0 ? PyNone.None : PyStr.FromCodePoint(_markup.Conversion)])
            : new PyTuple([literal, PyNone.None, PyNone.None, PyNone.None]);
    }

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => this;

    private PyStr Part((int Start, int End) range) => text.Substring(range.Start, range.End - range.Start);
}

/// <summary>Goes through the attributes and items of a field's name.</summary>
[PyClass("fieldnameiterator", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyFieldNameIterator(PyStr text, int start) : PyObject
{
    private FieldNameParts _parts = new(text, start, text.Length);

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_parts.Next() <= 0)
        {
            return null;
        }

        return new PyTuple([PyBool.From(_parts.IsAttribute), _parts.Index >= 0 ? PyInt.From(_parts.Index) : _parts.Name]);
    }

    [PySlot(SlotId.Iter)]
    private PyObject? GetIterator() => this;
}
