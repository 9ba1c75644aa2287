using System.Globalization;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Codecs;

/// <summary>What an encoder does with characters that it cannot encode (CPython's unicode_encode_call_errorhandler).</summary>
internal ref struct EncodeErrors
{
    private readonly string _encoding;
    private readonly PyStr? _errors;
    private readonly PyStr _text;
    private readonly ErrorHandling _handling;
    private PyObject? _handler;
    private PyUnicodeError? _exception;

    /// <summary>Makes the state of encoding one text.</summary>
    /// <param name="encoding">The name that errors show.</param>
    /// <param name="errors">The handler's name; null for strict.</param>
    /// <param name="text">The text.</param>
    public EncodeErrors(string encoding, PyStr? errors, PyStr text)
    {
        _encoding = encoding;
        _errors = errors;
        _text = text;
        _handling = ErrorHandlingNames.Parse(errors);
    }

    /// <summary>
    /// Handles the characters from <paramref name="start"/> to <paramref name="end"/>: a str that is to be encoded instead or
    /// bytes that are to be written, or null with an error pending.
    /// </summary>
    public PyObject? Handle(int start, int end, string reason, out int next)
    {
        next = end;
        switch (_handling)
        {
            case ErrorHandling.Ignore:
                return PyStr.Empty;
            case ErrorHandling.Replace:
                return PyStr.FromNarrow(new string('?', end - start));
            case ErrorHandling.BackslashReplace:
                return BackslashReplace(_text, start, end);
            case ErrorHandling.XmlCharacterReference:
                return CharacterReferences(_text, start, end);
            case ErrorHandling.SurrogateEscape:
                int stop = start;
                while (stop < end && _text[stop] is >= 0xDC80 and <= 0xDCFF)
                {
                    stop++;
                }

                if (stop > start)
                {
                    next = stop;
                    return UnescapeSurrogates(_text, start, stop);
                }

                break;
        }

        if (_handling is ErrorHandling.Strict or ErrorHandling.SurrogateEscape)
        {
            return RaiseStrict(start, end, reason);
        }

        return CallHandler(start, end, reason, out next);
    }

    /// <summary>Raises the UnicodeEncodeError, whatever the handler.</summary>
    /// <returns>null</returns>
    public PyObject? RaiseStrict(int start, int end, string reason) => Errors.Raise(Exception(start, end, reason));

    /// <summary>\x, \u and \U escapes.</summary>
    public static PyStr BackslashReplace(PyStr text, int start, int end)
    {
        var builder = new PyStrBuilder((end - start) * 6);
        for (int i = start; i < end; i++)
        {
            TextRepr.AppendEscape(ref builder, text[i]);
        }

        return builder.ToStr();
    }

    /// <summary>Decimal character references.</summary>
    public static PyStr CharacterReferences(PyStr text, int start, int end)
    {
        var builder = new PyStrBuilder((end - start) * 8);
        for (int i = start; i < end; i++)
        {
            builder.AppendUnits("&#");
            builder.AppendUnits(text[i].ToString(CultureInfo.InvariantCulture));
            builder.Append(';');
        }

        return builder.ToStr();
    }

    /// <summary>The bytes that U+DC80 to U+DCFF stand for; null where another character is there.</summary>
    public static PyBytes? UnescapeSurrogates(PyStr text, int start, int end)
    {
        var bytes = new byte[end - start];
        for (int i = start; i < end; i++)
        {
            if (text[i] is < 0xDC80 or > 0xDCFF)
            {
                return null;
            }

            bytes[i - start] = (byte)(text[i] - 0xDC00);
        }

        return PyBytes.Adopt(bytes);
    }

    private PyUnicodeError Exception(int start, int end, string reason)
    {
        if (_exception is null)
        {
            return _exception = PyUnicodeError.Encode(_encoding, _text, start, end, reason);
        }

        _exception.SetRange(start, end, reason);
        return _exception;
    }

    private PyObject? CallHandler(int start, int end, string reason, out int next)
    {
        next = 0;
        _handler ??= ErrorHandlers.Lookup(_errors!);
        if (_handler is null || Calls.Call(_handler, Exception(start, end, reason)) is not { } result)
        {
            return null;
        }

        if (result is not PyTuple { Count: 2 } pair || pair.Items[0] is not (PyStr or PyBytes) || pair.Items[1] is not PyInt position)
        {
            return Errors.Raise(PyExceptions.TypeError, "encoding error handler must return (str/bytes, int) tuple");
        }

        return HandlerResults.TryGetPosition(position, _text.Length, out next) ? pair.Items[0] : null;
    }
}
