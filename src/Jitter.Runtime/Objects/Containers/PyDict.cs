using System.Diagnostics.CodeAnalysis;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Objects;

/// <summary>A dict: a hash table that keeps its items in the order of insertion.</summary>
/// <remarks>
/// Like CPython's (Objects/dictobject.c): an index table with open addressing into an array of entries. Keys are compared
/// by identity, then by hash and ==; while all keys are exact strs no Python code can run and look-ups cannot fail.
/// </remarks>
[PyClass("dict", Existing = "PyTypes.Dict", Doc = "dict() -> new empty dictionary\ndict(mapping) -> its items\ndict(iterable) -> its pairs\ndict(**kwargs) -> the names and values")]
public partial class PyDict : PyObject
{
    private const int SmallestTable = 8;
    private const int Free = -1;
    private const int Deleted = -2;
    private const int PerturbShift = 5;

    private static uint s_lastKeysVersion;

    private int[] _table = [];
    private Entry[] _entries = [];
    private int _used;
    private int _first; // no entry before it is in use
    private int _usable; // how many places of the table may be taken before it must grow: places of removed entries stay taken
    private uint _keysVersion;

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Dict;

    /// <summary>len()</summary>
    public int Count { get; private set; }

    /// <summary>Whether every key that was ever added is an exact str.</summary>
    public bool HasOnlyStrKeys { get; private set; } = true;

    /// <summary>
    /// Identifies the set of keys and their places: while it is the same, a key's entry index is. Asking gives one out;
    /// adding or removing a key takes it back. Inline caches of globals hold it.
    /// </summary>
    public uint KeysVersion => _keysVersion != 0 ? _keysVersion : _keysVersion = ++s_lastKeysVersion;

    /// <summary><see cref="KeysVersion"/> where one was given out and still holds, else 0: what a cache's version is compared with.</summary>
    public uint CurrentKeysVersion => _keysVersion;

    /// <summary>How many entries there are to walk, deleted ones included: the limit of <see cref="Next(ref int, out PyObject?, out PyObject?)"/>'s positions.</summary>
    public int EntryCount => _used;

    /// <summary>The value of a str key; null where there is none. Runs no Python code while all keys are strs, else may set an error.</summary>
    public PyObject? GetStr(PyStr key)
    {
        int index = FindStr(key);
        return index >= 0 ? _entries[index].Value : null;
    }

    /// <summary>The entry index of an exact str key; -1 where there is none.</summary>
    public int FindStr(PyStr key)
    {
        if (!HasOnlyStrKeys)
        {
            return Find(key, key.Hash, out int found) ? found : -1;
        }

        if (_table.Length == 0)
        {
            return -1;
        }

        long hash = key.Hash;
        ulong perturb = (ulong)hash;
        int mask = _table.Length - 1;
        int slot = (int)hash & mask;
        while (true)
        {
            int index = _table[slot];
            if (index == Free)
            {
                return -1;
            }

            if (index >= 0)
            {
                ref Entry entry = ref _entries[index];
                if (ReferenceEquals(entry.Key, key) || (entry.Hash == hash && ((PyStr)entry.Key!).Equals(key)))
                {
                    return index;
                }
            }

            perturb >>= PerturbShift;
            slot = (int)((ulong)((slot * 5) + 1) + perturb) & mask;
        }
    }

    /// <summary>The value at an entry index that an inline cache found under the current <see cref="KeysVersion"/>.</summary>
    public PyObject? ValueAt(int index) => _entries[index].Value;

    /// <summary>The value of a key; null where there is none, or with an error pending.</summary>
    public PyObject? Get(PyObject key)
    {
        if (key.GetType() == typeof(PyStr))
        {
            return GetStr((PyStr)key);
        }

        long hash = Hashing.Hash(key);
        return hash == -1 || !Find(key, hash, out int index) || index < 0 ? null : _entries[index].Value;
    }

    /// <summary>The value of a key whose hash is known; null where there is none, or with an error pending.</summary>
    public PyObject? Get(PyObject key, long hash) => Find(key, hash, out int index) && index >= 0 ? _entries[index].Value : null;

    /// <summary>Sets a key whose hash is known; false with an error pending.</summary>
    public bool Set(PyObject key, long hash, PyObject value)
    {
        if (!Find(key, hash, out int index))
        {
            return false;
        }

        if (index >= 0)
        {
            _entries[index].Value = value;
        }
        else
        {
            Append(key, hash, value);
        }

        return true;
    }

