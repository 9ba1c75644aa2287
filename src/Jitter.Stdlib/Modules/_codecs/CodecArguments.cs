using Jitter.Runtime.Binding;
using Jitter.Runtime.Codecs;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Codecs;

/// <summary>The name of an error handler, or None (Argument Clinic's str(accept={str, NoneType})).</summary>
/// <param name="Value">The name; null for None.</param>
internal readonly record struct ErrorsName(PyStr? Value) : INativeArgument<ErrorsName>
{
    public static bool TryConvert(PyObject value, string function, string argument, out ErrorsName result)
    {
        result = new ErrorsName(value as PyStr);
        return value is PyStr or PyNone || ArgumentErrors.Wrong(function, argument, "str or None", value) is not null;
    }
}

/// <summary>Bytes, or a str as UTF-8 (Argument Clinic's Py_buffer(accept={str, buffer})).</summary>
internal readonly struct TextOrBytes : INativeArgument<TextOrBytes>, IDisposable
{
    private readonly ByteBuffer _buffer;
    private readonly PyBytes? _encoded;

    private TextOrBytes(ByteBuffer buffer, PyBytes? encoded)
    {
        _buffer = buffer;
        _encoded = encoded;
    }

    public ReadOnlySpan<byte> Span => _encoded is { } encoded ? encoded.Span : _buffer.Span;

    public static bool TryConvert(PyObject value, string function, string argument, out TextOrBytes result)
    {
        if (value is PyStr text)
        {
            PyBytes? encoded = Utf8Codec.Encode(text);
            result = new TextOrBytes(default, encoded);
            return encoded is not null;
        }

        bool success = ByteBuffer.TryGet(value, out ByteBuffer buffer);
        result = new TextOrBytes(buffer, null);
        return success;
    }

    public void Dispose() => _buffer.Dispose();
}
