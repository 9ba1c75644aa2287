using System.Runtime.InteropServices;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;

namespace Jitter.Bytecode.Marshal;

/// <summary>
/// The first pass of writing: gives equal values one number, in the order in which they are written, and finds out which
/// occur more than once.
/// </summary>
/// <remarks>
/// Tuples and frozensets are told apart by the numbers of their items (hash-consing), so that a structure with shared
/// parts takes time in proportion to its size, however often its parts occur. Lists, dicts, sets and code objects are
/// told apart by identity.
/// </remarks>
internal sealed class SharingPlan
{
    private const int Unnumbered = -1;

    private readonly Dictionary<Constant, int> _byReference = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Constant, int> _atoms = [];
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<CodePointString, int> _wideTexts = [];
    private readonly Dictionary<ItemsKey, int> _containers = [];
    private readonly List<int> _order = [];
    private readonly List<int> _uses = [];
    private readonly List<bool> _interned = [];
    private int _depth;

    /// <summary>
    /// The number of each value in writing order. What is in a value follows it the first time only; None, True, False,
    /// Ellipsis and StopIteration have no numbers.
    /// </summary>
    public List<int> Order => _order;

    /// <summary>How many numbers there are.</summary>
    public int ValueCount => _uses.Count;

    /// <summary>Whether a value occurs more than once.</summary>
    public bool IsShared(int id) => _uses[id] > 1;

    /// <summary>Whether a string is to be interned when it is loaded.</summary>
    public bool IsInterned(int id) => _interned[id];

    /// <summary>Whether a text has surrogates, paired or not.</summary>
    public static bool HasSurrogates(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0;

    /// <summary>Numbers a value and all in it.</summary>
    /// <exception cref="BytecodeFormatException">ValueError: it is nested too deeply or of a type that marshal cannot hold.</exception>
    public int Visit(Constant value)
    {
        Enter();
        int id = VisitInner(value);
        _depth--;
        return id;
    }

    private void Enter()
    {
        if (++_depth > MarshalType.MaxDepth)
        {
            throw new BytecodeFormatException(BytecodeErrorKind.ValueError, "object too deeply nested to marshal");
        }
    }

    private int VisitInner(Constant value)
    {
        switch (value)
        {
            case SingletonConstant s:
                // Numbers for the keys of containers only.
                return s == SingletonConstant.None ? -1 : s == SingletonConstant.True ? -2 : s == SingletonConstant.False ? -3 : -4;
            case StopIterationConstant:
                return -5;
            case StrConstant s:
                return VisitText(s.Value, IsInternedConstant(s.Value));
            case IntConstant or FloatConstant or ComplexConstant or BytesConstant:
                return VisitAtom(value);
            case MutableConstant or CodeObject or TupleConstant or FrozenSetConstant:
                if (!_byReference.TryGetValue(value, out int known))
                {
                    return VisitContainer(value);
                }

                if (known == Unnumbered)
                {
                    // A tuple that contains itself through a list: it is told apart by identity.
                    _byReference[value] = known = NewId();
                }

                return Use(known);
            default:
                throw new BytecodeFormatException(BytecodeErrorKind.ValueError, "unmarshallable object");
        }
    }

    private int VisitContainer(Constant value)
    {
        switch (value)
        {
            case TupleConstant t: return VisitItems(value, t.Items, isTuple: true);
            case FrozenSetConstant s: return VisitItems(value, s.Items, isTuple: false);
        }

        int id = NewId();
        _byReference.Add(value, id);
        Use(id);
        switch (value)
        {
            case ListConstant l:
                VisitAll(CollectionsMarshal.AsSpan(l.Items));
                break;
            case SetConstant s:
                VisitAll(CollectionsMarshal.AsSpan(s.Items));
                break;
            case DictConstant d:
                foreach ((Constant key, Constant item) in d.Items)
                {
                    Visit(key);
                    Visit(item);
                }

                break;
            case CodeObject c:
                VisitCode(c);
                break;
        }

        return id;
    }

    private void VisitAll(ReadOnlySpan<Constant> values)
    {
        foreach (Constant value in values)
        {
            Visit(value);
        }
    }

    private void VisitCode(CodeObject code)
    {
        Enter();
        VisitAtom(new BytesConstant(code.Code));
        VisitItems(null, code.Consts, isTuple: true);
        VisitNames(code.Names);
        VisitNames(code.LocalsPlusNames);
        VisitAtom(new BytesConstant(MemoryMarshal.AsBytes(code.LocalsPlusKinds.AsSpan()).ToArray()));
        VisitName(code.FileName);
        VisitName(code.Name);
        VisitName(code.QualifiedName);
        VisitAtom(new BytesConstant(code.LineTable));
        VisitAtom(new BytesConstant(code.ExceptionTable));
        _depth--;
    }

    private int VisitItems(Constant? container, ReadOnlySpan<Constant> items, bool isTuple)
    {
        if (container is not null)
        {
            _byReference.Add(container, Unnumbered);
        }

        int slot = StartItems();
        int[] ids = new int[items.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = Visit(items[i]);
        }

        if (container is not null && _byReference[container] is var self && self != Unnumbered)
        {
            _uses[self]++;
            _order[slot] = self;
            return self;
        }

        int id = EndItems(slot, new ItemsKey(ids, isTuple));
        if (container is not null)
        {
            _byReference[container] = id;
        }

        return id;
    }

    private void VisitNames(string[] names)
    {
        int slot = StartItems();
        Enter();
        int[] ids = new int[names.Length];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = VisitName(names[i]);
        }

        _depth--;
        EndItems(slot, new ItemsKey(ids, IsTuple: true));
    }

