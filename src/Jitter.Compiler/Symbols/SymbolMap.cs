using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Jitter.Compiler.Symbols;

/// <summary>
/// The symbols of a scope by mangled name, in order of first appearance: setting a name again keeps its place
/// (as in CPython's dicts).
/// </summary>
/// <remarks>Most scopes have a handful of names, which a scan by reference finds; a hash index is built beyond that.</remarks>
internal sealed class SymbolMap : IEnumerable<KeyValuePair<string, Symbol>>
{
    private const int ScanLimit = 8;

    private Entry[] _entries = [];
    private int[]? _heads;

    /// <summary>How many names there are.</summary>
    public int Count { get; private set; }

    /// <summary>The symbol of a name; a name that is not there has no flags and the scope Unknown. Setting adds it at the end if it is new.</summary>
    public Symbol this[string name]
    {
        get
        {
            int index = IndexOf(name);
            return index < 0 ? default : _entries[index].Symbol;
        }
        set
        {
            // Not in one expression: adding may replace the array.
            int index = Add(name, out _);
            _entries[index].Symbol = value;
        }
    }

    /// <summary>Whether a name is there, and its symbol.</summary>
    public bool TryGetValue(string name, out Symbol symbol)
    {
        int index = IndexOf(name);
        symbol = index < 0 ? default : _entries[index].Symbol;
        return index >= 0;
    }

    /// <summary>Whether a name is there.</summary>
    public bool ContainsKey(string name) => IndexOf(name) >= 0;

    /// <summary>Where a name stands in the order of appearance; -1 if it is not there.</summary>
    public int IndexOf(string name)
    {
        Entry[] entries = _entries;
        if (_heads is not { } heads)
        {
            for (int i = 0; i < Count; i++)
            {
                if (ReferenceEquals(entries[i].Name, name))
                {
                    return i;
                }
            }

            int soughtHash = Hash(name);
            for (int i = 0; i < Count; i++)
            {
                if (entries[i].Hash == soughtHash && entries[i].Name == name)
                {
                    return i;
                }
            }

            return -1;
        }

        int hash = Hash(name);
        for (int i = heads[hash & (heads.Length - 1)] - 1; i >= 0; i = entries[i].Next)
        {
            if (entries[i].Hash == hash && entries[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The name at a place in the order of appearance.</summary>
    public string NameAt(int index) => _entries[index].Name;

    /// <summary>The symbol at a place in the order of appearance, to read or change.</summary>
    public ref Symbol SymbolAt(int index) => ref _entries[index].Symbol;

    /// <summary>Enumerates names and symbols in order of appearance.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<string, Symbol>> IEnumerable<KeyValuePair<string, Symbol>>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    private static int Hash(string name)
    {
        uint hash = (uint)name.Length;
        foreach (char unit in name)
        {
            hash = (hash ^ unit) * 0x01000193;
        }

        return (int)(hash ^ (hash >> 15));
    }

    /// <summary>Forgets all names, so that the map serves again.</summary>
    internal void Clear()
    {
        Count = 0;
        _heads = null;
    }

    /// <summary>Takes a name out.</summary>
    internal void Remove(string name)
    {
        int index = IndexOf(name);
        if (index >= 0)
        {
            Count--;
            Array.Copy(_entries, index + 1, _entries, index, Count - index);
            if (_heads is not null)
            {
                BuildIndex();
            }
        }
    }

    /// <summary>The place of a name, which is added without flags if it is new.</summary>
    internal int Add(string name, out bool isNew)
    {
        int index = IndexOf(name);
        isNew = index < 0;
        if (!isNew)
        {
            return index;
        }

        index = Count;
        if (index == _entries.Length)
        {
            Array.Resize(ref _entries, index == 0 ? 4 : index * 2);
        }

        ref Entry entry = ref _entries[index];
        entry.Name = name;
        entry.Hash = Hash(name);
        entry.Symbol = default;
        Count++;
        if (_heads is not null && Count <= _heads.Length)
        {
            Link(index);
        }
        else if (Count > ScanLimit)
        {
            BuildIndex();
        }

        return index;
    }

    private void BuildIndex()
    {
        _heads = new int[BitOperations.RoundUpToPowerOf2((uint)_entries.Length)];
        for (int i = 0; i < Count; i++)
        {
            Link(i);
        }
    }

    private void Link(int index)
    {
        ref int head = ref _heads![_entries[index].Hash & (_heads.Length - 1)];
        _entries[index].Next = head - 1;
        head = index + 1;
    }

    /// <summary>Enumerates a map; changing the symbols of names already there is allowed meanwhile.</summary>
    [SuppressMessage("Design", "CA1034", Justification = "An enumerator belongs to its collection.")]
    public struct Enumerator : IEnumerator<KeyValuePair<string, Symbol>>
    {
        private readonly SymbolMap _map;
        private int _index;

        internal Enumerator(SymbolMap map)
        {
            _map = map;
            _index = -1;
        }

        /// <inheritdoc/>
        public readonly KeyValuePair<string, Symbol> Current => new(_map._entries[_index].Name, _map._entries[_index].Symbol);

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_index < _map.Count;

        /// <inheritdoc/>
        public void Reset() => _index = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }

    private struct Entry
    {
        public string Name;
        public int Hash;
        public int Next;
        public Symbol Symbol;
    }
}
