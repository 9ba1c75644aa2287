using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>Streams, on which io is built.</summary>
[PyModule(
    "_io",
    Types =
    [
        typeof(PyIOBase), typeof(PyRawIOBase), typeof(PyBufferedIOBase), typeof(PyTextIOBase), typeof(PyFileIO), typeof(PyBytesIO),
        typeof(PyBytesIOBuffer), typeof(PyStringIO), typeof(PyBufferedReader), typeof(PyBufferedWriter), typeof(PyBufferedRandom),
        typeof(PyBufferedRWPair), typeof(PyTextIOWrapper), typeof(PyIncrementalNewlineDecoder),
    ])]
internal static partial class IoModule
{
    /// <summary>io.DEFAULT_BUFFER_SIZE</summary>
    public const int DefaultBufferSize = 8192;

    /// <summary>What encoding="locale" stands for.</summary>
    public static readonly PyStr LocaleEncoding = PyStr.Interned("UTF-8");

    private static readonly PyStr s_utf8 = PyStr.Interned("utf-8");
    private static readonly PyStr s_locale = PyStr.Interned("locale");

    [PyConstant("DEFAULT_BUFFER_SIZE")]
    private static PyObject BufferSize { get; } = PyInt.From(DefaultBufferSize);

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        attributes.SetStr(PyStr.Interned("UnsupportedOperation"), IoErrors.UnsupportedOperation);
        attributes.SetStr(PyStr.Interned("BlockingIOError"), PyExceptions.BlockingIOError);
        return true;
    }

    /// <summary>Whether a raw stream can be read, written or moved; false with UnsupportedOperation or its own error pending.</summary>
    public static bool CheckCapability(PyObject raw, PyStr method, string message) => PyIOBase.Check(raw, method, message) is not null;

    [PyFunction("text_encoding($module, encoding, stacklevel=2, /)")]
    private static PyObject? TextEncoding(PyObject encoding, int stacklevel)
    {
        if (encoding is not PyNone)
        {
            return encoding;
        }

        if (RuntimeConfig.WarnDefaultEncoding
            && !Warnings.Warn(PyExceptions.EncodingWarning, "'encoding' argument not specified", stacklevel))
        {
            return null;
        }

        return RuntimeConfig.Utf8Mode > 0 ? s_utf8 : s_locale;
    }

    [PyFunction("open_code($module, /, path)")]
    private static PyObject? OpenCode(PyStr path) => Open(path, "rb", -1, null, null, null, true, null);

    [PyFunction("open($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)")]
    private static PyObject? Open(
        PyObject file, string mode, int buffering, PyStr? encoding, PyStr? errors, PyStr? newline, bool closefd, PyObject? opener)
    {
        if (file.Type.Slots.Unary(SlotId.Index) is null)
        {
            if (FileNames.ToPath(file) is not { } path)
            {
                return null;
            }

            file = path;
        }

        if (!OpenMode.TryParse(mode, out OpenMode parsed))
        {
            return null;
        }

        if (parsed.IsBinary && (encoding is not null || errors is not null || newline is not null))
        {
            string wrong = encoding is not null ? "an encoding" : errors is not null ? "an errors" : "a newline";
            return Errors.Raise(PyExceptions.ValueError, $"binary mode doesn't take {wrong} argument");
        }

        if (parsed.IsBinary && buffering == 1
            && !Warnings.Warn(
                PyExceptions.RuntimeWarning,
                "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used"))
        {
            return null;
        }

        var raw = new PyFileIO();
        if (!raw.Initialize(file, parsed.RawMode, closefd, opener))
        {
            return null;
        }

        PyObject? result = Wrap(raw, parsed, mode, buffering, encoding, errors, newline, out PyObject opened);
        if (result is null)
        {
            PyBaseException error = Errors.Take()!;
            if (Calls.CallMethod(opened, IoNames.Close) is null)
            {
                Errors.Chain(error);
                return null;
            }

            Errors.Restore(error);
        }

        return result;
    }

    /// <summary>Puts buffers and text on top of the raw stream; <paramref name="opened"/> is what an error closes.</summary>
    private static PyObject? Wrap(
        PyFileIO raw, OpenMode mode, string modeText, int buffering, PyStr? encoding, PyStr? errors, PyStr? newline, out PyObject opened)
    {
        opened = raw;
        bool isLineBuffered = false;
        if (buffering is 1 or < 0)
        {
            bool isTerminal = buffering < 0 && !raw.IsRegular && Posix.LibC.isatty(raw.Descriptor) == 1;
            isLineBuffered = !mode.IsBinary && (buffering == 1 || isTerminal);
            buffering = raw.PreferredSize;
        }

        if (buffering == 0)
        {
            return mode.IsBinary ? raw : Errors.Raise(PyExceptions.ValueError, "can't have unbuffered text I/O");
        }

        PyBuffered buffer;
        bool ready;
        if (mode.IsUpdating)
        {
            var random = new PyBufferedRandom();
            ready = random.Initialize(raw, buffering);
            buffer = random;
        }
        else if (mode.IsWriting)
        {
            var writer = new PyBufferedWriter();
            ready = writer.Initialize(raw, buffering);
            buffer = writer;
        }
        else
        {
            var reader = new PyBufferedReader();
            ready = reader.Initialize(raw, buffering);
            buffer = reader;
        }

        if (!ready)
        {
            return null;
        }

        opened = buffer;
        if (mode.IsBinary)
        {
            return buffer;
        }

        var text = new PyTextIOWrapper();
        PyStr? used = encoding ?? (RuntimeConfig.Utf8Mode > 0 ? s_utf8 : null);
        if (encoding is null && RuntimeConfig.WarnDefaultEncoding
            && !Warnings.Warn(PyExceptions.EncodingWarning, "'encoding' argument not specified"))
        {
            return null;
        }

        if (!text.Initialize(buffer, used, errors, newline, isLineBuffered, false))
        {
            return null;
        }

        opened = text;
        return Attributes.Set(text, IoNames.Mode, new PyStr(modeText)) ? text : null;
    }
}