    private int StartItems()
    {
        _order.Add(Unnumbered);
        return _order.Count - 1;
    }

    private int EndItems(int slot, ItemsKey key)
    {
        if (_containers.TryGetValue(key, out int id))
        {
            // An equal one is written already, so these items are not.
            for (int i = slot + 1; i < _order.Count; i++)
            {
                _uses[_order[i]]--;
            }

            _order.RemoveRange(slot + 1, _order.Count - slot - 1);
        }
        else
        {
            id = NewId();
            _containers.Add(key, id);
        }

        _uses[id]++;
        _order[slot] = id;
        return id;
    }

    private int VisitAtom(Constant value)
    {
        if (!_atoms.TryGetValue(value, out int id))
        {
            _atoms.Add(value, id = NewId());
        }

        return Use(id);
    }

    private int VisitName(string name) =>
        HasSurrogates(name) ? VisitText(CodePointString.FromUtf16(name), interned: true) : VisitText(name, interned: true);

    private int VisitText(CodePointString text, bool interned)
    {
        if (text.Narrow is { } narrow)
        {
            return VisitText(narrow, interned);
        }

        if (!_wideTexts.TryGetValue(text, out int id))
        {
            _wideTexts.Add(text, id = NewId());
        }

        _interned[id] |= interned;
        return Use(id);
    }

    private int VisitText(string text, bool interned)
    {
        if (!_texts.TryGetValue(text, out int id))
        {
            _texts.Add(text, id = NewId());
        }

        _interned[id] |= interned;
        return Use(id);
    }

    /// <summary>Whether CPython interns a str constant: one that looks like a name, or the static ones of one Latin-1 character.</summary>
    private static bool IsInternedConstant(CodePointString text)
    {
        if (text.Narrow is not { } narrow)
        {
            return false;
        }

        if (narrow.Length == 1 && narrow[0] < 0x100)
        {
            return true;
        }

        foreach (char c in narrow)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_')
            {
                return false;
            }
        }

        return true;
    }

    private int NewId()
    {
        _uses.Add(0);
        _interned.Add(false);
        return _uses.Count - 1;
    }

    private int Use(int id)
    {
        _uses[id]++;
        _order.Add(id);
        return id;
    }

    /// <summary>A tuple or frozenset by the numbers of its items.</summary>
    private readonly record struct ItemsKey(int[] Ids, bool IsTuple)
    {
        public bool Equals(ItemsKey other) => IsTuple == other.IsTuple && Ids.AsSpan().SequenceEqual(other.Ids);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes(Ids.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
