using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Syntax.Lexing;

namespace Jitter.Stdlib.Modules.Builtins;

/// <summary>A source that Python code gave: text, or bytes whose coding cookie counts.</summary>
public readonly struct PythonSource
{
    private readonly string? _text;
    private readonly byte[]? _bytes;

    /// <summary>A source of text.</summary>
    public PythonSource(string text) => _text = text;

    /// <summary>A source of bytes.</summary>
    public PythonSource(byte[] bytes) => _bytes = bytes;

    /// <summary>The source without blanks and tabs in front, as eval() takes it.</summary>
    public PythonSource TrimIndent() =>
        _text is not null ? new PythonSource(_text.TrimStart(' ', '\t')) : new PythonSource(_bytes.AsSpan().TrimStart(" \t"u8).ToArray());

    /// <summary>What lexer and parser read.</summary>
    /// <exception cref="Jitter.Syntax.Errors.PythonSyntaxException">The bytes cannot be decoded.</exception>
    public SourceText ToSourceText() => _text is not null ? SourceText.FromText(_text) : SourceText.FromBytes(_bytes);
}

/// <summary>Reads the source arguments of compile(), eval() and exec() (_Py_SourceAsString).</summary>
internal static class Sources
{
    private static readonly PyStr s_encode = PyStr.Interned("encode");

    /// <summary>The source; null with an error pending.</summary>
    public static PythonSource? From(PyObject source, string function, string expected)
    {
        PythonSource result;
        bool hasNull;
        if (source is PyStr text)
        {
            string content = text.ToString();
            hasNull = content.Contains('\0');

            // Lone surrogates have no UTF-8: the codec raises the error.
            if (!IsWellFormed(content) && Calls.CallMethod(text, s_encode) is null)
            {
                return null;
            }

            result = new PythonSource(content);
        }
        else
        {
            if (!Buffers.TryGet(source, BufferFlags.Simple, out PyBuffer? buffer))
            {
                Errors.Clear();
                Errors.Raise(PyExceptions.TypeError, $"{function}() arg 1 must be a {expected}");
                return null;
            }

            byte[] bytes = buffer.Span.ToArray();
            buffer.Dispose();
            hasNull = bytes.AsSpan().Contains((byte)0);
            result = new PythonSource(bytes);
        }

        if (hasNull)
        {
            Errors.Raise(PyExceptions.SyntaxError, "source code string cannot contain null bytes");
            return null;
        }

        return result;
    }

    private static bool IsWellFormed(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}

/// <summary>File names as arguments (PyUnicode_FSDecoder).</summary>
internal static class FileNames
{
    private static readonly PyStr s_fspath = PyStr.Interned("__fspath__");

    /// <summary>The text of a str, bytes or path object; null with an error pending.</summary>
    public static string? Decode(PyObject value)
    {
        PyObject? path = value;
        if (value is not (PyStr or PyBytes))
        {
            path = Calls.CallSpecial(value, s_fspath, [], out bool found);
            if (!found && !Errors.Pending)
            {
                Errors.Raise(PyExceptions.TypeError, $"expected str, bytes or os.PathLike object, not {value.Type.FullName}");
            }

            if (path is not null and not (PyStr or PyBytes))
            {
                Errors.Raise(
                    PyExceptions.TypeError, $"expected {value.Type.FullName}.__fspath__() to return str or bytes, not {path.Type.FullName}");
                return null;
            }
        }

        string? text = path switch
        {
            null => null,
            PyBytes bytes => System.Text.Encoding.UTF8.GetString(bytes.Span),
            _ => path.ToString(),
        };
        if (text?.Contains('\0') == true)
        {
            Errors.Raise(PyExceptions.ValueError, "embedded null character");
            return null;
        }

        return text;
    }
}
