using System.Diagnostics;
using System.Text;
using Jitter.Bytecode;
using Jitter.Bytecode.Marshal;
using Jitter.Compiler;
using Jitter.Stdlib.Library;
using Jitter.Syntax.Lexing;

namespace Jitter.Stdlib.Tests;

public class EmbeddedLibraryTests(LibraryFixture fixture) : IClassFixture<LibraryFixture>
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    private readonly EmbeddedLibrary _library = fixture.Library;

    [Fact]
    public void EveryModuleIsFoundAndUnmarshals()
    {
        int count = 0;
        foreach (string name in _library.ModuleNames)
        {
            Assert.True(_library.TryFind(name, out EmbeddedModule? module), name);
            CodeObject code = module.ReadCode();
            Assert.Equal("<module>", code.Name);
            Assert.All(AllCode(code), nested => Assert.Equal(module.FileName, nested.FileName));
            count++;
        }

        Assert.Equal(_library.ModuleCount, count);
        Assert.True(count > 500, $"the library has only {count} modules");
    }

    [Theory]
    [InlineData("json", true, "json/__init__.py")]
    [InlineData("json.decoder", false, "json/decoder.py")]
    [InlineData("os", false, "os.py")]
    [InlineData("importlib.resources", true, "importlib/resources/__init__.py")]
    [InlineData("xml.etree.ElementTree", false, "xml/etree/ElementTree.py")]
    [InlineData("encodings.utf_8", false, "encodings/utf_8.py")]
    [InlineData("_pyio", false, "_pyio.py")]
    public void ModulesHaveCPythonsPlaces(string name, bool isPackage, string path)
    {
        Assert.True(_library.TryFind(name, out EmbeddedModule? module));
        Assert.Equal(name, module.Name);
        Assert.Equal(isPackage, module.IsPackage);
        string file = Path.Combine([_library.Root, .. path.Split('/')]);
        Assert.Equal(file, module.FileName);
        Assert.Equal(file, module.ReadCode().FileName);
        Assert.Equal(path, _library.RelativePath(file));
        Assert.Equal("<x>", module.ReadCode("<x>").FileName);
        Assert.Equal(path, ((CodeObject)MarshalReader.Read(module.ReadMarshal())).FileName);
        Assert.True(_library.TryFindFile(path, out EmbeddedFile? source));
        Assert.Equal(module.ReadSource(), source.ReadBytes());
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("jso")]
    [InlineData("json.")]
    [InlineData("json/decoder")]
    [InlineData("json.__init__")]
    [InlineData("json.decoder.py")]
    [InlineData("json\0")]
    [InlineData("j\u00e9son")]
    [InlineData("pyodide")]
    [InlineData("_pyodide")]
    [InlineData("_sysconfigdata__emscripten_wasm32-emscripten")]
    public void OtherNamesAreNotFound(string name)
    {
        Assert.False(_library.TryFind(name, out EmbeddedModule? module));
        Assert.Null(module);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("argparse")]
    [InlineData("asyncio.base_events")]
    [InlineData("collections")]
    [InlineData("dataclasses")]
    [InlineData("enum")]
    [InlineData("importlib._bootstrap_external")]
    [InlineData("json.encoder")]
    [InlineData("re._parser")]
    [InlineData("typing")]
    [InlineData("zoneinfo._common")]
    public void CodeIsWhatTheSourceCompilesTo(string name)
    {
        Assert.True(_library.TryFind(name, out EmbeddedModule? module));
        LargeStack.Run(
            () =>
            {
                CodeObject compiled = PythonCompiler.Compile(SourceText.FromBytes(module.ReadSource()), module.FileName, new CompileOptions());
                Assert.Equal(MarshalWriter.Write(compiled), MarshalWriter.Write(module.ReadCode()));
            },
            s_limit);
    }

    [Fact]
    public void SourcesAreText()
    {
        Assert.True(_library.TryFind("this", out EmbeddedModule? module));
        string text = module.ReadSourceText();
        Assert.StartsWith("s = \"\"\"Gur Mra bs Clguba", text, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString(module.ReadSource()), text);
        Assert.Equal(module.SourceLength, module.ReadSource().Length);
        foreach (string name in _library.ModuleNames)
        {
            Assert.True(_library.TryFind(name, out module));
            Assert.Equal(module.SourceLength, Encoding.UTF8.GetByteCount(module.ReadSourceText()));
        }
    }

    [Fact]
    public void AdditionsOfThePackageAreTakenOut()
    {
        foreach (string name in _library.ModuleNames)
        {
            Assert.True(_library.TryFind(name, out EmbeddedModule? module));
            string text = module.ReadSourceText();
            Assert.DoesNotContain("pyodide", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("JSNULL", text, StringComparison.Ordinal);
            Assert.DoesNotContain("_is_wasm", text, StringComparison.Ordinal);
            Assert.DoesNotContain("from js import", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void OwnModulesAreThere()
    {
        Assert.True(_library.TryFind("_sysconfigdata__linux_x86_64-linux-gnu", out EmbeddedModule? module));
        Assert.Contains("build_time_vars", module.ReadCode().Names);
    }

    [Fact]
    public void FilesOfPackagesAreThere()
    {
        Assert.True(_library.TryFindFile("ctypes/macholib/README.ctypes", out EmbeddedFile? file));
        Assert.Equal(file.Length, file.ReadBytes().Length);
        Assert.StartsWith("Files in this directory", Encoding.UTF8.GetString(file.ReadBytes()), StringComparison.Ordinal);
        Assert.False(_library.TryFindFile("ctypes/macholib", out _));
        Assert.False(_library.TryFindFile("ctypes/macholib/README", out _));
        Assert.False(_library.TryFindFile("", out _));
    }

    [Fact]
    public void FoldersAreListed()
    {
        Assert.Equal(["__init__.py", "decoder.py", "encoder.py", "scanner.py", "tool.py"], _library.ListFolder("json"));
        Assert.Contains("macholib", _library.ListFolder("ctypes"));
        Assert.Contains("json", _library.ListFolder(""));
        Assert.Equal(_library.ListFolder("").Distinct(), _library.ListFolder(""));
        Assert.Empty(_library.ListFolder("jso"));
        Assert.True(_library.IsFolder(""));
        Assert.True(_library.IsFolder("xml/etree"));
        Assert.False(_library.IsFolder("os.py"));
        Assert.False(_library.IsFolder("xml/etre"));
    }

    [Fact]
    public void PathsOutsideTheLibraryHaveNoRelativePath()
    {
        Assert.Equal("", _library.RelativePath(_library.Root));
        Assert.Null(_library.RelativePath(_library.Root + "x/os.py"));
        Assert.Null(_library.RelativePath("/os.py"));
        Assert.Null(_library.RelativePath(""));
    }

    [Fact]
    public void FrozenModulesAreCPythons()
    {
        foreach (string name in FrozenNames.All)
        {
            Assert.True(_library.TryFindFrozen(name, out FrozenModule? module), name);
            Assert.Equal($"<frozen {module.Origin.TrimStart('<')}>", module.ReadCode().FileName);
        }

        Assert.True(_library.TryFindFrozen("_frozen_importlib_external", out FrozenModule? alias));
        Assert.Equal("importlib._bootstrap_external", alias.Origin);
        Assert.False(alias.IsPackage);
        Assert.True(_library.TryFindFrozen("__phello__", out FrozenModule? package));
        Assert.True(package.IsPackage);
        Assert.False(_library.TryFindFrozen("json", out _));
        Assert.False(_library.TryFindFrozen("importlib._bootstrap", out _));
    }

    [Fact]
    public void OpeningAndFindingIsFast()
    {
        string[] names =
        [
            "abc", "argparse", "asyncio", "codecs", "collections", "contextlib", "copyreg", "dataclasses", "encodings", "enum",
            "functools", "importlib", "inspect", "io", "json", "os", "re", "site", "threading", "typing",
        ];
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 10; i++)
        {
            var watch = Stopwatch.StartNew();
            using EmbeddedLibrary library = EmbeddedLibrary.Open();
            foreach (string name in names)
            {
                Assert.True(library.TryFind(name, out _));
            }

            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        Assert.True(best < TimeSpan.FromMilliseconds(10), $"it takes {best}");
    }

    private static IEnumerable<CodeObject> AllCode(CodeObject code) =>
        code.Consts.OfType<CodeObject>().SelectMany(AllCode).Prepend(code);
}
