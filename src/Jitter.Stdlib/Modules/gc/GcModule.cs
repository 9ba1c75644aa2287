using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Gc;

/// <summary>
/// The module gc over .NET's collector: collect() makes a full, blocking collection and then runs finalizers and the callbacks of weak
/// references. Thresholds and counts are kept for programs that set and ask them; they steer nothing.
/// </summary>
[PyModule("gc", Doc = "This module provides access to the garbage collector.")]
public static partial class GcModule
{
    private const int Generations = 3;

    private static readonly PyStr s_generation = PyStr.Interned("generation");
    private static readonly PyStr s_collected = PyStr.Interned("collected");
    private static readonly PyStr s_uncollectable = PyStr.Interned("uncollectable");
    private static readonly PyList s_garbage = new();
    private static readonly PyList s_callbacks = new();
    private static readonly long[] s_threshold = [2000, 10, 10];
    private static readonly long[] s_collections = new long[Generations];

    private static bool s_isEnabled = true;
    private static bool s_isCollecting;
    private static int s_debug;

    [PyConstant("DEBUG_STATS")]
    private const int DebugStats = 1;

    [PyConstant("DEBUG_COLLECTABLE")]
    private const int DebugCollectable = 2;

    [PyConstant("DEBUG_UNCOLLECTABLE")]
    private const int DebugUncollectable = 4;

    [PyConstant("DEBUG_SAVEALL")]
    private const int DebugSaveAll = 32;

    [PyConstant("DEBUG_LEAK")]
    private const int DebugLeak = 38;

    [PyConstant("garbage")]
    private static PyObject Garbage => s_garbage;

    [PyConstant("callbacks")]
    private static PyObject Callbacks => s_callbacks;

    [PyFunction("enable()")]
    private static void Enable() => s_isEnabled = true;

    [PyFunction("disable()")]
    private static void Disable() => s_isEnabled = false;

    [PyFunction("isenabled()")]
    private static bool IsEnabled() => s_isEnabled;

    [PyFunction("set_debug(flags, /)")]
    private static void SetDebug(int flags) => s_debug = flags;

    [PyFunction("get_debug()")]
    private static int GetDebug() => s_debug;

    [PyFunction("get_count()")]
    private static PyObject GetCount() => new PyTuple([PyInt.From(0L), PyInt.From(0L), PyInt.From(0L)]);

    [PyFunction("set_threshold(threshold0, threshold1=0, threshold2=0, /)", HasTextSignature = false, Style = ArgumentStyle.ParseTuple)]
    private static void SetThreshold(int threshold0, PyObject? threshold1, PyObject? threshold2)
    {
        s_threshold[0] = threshold0;
        Set(1, threshold1);
        Set(2, threshold2);

        static void Set(int generation, PyObject? value)
        {
            if (value is not null && Numbers.Index(value) is { } number && number.TryGetInt64(out long threshold))
            {
                s_threshold[generation] = threshold;
            }
        }
    }

    [PyFunction("get_threshold()")]
    private static PyObject GetThreshold() => new PyTuple(Array.ConvertAll(s_threshold, static value => (PyObject)PyInt.From(value)));

    [PyFunction("collect($module, /, generation=2)")]
    private static PyObject? Collect(int? generation)
    {
        int number = generation ?? Generations - 1;
        if (number is < 0 or >= Generations)
        {
            return Errors.Raise(PyExceptions.ValueError, "invalid generation");
        }

        if (s_isCollecting)
        {
            return PyInt.From(0L);
        }

        s_isCollecting = true;
        Notify("start", number);
        CollectNow();
        s_collections[number]++;
        Notify("stop", number);
        s_isCollecting = false;
        return PyInt.From(0L);
    }

    /// <summary>Collects until finalizers and callbacks make nothing more free, three rounds at most.</summary>
    private static void CollectNow()
    {
        PyThreadState.Current.ClearUnusedStack();
        for (int round = 0; round < Generations; round++)
        {
            GC.Collect();
            using (Gil.Released())
            {
                GC.WaitForPendingFinalizers();
            }

            if ((EvalBreaker.Word & (int)BreakReasons.PendingCall) == 0)
            {
                break;
            }

            EvalBreaker.RunPendingCalls();
        }
    }

