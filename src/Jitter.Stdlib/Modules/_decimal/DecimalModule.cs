using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>The module _decimal.</summary>
[PyModule("_decimal", Doc = "Decimal arithmetic.", Types = [typeof(PyDecimal), typeof(PyDecimalContext)])]
public static partial class DecimalModule
{
    private const DecimalStatus BasicTraps = DecimalStatus.AnyInvalid | DecimalStatus.DivisionByZero | DecimalStatus.Overflow
        | DecimalStatus.Underflow | DecimalStatus.Clamped;

    [PyConstant("MAX_PREC")]
    private const long MaxPrecision = ArithmeticContext.Max;

    [PyConstant("MAX_EMAX")]
    private const long MaxEmax = ArithmeticContext.Max;

    [PyConstant("MIN_EMIN")]
    private const long MinEmin = -ArithmeticContext.Max;

    [PyConstant("MIN_ETINY")]
    private const long MinEtiny = -(2 * ArithmeticContext.Max) + 1;

    [PyConstant("HAVE_CONTEXTVAR")]
    private static readonly bool s_hasContextVariables = true;

    [PyConstant("HAVE_THREADS")]
    private static readonly bool s_hasThreads = true;

    [PyConstant("ROUND_UP")]
    private static PyStr RoundUp => PyStr.Interned("ROUND_UP");

    [PyConstant("ROUND_DOWN")]
    private static PyStr RoundDown => PyStr.Interned("ROUND_DOWN");

    [PyConstant("ROUND_CEILING")]
    private static PyStr RoundCeiling => PyStr.Interned("ROUND_CEILING");

    [PyConstant("ROUND_FLOOR")]
    private static PyStr RoundFloor => PyStr.Interned("ROUND_FLOOR");

    [PyConstant("ROUND_HALF_UP")]
    private static PyStr RoundHalfUp => PyStr.Interned("ROUND_HALF_UP");

    [PyConstant("ROUND_HALF_DOWN")]
    private static PyStr RoundHalfDown => PyStr.Interned("ROUND_HALF_DOWN");

    [PyConstant("ROUND_HALF_EVEN")]
    private static PyStr RoundHalfEven => PyStr.Interned("ROUND_HALF_EVEN");

    [PyConstant("ROUND_05UP")]
    private static PyStr RoundZeroFiveUp => PyStr.Interned("ROUND_05UP");

    [PyConstant("__version__")]
    private const string Version = "1.70";

    [PyConstant("__libmpdec_version__")]
    private const string LibraryVersion = "2.5.1";

    /// <summary>decimal.DefaultContext: the template of new ones.</summary>
    internal static PyDecimalContext? DefaultContext { get; private set; }

    /// <summary>decimal.DecimalTuple.</summary>
    internal static PyObject? TupleClass { get; private set; }

    /// <summary>numbers.Rational.</summary>
    internal static PyObject? RationalClass { get; private set; }

    private static PyType? s_signalDict;

    internal static PyObject MakeSignalDict(PyDecimalContext context, bool isTraps) => PySignalDict.AllocateAs(s_signalDict!, context, isTraps);

    [PyFunction("getcontext($module, /)", Doc = "The current context.")]
    private static PyObject? GetContext() => PyDecimalContext.Current();

    [PyFunction("setcontext($module, context, /)", Doc = "Make a context the current one.")]
    private static PyObject? SetContext(PyObject context)
    {
        if (context is not PyDecimalContext given)
        {
            return Errors.Raise(PyExceptions.TypeError, "argument must be a context");
        }

        // Templates are copied, so that nobody changes them by accident.
        if (ReferenceEquals(given, DefaultContext) || ReferenceEquals(given, s_basic) || ReferenceEquals(given, s_extended))
        {
            given = given.Clone();
            given.Status = 0;
        }

        CurrentContext.Set(given);
        return PyNone.None;
    }

    [PyFunction(
        "localcontext($module, /, ctx=None, *, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
        Doc = "A context manager that sets a context for its block.")]
    private static PyObject? LocalContext(
        PyObject ctx,
        PyObject prec,
        PyObject rounding,
        PyObject emin,
        PyObject emax,
        PyObject capitals,
        PyObject clamp,
        PyObject flags,
        PyObject traps)
    {
        if (PyDecimalContext.Current() is not { } current || !PyDecimalContext.TryGet(ctx, out PyDecimalContext? given))
        {
            return null;
        }

        PyDecimalContext local = given.Clone();
        return local.Set(prec, rounding, emin, emax, capitals, clamp, flags, traps) ? new PyDecimalContextManager(local, current) : null;
    }

    private static PyDecimalContext? s_basic;
    private static PyDecimalContext? s_extended;

    [PyModuleInit]
    private static bool Complete(PyObject module, PyDict attributes)
    {
        if (!DecimalSignals.Create(attributes) || !CreateClasses())
        {
            return false;
        }

        attributes.SetStr(PyStr.Interned("DecimalTuple"), TupleClass!);
        DefaultContext ??= new PyDecimalContext();
        if (s_basic is null)
        {
            s_basic = new PyDecimalContext { Traps = BasicTraps };
            s_basic.Arithmetic.Precision = 9;
            s_basic.Arithmetic.Rounding = DecimalRounding.HalfUp;
            s_extended = new PyDecimalContext { Traps = 0 };
            s_extended.Arithmetic.Precision = 9;
        }

        attributes.SetStr(PyStr.Interned("DefaultContext"), DefaultContext);
        attributes.SetStr(PyStr.Interned("BasicContext"), s_basic);
        attributes.SetStr(PyStr.Interned("ExtendedContext"), s_extended!);
        return true;
    }

    private static bool CreateClasses()
    {
        if (TupleClass is not null)
        {
            return true;
        }

        if (Imports.ImportAttribute("collections", "namedtuple") is not { } namedTuple
            || Imports.ImportAttribute("collections.abc", "MutableMapping") is not { } mapping
            || Imports.ImportAttribute("numbers", "Number") is not { } number
            || Imports.ImportAttribute("numbers", "Rational") is not { } rational)
        {
            return false;
        }

        var attributes = new PyDict();
        if (Calls.CallMethod(number, PyStr.Interned("register"), PyDecimal.TypeObject) is null
            || Calls.Call(mapping.Type, new PyStr("SignalDict"), new PyTuple([PySignalDict.TypeObject, mapping]), attributes) is not PyType signals)
        {
            return false;
        }

        var keywords = new PyTuple([PyStr.Interned("module")]);
        TupleClass = Calls.Call(
            namedTuple, [new PyStr("DecimalTuple"), new PyStr("sign digits exponent"), new PyStr("decimal")], keywords);
        RationalClass = rational;
        s_signalDict = signals;
        return TupleClass is not null;
    }
}

/// <summary>What decimal.localcontext() gives.</summary>
/// <param name="local">The block's context.</param>
/// <param name="outer">What is set after it.</param>
[PyClass("decimal.ContextManager", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyDecimalContextManager(PyDecimalContext local, PyDecimalContext outer) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyMethod("__enter__($self, /)")]
    private PyObject Enter()
    {
        CurrentContext.Set(local);
        return local;
    }

    [PyMethod("__exit__(*args)", HasTextSignature = false)]
    private bool Exit(ReadOnlySpan<PyObject> args)
    {
        CurrentContext.Set(outer);
        return false;
    }
}
