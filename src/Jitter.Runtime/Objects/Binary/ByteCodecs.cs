using System.Text;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>Encoding and decoding for bytes' own methods.</summary>
internal static class ByteCodecs
{
    /// <summary>decode(); null with an error pending.</summary>
    public static PyObject? Decode(PyObject source, ReadOnlySpan<byte> data, string encoding, string errors) =>
        Ascii.IsValid(data)
            ? PyStr.FromNarrow(Encoding.Latin1.GetString(data))
            : Errors.Raise(PyExceptions.LookupError, $"unknown encoding: {encoding}");

    /// <summary>str.encode() for constructors; null with an error pending.</summary>
    public static PyBytes? Encode(PyStr text, PyStr? encoding, PyStr? errors)
    {
        if (text.IsAsciiOnly)
        {
            return PyBytes.Adopt(Encoding.Latin1.GetBytes(text.ToString()));
        }

        Errors.Raise(PyExceptions.LookupError, $"unknown encoding: {encoding}");
        return null;
    }
}
