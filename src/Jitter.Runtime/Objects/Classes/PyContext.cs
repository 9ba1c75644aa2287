using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Objects;

/// <summary>contextvars.Context: the values of context variables (CPython's Python/context.c, PEP 567).</summary>
/// <remarks>The dict is never changed once a copy shares it: setting a variable makes a new one then.</remarks>
[PyClass("_contextvars.Context", Flags = TypeFlags.WeakReferences)]
public sealed partial class PyContext : PyObject
{
    private PyDict _values;
    private bool _isShared;

    /// <summary>Makes an empty context.</summary>
    public PyContext() => _values = new PyDict();

    private PyContext(PyDict values)
    {
        _values = values;
        _isShared = true;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>Whether run() is in it.</summary>
    public bool IsEntered { get; private set; }

    /// <summary>The running thread's context, made when it is first needed.</summary>
    public static PyContext Current => PyThreadState.Current.Context ??= new PyContext();

    /// <summary>A copy, which shares the values until either changes.</summary>
    public PyContext Copy()
    {
        _isShared = true;
        return new PyContext(_values);
    }

    /// <summary>A variable's value; null where it has none.</summary>
    internal PyObject? ValueOf(PyContextVar variable) => _values.Get(variable);

    /// <summary>Sets a variable; a null value takes it away.</summary>
    internal void Set(PyContextVar variable, PyObject? value)
    {
        if (_isShared)
        {
            _values = _values.Copy();
            _isShared = false;
        }

        if (value is null)
        {
            _values.Remove(variable);
        }
        else
        {
            _values.Set(variable, value);
        }
    }

    /// <summary>Makes it the running thread's context (PyContext_Enter); false with RuntimeError pending where it is entered already.</summary>
    public bool Enter(out PyContext? previous)
    {
        PyThreadState thread = PyThreadState.Current;
        previous = thread.Context;
        if (IsEntered)
        {
            PyStr? text = Texts.Repr(this);
            return text is not null && Errors.RaiseFalse(
                PyExceptions.RuntimeError, $"cannot enter context: {text} is already entered");
        }

        IsEntered = true;
        thread.Context = this;
        return true;
    }

    /// <summary>Gives the thread its former context back (PyContext_Exit).</summary>
    public void Exit(PyContext? previous)
    {
        IsEntered = false;
        PyThreadState.Current.Context = previous;
    }

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        arguments.IsEmpty ? new PyContext() : ArgumentErrors.Raise("Context() does not accept any arguments");

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison) =>
        right is PyContext other && comparison is Comparison.Equal or Comparison.NotEqual
            ? Comparisons.Compare(_values, ((PyContext)right)._values, comparison)
            : PyNotImplemented.NotImplemented;

    [PySlot(SlotId.Iter)]
    private PyObject? Iterate() => Iteration.GetIterator(Keys());

    [PySlot(SlotId.Length)]
    private long Length() => _values.Count;

    [PySlot(SlotId.Subscript)]
    private PyObject? Subscript(PyObject key)
    {
        if (!CheckKey(key))
        {
            return null;
        }

        return _values.Get(key) ?? (Errors.Pending ? null : Errors.RaiseWith(PyExceptions.KeyError, key));
    }

    [PySlot(SlotId.Contains)]
    private int Contains(PyObject key) => !CheckKey(key) ? -1 : _values.Get(key) is not null ? 1 : 0;

    [PyMethod("get($self, key, default=None, /)")]
    private PyObject? Get(PyObject key, PyObject? @default) => CheckKey(key) ? _values.Get(key) ?? @default ?? PyNone.None : null;

    [PyMethod("items($self, /)")]
    private PyObject? Items() => View(static (key, value) => new PyTuple([key, value]));

    [PyMethod("keys($self, /)")]
    private PyObject Keys() => View(static (key, value) => key);

    [PyMethod("values($self, /)")]
    private PyObject? Values() => View(static (key, value) => value);

    [PyMethod("copy($self, /)")]
    private PyObject CopyMethod() => Copy();

    [PyMethod("run($self, /, *args, **kwargs)", HasTextSignature = false)]
    private PyObject? Run(ReadOnlySpan<PyObject> args, PyTuple? kwargs)
    {
        if (args.Length - (kwargs?.Count ?? 0) < 1)
        {
            return ArgumentErrors.Raise("run() missing 1 required positional argument");
        }

        if (!Enter(out PyContext? previous))
        {
            return null;
        }

        PyObject? result = args[0].Call(args[1..], kwargs);
        Exit(previous);
        return result;
    }

    private PyObject View(Func<PyObject, PyObject, PyObject> select)
    {
        var items = new PyList();
        int position = 0;
        while (_values.Next(ref position, out PyObject? key, out PyObject? value))
        {
            items.Add(select(key, value));
        }

        return Iteration.GetIterator(items)!;
    }

    private static bool CheckKey(PyObject key)
    {
        if (key is PyContextVar)
        {
            return true;
        }

        PyStr? text = Texts.Repr(key);
        return text is not null && Errors.RaiseFalse(PyExceptions.TypeError, $"a ContextVar key was expected, got {text}");
    }
}

