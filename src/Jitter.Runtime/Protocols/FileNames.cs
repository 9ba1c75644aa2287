using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>
/// Names of files, environment variables and arguments: bytes to the system, text to Python. The encoding is UTF-8 with surrogateescape
/// (PEP 383): a byte that is no UTF-8 becomes a lone surrogate U+DC80 to U+DCFF, and comes back as the byte.
/// </summary>
public static class FileNames
{
    private static readonly PyStr s_fspath = PyStr.Interned("__fspath__");

    /// <summary>os.fsdecode(name)</summary>
    public static PyStr Decode(ReadOnlySpan<byte> name)
    {
        if (Utf8.IsValid(name))
        {
            return new PyStr(Encoding.UTF8.GetString(name));
        }

        var text = new PyStrBuilder(64);
        while (!name.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(name, out Rune rune, out int consumed) == System.Buffers.OperationStatus.Done)
            {
                text.AppendCodePoint(rune.Value);
                name = name[consumed..];
            }
            else
            {
                text.AppendCodePoint(0xDC00 + name[0]);
                name = name[1..];
            }
        }

        PyStr result = text.ToStr();
        text.Dispose();
        return result;
    }

    /// <summary>os.fsdecode of a zero-terminated name.</summary>
    public static unsafe PyStr Decode(byte* name) => Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));

    /// <summary>os.fsencode(name), with a zero byte at the end; null with UnicodeEncodeError pending for other surrogates.</summary>
    public static byte[]? Encode(PyStr name)
    {
        if (!name.IsWide && Ascii.IsValid(name.Chars))
        {
            byte[] ascii = new byte[name.Length + 1];
            Encoding.ASCII.GetBytes(name.Chars, ascii);
            return ascii;
        }

        byte[] bytes = new byte[(name.Length * 4) + 1];
        int length = 0;
        for (int i = 0; i < name.Length; i++)
        {
            int point = name[i];
            if (point is >= 0xDC80 and <= 0xDCFF)
            {
                bytes[length++] = (byte)(point - 0xDC00);
            }
            else if (Rune.TryCreate(point, out Rune rune))
            {
                length += rune.EncodeToUtf8(bytes.AsSpan(length));
            }
            else
            {
                return RaiseSurrogate(name, i);
            }
        }

        return bytes.AsSpan(0, length + 1).ToArray();
    }

    /// <summary>os.fspath(path): str or bytes; null with TypeError pending.</summary>
    public static PyObject? ToPath(PyObject path)
    {
        if (path is PyStr or PyBytes)
        {
            return path;
        }

        PyObject? result = Calls.CallSpecial(path, s_fspath, [], out bool found);
        if (!found)
        {
            return Errors.Raise(PyExceptions.TypeError, $"expected str, bytes or os.PathLike object, not {path.Type.FullName}");
        }

        return result is null or PyStr or PyBytes
            ? result
            : Errors.Raise(
                PyExceptions.TypeError, $"expected {path.Type.FullName}.__fspath__() to return str or bytes, not {result.Type.FullName}");
    }

    private static byte[]? RaiseSurrogate(PyStr name, int index)
    {
        Errors.Raise(PyUnicodeError.Encode("utf-8", name, index, index + 1, "surrogates not allowed"));
        return null;
    }
}
