namespace Jitter.Compiler.CodeGen;

/// <summary>An insertion-ordered table from names or constants to their index: co_names, co_varnames, co_consts, ...</summary>
/// <remarks>Each code object has five, most of them small: up to a few items are searched in turn, more through a hash table.</remarks>
public sealed class IndexTable<T>
    where T : class, IEquatable<T>
{
    private const int LargestSearched = 8;

    private T[] _items = [];

    // From 9 items on: the hash codes by item, and an open-addressed table of item indices plus one, a power of two in size.
    private int[] _hashes = [];
    private int[] _slots = [];

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>The items by index; good until the next one is added.</summary>
    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    /// <summary>The index of an item, which is added at the end if it is new.</summary>
    public int Add(T item)
    {
        if (Count < LargestSearched)
        {
            int index = Search(item);
            return index >= 0 ? index : Append(item);
        }

        if (_slots.Length == 0)
        {
            Rehash();
        }

        int hash = item.GetHashCode();
        int slot = Find(item, hash);
        if (_slots[slot] != 0)
        {
            return _slots[slot] - 1;
        }

        int added = Append(item);
        _hashes[added] = hash;
        _slots[slot] = added + 1;
        if (Count * 2 > _slots.Length)
        {
            Rehash();
        }

        return added;
    }

    /// <summary>Whether the table has an item, and its index.</summary>
    public bool TryGetIndex(T item, out int index)
    {
        index = _slots.Length == 0 ? Search(item) : _slots[Find(item, item.GetHashCode())] - 1;
        return index >= 0;
    }

    /// <summary>A copy of the items.</summary>
    public T[] ToArray() => Count == 0 ? [] : Items.ToArray();

    private int Search(T item)
    {
        ReadOnlySpan<T> items = Items;
        for (int i = 0; i < items.Length; i++)
        {
            if (ReferenceEquals(items[i], item))
            {
                return i;
            }
        }

        for (int i = 0; i < items.Length; i++)
        {
            if (items[i].Equals(item))
            {
                return i;
            }
        }

        return -1;
    }

    private int Append(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, Count * 2));
        }

        _items[Count] = item;
        return Count++;
    }

    // The slot of an item, or the free one where it belongs.
    private int Find(T item, int hash)
    {
        int mask = _slots.Length - 1;
        int slot = hash & mask;
        while (_slots[slot] != 0)
        {
            int index = _slots[slot] - 1;
            if (_hashes[index] == hash && (ReferenceEquals(_items[index], item) || _items[index].Equals(item)))
            {
                break;
            }

            slot = (slot + 1) & mask;
        }

        return slot;
    }

    // Makes the table anew for twice the items.
    private void Rehash()
    {
        int known = _hashes.Length == 0 ? 0 : Count;
        int size = Math.Max(LargestSearched * 4, _slots.Length * 2);
        Array.Resize(ref _hashes, size);
        _slots = new int[size];
        for (int i = 0; i < Count; i++)
        {
            if (i >= known)
            {
                _hashes[i] = _items[i].GetHashCode();
            }

            int slot = _hashes[i] & (size - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            _slots[slot] = i + 1;
        }
    }
}