    /// <summary>Removes a key whose hash is known and gives its value; null where there is none, or with an error pending.</summary>
    public PyObject? Remove(PyObject key, long hash)
    {
        if (!Find(key, hash, out int index) || index < 0)
        {
            return null;
        }

        PyObject? value = _entries[index].Value;
        RemoveAt(index);
        return value;
    }

    /// <summary>The value of a key, which is added with a default where it is missing; null with an error pending.</summary>
    public PyObject? SetDefault(PyObject key, PyObject value)
    {
        long hash = Hashing.Hash(key);
        if (hash == -1 || !Find(key, hash, out int index))
        {
            return null;
        }

        if (index >= 0)
        {
            return _entries[index].Value;
        }

        Append(key, hash, value);
        return value;
    }

    /// <summary>Sets a str key.</summary>
    public void SetStr(PyStr key, PyObject value)
    {
        int index = FindStr(key);
        if (index >= 0)
        {
            _entries[index].Value = value;
            return;
        }

        Append(key, key.Hash, value);
    }

    /// <summary>Sets a key; false with an error pending.</summary>
    public bool Set(PyObject key, PyObject value)
    {
        if (key.GetType() == typeof(PyStr) && HasOnlyStrKeys)
        {
            SetStr((PyStr)key, value);
            return true;
        }

        long hash = Hashing.Hash(key);
        if (hash == -1 || !Find(key, hash, out int index))
        {
            return false;
        }

        if (index >= 0)
        {
            _entries[index].Value = value;
        }
        else
        {
            Append(key, hash, value);
        }

        return true;
    }

    /// <summary>Removes a key and gives its value; null where there is none, or with an error pending.</summary>
    public PyObject? Remove(PyObject key)
    {
        long hash = Hashing.Hash(key);
        if (hash == -1 || !Find(key, hash, out int index) || index < 0)
        {
            return null;
        }

        PyObject? value = _entries[index].Value;
        RemoveAt(index);
        return value;
    }

    /// <summary>Removes everything.</summary>
    public void Clear()
    {
        _table = [];
        _entries = [];
        _used = _first = _usable = Count = 0;
        _keysVersion = 0;
        HasOnlyStrKeys = true;
    }

