using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>object: what every class inherits (CPython's Objects/typeobject.c, "PyBaseObject_Type").</summary>
[PyClass("object", Existing = "PyTypes.Object", Self = typeof(PyObject), Doc = "The base class of the class hierarchy.")]
public static partial class ObjectType
{
    private static readonly PyStr s_class = Names.Class;

    /// <summary>object.__new__: a plain instance (object_new); null with an error pending.</summary>
    [PySlot(SlotId.New)]
    public static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var type = (PyType)self;
        if (!arguments.IsEmpty)
        {
            if (!ReferenceEquals(type.Slots.New, PyTypes.Object.Slots.New))
            {
                return ArgumentErrors.Raise("object.__new__() takes exactly one argument (the type to instantiate)");
            }

            if (ReferenceEquals(type.Slots.Init, PyTypes.Object.Slots.Init))
            {
                return ArgumentErrors.Raise($"{type.Name}() takes no arguments");
            }
        }

        if ((type.Flags & TypeFlags.Abstract) != 0)
        {
            return AbstractErrors.Raise(type);
        }

        return PyInstance.NewPlain(type);
    }

    [PySlot(SlotId.Init)]
    private static bool Init(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (arguments.IsEmpty)
        {
            return true;
        }

        PyType type = self.Type;
        if (!ReferenceEquals(type.Slots.Init, PyTypes.Object.Slots.Init))
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
        }

        return !ReferenceEquals(type.Slots.New, PyTypes.Object.Slots.New) || Errors.RaiseFalse(
            PyExceptions.TypeError, $"{type.Name}.__init__() takes exactly one argument (the instance to initialize)");
    }

    [PySlot(SlotId.Repr)]
    private static PyObject? Repr(PyObject self)
    {
        PyType type = self.Type;
        string name = type.ModuleObject is PyStr module && module.ToString() is not "builtins" and var prefix
            ? $"{prefix}.{type.QualifiedName}"
            : type.Name;
        return new PyStr($"<{name} object at {Identity.Address(self)}>");
    }

    [PySlot(SlotId.Hash)]
    private static long Hash(PyObject self) => Hashing.OfIdentity(self);

    [PySlot(SlotId.Str)]
    private static PyObject? Str(PyObject self) => Texts.Repr(self);

    [PySlot(SlotId.Compare)]
    private static PyObject? Compare(PyObject left, PyObject right, Comparison comparison)
    {
        switch (comparison)
        {
            case Comparison.Equal:
                return ReferenceEquals(left, right) ? PyBool.True : PyNotImplemented.NotImplemented;
            case Comparison.NotEqual:
                // The inverse of __eq__, unless that does not know.
                if (left.Type.Slots.Compare is not { } compare)
                {
                    return PyNotImplemented.NotImplemented;
                }

                PyObject? equal = compare(left, right, Comparison.Equal);
                if (equal is null || ReferenceEquals(equal, PyNotImplemented.NotImplemented))
                {
                    return equal;
                }

                int truth = Truth.Of(equal);
                return truth < 0 ? null : PyBool.From(truth == 0);
            default:
                return PyNotImplemented.NotImplemented;
        }
    }

    [PyMethod("__reduce_ex__($self, protocol, /)")]
    private static PyObject? ReduceEx(PyObject self, int protocol) => ObjectReduction.ReduceEx(self, protocol);

    [PyMethod("__reduce__($self, /)")]
    private static PyObject? Reduce(PyObject self) => ObjectReduction.Reduce(self, 0);

    [PyMethod("__getstate__($self, /)")]
    private static PyObject? GetState(PyObject self) => ObjectReduction.GetState(self, required: false);

    [PyClassMethod("__subclasshook__($type, object, /)", Style = ArgumentStyle.Clinic)]
    private static PyObject SubclassHook(PyType type, PyObject @object) => PyNotImplemented.NotImplemented;

    [PyClassMethod("__init_subclass__($type, /)")]
    private static PyObject InitSubclass(PyType type) => PyNone.None;

    [PyMethod("__format__($self, format_spec, /)")]
    private static PyObject? Format(PyObject self, PyStr formatSpec) => formatSpec.Length == 0
        ? Texts.Str(self)
        : Errors.Raise(PyExceptions.TypeError, $"unsupported format string passed to {self.Type.FullName}.__format__");

    [PyMethod("__sizeof__($self, /)")]
    private static PyObject? SizeOf(PyObject self)
    {
        // A bytes object's items stand in it.
        TypeSize size = TypeSizes.Of(self.Type);
        return PyInt.From((long)size.BasicSize + (self is PyBytes bytes ? bytes.Span.Length : 0));
    }

    [PyMethod("__dir__($self, /)")]
    private static PyObject? Dir(PyObject self)
    {
        PyObject? dict = Attributes.GetOptional(self, Names.Dict);
        if (dict is null && Errors.Pending)
        {
            return null;
        }

        PyDict names = dict is PyDict own ? own.Copy() : new PyDict();
        PyObject? @class = Attributes.GetOptional(self, s_class);
        if (@class is null ? Errors.Pending : !TypeAttributes.Merge(names, @class))
        {
            return null;
        }

        return TypeAttributes.Keys(names);
    }

    [PyGetter("__class__", Doc = "the object's class")]
    private static PyObject GetClass(PyObject self) => self.Type;

    [PySetter("__class__")]
    private static bool SetClass(PyObject self, PyObject? value)
    {
        if (value is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "can't delete __class__ attribute");
        }

        if (value is not PyType type)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"__class__ must be set to a class, not '{value.Type.FullName}' object");
        }

        PyType old = self.Type;
        bool areModules = type.IsSubtypeOf(PyTypes.Module) && old.IsSubtypeOf(PyTypes.Module);
        if (!areModules && !(type.IsMutable && old.IsMutable))
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
        }

        if (!ClassLayout.CheckAssignment(old, type, "__class__"))
        {
            return false;
        }

        return self.TryChangeType(type) || Errors.RaiseFalse(
            PyExceptions.TypeError, $"__class__ assignment: '{type.FullName}' object layout differs from '{old.FullName}'");
    }
}

/// <summary>The error of instantiating an abstract class.</summary>
internal static class AbstractErrors
{
    private static readonly PyStr s_abstractMethods = PyStr.Interned("__abstractmethods__");

    /// <summary>Raises it.</summary>
    /// <returns>null</returns>
    public static PyObject? Raise(PyType type)
    {
        PyObject? methods = Attributes.Get(type, s_abstractMethods);
        PyList? names = methods is null ? null : Iteration.ToList(methods);
        if (names is null)
        {
            return null;
        }

        var texts = new List<string>();
        foreach (PyObject name in names.Items)
        {
            if (name is not PyStr)
            {
                return Errors.Raise(PyExceptions.TypeError, $"sequence item {texts.Count}: expected str instance, {name.Type.FullName} found");
            }

            texts.Add(name.ToString()!);
        }

        texts.Sort(string.CompareOrdinal);
        string list = string.Join("', '", texts);
        string plural = texts.Count > 1 ? "s" : "";
        return Errors.Raise(
            PyExceptions.TypeError,
            $"Can't instantiate abstract class {type.Name} without an implementation for abstract method{plural} '{list}'");
    }
}
