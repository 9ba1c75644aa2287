using System.Globalization;
using System.Text;
using Jitter.Regex;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Sre;

/// <summary>re.Pattern: a compiled regular expression (CPython's Modules/_sre/sre.c).</summary>
[PyClass("re.Pattern", Doc = "Compiled regular expression object.", Flags = TypeFlags.DisallowInstantiation | TypeFlags.WeakReferences)]
public sealed partial class PyPattern : PyObject
{
    private const int UnicodeFlag = 32;
    private const int LongestShownPattern = 200;

    private static readonly (string Name, int Value)[] s_flagNames =
    [
        ("re.IGNORECASE", 2), ("re.LOCALE", 4), ("re.MULTILINE", 8), ("re.DOTALL", 16), ("re.VERBOSE", 64), ("re.DEBUG", 128), ("re.ASCII", 256),
    ];

    private readonly uint[] _code;

    internal PyPattern(PyObject pattern, int flags, uint[] code, RegexProgram program, PyDict groupIndex, PyTuple indexGroup)
    {
        Pattern = pattern;
        Flags = flags;
        _code = code;
        Program = program;
        GroupIndex = groupIndex;
        IndexGroup = indexGroup;
        IsBytes = pattern is PyNone ? null : pattern is not PyStr;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The pattern's text.</summary>
    [PyMember("pattern")]
    public PyObject Pattern { get; }

    /// <summary>The flags.</summary>
    [PyMember("flags")]
    public int Flags { get; }

    /// <summary>The number of groups.</summary>
    [PyMember("groups")]
    public int Groups => Program.Groups;

    /// <summary>The group names with their numbers.</summary>
    public PyDict GroupIndex { get; }

    /// <summary>The names by group number, None for groups without.</summary>
    public PyTuple IndexGroup { get; }

    /// <summary>Whether it searches bytes; null where it searches anything.</summary>
    internal bool? IsBytes { get; }

    internal RegexProgram Program { get; }

    [PyGetter("groupindex")]
    private PyObject? GetGroupIndex() => new PyMappingProxy(GroupIndex);

    [PyMethod("match($self, /, string, pos=0, endpos=sys.maxsize)")]
    private PyObject? Match(PyObject @string, nint pos, nint endpos) => MatchOnce(@string, pos, endpos, 0);

    [PyMethod("fullmatch($self, /, string, pos=0, endpos=sys.maxsize)")]
    private PyObject? FullMatch(PyObject @string, nint pos, nint endpos) => MatchOnce(@string, pos, endpos, 1);

    [PyMethod("search($self, /, string, pos=0, endpos=sys.maxsize)")]
    private PyObject? Search(PyObject @string, nint pos, nint endpos) => MatchOnce(@string, pos, endpos, 2);

    [PyMethod("findall($self, /, string, pos=0, endpos=sys.maxsize)")]
    private PyObject? FindAll(PyObject @string, nint pos, nint endpos)
    {
        if (!Subject.TryGet(@string, this, out Subject subject))
        {
            return null;
        }

        using (subject)
        {
            MatchState state = subject.Rent(pos, endpos);
            var found = new PyList();
            PyObject empty = subject.Empty;
            MatchStatus status;
            while (state.Start <= state.EndPosition && (status = subject.Find(Program, state)) != MatchStatus.Failure)
            {
                if (status != MatchStatus.Success)
                {
                    return Subject.RaiseStatus(status);
                }

                found.Add(Groups switch
                {
                    0 => subject.Slice(state.Start, state.End),
                    1 => subject.Group(state, 1, empty),
                    _ => AllGroups(subject, state, empty),
                });
                state.Advance();
            }

            state.Return();
            return found;
        }
    }

    [PyMethod("finditer($self, /, string, pos=0, endpos=sys.maxsize)")]
    private PyObject? FindIter(PyObject @string, nint pos, nint endpos)
    {
        if (PyScanner.Create(this, @string, pos, endpos) is not { } scanner || Attributes.Get(scanner, PyStr.Interned("search")) is not { } search)
        {
            return null;
        }

        return new PyCallableIterator(search, PyNone.None);
    }

    [PyMethod("scanner($self, /, string, pos=0, endpos=sys.maxsize)")]
    private PyObject? MakeScanner(PyObject @string, nint pos, nint endpos) => PyScanner.Create(this, @string, pos, endpos);

    [PyMethod("split($self, /, string, maxsplit=0)")]
    private PyObject? Split(PyObject @string, nint maxsplit)
    {
        if (!Subject.TryGet(@string, this, out Subject subject))
        {
            return null;
        }

        using (subject)
        {
            MatchState state = subject.Rent();
            var parts = new PyList();
            int last = 0;
            MatchStatus status;
            for (nint n = 0; (maxsplit == 0 || n < maxsplit) && (status = subject.Find(Program, state)) != MatchStatus.Failure; n++)
            {
                if (status != MatchStatus.Success)
                {
                    return Subject.RaiseStatus(status);
                }

                parts.Add(subject.Slice(last, state.Start));
                for (int group = 1; group <= Groups; group++)
                {
                    parts.Add(subject.Group(state, group, PyNone.None));
                }

                last = state.End;
                state.Advance();
            }

            parts.Add(subject.Slice(last, state.EndPosition));
            state.Return();
            return parts;
        }
    }

    [PyMethod("sub($self, /, repl, string, count=0)")]
    private PyObject? Sub(PyObject repl, PyObject @string, nint count) => Substitution.Run(this, repl, @string, count, withCount: false);

    [PyMethod("subn($self, /, repl, string, count=0)")]
    private PyObject? SubN(PyObject repl, PyObject @string, nint count) => Substitution.Run(this, repl, @string, count, withCount: true);

    [PyMethod("__copy__($self, /)")]
    private PyObject? Copy() => this;

    [PyMethod("__deepcopy__($self, memo, /)")]
    private PyObject? DeepCopy(PyObject memo) => this;

    [PyClassMethod("__class_getitem__($type, object, /)")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (Texts.Repr(Pattern) is not { } pattern)
        {
            return null;
        }

        // A valid pattern of a str always has the flag.
        int flags = IsBytes == false && (Flags & (4 | UnicodeFlag | 256)) == UnicodeFlag ? Flags & ~UnicodeFlag : Flags;
        var names = new StringBuilder();
        foreach ((string name, int value) in s_flagNames)
        {
            if ((flags & value) != 0)
            {
                names.Append(names.Length == 0 ? "" : "|").Append(name);
                flags &= ~value;
            }
        }

        if (flags != 0)
        {
            names.Append(names.Length == 0 ? "" : "|").Append(CultureInfo.InvariantCulture, $"0x{flags:x}");
        }

        var builder = new PyStrBuilder(pattern.Length + 16);
        builder.AppendUnits("re.compile(");
        builder.Append(pattern, 0, Math.Min(pattern.Length, LongestShownPattern));
        builder.AppendUnits(names.Length == 0 ? ")" : $", {names})");
        return builder.ToStr();
    }

    [PySlot(SlotId.Hash)]
    private long Hash()
    {
        long hash = Hashing.Hash(Pattern);
        if (hash == -1)
        {
            return -1;
        }

        hash ^= TextHash.Of(System.Runtime.InteropServices.MemoryMarshal.AsBytes<uint>(_code)) ^ Flags ^ (IsBytes == true ? 1 : 0) ^ Groups;
        return hash == -1 ? -2 : hash;
    }

    [PySlot(SlotId.Compare)]
    private static PyObject? Compare(PyObject left, PyObject right, Comparison comparison)
    {
        if (comparison is not (Comparison.Equal or Comparison.NotEqual) || left is not PyPattern first || right is not PyPattern second)
        {
            return PyNotImplemented.NotImplemented;
        }

        bool equal = ReferenceEquals(first, second);
        if (!equal && first.Flags == second.Flags && first.IsBytes == second.IsBytes && first._code.AsSpan().SequenceEqual(second._code))
        {
            int same = Comparisons.AreEqual(first.Pattern, second.Pattern);
            if (same < 0)
            {
                return null;
            }

            equal = same > 0;
        }

        return PyBool.From(equal == (comparison == Comparison.Equal));
    }

    private PyTuple AllGroups(in Subject subject, MatchState state, PyObject missing)
    {
        var items = new PyObject[Groups];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = subject.Group(state, i + 1, missing);
        }

        return new PyTuple(items);
    }

    private PyObject? MatchOnce(PyObject source, nint start, nint end, int kind)
    {
        if (!Subject.TryGet(source, this, out Subject subject))
        {
            return null;
        }

        using (subject)
        {
            MatchState state = subject.Rent(start, end);
            MatchStatus status = kind switch
            {
                0 => subject.MatchAt(Program, state),
                1 => subject.FullMatch(Program, state),
                _ => subject.Find(Program, state),
            };
            PyObject? result = PyMatch.From(status, this, source, state);
            state.Return();
            return result;
        }
    }
}
