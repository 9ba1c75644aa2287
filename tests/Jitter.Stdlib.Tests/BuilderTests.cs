using System.Text;
using Jitter.Bytecode.Archive;
using Jitter.Stdlib.Builder;

namespace Jitter.Stdlib.Tests;

public sealed class BuilderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("jitter-builder-tests").FullName;

    [Fact]
    public void AFolderIsTakenWithoutTestsAndCaches()
    {
        Write("importlib/_bootstrap_external.py", "MAGIC_NUMBER = (3571).to_bytes(2, 'little') + b'\\r\\n'\n");
        Write("json/__init__.py", "");
        Write("json/__pycache__/__init__.cpython-313.pyc", "");
        Write("test/test_json.py", "");
        Write("unittest/test/x.py", "");
        Write("site-packages/pip/__init__.py", "");
        Write("_sysconfigdata__linux_x86_64-linux-gnu.py", "");
        var files = new LibraryFiles();
        LibraryFolder.AddTo(files, _folder);
        Assert.Equal(["importlib/_bootstrap_external.py", "json/__init__.py", "unittest/test/x.py"], files.All.Keys);
    }

    [Fact]
    public void AFolderOfSomethingElseIsRefused()
    {
        Write("importlib/_bootstrap_external.py", "MAGIC_NUMBER = (3531).to_bytes(2, 'little') + b'\\r\\n'\n");
        var error = Assert.Throws<BuildException>(() => LibraryFolder.AddTo(new LibraryFiles(), _folder));
        Assert.Equal($"JitterStdlibFolder names '{_folder}', which is not the Lib folder of CPython 3.13", error.Message);
        Assert.Throws<BuildException>(() => LibraryFolder.AddTo(new LibraryFiles(), Path.Combine(_folder, "missing")));
    }

    [Fact]
    public void APackageWithAnotherHashIsRefused()
    {
        Write("p.tgz", "not the package");
        var error = Assert.Throws<BuildException>(() => PyodidePackage.AddTo(new LibraryFiles(), Path.Combine(_folder, "p.tgz"), "sha512-AAAA"));
        Assert.Contains("does not have the hash sha512-AAAA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AdditionsAreTakenOutExactlyAsOftenAsExpected()
    {
        var addition = new PyodidePackage.Addition("m.py", " is EXTRA:", 2, 2);
        byte[] source = "if a is EXTRA:\n    pass\nx\nif b is EXTRA:\n    pass\ny\n"u8.ToArray();
        Assert.Equal("x\ny\n", Encoding.UTF8.GetString(addition.TakeOut(source)));
        Assert.Throws<BuildException>(() => (addition with { Count = 1 }).TakeOut(source));
    }

    [Fact]
    public void AModuleThatDoesNotCompileIsNamedWithItsPlace()
    {
        var files = new LibraryFiles();
        files.Add("a.py", "x = 1\n"u8.ToArray());
        files.Add("p/b.py", "x = 1\nx = = 2\n"u8.ToArray());
        var error = Assert.Throws<BuildException>(() => LibraryCompiler.Compile(files));
        Assert.Equal("p/b.py(2,5): SyntaxError: invalid syntax", error.Message);
    }

    [Fact]
    public void BuildingTwiceGivesTheSameBytes()
    {
        var files = new LibraryFiles();
        for (int i = 0; i < 20; i++)
        {
            files.Add($"m{i}.py", Encoding.UTF8.GetBytes($"def f{i}(x): return {{x, {i}, 'a'}}\n"));
        }

        files.Add("data.txt", "data"u8.ToArray());
        byte[] archive = LibraryCompiler.Compile(files);
        Assert.Equal(archive, LibraryCompiler.Compile(files));
        string path = Path.Combine(_folder, "x.archive");
        File.WriteAllBytes(path, archive);
        using CodeArchive opened = CodeArchive.Open(path);
        Assert.Equal(20, opened.ModuleCount);
        Assert.Equal(21, opened.Count);
    }

    [Theory]
    [InlineData("--output", "x")]
    [InlineData("--output", "x", "--folder")]
    [InlineData("--output", "x", "--package", "p@1", "--cache", "c")]
    [InlineData("--folder", "x")]
    [InlineData("--wrong", "x")]
    public void ABadCommandLineIsRefused(params string[] arguments)
    {
        Assert.Contains("usage:", Assert.Throws<BuildException>(() => Options.Parse(arguments)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string path, string content)
    {
        string file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
