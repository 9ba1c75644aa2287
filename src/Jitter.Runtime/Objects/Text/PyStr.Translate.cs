using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyStr
{
    private const int LargestCodePoint = 0x10FFFF;

    [PyMethod("translate(table, /)")]
    private PyStr? Translate(PyObject table)
    {
        var builder = new PyStrBuilder(_length);

        // What ASCII characters become: 0 is not known yet, 1 is the character itself, 2 nothing, else 3 more than the character.
        Span<ushort> known = stackalloc ushort[128];
        for (int i = 0; i < _length; i++)
        {
            int c = this[i];
            int mapped = c < 128 ? known[c] : 0;
            if (mapped == 0)
            {
                if (!AppendTranslated(ref builder, table, c, out mapped))
                {
                    builder.Dispose();
                    return null;
                }

                if (c < 128)
                {
                    known[c] = (ushort)mapped;
                }
            }
            else if (mapped != 2)
            {
                builder.Append((char)(mapped == 1 ? c : mapped - 3));
            }
        }

        return builder.ToStr();
    }

    [PyStaticMethod("maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)")]
    private static PyObject? MakeTranslation(PyObject x, PyStr? y, PyStr? z)
    {
        var table = new PyDict();
        if (y is null)
        {
            return x is PyDict dict && x.GetType() == typeof(PyDict) ? CopyTranslation(dict, table)
                : Errors.Raise(PyExceptions.TypeError, "if you give only one argument to maketrans it must be a dict");
        }

        if (x is not PyStr from)
        {
            return Errors.Raise(PyExceptions.TypeError, "first maketrans argument must be a string if there is a second argument");
        }

        if (from._length != y._length)
        {
            return Errors.Raise(PyExceptions.ValueError, "the first two maketrans arguments must have equal length");
        }

        for (int i = 0; i < from._length; i++)
        {
            if (!table.Set(PyInt.From(from[i]), PyInt.From(y[i])))
            {
                return null;
            }
        }

        for (int i = 0; z is not null && i < z._length; i++)
        {
            if (!table.Set(PyInt.From(z[i]), PyNone.None))
            {
                return null;
            }
        }

        return table;
    }

    private static PyDict? CopyTranslation(PyDict source, PyDict table)
    {
        int position = 0;
        while (source.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is PyStr text)
            {
                if (text._length != 1)
                {
                    Errors.Raise(PyExceptions.ValueError, "string keys in translate table must be of length 1");
                    return null;
                }

                key = PyInt.From(text[0]);
            }
            else if (key is not PyInt)
            {
                Errors.Raise(PyExceptions.TypeError, "keys in translate table must be strings or integers");
                return null;
            }

            if (!table.Set(key, value!))
            {
                return null;
            }
        }

        return table;
    }

    /// <summary>Appends what a table has for a code point; <paramref name="mapped"/> tells what <see cref="Translate"/> may remember.</summary>
    private static bool AppendTranslated(ref PyStrBuilder builder, PyObject table, int c, out int mapped)
    {
        mapped = 0;
        PyObject? found = Subscripts.Get(table, PyInt.From(c));
        if (found is null)
        {
            if (!Errors.ClearIf(PyExceptions.LookupError))
            {
                return false;
            }

            builder.AppendCodePoint(c);
            mapped = 1;
            return true;
        }

        switch (found)
        {
            case PyNone:
                mapped = 2;
                return true;
            case PyStr text:
                builder.Append(text);
                if (text._length == 1 && text[0] < 128)
                {
                    mapped = text[0] + 3;
                }

                return true;
            case PyInt number:
                if (!number.TryGetInt64(out long value) || value is < 0 or > LargestCodePoint)
                {
                    return Errors.RaiseFalse(PyExceptions.ValueError, "character mapping must be in range(0x110000)");
                }

                builder.AppendCodePoint((int)value);
                mapped = value < 128 ? (int)value + 3 : 0;
                return true;
            default:
                return Errors.RaiseFalse(PyExceptions.TypeError, "character mapping must return integer, None or str");
        }
    }
}
