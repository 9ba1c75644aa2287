using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Tests.Binding;

/// <summary>Functions of CPython's math.</summary>
[PyModule("math", Doc = "Mathematics.", Facts = NativeFacts.Leaf)]
public static partial class DeclaredMath
{
    [PyConstant("pi")]
    public const double Pi = Math.PI;

    [PyConstant("big")]
    public static BigInteger Big => BigInteger.One << 80;

    [PyFunction("gcd($module, *integers)")]
    public static PyObject? Gcd(ReadOnlySpan<PyObject> integers)
    {
        BigInteger result = 0;
        foreach (PyObject item in integers)
        {
            if (!ArgumentConversion.ToBigInteger(item, out BigInteger value))
            {
                return null;
            }

            result = BigInteger.GreatestCommonDivisor(result, value);
        }

        return PyInt.From(result);
    }

    [PyFunction("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", Facts = NativeFacts.Pure)]
    public static bool IsClose(double a, double b, double relTol, double absTol) => Math.Abs(a - b) <= Math.Max(relTol * Math.Max(a, b), absTol);

    [PyFunction("sqrt(x, /)", Facts = NativeFacts.Pure | NativeFacts.NoRaise, Throws = false)]
    public static double Sqrt(double x) => Math.Sqrt(x);

    [PyFunction("fmod(x, y, /)")]
    public static double Fmod(double x, double y) => Math.IEEERemainder(x, y);

    [PyFunction("comb(n, k, /)")]
    public static long Comb(long n, long k) => n - k;

    [PyFunction("perm(n, k=None, /)")]
    public static long Perm(long n, long? k) => n - k ?? 0;

    [PyFunction("prod(iterable, /, *, start=1)")]
    public static PyObject? Prod(PyObject iterable, PyObject start) => start;

    [PyModuleInit]
    public static void Complete(PyObject module, PyDict attributes) => attributes.SetStr(PyStr.Interned("completed"), module);
}

/// <summary>Functions of CPython's builtins.</summary>
[PyModule("builtins", Types = [typeof(DeclaredList), typeof(DeclaredDict)])]
public static partial class DeclaredBuiltins
{
    [PyFunction(@"print(*args, sep=' ', end='\n', file=None, flush=False)")]
    public static void Print(PyTuple args, PyObject sep, PyObject end, PyObject file, bool flush)
    {
    }

    [PyFunction("len(obj, /)", Doc = "Return the number of items in a container.")]
    public static long Len(PyObject obj) => 0;

    [PyFunction("hash(obj, /)")]
    public static long Hash(PyObject obj) => 0;

    [PyFunction("isinstance(obj, class_or_tuple, /)")]
    public static bool IsInstance(PyObject obj, PyObject classOrTuple) => false;

    [PyFunction("getattr(object, name, default=<unrepresentable>, /)", HasTextSignature = false)]
    public static PyObject? GetAttr(PyObject @object, PyObject name, PyObject? @default) => @default;

    [PyFunction("sum($module, iterable, /, start=0)")]
    public static PyObject? Sum(PyObject iterable, PyObject? start) => start;

    [PyFunction("pow(base, exp, mod=None)")]
    public static PyObject? Pow(PyObject @base, PyObject exp, PyObject mod) => mod;

    [PyFunction("round(number, ndigits=None)")]
    public static PyObject? Round(PyObject number, PyObject ndigits) => number;

    [PyFunction("exec(source, /, globals=None, locals=None, *, closure=None)")]
    public static PyObject? Exec(PyObject module, PyObject source, PyObject globals, PyObject locals, PyObject? closure) => module;

    [PyFunction("compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)")]
    public static PyObject? Compile(PyObject source, PyObject filename, string mode, int flags, bool dontInherit, int optimize, int featureVersion) => source;
}

/// <summary>Functions of several of CPython's modules.</summary>
[PyModule("sys")]
public static partial class DeclaredSys
{
    [PyFunction("setrecursionlimit(limit, /)")]
    public static void SetRecursionLimit(int limit)
    {
    }

    [PyFunction("intern(string, /)")]
    public static PyStr Intern(PyStr text) => text;

    [PyFunction("exit(status=None, /)")]
    public static PyObject? Exit(PyObject status) => status;

    [PyFunction("crc32(data, value=0, /)")]
    public static uint Crc32(PyObject data, uint value) => value;

    [PyFunction("strftime(format, t=None, /)", Style = ArgumentStyle.ParseTuple)]
    public static PyStr FormatTime(PyStr format, PyObject? t) => format;
}
