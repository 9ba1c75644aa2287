using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Jitter.Compiler.CodeGen;

/// <summary>An insertion-ordered table from names or constants to their index: co_names, co_varnames, co_consts, ...</summary>
/// <remarks>
/// Each code object has five, most of them small: up to a few items are searched in turn, more through a hash table. Items that are
/// equal are nearly always the same object, since names are interned and constants merged, so equality is asked for last.
/// </remarks>
internal sealed class IndexTable<T>
    where T : class, IEquatable<T>
{
    private const int LargestSearched = 8;
    private const int LargestKept = 1024;

    private T[] _items = [];
    private int[] _hashes = [];

    // From 9 items on: an open-addressed table of item indices plus one, a power of two in size and at most half full.
    private int[] _slots = [];

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>The items by index; good until the next one is added.</summary>
    public ReadOnlySpan<T> Items => _items.AsSpan(0, Count);

    /// <summary>The index of an item, which is added at the end if it is new.</summary>
    public int Add(T item)
    {
        int hash = HashOf(item);
        int index = Find(item, hash);
        return index >= 0 ? index : Append(item, hash);
    }

    /// <summary>Adds items in order.</summary>
    public void AddRange(ReadOnlySpan<T> items)
    {
        foreach (T item in items)
        {
            Add(item);
        }
    }

    /// <summary>Whether the table has an item, and its index.</summary>
    public bool TryGetIndex(T item, out int index)
    {
        index = Find(item, HashOf(item));
        return index >= 0;
    }

    /// <summary>A copy of the items.</summary>
    public T[] ToArray() => Count == 0 ? [] : Items.ToArray();

    /// <summary>Forgets the items, so that the buffers serve another code object.</summary>
    public void Clear()
    {
        if (_slots.Length > Math.Max(LargestKept, Count * 8))
        {
            _slots = []; // one large code object must not make all that follow pay for clearing its table
        }
        else if (Count > LargestSearched)
        {
            Array.Clear(_slots);
        }

        Array.Clear(_items, 0, Count);
        Count = 0;
    }

    /// <summary>The hash by which <see cref="Find"/> and <see cref="Append"/> know an item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int HashOf(T item) => item is string name ? HashOfName(name) : Mix((uint)item.GetHashCode());

    /// <summary>The index of an item, or -1.</summary>
    internal int Find(T item, int hash)
    {
        int[] hashes = _hashes;
        if (Count <= LargestSearched)
        {
            for (int i = 0; i < Count; i++)
            {
                if (hashes[i] == hash && IsSame(_items[i], item))
                {
                    return i;
                }
            }

            return -1;
        }

        int[] slots = _slots;
        int mask = slots.Length - 1;
        for (int slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            int index = slots[slot] - 1;
            if (index < 0 || (hashes[index] == hash && IsSame(_items[index], item)))
            {
                return index;
            }
        }
    }

    /// <summary>Adds an item that is not there yet; its index.</summary>
    internal int Append(T item, int hash)
    {
        int index = Count;
        if (index == _items.Length)
        {
            int size = Math.Max(LargestSearched, index * 2);
            Array.Resize(ref _items, size);
            Array.Resize(ref _hashes, size);
        }

        _items[index] = item;
        _hashes[index] = hash;
        Count = index + 1;
        if (index == LargestSearched || (index > LargestSearched && Count * 2 > _slots.Length))
        {
            Rehash();
        }
        else if (index > LargestSearched)
        {
            Link(index);
        }

        return index;
    }

    private static bool IsSame(T known, T item) => ReferenceEquals(known, item) || known.Equals(item);

    /// <summary>A hash of a name's length and characters, four at a time; the last four may overlap those before.</summary>
    private static int HashOfName(string name)
    {
        ref char start = ref MemoryMarshal.GetReference(name.AsSpan());
        int length = name.Length;
        ulong mixed = (uint)length;
        if (length >= 4)
        {
            // Names that programs generate differ anywhere, so that no character may be left out.
            for (int i = 0; i < length - 4; i += 4)
            {
                mixed = BitOperations.RotateLeft((mixed ^ ReadFour(ref Unsafe.Add(ref start, i))) * 0x9E3779B97F4A7C15, 29);
            }

            mixed = BitOperations.RotateLeft((mixed ^ ReadFour(ref Unsafe.Add(ref start, length - 4))) * 0xC2B2AE3D27D4EB4F, 29) * 0x9E3779B97F4A7C15;
        }
        else if (length == 0)
        {
            return 0;
        }
        else
        {
            mixed = (start | ((ulong)Unsafe.Add(ref start, length >> 1) << 16) | ((ulong)Unsafe.Add(ref start, length - 1) << 32) | (mixed << 48))
                * 0x9E3779B97F4A7C15;
        }

        return (int)(mixed >> 32);
    }

    // The hashes of round numbers differ in their upper bits only, and the lower ones choose the slot.
    private static int Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x9E3779B1;
        return (int)(hash ^ (hash >> 15));
    }

    private static ulong ReadFour(ref char start) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<char, byte>(ref start));

    private void Rehash()
    {
        int size = Math.Max(LargestSearched * 4, (int)BitOperations.RoundUpToPowerOf2((uint)Count * 2));
        if (_slots.Length < size)
        {
            _slots = new int[size * 2];
        }

        for (int i = 0; i < Count; i++)
        {
            Link(i);
        }
    }

    private void Link(int index)
    {
        int mask = _slots.Length - 1;
        int slot = _hashes[index] & mask;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = index + 1;
    }
}
