using Jitter.Bytecode;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Objects;

/// <summary>super: attributes of the classes behind a class in an object's MRO (CPython's Objects/typeobject.c, "superobject").</summary>
[PyClass("super", Flags = TypeFlags.BaseType, Doc = "super() -> same as super(__class__, <first argument>)")]
public partial class PySuper : PyObject
{
    /// <summary>Makes one that is not initialized.</summary>
    public PySuper()
    {
    }

    /// <summary>Makes <c>super(type, self)</c>, whose object type is known.</summary>
    public PySuper(PyType thisClass, PyObject self, PyType selfClass)
    {
        ThisClass = thisClass;
        Self = self;
        SelfClass = selfClass;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary><c>__thisclass__</c></summary>
    [PyMember("__thisclass__", NullIsNone = true)]
    public PyType? ThisClass { get; private set; }

    /// <summary><c>__self__</c></summary>
    [PyMember("__self__", NullIsNone = true)]
    public PyObject? Self { get; private set; }

    /// <summary><c>__self_class__</c>: the class whose MRO is searched.</summary>
    [PyMember("__self_class__", NullIsNone = true)]
    public PyType? SelfClass { get; private set; }

    /// <summary><c>super(type, self).name</c> without a super object; null with an error pending (_PySuper_Lookup).</summary>
    public static PyObject? Lookup(PyType thisClass, PyObject self, PyStr name)
    {
        if (SelfClassOf(thisClass, self) is not { } selfClass)
        {
            return null;
        }

        PyObject? found = Find(thisClass, selfClass, name);
        return found is not null
            ? Bind(found, self, selfClass)
            : Errors.Pending ? null : Attributes.GenericGet(new PySuper(thisClass, self, selfClass), name);
    }

    /// <summary>
    /// Like <see cref="Lookup"/>, for a call: a plain function of a class is given unbound, to be called with self as its first
    /// argument.
    /// </summary>
    public static PyObject? LookupMethod(PyType thisClass, PyObject self, PyStr name, out bool isUnbound)
    {
        isUnbound = false;
        if (SelfClassOf(thisClass, self) is not { } selfClass)
        {
            return null;
        }

        PyObject? found = Find(thisClass, selfClass, name);
        if (found is null)
        {
            return Errors.Pending ? null : Attributes.GenericGet(new PySuper(thisClass, self, selfClass), name);
        }

        if ((found.Type.Flags & TypeFlags.MethodDescriptor) != 0 && !ReferenceEquals(self, selfClass))
        {
            isUnbound = true;
            return found;
        }

        return Bind(found, self, selfClass);
    }

    /// <summary>The class that decides the MRO for an object; null with TypeError pending (supercheck).</summary>
    public static PyType? SelfClassOf(PyType thisClass, PyObject self)
    {
        if (self is PyType type && type.IsSubtypeOf(thisClass))
        {
            return type;
        }

        if (self.Type.IsSubtypeOf(thisClass))
        {
            return self.Type;
        }

        PyObject? declared = Attributes.GetOptional(self, Names.Class);
        if (declared is PyType other && !ReferenceEquals(other, self.Type) && other.IsSubtypeOf(thisClass))
        {
            return other;
        }

        if (!Errors.Pending)
        {
            string kind = self is PyType named ? $"type {named.FullName}" : $"instance of {self.Type.FullName}";
            Errors.Raise(
                PyExceptions.TypeError, $"super(type, obj): obj ({kind}) is not an instance or subtype of type ({thisClass.FullName}).");
        }

        return null;
    }

    private static PyObject? Find(PyType thisClass, PyType selfClass, PyStr name)
    {
        if (ReferenceEquals(name, Names.Class))
        {
            return null; // super().__class__ is super itself
        }

        PyType[] mro = selfClass.Mro;
        int i = Array.IndexOf(mro, thisClass);
        for (i = i < 0 ? mro.Length : i + 1; i < mro.Length; i++)
        {
            if (mro[i].Attributes.GetStr(name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static PyObject? Bind(PyObject found, PyObject self, PyType selfClass) => found.Type.Slots.DescriptorGet is { } get
        ? get(found, ReferenceEquals(self, selfClass) ? null : self, selfClass)
        : found;

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => AllocateAs((PyType)self);

    [PySlot(SlotId.Init)]
    private static bool Init(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (keywordNames is { Count: > 0 })
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "super() takes no keyword arguments");
        }

        if (!ArgumentErrors.CheckPositional("super()", arguments.Length, 0, 2))
        {
            return false;
        }

        PyType? type;
        PyObject? instance;
        if (arguments.Length == 0)
        {
            if (!ImplicitArguments(out type, out instance))
            {
                return false;
            }
        }
        else
        {
            type = arguments[0] as PyType;
            instance = arguments.Length > 1 && arguments[1] is not PyNone ? arguments[1] : null;
            if (type is null)
            {
                ArgumentErrors.Wrong("super", "argument 1", "a type", arguments[0]);
                return false;
            }
        }

        PyType? selfClass = null;
        if (instance is not null)
        {
            selfClass = SelfClassOf(type!, instance);
            if (selfClass is null)
            {
                return false;
            }
        }

        var made = (PySuper)self;
        made.ThisClass = type;
        made.Self = instance;
        made.SelfClass = selfClass;
        return true;
    }

    /// <summary>The class cell and the first argument of the function that calls super() (super_init_without_args).</summary>
    private static bool ImplicitArguments(out PyType? type, out PyObject? instance)
    {
        type = null;
        instance = null;
        if (PyThreadState.Current.Frame is not { } frame)
        {
            return Errors.RaiseFalse(PyExceptions.RuntimeError, "super(): no current frame");
        }

        CodeObject code = frame.Code.Code;
        if (code.ArgCount == 0)
        {
            return Errors.RaiseFalse(PyExceptions.RuntimeError, "super(): no arguments");
        }

        instance = frame.Local(0);
        if (instance is PyCell cell && (code.LocalsPlusKinds[0] & LocalKind.Cell) != 0)
        {
            instance = cell.Content;
        }

        if (instance is null)
        {
            return Errors.RaiseFalse(PyExceptions.RuntimeError, "super(): arg[0] deleted");
        }

        PyStr[] names = frame.Code.LocalNames;
        for (int i = names.Length - 1; i >= 0 && (code.LocalsPlusKinds[i] & LocalKind.Free) != 0; i--)
        {
            if (!ReferenceEquals(names[i], Names.Class))
            {
                continue;
            }

            if (frame.Local(i) is not PyCell classCell)
            {
                return Errors.RaiseFalse(PyExceptions.RuntimeError, "super(): bad __class__ cell");
            }

            if (classCell.Content is null)
            {
                return Errors.RaiseFalse(PyExceptions.RuntimeError, "super(): empty __class__ cell");
            }

            type = classCell.Content as PyType;
            return type is not null || Errors.RaiseFalse(
                PyExceptions.RuntimeError, $"super(): __class__ is not a type ({classCell.Content.Type.FullName})");
        }

        return Errors.RaiseFalse(PyExceptions.RuntimeError, "super(): __class__ cell not found");
    }

    [PySlot(SlotId.Repr)]
    private string Repr() => SelfClass is null
        ? $"<super: <class '{ThisClass?.Name ?? "NULL"}'>, NULL>"
        : $"<super: <class '{ThisClass?.Name ?? "NULL"}'>, <{SelfClass.Name} object>>";

    [PySlot(SlotId.GetAttribute)]
    private PyObject? GetAttribute(PyObject name)
    {
        if (SelfClass is not null && name is PyStr text)
        {
            PyObject? found = Find(ThisClass!, SelfClass, text.Intern());
            if (found is not null)
            {
                return Bind(found, Self!, SelfClass);
            }
        }

        return Errors.Pending ? null : Attributes.GenericGet(this, name);
    }

    [PySlot(SlotId.DescriptorGet)]
    private PyObject? Get(PyObject? instance, PyObject? owner)
    {
        if (instance is null or PyNone || Self is not null)
        {
            return this;
        }

        if (GetType() != typeof(PySuper))
        {
            // A subclass: its constructor decides.
            return ThisClass is null ? Calls.Call(Type) : Calls.Call(Type, ThisClass, instance);
        }

        if (ThisClass is null)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "super(): no current frame");
        }

        return SelfClassOf(ThisClass, instance) is { } selfClass ? new PySuper(ThisClass, instance, selfClass) : null;
    }
}
