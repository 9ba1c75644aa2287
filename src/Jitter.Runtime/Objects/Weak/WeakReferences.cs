using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Objects;

/// <summary>
/// The weak references to objects: one list an object, which the object keeps alive and which queues the callbacks when the
/// object is gone. Callbacks run at a safe point (DESIGN.md, decision 14).
/// </summary>
public static class WeakReferences
{
    private static readonly ConditionalWeakTable<PyObject, ReferenceList> s_lists = [];

    /// <summary>The oldest living weak reference to an object; null for none.</summary>
    public static PyObject? First(PyObject target)
    {
        List<PyWeakReference> all = All(target);
        return all.Count > 0 ? all[0] : null;
    }

    /// <summary>The living weak references and proxies of an object, oldest first.</summary>
    public static List<PyWeakReference> All(PyObject target)
    {
        var alive = new List<PyWeakReference>();
        if (s_lists.TryGetValue(target, out ReferenceList? list))
        {
            list.CollectAlive(alive);
        }

        return alive;
    }

    /// <summary>Whether the object's type allows weak references; false with TypeError pending.</summary>
    public static bool Check(PyObject target) =>
        (target.Type.Flags & TypeFlags.WeakReferences) != 0
        || Errors.RaiseFalse(PyExceptions.TypeError, $"cannot create weak reference to '{target.Type.FullName}' object");

    /// <summary>Adds a reference to its target's list. The shared ones, without a callback, stand in front.</summary>
    internal static void Register(PyObject target, PyWeakReference reference)
    {
        ReferenceList list = s_lists.GetValue(target, static _ => new ReferenceList());
        list.Add(reference);
    }

    /// <summary>Runs the callback of a reference whose target is gone.</summary>
    internal static void RunCallback(PyWeakReference reference)
    {
        if (reference.TakeCallback() is not { } callback)
        {
            return;
        }

        if (Calls.Call(callback, reference) is null)
        {
            Unraisable.Write(null, callback);
        }
    }

    /// <summary>
    /// The references to one object. They are held by handles, not by WeakReference objects: those have finalizers of their own, which
    /// may run before this one's.
    /// </summary>
    private sealed class ReferenceList
    {
        private readonly List<GCHandle> _references = [];
        private bool _hasCallbacks;

        // Runs on the finalizer's thread once the target cannot be reached: it only queues.
        ~ReferenceList()
        {
            // The newest reference's callback comes first, as in CPython.
            for (int i = _references.Count - 1; i >= 0; i--)
            {
                if (_hasCallbacks && _references[i].Target is PyWeakReference { Callback: not null } reference)
                {
                    EvalBreaker.AddPendingCall(() => RunCallback(reference));
                }

                _references[i].Free();
            }
        }

        public void Add(PyWeakReference reference)
        {
            if (_references.Count > 8 && (_references.Count & (_references.Count - 1)) == 0)
            {
                RemoveDead();
            }

            _hasCallbacks |= reference.Callback is not null;
            GCHandle handle = GCHandle.Alloc(reference, GCHandleType.Weak);
            if (reference.IsShared)
            {
                _references.Insert(0, handle);
            }
            else
            {
                _references.Add(handle);
            }
        }

        public void CollectAlive(List<PyWeakReference> alive)
        {
            foreach (GCHandle handle in _references)
            {
                if (handle.Target is PyWeakReference reference)
                {
                    alive.Add(reference);
                }
            }
        }

        private void RemoveDead()
        {
            for (int i = _references.Count - 1; i >= 0; i--)
            {
                if (_references[i].Target is null)
                {
                    _references[i].Free();
                    _references.RemoveAt(i);
                }
            }
        }
    }
}
