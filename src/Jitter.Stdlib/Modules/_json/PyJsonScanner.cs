using Jitter.Primitives.Numbers;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Json;

/// <summary>_json.make_scanner: reads JSON values of a text.</summary>
[PyClass("_json.Scanner", Doc = "JSON scanner object", Flags = TypeFlags.BaseType)]
public partial class PyJsonScanner : PyObject
{
    private readonly Dictionary<string, PyStr> _keys = [];

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyMember("strict")]
    private bool Strict { get; set; }

    [PyMember("object_hook")]
    private PyObject? ObjectHook { get; set; }

    [PyMember("object_pairs_hook")]
    private PyObject? PairsHook { get; set; }

    [PyMember("parse_float")]
    private PyObject? ParseFloat { get; set; }

    [PyMember("parse_int")]
    private PyObject? ParseInt { get; set; }

    [PyMember("parse_constant")]
    private PyObject? ParseConstant { get; set; }

    [PyNew("make_scanner(context)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyObject context)
    {
        PyJsonScanner scanner = AllocateAs(type);
        PyObject? strict = Attributes.Get(context, PyStr.Interned("strict"));
        int truth = strict is null ? -1 : Truth.Of(strict);
        if (truth < 0)
        {
            return null;
        }

        scanner.Strict = truth > 0;
        scanner.ObjectHook = Attributes.Get(context, PyStr.Interned("object_hook"));
        scanner.PairsHook = scanner.ObjectHook is null ? null : Attributes.Get(context, PyStr.Interned("object_pairs_hook"));
        scanner.ParseFloat = scanner.PairsHook is null ? null : Attributes.Get(context, PyStr.Interned("parse_float"));
        scanner.ParseInt = scanner.ParseFloat is null ? null : Attributes.Get(context, PyStr.Interned("parse_int"));
        scanner.ParseConstant = scanner.ParseInt is null ? null : Attributes.Get(context, PyStr.Interned("parse_constant"));
        return scanner.ParseConstant is null ? null : scanner;
    }

    /// <inheritdoc/>
    [PySlot(SlotId.Call)]
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 } || arguments.Length != 2)
        {
            return Errors.Raise(PyExceptions.TypeError, "scan_once() takes exactly 2 arguments");
        }

        if (arguments[0] is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, $"first argument must be a string, not {arguments[0].Type.FullName}");
        }

        if (!ArgumentConversion.ToInt64(arguments[1], out long index))
        {
            return null;
        }

        PyObject? value = ScanOnce(text, index, out int end);
        _keys.Clear();
        return value is null ? null : new PyTuple([value, PyInt.From(end)]);
    }

    private static PyObject? RaiseStop(long index) => Errors.RaiseWith(PyExceptions.StopIteration, PyInt.From(index));

    private PyObject? ScanOnce(PyStr text, long position, out int end)
    {
        end = 0;
        if (position < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "idx cannot be negative");
        }

        if (position >= text.Length)
        {
            return RaiseStop(position);
        }

        int index = (int)position;
        switch (text[index])
        {
            case '"':
                return JsonText.Scan(text, index + 1, Strict, out end);
            case '{':
                if (!Recursion.TryEnter(" while decoding a JSON object from a unicode string"))
                {
                    return null;
                }

                PyObject? made = ScanObject(text, index + 1, out end);
                Recursion.Leave();
                return made;
            case '[':
                if (!Recursion.TryEnter(" while decoding a JSON array from a unicode string"))
                {
                    return null;
                }

                PyObject? list = ScanArray(text, index + 1, out end);
                Recursion.Leave();
                return list;
            case 'n' when Matches(text, index, "null", out end):
                return PyNone.None;
            case 't' when Matches(text, index, "true", out end):
                return PyBool.True;
            case 'f' when Matches(text, index, "false", out end):
                return PyBool.False;
            case 'N' when Matches(text, index, "NaN", out end):
                return Calls.Call(ParseConstant!, PyStr.Interned("NaN"));
            case 'I' when Matches(text, index, "Infinity", out end):
                return Calls.Call(ParseConstant!, PyStr.Interned("Infinity"));
            case '-' when Matches(text, index, "-Infinity", out end):
                return Calls.Call(ParseConstant!, PyStr.Interned("-Infinity"));
            default:
                return ScanNumber(text, index, out end);
        }
    }

    private static bool Matches(PyStr text, int index, string word, out int end)
    {
        end = index + word.Length;
        if (end > text.Length)
        {
            return false;
        }

        for (int i = 0; i < word.Length; i++)
        {
            if (text[index + i] != word[i])
            {
                return false;
            }
        }

        return true;
    }

    private static int SkipSpace(PyStr text, int index)
    {
        while (index < text.Length && text[index] is ' ' or '\t' or '\n' or '\r')
        {
            index++;
        }

        return index;
    }

    private static int CharAt(PyStr text, int index) => index < text.Length ? text[index] : -1;

    private PyObject? ScanObject(PyStr text, int index, out int end)
    {
        end = 0;
        var pairs = PairsHook is PyNone ? null : new PyList();
        PyDict? dict = pairs is null ? new PyDict() : null;
        index = SkipSpace(text, index);
        if (CharAt(text, index) != '}')
        {
            while (true)
            {
                if (CharAt(text, index) != '"')
                {
                    return JsonText.Raise("Expecting property name enclosed in double quotes", text, index);
                }

                if (ScanKey(text, index + 1, out index) is not { } key)
                {
                    return null;
                }

                index = SkipSpace(text, index);
                if (CharAt(text, index) != ':')
                {
                    return JsonText.Raise("Expecting ':' delimiter", text, index);
                }

                PyObject? value = ScanOnce(text, SkipSpace(text, index + 1), out index);
                if (value is null)
                {
                    return null;
                }

                if (dict is not null)
                {
                    dict.SetStr(key, value);
                }
                else
                {
                    pairs!.Add(new PyTuple([key, value]));
                }

                index = SkipSpace(text, index);
                int next = CharAt(text, index);
                if (next == '}')
                {
                    break;
                }

                if (next != ',')
                {
                    return JsonText.Raise("Expecting ',' delimiter", text, index);
                }

                int comma = index;
                index = SkipSpace(text, index + 1);
                if (CharAt(text, index) == '}')
                {
                    return JsonText.Raise("Illegal trailing comma before end of object", text, comma);
                }
            }
        }

        end = index + 1;
        if (pairs is not null)
        {
            return Calls.Call(PairsHook!, pairs);
        }

        return ObjectHook is PyNone ? dict : Calls.Call(ObjectHook!, dict!);
    }

    /// <summary>A property's name: equal names of one document are one object.</summary>
    private PyStr? ScanKey(PyStr text, int start, out int end)
    {
        PyStr? key = JsonText.Scan(text, start, Strict, out end);
        if (key?.Narrow is not { } narrow)
        {
            return key;
        }

        ref PyStr? known = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_keys, narrow, out _);
        return known ??= key;
    }

    private PyObject? ScanArray(PyStr text, int index, out int end)
    {
        end = 0;
        var items = new PyList();
        index = SkipSpace(text, index);
        if (CharAt(text, index) != ']')
        {
            while (true)
            {
                PyObject? item = ScanOnce(text, index, out index);
                if (item is null)
                {
                    return null;
                }

                items.Add(item);
                index = SkipSpace(text, index);
                int next = CharAt(text, index);
                if (next == ']')
                {
                    break;
                }

                if (next != ',')
                {
                    return JsonText.Raise("Expecting ',' delimiter", text, index);
                }

                int comma = index;
                index = SkipSpace(text, index + 1);
                if (CharAt(text, index) == ']')
                {
                    return JsonText.Raise("Illegal trailing comma before end of array", text, comma);
                }
            }
        }

        end = index + 1;
        return items;
    }

    private PyObject? ScanNumber(PyStr text, int start, out int end)
    {
        end = start;
        int i = start;
        if (text[i] == '-')
        {
            i++;
        }

        int first = CharAt(text, i);
        if (first is < '0' or > '9')
        {
            return RaiseStop(start);
        }

        i++;
        while (first != '0' && CharAt(text, i) is >= '0' and <= '9')
        {
            i++;
        }

        bool isFloat = false;
        if (CharAt(text, i) == '.' && CharAt(text, i + 1) is >= '0' and <= '9')
        {
            isFloat = true;
            i += 2;
            while (CharAt(text, i) is >= '0' and <= '9')
            {
                i++;
            }
        }

        if (CharAt(text, i) is 'e' or 'E')
        {
            int exponent = i + 1;
            exponent += CharAt(text, exponent) is '+' or '-' ? 1 : 0;
            if (CharAt(text, exponent) is >= '0' and <= '9')
            {
                isFloat = true;
                i = exponent + 1;
                while (CharAt(text, i) is >= '0' and <= '9')
                {
                    i++;
                }
            }
        }

        end = i;
        PyObject convert = isFloat ? ParseFloat! : ParseInt!;
        if (!isFloat && ReferenceEquals(convert, PyTypes.Int) && i - start <= 18)
        {
            return ToInt(text, start, i);
        }

        PyStr number = text.Substring(start, i - start);
        if (isFloat && ReferenceEquals(convert, PyTypes.Float) && number.Narrow is { } digits && FloatParser.TryParse(digits.AsSpan(), out double value))
        {
            return new PyFloat(value);
        }

        return Calls.Call(convert, number);
    }

    private static PyInt ToInt(PyStr text, int start, int end)
    {
        bool negative = text[start] == '-';
        long value = 0;
        for (int i = negative ? start + 1 : start; i < end; i++)
        {
            value = (value * 10) + (text[i] - '0');
        }

        return PyInt.From(negative ? -value : value);
    }
}
