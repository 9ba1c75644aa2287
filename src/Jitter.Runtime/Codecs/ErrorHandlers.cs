using Jitter.Primitives.Text.Unicode;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Codecs;

/// <summary>The registry of codec error handlers, and the built-in ones (CPython's Python/codecs.c).</summary>
public static class ErrorHandlers
{
    private static readonly string[] s_functionNames =
    [
        "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors", "backslashreplace_errors", "namereplace_errors",
        "surrogatepass", "surrogateescape",
    ];

    private static readonly string[] s_names =
        ["strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogatepass", "surrogateescape"];

    private static readonly NativeCall1[] s_functions =
    [
        static (_, error) => Strict(error!), static (_, error) => Ignore(error!), static (_, error) => Replace(error!),
        static (_, error) => XmlCharacterReference(error!), static (_, error) => BackslashReplace(error!), static (_, error) => NameReplace(error!),
        static (_, error) => SurrogatePass.Handle(error!), static (_, error) => SurrogateEscape(error!),
    ];

    private static Dictionary<string, PyObject>? s_handlers;

    private static Dictionary<string, PyObject> Handlers => s_handlers ??= MakeHandlers();

    /// <summary>codecs.register_error.</summary>
    public static void Register(PyStr name, PyObject handler) => Handlers[name.ToString()] = handler;

    /// <summary>codecs.lookup_error; null with LookupError pending.</summary>
    public static PyObject? Lookup(PyStr name) => Handlers.TryGetValue(name.Length == 0 ? "strict" : name.ToString(), out PyObject? handler)
        ? handler
        : Errors.Raise(PyExceptions.LookupError, $"unknown error handler name '{name}'");

    /// <summary>Raises that a handler does not know an exception.</summary>
    /// <returns>null</returns>
    internal static PyObject? RaiseWrongType(PyObject error) => error is PyBaseException
        ? Errors.Raise(PyExceptions.TypeError, $"don't know how to handle {error.Type.FullName} in error callback")
        : Errors.Raise(PyExceptions.TypeError, "codec must pass exception instance");

    /// <summary>What a handler answers: a text or bytes, and where to go on.</summary>
    internal static PyTuple Answer(PyObject replacement, long position) => new([replacement, PyInt.From(position)]);

    /// <summary>The parts of a UnicodeEncodeError; false where it is none or its object is no str.</summary>
    internal static bool IsEncode(PyObject error, out PyUnicodeError unicode, out PyStr text, out int start, out int end) =>
        TryGetParts(error, PyExceptions.UnicodeEncodeError, out unicode, out text, out start, out end);

    /// <summary>The parts of a UnicodeDecodeError; false where it is none or its object is no bytes.</summary>
    internal static bool IsDecode(PyObject error, out PyUnicodeError unicode, out PyBytes bytes, out int start, out int end)
    {
        start = end = 0;
        unicode = (error as PyUnicodeError)!;
        bytes = (unicode?.Object as PyBytes)!;
        if (bytes is null || !error.Type.IsSubtypeOf(PyExceptions.UnicodeDecodeError))
        {
            return false;
        }

        start = (int)Math.Max(0, unicode!.ClampStart(bytes.Length));
        end = (int)Math.Max(start, unicode.ClampEnd(bytes.Length));
        return true;
    }

    private static bool TryGetParts(PyObject error, PyType type, out PyUnicodeError unicode, out PyStr text, out int start, out int end)
    {
        start = end = 0;
        unicode = (error as PyUnicodeError)!;
        text = (unicode?.Object as PyStr)!;
        if (text is null || !error.Type.IsSubtypeOf(type))
        {
            return false;
        }

        start = (int)Math.Max(0, unicode!.ClampStart(text.Length));
        end = (int)Math.Max(start, unicode.ClampEnd(text.Length));
        return true;
    }

    private static bool IsTranslate(PyObject error, out PyStr text, out int start, out int end) =>
        TryGetParts(error, PyExceptions.UnicodeTranslateError, out _, out text, out start, out end);

