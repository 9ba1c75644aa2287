using System.Buffers.Binary;
using System.Globalization;
using Jitter.Bytecode.Marshal;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;

namespace Jitter.Bytecode.Pyc;

/// <summary>How a .pyc file is known to be up to date (PEP 552).</summary>
public enum PycInvalidation
{
    /// <summary>By the source's modification time and size.</summary>
    Timestamp,

    /// <summary>By the source's hash, which the importer compares.</summary>
    CheckedHash,

    /// <summary>By the source's hash, which the importer does not look at.</summary>
    UncheckedHash,
}

/// <summary>A .pyc file of CPython 3.13: a header of 16 bytes and a marshalled code object.</summary>
public sealed class PycFile
{
    /// <summary>The length of the header.</summary>
    public const int HeaderLength = 16;

    // 3571 and "\r\n".
    private const uint MagicNumber = 3571 | ((uint)'\r' << 16) | ((uint)'\n' << 24);
    private const uint HashBased = 1;
    private const uint CheckSource = 2;

    /// <summary>The first four bytes (importlib.util.MAGIC_NUMBER).</summary>
    public static ReadOnlySpan<byte> Magic => [0xF3, 0x0D, 0x0D, 0x0A];

    /// <summary>How it is known to be up to date.</summary>
    public PycInvalidation Invalidation { get; init; }

    /// <summary>The low 32 bits of the source's modification time in seconds; 0 in hash-based files.</summary>
    public uint ModificationTime { get; init; }

    /// <summary>The low 32 bits of the source's size in bytes; 0 in hash-based files.</summary>
    public uint SourceSize { get; init; }

    /// <summary>The source's hash, <see cref="HashSource"/>; 0 in files with a timestamp.</summary>
    public ulong SourceHash { get; init; }

    /// <summary>The module's code.</summary>
    public required CodeObject Code { get; init; }

    /// <summary>The hash of a source that hash-based files hold (importlib.util.source_hash), its first byte the lowest.</summary>
    public static ulong HashSource(ReadOnlySpan<byte> source) => PythonHash.SipHash13(source, MagicNumber, 0);

    /// <summary>Reads a file; <paramref name="moduleName"/> and <paramref name="path"/> are for error texts.</summary>
    /// <exception cref="BytecodeFormatException">
    /// ImportError or EOFError of the header (importlib._bootstrap_external, _classify_pyc), the errors of
    /// <see cref="MarshalReader"/>, or ImportError for a value that is no code object.
    /// </exception>
    public static PycFile Read(ReadOnlySpan<byte> data, string moduleName, string path)
    {
        ReadOnlySpan<byte> magic = data[..Math.Min(4, data.Length)];
        if (!magic.SequenceEqual(Magic))
        {
            string found = ConstantRepr.Repr(new BytesConstant(magic.ToArray()));
            throw Error(BytecodeErrorKind.ImportError, $"bad magic number in {Repr(moduleName)}: {found}");
        }

        if (data.Length < HeaderLength)
        {
            throw Error(BytecodeErrorKind.EOFError, $"reached EOF while reading pyc header of {Repr(moduleName)}");
        }

        uint flags = BinaryPrimitives.ReadUInt32LittleEndian(data[4..]);
        if ((flags & ~(HashBased | CheckSource)) != 0)
        {
            throw Error(BytecodeErrorKind.ImportError, string.Create(CultureInfo.InvariantCulture, $"invalid flags {flags} in {Repr(moduleName)}"));
        }

        bool hashBased = (flags & HashBased) != 0;
        if (MarshalReader.Read(data[HeaderLength..]) is not CodeObject code)
        {
            throw Error(BytecodeErrorKind.ImportError, $"Non-code object in {Repr(path)}");
        }

        return new PycFile
        {
            Invalidation = !hashBased ? PycInvalidation.Timestamp
                : (flags & CheckSource) != 0 ? PycInvalidation.CheckedHash
                : PycInvalidation.UncheckedHash,
            ModificationTime = hashBased ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(data[8..]),
            SourceSize = hashBased ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(data[12..]),
            SourceHash = hashBased ? BinaryPrimitives.ReadUInt64LittleEndian(data[8..]) : 0,
            Code = code,
        };
    }

    /// <summary>The file's bytes.</summary>
    public byte[] Write()
    {
        byte[] code = MarshalWriter.Write(Code);
        byte[] file = new byte[HeaderLength + code.Length];
        Magic.CopyTo(file);
        if (Invalidation == PycInvalidation.Timestamp)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(8), ModificationTime);
            BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(12), SourceSize);
        }
        else
        {
            file[4] = (byte)(HashBased | (Invalidation == PycInvalidation.CheckedHash ? CheckSource : 0));
            BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan(8), SourceHash);
        }

        code.CopyTo(file.AsSpan(HeaderLength));
        return file;
    }

    /// <summary>Checks a file with a timestamp against its source; a null size is not compared.</summary>
    /// <exception cref="BytecodeFormatException">ImportError: the file is stale.</exception>
    public void CheckTimestamp(long modificationTime, long? sourceSize, string moduleName)
    {
        if (ModificationTime != (uint)modificationTime || (sourceSize is { } size && SourceSize != (uint)size))
        {
            throw Error(BytecodeErrorKind.ImportError, $"bytecode is stale for {Repr(moduleName)}");
        }
    }

    /// <summary>Checks a hash-based file against the hash of its source.</summary>
    /// <exception cref="BytecodeFormatException">ImportError: the file is stale.</exception>
    public void CheckHash(ulong sourceHash, string moduleName)
    {
        if (SourceHash != sourceHash)
        {
            throw Error(BytecodeErrorKind.ImportError, $"hash in bytecode doesn't match hash of source {Repr(moduleName)}");
        }
    }

    private static string Repr(string text) => ConstantRepr.Repr(CodePointString.FromUtf16(text));

    private static BytecodeFormatException Error(BytecodeErrorKind kind, string message) => new(kind, message);
}
