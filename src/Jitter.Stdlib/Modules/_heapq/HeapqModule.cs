using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Heapq;

/// <summary>The module _heapq: heaps in lists (CPython's Modules/_heapqmodule.c).</summary>
[PyModule("_heapq", Doc = "Heap queue algorithm (a.k.a. priority queue).", Throws = false)]
public static partial class HeapqModule
{
    [PyConstant("__about__")]
    private const string About = "Heaps are lists whose item k is not larger than the items 2*k+1 and 2*k+2.";

    [PyFunction("heappush($module, heap, item, /)", Doc = "Push item onto heap, maintaining the heap invariant.")]
    private static PyObject? HeapPush(PyList heap, PyObject item)
    {
        heap.Add(item);
        return SiftDown(heap, 0, heap.Count - 1, max: false) ? PyNone.None : null;
    }

    [PyFunction("heappop($module, heap, /)", Doc = "Pop the smallest item off the heap, maintaining the heap invariant.")]
    private static PyObject? HeapPop(PyList heap) => Pop(heap, max: false);

    [PyFunction("heapreplace($module, heap, item, /)", Doc = "Pop and return the current smallest value, and add the new item.")]
    private static PyObject? HeapReplace(PyList heap, PyObject item) => Replace(heap, item, max: false);

    [PyFunction("heappushpop($module, heap, item, /)", Doc = "Push item on the heap, then pop and return the smallest item from the heap.")]
    private static PyObject? HeapPushPop(PyList heap, PyObject item)
    {
        if (heap.Count == 0)
        {
            return item;
        }

        int less = Comparisons.IsLess(heap[0], item);
        if (less <= 0)
        {
            return less < 0 ? null : item;
        }

        return Replace(heap, item, max: false);
    }

    [PyFunction("heapify($module, heap, /)", Doc = "Transform list into a heap, in-place, in O(len(heap)) time.")]
    private static PyObject? Heapify(PyList heap) => MakeHeap(heap, max: false);

    [PyFunction("_heappop_max($module, heap, /)", Doc = "Maxheap variant of heappop.")]
    private static PyObject? HeapPopMax(PyList heap) => Pop(heap, max: true);

    [PyFunction("_heapify_max($module, heap, /)", Doc = "Maxheap variant of heapify.")]
    private static PyObject? HeapifyMax(PyList heap) => MakeHeap(heap, max: true);

    [PyFunction("_heapreplace_max($module, heap, item, /)", Doc = "Maxheap variant of heapreplace.")]
    private static PyObject? HeapReplaceMax(PyList heap, PyObject item) => Replace(heap, item, max: true);

    private static PyObject? Pop(PyList heap, bool max)
    {
        if (heap.Count == 0)
        {
            return Errors.Raise(PyExceptions.IndexError, "index out of range");
        }

        PyObject last = heap.RemoveAt(heap.Count - 1);
        return heap.Count == 0 ? last : Replace(heap, last, max);
    }

    private static PyObject? Replace(PyList heap, PyObject item, bool max)
    {
        if (heap.Count == 0)
        {
            return Errors.Raise(PyExceptions.IndexError, "index out of range");
        }

        PyObject first = heap[0];
        heap[0] = item;
        return SiftUp(heap, 0, max) ? first : null;
    }

    private static PyObject? MakeHeap(PyList heap, bool max)
    {
        for (int i = (heap.Count >> 1) - 1; i >= 0; i--)
        {
            if (!SiftUp(heap, i, max))
            {
                return null;
            }
        }

        return PyNone.None;
    }

    /// <summary>Moves an item towards the root while its parent is larger; false with an error pending.</summary>
    private static bool SiftDown(PyList heap, int start, int position, bool max)
    {
        int count = heap.Count;
        if (position >= count)
        {
            return Errors.RaiseFalse(PyExceptions.IndexError, "index out of range");
        }

        PyObject item = heap[position];
        while (position > start)
        {
            int parentPosition = (position - 1) >> 1;
            PyObject parent = heap[parentPosition];
            int less = max ? Comparisons.IsLess(parent, item) : Comparisons.IsLess(item, parent);
            if (less < 0)
            {
                return false;
            }

            if (heap.Count != count)
            {
                return Errors.RaiseFalse(PyExceptions.RuntimeError, "list changed size during iteration");
            }

            if (less == 0)
            {
                break;
            }

            // Whatever stands there now is moved: the comparison may have replaced it.
            (heap[parentPosition], heap[position]) = (heap[position], heap[parentPosition]);
            position = parentPosition;
        }

        return true;
    }

    /// <summary>Moves the smaller child up until a leaf is reached, then the item back up to its place; false with an error pending.</summary>
    private static bool SiftUp(PyList heap, int position, bool max)
    {
        int count = heap.Count;
        int start = position;
        if (position >= count)
        {
            return Errors.RaiseFalse(PyExceptions.IndexError, "index out of range");
        }

        int limit = count >> 1;
        while (position < limit)
        {
            int child = (2 * position) + 1;
            if (child + 1 < count)
            {
                PyObject left = heap[child];
                PyObject right = heap[child + 1];
                int less = max ? Comparisons.IsLess(right, left) : Comparisons.IsLess(left, right);
                if (less < 0)
                {
                    return false;
                }

                child += less ^ 1;
                if (heap.Count != count)
                {
                    return Errors.RaiseFalse(PyExceptions.RuntimeError, "list changed size during iteration");
                }
            }

            (heap[child], heap[position]) = (heap[position], heap[child]);
            position = child;
        }

        return SiftDown(heap, start, position, max);
    }
}
