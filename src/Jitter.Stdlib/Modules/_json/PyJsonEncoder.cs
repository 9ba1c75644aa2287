using Jitter.Primitives.Numbers;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Json;

/// <summary>_json.make_encoder: writes objects as JSON.</summary>
[PyClass("_json.Encoder", Doc = "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)", Flags = TypeFlags.BaseType)]
public partial class PyJsonEncoder : PyObject
{
    private readonly List<PyObject> _open = [];
    private PyStr _keySeparator = PyStr.Empty;
    private PyStr _itemSeparator = PyStr.Empty;
    private bool _allowNan;
    private int _quoting;
    private long _level;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyMember("markers")]
    private PyObject? Markers { get; set; }

    [PyMember("default")]
    private PyObject? Default { get; set; }

    [PyMember("encoder")]
    private PyObject? Encoder { get; set; }

    [PyMember("indent")]
    private PyObject? Indent { get; set; }

    [PyMember("key_separator")]
    private PyObject KeySeparator => _keySeparator;

    [PyMember("item_separator")]
    private PyObject ItemSeparator => _itemSeparator;

    [PyMember("sort_keys")]
    private bool SortKeys { get; set; }

    [PyMember("skipkeys")]
    private bool SkipKeys { get; set; }

    [PyNew(
        "make_encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
        HasTextSignature = false)]
    private static PyObject? New(
        PyType type, PyObject markers, PyObject @default, PyObject encoder, PyObject indent, PyStr keySeparator, PyStr itemSeparator,
        bool sortKeys, bool skipkeys, bool allowNan)
    {
        if (markers is not (PyNone or PyDict))
        {
            return Errors.Raise(PyExceptions.TypeError, $"make_encoder() argument 1 must be dict or None, not {markers.Type.FullName}");
        }

        PyJsonEncoder result = AllocateAs(type);
        (result.Markers, result.Default, result.Encoder, result.Indent) = (markers, @default, encoder, indent);
        (result._keySeparator, result._itemSeparator) = (keySeparator, itemSeparator);
        (result.SortKeys, result.SkipKeys, result._allowNan) = (sortKeys, skipkeys, allowNan);
        if (encoder is PyBuiltinFunction { Module: PyStr module } function && module.ToString() == "_json")
        {
            result._quoting = function.Native.Name.ToString() switch { "encode_basestring_ascii" => 1, "encode_basestring" => 2, _ => 0 };
        }

        return result;
    }

    /// <inheritdoc/>
    [PySlot(SlotId.Call)]
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 } || arguments.Length != 2)
        {
            return Errors.Raise(PyExceptions.TypeError, "_iterencode() takes exactly 2 arguments");
        }

        if (!ArgumentConversion.ToInt64(arguments[1], out long level))
        {
            return null;
        }

        var output = new PyStrBuilder(256);
        int depth = _open.Count;
        _level = level;
        if (!Append(ref output, arguments[0]))
        {
            _open.RemoveRange(depth, _open.Count - depth);
            output.Dispose();
            return null;
        }

        return new PyTuple([output.ToStr()]);
    }

    private bool Append(ref PyStrBuilder output, PyObject value)
    {
        switch (value)
        {
            case PyNone:
                output.Append("null");
                return true;
            case PyBool flag:
                output.Append(ReferenceEquals(flag, PyBool.True) ? "true" : "false");
                return true;
            case PyStr text:
                return AppendText(ref output, text);
            case PyInt number:
                return AppendInt(ref output, number);
            case PyFloat number:
                return AppendFloat(ref output, number);
            case PyList or PyTuple:
                return Nested(ref output, value, static (PyJsonEncoder self, ref PyStrBuilder target, PyObject item) => self.AppendSequence(ref target, item));
            case PyDict:
                return Nested(ref output, value, static (PyJsonEncoder self, ref PyStrBuilder target, PyObject item) => self.AppendDict(ref target, item));
            default:
                return Nested(ref output, value, static (PyJsonEncoder self, ref PyStrBuilder target, PyObject item) => self.AppendDefault(ref target, item));
        }
    }

    private delegate bool Appender(PyJsonEncoder self, ref PyStrBuilder output, PyObject value);

    private bool Nested(ref PyStrBuilder output, PyObject value, Appender append)
    {
        if (Markers is PyDict)
        {
            foreach (PyObject open in _open)
            {
                if (ReferenceEquals(open, value))
                {
                    return Errors.RaiseFalse(PyExceptions.ValueError, "Circular reference detected");
                }
            }
        }

        if (!Recursion.TryEnter(" while encoding a JSON object"))
        {
            return false;
        }

        _open.Add(value);
        bool success = append(this, ref output, value);
        if (success)
        {
            _open.RemoveAt(_open.Count - 1);
        }

        Recursion.Leave();
        return success;
    }

    private bool AppendDefault(ref PyStrBuilder output, PyObject value) =>
        Calls.Call(Default!, value) is { } replaced && Append(ref output, replaced);

    private bool AppendText(ref PyStrBuilder output, PyStr text)
    {
        if (_quoting != 0)
        {
            JsonText.AppendQuoted(ref output, text, _quoting == 1);
            return true;
        }

        PyObject? encoded = Calls.Call(Encoder!, text);
        switch (encoded)
        {
            case null:
                return false;
            case PyStr result:
                output.Append(result);
                return true;
            default:
                return Errors.RaiseFalse(PyExceptions.TypeError, $"encoder() must return a string, not {encoded.Type.FullName}");
        }
    }

    private static bool AppendInt(ref PyStrBuilder output, PyInt number)
    {
        // int's own repr, whatever a subclass says.
        if (PyTypes.Int.Slots.Repr!(number) is not PyStr text)
        {
            return false;
        }

        output.Append(text);
        return true;
    }

    private bool AppendFloat(ref PyStrBuilder output, PyFloat number)
    {
        double value = number.Value;
        if (double.IsFinite(value))
        {
            output.Append(FloatText.Repr(value));
            return true;
        }

        if (!_allowNan)
        {
            return Errors.RaiseFalse(
                PyExceptions.ValueError, "Out of range float values are not JSON compliant: " + FloatText.Repr(value));
        }

        output.Append(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        return true;
    }

    private bool AppendSequence(ref PyStrBuilder output, PyObject sequence)
    {
        PyObject[]? items = Iteration.ToArray(sequence);
        if (items is null)
        {
            return false;
        }

        if (items.Length == 0)
        {
            output.Append("[]");
            return true;
        }

        output.Append('[');
        _level++;
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                output.Append(_itemSeparator);
            }

            AppendNewLine(ref output);
            if (!Append(ref output, items[i]))
            {
                return false;
            }
        }

        _level--;
        AppendNewLine(ref output);
        output.Append(']');
        return true;
    }

    private bool AppendDict(ref PyStrBuilder output, PyObject value)
    {
        var dict = (PyDict)value;
        bool isExact = value.GetType() == typeof(PyDict);
        if (isExact && dict.Count == 0)
        {
            output.Append("{}");
            return true;
        }

        PyList? items = Items(dict, isExact);
        if (items is null || (SortKeys && Calls.CallMethod(items, PyStr.Interned("sort")) is null))
        {
            return false;
        }

        output.Append('{');
        _level++;
        bool first = true;
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] is not PyTuple { Count: 2 } pair)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, "items must return 2-tuples");
            }

            if (!TryGetKey(pair.Items[0], out PyStr? key))
            {
                return false;
            }

            if (key is null)
            {
                continue;
            }

            if (!first)
            {
                output.Append(_itemSeparator);
            }

            first = false;
            AppendNewLine(ref output);
            if (!AppendText(ref output, key))
            {
                return false;
            }

            output.Append(_keySeparator);
            if (!Append(ref output, pair.Items[1]))
            {
                return false;
            }
        }

        _level--;
        if (!first)
        {
            AppendNewLine(ref output);
        }

        output.Append('}');
        return true;
    }

    private void AppendNewLine(ref PyStrBuilder output)
    {
        if (Indent is not PyStr indent)
        {
            return;
        }

        output.Append('\n');
        for (long i = 0; i < _level; i++)
        {
            output.Append(indent);
        }
    }

    private static PyList? Items(PyDict dict, bool isExact)
    {
        if (!isExact)
        {
            PyObject? view = Calls.CallMethod(dict, PyStr.Interned("items"));
            return view is null ? null : Iteration.ToList(view);
        }

        var items = new PyList();
        int position = 0;
        while (dict.Next(ref position, out PyObject? key, out PyObject? value))
        {
            items.Add(new PyTuple([key, value]));
        }

        return items;
    }

    /// <summary>A key as text; null where it is skipped. False with an error pending.</summary>
    private bool TryGetKey(PyObject key, out PyStr? text)
    {
        text = null;
        switch (key)
        {
            case PyStr given:
                text = given;
                return true;
            case PyNone:
                text = PyStr.Interned("null");
                return true;
            case PyBool flag:
                text = PyStr.Interned(ReferenceEquals(flag, PyBool.True) ? "true" : "false");
                return true;
            case PyInt or PyFloat:
                var output = new PyStrBuilder(32);
                if (!(key is PyInt number ? AppendInt(ref output, number) : AppendFloat(ref output, (PyFloat)key)))
                {
                    return false;
                }

                text = output.ToStr();
                return true;
            default:
                return SkipKeys || Errors.RaiseFalse(
                    PyExceptions.TypeError, $"keys must be str, int, float, bool or None, not {key.Type.FullName}");
        }
    }
}
