using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Codecs;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>An incremental decoder as text streams use it, its state being CPython's.</summary>
internal abstract class TextDecoder
{
    /// <summary>Decodes the next piece; null with an error pending.</summary>
    public abstract PyStr? Decode(PyObject input, bool final);

    /// <summary>The bytes that wait for others, and flags; false with an error pending.</summary>
    public abstract bool GetState(out PyObject buffered, out BigInteger flags);

    /// <summary>Goes back to a state; false with an error pending.</summary>
    public abstract bool SetState(PyObject buffered, BigInteger flags);

    /// <summary>Forgets everything; false with an error pending.</summary>
    public abstract bool Reset();

    /// <summary>The line ends that were seen; null with an error pending.</summary>
    public abstract PyObject? Newlines { get; }
}

/// <summary>What the runtime decodes without the codec's Python code.</summary>
internal enum NativeEncoding
{
    /// <summary>Any other.</summary>
    None,

    /// <summary>UTF-8</summary>
    Utf8,

    /// <summary>ASCII</summary>
    Ascii,

    /// <summary>Latin-1</summary>
    Latin1,
}

/// <summary>Decodes UTF-8, ASCII or Latin-1 natively.</summary>
internal sealed class NativeTextDecoder(NativeEncoding encoding, PyStr errors, NewlineTranslator? translator) : TextDecoder
{
    private byte[] _pending = [];

    public override PyObject? Newlines => translator?.Newlines ?? PyNone.None;

    public override PyStr? Decode(PyObject input, bool final)
    {
        if (input.GetType() == typeof(PyBytes) && _pending.Length == 0)
        {
            return DecodeBytes(((PyBytes)input).Span, final);
        }

        if (!ByteBuffer.TryGet(input, out ByteBuffer buffer))
        {
            return null;
        }

        using (buffer)
        {
            return DecodeBytes(_pending.Length == 0 ? buffer.Span : [.. _pending, .. buffer.Span], final);
        }
    }

    public PyStr? DecodeBytes(ReadOnlySpan<byte> bytes, bool final)
    {
        PyStr? text;
        int consumed = bytes.Length;
        switch (encoding)
        {
            case NativeEncoding.Utf8:
                text = Utf8Codec.Decode(bytes, errors, final, out consumed);
                break;
            case NativeEncoding.Ascii:
                text = ByteCodecs.DecodeAscii(bytes, errors);
                break;
            default:
                text = ByteCodecs.DecodeLatin1(bytes);
                break;
        }

        if (text is null)
        {
            return null;
        }

        _pending = consumed == bytes.Length ? [] : bytes[consumed..].ToArray();
        return translator is null ? text : translator.Translate(text, final);
    }

    public override bool GetState(out PyObject buffered, out BigInteger flags)
    {
        buffered = PyBytes.From(_pending);
        flags = translator is { HasPendingCr: true } ? 1 : 0;
        return true;
    }

    public override bool SetState(PyObject buffered, BigInteger flags)
    {
        _pending = ((PyBytes)buffered).Span.ToArray();
        if (translator is not null)
        {
            translator.HasPendingCr = !flags.IsEven;
        }

        return true;
    }

    public override bool Reset()
    {
        _pending = [];
        translator?.Reset();
        return true;
    }
}

/// <summary>Decodes by a Python object: a codec's incremental decoder.</summary>
internal sealed class PythonTextDecoder(PyObject decoder) : TextDecoder
{
    private static readonly PyStr s_newlines = PyStr.Interned("newlines");

    public override PyObject? Newlines
    {
        get
        {
            PyObject? found = Attributes.GetOptional(decoder, s_newlines);
            return found is null && !Errors.Pending ? PyNone.None : found;
        }
    }

    public override PyStr? Decode(PyObject input, bool final)
    {
        PyObject? result = decoder.GetType() == typeof(PyIncrementalNewlineDecoder)
            ? ((PyIncrementalNewlineDecoder)decoder).Decode(input, final)
            : Calls.CallMethod(decoder, IoNames.Decode, input, PyBool.From(final));
        if (result is null or PyStr)
        {
            return (PyStr?)result;
        }

        Errors.Raise(PyExceptions.TypeError, $"decoder should return a string result, not '{result.Type.FullName}'");
        return null;
    }

    public override bool GetState(out PyObject buffered, out BigInteger flags)
    {
        buffered = PyBytes.Empty;
        flags = 0;
        PyObject? state = Calls.CallMethod(decoder, IoNames.GetState);
        if (state is not PyTuple { Count: 2 } pair)
        {
            return state is not null && Errors.RaiseFalse(PyExceptions.TypeError, "illegal decoder state");
        }

        if (pair.Items[0] is not PyBytes)
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError, $"illegal decoder state: the first item should be a bytes object, not '{pair.Items[0].Type.FullName}'");
        }

        buffered = pair.Items[0];
        return ArgumentConversion.ToBigInteger(pair.Items[1], out flags);
    }

    public override bool SetState(PyObject buffered, BigInteger flags) =>
        Calls.CallMethod(decoder, IoNames.SetState, new PyTuple([buffered, PyInt.From(flags)])) is not null;

    public override bool Reset() => Calls.CallMethod(decoder, IoNames.Reset) is not null;
}
