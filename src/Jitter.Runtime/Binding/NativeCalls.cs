using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Binding;

/// <summary>
/// Native code without parameters. The receiver of all native code is the instance; for class methods the class, for
/// functions the module, for static methods the class that has them.
/// </summary>
public delegate PyObject? NativeCall0(PyObject self);

/// <summary>Native code of one positional parameter; null where an optional one is missing.</summary>
public delegate PyObject? NativeCall1(PyObject self, PyObject? first);

/// <summary>Native code of two positional parameters; null where an optional one is missing.</summary>
public delegate PyObject? NativeCall2(PyObject self, PyObject? first, PyObject? second);

/// <summary>Native code of three positional parameters; null where an optional one is missing.</summary>
public delegate PyObject? NativeCall3(PyObject self, PyObject? first, PyObject? second, PyObject? third);

/// <summary>Native code of more positional parameters, or of any number.</summary>
public delegate PyObject? NativeCallSpan(PyObject self, ReadOnlySpan<PyObject> arguments);

/// <summary>
/// Native code that takes keywords: their values are the last arguments, their names stand in <paramref name="keywordNames"/>. It
/// checks the number of arguments itself.
/// </summary>
public delegate PyObject? NativeCallKeywords(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames);

/// <summary>Assigns to an attribute or, with a null value, deletes it; false with an error pending.</summary>
public delegate bool NativeSetter(PyObject self, PyObject? value);

/// <summary>How native code is called: which of the delegates it is, and how wrong calls are worded.</summary>
public enum NativeConvention : byte
{
    /// <summary><see cref="NativeCall0"/> (METH_NOARGS).</summary>
    NoArguments,

    /// <summary><see cref="NativeCall1"/> with exactly one argument (METH_O).</summary>
    OneArgument,

    /// <summary><see cref="NativeCall1"/>.</summary>
    Positional1,

    /// <summary><see cref="NativeCall2"/>.</summary>
    Positional2,

    /// <summary><see cref="NativeCall3"/>.</summary>
    Positional3,

    /// <summary><see cref="NativeCallSpan"/> (METH_FASTCALL).</summary>
    Span,

    /// <summary><see cref="NativeCallKeywords"/> (METH_FASTCALL | METH_KEYWORDS).</summary>
    Keywords,
}

/// <summary>What a declared member is.</summary>
public enum NativeMemberKind : byte
{
    /// <summary>A method.</summary>
    Method,

    /// <summary>A class method.</summary>
    ClassMethod,

    /// <summary>A static method.</summary>
    StaticMethod,

    /// <summary>A module's function.</summary>
    Function,

    /// <summary>A computed attribute.</summary>
    Attribute,

    /// <summary>A field.</summary>
    Member,

    /// <summary>A constant.</summary>
    Constant,
}

/// <summary>What a <see cref="NativeSource"/> is asked for.</summary>
public enum NativeAspect
{
    /// <summary>
    /// The delegate of the convention; of an attribute or member the <see cref="UnaryFunction"/> that reads it; a constant's value.
    /// </summary>
    Code,

    /// <summary>The <see cref="NativeSetter"/> of an attribute or member, or null.</summary>
    Setter,

    /// <summary><c>__doc__</c>: a string or null.</summary>
    Doc,

    /// <summary><c>__text_signature__</c>: a string or null.</summary>
    TextSignature,

    /// <summary>The C# method: a <see cref="System.Reflection.MethodInfo"/>. For the compilers, which call it without the adapter.</summary>
    EntryPoint,
}

/// <summary>
/// The generated side of a declared class or module. It is asked for each aspect of each member when that is first
/// needed, so that a start makes no delegate and loads no text that it does not use.
/// </summary>
public delegate object? NativeSource(int index, NativeAspect aspect);
