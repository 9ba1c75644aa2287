using System.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Binascii;

/// <summary>An argument that is ASCII text: bytes-like, or a str.</summary>
public readonly struct AsciiBuffer : INativeArgument<AsciiBuffer>, IDisposable
{
    private readonly byte[]? _text;
    private readonly ByteBuffer _bytes;

    private AsciiBuffer(byte[]? text, ByteBuffer bytes)
    {
        _text = text;
        _bytes = bytes;
    }

    /// <summary>The bytes; valid until <see cref="Dispose"/>.</summary>
    public ReadOnlySpan<byte> Span => _text ?? _bytes.Span;

    /// <inheritdoc/>
    public static bool TryConvert(PyObject value, string function, string argument, out AsciiBuffer result)
    {
        result = default;
        if (value is PyStr text)
        {
            if (!text.IsAsciiOnly)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, "string argument should contain only ASCII characters");
            }

            result = new AsciiBuffer(Encoding.ASCII.GetBytes(text.ToString()), default);
            return true;
        }

        if (!Buffers.Supports(value))
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError, $"argument should be bytes, buffer or ASCII string, not '{value.Type.FullName}'");
        }

        if (!ByteBuffer.TryGet(value, out ByteBuffer bytes))
        {
            return false;
        }

        result = new AsciiBuffer(null, bytes);
        return true;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => _bytes.Dispose();
}
