using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>
/// What instances of a class consist of, and which classes have the same (best_base, solid_base and compatible_for_assignment of
/// CPython's Objects/typeobject.c).
/// </summary>
public static class ClassLayout
{
    /// <summary>The nearest base (or the class itself) that adds storage to its base's.</summary>
    public static PyType SolidBase(PyType type)
    {
        while (type.Base is { } @base && type.Layout == @base.Layout && type.Shape.FixedCount == @base.Shape.FixedCount)
        {
            type = @base;
        }

        return type;
    }

    /// <summary>The base that decides the layout of a class with some bases; null with TypeError pending.</summary>
    public static PyType? BestBase(ReadOnlySpan<PyObject> bases)
    {
        PyType? best = null;
        PyType? winner = null;
        foreach (PyObject item in bases)
        {
            if (item is not PyType @base)
            {
                Errors.Raise(PyExceptions.TypeError, "bases must be types");
                return null;
            }

            if ((@base.Flags & TypeFlags.BaseType) == 0)
            {
                Errors.Raise(PyExceptions.TypeError, $"type '{@base.FullName}' is not an acceptable base type");
                return null;
            }

            PyType candidate = SolidBase(@base);
            if (winner is null)
            {
                (winner, best) = (candidate, @base);
            }
            else if (winner.IsSubtypeOf(candidate))
            {
                continue;
            }
            else if (candidate.IsSubtypeOf(winner))
            {
                (winner, best) = (candidate, @base);
            }
            else
            {
                Errors.Raise(PyExceptions.TypeError, "multiple bases have instance lay-out conflict");
                return null;
            }
        }

        return best;
    }

    /// <summary>Whether instances have items in line, so that they can have neither <c>__slots__</c> nor weak references (tp_itemsize).</summary>
    public static bool IsVariableSized(PyType type)
    {
        PyType solid = SolidBase(type);
        return ReferenceEquals(solid, PyTypes.Int) || ReferenceEquals(solid, PyTypes.Tuple) || ReferenceEquals(solid, PyTypes.Bytes)
            || ReferenceEquals(solid, PyTypes.Type) || solid.IsSubtypeOf(PyTypes.Int) || solid.IsSubtypeOf(PyTypes.Tuple)
            || solid.IsSubtypeOf(PyTypes.Bytes) || solid.IsSubtypeOf(PyTypes.Type);
    }

    /// <summary>Whether an object of one class may become one of another; false with TypeError pending.</summary>
    /// <param name="old">The class that the object, or base that the class has.</param>
    /// <param name="new">The one that it is to get.</param>
    /// <param name="attribute">What is assigned, for the error.</param>
    public static bool CheckAssignment(PyType old, PyType @new, string attribute)
    {
        if (IsHeap(old) != IsHeap(@new) && !(SolidBase(old).IsSubtypeOf(PyTypes.Module) && SolidBase(@new).IsSubtypeOf(PyTypes.Module)))
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError, $"{attribute} assignment: '{@new.FullName}' deallocator differs from '{old.FullName}'");
        }

        PyType newSolid = SolidBase(@new);
        PyType oldSolid = SolidBase(old);
        const TypeFlags Added = TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences;
        bool same = (ReferenceEquals(newSolid, oldSolid) || SameSlotsAdded(newSolid, oldSolid)) && ((@new.Flags ^ old.Flags) & Added) == 0;
        return same || Errors.RaiseFalse(
            PyExceptions.TypeError, $"{attribute} assignment: '{@new.FullName}' object layout differs from '{old.FullName}'");
    }

    private static bool IsHeap(PyType type) => (type.Flags & TypeFlags.Heap) != 0;

    /// <summary>Whether two classes add the same <c>__slots__</c> to the same layout (same_slots_added).</summary>
    private static bool SameSlotsAdded(PyType left, PyType right) =>
        IsHeap(left) && IsHeap(right) && left.Layout == right.Layout && ReferenceEquals(SolidBase(left.Base!), SolidBase(right.Base!))
        && left.SlotNames is { } leftNames && right.SlotNames is { } rightNames && leftNames.AsSpan().SequenceEqual(rightNames);
}
