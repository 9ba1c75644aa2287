using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>The built-in exception classes (Python library reference, "Exception hierarchy").</summary>
/// <remarks>They are made bare, so that each can name the others; completing BaseException completes all of them.</remarks>
public static partial class PyExceptions
{
    /// <summary>BaseException</summary>
    public static readonly PyType BaseException = Make("BaseException", PyTypes.Object, static type => new PyBaseException(type, PyTuple.Empty));

    /// <summary>Exception</summary>
    public static readonly PyType Exception = Make("Exception", BaseException);

    /// <summary>GeneratorExit</summary>
    public static readonly PyType GeneratorExit = Make("GeneratorExit", BaseException);

    /// <summary>KeyboardInterrupt</summary>
    public static readonly PyType KeyboardInterrupt = Make("KeyboardInterrupt", BaseException);

    /// <summary>SystemExit</summary>
    public static readonly PyType SystemExit = Make("SystemExit", BaseException, static type => new PySystemExit(type));

    /// <summary>BaseExceptionGroup</summary>
    public static readonly PyType BaseExceptionGroup = Make("BaseExceptionGroup", BaseException, static type => new PyBaseExceptionGroup(type));

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
    public static readonly PyType AttributeError = Make("AttributeError", Exception, static type => new PyAttributeError(type));

    /// <summary>BufferError</summary>
    public static readonly PyType BufferError = Make("BufferError", Exception);

    /// <summary>EOFError</summary>
    public static readonly PyType EOFError = Make("EOFError", Exception);

    /// <summary>ImportError</summary>
    public static readonly PyType ImportError = Make("ImportError", Exception, static type => new PyImportError(type));

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
    public static readonly PyType NameError = Make("NameError", Exception, static type => new PyNameError(type));

    /// <summary>UnboundLocalError</summary>
    public static readonly PyType UnboundLocalError = Make("UnboundLocalError", NameError);

    /// <summary>OSError</summary>
    public static readonly PyType OSError = Make("OSError", Exception, static type => new PyOSError(type));

    /// <summary>BlockingIOError</summary>
    public static readonly PyType BlockingIOError = Make("BlockingIOError", OSError);

    /// <summary>ChildProcessError</summary>
    public static readonly PyType ChildProcessError = Make("ChildProcessError", OSError);

    /// <summary>ConnectionError</summary>
    public static readonly PyType ConnectionError = Make("ConnectionError", OSError);

    /// <summary>BrokenPipeError</summary>
    public static readonly PyType BrokenPipeError = Make("BrokenPipeError", ConnectionError);

    /// <summary>ConnectionAbortedError</summary>
    public static readonly PyType ConnectionAbortedError = Make("ConnectionAbortedError", ConnectionError);

    /// <summary>ConnectionRefusedError</summary>
    public static readonly PyType ConnectionRefusedError = Make("ConnectionRefusedError", ConnectionError);

    /// <summary>ConnectionResetError</summary>
    public static readonly PyType ConnectionResetError = Make("ConnectionResetError", ConnectionError);

    /// <summary>FileExistsError</summary>
    public static readonly PyType FileExistsError = Make("FileExistsError", OSError);

    /// <summary>FileNotFoundError</summary>
    public static readonly PyType FileNotFoundError = Make("FileNotFoundError", OSError);

    /// <summary>InterruptedError</summary>
    public static readonly PyType InterruptedError = Make("InterruptedError", OSError);

    /// <summary>IsADirectoryError</summary>
    public static readonly PyType IsADirectoryError = Make("IsADirectoryError", OSError);

    /// <summary>NotADirectoryError</summary>
    public static readonly PyType NotADirectoryError = Make("NotADirectoryError", OSError);

    /// <summary>PermissionError</summary>
    public static readonly PyType PermissionError = Make("PermissionError", OSError);

    /// <summary>ProcessLookupError</summary>
    public static readonly PyType ProcessLookupError = Make("ProcessLookupError", OSError);

    /// <summary>TimeoutError</summary>
    public static readonly PyType TimeoutError = Make("TimeoutError", OSError);

    /// <summary>ReferenceError</summary>
    public static readonly PyType ReferenceError = Make("ReferenceError", Exception);

    /// <summary>RuntimeError</summary>
    public static readonly PyType RuntimeError = Make("RuntimeError", Exception);

    /// <summary>NotImplementedError</summary>
    public static readonly PyType NotImplementedError = Make("NotImplementedError", RuntimeError);

    /// <summary>PythonFinalizationError</summary>
    public static readonly PyType PythonFinalizationError = Make("PythonFinalizationError", RuntimeError);

    /// <summary>RecursionError</summary>
    public static readonly PyType RecursionError = Make("RecursionError", RuntimeError);

    /// <summary>StopIteration</summary>
    public static readonly PyType StopIteration = Make("StopIteration", Exception, static type => new PyStopIteration(type));

    /// <summary>StopAsyncIteration</summary>
    public static readonly PyType StopAsyncIteration = Make("StopAsyncIteration", Exception);

    /// <summary>SyntaxError</summary>
    public static readonly PyType SyntaxError = Make("SyntaxError", Exception, static type => new PySyntaxError(type));