/// <summary>The mode of open().</summary>
/// <param name="RawMode">The mode of the raw stream.</param>
/// <param name="IsBinary">Whether it is binary.</param>
/// <param name="IsUpdating">Whether it is for reading and writing.</param>
/// <param name="IsWriting">Whether it is for creating, writing or appending.</param>
internal readonly record struct OpenMode(string RawMode, bool IsBinary, bool IsUpdating, bool IsWriting)
{
    /// <summary>Parses a mode; false with ValueError pending.</summary>
    public static bool TryParse(string mode, out OpenMode result)
    {
        result = default;
        bool creating = false, reading = false, writing = false, appending = false, updating = false, text = false, binary = false;
        for (int i = 0; i < mode.Length; i++)
        {
            bool known = true;
            switch (mode[i])
            {
                case 'x':
                    creating = true;
                    break;
                case 'r':
                    reading = true;
                    break;
                case 'w':
                    writing = true;
                    break;
                case 'a':
                    appending = true;
                    break;
                case '+':
                    updating = true;
                    break;
                case 't':
                    text = true;
                    break;
                case 'b':
                    binary = true;
                    break;
                default:
                    known = false;
                    break;
            }

            if (!known || mode.IndexOf(mode[i], i + 1) >= 0)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, $"invalid mode: '{mode}'");
            }
        }

        if (text && binary)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "can't have text and binary mode at once");
        }

        int count = (creating ? 1 : 0) + (reading ? 1 : 0) + (writing ? 1 : 0) + (appending ? 1 : 0);
        if (count > 1)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "must have exactly one of create/read/write/append mode");
        }

        string raw = (creating ? "x" : reading ? "r" : writing ? "w" : appending ? "a" : "") + (updating ? "+" : "");
        result = new OpenMode(raw, binary, updating, count > 0 && !reading);
        return true;
    }
}
