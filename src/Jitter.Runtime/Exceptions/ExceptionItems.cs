using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Exceptions;

/// <summary>Sequences that exceptions are given.</summary>
internal static class ExceptionItems
{
    /// <summary>tuple(iterable); null with an error pending.</summary>
    public static PyTuple? ToTuple(PyObject iterable) =>
        iterable is PyTuple tuple ? tuple : ToList(iterable) is { } list ? PyTuple.From(list.Items) : null;

    /// <summary>list(iterable); null with an error pending.</summary>
    public static PyList? ToList(PyObject iterable)
    {
        var list = new PyList();
        if (iterable is PyList items)
        {
            list.AddRange(items.Items);
            return list;
        }

        if (iterable.Type.Slots.Iter is not { } iterate)
        {
            Errors.Raise(PyExceptions.TypeError, $"'{iterable.Type.FullName}' object is not iterable");
            return null;
        }

        if (iterate(iterable) is not { } iterator)
        {
            return null;
        }

        while (iterator.Type.Slots.IterNext!(iterator) is { } item)
        {
            list.Add(item);
        }

        return Errors.Pending && !Errors.ClearIf(PyExceptions.StopIteration) ? null : list;
    }
}
