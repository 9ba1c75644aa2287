using System.Text.Json;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Tests.Binding;

/// <summary>Declared natives answer as CPython's built-ins with the same signatures do (tests/Golden/make_binding.py).</summary>
public class BindingTests
{
    public BindingTests() => TestRuntime.Start();

    [Fact]
    public void AnswersAsCPythonDoes()
    {
        string path = Path.Combine(FindRoot(), "tests", "Golden", "binding", "calls.txt");
        var differences = new List<string>();
        foreach (string line in File.ReadLines(path))
        {
            string[] parts = line.Split('\t');
            string expected = JsonSerializer.Deserialize<string>(parts[1])!;
            string actual = Evaluator.Answer(parts[0]);
            if (actual != expected)
            {
                differences.Add($"{parts[0]}\n    {expected}\n    {actual}");
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Theory]
    [InlineData("memoryview(b'').collect()", "TypeError: collect() takes at least 1 positional argument (0 given)")]
    [InlineData("memoryview(b'').collect(1)", "TypeError: collect() missing required argument 'third' (pos 3)")]
    [InlineData("memoryview(b'').collect(1, third=3)", "= (1, 2, (), 3, None, 0)")]
    [InlineData("memoryview(b'').collect(1, 5, 6, 7, third=3, x=8, fourth=9, y=0)", "= (1, 5, (6, 7), 3, 9, 2)")]
    [InlineData("memoryview(b'').collect(1, 5, third=3, second=8)", "TypeError: argument for collect() given by name ('second') and position (2)")]
    [InlineData("memoryview(b'').raw(1, 2, x=3)", "= 31")]
    [InlineData("memoryview(b'').optional()", "= (None, None, None, None)")]
    [InlineData("memoryview(b'').optional(None, None, None, None)", "= (None, None, None, None)")]
    [InlineData("memoryview(b'').optional('a', 1, 2, 3)", "= ('a', 1.0, 2, 3)")]
    [InlineData("memoryview(b'').optional(1)", "TypeError: optional() argument 'text' must be str or None, not int")]
    [InlineData("memoryview(b'').optional(number='a')", "TypeError: must be real number, not str")]
    [InlineData("memoryview(b'').optional(size='a')", "TypeError: argument should be integer or None, not 'str'")]
    [InlineData("memoryview(b'').optional(flag='a')", "TypeError: optional() argument 'flag' must be int or None, not str")]
    [InlineData("memoryview(b'').integers(2**70, 1, 2, 3, 4)", "= 1180591620717411303434")]
    [InlineData("memoryview(b'').integers(0, 2**64, 2**32, 255, 0)", "= 255")]
    [InlineData("memoryview(b'').integers(0, 0, 0, 256, 0)", "OverflowError: unsigned byte integer is greater than maximum")]
    [InlineData("memoryview(b'').integers(0, 0, 0, 0, 2**63)", "OverflowError: Python int too large to convert to C long")]
    [InlineData("memoryview(b'').fail(3)", "ValueError: failed 3")]
    [InlineData("memoryview(b'').broken", "ValueError: thrown")]
    [InlineData("memoryview.broken.__delete__(memoryview(b''))", "MemoryError: ")]
    [InlineData("slice.stop.__set__(slice(1), 2)", "= None")]
    [InlineData("slice.flag.__set__(slice(1), 1)", "TypeError: attribute value type must be bool")]
    [InlineData("slice.flag.__set__(slice(1), True)", "= None")]
    [InlineData("slice.number.__delete__(slice(1))", "TypeError: can't delete numeric/char attribute")]
    [InlineData("slice.number.__set__(slice(1), 'a')", "TypeError: 'str' object cannot be interpreted as an integer")]
    [InlineData("slice.number.__doc__", "= 'A number.'")]
    [InlineData("math.pi", "= 3.1416")]
    [InlineData("math.big", "= 1208925819614629174706176")]
    public void ConvertsArgumentsAndResults(string expression, string expected) =>
        Assert.Equal(expected, Evaluator.Answer(expression));

    [Fact]
    public void DeclarationsTellTheOptimizerFactsAndEntryPoints()
    {
        NativeFunction append = ((PyMethodDescriptor)DeclaredList.TypeObject.Lookup(PyStr.Interned("append"))!).Native;
        Assert.Equal(NativeFacts.Leaf | NativeFacts.NoRaise, append.Facts);
        Assert.Equal((NativeConvention.OneArgument, NativeResult.None), (append.Convention, append.Result));
        Assert.Equal(nameof(DeclaredList.Append), append.EntryPoint!.Name);
        PyDict math = new();
        DeclaredMath.NativeBinding.Module.Fill(PyNone.None, math);
        NativeFunction sqrt = ((PyBuiltinFunction)math.GetStr(PyStr.Interned("sqrt"))!).Native;
        Assert.Equal(NativeFacts.Leaf | NativeFacts.Pure | NativeFacts.NoRaise, sqrt.Facts);
        Assert.Equal(NativeResult.Float64, sqrt.Result);
        Assert.Equal(3.0, sqrt.EntryPoint!.Invoke(null, [9.0]));
        NativeSlotInfo length = DeclaredList.TypeObject.NativeSlot(SlotId.Length)!;
        Assert.Equal((NativeFacts.NoRaise, nameof(DeclaredList.Count)), (length.Facts, length.EntryPoint.Name));
        Assert.Null(DeclaredDict.TypeObject.NativeSlot(SlotId.Length));
        var nbytes = (PyGetSetDescriptor)DeclaredMemoryView.TypeObject.Lookup(PyStr.Interned("nbytes"))!;
        Assert.Equal((NativeResult.Int64, "get_Bytes"), (nbytes.Result, nbytes.EntryPoint!.Name));
    }

    [Fact]
    public void DictsHaveCPythonsOrder()
    {
        string[] expected =
        [
            "__new__", "__repr__", "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__", "__init__", "__len__", "__setitem__", "__delitem__",
            "__contains__", "__hash__", "clear", "append", "pop", "insert", "sort", "index", "__doc__",
        ];
        var names = new List<string>();
        int position = 0;
        while (DeclaredList.TypeObject.Attributes.Next(ref position, out PyObject? key, out _))
        {
            names.Add(key.ToString()!);
        }

        Assert.Equal(expected.Order(), names.Order());
        Assert.Equal("__new__", names[0]);
        Assert.Equal("__doc__", names[^1]);
        Assert.True(names.IndexOf("__contains__") < names.IndexOf("clear"));
    }

    [Fact]
    public void ModulesAreFoundByName()
    {
        Assert.Equal(["builtins", "math", "sys"], NativeRegistry.ModuleNames);
        Assert.Null(NativeRegistry.FindModule("none"));
        Assert.Equal("Mathematics.", NativeRegistry.FindModule("math")!.Doc);
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Jitter.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Jitter.sln is not above the tests' folder");
    }
}
