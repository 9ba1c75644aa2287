using System.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Arrays;

/// <summary>array.</summary>
[PyModule("array", Doc = "Arrays of basic values: characters, integers, floating-point numbers.", Types = [typeof(PyArray)])]
public static partial class ArrayModule
{
    // The codes of a pickled array's items (enum machine_format_code): integers by size, sign and byte order, floats, texts.
    private const int FirstFloat = 14;
    private const int FirstUtf16 = 18;
    private const int FirstUtf32 = 20;
    private const int LastFormat = 21;

    /// <summary>array.typecodes</summary>
    [PyConstant("typecodes")]
    public const string TypeCodes = ArrayItems.Codes;

    /// <summary>The function _array_reconstructor, which pickled arrays name; null before the module is made.</summary>
    public static PyObject? Reconstructor { get; private set; }

    /// <summary>The format of a code's items on this machine.</summary>
    public static int MachineFormat(char code) => code switch
    {
        'b' => 1,
        'B' => 0,
        'h' => 4,
        'H' => 2,
        'i' => 8,
        'I' => 6,
        'l' or 'q' => 12,
        'L' or 'Q' => 10,
        'f' => FirstFloat,
        'd' => FirstFloat + 2,
        _ => FirstUtf32,
    };

    [PyModuleInit]
    private static bool Complete(PyObject module, PyDict attributes)
    {
        attributes.SetStr(PyStr.Interned("ArrayType"), PyArray.TypeObject);
        Reconstructor = attributes.GetStr(PyStr.Interned("_array_reconstructor"));
        PyObject? sequence = Imports.ImportAttribute("collections.abc", "MutableSequence");
        return sequence is not null && Calls.CallMethod(sequence, PyStr.Interned("register"), PyArray.TypeObject) is not null;
    }

    [PyFunction("_array_reconstructor($module, arraytype, typecode, mformat_code, items,\n                     /)")]
    private static PyObject? Reconstruct(PyObject arraytype, CodePoint typecode, int mformatCode, PyObject items)
    {
        if (arraytype is not PyType type)
        {
            return Errors.Raise(PyExceptions.TypeError, $"first argument must be a type object, not {arraytype.Type.FullName}");
        }

        if (!type.IsSubtypeOf(PyArray.TypeObject))
        {
            return Errors.Raise(PyExceptions.TypeError, $"{type.FullName} is not a subtype of array.array");
        }

        if (!ArrayItems.IsCode(typecode.Value))
        {
            return Errors.Raise(PyExceptions.ValueError, "second argument must be a valid type code");
        }

        if (mformatCode is < 0 or > LastFormat)
        {
            return Errors.Raise(PyExceptions.ValueError, "third argument must be a valid machine format code.");
        }

        if (items is not PyBytes bytes)
        {
            return Errors.Raise(PyExceptions.TypeError, $"fourth argument should be bytes, not {items.Type.FullName}");
        }

        char code = (char)typecode.Value;
        if (mformatCode == MachineFormat(code))
        {
            return bytes.Length % ArrayItems.SizeOf(code) == 0
                ? PyArray.AllocateAs(type, code, bytes.Span.ToArray())
                : Errors.Raise(PyExceptions.ValueError, "string length not a multiple of item size");
        }

        return Convert(type, code, mformatCode, bytes);
    }

    /// <summary>Items of another machine's format.</summary>
    private static PyObject? Convert(PyType type, char code, int format, PyBytes bytes)
    {
        if (format >= FirstUtf16)
        {
            int unit = format >= FirstUtf32 ? 4 : 2;
            if (bytes.Length % unit != 0)
            {
                return Errors.Raise(PyExceptions.ValueError, "string length not a multiple of item size");
            }

            bool big = (format & 1) != 0;
            Encoding encoding = unit == 2 ? new UnicodeEncoding(big, false) : new UTF32Encoding(big, false);
            PyArray text = PyArray.AllocateAs(type, code, []);
            return Calls.CallMethod(text, PyStr.Interned("fromunicode"), new PyStr(encoding.GetString(bytes.Span))) is null ? null : text;
        }

        bool isFloat = format >= FirstFloat;
        int size = isFloat ? format < FirstFloat + 2 ? 4 : 8 : format < 2 ? 1 : 2 << ((format - 2) / 4);
        if (bytes.Length % size != 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "string length not a multiple of item size");
        }

        bool bigEndian = isFloat ? (format & 1) != 0 : format >= 2 && (format & 1) != 0;
        bool signed = format == 1 || (format - 2) % 4 >= 2;
        char read = isFloat ? size == 4 ? 'f' : 'd' : IntegerCode(size, signed);
        char target = isFloat ? code : SameKind(code, size, signed);
        PyArray result = PyArray.AllocateAs(type, target, []);
        Span<byte> item = stackalloc byte[8];
        item = item[..size];
        for (int i = 0; i < bytes.Length; i += size)
        {
            bytes.Span.Slice(i, size).CopyTo(item);
            if (bigEndian)
            {
                item.Reverse();
            }

            if (!result.Add(ItemFormat.Unpack(item, read)))
            {
                return null;
            }
        }

        return result;
    }

    private static char IntegerCode(int size, bool signed) => size switch
    {
        1 => signed ? 'b' : 'B',
        2 => signed ? 'h' : 'H',
        4 => signed ? 'i' : 'I',
        _ => signed ? 'q' : 'Q',
    };

    /// <summary>The code of this machine that has a format's size and sign: the given one where it fits.</summary>
    private static char SameKind(char code, int size, bool signed)
    {
        bool fits = !ArrayItems.IsText(code) && code is not ('f' or 'd') && ArrayItems.SizeOf(code) == size
            && char.IsAsciiLetterLower(code) == signed;
        return fits ? code : size == 8 ? signed ? 'l' : 'L' : IntegerCode(size, signed);
    }
}
