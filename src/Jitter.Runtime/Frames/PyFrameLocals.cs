using Jitter.Bytecode;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Frames;

/// <summary>f_locals of a function: a mapping whose items are the frame's variables (PEP 667). Other names live beside them.</summary>
/// <param name="frame">The frame.</param>
[PyClass("FrameLocalsProxy", Flags = TypeFlags.Mapping)]
public sealed partial class PyFrameLocals(PyFrame frame) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The frame.</summary>
    public PyFrame Frame { get; } = frame;

    private PyDict? Extra => Frame.Extras?.ExtraLocals;

    /// <summary>The value of a variable; null while it has none.</summary>
    internal static PyObject? ValueOf(PyFrame frame, int index)
    {
        PyObject? value = frame.Local(index);
        return (frame.Code.Code.LocalsPlusKinds[index] & (LocalKind.Cell | LocalKind.Free)) != 0 && value is PyCell cell ? cell.Content : value;
    }

    /// <summary>The variables that have values, and the other names, as a new dict.</summary>
    public PyDict ToDict()
    {
        var dict = new PyDict();
        PyStr[] names = Frame.Code.LocalNames;
        for (int i = 0; i < names.Length; i++)
        {
            if (ValueOf(Frame, i) is { } value)
            {
                dict.SetStr(names[i], value);
            }
        }

        if (Extra is { } extra)
        {
            int position = 0;
            while (extra.Next(ref position, out PyObject? key, out PyObject? value))
            {
                dict.Set(key, value);
            }
        }

        return dict;
    }

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int count = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        if (count != 1)
        {
            return Errors.Raise(PyExceptions.TypeError, $"FrameLocalsProxy expected 1 argument, got {count}");
        }

        if (arguments[0] is not PyFrame frame)
        {
            return Errors.Raise(PyExceptions.TypeError, $"expect frame, not {arguments[0].Type.FullName}");
        }

        return keywordNames is { Count: > 0 }
            ? Errors.Raise(PyExceptions.TypeError, "FrameLocalsProxy takes no keyword arguments")
            : new PyFrameLocals(frame);
    }

    /// <summary>The variable that a key names: a str, or what equals one; -1 for none, or with an error pending.</summary>
    private int IndexOf(PyObject key, bool needsValue)
    {
        long hash = Hashing.Hash(key);
        if (hash == -1)
        {
            return -1;
        }

        PyStr[] names = Frame.Code.LocalNames;
        bool isStr = key.GetType() == typeof(PyStr);
        for (int i = 0; i < names.Length; i++)
        {
            if (needsValue ? ValueOf(Frame, i) is null : (Frame.Code.Code.LocalsPlusKinds[i] & LocalKind.Hidden) != 0)
            {
                continue;
            }

            int equal = isStr ? names[i].Equals((PyStr)key) ? 1 : 0 : names[i].Hash == hash ? Comparisons.AreEqual(names[i], key) : 0;
            if (equal != 0)
            {
                return equal > 0 ? i : -1;
            }
        }

        return -1;
    }

    /// <summary>The value of a key; null where there is none, or with an error pending.</summary>
    private PyObject? Find(PyObject key)
    {
        int index = IndexOf(key, needsValue: true);
        return index >= 0 ? ValueOf(Frame, index) : Errors.Pending ? null : Extra?.Get(key);
    }

    private PyObject? GetItem(PyObject key)
    {
        PyObject? value = Find(key);
        if (value is not null || Errors.Pending)
        {
            return value;
        }

        return Texts.Repr(key) is { } shown ? Errors.Raise(PyExceptions.KeyError, $"local variable '{shown}' is not defined") : null;
    }

    [PySlot(SlotId.Subscript)]
    private PyObject? Subscript(PyObject key) => GetItem(key);

    [PySlot(SlotId.StoreSubscript)]
    private bool Store(PyObject key, PyObject? value)
    {
        if (value is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "cannot remove variables from FrameLocalsProxy");
        }

        int index = IndexOf(key, needsValue: false);
        if (index >= 0)
        {
            ref PyObject? local = ref Frame.Local(index);
            if ((Frame.Code.Code.LocalsPlusKinds[index] & (LocalKind.Cell | LocalKind.Free)) != 0 && local is PyCell cell)
            {
                cell.Content = value;
            }
            else
            {
                local = value;
            }

            return true;
        }

        if (Errors.Pending)
        {
            return false;
        }

        Frame.Expose();
        Frame.Extras ??= new FrameExtras();
        return (Frame.Extras.ExtraLocals ??= new PyDict()).Set(key, value);
    }

    [PySlot(SlotId.Length)]
    private long Count() => ToDict().Count;

    [PySlot(SlotId.Iter)]
    private PyObject? Iterate() => Keys() is { } keys ? Iteration.GetIterator(keys) : null;

    [PySlot(SlotId.Contains)]
    private int Contains(PyObject key)
    {
        PyObject? value = Find(key);
        return value is not null ? 1 : Errors.Pending ? -1 : 0;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (!ContainerText.Enter(this))
        {
            return new PyStr("{...}");
        }

        PyObject? text = Texts.Repr(ToDict());
        ContainerText.Leave(this);
        return text;
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        switch (right)
        {
            case PyFrameLocals other when comparison is Comparison.Equal or Comparison.NotEqual:
                return PyBool.From(ReferenceEquals(Frame, other.Frame) == (comparison == Comparison.Equal));
            case PyDict:
                return Comparisons.Compare(ToDict(), right, comparison);
            default:
                return PyNotImplemented.NotImplemented;
        }
    }

    [PySlot(SlotId.Or)]
    private static PyObject? Or(PyObject left, PyObject right)
    {
        if (left is not (PyFrameLocals or PyDict) || right is not (PyFrameLocals or PyDict))
        {
            return PyNotImplemented.NotImplemented;
        }

        var result = new PyDict();
        return result.Update(left) && result.Update(right) ? result : null;
    }

    [PySlot(SlotId.InPlaceOr)]
    private PyObject? InPlaceOr(PyObject right) =>
        right is not (PyFrameLocals or PyDict) ? PyNotImplemented.NotImplemented : Merge(right) ? this : null;

    private bool Merge(PyObject other)
    {
        var items = new PyDict();
        if (!items.Update(other))
        {
            return false;
        }

        int position = 0;
        while (items.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (!Store(key, value))
            {
                return false;
            }
        }

        return true;
    }

    [PyMethod("__getitem__($self, object, /)")]
    private PyObject? GetItemMethod(PyObject @object) => GetItem(@object);

    [PyMethod("__contains__($self, object, /)")]
    private PyObject? ContainsMethod(PyObject @object)
    {
        int contains = Contains(@object);
        return contains < 0 ? null : PyBool.From(contains > 0);
    }

    [PyMethod("update($self, object, /)")]
    private PyObject? Update(PyObject @object)
    {
        if (@object is not (PyDict or PyFrameLocals))
        {
            return Errors.Raise(PyExceptions.TypeError, "update() argument must be dict or another FrameLocalsProxy");
        }

        return Merge(@object) ? PyNone.None : null;
    }

    [PyMethod("keys($self, /)")]
    private PyObject? Keys() => Iteration.ToList(ToDict());

    [PyMethod("values($self, /)")]
    private PyObject Values()
    {
        var values = new PyList();
        PyDict dict = ToDict();
        int position = 0;
        while (dict.Next(ref position, out _, out PyObject? value))
        {
            values.Add(value);
        }

        return values;
    }

    [PyMethod("items($self, /)")]
    private PyObject Items()
    {
        var items = new PyList();
        PyDict dict = ToDict();
        int position = 0;
        while (dict.Next(ref position, out PyObject? key, out PyObject? value))
        {
            items.Add(new PyTuple([key, value]));
        }

        return items;
    }

    [PyMethod("copy($self, /)")]
    private PyObject Copy() => ToDict();

    [PyMethod("__reversed__($self, /)")]
    private PyObject? Reversed()
    {
        if (Iteration.ToList(ToDict()) is not { } keys)
        {
            return null;
        }

        PyObject[] items = keys.Items.ToArray();
        Array.Reverse(items);
        return Iteration.GetIterator(new PyList(items));
    }

    [PyMethod("get($self, key, default=None, /)", HasTextSignature = false)]
    private PyObject? Get(PyObject key, PyObject? @default)
    {
        PyObject? value = Find(key);
        return value ?? (Errors.Pending ? null : @default ?? PyNone.None);
    }

    [PyMethod("setdefault($self, key, default=None, /)", HasTextSignature = false)]
    private PyObject? SetDefault(PyObject key, PyObject? @default)
    {
        PyObject? value = Find(key);
        if (value is not null || Errors.Pending)
        {
            return value;
        }

        value = @default ?? PyNone.None;
        return Store(key, value) ? value : null;
    }
}
