using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>decimal.Context.</summary>
[PyClass("decimal.Context", Flags = TypeFlags.BaseType, Throws = true, Doc = "Precision, rounding, range, flags and traps of decimal arithmetic.")]
public partial class PyDecimalContext : PyObject
{
    private const string ValidRoundings =
        "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]";

    private static readonly string[] s_roundings =
        ["ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP"];

    private PyObject? _flags;
    private PyObject? _traps;

    internal PyDecimalContext()
    {
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    internal ArithmeticContext Arithmetic { get; } = new();

    internal DecimalStatus Status { get; set; }

    internal DecimalStatus Traps { get; set; } = DecimalStatus.AnyInvalid | DecimalStatus.DivisionByZero | DecimalStatus.Overflow;

    /// <summary>A rounding mode's number; -1 with TypeError pending.</summary>
    internal static int RoundingOf(PyObject value)
    {
        int index = value is PyStr name ? Array.IndexOf(s_roundings, name.ToString()) : -1;
        return index >= 0 ? index : Errors.RaiseMinusOne(PyExceptions.TypeError, ValidRoundings);
    }

    /// <summary>The context of the thread or task; null with an error pending.</summary>
    internal static PyDecimalContext? Current() => CurrentContext.Get();

    /// <summary>An argument's context, the current one for None; false with an error pending.</summary>
    internal static bool TryGet(PyObject argument, [NotNullWhen(true)] out PyDecimalContext? context)
    {
        if (argument is PyNone)
        {
            context = Current();
            return context is not null;
        }

        context = argument as PyDecimalContext;
        return context is not null || Errors.RaiseFalse(PyExceptions.TypeError, "optional argument must be a context");
    }

    /// <summary>Adds conditions; false with an exception pending where one is trapped.</summary>
    internal bool Add(DecimalStatus status)
    {
        if (status == 0)
        {
            return true;
        }

        Status |= status;
        DecimalStatus trapped = status & (Traps | DecimalStatus.OutOfMemory);
        return trapped == 0 || DecimalSignals.Raise(trapped);
    }

    /// <summary>The object of an operation's result; null with an exception pending where a condition is trapped.</summary>
    internal PyObject? Finish(DecimalValue value, DecimalStatus status) => status == 0 || Add(status) ? new PyDecimal(value) : null;

    internal void CopyFrom(PyDecimalContext other)
    {
        Arithmetic.Precision = other.Arithmetic.Precision;
        Arithmetic.Emax = other.Arithmetic.Emax;
        Arithmetic.Emin = other.Arithmetic.Emin;
        Arithmetic.Rounding = other.Arithmetic.Rounding;
        Arithmetic.Clamp = other.Arithmetic.Clamp;
        Arithmetic.Capitals = other.Arithmetic.Capitals;
        Status = other.Status;
        Traps = other.Traps;
    }

    internal PyDecimalContext Clone()
    {
        var copy = new PyDecimalContext();
        copy.CopyFrom(this);
        return copy;
    }

    [PyNew("Context(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject? New(PyType type, ReadOnlySpan<PyObject> args, PyTuple? kwargs)
    {
        PyDecimalContext context = AllocateAs(type);
        if (DecimalModule.DefaultContext is { } template)
        {
            context.CopyFrom(template);
            context.Status = 0;
        }

        return context;
    }

    [PyInit("Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)")]
    private bool Init(
        PyObject prec, PyObject rounding, PyObject emin, PyObject emax, PyObject capitals, PyObject clamp, PyObject flags, PyObject traps)
    {
        return SetUnlessNone(prec, SetPrecision) && SetUnlessNone(rounding, SetRounding) && SetUnlessNone(emin, SetEmin)
            && SetUnlessNone(emax, SetEmax) && SetUnlessNone(capitals, SetCapitals) && SetUnlessNone(clamp, SetClamp)
            && SetUnlessNone(traps, value => TryGetListed(value, out DecimalStatus bits) && Assign(() => Traps = bits))
            && SetUnlessNone(flags, value => TryGetListed(value, out DecimalStatus bits) && Assign(() => Status = bits));
    }

    /// <summary>Sets what localcontext(prec=...) names.</summary>
    internal bool Set(
        PyObject prec, PyObject rounding, PyObject emin, PyObject emax, PyObject capitals, PyObject clamp, PyObject flags, PyObject traps) =>
        Init(prec, rounding, emin, emax, capitals, clamp, flags, traps);

    private static bool SetUnlessNone(PyObject value, Func<PyObject?, bool> set) => value is PyNone || set(value);

    [PyGetter("prec")]
    private PyObject GetPrecision() => PyInt.From(Arithmetic.Precision);

    [PySetter("prec")]
    private bool SetPrecision(PyObject? value) => TryGetLimit(value, 1, ArithmeticContext.Max, "valid range for prec is [1, MAX_PREC]", out long limit)
        && Assign(() => Arithmetic.Precision = limit);

    [PyGetter("Emax")]
    private PyObject GetEmax() => PyInt.From(Arithmetic.Emax);

    [PySetter("Emax")]
    private bool SetEmax(PyObject? value) => TryGetLimit(value, 0, ArithmeticContext.Max, "valid range for Emax is [0, MAX_EMAX]", out long limit)
        && Assign(() => Arithmetic.Emax = limit);

    [PyGetter("Emin")]
    private PyObject GetEmin() => PyInt.From(Arithmetic.Emin);

    [PySetter("Emin")]
    private bool SetEmin(PyObject? value) => TryGetLimit(value, -ArithmeticContext.Max, 0, "valid range for Emin is [MIN_EMIN, 0]", out long limit)
        && Assign(() => Arithmetic.Emin = limit);

    [PyGetter("rounding")]
    private PyObject GetRounding() => PyStr.Interned(s_roundings[(int)Arithmetic.Rounding]);

    [PySetter("rounding")]
    private bool SetRounding(PyObject? value)
    {
        if (value is null)
        {
            return RaiseDeletion();
        }

        int rounding = RoundingOf(value);
        return rounding >= 0 && Assign(() => Arithmetic.Rounding = (DecimalRounding)rounding);
    }

    [PyGetter("capitals")]
    private PyObject GetCapitals() => PyInt.From(Arithmetic.Capitals ? 1 : 0);

    [PySetter("capitals")]
    private bool SetCapitals(PyObject? value) => TryGetLimit(value, 0, 1, "valid values for capitals are 0 or 1", out long flag)
        && Assign(() => Arithmetic.Capitals = flag == 1);

    [PyGetter("clamp")]
    private PyObject GetClamp() => PyInt.From(Arithmetic.Clamp ? 1 : 0);

    [PySetter("clamp")]
    private bool SetClamp(PyObject? value) => TryGetLimit(value, 0, 1, "valid values for clamp are 0 or 1", out long flag)
        && Assign(() => Arithmetic.Clamp = flag == 1);

    [PyGetter("flags")]
    private PyObject GetFlags() => _flags ??= DecimalModule.MakeSignalDict(this, isTraps: false);

    [PySetter("flags")]
    private bool SetFlags(PyObject? value) => TryGetSignals(value, out DecimalStatus bits) && Assign(() => Status = bits);

    [PyGetter("traps")]
    private PyObject GetTraps() => _traps ??= DecimalModule.MakeSignalDict(this, isTraps: true);

    [PySetter("traps")]
    private bool SetTraps(PyObject? value) => TryGetSignals(value, out DecimalStatus bits) && Assign(() => Traps = bits);

    private static bool Assign(Action assignment)
    {
        assignment();
        return true;
    }

    private static bool RaiseDeletion() => Errors.RaiseFalse(PyExceptions.AttributeError, "context attributes cannot be deleted");

    private static bool TryGetLimit(PyObject? value, long least, long most, string error, out long result)
    {
        result = 0;
        if (value is null)
        {
            return RaiseDeletion();
        }

        if (value is not PyInt)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "an integer is required");
        }

        if (!ArgumentConversion.ToIntPtr(value, out nint number))
        {
            return false;
        }

        result = number;
        return (result >= least && result <= most) || Errors.RaiseFalse(PyExceptions.ValueError, error);
    }

    /// <summary>Like <see cref="TryGetSignals"/>; the constructor takes lists of signals too.</summary>
    private static bool TryGetListed(PyObject? value, out DecimalStatus bits)
    {
        if (value is not PyList list)
        {
            return TryGetSignals(value, out bits);
        }

        bits = 0;
        foreach (PyObject item in list.Items)
        {
            DecimalStatus bit = DecimalSignals.StatusOfAny(item);
            if (bit == 0)
            {
                return Errors.RaiseFalse(PyExceptions.KeyError, DecimalSignals.ValidSignals);
            }

            bits |= bit;
        }

        return true;
    }

    private static bool TryGetSignals(PyObject? value, out DecimalStatus bits)
    {
        bits = 0;
        switch (value)
        {
            case null:
                return RaiseDeletion();
            case PySignalDict signals:
                bits = signals.Bits;
                return true;
            case PyDict dict:
                return PySignalDict.TryGetBits(dict, out bits);
            default:
                return Errors.RaiseFalse(PyExceptions.TypeError, "argument must be a signal dict");
        }
    }

    [PySlot(SlotId.Repr)]
    private string Repr() => string.Create(
        CultureInfo.InvariantCulture,
        $"Context(prec={Arithmetic.Precision}, rounding={s_roundings[(int)Arithmetic.Rounding]}, Emin={Arithmetic.Emin}, Emax={Arithmetic.Emax}, "
        + $"capitals={(Arithmetic.Capitals ? 1 : 0)}, clamp={(Arithmetic.Clamp ? 1 : 0)}, flags=[{DecimalSignals.ToNames(Status)}], "
        + $"traps=[{DecimalSignals.ToNames(Traps)}])");

    [PyMethod("clear_flags($self, /)")]
    private void ClearFlags() => Status = 0;

    [PyMethod("clear_traps($self, /)")]
    private void ClearTraps() => Traps = 0;

    [PyMethod("copy($self, /)")]
    private PyObject Copy() => Clone();

    [PyMethod("__copy__($self, /)")]
    private PyObject ShallowCopy() => Clone();

    [PyMethod("__reduce__($self, /)")]
    private PyObject Reduce() => new PyTuple(
    [
        Type,
        new PyTuple(
        [
            GetPrecision(), GetRounding(), GetEmin(), GetEmax(), GetCapitals(), GetClamp(), DecimalSignals.ToSignalList(Status),
            DecimalSignals.ToSignalList(Traps),
        ]),
    ]);

    [PyMethod("create_decimal($self, num=\"0\", /)")]
    private PyObject? CreateDecimal(PyObject? num)
    {
        DecimalValue? value = num is null ? DecimalValue.Zero : DecimalConversion.FromObject(num, this, exact: false);
        return value is null ? null : new PyDecimal(value);
    }

    [PyMethod("create_decimal_from_float($self, f, /)")]
    private PyObject? CreateFromFloat(PyObject f)
    {
        DecimalStatus status = 0;
        switch (f)
        {
            case PyInt integer:
                return Finish(DecimalArithmetic.Finish(DecimalValue.FromInteger(integer.Value), Arithmetic, ref status), status);
            case PyFloat number:
                return Finish(DecimalArithmetic.Finish(DecimalConversion.FromDouble(number.Value), Arithmetic, ref status), status);
            default:
                return Errors.Raise(PyExceptions.TypeError, "argument must be int or float");
        }
    }
}
