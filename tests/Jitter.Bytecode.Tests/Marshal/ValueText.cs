using System.Globalization;
using Jitter.Bytecode.Marshal;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Numbers;

namespace Jitter.Bytecode.Tests.Marshal;

/// <summary>A value as describe() of make_bytecode.py writes it.</summary>
internal static class ValueText
{
    public static string Of(Constant value) => value switch
    {
        SingletonConstant s => List("\"k\"", $"\"{s.Name}\""),
        IntConstant i => List("\"int\"", $"\"{i.Value}\""),
        FloatConstant f => List("\"float\"", $"\"{FloatText.ToHex(f.Value)}\""),
        ComplexConstant c => List("\"complex\"", $"\"{FloatText.ToHex(c.Real)}\"", $"\"{FloatText.ToHex(c.Imaginary)}\""),
        StrConstant s => List(["\"str\"", .. Enumerable.Range(0, s.Value.Length).Select(i => s.Value[i].ToString(CultureInfo.InvariantCulture))]),
        BytesConstant b => List("\"bytes\"", $"\"{Convert.ToHexStringLower(b.Value)}\""),
        TupleConstant t => List(["\"tuple\"", .. t.Items.Select(Of)]),
        ListConstant l => List(["\"list\"", .. l.Items.Select(Of)]),
        SetConstant s => List(["\"set\"", .. s.Items.Select(Of).Order(StringComparer.Ordinal)]),
        FrozenSetConstant s => List(["\"frozenset\"", .. s.Items.Select(Of).Order(StringComparer.Ordinal)]),
        DictConstant d => List(["\"dict\"", .. d.Items.SelectMany(pair => new[] { Of(pair.Key), Of(pair.Value) })]),
        CodeObject c => List("\"code\"", $"\"{c.Name}\"", $"\"{c.QualifiedName}\""),
        _ => List("\"StopIteration\""),
    };

    private static string List(params string[] parts) => "[" + string.Join(',', parts) + "]";
}
