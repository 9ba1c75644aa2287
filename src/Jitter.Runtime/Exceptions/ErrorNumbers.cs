using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>The exception classes of the system's error numbers (errno) of Linux.</summary>
public static class ErrorNumbers
{
    /// <summary>The class that OSError with a number gives (PEP 3151).</summary>
    public static PyType ClassOf(long number) => number switch
    {
        1 or 13 => PyExceptions.PermissionError,
        2 => PyExceptions.FileNotFoundError,
        3 => PyExceptions.ProcessLookupError,
        4 => PyExceptions.InterruptedError,
        10 => PyExceptions.ChildProcessError,
        11 or 114 or 115 => PyExceptions.BlockingIOError,
        17 => PyExceptions.FileExistsError,
        20 => PyExceptions.NotADirectoryError,
        21 => PyExceptions.IsADirectoryError,
        32 or 108 => PyExceptions.BrokenPipeError,
        103 => PyExceptions.ConnectionAbortedError,
        104 => PyExceptions.ConnectionResetError,
        110 => PyExceptions.TimeoutError,
        111 => PyExceptions.ConnectionRefusedError,
        _ => PyExceptions.OSError,
    };
}
