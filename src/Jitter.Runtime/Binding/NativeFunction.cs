using System.Reflection;
using System.Runtime.CompilerServices;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Binding;

/// <summary>
/// The definition of one native function or method (CPython's PyMethodDef): what builtin functions and method descriptors
/// share. Its code is bound when it is first called.
/// </summary>
public sealed class NativeFunction
{
    private readonly NativeSource _source;
    private readonly int _index;
    private Delegate? _code;

    /// <summary>Makes a definition.</summary>
    /// <param name="name">The interned name.</param>
    /// <param name="convention">How the code is called.</param>
    /// <param name="minArity">How many positional arguments there must be.</param>
    /// <param name="maxArity">How many there may be; <see cref="int.MaxValue"/> for any number.</param>
    /// <param name="source">What gives the code and the texts.</param>
    /// <param name="index">The member's number in the source.</param>
    public NativeFunction(PyStr name, NativeConvention convention, int minArity, int maxArity, NativeSource source, int index)
    {
        Name = name;
        Convention = convention;
        MinArity = minArity;
        MaxArity = maxArity;
        _source = source;
        _index = index;
    }

    /// <summary><c>__name__</c>, interned.</summary>
    public PyStr Name { get; }

    /// <summary>How the code is called.</summary>
    public NativeConvention Convention { get; }

    /// <summary>How many positional arguments there must be. Code of <see cref="NativeConvention.Keywords"/> checks it itself.</summary>
    public int MinArity { get; }

    /// <summary>How many positional arguments there may be; <see cref="int.MaxValue"/> for any number.</summary>
    public int MaxArity { get; }

    /// <summary>What kind of member it is.</summary>
    public NativeMemberKind Kind { get; init; } = NativeMemberKind.Function;

    /// <summary>What the optimizer may assume of the C# method.</summary>
    public NativeFacts Facts { get; init; }

    /// <summary>What the C# method gives.</summary>
    public NativeResult Result { get; init; }

    /// <summary>How wrong numbers of arguments are worded.</summary>
    public ArgumentStyle Style { get; init; }

    /// <summary>The delegate that <see cref="Convention"/> says. A caller of it has checked receiver and number of arguments.</summary>
    public Delegate Code => _code ??= (Delegate)_source(_index, NativeAspect.Code)!;

    /// <summary><c>__doc__</c></summary>
    public string? Doc => (string?)_source(_index, NativeAspect.Doc);

    /// <summary><c>__text_signature__</c></summary>
    public string? TextSignature => (string?)_source(_index, NativeAspect.TextSignature);

    /// <summary>
    /// The C# method that the declaration stands on, with typed parameters and result, for compiled code to call without the
    /// adapter; null where there is none. Found by reflection: not for start-up.
    /// </summary>
    public MethodInfo? EntryPoint => (MethodInfo?)_source(_index, NativeAspect.EntryPoint);

    /// <summary>Calls the code with a receiver that fits; null with an error pending.</summary>
    /// <param name="callable">The object that is called: errors show its qualified name.</param>
    /// <param name="self">The receiver.</param>
    /// <param name="arguments">The arguments without the receiver, the keywords' values last.</param>
    /// <param name="keywordNames">The keywords' names, or null.</param>
    public PyObject? Invoke(INativeCallable callable, PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (Convention == NativeConvention.Keywords)
        {
            return Unsafe.As<NativeCallKeywords>(Code)(self, arguments, keywordNames);
        }

        int count = arguments.Length;
        if (keywordNames is { Count: > 0 } || count < MinArity || count > MaxArity)
        {
            return RaiseMisuse(callable, count, keywordNames);
        }

        switch (Convention)
        {
            case NativeConvention.NoArguments:
                return Unsafe.As<NativeCall0>(Code)(self);
            case NativeConvention.OneArgument:
                return Unsafe.As<NativeCall1>(Code)(self, arguments[0]);
            case NativeConvention.Positional1:
                return Unsafe.As<NativeCall1>(Code)(self, count > 0 ? arguments[0] : null);
            case NativeConvention.Positional2:
                return Unsafe.As<NativeCall2>(Code)(self, count > 0 ? arguments[0] : null, count > 1 ? arguments[1] : null);
            case NativeConvention.Positional3:
                return Unsafe.As<NativeCall3>(Code)(
                    self, count > 0 ? arguments[0] : null, count > 1 ? arguments[1] : null, count > 2 ? arguments[2] : null);
            default:
                return Unsafe.As<NativeCallSpan>(Code)(self, arguments);
        }
    }

    private PyObject? RaiseMisuse(INativeCallable callable, int count, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return ArgumentErrors.Raise($"{callable.FunctionText} takes no keyword arguments");
        }

        switch (Convention)
        {
            case NativeConvention.NoArguments:
                return ArgumentErrors.Raise($"{callable.FunctionText} takes no arguments ({count} given)");
            case NativeConvention.OneArgument:
                return ArgumentErrors.Raise($"{callable.FunctionText} takes exactly one argument ({count} given)");
            default:
                ArgumentErrors.CheckPositional(Name.ToString(), count, MinArity, MaxArity, Style);
                return null;
        }
    }
}

/// <summary>What calls native functions: it names itself in errors about the number of arguments.</summary>
public interface INativeCallable
{
    /// <summary>
    /// Such as "list.append()" or "math.gcd()": the qualified name, the module in front where that is not builtins
    /// (_PyObject_FunctionStr).
    /// </summary>
    string FunctionText { get; }
}
