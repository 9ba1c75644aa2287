using System.Diagnostics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Queue;

/// <summary>The module _queue (CPython's Modules/_queuemodule.c).</summary>
[PyModule("_queue", Doc = "C implementation of the Python queue module.", Types = [typeof(PySimpleQueue)])]
public static partial class QueueModule
{
    /// <summary><c>_queue.Empty</c></summary>
    internal static readonly PyType EmptyType = ModuleExceptions.Create("_queue", "Empty", PyExceptions.Exception);

    [PyConstant("Empty")]
    private static PyObject EmptyClass => EmptyType;
}

/// <summary><c>queue.SimpleQueue</c>: unbounded, first in, first out.</summary>
[PyClass("_queue.SimpleQueue", Flags = TypeFlags.BaseType | TypeFlags.WeakReferences, Doc = "Simple, unbounded, reentrant FIFO queue.")]
public partial class PySimpleQueue : PyObject
{
    private readonly Queue<PyObject> _items = new();
    private readonly object _lock = new();

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("SimpleQueue()")]
    private static PyObject? New(PyType type) => AllocateAs(type);

    [PyMethod("put($self, /, item, block=True, timeout=None)", Doc = "Put the item on the queue; never blocks.")]
    private PyObject? Put(PyObject item, bool block, PyObject timeout)
    {
        lock (_lock)
        {
            _items.Enqueue(item);
            Monitor.Pulse(_lock);
        }

        return PyNone.None;
    }

    [PyMethod("put_nowait($self, /, item)", Doc = "Put an item into the queue without blocking.")]
    private PyObject? PutNoWait(PyObject item) => Put(item, false, PyNone.None);

    [PyMethod("get($self, /, block=True, timeout=None)", Doc = "Remove and return an item from the queue.")]
    private PyObject? Get(bool block, PyObject timeout)
    {
        double seconds = -1;
        if (block && timeout is not PyNone)
        {
            if (!ArgumentConversion.ToDouble(timeout, out seconds))
            {
                return null;
            }

            if (seconds < 0)
            {
                return Errors.Raise(PyExceptions.ValueError, "'timeout' must be a non-negative number");
            }
        }

        lock (_lock)
        {
            if (_items.TryDequeue(out PyObject? item))
            {
                return item;
            }
        }

        return block ? Wait(seconds) : Errors.Raise(QueueModule.EmptyType);
    }

    [PyMethod("get_nowait($self, /)", Doc = "Remove and return an item from the queue without blocking.")]
    private PyObject? GetNoWait() => Get(false, PyNone.None);

    [PyMethod("empty($self, /)", Doc = "Return True if the queue is empty, False otherwise (not reliable!).")]
    private PyObject? IsEmpty() => PyBool.From(_items.Count == 0);

    [PyMethod("qsize($self, /)", Doc = "Return the approximate size of the queue (not reliable!).")]
    private PyObject? Size() => PyInt.From(_items.Count);

    [PyClassMethod("__class_getitem__($type, object, /)", Doc = "See PEP 585")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);

    /// <summary>Waits in short pieces without the GIL, so that signals are seen.</summary>
    private PyObject? Wait(double seconds)
    {
        const int Piece = 50;
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            double left = seconds < 0 ? double.PositiveInfinity : seconds - Stopwatch.GetElapsedTime(start).TotalSeconds;
            PyObject? item;
            using (Gil.Released())
            {
                lock (_lock)
                {
                    if (!_items.TryDequeue(out item) && left > 0)
                    {
                        Monitor.Wait(_lock, (int)Math.Min(Piece, Math.Ceiling(left * 1000)));
                        _items.TryDequeue(out item);
                    }
                }
            }

            if (item is not null)
            {
                return item;
            }

            if (!EvalBreaker.Poll())
            {
                return null;
            }

            if (left <= 0)
            {
                return Errors.Raise(QueueModule.EmptyType);
            }
        }
    }
}
