using Jitter.Bytecode;
using Jitter.Bytecode.Marshal;
using Jitter.Primitives.Constants;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Marshal;

/// <summary>Turns the values of marshal data into objects. What the data shares is one object; lists, dicts and sets may contain themselves.</summary>
internal sealed class MarshalObjects(bool allowCode)
{
    private readonly Dictionary<Constant, PyObject> _made = new(ReferenceEqualityComparer.Instance);

    /// <summary>The object; null with an error pending.</summary>
    public PyObject? Convert(Constant value)
    {
        switch (value)
        {
            case CodeObject code:
                return allowCode ? PyCode.From(code) : Errors.Raise(PyExceptions.ValueError, "unmarshalling code objects is disallowed");
            case SingletonConstant singleton:
                return singleton == SingletonConstant.None ? PyNone.None
                    : singleton == SingletonConstant.True ? PyBool.True
                    : singleton == SingletonConstant.False ? PyBool.False
                    : PyEllipsis.Ellipsis;
            case StopIterationConstant:
                return PyExceptions.StopIteration;
            case IntConstant number:
                return Keep(number, PyInt.From(number.Value));
        }

        return _made.TryGetValue(value, out PyObject? known) ? known : Make(value);
    }

    private PyObject? Make(Constant value)
    {
        switch (value)
        {
            case FloatConstant number:
                return Keep(value, new PyFloat(number.Value));
            case ComplexConstant number:
                return Keep(value, new PyComplex(number.Real, number.Imaginary));
            case StrConstant text:
                return Keep(value, new PyStr(text.Value));
            case BytesConstant bytes:
                return Keep(value, PyBytes.Adopt(bytes.Value));
            case TupleConstant tuple:
                return ConvertAll(tuple.Items) is { } items ? Keep(value, PyTuple.From(items)) : null;
            case FrozenSetConstant set:
                return ConvertAll(set.Items) is { } members && PyFrozenSet.Create(members) is { } frozen ? Keep(value, frozen) : null;
            case ListConstant list:
                return MakeList(list);
            case DictConstant dict:
                return MakeDict(dict);
            default:
                return MakeSet((SetConstant)value);
        }
    }

    private PyObject Keep(Constant value, PyObject made)
    {
        _made[value] = made;
        return made;
    }

    private PyObject[]? ConvertAll(IReadOnlyList<Constant> values)
    {
        var items = new PyObject[values.Count];
        for (int i = 0; i < items.Length; i++)
        {
            if (Convert(values[i]) is not { } item)
            {
                return null;
            }

            items[i] = item;
        }

        return items;
    }

    private PyList? MakeList(ListConstant value)
    {
        var list = new PyList();
        Keep(value, list);
        foreach (Constant item in value.Items)
        {
            if (Convert(item) is not { } made)
            {
                return null;
            }

            list.Add(made);
        }

        return list;
    }

    private PyDict? MakeDict(DictConstant value)
    {
        var dict = new PyDict();
        Keep(value, dict);
        foreach ((Constant key, Constant item) in value.Items)
        {
            if (Convert(key) is not { } madeKey || Convert(item) is not { } made || !dict.Set(madeKey, made))
            {
                return null;
            }
        }

        return dict;
    }

    private PySet? MakeSet(SetConstant value)
    {
        var set = new PySet();
        Keep(value, set);
        foreach (Constant item in value.Items)
        {
            if (Convert(item) is not { } made || !set.Add(made))
            {
                return null;
            }
        }

        return set;
    }
}
