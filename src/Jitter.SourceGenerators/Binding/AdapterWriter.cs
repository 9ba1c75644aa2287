using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Jitter.SourceGenerators.Binding;

/// <summary>The convention of an adapter; NativeConvention's members.</summary>
internal enum Convention
{
    NoArguments,
    OneArgument,
    Positional1,
    Positional2,
    Positional3,
    Span,
    Keywords,
}

/// <summary>Writes adapters: the lambdas between a delegate of a calling convention and a C# method.</summary>
internal sealed class AdapterWriter(CodeWriter code, KnownTypes known, CallableModel callable, Report report)
{
    private static readonly string[] s_fixed = ["a0", "a1", "a2"];

    // The runtime's ArgumentBuffer1 to ArgumentBuffer16.
    private static readonly int[] s_bufferSizes = [1, 2, 3, 4, 5, 6, 7, 8, 12, 16];

    private Signature Signature => callable.Signature;

    private ParameterWriter Parameters => new(code, known, Signature.Name, callable.Failure, report);

    /// <summary>The convention that Argument Clinic would choose.</summary>
    public static Convention Choose(Signature signature, bool isParseTuple)
    {
        if (signature.Parameters.Count == 0)
        {
            return Convention.NoArguments;
        }

        if (signature.TakesKeywords)
        {
            return Convention.Keywords;
        }

        if (signature.HasVariadic || signature.MaxPositional > 3)
        {
            return Convention.Span;
        }

        return signature.MaxPositional == 1 && signature.MinPositional == 1 && !isParseTuple
            ? Convention.OneArgument
            : Convention.NoArguments + 1 + signature.MaxPositional;
    }

    /// <summary>Writes a method's or function's adapter as an expression: <c>new NativeCall1(...)</c>, with a head and an end around it.</summary>
    public void WriteFunction(string head, string end)
    {
        Convention convention = callable.Convention;
        (string type, string parameters) = convention switch
        {
            Convention.NoArguments => ("NativeCall0", "self"),
            Convention.OneArgument or Convention.Positional1 => ("NativeCall1", "self, a0"),
            Convention.Positional2 => ("NativeCall2", "self, a0, a1"),
            Convention.Positional3 => ("NativeCall3", "self, a0, a1, a2"),
            Convention.Span => ("NativeCallSpan", "self, arguments"),
            _ => ("NativeCallKeywords", "self, arguments, keywordNames"),
        };
        code.Open($"{head}({type})(static ({parameters}) =>");
        Guarded(() =>
        {
            List<string> arguments = convention switch
            {
                Convention.Keywords => UnpackKeywords(),
                Convention.Span => UnpackSpan(),
                _ => Convert(i => s_fixed[i]),
            };
            ResultWriter.Write(code, known, callable.Method.ReturnType, Call(arguments), callable.CannotRaise, report, callable.Method.Name);
        });
        code.Close("})" + end);
    }

    /// <summary>Writes the adapter of a New or Init slot.</summary>
    /// <param name="owner">A C# expression for the type.</param>
    /// <param name="other">The other of the two slots.</param>
    public void WriteConstruction(string owner, string other)
    {
        Guarded(() =>
        {
            List<string> arguments;
            if (Signature.TakesKeywords)
            {
                arguments = UnpackKeywords();
            }
            else
            {
                CheckConstruction(owner, other);
                arguments = UnpackSpan();
            }

            if (callable.Failure == "null")
            {
                ResultWriter.Write(code, known, callable.Method.ReturnType, Call(arguments), callable.CannotRaise, report, callable.Method.Name);
            }
            else
            {
                ResultWriter.WriteSuccess(code, callable.Method, Call(arguments), callable.CannotRaise, report);
            }
        });
    }

    /// <summary>Runs what writes the body, in a try block where the method may throw.</summary>
    public static void Guarded(CodeWriter code, bool throws, string failure, Action body)
    {
        if (!throws)
        {
            body();
            return;
        }

        code.Open("try");
        body();
        code.Close().Open("catch (System.Exception exception) when (NativeBoundary.Handles(exception))");
        if (failure == "null")
        {
            code.Line("return NativeBoundary.Raise(exception);");
        }
        else
        {
            code.Line("NativeBoundary.Raise(exception);").Line($"return {failure};");
        }

        code.Close();
    }

    private void Guarded(Action body) => Guarded(code, callable.Throws, callable.Failure, body);

    private string Call(List<string> arguments)
    {
        IMethodSymbol method = callable.Method;
        if (!method.IsStatic)
        {
            return $"NativeTypes.Self<{callable.SelfType}>(self).{method.Name}({string.Join(", ", arguments)})";
        }

        if (callable.PassesSelf)
        {
            ITypeSymbol first = method.Parameters[0].Type;
            string self = known.IsObject(first) ? "self" : $"NativeTypes.Self<{KnownTypes.Display(first)}>(self)";
            arguments.Insert(0, self);
        }

        return $"{callable.Container}.{method.Name}({string.Join(", ", arguments)})";
    }

