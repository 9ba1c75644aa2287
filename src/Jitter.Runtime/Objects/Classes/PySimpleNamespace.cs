using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>types.SimpleNamespace: an object with the attributes that it is given.</summary>
[PyClass("types.SimpleNamespace", Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes)]
public sealed partial class PySimpleNamespace(PyType type) : PyInstance(type)
{
    private static readonly HashSet<PySimpleNamespace> s_shown = new(ReferenceEqualityComparer.Instance);

    /// <summary>Makes an empty one.</summary>
    public PySimpleNamespace()
        : this(TypeObject)
    {
    }

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => new PySimpleNamespace((PyType)type);

    [PySlot(SlotId.Init)]
    private bool Init(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        int keywords = keywordNames is null ? 0 : keywordNames.Count;
        int positional = arguments.Length - keywords;
        if (!ArgumentErrors.CheckPositional(Type.Name, positional, 0, 1))
        {
            return false;
        }

        if (positional == 1 && !TakeItems(arguments[0]))
        {
            return false;
        }

        for (int i = 0; i < keywords; i++)
        {
            Set(((PyStr)keywordNames!.Items[i]).Intern(), arguments[positional + i]);
        }

        return true;
    }

    private bool TakeItems(PyObject source)
    {
        PyDict? items = source as PyDict;
        if (items is null)
        {
            if (Calls.Call(PyTypes.Dict, source) is not PyDict made)
            {
                return false;
            }

            items = made;
        }

        int position = 0;
        while (items.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is not PyStr name)
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, "keywords must be strings");
            }

            Set(name.Intern(), value);
        }

        return true;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        string name = ReferenceEquals(Type, TypeObject) ? "namespace" : Type.Name;
        if (!s_shown.Add(this))
        {
            return new PyStr(name + "(...)");
        }

        try
        {
            var text = new PyStrBuilder();
            text.Append(name);
            text.Append('(');
            bool isFirst = true;
            PyDict attributes = ToDict();
            int position = 0;
            while (attributes.Next(ref position, out PyObject? key, out PyObject? value))
            {
                if (key is not PyStr { Length: > 0 } attribute)
                {
                    continue;
                }

                if (Texts.Repr(value) is not { } shown)
                {
                    return null;
                }

                text.Append(isFirst ? "" : ", ");
                text.Append(attribute);
                text.Append('=');
                text.Append(shown);
                isFirst = false;
            }

            text.Append(')');
            return text.ToStr();
        }
        finally
        {
            s_shown.Remove(this);
        }
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) => right is PySimpleNamespace other
        ? Comparisons.Compare(ToDict(), other.ToDict(), comparison)
        : PyNotImplemented.NotImplemented;

    [PyMethod("__reduce__($self, /)")]
    private PyObject Reduce() => new PyTuple([Type, PyTuple.Empty, ToDict()]);

    [PyMethod("__replace__($self, /, **changes)")]
    private PyObject? Replace(PyDict changes)
    {
        if (Calls.Call(Type) is not { } made)
        {
            return null;
        }

        if (made is not PySimpleNamespace copy)
        {
            return Errors.Raise(PyExceptions.TypeError, $"expect types.SimpleNamespace type, but {Type.FullName}() returned '{made.Type.FullName}' object");
        }

        return copy.TakeItems(ToDict()) && copy.TakeItems(changes) ? copy : null;
    }

    [PyGetter("__dict__")]
    private PyObject GetDict() => ToDict();
}
