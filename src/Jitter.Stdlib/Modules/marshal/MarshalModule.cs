using Jitter.Bytecode.Marshal;
using Jitter.Primitives.Constants;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Marshal;

/// <summary>The module marshal (CPython's Python/marshal.c).</summary>
[PyModule("marshal", Doc = "Reads and writes Python values in the format of .pyc files.")]
public static partial class MarshalModule
{
    private const int CurrentVersion = 4;

    private static readonly PyStr s_write = PyStr.Interned("write");
    private static readonly PyStr s_read = PyStr.Interned("read");
    private static readonly PyStr s_seek = PyStr.Interned("seek");
    private static readonly PyStr s_tell = PyStr.Interned("tell");

    [PyConstant("version")]
    private static int Version => CurrentVersion;

    [PyFunction("dump(value, file, version=version, /, *, allow_code=True)")]
    private static PyObject? Dump(PyObject value, PyObject file, PyObject? version, bool? allowCode) =>
        Dumps(value, version, allowCode) is { } data ? Calls.CallMethod(file, s_write, data) : null;

    [PyFunction("dumps(value, version=version, /, *, allow_code=True)")]
    private static PyObject? Dumps(PyObject value, PyObject? version, bool? allowCode)
    {
        long number = CurrentVersion;
        if (version is not null && (Numbers.Index(version) is not { } index || !index.TryGetInt64(out number)))
        {
            return null;
        }

        return MarshalObjectWriter.Write(value, (int)number, allowCode ?? true) is { } bytes ? PyBytes.Adopt(bytes) : null;
    }

    [PyFunction("loads(bytes, /, *, allow_code=True)")]
    private static PyObject? Loads(ByteBuffer bytes, bool? allowCode) => Read(bytes.Span, allowCode ?? true, out _);

    [PyFunction("load(file, /, *, allow_code=True)")]
    private static PyObject? Load(PyObject file, bool? allowCode)
    {
        // CPython reads byte by byte; here the rest of the file is read, and what was too much is given back by seeking.
        if (Calls.CallMethod(file, s_read, PyInt.From(0)) is not { } probe)
        {
            return null;
        }

        if (probe is not PyBytes)
        {
            return Errors.Raise(PyExceptions.TypeError, $"file.read() returned not bytes but {probe.Type.FullName}");
        }

        PyObject? start = Calls.CallMethod(file, s_tell);
        if (start is null)
        {
            return null;
        }

        if (Calls.CallMethod(file, s_read) is not { } rest)
        {
            return null;
        }

        if (rest is not PyBytes data)
        {
            return Errors.Raise(PyExceptions.TypeError, $"file.read() returned not bytes but {rest.Type.FullName}");
        }

        PyObject? value = Read(data.Span, allowCode ?? true, out int length);
        if (value is not null && length < data.Span.Length)
        {
            PyObject? target = Numbers.Add(start, PyInt.From(length));
            if (target is null || Calls.CallMethod(file, s_seek, target) is null)
            {
                return null;
            }
        }

        return value;
    }

    private static PyObject? Read(ReadOnlySpan<byte> data, bool allowCode, out int length)
    {
        try
        {
            Constant value = MarshalReader.Read(data, out length);
            return new MarshalObjects(allowCode).Convert(value);
        }
        catch (BytecodeFormatException error)
        {
            length = 0;
            return Errors.Raise(TypeOf(error.Kind), error.Message);
        }
    }

    private static PyType TypeOf(BytecodeErrorKind kind) => kind switch
    {
        BytecodeErrorKind.EOFError => PyExceptions.EOFError,
        BytecodeErrorKind.TypeError => PyExceptions.TypeError,
        BytecodeErrorKind.SystemError => PyExceptions.SystemError,
        BytecodeErrorKind.ImportError => PyExceptions.ImportError,
        _ => PyExceptions.ValueError,
    };
}