    private static Dictionary<string, PyObject> MakeHandlers()
    {
        var handlers = new Dictionary<string, PyObject>(StringComparer.Ordinal);
        for (int i = 0; i < s_names.Length; i++)
        {
            var function = new NativeFunction(PyStr.Interned(s_functionNames[i]), NativeConvention.OneArgument, 1, 1, Source, i);
            handlers.Add(s_names[i], new PyBuiltinFunction(function, null, null));
        }

        return handlers;
    }

    private static object? Source(int index, NativeAspect aspect) => aspect == NativeAspect.Code ? s_functions[index] : null;

    private static PyObject? Strict(PyObject error) => error is PyBaseException exception
        ? Errors.Raise(exception)
        : Errors.Raise(PyExceptions.TypeError, "codec must pass exception instance");

    private static PyObject? Ignore(PyObject error) =>
        IsEncode(error, out _, out _, out _, out int end) || IsDecode(error, out _, out _, out _, out end) || IsTranslate(error, out _, out _, out end)
            ? Answer(PyStr.Empty, end)
            : RaiseWrongType(error);

    private static PyObject? Replace(PyObject error)
    {
        if (IsEncode(error, out _, out _, out int start, out int end))
        {
            return Answer(PyStr.FromNarrow(new string('?', end - start)), end);
        }

        if (IsDecode(error, out _, out _, out start, out end))
        {
            return Answer(PyStr.FromCodePoint(0xFFFD), end);
        }

        return IsTranslate(error, out _, out start, out end)
            ? Answer(PyStr.FromNarrow(new string('\uFFFD', end - start)), end)
            : RaiseWrongType(error);
    }

    private static PyObject? XmlCharacterReference(PyObject error) => IsEncode(error, out _, out PyStr text, out int start, out int end)
        ? Answer(EncodeErrors.CharacterReferences(text, start, end), end)
        : RaiseWrongType(error);

    private static PyObject? BackslashReplace(PyObject error)
    {
        if (IsDecode(error, out _, out PyBytes bytes, out int start, out int end))
        {
            var builder = new PyStrBuilder((end - start) * 4);
            foreach (byte value in bytes.Span[start..end])
            {
                TextRepr.AppendEscape(ref builder, value);
            }

            return Answer(builder.ToStr(), end);
        }

        return IsEncode(error, out _, out PyStr text, out start, out end) || IsTranslate(error, out text, out start, out end)
            ? Answer(EncodeErrors.BackslashReplace(text, start, end), end)
            : RaiseWrongType(error);
    }

    private static PyObject? NameReplace(PyObject error)
    {
        if (!IsEncode(error, out _, out PyStr text, out int start, out int end))
        {
            return RaiseWrongType(error);
        }

        var builder = new PyStrBuilder((end - start) * 16);
        for (int i = start; i < end; i++)
        {
            if (UnicodeData.NameOf(text[i]) is { } name)
            {
                builder.AppendUnits("\\N{");
                builder.AppendUnits(name);
                builder.Append('}');
            }
            else
            {
                TextRepr.AppendEscape(ref builder, text[i]);
            }
        }

        return Answer(builder.ToStr(), end);
    }

    private static PyObject? SurrogateEscape(PyObject error)
    {
        if (IsEncode(error, out PyUnicodeError unicode, out PyStr text, out int start, out int end))
        {
            return EncodeErrors.UnescapeSurrogates(text, start, end) is { } unescaped ? Answer(unescaped, end) : Errors.Raise(unicode);
        }

        if (!IsDecode(error, out unicode, out PyBytes bytes, out start, out end))
        {
            return RaiseWrongType(error);
        }

        var builder = new PyStrBuilder(4);
        int at = start;
        while (at < end && at < start + 4 && bytes.Span[at] >= 0x80)
        {
            builder.Append((char)(0xDC00 + bytes.Span[at++]));
        }

        return at == start ? Errors.Raise(unicode) : Answer(builder.ToStr(), at);
    }
}
