using System.Buffers.Binary;
using System.Text;
using Jitter.Bytecode;
using Jitter.Bytecode.Archive;
using Jitter.Bytecode.Marshal;
using Jitter.Compiler;
using Jitter.Syntax.Lexing;

namespace Jitter.Stdlib.Tests;

public sealed class CodeArchiveTests : IDisposable
{
    private const int HeaderLength = 64;

    private static readonly byte[] s_source = Encoding.UTF8.GetBytes("x = 1\n" + new string('#', 200) + "\n");

    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void TheOrderOfAddingDoesNotMatter()
    {
        Assert.Equal(Make("a.py", "b/__init__.py", "b/c.py", "d.txt"), Make("d.txt", "b/c.py", "a.py", "b/__init__.py"));
    }

    [Fact]
    public void WhatIsWrittenIsRead()
    {
        using CodeArchive archive = Open(Make("a.py", "b/__init__.py", "b/c.py", "b/\u00e9.txt"));
        Assert.Equal(4, archive.Count);
        Assert.Equal(3, archive.ModuleCount);
        Assert.True(archive.TryFindModule("b.c", out ArchiveEntry entry));
        Assert.Equal("b/c.py", archive.PathOf(entry));
        Assert.Equal("b.c", archive.NameOf(entry));
        Assert.Equal(s_source, archive.ReadContent(entry));
        Assert.Equal("somewhere", archive.ReadCode(entry, "somewhere").FileName);
        Assert.True(archive.TryFindFile("b/\u00e9.txt", out entry));
        Assert.Equal(EntryKind.Data, entry.Kind);
        Assert.Equal(s_source, archive.ReadContent(entry));
        Assert.Equal(1..4, archive.FilesUnder("b"));
    }

    [Fact]
    public void AnEmptyArchiveHasNothing()
    {
        using CodeArchive archive = Open(Make());
        Assert.Equal(0, archive.Count);
        Assert.False(archive.TryFindModule("a", out _));
        Assert.False(archive.TryFindFile("a.py", out _));
    }

    [Fact]
    public void APackageComesBeforeAModuleOfTheSameName()
    {
        using CodeArchive archive = Open(Make("a.py", "a/__init__.py"));
        Assert.True(archive.TryFindModule("a", out ArchiveEntry entry));
        Assert.Equal(EntryKind.Package, entry.Kind);
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("a.b/c.py")]
    [InlineData("\u00e9.py")]
    [InlineData("")]
    public void OnlyPathsOfModulesBecomeModules(string path)
    {
        Assert.False(ArchiveWriter.IsModulePath(path));
        Assert.Throws<ArgumentException>(() => new ArchiveWriter().AddModule(path, [], [], 0));
    }

    [Fact]
    public void APathStandsOnce()
    {
        var writer = new ArchiveWriter();
        writer.AddData("a", [], 0);
        writer.AddData("a", [], 0);
        Assert.Throws<InvalidDataException>(writer.Write);
    }

    [Fact]
    public void AMissingArchiveIsNamed()
    {
        string missing = _path + ".missing";
        Assert.Contains(missing, Assert.Throws<FileNotFoundException>(() => CodeArchive.Open(missing)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "not an archive of compiled modules")]
    [InlineData(30, "not an archive of compiled modules")]
    [InlineData(HeaderLength, "bytes and should have")]
    [InlineData(HeaderLength + 10, "bytes and should have")]
    public void AnArchiveCutShortIsRefused(int length, string problem)
    {
        Assert.Contains(problem, OpenError(Make("a.py")[..length]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "not an archive of compiled modules")]
    [InlineData(8, "its layout has version 256, not 1")]
    [InlineData(12, "its bytecode has the magic number 3443, not 3571")]
    [InlineData(24, "its index is damaged")]
    [InlineData(35, "its header is damaged")]
    [InlineData(36, "its header is damaged")]
    [InlineData(40, "its header is damaged")]
    [InlineData(HeaderLength, "its index is damaged")]
    [InlineData(HeaderLength + 40, "its index is damaged")]
    public void ADamagedHeadIsRefused(int position, string problem)
    {
        byte[] archive = Make("a.py");
        archive[position] = position switch
        {
            8 => 0,
            12 => 0x73,
            _ => (byte)(archive[position] ^ 0x80),
        };
        if (position == 8)
        {
            archive[9] = 1;
        }

        Assert.Contains(problem, OpenError(archive), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryDamagedByteOfTheHeadIsNoticedOrHarmless()
    {
        byte[] good = Make("a.py", "b/__init__.py");
        int indexLength = BinaryPrimitives.ReadInt32LittleEndian(good.AsSpan(32));
        for (int i = 0; i < HeaderLength + indexLength; i++)
        {
            byte[] archive = [.. good];
            archive[i] ^= 0xff;
            try
            {
                using CodeArchive opened = Open(archive);
                Assert.False(opened.TryFindModule("c", out _));
                Assert.True(i is >= 40 and < HeaderLength, $"byte {i} is not checked");
            }
            catch (InvalidDataException)
            {
            }
        }
    }

    [Fact]
    public void DamagedCodeIsNamed()
    {
        byte[] archive = Make("a.py");
        using (CodeArchive good = Open(archive))
        {
            Assert.True(good.TryFindModule("a", out ArchiveEntry entry));
            int indexLength = BinaryPrimitives.ReadInt32LittleEndian(archive.AsSpan(32));
            archive.AsSpan(HeaderLength + indexLength, entry.CodeLength).Fill(0xff);
        }

        using CodeArchive damaged = Open(archive);
        Assert.True(damaged.TryFindModule("a", out ArchiveEntry bad));
        var error = Assert.Throws<InvalidDataException>(() => damaged.ReadCode(bad, "a.py"));
        Assert.Contains("the code of a.py is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADamagedSourceIsNamed()
    {
        byte[] archive = Make("a.py");
        archive.AsSpan(archive.Length - 8).Fill(0xff);
        using CodeArchive damaged = Open(archive);
        Assert.True(damaged.TryFindModule("a", out ArchiveEntry entry));
        var error = Assert.Throws<InvalidDataException>(() => damaged.ReadContent(entry));
        Assert.Contains("the content of a.py is damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnArchiveThatShrinksWhileOpenGivesAnError()
    {
        using CodeArchive archive = Open(Make("a.py"));
        Assert.True(archive.TryFindModule("a", out ArchiveEntry entry));
        using (var file = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.SetLength(HeaderLength);
        }

        Assert.Contains("it ends before a.py", Assert.Throws<InvalidDataException>(() => archive.ReadCode(entry, "a.py")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_path);

    private static byte[] Make(params string[] paths)
    {
        CodeObject code = PythonCompiler.Compile(SourceText.FromBytes(s_source), "a.py", new CompileOptions());
        var writer = new ArchiveWriter();
        foreach (string path in paths)
        {
            if (ArchiveWriter.IsModulePath(path))
            {
                writer.AddModule(path, MarshalWriter.Write(code), ArchiveWriter.Deflate(s_source), s_source.Length);
            }
            else
            {
                writer.AddData(path, ArchiveWriter.Deflate(s_source), s_source.Length);
            }
        }

        return writer.Write();
    }

    private CodeArchive Open(byte[] archive)
    {
        File.WriteAllBytes(_path, archive);
        return CodeArchive.Open(_path);
    }

    private string OpenError(byte[] archive)
    {
        string message = Assert.Throws<InvalidDataException>(() => Open(archive)).Message;
        Assert.Contains(_path, message, StringComparison.Ordinal);
        return message;
    }
}
