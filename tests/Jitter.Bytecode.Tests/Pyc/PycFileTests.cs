using Jitter.Bytecode.Marshal;
using Jitter.Bytecode.Pyc;

namespace Jitter.Bytecode.Tests.Pyc;

public class PycFileTests
{
    [Fact]
    public void SourceHashesAreCPythons()
    {
        foreach (string[] line in TestFiles.Lines("source_hashes"))
        {
            Assert.Equal(line[1], Convert.ToHexStringLower(BitConverter.GetBytes(PycFile.HashSource(Convert.FromHexString(line[0])))));
        }
    }

    [Theory]
    [MemberData(nameof(TestFiles.Programs), MemberType = typeof(TestFiles))]
    public void HashBasedFilesHoldTheHashOfTheirSource(string name)
    {
        PycFile file = PycFile.Read(TestFiles.Pyc(name), name, name);
        byte[] source = File.ReadAllBytes(Path.Combine(Repository.Root, "corpus", "language", "disassembly", name + ".py"));
        Assert.Equal(PycInvalidation.CheckedHash, file.Invalidation);
        file.CheckHash(PycFile.HashSource(source), name);
        Assert.Equal(TestFiles.Pyc(name)[..PycFile.HeaderLength], file.Write()[..PycFile.HeaderLength]);
    }

    [Fact]
    public void HeadersSurvive()
    {
        CodeObject code = PycFile.Read(TestFiles.Pyc("texts"), "texts", "texts").Code;
        byte[] stamped = new PycFile { Code = code, ModificationTime = 0xFEDCBA98, SourceSize = 77 }.Write();
        Assert.Equal("f30d0d0a0000000098badcfe4d000000", Convert.ToHexStringLower(stamped[..16]));
        PycFile read = PycFile.Read(stamped, "texts", "texts.pyc");
        Assert.Equal((PycInvalidation.Timestamp, 0xFEDCBA98u, 77u), (read.Invalidation, read.ModificationTime, read.SourceSize));
        byte[] hashed = new PycFile { Code = code, Invalidation = PycInvalidation.UncheckedHash, SourceHash = 0x0102030405060708 }.Write();
        Assert.Equal("f30d0d0a010000000807060504030201", Convert.ToHexStringLower(hashed[..16]));
        Assert.Equal(PycInvalidation.UncheckedHash, PycFile.Read(hashed, "texts", "texts.pyc").Invalidation);
    }

    [Fact]
    public void StaleFilesAreRefused()
    {
        CodeObject code = PycFile.Read(TestFiles.Pyc("texts"), "texts", "texts").Code;
        var file = new PycFile { Code = code, ModificationTime = 5, SourceSize = 77 };
        file.CheckTimestamp((1L << 32) + 5, (1L << 32) + 77, "m");
        file.CheckTimestamp(5, null, "m");
        AssertImportError("bytecode is stale for 'm'", () => file.CheckTimestamp(6, 77, "m"));
        AssertImportError("bytecode is stale for 'm'", () => file.CheckTimestamp(5, 78, "m"));
        AssertImportError("hash in bytecode doesn't match hash of source 'm'", () => file.CheckHash(1, "m"));
    }

    [Fact]
    public void BadHeadersRaiseWhatImportlibRaises()
    {
        AssertImportError("bad magic number in 'm': b''", () => PycFile.Read([], "m", "m.pyc"));
        AssertImportError("bad magic number in 'm': b'\\xf3\\r\\r\\x00'", () => PycFile.Read([0xF3, 13, 13, 0, 0], "m", "m.pyc"));
        AssertImportError("invalid flags 4 in 'm'", () => PycFile.Read([0xF3, 13, 13, 10, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "m", "m.pyc"));
        AssertImportError("Non-code object in 'm.pyc'", () => PycFile.Read([0xF3, 13, 13, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)'N'], "m", "m.pyc"));
        var error = Assert.Throws<BytecodeFormatException>(() => PycFile.Read([0xF3, 13, 13, 10, 0], "m", "m.pyc"));
        Assert.Equal((BytecodeErrorKind.EOFError, "reached EOF while reading pyc header of 'm'"), (error.Kind, error.Message));
    }

    private static void AssertImportError(string message, Action action)
    {
        var error = Assert.Throws<BytecodeFormatException>(action);
        Assert.Equal((BytecodeErrorKind.ImportError, message), (error.Kind, error.Message));
    }
}
