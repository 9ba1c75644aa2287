using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Tests.Binding;

/// <summary>Declared as CPython's int is.</summary>
[PyClass("int", Flags = TypeFlags.BaseType)]
public partial class DeclaredInt : PyObject
{
    public override PyType Type => TypeObject;

    [PyNew("int()", HasTextSignature = false)]
    public static PyObject? New(PyType type) => new DeclaredInt();

    [PyClassMethod("from_bytes(bytes, byteorder='big', *, signed=False)")]
    public static PyObject? FromBytes(PyType type, PyObject bytes, PyStr? byteorder, bool signed) => byteorder ?? bytes;
}

/// <summary>Declared as CPython's bool is.</summary>
[PyClass("bool", Base = typeof(DeclaredInt))]
public sealed partial class DeclaredBool : DeclaredInt
{
    public override PyType Type => TypeObject;

    [PyNew("bool(object=False, /)")]
    public static PyObject? New(PyType type, PyObject value) => new DeclaredBool();
}

/// <summary>Declared as CPython's float is.</summary>
[PyClass("float")]
public sealed partial class DeclaredFloat : PyObject
{
    public override PyType Type => TypeObject;

    [PyNew("float(x=0, /)")]
    public static PyObject? New(PyType type, PyObject x) => new DeclaredFloat();
}

/// <summary>Declared as CPython's complex is.</summary>
[PyClass("complex")]
public sealed partial class DeclaredComplex : PyObject
{
    public override PyType Type => TypeObject;

    [PyNew("complex(real=0, imag=0)")]
    public static PyObject? New(PyType type, PyObject? real, PyObject? imag) => new DeclaredComplex();
}

/// <summary>Declared as CPython's memoryview is.</summary>
[PyClass("memoryview", Throws = true)]
public sealed partial class DeclaredMemoryView : PyObject
{
    public override PyType Type => TypeObject;

    [PyGetter("nbytes", Doc = "The amount of space in bytes that the array would use in\n a contiguous representation.")]
    public long Bytes => 0;

    [PyNew("memoryview(object)")]
    public static PyObject? New(PyType type, PyObject @object) => new DeclaredMemoryView();

    [PyGetter("broken")]
    public PyObject? GetBroken() => throw new PythonException(PyBaseException.Create(PyExceptions.ValueError, PyTuple.From([new PyStr("thrown")])));

    [PySetter("broken")]
    public void SetBroken(PyObject? value) => throw new OutOfMemoryException();

    [PyMethod("fail(count, /)", Throws = false)]
    public int Fail(int count) => Errors.RaiseMinusOne(PyExceptions.ValueError, $"failed {count}");

    [PyMethod("collect(first, /, second=2, *args, third, fourth=4, **kwargs)")]
    public static PyObject? Collect(
        DeclaredMemoryView self, PyObject first, PyObject second, ReadOnlySpan<PyObject> args, PyObject third, PyObject? fourth, PyDict? kwargs) =>
        new PyTuple([first, second, PyTuple.From(args), third, fourth ?? PyNone.None, PyInt.From(kwargs?.Count ?? -1)]);

    [PyMethod("raw(*args, **kwargs)")]
    public int Raw(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => arguments.Length * 10 + (keywordNames?.Count ?? 0);

    [PyMethod("optional(text=None, number=None, size=None, flag=None)")]
    public PyObject Optional(string? text, double? number, nint? size, PyInt? flag) => new PyTuple(
        [text is null ? PyNone.None : new PyStr(text), number is { } n ? new PyFloat(n) : PyNone.None, size is { } s ? PyInt.From(s) : PyNone.None, flag ?? (PyObject)PyNone.None]);

    [PyMethod("integers(a, b, c, d, e, /)")]
    public System.Numerics.BigInteger Integers(System.Numerics.BigInteger a, ulong b, uint c, byte d, long e) => a + b + c + d + e;
}

/// <summary>Declared as CPython's array is.</summary>
[PyClass("array.array")]
public sealed partial class DeclaredArray : PyObject
{
    public override PyType Type => TypeObject;

    [PyNew("array(typecode, initializer=None, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    public static PyObject? New(PyType type, CodePoint typecode, PyObject? initializer) => new DeclaredArray();
}
