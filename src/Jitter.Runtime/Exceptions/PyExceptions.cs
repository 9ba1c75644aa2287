using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>The built-in exception classes (Python library reference, "Exception hierarchy").</summary>
public static class PyExceptions
{
    /// <summary>BaseException</summary>
    public static readonly PyType BaseException = Make("BaseException", PyTypes.Object);

    /// <summary>Exception</summary>
    public static readonly PyType Exception = Make("Exception", BaseException);

    /// <summary>GeneratorExit</summary>
    public static readonly PyType GeneratorExit = Make("GeneratorExit", BaseException);

    /// <summary>KeyboardInterrupt</summary>
    public static readonly PyType KeyboardInterrupt = Make("KeyboardInterrupt", BaseException);

    /// <summary>SystemExit</summary>
    public static readonly PyType SystemExit = Make("SystemExit", BaseException);

    /// <summary>ArithmeticError</summary>
    public static readonly PyType ArithmeticError = Make("ArithmeticError", Exception);

    /// <summary>FloatingPointError</summary>
    public static readonly PyType FloatingPointError = Make("FloatingPointError", ArithmeticError);

    /// <summary>OverflowError</summary>
    public static readonly PyType OverflowError = Make("OverflowError", ArithmeticError);

    /// <summary>ZeroDivisionError</summary>
    public static readonly PyType ZeroDivisionError = Make("ZeroDivisionError", ArithmeticError);

    /// <summary>AssertionError</summary>
    public static readonly PyType AssertionError = Make("AssertionError", Exception);

    /// <summary>AttributeError</summary>
    public static readonly PyType AttributeError = Make("AttributeError", Exception);

    /// <summary>BufferError</summary>
    public static readonly PyType BufferError = Make("BufferError", Exception);

    /// <summary>EOFError</summary>
    public static readonly PyType EOFError = Make("EOFError", Exception);

    /// <summary>ImportError</summary>
    public static readonly PyType ImportError = Make("ImportError", Exception);

    /// <summary>ModuleNotFoundError</summary>
    public static readonly PyType ModuleNotFoundError = Make("ModuleNotFoundError", ImportError);

    /// <summary>LookupError</summary>
    public static readonly PyType LookupError = Make("LookupError", Exception);

    /// <summary>IndexError</summary>
    public static readonly PyType IndexError = Make("IndexError", LookupError);

    /// <summary>KeyError</summary>
    public static readonly PyType KeyError = Make("KeyError", LookupError);

    /// <summary>MemoryError</summary>
    public static readonly PyType MemoryError = Make("MemoryError", Exception);

    /// <summary>NameError</summary>
    public static readonly PyType NameError = Make("NameError", Exception);

    /// <summary>UnboundLocalError</summary>
    public static readonly PyType UnboundLocalError = Make("UnboundLocalError", NameError);

    /// <summary>OSError</summary>
    public static readonly PyType OSError = Make("OSError", Exception);

    /// <summary>ReferenceError</summary>
    public static readonly PyType ReferenceError = Make("ReferenceError", Exception);

    /// <summary>RuntimeError</summary>
    public static readonly PyType RuntimeError = Make("RuntimeError", Exception);

    /// <summary>NotImplementedError</summary>
    public static readonly PyType NotImplementedError = Make("NotImplementedError", RuntimeError);

    /// <summary>RecursionError</summary>
    public static readonly PyType RecursionError = Make("RecursionError", RuntimeError);

    /// <summary>StopIteration</summary>
    public static readonly PyType StopIteration = Make("StopIteration", Exception);

    /// <summary>StopAsyncIteration</summary>
    public static readonly PyType StopAsyncIteration = Make("StopAsyncIteration", Exception);

    /// <summary>SyntaxError</summary>
    public static readonly PyType SyntaxError = Make("SyntaxError", Exception);

    /// <summary>IndentationError</summary>
    public static readonly PyType IndentationError = Make("IndentationError", SyntaxError);

    /// <summary>TabError</summary>
    public static readonly PyType TabError = Make("TabError", IndentationError);

    /// <summary>SystemError</summary>
    public static readonly PyType SystemError = Make("SystemError", Exception);

    /// <summary>TypeError</summary>
    public static readonly PyType TypeError = Make("TypeError", Exception);

    /// <summary>ValueError</summary>
    public static readonly PyType ValueError = Make("ValueError", Exception);

    /// <summary>UnicodeError</summary>
    public static readonly PyType UnicodeError = Make("UnicodeError", ValueError);

    private static PyType Make(string name, PyType @base) =>
        new(name, "builtins", @base, flags: TypeFlags.BaseType | TypeFlags.HasInstanceAttributes);
}
