using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Tests.Binding;

/// <summary>Declared as CPython's list is; it holds nothing.</summary>
[PyClass("list", Flags = TypeFlags.BaseType, Doc = "Built-in mutable sequence.")]
public sealed partial class DeclaredList : PyObject
{
    public override PyType Type => TypeObject;

    [PySlot(SlotId.New)]
    public static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => new DeclaredList();

    [PyInit("list(iterable=(), /)")]
    public bool Initialize(PyObject iterable) => iterable is not null;

    [PySlot(SlotId.Repr)]
    public string Repr() => "[]";

    [PySlot(SlotId.Length, Facts = NativeFacts.NoRaise)]
    public long Count() => 0;

    [PySlot(SlotId.Contains)]
    public bool Contains(PyObject item) => ReferenceEquals(this, item);

    [PySlot(SlotId.Compare)]
    public static PyObject? Compare(PyObject left, PyObject right, Comparison comparison) => PyNotImplemented.NotImplemented;

    [PySlot(SlotId.StoreSubscript)]
    public bool Store(PyObject key, PyObject? value) => value is null;

    [PyMethod("clear($self, /)")]
    public void Clear()
    {
    }

    [PyMethod("append(object, /)", Doc = "Append object to the end of the list.", Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    public void Append(PyObject item)
    {
    }

    [PyMethod("pop(index=-1, /)")]
    public PyObject Pop(nint index) => PyInt.From(index);

    [PyMethod("insert(index, object, /)")]
    public void Insert(nint index, PyObject item)
    {
    }

    [PyMethod("sort(*, key=None, reverse=False)")]
    public void Sort(PyObject? key, bool reverse)
    {
    }

    [PyMethod("index(value, start=0, stop=sys.maxsize, /)")]
    public long Index(PyObject value, SliceIndex start, SliceIndex stop) => stop.Adjust(0);
}

/// <summary>Declared as CPython's str is.</summary>
[PyClass("str", Facts = NativeFacts.NoRaise)]
public sealed partial class DeclaredStr : PyObject
{
    public override PyType Type => TypeObject;

    [PyMethod("split(sep=None, maxsplit=-1)")]
    public PyObject? Split(PyObject sep, nint maxsplit) => sep is PyNone or PyStr ? sep : ArgumentErrors.Raise($"must be str or None, not {sep.Type.FullName}");

    [PyMethod("encode(encoding='utf-8', errors='strict')")]
    public string Encode(string encoding, string errors) => encoding + errors;

    [PyMethod("removeprefix(prefix, /)")]
    public PyStr RemovePrefix(PyStr prefix) => prefix;

    [PyMethod("replace(old, new, /, count=-1)")]
    public PyStr Replace(PyStr old, PyStr @new, nint count) => old;

    [PyMethod("expandtabs(tabsize=8)")]
    public int ExpandTabs(int tabsize) => tabsize;

    [PyMethod("zfill(width, /)")]
    public nint FillZeros(nint width) => width;

    [PyMethod("find(sub, start=None, end=None, /)", HasTextSignature = false)]
    public long Find(PyStr sub, OptionalSliceIndex start, OptionalSliceIndex end) => end.Adjust(5, 7);

    [PyMethod("center(width, fillchar=' ', /)")]
    public nint Center(nint width, CodePoint fillchar) => width + fillchar.Value;

    [PyMethod("isidentifier($self, /)")]
    public bool IsIdentifier() => false;

    [PyStaticMethod("maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)")]
    public static PyObject? MakeTrans(PyObject x, PyStr? y, PyStr? z) => y ?? z ?? x;
}

/// <summary>Declared as CPython's dict is.</summary>
[PyClass("dict", Flags = TypeFlags.BaseType)]
public sealed partial class DeclaredDict : PyObject
{
    public override PyType Type => TypeObject;

    [PyClassMethod("fromkeys(iterable, value=None, /)")]
    public static PyObject FromKeys(PyType type, PyObject iterable, PyObject value) => new PyTuple([type, iterable, value]);
}

/// <summary>Declared as CPython's slice is.</summary>
[PyClass("slice")]
public sealed partial class DeclaredSlice(PyObject stop) : PyObject
{
    public override PyType Type => TypeObject;

    [PyMember("start")]
    public PyObject? Start { get; } = PyNone.None;

    [PyMember("stop", Writable = true)]
    public PyObject? Stop { get; set; } = stop;

    [PyMember("flag", Writable = true)]
    public bool Flag { get; set; }

    [PyMember("number", Writable = true, Doc = "A number.")]
    public int Number { get; set; }

    [PyNew("slice(stop, /)")]
    public static PyObject? New(PyType type, PyObject stop) => new DeclaredSlice(stop);
}
