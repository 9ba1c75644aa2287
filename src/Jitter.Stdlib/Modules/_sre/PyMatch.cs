using Jitter.Regex;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Sre;

/// <summary>re.Match: where a pattern matched.</summary>
[PyClass("re.Match", Doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.",
    Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyMatch : PyObject
{
    private readonly int[] _spans;
    private readonly int _lastIndex;

    private PyMatch(PyPattern pattern, PyObject source, MatchState state, int[] spans)
    {
        Pattern = pattern;
        Source = source;
        Position = state.Position;
        EndPosition = state.EndPosition;
        _spans = spans;
        _lastIndex = state.LastIndex;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>What was searched.</summary>
    [PyMember("string")]
    public PyObject Source { get; }

    /// <summary>The pattern.</summary>
    [PyMember("re")]
    public PyPattern Pattern { get; }

    /// <summary>Where the search began.</summary>
    [PyMember("pos")]
    public long Position { get; }

    /// <summary>Where it was to end.</summary>
    [PyMember("endpos")]
    public long EndPosition { get; }

    /// <summary>The match of a success, None for a failure, or null with an error pending.</summary>
    internal static PyObject? From(MatchStatus status, PyPattern pattern, PyObject source, MatchState state)
    {
        if (status == MatchStatus.Failure)
        {
            return PyNone.None;
        }

        if (status != MatchStatus.Success)
        {
            return Subject.RaiseStatus(status);
        }

        var spans = new int[(pattern.Groups + 1) * 2];
        return state.CopySpans(spans)
            ? new PyMatch(pattern, source, state, spans)
            : Errors.Raise(PyExceptions.SystemError, "The span of capturing group is wrong, please report a bug for the re module.");
    }

    /// <summary>The text of a group; <paramref name="missing"/> where it matched nothing; null with an error pending.</summary>
    internal PyObject? Slice(int group, PyObject missing)
    {
        int start = _spans[group * 2];
        if (start < 0)
        {
            return missing;
        }

        if (Source is PyStr text)
        {
            return text.Substring(start, _spans[(group * 2) + 1] - start);
        }

        if (!Subject.TryGet(Source, out Subject subject))
        {
            return null;
        }

        using (subject)
        {
            return subject.Slice(start, _spans[(group * 2) + 1]);
        }
    }

    [PyMethod("group(*args)", HasTextSignature = false)]
    private PyObject? Group(ReadOnlySpan<PyObject> args)
    {
        switch (args.Length)
        {
            case 0:
                return Slice(0, PyNone.None);
            case 1:
                return GetItem(args[0]);
            default:
                var items = new PyObject[args.Length];
                for (int i = 0; i < args.Length; i++)
                {
                    if (GetItem(args[i]) is not { } item)
                    {
                        return null;
                    }

                    items[i] = item;
                }

                return new PyTuple(items);
        }
    }

    [PySlot(SlotId.Subscript)]
    private PyObject? GetItem(PyObject key)
    {
        int group = GroupOf(key);
        return group < 0 ? null : Slice(group, PyNone.None);
    }

    [PyMethod("start(group=0, /)")]
    private PyObject? Start(PyObject? group)
    {
        int index = GroupOf(group);
        return index < 0 ? null : PyInt.From(_spans[index * 2]);
    }

    [PyMethod("end(group=0, /)")]
    private PyObject? End(PyObject? group)
    {
        int index = GroupOf(group);
        return index < 0 ? null : PyInt.From(_spans[(index * 2) + 1]);
    }

    [PyMethod("span(group=0, /)")]
    private PyObject? Span(PyObject? group)
    {
        int index = GroupOf(group);
        return index < 0 ? null : SpanOf(index);
    }

    [PyMethod("groups($self, /, default=None)")]
    private PyObject? Groups(PyObject @default)
    {
        var items = new PyObject[Pattern.Groups];
        for (int i = 0; i < items.Length; i++)
        {
            if (Slice(i + 1, @default) is not { } item)
            {
                return null;
            }

            items[i] = item;
        }

        return PyTuple.From(items);
    }

    [PyMethod("groupdict($self, /, default=None)")]
    private PyObject? GroupDict(PyObject @default)
    {
        var result = new PyDict();
        int position = 0;
        while (Pattern.GroupIndex.Next(ref position, out PyObject? name, out PyObject? _))
        {
            int group = GroupOf(name);
            if (group < 0 || Slice(group, @default) is not { } item || !result.Set(name, item))
            {
                return null;
            }
        }

        return result;
    }

    [PyMethod("expand($self, /, template)")]
    private PyObject? Expand(PyObject template) => Substitution.CompileTemplate(Pattern, template) switch
    {
        null => null,
        PyTemplate compiled => compiled.Expand(this),
        { } other => other,
    };

    [PyGetter("lastindex")]
    private PyObject? GetLastIndex() => _lastIndex >= 0 ? PyInt.From(_lastIndex) : PyNone.None;

    [PyGetter("lastgroup")]
    private PyObject? GetLastGroup() =>
        _lastIndex >= 0 && _lastIndex < Pattern.IndexGroup.Count ? Pattern.IndexGroup.Items[_lastIndex] : PyNone.None;

    [PyGetter("regs")]
    private PyObject? GetRegisters()
    {
        var items = new PyObject[_spans.Length / 2];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = SpanOf(i);
        }

        return new PyTuple(items);
    }

    [PyMethod("__copy__($self, /)")]
    private PyObject? Copy() => this;

    [PyMethod("__deepcopy__($self, memo, /)")]
    private PyObject? DeepCopy(PyObject memo) => this;

    [PyClassMethod("__class_getitem__($type, object, /)")]
    private static PyObject? ClassGetItem(PyType type, PyObject item) => SequenceOperators.GenericAlias(type, item);

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (Slice(0, PyNone.None) is not { } matched || Texts.Repr(matched) is not { } text)
        {
            return null;
        }

        var builder = new PyStrBuilder(text.Length + 48);
        builder.AppendUnits($"<{Type.FullName} object; span=({_spans[0]}, {_spans[1]}), match=");
        builder.Append(text);
        builder.Append('>');
        return builder.ToStr();
    }

    private PyTuple SpanOf(int group) => new([PyInt.From(_spans[group * 2]), PyInt.From(_spans[(group * 2) + 1])]);

    /// <summary>A group's number, given as number or name; -1 with IndexError pending.</summary>
    private int GroupOf(PyObject? key)
    {
        if (key is null)
        {
            return 0;
        }

        long group = -1;
        if (Numbers.IsIndex(key))
        {
            if (Numbers.Index(key) is not { } number)
            {
                return -1;
            }

            group = number.TryGetInt64(out long value) ? value : -1;
        }
        else
        {
            PyObject? found = Pattern.GroupIndex.Get(key);
            if (found is null && Errors.Pending && !Errors.ClearIf(PyExceptions.TypeError))
            {
                return -1;
            }

            if (found is PyInt number)
            {
                number.TryGetInt64(out group);
            }
        }

        return group >= 0 && group <= Pattern.Groups ? (int)group : Errors.RaiseMinusOne(PyExceptions.IndexError, "no such group");
    }
}
