using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>NoneType.</summary>
[PyClass("NoneType", Existing = "PyTypes.NoneType", Self = typeof(PyNone), Doc = "The type of the None singleton.")]
internal static partial class NoneTypeMembers
{
    // CPython's hash of None: a constant, so that sets of None and strs have one order.
    private const long NoneHash = 0xFCA86420;

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.IsEmpty ? PyNone.None : ArgumentErrors.Raise("NoneType takes no arguments");

    [PySlot(SlotId.Repr)]
    private static string Repr(PyObject self) => "None";

    [PySlot(SlotId.Hash)]
    private static long Hash(PyObject self) => NoneHash;

    [PySlot(SlotId.Compare)]
    private static PyObject? Compare(PyObject left, PyObject right, Comparison comparison) =>
        PyTypes.Object.Slots.Compare!(left, right, comparison);

    [PySlot(SlotId.Bool)]
    private static int Bool(PyObject self) => 0;
}

/// <summary>ellipsis.</summary>
[PyClass("ellipsis", Existing = "PyTypes.Ellipsis", Self = typeof(PyEllipsis), Doc = "The type of the Ellipsis singleton.")]
internal static partial class EllipsisTypeMembers
{
    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.IsEmpty ? PyEllipsis.Ellipsis : ArgumentErrors.Raise("EllipsisType takes no arguments");

    [PySlot(SlotId.Repr)]
    private static string Repr(PyObject self) => "Ellipsis";

    [PyMethod("__reduce__($self, /)")]
    private static string Reduce(PyObject self) => "Ellipsis";
}

/// <summary>NotImplementedType.</summary>
[PyClass(
    "NotImplementedType",
    Existing = "PyTypes.NotImplementedType",
    Self = typeof(PyNotImplemented),
    Doc = "The type of the NotImplemented singleton.")]
internal static partial class NotImplementedTypeMembers
{
    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.IsEmpty ? PyNotImplemented.NotImplemented : ArgumentErrors.Raise("NotImplementedType takes no arguments");

    [PySlot(SlotId.Repr)]
    private static string Repr(PyObject self) => "NotImplemented";

    [PySlot(SlotId.Bool)]
    private static int Bool(PyObject self) =>
        Warnings.Warn(PyExceptions.DeprecationWarning, "NotImplemented should not be used in a boolean context") ? 1 : -1;

    [PyMethod("__reduce__($self, /)")]
    private static string Reduce(PyObject self) => "NotImplemented";
}