/// <summary>contextvars.ContextVar.</summary>
/// <param name="name">The name, for the repr.</param>
/// <param name="default">What get() gives where nothing was set; null for none.</param>
[PyClass("_contextvars.ContextVar")]
public sealed partial class PyContextVar(PyStr name, PyObject? @default) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>name</c></summary>
    [PyMember("name")]
    public PyStr Name { get; } = name;

    [PyNew("ContextVar(name, /, *, default=None)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyObject name, PyObject? @default) => name is PyStr text
        ? new PyContextVar(text, @default)
        : Errors.Raise(PyExceptions.TypeError, "context variable name must be a str");

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        PyStr? shown = Texts.Repr(Name);
        PyStr? fallback = @default is null ? PyStr.Empty : Texts.Repr(@default);
        if (shown is null || fallback is null)
        {
            return null;
        }

        return new PyStr($"<ContextVar name={shown}{(@default is null ? "" : " default=" + fallback)} at {Identity.Address(this)}>");
    }

    [PySlot(SlotId.Hash)]
    private long Hash() => Hashing.OfIdentity(this);

    [PyMethod("get($self, default=<unrepresentable>, /)")]
    private PyObject? Get(PyObject? @default) =>
        PyThreadState.Current.Context?.ValueOf(this) ?? @default ?? Fallback ?? Errors.RaiseWith(PyExceptions.LookupError, this);

    /// <summary>What the current context has for this variable; null for nothing.</summary>
    public PyObject? Value => PyThreadState.Current.Context?.ValueOf(this);

    /// <summary>Sets the variable in the current context; a token that undoes it.</summary>
    [PyMethod("set($self, value, /)")]
    public PyObject Set(PyObject value)
    {
        PyContext context = PyContext.Current;
        PyObject? old = context.ValueOf(this);
        context.Set(this, value);
        return new PyContextToken(context, this, old);
    }

    [PyMethod("reset($self, token, /)")]
    private PyObject? Reset(PyObject token)
    {
        if (token is not PyContextToken made)
        {
            PyStr? text = Texts.Repr(token);
            return text is null ? null : Errors.Raise(PyExceptions.TypeError, $"expected an instance of Token, got {text}");
        }

        return made.Reset(this) ? PyNone.None : null;
    }

    [PyClassMethod("__class_getitem__($type, object, /)")]
    private static PyObject? ClassGetItem(PyType type, PyObject @object) => PyGenericAlias.Create(type, @object);

    private PyObject? Fallback => @default;
}

/// <summary>contextvars.Token: undoes one set().</summary>
/// <param name="context">The context that was changed.</param>
/// <param name="variable">The variable.</param>
/// <param name="old">What it had; null for nothing.</param>
[PyClass("_contextvars.Token")]
public sealed partial class PyContextToken(PyContext context, PyContextVar variable, PyObject? old) : PyObject
{
    private bool _isUsed;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyConstant("MISSING")]
    private static PyObject Missing => PyMissingToken.Missing;

    /// <summary>Gives the variable its former value back; false with an error pending.</summary>
    internal bool Reset(PyContextVar asked)
    {
        PyStr? text = _isUsed || !ReferenceEquals(asked, variable) || !ReferenceEquals(context, PyContext.Current)
            ? Texts.Repr(this)
            : PyStr.Empty;
        if (text is null)
        {
            return false;
        }

        if (_isUsed)
        {
            return Errors.RaiseFalse(PyExceptions.RuntimeError, $"{text} has already been used once");
        }

        if (!ReferenceEquals(asked, variable))
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, $"{text} was created by a different ContextVar");
        }

        if (!ReferenceEquals(context, PyContext.Current))
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, $"{text} was created in a different Context");
        }

        _isUsed = true;
        context.Set(variable, old);
        return true;
    }

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) =>
        Errors.Raise(PyExceptions.RuntimeError, "Tokens can only be created by ContextVars");

    [PySlot(SlotId.Hash)]
    private long Hash() => TypeReadying.Unhashable(this);

    [PySlot(SlotId.Repr)]
    private PyObject? Repr() => Texts.Repr(variable) is { } text
        ? new PyStr($"<Token{(_isUsed ? " used" : "")} var={text} at {Identity.Address(this)}>")
        : null;

    [PyClassMethod("__class_getitem__($type, object, /)")]
    private static PyObject? ClassGetItem(PyType type, PyObject @object) => PyGenericAlias.Create(type, @object);

    [PyGetter("var")]
    private PyObject GetVariable() => variable;

    [PyGetter("old_value")]
    private PyObject GetOldValue() => old ?? PyMissingToken.Missing;
}

/// <summary>Token.MISSING.</summary>
[PyClass("Token.MISSING", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyMissingToken : PyObject
{
    /// <summary>The one object.</summary>
    public static readonly PyMissingToken Missing = new();

    private PyMissingToken()
    {
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.Repr)]
    private string Repr() => "<Token.MISSING>";
}
