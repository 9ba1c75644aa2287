using System.Globalization;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

/// <summary>UnicodeEncodeError, UnicodeDecodeError and UnicodeTranslateError: which part of what could not be converted by which codec.</summary>
/// <remarks>All attributes may be set from Python, so that an object's type and the range are checked wherever they are used.</remarks>
public sealed class PyUnicodeError(PyType type) : PyBaseException(type, PyTuple.Empty)
{
    /// <summary><c>encoding</c>; null for UnicodeTranslateError.</summary>
    public PyObject? Encoding { get; set; }

    /// <summary><c>object</c>: the str or bytes.</summary>
    public PyObject? Object { get; set; }

    /// <summary><c>start</c>, as it was set.</summary>
    public long Start { get; set; }

    /// <summary><c>end</c>, as it was set.</summary>
    public long End { get; set; }

    /// <summary><c>reason</c></summary>
    public PyObject? Reason { get; set; }

    /// <summary>Makes a UnicodeEncodeError.</summary>
    public static PyUnicodeError Encode(string encoding, PyStr text, long start, long end, string reason) =>
        Make(PyExceptions.UnicodeEncodeError, new PyStr(encoding), text, start, end, new PyStr(reason));

    /// <summary>Makes a UnicodeDecodeError.</summary>
    public static PyUnicodeError Decode(string encoding, PyBytes bytes, long start, long end, string reason) =>
        Make(PyExceptions.UnicodeDecodeError, new PyStr(encoding), bytes, start, end, new PyStr(reason));

    /// <summary>Makes a UnicodeTranslateError.</summary>
    public static PyUnicodeError Translate(PyStr text, long start, long end, string reason) =>
        Make(PyExceptions.UnicodeTranslateError, null, text, start, end, new PyStr(reason));

    /// <summary>The start, kept within the object (PyUnicodeEncodeError_GetStart).</summary>
    public long ClampStart(long length) => Math.Max(0, Math.Min(Start, length - 1));

    /// <summary>The end, kept within the object.</summary>
    public long ClampEnd(long length) => Math.Min(Math.Max(End, 1), length);

    /// <summary>Sets the range, in the arguments too: for codecs that report several errors with one exception.</summary>
    public void SetRange(long start, long end, string reason)
    {
        (Start, End, Reason) = (start, end, new PyStr(reason));
        PyObject[] tail = [PyInt.From(start), PyInt.From(end), Reason];
        Arguments = Encoding is null ? new PyTuple([Object!, .. tail]) : new PyTuple([Encoding, Object!, .. tail]);
    }

    private static PyUnicodeError Make(PyType type, PyStr? encoding, PyObject value, long start, long end, PyStr reason)
    {
        PyObject[] tail = [value, PyInt.From(start), PyInt.From(end), reason];
        return new PyUnicodeError(type)
        {
            Arguments = encoding is null ? new PyTuple(tail) : new PyTuple([encoding, .. tail]),
            Encoding = encoding,
            Object = value,
            Start = start,
            End = end,
            Reason = reason,
        };
    }

    /// <summary>Reads the arguments, after <c>args</c> and keywords; false with TypeError pending.</summary>
    internal bool Initialize(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, bool hasEncoding, bool isBytes)
    {
        int count = hasEncoding ? 5 : 4;
        if (!RefuseKeywords(keywordNames) || !TakeArguments(arguments, keywordNames)
            || !CheckFields(arguments.Length, count, count))
        {
            return false;
        }

        int place = 0;
        PyObject? encoding = null;
        if (hasEncoding && !TakeText(arguments, ref place, out encoding))
        {
            return false;
        }

        PyObject? value = null;
        if (isBytes ? !TakeBytes(arguments[place++], out value) : !TakeText(arguments, ref place, out value))
        {
            return false;
        }

        if (!ArgumentConversion.ToIntPtr(arguments[place++], out nint start) || !ArgumentConversion.ToIntPtr(arguments[place++], out nint end)
            || !TakeText(arguments, ref place, out PyObject? reason))
        {
            return false;
        }

        (Encoding, Object, Start, End, Reason) = (encoding, value, start, end, reason);
        return true;
    }

