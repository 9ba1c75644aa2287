using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>The repr of containers, and what keeps one that contains itself from going on for ever (Py_ReprEnter).</summary>
public static class ContainerText
{
    // The containers whose repr is being made, over all threads: those of another thread are told apart by its number.
    private static readonly List<(PyObject Container, int Thread)> s_active = [];

    /// <summary>Begins the repr of a container: false where it is already being made further up.</summary>
    public static bool Enter(PyObject container)
    {
        int thread = Environment.CurrentManagedThreadId;
        for (int i = s_active.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(s_active[i].Container, container) && s_active[i].Thread == thread)
            {
                return false;
            }
        }

        s_active.Add((container, thread));
        return true;
    }

    /// <summary>Ends the repr of a container.</summary>
    public static void Leave(PyObject container)
    {
        int thread = Environment.CurrentManagedThreadId;
        for (int i = s_active.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(s_active[i].Container, container) && s_active[i].Thread == thread)
            {
                s_active.RemoveAt(i);
                return;
            }
        }
    }

    /// <summary>The repr of a tuple; null with an error pending.</summary>
    public static PyStr? Repr(PyObject container, PyObject[] items, string open, string close, string empty, string nested)
    {
        if (items.Length == 0)
        {
            return new PyStr(empty);
        }

        if (!Enter(container))
        {
            return new PyStr(nested);
        }

        var builder = new PyStrBuilder(16);
        builder.Append(open);
        bool success = AppendItems(ref builder, items);
        Leave(container);
        if (!success)
        {
            builder.Dispose();
            return null;
        }

        builder.Append(close);
        return builder.ToStr();
    }

    /// <summary>The repr of a list, whose items may change meanwhile; null with an error pending.</summary>
    public static PyStr? Repr(PyList list)
    {
        if (list.Count == 0)
        {
            return new PyStr("[]");
        }

        if (!Enter(list))
        {
            return new PyStr("[...]");
        }

        var builder = new PyStrBuilder(16);
        builder.Append('[');
        bool success = true;
        for (int i = 0; i < list.Count && success; i++)
        {
            if (i > 0)
            {
                builder.Append(',');
                builder.Append(' ');
            }

            success = AppendRepr(ref builder, list[i]);
        }

        Leave(list);
        if (!success)
        {
            builder.Dispose();
            return null;
        }

        builder.Append(']');
        return builder.ToStr();
    }

    /// <summary>The repr of a dict; null with an error pending.</summary>
    public static PyStr? Repr(PyDict dict)
    {
        if (dict.Count == 0)
        {
            return new PyStr("{}");
        }

        if (!Enter(dict))
        {
            return new PyStr("{...}");
        }

        var builder = new PyStrBuilder(16);
        builder.Append('{');
        bool success = true;
        bool isFirst = true;
        int position = 0;
        while (success && dict.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (!isFirst)
            {
                builder.Append(',');
                builder.Append(' ');
            }

            isFirst = false;
            success = AppendRepr(ref builder, key);
            if (success)
            {
                builder.Append(':');
                builder.Append(' ');
                success = AppendRepr(ref builder, value);
            }
        }

        Leave(dict);
        if (!success)
        {
            builder.Dispose();
            return null;
        }

        builder.Append('}');
        return builder.ToStr();
    }

    /// <summary>Appends an object's repr; false with an error pending.</summary>
    public static bool AppendRepr(ref PyStrBuilder builder, PyObject item)
    {
        if (Texts.Repr(item) is not { } text)
        {
            return false;
        }

        builder.Append(text);
        return true;
    }

    private static bool AppendItems(ref PyStrBuilder builder, PyObject[] items)
    {
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0)
            {
                builder.Append(',');
                builder.Append(' ');
            }

            if (!AppendRepr(ref builder, items[i]))
            {
                return false;
            }
        }

        return true;
    }
}
