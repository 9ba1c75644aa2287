using System.Runtime.CompilerServices;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Objects;

/// <summary>
/// <c>__del__</c>: objects of classes that define it get a companion with a .NET finalizer, which queues them; the method runs at
/// a safe point of a thread that holds the GIL (DESIGN.md, decision 14). It runs once, even if the object comes back to life.
/// </summary>
public static class Finalizers
{
    private static readonly PyStr s_del = PyStr.Interned("__del__");
    private static readonly ConditionalWeakTable<PyObject, Companion> s_companions = [];
    private static readonly List<WeakReference<Companion>> s_all = [];

    // What the finalizer's thread has found, to be finalized in the order of creation: .NET's own order says nothing.
    private static readonly List<(long Number, PyObject Target)> s_found = [];
    private static long s_lastNumber;

    /// <summary>Watches a new object whose class has a finalizer; others are left alone.</summary>
    /// <returns>The object.</returns>
    public static T Attach<T>(PyType type, T value)
        where T : PyObject
    {
        if (type.Slots[SlotId.Finalize] is not null)
        {
            Watch(value);
        }

        return value;
    }

    /// <summary>Whether an object's finalizer has run.</summary>
    public static bool WasFinalized(PyObject value) => s_companions.TryGetValue(value, out Companion? companion) && companion.IsDone;

    /// <summary>Runs the finalizers of what is still alive at the end of the program, oldest objects first.</summary>
    public static void RunAll()
    {
        for (int i = 0; i < s_all.Count; i++)
        {
            if (s_all[i].TryGetTarget(out Companion? companion) && companion.TakeTarget() is { } target)
            {
                Run(target);
            }
        }

        s_all.Clear();
    }

    private static void Watch(PyObject value)
    {
        var companion = new Companion(value);
        s_companions.AddOrUpdate(value, companion);
        if ((s_all.Count & (s_all.Count - 1)) == 0 && s_all.Count > 64)
        {
            s_all.RemoveAll(static entry => !entry.TryGetTarget(out _));
        }

        s_all.Add(new WeakReference<Companion>(companion, trackResurrection: true));
    }

    /// <summary>Queues an object; on the finalizer's thread.</summary>
    private static void Found(long number, PyObject target)
    {
        lock (s_found)
        {
            s_found.Add((number, target));
            if (s_found.Count > 1)
            {
                return;
            }
        }

        EvalBreaker.AddPendingCall(RunFound);
    }

    private static void RunFound()
    {
        (long Number, PyObject Target)[] found;
        lock (s_found)
        {
            found = [.. s_found];
            s_found.Clear();
        }

        Array.Sort(found, static (left, right) => left.Number.CompareTo(right.Number));
        foreach ((_, PyObject target) in found)
        {
            Run(target);
        }
    }

    private static void Run(PyObject target)
    {
        PyObject? result = Calls.CallSpecial(target, s_del, [], out bool found);
        if (found && result is null)
        {
            Unraisable.Write(null, target.Type.Lookup(s_del));
        }
    }

    private sealed class Companion(PyObject target)
    {
        private readonly long _number = ++s_lastNumber;
        private PyObject? _target = target;

        // Runs on the finalizer's thread once the object cannot be reached: it only queues.
        ~Companion()
        {
            if (TakeTarget() is { } target)
            {
                Found(_number, target);
            }
        }

        public bool IsDone => _target is null;

        public PyObject? TakeTarget() => Interlocked.Exchange(ref _target, null);
    }
}