    /// <summary>Calls the functions in gc.callbacks; their errors are reported and ignored.</summary>
    private static void Notify(string phase, int generation)
    {
        if (s_callbacks.Count == 0)
        {
            return;
        }

        var info = new PyDict();
        info.SetStr(s_generation, PyInt.From((long)generation));
        info.SetStr(s_collected, PyInt.From(0L));
        info.SetStr(s_uncollectable, PyInt.From(0L));
        foreach (PyObject callback in s_callbacks.Items.ToArray())
        {
            if (Calls.Call(callback, new PyStr(phase), info) is null)
            {
                Unraisable.Write(null, callback);
            }
        }
    }

    [PyFunction("get_objects($module, /, generation=None)")]
    private static PyObject? GetObjects(int? generation)
    {
        if (generation >= Generations)
        {
            return Errors.Raise(
                PyExceptions.ValueError, $"generation parameter must be less than the number of available generations ({Generations})");
        }

        if (generation < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "generation parameter cannot be negative");
        }

        // .NET cannot enumerate its heap: what can be reached from the modules is found.
        return new PyList(ObjectGraph.Reachable([.. Roots()]).ToArray());
    }

    [PyFunction("get_stats()")]
    private static PyObject GetStats()
    {
        var stats = new PyList();
        for (int i = 0; i < Generations; i++)
        {
            var entry = new PyDict();
            entry.SetStr(PyStr.Interned("collections"), PyInt.From(s_collections[i]));
            entry.SetStr(s_collected, PyInt.From(0L));
            entry.SetStr(s_uncollectable, PyInt.From(0L));
            stats.Add(entry);
        }

        return stats;
    }

    [PyFunction("is_tracked(obj, /)")]
    private static bool IsTracked(PyObject obj)
    {
        switch (obj)
        {
            case PyTuple tuple when obj.GetType() == typeof(PyTuple):
                return Array.Exists(tuple.Items, IsTracked);
            case PyDict dict when obj.GetType() == typeof(PyDict):
                int position = 0;
                while (dict.Next(ref position, out PyObject? key, out PyObject? value))
                {
                    if (IsTracked(key) || IsTracked(value))
                    {
                        return true;
                    }
                }

                return false;
            case PyType type:
                return (type.Flags & TypeFlags.Heap) != 0;
            default:
                return TypeSizes.IsTracked(obj.Type);
        }
    }

    [PyFunction("is_finalized(obj, /)")]
    private static bool IsFinalized(PyObject obj) => Finalizers.WasFinalized(obj);

    [PyFunction("get_referrers($module, /, *objs)")]
    private static PyObject GetReferrers(PyTuple objs)
    {
        var found = new PyList();
        foreach (PyObject candidate in ObjectGraph.Reachable([.. Roots()]))
        {
            if (!ReferenceEquals(candidate, objs) && ObjectGraph.References(candidate).Exists(item => Array.IndexOf(objs.Items, item) >= 0))
            {
                found.Add(candidate);
            }
        }

        return found;
    }

    [PyFunction("get_referents($module, /, *objs)")]
    private static PyObject GetReferents(PyTuple objs)
    {
        var found = new PyList();
        foreach (PyObject item in objs.Items)
        {
            if (TypeSizes.IsTracked(item.Type))
            {
                found.AddRange(ObjectGraph.References(item).ToArray());
            }
        }

        return found;
    }

    [PyFunction("freeze()")]
    private static void Freeze()
    {
    }

    [PyFunction("unfreeze()")]
    private static void Unfreeze()
    {
    }

    [PyFunction("get_freeze_count()")]
    private static int GetFreezeCount() => 0;

    /// <summary>Where a search of the heap begins: the loaded modules, and the variables of the frames.</summary>
    private static List<PyObject> Roots()
    {
        var roots = new List<PyObject> { Jitter.Runtime.Import.Imports.Modules };
        for (Jitter.Runtime.Frames.PyFrame? frame = PyThreadState.Current.Frame; frame is not null; frame = frame.Back)
        {
            for (int i = 0; i < frame.Running.LocalCount; i++)
            {
                if (frame.Local(i) is { } local)
                {
                    roots.Add(local);
                }
            }
        }

        return roots;
    }
}
