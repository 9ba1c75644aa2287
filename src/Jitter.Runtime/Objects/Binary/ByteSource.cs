using Jitter.Runtime.Codecs;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>What bytes and bytearray are made of: a str with an encoding, a count, a buffer, or an iterable of ints.</summary>
internal static class ByteSource
{
    private static readonly PyStr s_bytes = PyStr.Interned("__bytes__");

    /// <summary>The bytes of an iterable of ints; null with an error pending.</summary>
    public static byte[]? FromIterable(PyObject iterable, string rangeError)
    {
        PyObject? iterator = Iteration.GetIterator(iterable);
        if (iterator is null)
        {
            return null;
        }

        long hint = Iteration.LengthHint(iterable, 16);
        if (hint < 0)
        {
            return null;
        }

        byte[] result = new byte[Math.Clamp(hint, 0, 1 << 20)];
        int used = 0;
        while (Iteration.Next(iterator) is { } item)
        {
            if (!SingleByte.TryConvert(item, rangeError, out byte value))
            {
                return null;
            }

            if (used == result.Length)
            {
                if (used == Array.MaxLength)
                {
                    Errors.Raise(PyExceptions.MemoryError);
                    return null;
                }

                Array.Resize(ref result, (int)Math.Min(Array.MaxLength, (result.Length * 2L) + 16));
            }

            result[used++] = value;
        }

        if (Errors.Pending)
        {
            return null;
        }

        return used == result.Length ? result : result.AsSpan(0, used).ToArray();
    }

    /// <summary>The arguments of bytes(); null with an error pending. An exact bytes object may come back as it is.</summary>
    public static PyBytes? ToBytes(PyObject? source, PyStr? encoding, PyStr? errors)
    {
        if (source is null)
        {
            return CheckNoEncoding(encoding, errors) ? PyBytes.Empty : null;
        }

        if (encoding is not null)
        {
            return Encode(source, encoding, errors) is { } encoded ? PyBytes.Adopt(encoded) : null;
        }

        if (errors is not null)
        {
            CheckNoEncoding(source is PyStr ? null : encoding, source is PyStr ? null : errors, source is PyStr);
            return null;
        }

        PyObject? converted = Calls.CallSpecial(source, s_bytes, [], out bool found);
        if (found)
        {
            if (converted is null or PyBytes)
            {
                return (PyBytes?)converted;
            }

            Errors.Raise(PyExceptions.TypeError, $"__bytes__ returned non-bytes (type {converted.Type.FullName})");
            return null;
        }

        if (Errors.Pending)
        {
            return null;
        }

        if (source is PyStr)
        {
            Errors.Raise(PyExceptions.TypeError, "string argument without an encoding");
            return null;
        }

        if (TryCount(source, out byte[]? zeros))
        {
            return zeros is null ? null : PyBytes.Adopt(zeros);
        }

        return FromObject(source);
    }

    /// <summary>The bytes of a buffer or of an iterable of ints (PyBytes_FromObject); null with an error pending.</summary>
    public static PyBytes? FromObject(PyObject source)
    {
        if (source.GetType() == typeof(PyBytes))
        {
            return (PyBytes)source;
        }

        byte[]? result;
        if (Buffers.Supports(source))
        {
            result = Buffers.ToArray(source);
        }
        else if (source is PyStr || (source.Type.Slots.Iter is null && source.Type.Slots.Subscript is null))
        {
            Errors.Raise(PyExceptions.TypeError, $"cannot convert '{source.Type.FullName}' object to bytes");
            return null;
        }
        else
        {
            result = FromIterable(source, "bytes must be in range(0, 256)");
        }

        return result is null ? null : PyBytes.Adopt(result);
    }

    /// <summary>
    /// An integer source: true with the zero bytes that it counts, or with null and an error pending; false for other objects.
    /// </summary>
    public static bool TryCount(PyObject source, out byte[]? zeros)
    {
        zeros = null;
        if (source is not PyInt && source.Type.Slots.Unary(SlotId.Index) is null)
        {
            return false;
        }

        if (!ByteStrings.TryGetCount(source, out long count))
        {
            // An object whose __index__ raises TypeError may still be a buffer or an iterable.
            return !Errors.ClearIf(PyExceptions.TypeError);
        }

        if (count < 0)
        {
            Errors.Raise(PyExceptions.ValueError, "negative count");
        }
        else if (count > Array.MaxLength)
        {
            Errors.Raise(PyExceptions.MemoryError);
        }
        else
        {
            zeros = new byte[count];
        }

        return true;
    }

    /// <summary>A str encoded; null with an error pending.</summary>
    public static byte[]? Encode(PyObject source, PyStr? encoding, PyStr? errors)
    {
        if (source is not PyStr text)
        {
            Errors.Raise(PyExceptions.TypeError, encoding is not null ? "encoding without a string argument" : "errors without a string argument");
            return null;
        }

        return CodecRegistry.EncodeText(text, encoding?.ToString() ?? "utf-8", errors) is PyBytes bytes ? bytes.Value : null;
    }

    private static bool CheckNoEncoding(PyStr? encoding, PyStr? errors, bool isText = false)
    {
        string? message = encoding is not null ? "encoding without a string argument"
            : errors is not null ? "errors without a string argument"
            : isText ? "string argument without an encoding"
            : null;
        return message is null || Errors.RaiseFalse(PyExceptions.TypeError, message);
    }
}
