using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Binascii;

namespace Jitter.Stdlib.Modules.Zlib;

/// <summary>zlib.</summary>
[PyModule("zlib", Doc = "Compression and decompression with the zlib format.", Types = [typeof(PyZlibDecompressor)])]
public static partial class ZlibModule
{
    /// <summary>zlib.error</summary>
    [PyConstant("error")]
    public static readonly PyType Error = ModuleExceptions.Create("zlib", "error", PyExceptions.Exception);

    [PyConstant("ZLIB_VERSION")]
    private const string ZlibVersion = "1.2.13";

    [PyConstant("ZLIB_RUNTIME_VERSION")]
    private const string RuntimeVersion = "1.2.13";

    [PyConstant("__version__")]
    private const string ModuleVersion = "1.0";

    [PyModuleInit]
    private static void Complete(PyObject module, PyDict attributes)
    {
        foreach ((string name, int value) in (ReadOnlySpan<(string, int)>)
        [
            ("MAX_WBITS", 15), ("DEFLATED", 8), ("DEF_MEM_LEVEL", 8), ("DEF_BUF_SIZE", 16384), ("Z_NO_COMPRESSION", 0), ("Z_BEST_SPEED", 1),
            ("Z_BEST_COMPRESSION", 9), ("Z_DEFAULT_COMPRESSION", -1), ("Z_FILTERED", 1), ("Z_HUFFMAN_ONLY", 2), ("Z_RLE", 3), ("Z_FIXED", 4),
            ("Z_DEFAULT_STRATEGY", 0), ("Z_NO_FLUSH", 0), ("Z_PARTIAL_FLUSH", 1), ("Z_SYNC_FLUSH", 2), ("Z_FULL_FLUSH", 3), ("Z_FINISH", 4),
            ("Z_BLOCK", 5), ("Z_TREES", 6),
        ])
        {
            attributes.SetStr(PyStr.Interned(name), PyInt.From(value));
        }
    }

    [PyFunction("adler32(data, value=1, /)")]
    private static long Adler32(ByteBuffer data, uint value) => Checksums.Adler32(data.Span, value);

    [PyFunction("crc32(data, value=0, /)")]
    private static long Crc32(ByteBuffer data, uint value) => Checksums.Crc32(data.Span, value);

    [PyFunction("compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)")]
    private static PyObject? Compress(ByteBuffer data, int level = -1, int wbits = 15)
    {
        if (level is < -1 or > 9 || !TryGetWrapper(wbits, forCompression: true, out ZlibWrapper wrapper, out int bits))
        {
            return Errors.Raise(Error, "Bad compression level");
        }

        using var deflater = new Deflater(wrapper, level, 0, bits, []);
        byte[] first = deflater.Compress(data.Span);
        byte[] last = deflater.Finish();
        return PyBytes.Adopt(first.Length == 0 ? last : [.. first, .. last]);
    }

    [PyFunction("decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)")]
    private static PyObject? Decompress(ByteBuffer data, int wbits = 15, nint bufsize = 16384)
    {
        if (bufsize < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "bufsize must be non-negative");
        }

        if (!TryGetWrapper(wbits, forCompression: false, out ZlibWrapper wrapper, out int bits))
        {
            return Errors.Raise(Error, "Error -2 while preparing to decompress data: inconsistent stream state");
        }

        var output = new InflateOutput(Math.Max(bufsize, 64));
        InflateStatus status = output.Run(new Inflater(wrapper, bits), data.Span, long.MaxValue, [], out _, out string? message);
        return status switch
        {
            InflateStatus.StreamEnd => output.ToBytes(),
            InflateStatus.Ok => Errors.Raise(Error, "Error -5 while decompressing data: incomplete or truncated stream"),
            _ => RaiseError(status, "decompressing data", message),
        };
    }

    [PyFunction(
        "compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n"
        + "            strategy=Z_DEFAULT_STRATEGY, zdict=None)")]
    private static PyObject? CompressObject(
        PyObject? level, PyObject? method, PyObject? wbits, PyObject? memLevel, PyObject? strategy, OptionalByteBuffer zdict)
    {
        int levelValue = -1;
        int methodValue = 8;
        int bitsValue = 15;
        int memoryValue = 8;
        int strategyValue = 0;
        if ((level is not null && !ArgumentConversion.ToInt32(level, out levelValue))
            || (method is not null && !ArgumentConversion.ToInt32(method, out methodValue))
            || (wbits is not null && !ArgumentConversion.ToInt32(wbits, out bitsValue))
            || (memLevel is not null && !ArgumentConversion.ToInt32(memLevel, out memoryValue))
            || (strategy is not null && !ArgumentConversion.ToInt32(strategy, out strategyValue)))
        {
            return null;
        }

        bool valid = levelValue is >= -1 and <= 9 && methodValue == 8 && memoryValue is >= 1 and <= 9 && strategyValue is >= 0 and <= 4;
        return TryGetWrapper(bitsValue, forCompression: true, out ZlibWrapper wrapper, out int bits) && valid
            ? new PyCompress(new Deflater(wrapper, levelValue, strategyValue, bits, zdict.Span.ToArray()))
            : Errors.Raise(PyExceptions.ValueError, "Invalid initialization option");
    }

    /// <summary>What wbits mean; false where they mean nothing.</summary>
    internal static bool TryGetWrapper(int wbits, bool forCompression, out ZlibWrapper wrapper, out int windowBits)
    {
        wrapper = wbits switch
        {
            < 0 => ZlibWrapper.Raw,
            < 16 => ZlibWrapper.Zlib,
            < 32 => ZlibWrapper.Gzip,
            _ => ZlibWrapper.Auto,
        };
        windowBits = wbits < 0 ? -wbits : wbits & 15;
        if (forCompression)
        {
            bool small = windowBits == 8 && wrapper == ZlibWrapper.Zlib;
            windowBits = small ? 9 : windowBits;
            return wrapper != ZlibWrapper.Auto && windowBits is >= 9 and <= 15;
        }

        return wbits < 48 && windowBits <= 15 && (windowBits >= 8 || (windowBits == 0 && wbits >= 0));
    }

    internal static PyObject? RaiseError(InflateStatus status, string action, string? message)
    {
        string detail = message is null ? "" : ": " + message;
        return Errors.Raise(Error, $"Error {(int)status} while {action}{detail}");
    }

    [PyFunction("decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')")]
    private static PyObject? DecompressObject(int wbits = 15, PyObject? zdict = null)
    {
        if (zdict is not null && !Buffers.Supports(zdict))
        {
            return Errors.Raise(PyExceptions.TypeError, "zdict argument must support the buffer protocol");
        }

        byte[] dictionary = [];
        if (zdict is not null)
        {
            if (Buffers.ToArray(zdict) is not { } copy)
            {
                return null;
            }

            dictionary = copy;
        }

        return TryGetWrapper(wbits, forCompression: false, out ZlibWrapper wrapper, out int bits)
            ? new PyDecompress(new Inflater(wrapper, bits), wrapper, dictionary)
            : Errors.Raise(PyExceptions.ValueError, "Invalid initialization option");
    }
}
