using Jitter.Primitives.Text.Unicode;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.UnicodeDatabases;

/// <summary>unicodedata: the Unicode Character Database.</summary>
[PyModule("unicodedata", Doc = "Access to the Unicode Character Database, version 15.1.0.", Types = [typeof(PyUnicodeDatabase)])]
public static partial class UnicodeDataModule
{
    private static readonly PyUnicodeDatabase s_current = new(old: false);

    [PyConstant("unidata_version")]
    private const string Version = "15.1.0";

    [PyConstant("ucd_3_2_0")]
    private static PyObject Old => new PyUnicodeDatabase(old: true);

    [PyFunction("category($self, chr, /)")]
    private static string Category(CodePoint chr) => s_current.Category(chr);

    [PyFunction("bidirectional($self, chr, /)")]
    private static string Bidirectional(CodePoint chr) => s_current.Bidirectional(chr);

    [PyFunction("combining($self, chr, /)")]
    private static int Combining(CodePoint chr) => s_current.Combining(chr);

    [PyFunction("mirrored($self, chr, /)")]
    private static int Mirrored(CodePoint chr) => s_current.Mirrored(chr);

    [PyFunction("east_asian_width($self, chr, /)")]
    private static string EastAsianWidth(CodePoint chr) => s_current.EastAsianWidth(chr);

    [PyFunction("decomposition($self, chr, /)")]
    private static string Decomposition(CodePoint chr) => s_current.Decomposition(chr);

    [PyFunction("decimal($self, chr, default=<unrepresentable>, /)")]
    private static PyObject? Decimal(CodePoint chr, PyObject? @default) => s_current.Decimal(chr, @default);

    [PyFunction("digit($self, chr, default=<unrepresentable>, /)")]
    private static PyObject? Digit(CodePoint chr, PyObject? @default) => s_current.Digit(chr, @default);

    [PyFunction("numeric($self, chr, default=<unrepresentable>, /)")]
    private static PyObject? Numeric(CodePoint chr, PyObject? @default) => s_current.Numeric(chr, @default);

    [PyFunction("name($self, chr, default=<unrepresentable>, /)")]
    private static PyObject? Name(CodePoint chr, PyObject? @default) => s_current.Name(chr, @default);

    [PyFunction("lookup($self, name, /)")]
    private static PyObject? Lookup(PyObject name) => s_current.Lookup(name);

    [PyFunction("normalize($self, form, unistr, /)")]
    private static PyObject? Normalize(PyStr form, PyStr unistr) => s_current.Normalize(form, unistr);

    [PyFunction("is_normalized($self, form, unistr, /)")]
    private static PyObject? IsNormalized(PyStr form, PyStr unistr) => s_current.IsNormalized(form, unistr);
}

