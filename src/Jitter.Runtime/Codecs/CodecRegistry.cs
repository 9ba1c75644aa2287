using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Codecs;

/// <summary>The codec registry (CPython's Python/codecs.c), and encoding and decoding through it.</summary>
public static class CodecRegistry
{
    private static readonly PyStr s_isTextEncoding = PyStr.Interned("_is_text_encoding");
    private static readonly PyStr s_addNote = PyStr.Interned("add_note");
    private static readonly PyList s_searchFunctions = new();
    private static readonly Dictionary<string, PyTuple> s_found = new(StringComparer.Ordinal);
    private static bool s_initialized;

    /// <summary>codecs.register; false with TypeError pending.</summary>
    public static bool Register(PyObject function)
    {
        if (!EnsureInitialized())
        {
            return false;
        }

        if (!Calls.IsCallable(function))
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "argument must be callable");
        }

        s_searchFunctions.Add(function);
        return true;
    }

    /// <summary>codecs.unregister.</summary>
    public static void Unregister(PyObject function)
    {
        for (int i = 0; i < s_searchFunctions.Count; i++)
        {
            if (ReferenceEquals(s_searchFunctions[i], function))
            {
                s_searchFunctions.Replace(i, 1, default);
                s_found.Clear();
                return;
            }
        }
    }

    /// <summary>The codec's search function, encode, decode, ... (codecs.lookup); null with LookupError pending.</summary>
    public static PyTuple? Lookup(string encoding)
    {
        if (!EnsureInitialized())
        {
            return null;
        }

        string name = Normalize(encoding);
        if (s_found.TryGetValue(name, out PyTuple? known))
        {
            return known;
        }

        PyStr argument = PyStr.Interned(name);
        for (int i = 0; i < s_searchFunctions.Count; i++)
        {
            PyObject? result = Calls.Call(s_searchFunctions[i], argument);
            switch (result)
            {
                case null:
                    return null;
                case PyNone:
                    continue;
                case PyTuple { Count: 4 } codec:
                    s_found[name] = codec;
                    return codec;
                default:
                    Errors.Raise(PyExceptions.TypeError, "codec search functions must return 4-tuples");
                    return null;
            }
        }

        Errors.Raise(PyExceptions.LookupError, $"unknown encoding: {encoding}");
        return null;
    }

    /// <summary>codecs.encode; null with an error pending.</summary>
    public static PyObject? Encode(PyObject value, string encoding, PyStr? errors) =>
        Lookup(encoding) is { } codec ? Run(codec, 0, value, encoding, errors) : null;

    /// <summary>codecs.decode; null with an error pending.</summary>
    public static PyObject? Decode(PyObject value, string encoding, PyStr? errors) =>
        Lookup(encoding) is { } codec ? Run(codec, 1, value, encoding, errors) : null;

    /// <summary>The codec of a text encoding; null with LookupError pending, for others too.</summary>
    /// <param name="encoding">The name.</param>
    /// <param name="alternative">What the message recommends: "codecs.encode()".</param>
    public static PyTuple? LookupText(string encoding, string alternative)
    {
        PyTuple? codec = Lookup(encoding);
        if (codec is null || codec.GetType() == typeof(PyTuple))
        {
            return codec;
        }

        PyObject? isText = Attributes.GetOptional(codec, s_isTextEncoding);
        if (isText is null)
        {
            return Errors.Pending ? null : codec;
        }

        int truth = Truth.Of(isText);
        if (truth == 0)
        {
            Errors.Raise(
                PyExceptions.LookupError, $"'{encoding}' is not a text encoding; use {alternative} to handle arbitrary codecs");
        }

        return truth > 0 ? codec : null;
    }

    /// <summary><c>str.encode</c> (PyUnicode_AsEncodedString); null with an error pending.</summary>
    public static PyObject? EncodeText(PyStr text, string encoding, PyStr? errors)
    {
        switch (Normalize(encoding))
        {
            case "utf_8" or "utf8":
                return Utf8Codec.Encode(text, errors);
            case "ascii" or "us_ascii":
                return ByteCodecs.EncodeAscii(text, errors);
            case "latin_1" or "latin1" or "iso_8859_1" or "iso8859_1":
                return ByteCodecs.EncodeLatin1(text, errors);
            case "utf_16" or "utf16":
                return WideCodecs.Encode(text, errors, 2, 0);
            case "utf_32" or "utf32":
                return WideCodecs.Encode(text, errors, 4, 0);
        }

        if (LookupText(encoding, "codecs.encode()") is not { } codec || Run(codec, 0, text, encoding, errors) is not { } result)
        {
            return null;
        }

        if (result is PyBytes)
        {
            return result;
        }

        if (result.Type.Name == "bytearray" && Buffers.ToArray(result) is { } array)
        {
            string warning = $"encoder {encoding} returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types";
            return Warnings.Warn(PyExceptions.RuntimeWarning, warning) ? PyBytes.Adopt(array) : null;
        }

        return Errors.Raise(
            PyExceptions.TypeError,
            $"'{encoding}' encoder returned '{result.Type.FullName}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
    }

    /// <summary><c>bytes.decode</c> and <c>str(value, encoding)</c> (PyUnicode_FromEncodedObject); null with an error pending.</summary>
    public static PyObject? DecodeText(PyObject value, string encoding, PyStr? errors)
    {
        if (value is PyStr)
        {
            return Errors.Raise(PyExceptions.TypeError, "decoding str is not supported");
        }

        if (value is not PyBytes && !Buffers.Supports(value))
        {
            return Errors.Raise(PyExceptions.TypeError, $"decoding to str: need a bytes-like object, {value.Type.FullName} found");
        }

        if (!ByteBuffer.TryGet(value, out ByteBuffer buffer))
        {
            return null;
        }

        using (buffer)
        {
            if (buffer.Length == 0)
            {
                return PyStr.Empty;
            }

            switch (Normalize(encoding))
            {
                case "utf_8" or "utf8":
                    return Utf8Codec.Decode(buffer.Span, errors);
                case "ascii" or "us_ascii":
                    return ByteCodecs.DecodeAscii(buffer.Span, errors);
                case "latin_1" or "latin1" or "iso_8859_1" or "iso8859_1":
                    return ByteCodecs.DecodeLatin1(buffer.Span);
                case "utf_16" or "utf16":
                    return WideCodecs.Decode(buffer.Span, errors, 2, 0, true, out _, out _);
                case "utf_32" or "utf32":
                    return WideCodecs.Decode(buffer.Span, errors, 4, 0, true, out _, out _);
            }
        }

        if (LookupText(encoding, "codecs.decode()") is not { } codec)
        {
            return null;
        }

        PyObject source = value is PyBytes ? value : PyMemoryView.From(value)!;
        if (source is null || Run(codec, 1, source, encoding, errors) is not { } result)
        {
            return null;
        }

        return result is PyStr ? result : Errors.Raise(
            PyExceptions.TypeError,
            $"'{encoding}' decoder returned '{result.Type.FullName}' instead of 'str'; use codecs.decode() to decode to arbitrary types");
    }

    /// <summary>A name as search functions get it: in lower case, each run of what is neither letter, digit nor dot an underscore.</summary>
    public static string Normalize(string encoding)
    {
        bool isNormal = true;
        foreach (char c in encoding)
        {
            isNormal &= c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_';
        }

        if (isNormal && !encoding.Contains("__", StringComparison.Ordinal) && !encoding.StartsWith('_') && !encoding.EndsWith('_'))
        {
            return encoding;
        }

        var builder = new System.Text.StringBuilder(encoding.Length);
        bool pending = false;
        foreach (char c in encoding)
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '.')
            {
                if (pending && builder.Length > 0)
                {
                    builder.Append('_');
                }

                pending = false;
                builder.Append(char.ToLowerInvariant(c));
            }
            else
            {
                pending = true;
            }
        }

        return builder.ToString();
    }

    /// <summary>Calls a codec's function, and adds a note to an error where it may be unclear which codec raised it.</summary>
    private static PyObject? Run(PyTuple codec, int function, PyObject value, string encoding, PyStr? errors)
    {
        PyObject? result = errors is null
            ? Calls.Call(codec.Items[function], value)
            : Calls.Call(codec.Items[function], value, errors);
        if (result is null)
        {
            AddNote($"{(function == 0 ? "encoding" : "decoding")} with '{encoding}' codec failed");
            return null;
        }

        if (result is not PyTuple { Count: 2 } pair)
        {
            return Errors.Raise(PyExceptions.TypeError, $"{(function == 0 ? "encoder" : "decoder")} must return a tuple (object, integer)");
        }

        return pair.Items[0];
    }

    private static void AddNote(string note)
    {
        PyBaseException error = Threads.PyThreadState.Current.TakeError();
        if (Calls.CallMethod(error, s_addNote, new PyStr(note)) is null)
        {
            Errors.Clear();
        }

        Threads.PyThreadState.Current.Error = error;
    }

    private static bool EnsureInitialized()
    {
        if (s_initialized)
        {
            return true;
        }

        s_initialized = true;
        if (Imports.Import("encodings") is not null)
        {
            return true;
        }

        s_initialized = false;
        return false;
    }
}
