using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Structs;

/// <summary>Packs and unpacks by a layout.</summary>
internal static class StructCoder
{
    /// <summary>Unpacks a buffer of the layout's size.</summary>
    public static PyTuple Unpack(StructLayout layout, ReadOnlySpan<byte> data)
    {
        if (layout.ItemCount == 0)
        {
            return PyTuple.Empty;
        }

        var items = new PyObject[layout.ItemCount];
        int next = 0;
        foreach (ref readonly StructField field in layout.Fields.AsSpan())
        {
            switch (field.Code)
            {
                case 's':
                    items[next++] = PyBytes.From(data.Slice(field.Offset, field.Size));
                    break;
                case 'p':
                    int length = field.Size == 0 ? 0 : Math.Min(data[field.Offset], field.Size - 1);
                    items[next++] = PyBytes.From(length == 0 ? [] : data.Slice(field.Offset + 1, length));
                    break;
                default:
                    for (int i = 0; i < field.Count; i++)
                    {
                        items[next++] = UnpackItem(data.Slice(field.Offset + (i * field.Size), field.Size), field.Code, layout.BigEndian);
                    }

                    break;
            }
        }

        return new PyTuple(items);
    }

    /// <summary>Packs objects, whose number is right; false with an error pending.</summary>
    public static bool Pack(StructLayout layout, ReadOnlySpan<PyObject> values, Span<byte> target)
    {
        target.Clear();
        int next = 0;
        foreach (ref readonly StructField field in layout.Fields.AsSpan())
        {
            if (field.Code is 's' or 'p')
            {
                if (!PackText(field, values[next++], target.Slice(field.Offset, field.Size)))
                {
                    return false;
                }

                continue;
            }

            for (int i = 0; i < field.Count; i++)
            {
                if (!PackItem(field, values[next++], target.Slice(field.Offset + (i * field.Size), field.Size), layout))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static PyObject UnpackItem(ReadOnlySpan<byte> item, char code, bool bigEndian)
    {
        code = Sized(code, item.Length);
        if (!bigEndian || item.Length == 1)
        {
            return ItemFormat.Unpack(item, code);
        }

        Span<byte> turned = stackalloc byte[8];
        turned = turned[..item.Length];
        item.CopyTo(turned);
        turned.Reverse();
        return ItemFormat.Unpack(turned, code);
    }

    /// <summary>The code of the native item that has the same size: standard l and L have 4 bytes.</summary>
    private static char Sized(char code, int size) => size != 4 ? code : code switch { 'l' => 'i', 'L' => 'I', _ => code };

    private static bool PackItem(in StructField field, PyObject value, Span<byte> item, StructLayout layout)
    {
        char code = field.Code;
        PackResult result;
        switch (code)
        {
            case 'c':
                if (value is not PyBytes { Length: 1 } single)
                {
                    return Errors.RaiseFalse(StructModule.Error, "char format requires a bytes object of length 1");
                }

                item[0] = single.Span[0];
                return true;
            case '?':
                int truth = Truth.Of(value);
                item[0] = (byte)(truth > 0 ? 1 : 0);
                return truth >= 0;
            case 'e' or 'f' or 'd':
                if (!PackFloat(value, item, code, layout.IsNative))
                {
                    return false;
                }

                break;
            case 'P':
                if (!PackPointer(value, item))
                {
                    return false;
                }

                break;
            default:
                if (value is not PyInt && value.Type.Slots.Unary(SlotId.Index) is null)
                {
                    return Errors.RaiseFalse(StructModule.Error, "required argument is not an integer");
                }

                if (Numbers.Index(value) is not { } number)
                {
                    return false;
                }

                result = ItemFormat.Pack(number, item, Sized(code, field.Size));
                if (result != PackResult.Done)
                {
                    return Errors.RaiseFalse(StructModule.Error, StructLayout.RangeMessage(code, field.Size));
                }

                break;
        }

        if (layout.BigEndian)
        {
            item.Reverse();
        }

        return true;
    }

    private static bool PackFloat(PyObject value, Span<byte> item, char code, bool isNative)
    {
        if (!ArgumentConversion.ToDouble(value, out double number))
        {
            return Errors.RaiseFalse(StructModule.Error, "required argument is not a float");
        }

        bool overflows = code switch
        {
            'e' => Half.IsInfinity((Half)number),
            'f' => !isNative && float.IsInfinity((float)number),
            _ => false,
        };
        if (overflows && !double.IsInfinity(number))
        {
            if (value is PyInt)
            {
                return Errors.RaiseFalse(StructModule.Error, "int too large to convert");
            }

            return Errors.RaiseFalse(PyExceptions.OverflowError, $"float too large to pack with {code} format");
        }

        ItemFormat.Pack(new PyFloat(number), item, code);
        return true;
    }

    private static bool PackPointer(PyObject value, Span<byte> item)
    {
        if (Numbers.Index(value) is not { } number)
        {
            return Errors.ClearIf(PyExceptions.TypeError)
                && Errors.RaiseFalse(StructModule.Error, "required argument is not an integer");
        }

        char code = number.Value.Sign < 0 ? 'q' : 'Q';
        return ItemFormat.Pack(number, item, code) == PackResult.Done
            || Errors.RaiseFalse(StructModule.Error, "int too large to convert");
    }

    private static bool PackText(in StructField field, PyObject value, Span<byte> target)
    {
        ReadOnlySpan<byte> text;
        switch (value)
        {
            case PyBytes bytes:
                text = bytes.Span;
                break;
            case PyByteArray array:
                text = array.Span;
                break;
            default:
                return Errors.RaiseFalse(StructModule.Error, $"argument for '{field.Code}' must be a bytes object");
        }

        if (target.IsEmpty)
        {
            return true;
        }

        if (field.Code == 'p')
        {
            int length = Math.Min(text.Length, target.Length - 1);
            target[0] = (byte)Math.Min(length, byte.MaxValue);
            target = target[1..];
        }

        text[..Math.Min(text.Length, target.Length)].CopyTo(target);
        return true;
    }
}