/// <summary>unicodedata.UCD: one version of the database.</summary>
[PyClass("unicodedata.UCD", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyUnicodeDatabase(bool old) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    private UnicodeDatabase Data => old ? UnicodeDatabase.Old : UnicodeDatabase.Current;

    [PyMember("unidata_version")]
    private PyObject Version => new PyStr(old ? "3.2.0" : "15.1.0");

    [PyMethod("category($self, chr, /)")]
    internal string Category(CodePoint chr) => Data.Category(chr.Value);

    [PyMethod("bidirectional($self, chr, /)")]
    internal string Bidirectional(CodePoint chr) => Data.Bidirectional(chr.Value);

    [PyMethod("combining($self, chr, /)")]
    internal int Combining(CodePoint chr) => old && !Data.IsAssigned(chr.Value) ? 0 : UnicodeData.CombiningClass(chr.Value);

    [PyMethod("mirrored($self, chr, /)")]
    internal int Mirrored(CodePoint chr) => Data.IsMirrored(chr.Value) ? 1 : 0;

    [PyMethod("east_asian_width($self, chr, /)")]
    internal string EastAsianWidth(CodePoint chr) => Data.EastAsianWidth(chr.Value);

    [PyMethod("decomposition($self, chr, /)")]
    internal string Decomposition(CodePoint chr) => Data.Decomposition(chr.Value);

    [PyMethod("decimal($self, chr, default=<unrepresentable>, /)")]
    internal PyObject? Decimal(CodePoint chr, PyObject? @default) => NumberOr(Data.Decimal(chr.Value), @default, "not a decimal");

    [PyMethod("digit($self, chr, default=<unrepresentable>, /)")]
    internal PyObject? Digit(CodePoint chr, PyObject? @default) => NumberOr(Data.Digit(chr.Value), @default, "not a digit");

    [PyMethod("numeric($self, chr, default=<unrepresentable>, /)")]
    internal PyObject? Numeric(CodePoint chr, PyObject? @default) =>
        Data.TryGetNumeric(chr.Value, out double value) ? new PyFloat(value)
        : @default ?? Errors.Raise(PyExceptions.ValueError, "not a numeric character");

    [PyMethod("name($self, chr, default=<unrepresentable>, /)")]
    internal PyObject? Name(CodePoint chr, PyObject? @default)
    {
        string? name = old && !Data.IsAssigned(chr.Value) ? null : UnicodeData.NameOf(chr.Value);
        return name is not null ? new PyStr(name) : @default ?? Errors.Raise(PyExceptions.ValueError, "no such name");
    }

    [PyMethod("lookup($self, name, /)")]
    internal PyObject? Lookup(PyObject name)
    {
        if (name is not PyStr text)
        {
            if (!ByteBuffer.TryGet(name, out ByteBuffer buffer))
            {
                return null;
            }

            using (buffer)
            {
                text = new PyStr(System.Text.Encoding.Latin1.GetString(buffer.Span));
            }
        }

        if (text.Length > 256)
        {
            return Errors.Raise(PyExceptions.KeyError, "name too long");
        }

        // The old version knows no aliases.
        if (UnicodeData.TryLookupName(text.ToString(), out int codePoint) && (!old || (Data.IsAssigned(codePoint)
            && string.Equals(UnicodeData.NameOf(codePoint), text.ToString(), StringComparison.OrdinalIgnoreCase))))
        {
            return PyStr.FromCodePoint(codePoint);
        }

        return !old && UnicodeData.LookupSequence(text.ToString()) is { Length: > 1 } sequence
            ? PyStr.FromCodePoints(sequence)
            : Errors.Raise(PyExceptions.KeyError, $"undefined character name '{text}'");
    }

    [PyMethod("normalize($self, form, unistr, /)")]
    internal PyObject? Normalize(PyStr form, PyStr unistr)
    {
        if (unistr.Length == 0)
        {
            return unistr.ToExact();
        }

        return TryGetForm(form, out bool compatible, out bool compose)
            ? Normalized(unistr, compatible, compose)
            : null;
    }

    [PyMethod("is_normalized($self, form, unistr, /)")]
    internal PyObject? IsNormalized(PyStr form, PyStr unistr)
    {
        if (unistr.Length == 0)
        {
            return PyBool.True;
        }

        return TryGetForm(form, out bool compatible, out bool compose)
            ? PyBool.From(Normalized(unistr, compatible, compose).Equals(unistr))
            : null;
    }

    private static PyObject? NumberOr(int value, PyObject? @default, string error) =>
        value >= 0 ? PyInt.From(value) : @default ?? Errors.Raise(PyExceptions.ValueError, error);

    private static bool TryGetForm(PyStr form, out bool compatible, out bool compose)
    {
        string name = form.ToString();
        compatible = name is "NFKC" or "NFKD";
        compose = name is "NFC" or "NFKC";
        return compatible || compose || name == "NFD" || Errors.RaiseFalse(PyExceptions.ValueError, "invalid normalization form");
    }

    private PyStr Normalized(PyStr text, bool compatible, bool compose)
    {
        if (text.IsAsciiOnly)
        {
            return text.ToExact();
        }

        PyStr result = PyStr.From(UnicodeNormalization.Normalize(text.Value, compatible, compose, Data));
        return result.Equals(text) ? text.ToExact() : result;
    }
}
