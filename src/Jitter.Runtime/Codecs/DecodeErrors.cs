using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Codecs;

/// <summary>What a decoder does with bytes that it cannot decode (CPython's unicode_decode_call_errorhandler_writer).</summary>
internal ref struct DecodeErrors
{
    private readonly string _encoding;
    private readonly PyStr? _errors;
    private readonly ErrorHandling _handling;
    private PyObject? _handler;
    private PyUnicodeError? _exception;

    /// <summary>Makes the state of decoding one input.</summary>
    /// <param name="encoding">The name that errors show.</param>
    /// <param name="errors">The handler's name; null for strict.</param>
    /// <param name="input">The input.</param>
    public DecodeErrors(string encoding, PyStr? errors, ReadOnlySpan<byte> input)
    {
        _encoding = encoding;
        _errors = errors;
        _handling = ErrorHandlingNames.Parse(errors);
        Input = input;
    }

    /// <summary>The input: a handler may replace it.</summary>
    public ReadOnlySpan<byte> Input { get; private set; }

    /// <summary>Handles the bytes from <paramref name="start"/> to <paramref name="end"/>: where to go on, or -1 with an error pending.</summary>
    public int Handle(int start, int end, string reason, ref PyStrBuilder output)
    {
        switch (_handling)
        {
            case ErrorHandling.Ignore:
                return end;
            case ErrorHandling.Replace:
                output.Append('\uFFFD');
                return end;
            case ErrorHandling.BackslashReplace:
                foreach (byte value in Input[start..end])
                {
                    TextRepr.AppendEscape(ref output, value);
                }

                return end;
            case ErrorHandling.SurrogateEscape when Input[start] >= 0x80:
                int at = start;
                while (at < end && at < start + 4 && Input[at] >= 0x80)
                {
                    output.Append((char)(0xDC00 + Input[at++]));
                }

                return at;
        }

        if (_exception is null)
        {
            _exception = PyUnicodeError.Decode(_encoding, PyBytes.From(Input), start, end, reason);
        }
        else
        {
            _exception.SetRange(start, end, reason);
        }

        if (_handling == ErrorHandling.Strict)
        {
            Errors.Raise(_exception);
            return -1;
        }

        return CallHandler(ref output);
    }

    private int CallHandler(ref PyStrBuilder output)
    {
        _handler ??= ErrorHandlers.Lookup(_errors!);
        if (_handler is null || Calls.Call(_handler, _exception!) is not { } result)
        {
            return -1;
        }

        if (result is not PyTuple { Count: 2 } pair || pair.Items[0] is not PyStr text || pair.Items[1] is not PyInt position)
        {
            return Errors.RaiseMinusOne(PyExceptions.TypeError, "decoding error handler must return (str, int) tuple");
        }

        if (_exception!.Object is not PyBytes data)
        {
            return Errors.RaiseMinusOne(PyExceptions.TypeError, "object attribute must be bytes");
        }

        Input = data.Span;
        if (!HandlerResults.TryGetPosition(position, Input.Length, out int next))
        {
            return -1;
        }

        output.Append(text);
        return next;
    }
}

/// <summary>What error handlers answer.</summary>
internal static class HandlerResults
{
    /// <summary>Where to go on: a negative position counts from the end; false with IndexError pending where it is outside.</summary>
    public static bool TryGetPosition(PyInt position, int length, out int next)
    {
        next = 0;
        if (!position.TryGetInt64(out long value))
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, "Python int too large to convert to C ssize_t");
        }

        long adjusted = value < 0 ? value + length : value;
        if (adjusted < 0 || adjusted > length)
        {
            return Errors.RaiseFalse(PyExceptions.IndexError, $"position {adjusted} from error handler out of bounds");
        }

        next = (int)adjusted;
        return true;
    }
}
