using System.Runtime.CompilerServices;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>How <see cref="TimSort{TOrder}"/> compares keys: a struct, so that each order gets code of its own.</summary>
internal interface IKeyOrder
{
    /// <summary>left &lt; right: 1, 0, or -1 with an error pending.</summary>
    int IsLess(PyObject left, PyObject right);
}

/// <summary>Any keys: <c>&lt;</c>.</summary>
internal readonly struct ObjectOrder : IKeyOrder
{
    public int IsLess(PyObject left, PyObject right)
    {
        PyObject? result = Comparisons.Compare(left, right, Comparison.Less);
        return result is null ? -1 : ReferenceEquals(result, PyBool.True) ? 1 : ReferenceEquals(result, PyBool.False) ? 0 : Truth.Of(result);
    }
}

/// <summary>Exact ints that fit 64 bits.</summary>
internal readonly struct Int64Order : IKeyOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IsLess(PyObject left, PyObject right) => Unsafe.As<PyInt64>(left).Int64 < Unsafe.As<PyInt64>(right).Int64 ? 1 : 0;
}

/// <summary>Exact floats.</summary>
internal readonly struct FloatOrder : IKeyOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IsLess(PyObject left, PyObject right) => Unsafe.As<PyFloat>(left).Value < Unsafe.As<PyFloat>(right).Value ? 1 : 0;
}

/// <summary>Exact strs without code points beyond U+FFFF.</summary>
internal readonly struct NarrowTextOrder : IKeyOrder
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int IsLess(PyObject left, PyObject right) =>
        Unsafe.As<PyStr>(left).Chars.SequenceCompareTo(Unsafe.As<PyStr>(right).Chars) < 0 ? 1 : 0;
}

/// <summary>Exact tuples, none empty, the first items of which all have one order (unsafe_tuple_compare).</summary>
/// <typeparam name="TFirst">The first items' order.</typeparam>
internal readonly struct TupleOrder<TFirst> : IKeyOrder
    where TFirst : struct, IKeyOrder
{
    public int IsLess(PyObject left, PyObject right)
    {
        PyObject[] leftItems = Unsafe.As<PyTuple>(left).Items;
        PyObject[] rightItems = Unsafe.As<PyTuple>(right).Items;
        int common = Math.Min(leftItems.Length, rightItems.Length);
        int at = 0;
        for (; at < common; at++)
        {
            int equal = Comparisons.AreEqual(leftItems[at], rightItems[at]);
            if (equal < 0)
            {
                return -1;
            }

            if (equal == 0)
            {
                break;
            }
        }

        if (at >= common)
        {
            return leftItems.Length < rightItems.Length ? 1 : 0;
        }

        return at == 0 ? default(TFirst).IsLess(leftItems[0], rightItems[0]) : default(ObjectOrder).IsLess(leftItems[at], rightItems[at]);
    }
}
