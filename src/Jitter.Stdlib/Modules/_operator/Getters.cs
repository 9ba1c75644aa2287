using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Operators;

/// <summary>operator.itemgetter: an object that takes items of its argument.</summary>
/// <param name="items">The keys.</param>
[PyClass("operator.itemgetter", Doc = "A callable that takes the given items of its operand.")]
public sealed partial class ItemGetter(PyTuple items) : PyObject
{
    private readonly PyObject? _single = items.Count == 1 ? items.Items[0] : null;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("itemgetter(item, /, *items)")]
    private static PyObject? New(PyType type, PyObject item, ReadOnlySpan<PyObject> items) => new ItemGetter(new PyTuple([item, .. items]));

    /// <inheritdoc/>
    [PySlot(SlotId.Call)]
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!Getters.TryGetOperand("itemgetter", arguments, keywordNames, out PyObject operand))
        {
            return null;
        }

        if (_single is not null)
        {
            return Subscripts.Get(operand, _single);
        }

        var result = new PyObject[items.Count];
        for (int i = 0; i < result.Length; i++)
        {
            if (Subscripts.Get(operand, items.Items[i]) is not { } value)
            {
                return null;
            }

            result[i] = value;
        }

        return new PyTuple(result);
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => Getters.Repr(this, items, null);

    [PyMethod("__reduce__()", Doc = "Return state information for pickling")]
    private PyTuple Reduce() => new([Type, items]);
}

/// <summary>operator.attrgetter: an object that takes attributes, perhaps dotted ones, of its argument.</summary>
/// <param name="names">The names, strs.</param>
/// <param name="paths">Each name's parts, interned.</param>
[PyClass("operator.attrgetter", Doc = "A callable that takes the given attributes of its operand.")]
public sealed partial class AttributeGetter(PyTuple names, PyStr[][] paths) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("attrgetter(attr, /, *attrs)")]
    private static PyObject? New(PyType type, PyObject attr, ReadOnlySpan<PyObject> attrs)
    {
        PyObject[] all = [attr, .. attrs];
        var paths = new PyStr[all.Length][];
        for (int i = 0; i < all.Length; i++)
        {
            if (all[i] is not PyStr name)
            {
                return Errors.Raise(PyExceptions.TypeError, "attribute name must be a string");
            }

            paths[i] = name.ToString().Contains('.') ? Array.ConvertAll(name.ToString().Split('.'), PyStr.Interned) : [name.Intern()];
        }

        return new AttributeGetter(new PyTuple(all), paths);
    }

    /// <inheritdoc/>
    [PySlot(SlotId.Call)]
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!Getters.TryGetOperand("attrgetter", arguments, keywordNames, out PyObject operand))
        {
            return null;
        }

        if (paths.Length == 1)
        {
            return Get(operand, paths[0]);
        }

        var result = new PyObject[paths.Length];
        for (int i = 0; i < result.Length; i++)
        {
            if (Get(operand, paths[i]) is not { } value)
            {
                return null;
            }

            result[i] = value;
        }

        return new PyTuple(result);
    }

    private static PyObject? Get(PyObject operand, PyStr[] path)
    {
        PyObject? value = operand;
        for (int i = 0; i < path.Length && value is not null; i++)
        {
            value = Attributes.Get(value, path[i]);
        }

        return value;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => Getters.Repr(this, names, null);

    [PyMethod("__reduce__()", Doc = "Return state information for pickling")]
    private PyTuple Reduce() => new([Type, names]);
}

/// <summary>operator.methodcaller: an object that calls a method of its argument.</summary>
/// <param name="name">The method's name, interned.</param>
/// <param name="positional">The positional arguments.</param>
/// <param name="keywords">The keyword arguments.</param>
[PyClass("operator.methodcaller", Doc = "A callable that calls the given method of its operand.")]
public sealed partial class MethodCaller(PyStr name, PyTuple positional, PyDict? keywords) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("methodcaller(name, /, *args, **kwargs)")]
    private static PyObject? New(PyType type, PyObject? name, PyTuple args, PyDict? kwargs)
    {
        return name is PyStr text
            ? new MethodCaller(text.Intern(), args, kwargs)
            : Errors.Raise(PyExceptions.TypeError, "method name must be a string");
    }

    /// <inheritdoc/>
    [PySlot(SlotId.Call)]
    public override PyObject? Call(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!Getters.TryGetOperand("methodcaller", arguments, keywordNames, out PyObject operand))
        {
            return null;
        }

        if (keywords is null or { Count: 0 })
        {
            return Calls.CallMethod(operand, name, positional.Items);
        }

        return Attributes.Get(operand, name) is { } method ? Calls.CallWithTuple(method, positional, keywords) : null;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => Getters.Repr(this, new PyTuple([name, .. positional.Items]), keywords);

    [PyMethod("__reduce__()", Doc = "Return state information for pickling")]
    private PyObject? Reduce()
    {
        if (keywords is null or { Count: 0 })
        {
            return new PyTuple([Type, new PyTuple([name, .. positional.Items])]);
        }

        if (Imports.ImportAttribute("functools", "partial") is not { } partial)
        {
            return null;
        }

        PyObject? constructor = Calls.CallWithTuple(partial, new PyTuple([Type, name]), keywords);
        return constructor is null ? null : new PyTuple([constructor, positional]);
    }
}

/// <summary>What the getters have in common.</summary>
internal static class Getters
{
    /// <summary>The one operand; false with TypeError pending.</summary>
    public static bool TryGetOperand(string function, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, out PyObject operand)
    {
        operand = PyNone.None;
        if (keywordNames is { Count: > 0 })
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"{function}() takes no keyword arguments");
        }

        if (!ArgumentErrors.CheckPositional(function, arguments.Length, 1, 1))
        {
            return false;
        }

        operand = arguments[0];
        return true;
    }

    /// <summary>The call that makes an object like this one; "..." inside of itself.</summary>
    public static PyObject? Repr(PyObject self, PyTuple arguments, PyDict? keywords)
    {
        string head = self.Type.FullName + "(";
        if (!ContainerText.Enter(self))
        {
            return new PyStr(head + "...)");
        }

        try
        {
            var text = new PyStrBuilder(64);
            text.Append(head);
            bool first = true;
            foreach (PyObject argument in arguments.Items)
            {
                if (!TryAppend(ref text, ref first, null, argument))
                {
                    return null;
                }
            }

            int position = 0;
            while (keywords is not null && keywords.Next(ref position, out PyObject? key, out PyObject? value))
            {
                if (!TryAppend(ref text, ref first, (PyStr)key, value))
                {
                    return null;
                }
            }

            text.Append(")");
            return text.ToStr();
        }
        finally
        {
            ContainerText.Leave(self);
        }
    }

    private static bool TryAppend(ref PyStrBuilder text, ref bool first, PyStr? name, PyObject value)
    {
        if (Texts.Repr(value) is not { } repr)
        {
            return false;
        }

        if (!first)
        {
            text.Append(", ");
        }

        first = false;
        if (name is not null)
        {
            text.Append(name);
            text.Append("=");
        }

        text.Append(repr);
        return true;
    }
}
