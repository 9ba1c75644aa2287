using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.WeakRef;

/// <summary>The module _weakref, which weakref is built on.</summary>
[PyModule("_weakref", Doc = "Weak-reference support module.")]
public static partial class WeakRefModule
{
    [PyConstant("ref")]
    private static PyObject Ref => PyWeakReference.TypeObject;

    [PyConstant("ReferenceType")]
    private static PyObject ReferenceType => PyWeakReference.TypeObject;

    [PyConstant("ProxyType")]
    private static PyObject ProxyType => PyWeakProxy.ProxyType;

    [PyConstant("CallableProxyType")]
    private static PyObject CallableProxyType => PyWeakProxy.CallableProxyType;

    [PyFunction("getweakrefcount(object, /)")]
    private static int GetWeakRefCount(PyObject @object) => WeakReferences.All(@object).Count;

    [PyFunction("getweakrefs(object, /)")]
    private static PyObject GetWeakRefs(PyObject @object) => new PyList(WeakReferences.All(@object).ToArray<PyObject>());

    [PyFunction("proxy(object, callback=None, /)")]
    private static PyObject? Proxy(PyObject @object, PyObject? callback) =>
        PyWeakProxy.OfObject(@object, callback is PyNone ? null : callback);

    /// <summary>Removes a key if its value is a dead weak reference: no other thread can have set it anew in between.</summary>
    [PyFunction("_remove_dead_weakref(dct, key, /)")]
    private static PyObject? RemoveDeadWeakRef(PyDict dct, PyObject key)
    {
        PyObject? value = dct.Get(key);
        if (value is PyWeakReference { Target: null })
        {
            dct.Remove(key);
        }

        return Jitter.Runtime.Exceptions.Errors.Pending ? null : PyNone.None;
    }
}
