using System.Globalization;
using System.Numerics;
using Jitter.Primitives.Constants;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;
using Jitter.Syntax.Parsing;

namespace Jitter.Runtime.Tests.Binding;

/// <summary>Evaluates the few expressions that binding tests use over declared natives, without an interpreter.</summary>
internal static class Evaluator
{
    private static readonly Dictionary<string, PyType> s_types = new()
    {
        ["list"] = DeclaredList.TypeObject,
        ["str"] = DeclaredStr.TypeObject,
        ["dict"] = DeclaredDict.TypeObject,
        ["slice"] = DeclaredSlice.TypeObject,
        ["int"] = DeclaredInt.TypeObject,
        ["bool"] = DeclaredBool.TypeObject,
        ["float"] = DeclaredFloat.TypeObject,
        ["complex"] = DeclaredComplex.TypeObject,
        ["memoryview"] = DeclaredMemoryView.TypeObject,
    };

    private static readonly PyDict s_builtins = MakeModule(NativeRegistry.FindModule("builtins")!);
    private static readonly PyDict s_math = MakeModule(NativeRegistry.FindModule("math")!);
    private static readonly PyDict s_sys = MakeModule(NativeRegistry.FindModule("sys")!);

    /// <summary>"= repr" or "Type: message".</summary>
    public static string Answer(string expression)
    {
        var body = ((Expression)Parser.Parse(SourceText.FromText(expression), new ParseOptions { Mode = ParseMode.Eval })).Body;
        PyObject? value = Evaluate(body);
        return TestRuntime.TakeError() ?? (value is null ? "null without an error" : "= " + Repr(value));
    }

    public static PyObject? Evaluate(Expr expression)
    {
        switch (expression)
        {
            case ConstantExpr constant:
                return ToObject(constant.Value);
            case ListExpr:
                return new DeclaredList();
            case Name name:
                return s_types.TryGetValue(name.Id, out PyType? type) ? type : s_builtins.GetStr(PyStr.Interned(name.Id));
            case BinOp { Left: ConstantExpr { Value: IntConstant left }, Right: ConstantExpr { Value: IntConstant right } }:
                return PyInt.From(BigInteger.Pow(left.Value, (int)right.Value));
            case Subscript { Value: AttributeExpr { Attr: "__dict__", Value: Name owner }, Slice: ConstantExpr { Value: StrConstant key } }:
                return s_types[owner.Id].Attributes.GetStr(PyStr.Interned(key.Value.ToUtf16()));
            case AttributeExpr attribute:
                return GetAttribute(attribute);
            case Call call:
                return EvaluateCall(call);
            case Syntax.Ast.Compare compare:
                Comparison comparison = compare.Ops[0] == CompareOperator.Eq ? Comparison.Equal : Comparison.NotEqual;
                return Protocols.Comparisons.Compare(Evaluate(compare.Left)!, Evaluate(compare.Comparators[0])!, comparison);
            default:
                throw new NotSupportedException(expression.Kind.ToString());
        }
    }

    private static PyObject ToObject(Constant constant) => constant switch
    {
        IntConstant number => PyInt.From(number.Value),
        FloatConstant number => new PyFloat(number.Value),
        StrConstant text => new PyStr(text.Value),
        BytesConstant bytes => new PyBytes(bytes.Value),
        SingletonConstant s when s == SingletonConstant.None => PyNone.None,
        SingletonConstant s => PyBool.From(s == SingletonConstant.True),
        _ => throw new NotSupportedException(constant.ToString()),
    };

    private static PyObject? GetAttribute(AttributeExpr attribute)
    {
        PyStr name = PyStr.Interned(attribute.Attr);
        if (attribute.Value is Name { Id: "math" or "array" or "sys" or "zlib" or "time" } module)
        {
            return module.Id == "array" ? DeclaredArray.TypeObject : (module.Id == "math" ? s_math : s_sys).GetStr(name);
        }

        PyObject? value = attribute.Value is ConstantExpr { Value: StrConstant } ? new DeclaredStr() : Evaluate(attribute.Value);
        switch (value)
        {
            case null:
                return null;
            case PyType type when attribute.Attr == "__name__":
                return new PyStr(type.Name);
            case PyType type when attribute.Attr == "__text_signature__":
                return NativeTypes.TextOrNone(type.TextSignature);
            case PyType type:
                return Bind(type.Lookup(name) ?? throw new NotSupportedException($"{type.Name}.{name}"), null, type);
            default:
                return Bind(value.Type.Lookup(name) ?? throw new NotSupportedException($"{value.Type.Name} object's {name}"), value, value.Type);
        }
    }

    private static PyObject? Bind(PyObject found, PyObject? instance, PyType type) =>
        found.Type.Slots.DescriptorGet is { } get ? get(found, instance, type) : found;

    private static PyObject? EvaluateCall(Call call)
    {
        var arguments = new List<PyObject>();
        foreach (Expr argument in call.Args)
        {
            arguments.Add(Evaluate(argument)!);
        }

        foreach (Keyword keyword in call.Keywords)
        {
            arguments.Add(Evaluate(keyword.Value)!);
        }

        if (call.Func is Name { Id: "repr" })
        {
            return new PyStr(Repr(arguments[0]));
        }

        PyTuple? names = call.Keywords.Length == 0 ? null : new PyTuple(Array.ConvertAll(call.Keywords, k => (PyObject)PyStr.Interned(k.Arg!)));
        PyObject? function = Evaluate(call.Func);
        if (function is not PyType type)
        {
            return function?.Call(arguments.ToArray(), names);
        }

        // type.__call__
        PyObject? made = type.Slots.New!(type, arguments.ToArray(), names);
        return made is not null && made.Type.Slots.Init is { } init && !init(made, arguments.ToArray(), names) ? null : made;
    }

    private static string Repr(PyObject value) => value switch
    {
        PyNone => "None",
        PyNotImplemented => "NotImplemented",
        PyBool flag => ReferenceEquals(flag, PyBool.True) ? "True" : "False",
        PyInt number => number.Value.ToString(CultureInfo.InvariantCulture),
        PyFloat number => number.Value.ToString("0.0###", CultureInfo.InvariantCulture),
        PyStr text => ConstantRepr.Repr(text.Value),
        PyTuple tuple => "(" + string.Join(", ", Array.ConvertAll(tuple.Items, Repr)) + ")",
        PyType type => $"<class '{type.Name}'>",
        _ => value.Type.Slots.Repr!(value)!.ToString()!,
    };

    private static PyDict MakeModule(NativeModule module)
    {
        TestRuntime.Start();
        var attributes = new PyDict();
        Xunit.Assert.True(module.Fill(new DeclaredSlice(PyNone.None), attributes));
        return attributes;
    }
}
