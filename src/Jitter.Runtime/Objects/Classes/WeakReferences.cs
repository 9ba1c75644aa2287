namespace Jitter.Runtime.Objects;

/// <summary>The weak references to objects.</summary>
public static class WeakReferences
{
    /// <summary>The oldest living weak reference to an object; null for none.</summary>
    public static PyObject? First(PyObject value) => null;
}
