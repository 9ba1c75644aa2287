using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>What set and frozenset share: a hash table whose order of iteration is CPython's (Objects/setobject.c).</summary>
public abstract partial class PySetBase : PyObject
{
    private const int SmallestTable = 8;
    private const int LinearProbes = 9;
    private const int PerturbShift = 5;
    private const int LargeSet = 50000;

    private Entry[] _table = new Entry[SmallestTable];
    private int _filled;

    /// <summary>len()</summary>
    public int Count { get; private set; }

    /// <summary>Whether an item is in the set: 1, 0, or -1 with an error pending.</summary>
    public int Contains(PyObject item)
    {
        long hash = Hashing.Hash(item);
        return hash == -1 || !Find(item, hash, out int found) ? -1 : found >= 0 ? 1 : 0;
    }

    /// <summary>
    /// Walks over the items: starts at position 0 and leaves the position behind the item; null at the end.
    /// </summary>
    public PyObject? Next(ref int position)
    {
        while (position < _table.Length)
        {
            PyObject? item = _table[position++].Item;
            if (item is not null && !ReferenceEquals(item, Removed.Marker))
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>Adds an item; false with an error pending.</summary>
    private protected bool AddItem(PyObject item)
    {
        long hash = Hashing.Hash(item);
        if (hash == -1 || !Find(item, hash, out int found))
        {
            return false;
        }

        if (found < 0)
        {
            Insert(item, hash);
        }

        return true;
    }

    /// <summary>Removes an item: 1, 0 where there is none, or -1 with an error pending.</summary>
    private protected int RemoveItem(PyObject item)
    {
        long hash = Hashing.Hash(item);
        if (hash == -1 || !Find(item, hash, out int found))
        {
            return -1;
        }

        if (found < 0)
        {
            return 0;
        }

        _table[found] = new Entry { Item = Removed.Marker, Hash = -1 };
        Count--;
        return 1;
    }

    private protected void ClearItems()
    {
        _table = new Entry[SmallestTable];
        _filled = Count = 0;
    }

    /// <summary>Finds an item's place (-1: none). False with an error pending: a comparison raised.</summary>
    private bool Find(PyObject item, long hash, out int found)
    {
    restart:
        Entry[] table = _table;
        ulong mask = (ulong)table.Length - 1;
        ulong perturb = (ulong)hash;
        ulong start = (ulong)hash & mask;
        while (true)
        {
            int probes = start + LinearProbes <= mask ? LinearProbes : 0;
            for (int i = (int)start; i <= (int)start + probes; i++)
            {
                Entry entry = table[i];
                if (entry.Item is null)
                {
                    found = -1;
                    return true;
                }

                if (entry.Hash == hash && !ReferenceEquals(entry.Item, Removed.Marker))
                {
                    int equal = Comparisons.AreEqual(entry.Item, item);
                    if (equal < 0)
                    {
                        found = -1;
                        return false;
                    }

                    if (!ReferenceEquals(table, _table) || !ReferenceEquals(table[i].Item, entry.Item))
                    {
                        goto restart; // __eq__ changed the set
                    }

                    if (equal > 0)
                    {
                        found = i;
                        return true;
                    }
                }
            }

            perturb >>= PerturbShift;
            start = ((start * 5) + 1 + perturb) & mask;
        }
    }

    private void Insert(PyObject item, long hash)
    {
        Place(_table, item, hash);
        _filled++;
        Count++;
        int mask = _table.Length - 1;
        if (_filled * 5 >= mask * 3)
        {
            Resize(Count > LargeSet ? Count * 2 : Count * 4);
        }
    }

    private static void Place(Entry[] table, PyObject item, long hash)
    {
        ulong mask = (ulong)table.Length - 1;
        ulong perturb = (ulong)hash;
        ulong start = (ulong)hash & mask;
        while (true)
        {
            int probes = start + LinearProbes <= mask ? LinearProbes : 0;
            for (int i = (int)start; i <= (int)start + probes; i++)
            {
                if (table[i].Item is null)
                {
                    table[i] = new Entry { Item = item, Hash = hash };
                    return;
                }
            }

            perturb >>= PerturbShift;
            start = ((start * 5) + 1 + perturb) & mask;
        }
    }

    private void Resize(int wanted)
    {
        int size = SmallestTable;
        while (size <= wanted)
        {
            size <<= 1;
        }

        var table = new Entry[size];
        foreach (Entry entry in _table)
        {
            if (entry.Item is not null && !ReferenceEquals(entry.Item, Removed.Marker))
            {
                Place(table, entry.Item, entry.Hash);
            }
        }

        _table = table;
        _filled = Count;
    }

    private struct Entry
    {
        public PyObject? Item;
        public long Hash;
    }

    /// <summary>Stands where an item was removed, so that probing goes on behind it.</summary>
    private sealed class Removed : PyObject
    {
        public static readonly Removed Marker = new();

        public override PyType Type => PyTypes.Object;
    }
}

/// <summary>A set.</summary>
public partial class PySet : PySetBase
{
    /// <inheritdoc/>
    public override PyType Type => PyTypes.Set;

    /// <summary>Adds an item; false with an error pending.</summary>
    public bool Add(PyObject item) => AddItem(item);

    /// <summary>Removes an item: 1, 0 where there is none, or -1 with an error pending.</summary>
    public int Remove(PyObject item) => RemoveItem(item);

    /// <summary>Removes everything.</summary>
    public void Clear() => ClearItems();
}

/// <summary>A frozenset.</summary>
public partial class PyFrozenSet : PySetBase
{
    /// <inheritdoc/>
    public override PyType Type => PyTypes.FrozenSet;

    /// <summary>Makes a frozenset of hashable items; null with an error pending.</summary>
    public static PyFrozenSet? Create(ReadOnlySpan<PyObject> items)
    {
        var set = new PyFrozenSet();
        foreach (PyObject item in items)
        {
            if (!set.AddItem(item))
            {
                return null;
            }
        }

        return set;
    }
}
