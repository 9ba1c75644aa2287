using Jitter.Runtime.Objects;
using Jitter.SourceGenerators.Binding;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Jitter.SourceGenerators.Tests.Binding;

/// <summary>Bad declarations are told by number; good ones compile.</summary>
public class BindingDiagnosticsTests
{
    private const string Head = """
        using System;
        using Jitter.Runtime.Binding;
        using Jitter.Runtime.Exceptions;
        using Jitter.Runtime.Objects;

        namespace Declared;

        """;

    [Theory]
    [InlineData("JIT001", """[PyMethod("f")] public void F() {}""")]
    [InlineData("JIT001", """[PyMethod("f($self, a=1, b, /)")] public void F(int a, int b) {}""")]
    [InlineData("JIT001", """[PyMethod("f(a, a)")] public void F(PyObject a, PyObject b) {}""")]
    [InlineData("JIT001", """[PyMethod("f(a b)")] public void F(PyObject a) {}""")]
    [InlineData("JIT002", """[PyMethod("f(a, /)")] public void F() {}""")]
    [InlineData("JIT002", """[PyClassMethod("f()")] public static void F(PyType type, int more) {}""")]
    [InlineData("JIT003", """[PyMethod("f(a, /)")] public void F(DateTime a) {}""")]
    [InlineData("JIT003", """[PyMethod("f(*args)")] public void F(string[] args) {}""")]
    [InlineData("JIT003", """[PyMethod("f(a, **kwargs)")] public void F(PyObject a, PyTuple? kwargs) {}""")]
    [InlineData("JIT004", """[PyMethod("f()")] public DateTime F() => default;""")]
    [InlineData("JIT004", """[PyGetter("f")] public DateTime F => default;""")]
    [InlineData("JIT005", """[PyMethod("f()")] public void F() {} [PyGetter("f")] public int G() => 1;""")]
    [InlineData("JIT007", """[PyMethod("f(a=None, /)")] public void F(int a) {}""")]
    [InlineData("JIT007", """[PyMethod("f(a=<unrepresentable>, /)")] public void F(PyObject a) {}""")]
    [InlineData("JIT008", """[PyClassMethod("f()")] public void F() {}""")]
    [InlineData("JIT008", """[PyMethod("f()")] public static void F() {}""")]
    [InlineData("JIT008", """[PyFunction("f()")] public static void F() {}""")]
    [InlineData("JIT008", """[PySetter("f")] public void F(int value) {}""")]
    [InlineData("JIT009", """[PySlot(SlotId.Hash)] public string F() => "";""")]
    [InlineData("JIT009", """[PySlot(SlotId.Contains)] public bool F() => true;""")]
    [InlineData("JIT010", """[PyConstant("f")] public int F => 1;""")]
    [InlineData("JIT010", """[PyMember("f", Writable = true)] public string F { get; set; } = "";""")]
    [InlineData("JIT011", """[PyMethod("f(key, value, /)")] public void F(PyObject value, PyObject key) {}""")]
    public void MembersAreChecked(string id, string member) =>
        Assert.Equal([id], Run($$"""[PyClass("c")] public sealed partial class C : PyObject { public override PyType Type => TypeObject; {{member}} }"""));

    [Theory]
    [InlineData("JIT006", """[PyClass("c")] public sealed class C : PyObject { public override PyType Type => null!; }""")]
    [InlineData("JIT006", """public class Outer { [PyClass("c")] public sealed partial class C : PyObject { public override PyType Type => null!; } }""")]
    [InlineData("JIT012", """[PyClass("c")] public static partial class C { }""")]
    [InlineData("JIT012", """[PyClass("c", Existing = "PyTypes.Int", Flags = TypeFlags.BaseType)] public static partial class C { }""")]
    [InlineData("JIT012", """[PyModule("c")] public partial class C { }""")]
    public void ClassesAreChecked(string id, string text) => Assert.Contains(id, Run(text));

    [Theory]
    [InlineData("""[PyMethod("f(a, b=sys.maxsize, *, c=1.5, d='x')", Doc = "Text.")] public string F(bool a, nint b, double c, string d) => d;""")]
    [InlineData("""[PyMethod("f(a=None, *args, b, **kwargs)")] public static PyObject? F(C self, PyInt? a, PyTuple args, PyStr b, PyDict kwargs) => self;""")]
    [InlineData("""[PyMethod("f(a, b='z', /)")] public int F(SliceIndex a, CodePoint b) => b.Value;""")]
    [InlineData("""[PyNew("c(a, /)")] public static PyObject? New(PyType type, PyObject a) => a; [PyInit("c(a)")] public void Init(long a) {}""")]
    [InlineData("""[PySlot(SlotId.Add)] public static PyObject? Add(PyObject left, PyObject right) => left; [PySlot(SlotId.Bool)] public bool Bool() => true;""")]
    [InlineData("""[PySlot(SlotId.Iter)] public PyObject? Iter() => this; [PySlot(SlotId.Power)] public static PyObject? Pow(PyObject a, PyObject b, PyObject? c) => c;""")]
    [InlineData("""[PyGetter("x")] public static int X(C self) => 1; [PySetter("x")] public bool SetX(PyObject? value) => true; [PyConstant("k")] public const string K = "k";""")]
    [InlineData("""[PyClass("c.inner")] public sealed partial class Inner : PyObject { public override PyType Type => TypeObject; [PyMember("n")] public long N; }""")]
    public void GoodDeclarationsCompile(string member) =>
        Assert.Empty(Run($$"""[PyClass("m.c", Throws = true)] public sealed partial class C : PyObject { public override PyType Type => TypeObject; {{member}} }"""));

    [Fact]
    public void ModulesCompile() => Assert.Empty(Run("""
        [PyClass("m.t", BaseExpression = "PyExceptions.ValueError", Flags = TypeFlags.BaseType)]
        public partial class T : PyObject { public override PyType Type => TypeObject; }

        [PyClass("m.u", Base = typeof(T))]
        public sealed partial class U : T { public override PyType Type => TypeObject; }

        [PyModule("m", Types = [typeof(T), typeof(U)], Throws = false)]
        public static partial class M
        {
            [PyConstant("limit")] public static readonly long Limit = 3;
            [PyFunction("f(a, /)")] public static PyObject? F(PyObject module, int a) => module;
            [PyFunction("g(*args, **kwargs)")] public static ulong G(ReadOnlySpan<PyObject> args, PyTuple? kwargs) => 1;
            [PyModuleInit] public static bool Init(PyObject module, PyDict attributes) => true;
        }
        """));

    /// <summary>The ids of the generator's diagnostics; of the compiler's errors where it has none.</summary>
    private static string[] Run(string text)
    {
        var references = new List<MetadataReference> { MetadataReference.CreateFromFile(typeof(PyObject).Assembly.Location) };
        foreach (string path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
        {
            if (Path.GetFileName(path) != "Jitter.Runtime.dll")
            {
                references.Add(MetadataReference.CreateFromFile(path));
            }
        }

        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp13);
        CSharpCompilation compilation = CSharpCompilation.Create("Declared", [CSharpSyntaxTree.ParseText(Head + text, parsing)], references, options);
        CSharpGeneratorDriver.Create([new BindingGenerator().AsSourceGenerator()], parseOptions: parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out var diagnostics);
        if (!diagnostics.IsEmpty)
        {
            return [.. diagnostics.Select(diagnostic => diagnostic.Id).Distinct()];
        }

        return [.. output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString())];
    }
}