    /// <summary>str(): the character or byte, or the range of them.</summary>
    internal PyObject? Describe()
    {
        if (Object is null)
        {
            return PyStr.Empty;
        }

        if (Texts.Str(Reason ?? PyNone.None) is not { } reason)
        {
            return null;
        }

        bool decodes = Type.IsSubtypeOf(PyExceptions.UnicodeDecodeError);
        bool translates = Type.IsSubtypeOf(PyExceptions.UnicodeTranslateError);
        string codec = "";
        if (!translates)
        {
            string encoding = "<NULL>";
            if (Encoding is not null)
            {
                if (Texts.Str(Encoding) is not { } shown)
                {
                    return null;
                }

                encoding = shown.ToString();
            }

            codec = $"'{encoding}' codec ";
        }

        string verb = decodes ? "decode" : translates ? "translate" : "encode";
        string what = decodes ? "byte" : "character";
        long length = Object is PyStr text ? text.Length : Object is PyBytes bytes ? bytes.Value.Length : 0;
        if (Start >= 0 && Start < length && End == Start + 1)
        {
            string shownItem = Object is PyBytes data
                ? "0x" + data.Value[Start].ToString("x2", CultureInfo.InvariantCulture)
                : $"'{Escape(((PyStr)Object).Value[(int)Start])}'";
            return new PyStr($"{codec}can't {verb} {what} {shownItem} in position {Start}: {reason}");
        }

        return new PyStr($"{codec}can't {verb} {what}s in position {Start}-{End - 1}: {reason}");
    }

    private static string Escape(int codePoint) => codePoint switch
    {
        <= 0xFF => "\\x" + codePoint.ToString("x2", CultureInfo.InvariantCulture),
        <= 0xFFFF => "\\u" + codePoint.ToString("x4", CultureInfo.InvariantCulture),
        _ => "\\U" + codePoint.ToString("x8", CultureInfo.InvariantCulture),
    };

    private static bool TakeText(ReadOnlySpan<PyObject> arguments, ref int place, out PyObject? text)
    {
        text = arguments[place++];
        return text is PyStr || Errors.RaiseFalse(PyExceptions.TypeError, $"argument {place} must be str, not {NameOf(text)}");
    }

    private static string NameOf(PyObject value) => value is PyNone ? "None" : value.Type.FullName;

    private static bool TakeBytes(PyObject value, out PyObject? bytes)
    {
        bytes = value as PyBytes;
        if (bytes is not null)
        {
            return true;
        }

        if (Buffers.ToArray(value) is not { } copy)
        {
            return false;
        }

        bytes = new PyBytes(copy);
        return true;
    }
}

/// <summary>The members of UnicodeEncodeError.</summary>
[PyClass("UnicodeEncodeError", Existing = "PyExceptions.UnicodeEncodeError", Self = typeof(PyUnicodeError))]
internal static partial class UnicodeEncodeErrorMembers
{
    [PySlot(SlotId.Init)]
    private static bool Init(PyUnicodeError self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        self.Initialize(arguments, keywordNames, hasEncoding: true, isBytes: false);

    [PySlot(SlotId.Str)]
    private static PyObject? Str(PyUnicodeError self) => self.Describe();

    [PyTypeInit]
    internal static void AddMembers(PyType type) => UnicodeErrorMembers.AddTo(type);
}

/// <summary>The members of UnicodeDecodeError.</summary>
[PyClass("UnicodeDecodeError", Existing = "PyExceptions.UnicodeDecodeError", Self = typeof(PyUnicodeError))]
internal static partial class UnicodeDecodeErrorMembers
{
    [PySlot(SlotId.Init)]
    private static bool Init(PyUnicodeError self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        self.Initialize(arguments, keywordNames, hasEncoding: true, isBytes: true);

    [PySlot(SlotId.Str)]
    private static PyObject? Str(PyUnicodeError self) => self.Describe();

    [PyTypeInit]
    internal static void AddMembers(PyType type) => UnicodeErrorMembers.AddTo(type);
}

/// <summary>The members of UnicodeTranslateError.</summary>
[PyClass("UnicodeTranslateError", Existing = "PyExceptions.UnicodeTranslateError", Self = typeof(PyUnicodeError))]
internal static partial class UnicodeTranslateErrorMembers
{
    [PySlot(SlotId.Init)]
    private static bool Init(PyUnicodeError self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        self.Initialize(arguments, keywordNames, hasEncoding: false, isBytes: false);

    [PySlot(SlotId.Str)]
    private static PyObject? Str(PyUnicodeError self) => self.Describe();

    [PyTypeInit]
    internal static void AddMembers(PyType type) => UnicodeErrorMembers.AddTo(type);
}
