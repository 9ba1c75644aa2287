using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Interpreter;

/// <summary>CALL_INTRINSIC_1 and CALL_INTRINSIC_2 (CPython's Python/intrinsics.c).</summary>
internal static class Intrinsics
{
    private static readonly PyStr s_displayHook = PyStr.Interned("displayhook");

    /// <summary>An intrinsic of one operand; null with an error pending.</summary>
    public static PyObject? Call1(PyFrame frame, Intrinsic1 intrinsic, PyObject value) => intrinsic switch
    {
        Intrinsic1.Print => Print(value),
        Intrinsic1.ImportStar => ImportStar(frame, value),
        Intrinsic1.StopIterationError => StopIterationError(frame, value),
        Intrinsic1.AsyncGenWrap => new PyAsyncGeneratorValue(value),
        Intrinsic1.UnaryPositive => Numbers.Positive(value),
        Intrinsic1.ListToTuple => PyTuple.From(((PyList)value).Items),
        Intrinsic1.TypeVar => TypeParameters.MakeTypeVar(value),
        Intrinsic1.ParamSpec => TypeParameters.MakeParamSpec(value),
        Intrinsic1.TypeVarTuple => TypeParameters.MakeTypeVarTuple(value),
        Intrinsic1.SubscriptGeneric => TypeParameters.SubscriptGeneric(value),
        Intrinsic1.TypeAlias => TypeParameters.MakeTypeAlias(value),
        _ => Errors.Raise(PyExceptions.NotImplementedError, $"intrinsic {intrinsic}"),
    };

    /// <summary>An intrinsic of two operands; null with an error pending.</summary>
    public static PyObject? Call2(PyFrame frame, Intrinsic2 intrinsic, PyObject first, PyObject second) => intrinsic switch
    {
        Intrinsic2.PrepReraiseStar => PrepareReraiseStar(first, second),
        Intrinsic2.TypeVarWithBound => TypeParameters.TypeVarWithBound(first, second),
        Intrinsic2.TypeVarWithConstraints => TypeParameters.TypeVarWithConstraints(first, second),
        Intrinsic2.SetTypeParamDefault => TypeParameters.SetTypeParamDefault(first, second),
        Intrinsic2.SetFunctionTypeParams => SetTypeParameters((PyFunction)first, (PyTuple)second),
        _ => Errors.Raise(PyExceptions.NotImplementedError, $"intrinsic {intrinsic}"),
    };

    private static PyObject? Print(PyObject value)
    {
        PyObject? hook = Jitter.Runtime.Import.Imports.SysModule?.InstanceAttributes?.Get(s_displayHook);
        return hook is null ? Errors.Raise(PyExceptions.RuntimeError, "lost sys.displayhook") : Calls.Call(hook, value);
    }

    private static PyObject? ImportStar(PyFrame frame, PyObject module) => frame.Locals is { } names
        ? Jitter.Runtime.Import.Imports.ImportStar(names, module) ? PyNone.None : null
        : Errors.Raise(PyExceptions.SystemError, "no locals found during 'import *'");

    /// <summary>A StopIteration (or StopAsyncIteration) that leaves a generator becomes a RuntimeError (PEP 479).</summary>
    private static PyObject? StopIterationError(PyFrame frame, PyObject value)
    {
        var error = (PyBaseException)value;
        CodeFlags flags = frame.Running.Flags;
        string? message = null;
        if (error.Type.IsSubtypeOf(PyExceptions.StopIteration))
        {
            message = (flags & CodeFlags.AsyncGenerator) != 0 ? "async generator raised StopIteration"
                : (flags & CodeFlags.Coroutine) != 0 ? "coroutine raised StopIteration"
                : "generator raised StopIteration";
        }
        else if ((flags & CodeFlags.AsyncGenerator) != 0 && error.Type.IsSubtypeOf(PyExceptions.StopAsyncIteration))
        {
            message = "async generator raised StopAsyncIteration";
        }

        if (message is null)
        {
            return value;
        }

        Errors.Raise(PyExceptions.RuntimeError, message);
        PyBaseException replacement = PyThreadState.Current.TakeError();
        replacement.SetCause(error);
        replacement.Context = error;
        return replacement;
    }

    private static PyObject? PrepareReraiseStar(PyObject original, PyObject raised)
    {
        PyBaseException? result = Errors.PrepareReraiseStar((PyBaseException)original, (PyList)raised);
        return result is not null ? result : Errors.Pending ? null : PyNone.None;
    }

    private static PyFunction SetTypeParameters(PyFunction function, PyTuple parameters)
    {
        function.TypeParameters = parameters;
        return function;
    }
}
