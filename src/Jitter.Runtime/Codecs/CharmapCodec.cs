using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Codecs;

/// <summary>What charmap_build makes of a decoding table: the byte of each code point.</summary>
/// <param name="bytes">The bytes by code point.</param>
[PyClass("EncodingMap", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyEncodingMap(Dictionary<int, byte> bytes) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The byte of a code point; -1 where it has none.</summary>
    public int this[int codePoint] => bytes.TryGetValue(codePoint, out byte value) ? value : -1;

    [PyMethod("size($self, /)", HasTextSignature = false)]
    private int Size() => bytes.Count;
}

/// <summary>Codecs by character maps (CPython's PyUnicode_DecodeCharmap and _PyUnicode_EncodeCharmap).</summary>
public static class CharmapCodec
{
    private const string Undefined = "character maps to <undefined>";
    private const int UndefinedCodePoint = 0xFFFE;

    /// <summary>codecs.charmap_build.</summary>
    public static PyObject? Build(PyStr table)
    {
        int length = Math.Min(table.Length, 256);
        bool needsDict = length == 0 || table[0] != 0;
        for (int i = 1; i < length && !needsDict; i++)
        {
            needsDict = table[i] is 0 or > 0xFFFF;
        }

        if (!needsDict)
        {
            var bytes = new Dictionary<int, byte>(length);
            for (int i = 0; i < length; i++)
            {
                if (table[i] != UndefinedCodePoint)
                {
                    bytes[table[i]] = (byte)i;
                }
            }

            return new PyEncodingMap(bytes);
        }

        var dict = new PyDict();
        for (int i = 0; i < length; i++)
        {
            if (!dict.Set(PyInt.From(table[i]), PyInt.From(i)))
            {
                return null;
            }
        }

        return dict;
    }

    /// <summary>Decodes by a map from bytes to texts, code points or None, or by a str; null with an error pending.</summary>
    public static PyStr? Decode(ReadOnlySpan<byte> data, PyStr? errors, PyObject? mapping)
    {
        if (mapping is null or PyNone)
        {
            return ByteCodecs.DecodeLatin1(data);
        }

        var handler = new DecodeErrors("charmap", errors, data);
        var builder = new PyStrBuilder(data.Length);
        int at = 0;
        while (at < handler.Input.Length)
        {
            int state = AppendMapped(ref builder, mapping, handler.Input[at]);
            at = state > 0 ? at + 1 : state == 0 ? handler.Handle(at, at + 1, Undefined, ref builder) : -1;
            if (at < 0)
            {
                builder.Dispose();
                return null;
            }
        }

        return builder.ToStr();
    }

    /// <summary>Encodes by a map from code points to bytes, numbers or None; null with an error pending.</summary>
    public static PyBytes? Encode(PyStr text, PyStr? errors, PyObject? mapping)
    {
        if (mapping is null or PyNone)
        {
            return ByteCodecs.EncodeLatin1(text, errors);
        }

        var handler = new EncodeErrors("charmap", errors, text);
        var writer = new ByteWriter(text.Length);
        int at = 0;
        while (at < text.Length)
        {
            int state = WriteMapped(ref writer, mapping, text[at]);
            if (state > 0)
            {
                at++;
                continue;
            }

            if (state < 0 || !HandleUnmapped(ref handler, ref writer, mapping, text, ref at))
            {
                writer.Dispose();
                return null;
            }
        }

        return writer.ToBytes();
    }

    private static bool HandleUnmapped(scoped ref EncodeErrors handler, ref ByteWriter writer, PyObject mapping, PyStr text, ref int at)
    {
        int end = at + 1;
        for (; end < text.Length; end++)
        {
            var ignored = new ByteWriter(16);
            int state = WriteMapped(ref ignored, mapping, text[end]);
            ignored.Dispose();
            if (state < 0)
            {
                return false;
            }

            if (state > 0)
            {
                break;
            }
        }

        switch (handler.Handle(at, end, Undefined, out int next))
        {
            case PyBytes bytes:
                writer.Write(bytes.Span);
                break;
            case PyStr substitute:
                for (int i = 0; i < substitute.Length; i++)
                {
                    int state = WriteMapped(ref writer, mapping, substitute[i]);
                    if (state <= 0)
                    {
                        return state == 0 && handler.RaiseStrict(at, end, Undefined) is not null;
                    }
                }

                break;
            default:
                return false;
        }

        at = next;
        return true;
    }

    /// <summary>1, 0 where the byte maps to nothing, -1 with an error pending.</summary>
    private static int AppendMapped(ref PyStrBuilder builder, PyObject mapping, byte value)
    {
        if (mapping is PyStr table)
        {
            if (value >= table.Length || table[value] == UndefinedCodePoint)
            {
                return 0;
            }

            builder.AppendCodePoint(table[value]);
            return 1;
        }

        switch (GetItem(mapping, value))
        {
            case null:
                return Errors.Pending ? -1 : 0;
            case PyNone:
                return 0;
            case PyInt number:
                if (!number.TryGetInt64(out long codePoint) || codePoint is < 0 or > 0x10FFFF)
                {
                    return Errors.RaiseMinusOne(PyExceptions.TypeError, "character mapping must be in range(0x110000)");
                }

                if (codePoint == UndefinedCodePoint)
                {
                    return 0;
                }

                builder.AppendCodePoint((int)codePoint);
                return 1;
            case PyStr text:
                if (text.Length == 1 && text[0] == UndefinedCodePoint)
                {
                    return 0;
                }

                builder.Append(text);
                return 1;
            default:
                return Errors.RaiseMinusOne(PyExceptions.TypeError, "character mapping must return integer, None or str");
        }
    }

    /// <summary>1, 0 where the code point maps to nothing, -1 with an error pending.</summary>
    private static int WriteMapped(ref ByteWriter writer, PyObject mapping, int codePoint)
    {
        if (mapping is PyEncodingMap map)
        {
            int value = map[codePoint];
            if (value >= 0)
            {
                writer.Write((byte)value);
            }

            return value >= 0 ? 1 : 0;
        }

        switch (GetItem(mapping, codePoint))
        {
            case null:
                return Errors.Pending ? -1 : 0;
            case PyNone:
                return 0;
            case PyInt number:
                if (!number.TryGetInt64(out long value) || value is < 0 or > 255)
                {
                    return Errors.RaiseMinusOne(PyExceptions.TypeError, "character mapping must be in range(256)");
                }

                writer.Write((byte)value);
                return 1;
            case PyBytes bytes:
                writer.Write(bytes.Span);
                return 1;
            case { } other:
                return Errors.RaiseMinusOne(
                    PyExceptions.TypeError, $"character mapping must return integer, bytes or None, not {other.Type.FullName}");
        }
    }

    /// <summary>The item of a number; null without an error where there is none.</summary>
    private static PyObject? GetItem(PyObject mapping, int key)
    {
        PyObject? found = Protocols.Subscripts.Get(mapping, PyInt.From(key));
        if (found is null)
        {
            Errors.ClearIf(PyExceptions.LookupError);
        }

        return found;
    }
}