    /// <summary>Positional-only parameters of a class: keywords are refused, or ignored for a subclass.</summary>
    private void CheckConstruction(string owner, string other)
    {
        string name = CodeWriter.Literal(Signature.Name);
        string type = other == "Init" ? "NativeTypes.Self<PyType>(self)" : "self.Type";
        code.Open($"if (!ArgumentErrors.CheckNoKeywords({name}, keywordNames, {type}, {owner}, SlotId.{other}))");
        code.Line($"return {callable.Failure};").Close().Line();
        code.Line("arguments = arguments[..^(keywordNames is null ? 0 : keywordNames.Count)];");
        if (Signature.Parameters.Count == 0)
        {
            code.Open($"if (!ArgumentErrors.CheckNoPositional({name}, arguments.Length, {type}, {owner}, SlotId.{other}))");
        }
        else
        {
            string max = Signature.HasVariadic ? "int.MaxValue" : Signature.MaxPositional.ToString(System.Globalization.CultureInfo.InvariantCulture);
            string limits = $"{Signature.MinPositional}, {max}, ArgumentStyle.{callable.Style}";
            code.Open($"if (!ArgumentErrors.CheckPositional({name}, arguments.Length, {limits}))");
        }

        code.Line($"return {callable.Failure};").Close().Line();
    }

    private List<string> UnpackSpan()
    {
        int positional = Signature.MaxPositional;
        return Convert(
            i => i < Signature.MinPositional ? $"arguments[{i}]" : Optional(i),
            positional == 0 ? "arguments" : Signature.MinPositional == positional ? $"arguments[{positional}..]" : Rest(positional));

        string Rest(int count) => $"(arguments.Length > {count} ? arguments[{count}..] : default)";

        string Optional(int i)
        {
            code.Line($"PyObject? a{i} = arguments.Length > {i} ? arguments[{i}] : null;");
            return "a" + i;
        }
    }

    /// <summary>Room for the values of parameters: one of the runtime's buffers that is large enough.</summary>
    private void WriteBuffer(int count)
    {
        int size = System.Array.Find(s_bufferSizes, size => size >= count);
        if (count == 0)
        {
            code.Line("System.Span<PyObject?> values = default;");
        }
        else if (size == 0)
        {
            code.Line($"System.Span<PyObject?> values = new PyObject?[{count}];");
        }
        else
        {
            code.Line($"ArgumentBuffer{size} buffer = default;").Line("System.Span<PyObject?> values = buffer.Values;");
        }
    }

    private List<string> UnpackKeywords()
    {
        if (callable.IsRaw)
        {
            return ["arguments", "keywordNames"];
        }

        Signature signature = Signature;
        int count = signature.MaxPositional + signature.KeywordOnly;
        IEnumerable<string> names = signature.Parameters
            .Where(p => p.Mode is PassingMode.Positional or PassingMode.KeywordOnly).Select(p => CodeWriter.Literal(p.Name));
        string counts = $"{signature.PositionalOnly}, {signature.MinPositional}, {signature.MaxPositional}, {signature.RequiredKeywords}";
        string parser = $"(s_signature{callable.Index} ??= new KeywordSignature({CodeWriter.Literal(signature.Name)}, {counts}"
            + string.Concat(names.Select(name => ", " + name)) + "))";
        WriteBuffer(count);
        if (signature.HasKeywords)
        {
            code.Line("PyDict? others = keywordNames is { Count: > 0 } ? new PyDict() : null;");
        }

        string others = signature.HasKeywords ? "others" : "null";
        string call = (signature.HasVariadic, signature.HasKeywords) switch
        {
            (true, _) => $"UnpackVariadic(arguments, keywordNames, values, out System.ReadOnlySpan<PyObject> rest, {others})",
            (_, true) => "UnpackOpen(arguments, keywordNames, values, others)",
            _ => "Unpack(arguments, keywordNames, values)",
        };
        code.Open($"if (!{parser}.{call})").Line($"return {callable.Failure};").Close().Line();
        return Convert(i => $"values[{i}]", "rest");
    }

    /// <summary>Writes the conversions of all parameters.</summary>
    /// <param name="source">The expression of the parameter with a number, those for further arguments not counted.</param>
    /// <param name="rest">The expression of the further positional arguments.</param>
    private List<string> Convert(Func<int, string> source, string rest = "")
    {
        var arguments = new List<string>();
        ParameterWriter writer = Parameters;
        int value = 0;
        for (int i = 0; i < Signature.Parameters.Count; i++)
        {
            SignatureParameter parameter = Signature.Parameters[i];
            IParameterSymbol target = callable.Parameters[i];
            switch (parameter.Mode)
            {
                case PassingMode.Variadic:
                    arguments.Add(Variadic(target, rest));
                    break;
                case PassingMode.Keywords:
                    arguments.Add(target.NullableAnnotation == NullableAnnotation.Annotated ? "others" : "others ?? new PyDict()");
                    if (!KnownTypes.Is(target.Type, known.Dict))
                    {
                        report(Diagnostics.ParameterType, [target.Name, Signature.Name, target.Type.ToDisplayString()]);
                    }

                    break;
                default:
                    string argument = callable.Convention == Convention.OneArgument ? "argument"
                        : parameter.Mode == PassingMode.PositionalOnly ? "argument " + (i + 1)
                        : "argument '" + parameter.Name + "'";
                    arguments.Add(writer.Write(target, parameter, source(value++), argument, "p" + i));
                    break;
            }
        }

        return arguments;
    }

    private string Variadic(IParameterSymbol target, string rest)
    {
        if (known.IsObjectSpan(target.Type))
        {
            return rest;
        }

        if (KnownTypes.Is(target.Type, known.Tuple))
        {
            return $"PyTuple.From({rest})";
        }

        report(Diagnostics.ParameterType, [target.Name, Signature.Name, target.Type.ToDisplayString()]);
        return rest;
    }
}
