using System.Runtime.CompilerServices;

namespace Jitter.Syntax.Parsing;

/// <summary>
/// Where the items of lists under construction are collected, nested lists above those around them: note
/// <see cref="Count"/>, push, then take everything above it as an array.
/// </summary>
internal sealed class ScratchStack<T>
{
    private T[] _items = new T[32];

    /// <summary>How many items there are; a list begins at the count noted before its first item.</summary>
    public int Count { get; private set; }

    /// <summary>The item at an index from the bottom.</summary>
    public ref T this[int index] => ref _items[index];

    /// <summary>Adds an item to the list under construction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(T item)
    {
        if (Count == _items.Length)
        {
            Array.Resize(ref _items, Count * 2);
        }

        _items[Count++] = item;
    }

    /// <summary>Takes the items from index <paramref name="start"/> on, as an array.</summary>
    public T[] Take(int start)
    {
        int length = Count - start;
        if (length == 0)
        {
            return [];
        }

        T[] result = new T[length];
        Array.Copy(_items, start, result, 0, length);
        Count = start;
        return result;
    }

    /// <summary>Drops the items from index <paramref name="start"/> on.</summary>
    public void Drop(int start) => Count = start;
}
