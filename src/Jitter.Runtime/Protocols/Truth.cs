using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Truth values (PyObject_IsTrue).</summary>
public static class Truth
{
    /// <summary>bool(value): 1, 0, or -1 with an error pending.</summary>
    public static int Of(PyObject value)
    {
        if (value.GetType() == typeof(PyBool))
        {
            return ReferenceEquals(value, PyBool.True) ? 1 : 0;
        }

        if (value.GetType() == typeof(PyNone))
        {
            return 0;
        }

        SlotSet slots = value.Type.Slots;
        if (slots.Bool is { } test)
        {
            return test(value);
        }

        return slots.Length is { } length ? Math.Sign(length(value)) : 1;
    }
}