    /// <summary>IndentationError</summary>
    public static readonly PyType IndentationError = Make("IndentationError", SyntaxError);

    /// <summary>TabError</summary>
    public static readonly PyType TabError = Make("TabError", IndentationError);

    /// <summary>_IncompleteInputError</summary>
    public static readonly PyType IncompleteInputError = Make("_IncompleteInputError", SyntaxError);

    /// <summary>SystemError</summary>
    public static readonly PyType SystemError = Make("SystemError", Exception);

    /// <summary>TypeError</summary>
    public static readonly PyType TypeError = Make("TypeError", Exception);

    /// <summary>ValueError</summary>
    public static readonly PyType ValueError = Make("ValueError", Exception);

    /// <summary>UnicodeError</summary>
    public static readonly PyType UnicodeError = Make("UnicodeError", ValueError);

    /// <summary>UnicodeEncodeError</summary>
    public static readonly PyType UnicodeEncodeError = Make("UnicodeEncodeError", UnicodeError, static type => new PyUnicodeError(type));

    /// <summary>UnicodeDecodeError</summary>
    public static readonly PyType UnicodeDecodeError = Make("UnicodeDecodeError", UnicodeError, static type => new PyUnicodeError(type));

    /// <summary>UnicodeTranslateError</summary>
    public static readonly PyType UnicodeTranslateError = Make("UnicodeTranslateError", UnicodeError, static type => new PyUnicodeError(type));

    /// <summary>Warning</summary>
    public static readonly PyType Warning = Make("Warning", Exception);

    /// <summary>BytesWarning</summary>
    public static readonly PyType BytesWarning = Make("BytesWarning", Warning);

    /// <summary>DeprecationWarning</summary>
    public static readonly PyType DeprecationWarning = Make("DeprecationWarning", Warning);

    /// <summary>EncodingWarning</summary>
    public static readonly PyType EncodingWarning = Make("EncodingWarning", Warning);

    /// <summary>FutureWarning</summary>
    public static readonly PyType FutureWarning = Make("FutureWarning", Warning);

    /// <summary>ImportWarning</summary>
    public static readonly PyType ImportWarning = Make("ImportWarning", Warning);

    /// <summary>PendingDeprecationWarning</summary>
    public static readonly PyType PendingDeprecationWarning = Make("PendingDeprecationWarning", Warning);

    /// <summary>ResourceWarning</summary>
    public static readonly PyType ResourceWarning = Make("ResourceWarning", Warning);

    /// <summary>RuntimeWarning</summary>
    public static readonly PyType RuntimeWarning = Make("RuntimeWarning", Warning);

    /// <summary>SyntaxWarning</summary>
    public static readonly PyType SyntaxWarning = Make("SyntaxWarning", Warning);

    /// <summary>UnicodeWarning</summary>
    public static readonly PyType UnicodeWarning = Make("UnicodeWarning", Warning);

    /// <summary>UserWarning</summary>
    public static readonly PyType UserWarning = Make("UserWarning", Warning);

    /// <summary>ExceptionGroup, which derives from BaseExceptionGroup and Exception; as in CPython its attributes may change.</summary>
    public static readonly PyType ExceptionGroup =
        new("ExceptionGroup", "builtins", BaseExceptionGroup, flags: TypeFlags.Heap | TypeFlags.BaseType | TypeFlags.HasInstanceAttributes);

    /// <summary>All but BaseException, bases first: what the builtins module has.</summary>
    public static PyType[] Derived =>
    [
        Exception, GeneratorExit, KeyboardInterrupt, SystemExit, BaseExceptionGroup, ArithmeticError, FloatingPointError, OverflowError,
        ZeroDivisionError, AssertionError, AttributeError, BufferError, EOFError, ImportError, ModuleNotFoundError, LookupError, IndexError,
        KeyError, MemoryError, NameError, UnboundLocalError, OSError, BlockingIOError, ChildProcessError, ConnectionError, BrokenPipeError,
        ConnectionAbortedError, ConnectionRefusedError, ConnectionResetError, FileExistsError, FileNotFoundError, InterruptedError,
        IsADirectoryError, NotADirectoryError, PermissionError, ProcessLookupError, TimeoutError, ReferenceError, RuntimeError,
        NotImplementedError, PythonFinalizationError, RecursionError, StopIteration, StopAsyncIteration, SyntaxError, IndentationError,
        TabError, IncompleteInputError, SystemError, TypeError, ValueError, UnicodeError, UnicodeEncodeError, UnicodeDecodeError,
        UnicodeTranslateError, Warning, BytesWarning, DeprecationWarning, EncodingWarning, FutureWarning, ImportWarning,
        PendingDeprecationWarning, ResourceWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning, UserWarning, ExceptionGroup,
    ];

    private static PyType Make(string name, PyType @base, Func<PyType, PyObject>? allocate = null) =>
        new(name, "builtins", @base, flags: TypeFlags.BaseType | TypeFlags.HasInstanceAttributes) { Allocate = allocate ?? @base.Allocate };
}
