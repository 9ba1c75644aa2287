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
    private int _finger;

    /// <summary>len()</summary>
    public int Count { get; private set; }

    /// <summary>Whether an item is in the set: 1, 0, or -1 with an error pending.</summary>
    public int Contains(PyObject item)
    {
        long hash = Hashing.Hash(item);
        return hash == -1 ? -1 : Contains(item, hash);
    }

    /// <summary>Whether an item whose hash is known is in the set: 1, 0, or -1 with an error pending.</summary>
    public int Contains(PyObject item, long hash) => !Find(item, hash, out int found) ? -1 : found >= 0 ? 1 : 0;

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

    /// <summary>Like <see cref="Next(ref int)"/>, with the item's hash.</summary>
    public PyObject? Next(ref int position, out long hash)
    {
        while (position < _table.Length)
        {
            ref Entry entry = ref _table[position++];
            if (entry.Item is not null && !ReferenceEquals(entry.Item, Removed.Marker))
            {
                hash = entry.Hash;
                return entry.Item;
            }
        }

        hash = 0;
        return null;
    }

    /// <summary>Adds an item; false with an error pending.</summary>
    internal bool AddItem(PyObject item)
    {
        long hash = Hashing.Hash(item);
        return hash != -1 && AddItem(item, hash);
    }

    /// <summary>
    /// Adds an item whose hash is known; false with an error pending. The last place of a removed item that is passed is used again
    /// (set_add_entry).
    /// </summary>
    internal bool AddItem(PyObject item, long hash)
    {
    restart:
        Entry[] table = _table;
        int removed = -1;
        ulong mask = (ulong)table.Length - 1;
        ulong perturb = (ulong)hash;
        ulong start = (ulong)hash & mask;
        while (true)
        {
            int probes = start + LinearProbes <= mask ? LinearProbes : 0;
            for (int i = (int)start; i <= (int)start + probes; i++)
            {
                ref Entry entry = ref table[i];
                PyObject? present = entry.Item;
                if (present is null)
                {
                    AddAt(removed >= 0 ? removed : i, item, hash, isNew: removed < 0);
                    return true;
                }

                if (entry.Hash == hash && !ReferenceEquals(present, Removed.Marker))
                {
                    if (ReferenceEquals(present, item))
                    {
                        return true;
                    }

                    int equal = Comparisons.AreEqual(present, item);
                    if (equal != 0)
                    {
                        return equal > 0;
                    }

                    if (!ReferenceEquals(table, _table) || !ReferenceEquals(table[i].Item, present))
                    {
                        goto restart; // __eq__ changed the set
                    }
                }
                else if (ReferenceEquals(present, Removed.Marker))
                {
                    removed = i;
                }
            }

            perturb >>= PerturbShift;
            start = ((start * 5) + 1 + perturb) & mask;
        }
    }

    private void AddAt(int index, PyObject item, long hash, bool isNew)
    {
        ref Entry entry = ref _table[index];
        entry.Item = item;
        entry.Hash = hash;
        Count++;
        if (isNew)
        {
            _filled++;
            if (_filled * 5L >= (_table.Length - 1) * 3L)
            {
                Resize(Count > LargeSet ? Count * 2 : Count * 4);
            }
        }
    }

    /// <summary>Removes an item: 1, 0 where there is none, or -1 with an error pending.</summary>
    internal int RemoveItem(PyObject item)
    {
        long hash = Hashing.Hash(item);
        return hash == -1 ? -1 : RemoveItem(item, hash);
    }

    /// <summary>Removes an item whose hash is known: 1, 0 where there is none, or -1 with an error pending.</summary>
    internal int RemoveItem(PyObject item, long hash)
    {
        if (!Find(item, hash, out int found))
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

    /// <summary>Removes any item, each from where the last one was found; null where the set is empty.</summary>
    internal PyObject? PopItem()
    {
        if (Count == 0)
        {
            return null;
        }

        int mask = _table.Length - 1;
        int at = _finger & mask;
        while (_table[at].Item is null || ReferenceEquals(_table[at].Item, Removed.Marker))
        {
            at = (at + 1) & mask;
        }

        PyObject item = _table[at].Item!;
        _table[at] = new Entry { Item = Removed.Marker, Hash = -1 };
        Count--;
        _finger = at + 1;
        return item;
    }

    /// <summary>Adds all items of another set, in CPython's way, on which the order depends (set_merge); false with an error pending.</summary>
    internal bool MergeItems(PySetBase other)
    {
        if (ReferenceEquals(this, other) || other.Count == 0)
        {
            return true;
        }

        if ((long)(_filled + other.Count) * 5 >= (_table.Length - 1) * 3L)
        {
            Resize((Count + other.Count) * 2);
        }

        if (_filled == 0)
        {
            if (_table.Length == other._table.Length && other._filled == other.Count)
            {
                other._table.CopyTo(_table, 0);
            }
            else
            {
                foreach (ref readonly Entry entry in other._table.AsSpan())
                {
                    if (entry.Item is not null && !ReferenceEquals(entry.Item, Removed.Marker))
                    {
                        Place(_table, entry.Item, entry.Hash);
                    }
                }
            }

            _filled = Count = other.Count;
            return true;
        }

        int position = 0;
        while (other.Next(ref position, out long hash) is { } item)
        {
            if (!AddItem(item, hash))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds the keys of a dict; false with an error pending.</summary>
    internal bool MergeKeys(PyDict dict)
    {
        if ((long)(_filled + dict.Count) * 5 >= (_table.Length - 1) * 3L)
        {
            Resize((Count + dict.Count) * 2);
        }

        int position = 0;
        while (dict.Next(ref position, out PyObject? key, out _, out long hash))
        {
            if (!AddItem(key, hash))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the contents of another set, which gets this one's (set_swap_bodies).</summary>
    internal void Swap(PySetBase other)
    {
        (_table, other._table) = (other._table, _table);
        (_filled, other._filled) = (other._filled, _filled);
        (Count, other.Count) = (other.Count, Count);
    }

    /// <summary>Drops the places of removed items where they are more than a quarter.</summary>
    internal void DropRemoved()
    {
        if (_filled - Count > (_table.Length - 1) / 4)
        {
            Resize(Count > LargeSet ? Count * 2 : Count * 4);
        }
    }

    /// <summary>The xor of all items' shuffled hashes: what frozenset's hash begins with.</summary>
    internal ulong MixHashes()
    {
        ulong result = 0;
        int position = 0;
        while (Next(ref position, out long hash) is not null)
        {
            result ^= (((ulong)hash ^ 89869747UL) ^ ((ulong)hash << 16)) * 3644798167UL;
        }

        return result;
    }

    internal long TableSize => _table.Length;

    internal void ClearItems()
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
                ref Entry place = ref table[i];
                (PyObject? Item, long Hash) entry = (place.Item, place.Hash);
                if (entry.Item is null)
                {
                    found = -1;
                    return true;
                }

                if (entry.Hash == hash && !ReferenceEquals(entry.Item, Removed.Marker))
                {
                    if (ReferenceEquals(entry.Item, item))
                    {
                        found = i;
                        return true;
                    }

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
