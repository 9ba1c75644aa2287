using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Zlib;

/// <summary>What decompressobj makes.</summary>
[PyClass("zlib.Decompress", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyDecompress : PyObject
{
    private readonly Inflater _inflater;
    private readonly ZlibWrapper _wrapper;
    private readonly byte[] _dictionary;
    private bool _isFlushed;

    internal PyDecompress(Inflater inflater, ZlibWrapper wrapper, byte[] dictionary)
    {
        _inflater = inflater;
        _wrapper = wrapper;
        _dictionary = dictionary;
        if (wrapper == ZlibWrapper.Raw && dictionary.Length > 0)
        {
            inflater.SetDictionary(dictionary);
        }
    }

    private PyDecompress(PyDecompress other)
    {
        _inflater = other._inflater.Clone();
        _wrapper = other._wrapper;
        _dictionary = other._dictionary;
        (UnusedData, UnconsumedTail, IsAtEnd) = (other.UnusedData, other.UnconsumedTail, other.IsAtEnd);
    }

    [PyMember("unused_data")]
    private PyBytes UnusedData { get; set; } = PyBytes.Empty;

    [PyMember("unconsumed_tail")]
    private PyBytes UnconsumedTail { get; set; } = PyBytes.Empty;

    [PyMember("eof")]
    private bool IsAtEnd { get; set; }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyMethod("decompress($self, data, /, max_length=0)")]
    private PyObject? Decompress(ByteBuffer data, nint maxLength)
    {
        if (maxLength < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "max_length must be non-negative");
        }

        return Run(data.Span, maxLength == 0 ? long.MaxValue : maxLength, "decompressing data");
    }

    [PyMethod("flush($self, length=zlib.DEF_BUF_SIZE, /)")]
    private PyObject? Flush(nint length = 16384)
    {
        if (length <= 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "length must be greater than zero");
        }

        _isFlushed = true;
        return IsAtEnd ? PyBytes.Empty : Run(UnconsumedTail.Span, long.MaxValue, "flushing");
    }

    [PyMethod("copy($self, /)")]
    private PyObject? Copy() =>
        _isFlushed ? Errors.Raise(PyExceptions.ValueError, "Inconsistent stream state") : new PyDecompress(this);

    [PyMethod("__copy__($self, /)")]
    private PyObject? ShallowCopy() => Copy();

    [PyMethod("__deepcopy__(memo, /)")]
    private PyObject? DeepCopy(PyObject memo) => Copy();

    private PyObject? Run(ReadOnlySpan<byte> input, long limit, string action)
    {
        if (IsAtEnd)
        {
            UnusedData = PyBytes.Adopt([.. UnusedData.Span, .. input]);
            UnconsumedTail = PyBytes.Empty;
            return PyBytes.Empty;
        }

        var output = new InflateOutput(Math.Min(limit, 16384));
        InflateStatus status = output.Run(_inflater, input, limit, _dictionary, out int consumed, out string? message);
        ReadOnlySpan<byte> rest = input[consumed..];
        switch (status)
        {
            case InflateStatus.StreamEnd:
                IsAtEnd = true;
                UnusedData = PyBytes.From(rest);
                UnconsumedTail = PyBytes.Empty;
                break;
            case InflateStatus.Ok:
                UnconsumedTail = PyBytes.From(rest);
                break;
            default:
                return message == "setting zdict"
                    ? ZlibModule.RaiseError(status, "setting zdict", "invalid input data")
                    : ZlibModule.RaiseError(status, action, message);
        }

        return output.ToBytes();
    }
}

/// <summary>zlib._ZlibDecompressor, which keeps the input that it could not use yet (as bz2 and lzma do).</summary>
[PyClass("zlib._ZlibDecompressor", Doc = "Create a decompressor object for decompressing data incrementally.")]
public sealed partial class PyZlibDecompressor : PyObject
{
    private readonly Inflater _inflater;
    private readonly byte[] _dictionary;
    private byte[] _input = [];

    private PyZlibDecompressor(Inflater inflater, byte[] dictionary)
    {
        _inflater = inflater;
        _dictionary = dictionary;
    }

    [PyMember("eof")]
    private bool IsAtEnd { get; set; }

    [PyMember("unused_data")]
    private PyBytes UnusedData { get; set; } = PyBytes.Empty;

    [PyMember("needs_input")]
    private bool NeedsInput { get; set; } = true;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("_ZlibDecompressor(wbits=15, zdict=b'')")]
    private static PyObject? New(PyType type, int wbits, OptionalByteBuffer zdict)
    {
        if (!ZlibModule.TryGetWrapper(wbits, forCompression: false, out ZlibWrapper wrapper, out int bits))
        {
            return Errors.Raise(PyExceptions.ValueError, "Invalid initialization option");
        }

        var inflater = new Inflater(wrapper, bits);
        byte[] dictionary = zdict.Span.ToArray();
        if (wrapper == ZlibWrapper.Raw && dictionary.Length > 0)
        {
            inflater.SetDictionary(dictionary);
        }

        return new PyZlibDecompressor(inflater, dictionary);
    }

    [PyMethod("decompress(data, max_length=-1)")]
    private PyObject? Decompress(ByteBuffer data, nint maxLength)
    {
        if (IsAtEnd)
        {
            return Errors.Raise(PyExceptions.EOFError, "End of stream already reached");
        }

        byte[] input = _input.Length == 0 ? data.Span.ToArray() : [.. _input, .. data.Span];
        long limit = maxLength < 0 ? long.MaxValue : maxLength;
        var output = new InflateOutput(Math.Clamp(limit, 0, 16384));
        InflateStatus status = output.Run(_inflater, input, limit, _dictionary, out int consumed, out string? message);
        switch (status)
        {
            case InflateStatus.StreamEnd:
                IsAtEnd = true;
                NeedsInput = false;
                UnusedData = PyBytes.From(input.AsSpan(consumed));
                _input = [];
                break;
            case InflateStatus.Ok:
                _input = input[consumed..];
                PyBytes result = output.ToBytes();
                NeedsInput = _input.Length == 0 && result.Length < limit;
                return result;
            default:
                return ZlibModule.RaiseError(status, "decompressing data", message);
        }

        return output.ToBytes();
    }
}