    /// <summary>
    /// Walks over the items: starts at position 0, steps over deleted ones, and leaves the position behind the item.
    /// </summary>
    public bool Next(ref int position, [NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value)
    {
        position = Math.Max(position, _first);
        while (position < _used)
        {
            ref Entry entry = ref _entries[position++];
            if (entry.Key is not null)
            {
                key = entry.Key;
                value = entry.Value!;
                return true;
            }
        }

        key = value = null;
        return false;
    }

    /// <summary>Like <see cref="Next(ref int, out PyObject?, out PyObject?)"/>, with the key's hash.</summary>
    public bool Next(ref int position, [NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value, out long hash)
    {
        position = Math.Max(position, _first);
        while (position < _used)
        {
            ref Entry entry = ref _entries[position++];
            if (entry.Key is not null)
            {
                key = entry.Key;
                value = entry.Value!;
                hash = entry.Hash;
                return true;
            }
        }

        key = value = null;
        hash = 0;
        return false;
    }

    /// <summary>Walks backwards: starts at position <see cref="EntryCount"/>, and leaves the position at the item.</summary>
    public bool Previous(ref int position, [NotNullWhen(true)] out PyObject? key, [NotNullWhen(true)] out PyObject? value)
    {
        position = Math.Min(position, _used);
        while (position > _first)
        {
            ref Entry entry = ref _entries[--position];
            if (entry.Key is not null)
            {
                key = entry.Key;
                value = entry.Value!;
                return true;
            }
        }

        key = value = null;
        return false;
    }

    /// <summary>A copy with the same items in the same order.</summary>
    public PyDict Copy()
    {
        var copy = new PyDict();
        copy.CopyFrom(this);
        return copy;
    }

    /// <summary>Takes the items of another dict into this one, which is empty.</summary>
    private void CopyFrom(PyDict source)
    {
        if (source.Count == source._used && source.Count > 0)
        {
            _table = source._table.AsSpan().ToArray();
            _entries = source._entries.AsSpan().ToArray();
            _used = Count = source.Count;
            _usable = source._usable;
            HasOnlyStrKeys = source.HasOnlyStrKeys;
            _keysVersion = 0;
            return;
        }

        Presize(source.Count);
        for (int i = source._first; i < source._used; i++)
        {
            ref Entry entry = ref source._entries[i];
            if (entry.Key is not null)
            {
                Append(entry.Key, entry.Hash, entry.Value!);
            }
        }
    }

    /// <summary>Makes room in an empty dict.</summary>
    private void Presize(int count)
    {
        int size = SmallestTable;
        while ((long)size * 2 < count * 3L)
        {
            size *= 2;
        }

        _table = new int[size];
        Array.Fill(_table, Free);
        _entries = new Entry[(size * 2 / 3) + 1];
        _usable = size * 2 / 3;
    }

    /// <summary>Finds a key's entry (-1: none). False with an error pending: a comparison raised.</summary>
    private bool Find(PyObject key, long hash, out int found)
    {
    restart:
        found = -1;
        if (_table.Length == 0)
        {
            return true;
        }

        int[] table = _table;
        ulong perturb = (ulong)hash;
        int mask = table.Length - 1;
        int slot = (int)hash & mask;
        while (true)
        {
            int index = table[slot];
            if (index == Free)
            {
                return true;
            }

            if (index >= 0)
            {
                Entry entry = _entries[index];
                if (ReferenceEquals(entry.Key, key))
                {
                    found = index;
                    return true;
                }

                if (entry.Hash == hash)
                {
                    int equal = Comparisons.AreEqual(entry.Key!, key);
                    if (equal < 0)
                    {
                        return false;
                    }

                    if (!ReferenceEquals(table, _table) || !ReferenceEquals(_entries[index].Key, entry.Key))
                    {
                        goto restart; // __eq__ changed the dict
                    }

                    if (equal > 0)
                    {
                        found = index;
                        return true;
                    }
                }
            }

            perturb >>= PerturbShift;
            slot = (int)((ulong)((slot * 5) + 1) + perturb) & mask;
        }
    }

    private void Append(PyObject key, long hash, PyObject value)
    {
        // Two thirds of the table at most are in use, deleted entries included.
        if (_usable <= 0 || _used == _entries.Length)
        {
            Resize();
        }

        HasOnlyStrKeys &= key.GetType() == typeof(PyStr);
        _entries[_used] = new Entry { Key = key, Hash = hash, Value = value };
        Place(hash, _used++);
        _usable--;
        Count++;
        _keysVersion = 0;
    }

    private void Place(long hash, int index)
    {
        ulong perturb = (ulong)hash;
        int mask = _table.Length - 1;
        int slot = (int)hash & mask;
        while (_table[slot] >= 0)
        {
            perturb >>= PerturbShift;
            slot = (int)((ulong)((slot * 5) + 1) + perturb) & mask;
        }

        _table[slot] = index;
    }

    private void RemoveAt(int index)
    {
        ulong perturb = (ulong)_entries[index].Hash;
        int mask = _table.Length - 1;
        int slot = (int)_entries[index].Hash & mask;
        while (_table[slot] != index)
        {
            perturb >>= PerturbShift;
            slot = (int)((ulong)((slot * 5) + 1) + perturb) & mask;
        }

        _table[slot] = Deleted;
        _entries[index] = default;
        Count--;
        _keysVersion = 0;
        if (index == _first)
        {
            while (_first < _used && _entries[_first].Key is null)
            {
                _first++;
            }
        }
    }

    /// <summary>Moves a key's entry to the end or to the start of the order (OrderedDict.move_to_end); false with an error pending, or KeyError.</summary>
    public bool MoveToEnd(PyObject key, bool last)
    {
        long hash = Hashing.Hash(key);
        if (hash == -1 || !Find(key, hash, out int index))
        {
            return false;
        }

        if (index < 0)
        {
            RaiseKeyError(key);
            return false;
        }

        if (index == (last ? _used - 1 : _first))
        {
            return true;
        }

        Entry entry = _entries[index];
        RemoveAt(index);
        if (last)
        {
            Append(entry.Key!, hash, entry.Value!);
            return true;
        }

        if (_first == 0 || _usable <= 0)
        {
            // As much room in front as there are entries.
            Resize(Count + 1);
        }

        _entries[--_first] = entry;
        Place(hash, _first);
        _usable--;
        Count++;
        _keysVersion = 0;
        return true;
    }

    private void Resize(int front = 0)
    {
        int size = SmallestTable;
        while (size * 2L < (Count + front + 1L) * 6)
        {
            size *= 2;
        }

        var entries = new Entry[(size * 2 / 3) + 1];
        int used = front;
        for (int i = _first; i < _used; i++)
        {
            if (_entries[i].Key is not null)
            {
                entries[used++] = _entries[i];
            }
        }

        _table = new int[size];
        Array.Fill(_table, Free);
        _entries = entries;
        _used = used;
        _first = front;
        _usable = (size * 2 / 3) - Count;
        for (int i = front; i < used; i++)
        {
            Place(entries[i].Hash, i);
        }
    }

    private struct Entry
    {
        public PyObject? Key;
        public PyObject? Value;
        public long Hash;
    }
}
