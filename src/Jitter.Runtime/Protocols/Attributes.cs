using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Attribute access: the descriptor protocol (Python reference, "Implementing Descriptors"; CPython's Objects/object.c).</summary>
public static class Attributes
{
    /// <summary>The slot of types that look attributes up in the ordinary way; inline caches rely on it.</summary>
    public static readonly BinaryFunction GenericGetFunction = GenericGet;

    /// <summary>The slot of types that store attributes in the ordinary way.</summary>
    public static readonly StoreFunction GenericSetFunction = GenericSet;

    /// <summary>The slot of classes whose metaclass looks attributes up in the ordinary way.</summary>
    public static readonly BinaryFunction TypeGetFunction = TypeGet;

    /// <summary>The slot of classes whose metaclass stores attributes in the ordinary way.</summary>
    public static readonly StoreFunction TypeSetFunction = TypeSet;

    /// <summary><c>getattr(self, name)</c>; null with AttributeError, or what the class raised, pending.</summary>
    /// <param name="self">The object.</param>
    /// <param name="name">An interned name.</param>
    public static PyObject? Get(PyObject self, PyStr name) => self.Type.Slots.GetAttribute!(self, name);

    /// <summary><c>getattr(self, name, default)</c> without the exception: null and no error where there is no such attribute (PyObject_GetOptionalAttr).</summary>
    public static PyObject? GetOptional(PyObject self, PyStr name)
    {
        PyObject? value = Get(self, name);
        if (value is null)
        {
            Errors.ClearIf(PyExceptions.AttributeError);
        }

        return value;
    }

    /// <summary><c>setattr(self, name, value)</c>, or <c>delattr</c> for a null value; false with an error pending.</summary>
    public static bool Set(PyObject self, PyStr name, PyObject? value) => self.Type.Slots.SetAttribute!(self, name, value);

    /// <summary>
    /// Looks a special method up on the type and binds it, as operators do: instance attributes do not count
    /// (_PyObject_LookupSpecial). Null without an error where there is none.
    /// </summary>
    public static PyObject? LookupSpecial(PyObject self, PyStr name)
    {
        PyObject? found = self.Type.Lookup(name);
        return found?.Type.Slots.DescriptorGet is { } get ? get(found, self, self.Type) : found;
    }

    /// <summary>
    /// Looks a method up for a call: where it is a plain function of the class, the function itself with
    /// <paramref name="isUnbound"/> set, to be called with the object as first argument; else what getattr gives
    /// (_PyObject_GetMethod). Null with an error pending.
    /// </summary>
    public static PyObject? GetMethod(PyObject self, PyStr name, out bool isUnbound)
    {
        isUnbound = false;
        PyType type = self.Type;
        if (!ReferenceEquals(type.Slots.GetAttribute, GenericGetFunction))
        {
            return Get(self, name);
        }

        PyObject? found = type.Lookup(name);
        if (found is null || (found.Type.Flags & TypeFlags.MethodDescriptor) == 0)
        {
            return Get(self, name);
        }

        if (self.InstanceAttributes?.Get(name) is { } own)
        {
            return own;
        }

        isUnbound = true;
        return found;
    }

    /// <summary>object.__getattribute__: data descriptor, then instance attribute, then other descriptor or class attribute (PyObject_GenericGetAttr).</summary>
    public static PyObject? GenericGet(PyObject self, PyObject name)
    {
        if (name is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, $"attribute name must be string, not '{name.Type.FullName}'");
        }

        text = text.Intern();
        PyType type = self.Type;
        PyObject? found = type.Lookup(text);
        DescriptorGetFunction? get = found?.Type.Slots.DescriptorGet;
        if (get is not null && found!.Type.Slots.DescriptorSet is not null)
        {
            return get(found, self, type);
        }

        if (self.InstanceAttributes?.Get(text) is { } own)
        {
            return own;
        }

        if (get is not null)
        {
            return get(found!, self, type);
        }

        return found ?? RaiseNoAttribute(self, text, $"'{type.FullName}' object has no attribute '{text}'");
    }

    /// <summary>object.__setattr__ and, with a null value, object.__delattr__ (PyObject_GenericSetAttr).</summary>
    public static bool GenericSet(PyObject self, PyObject name, PyObject? value)
    {
        if (name is not PyStr text)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"attribute name must be string, not '{name.Type.FullName}'");
        }

        text = text.Intern();
        PyType type = self.Type;
        PyObject? found = type.Lookup(text);
        if (found?.Type.Slots.DescriptorSet is { } set)
        {
            return set(found, self, value);
        }

        if (self.InstanceAttributes is { } attributes)
        {
            if (value is not null)
            {
                attributes.Set(text, value);
                return true;
            }

            return attributes.Remove(text) || RaiseNoAttribute(self, text, $"'{type.FullName}' object has no attribute '{text}'") is not null;
        }

        RaiseNoAttribute(
            self,
            text,
            found is null
                ? $"'{type.FullName}' object has no attribute '{text}' and no __dict__ for setting new attributes"
                : $"'{type.FullName}' object attribute '{text}' is read-only");
        return false;
    }

    /// <summary>type.__getattribute__: the metatype's data descriptors, the class's own attributes bound, the metatype's others (type_getattro).</summary>
    public static PyObject? TypeGet(PyObject self, PyObject name)
    {
        if (name is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, $"attribute name must be string, not '{name.Type.FullName}'");
        }

        text = text.Intern();
        var type = (PyType)self;
        PyType metatype = type.Type;
        PyObject? meta = metatype.Lookup(text);
        DescriptorGetFunction? metaGet = meta?.Type.Slots.DescriptorGet;
        if (metaGet is not null && meta!.Type.Slots.DescriptorSet is not null)
        {
            return metaGet(meta, type, metatype);
        }

        if (type.Lookup(text) is { } found)
        {
            return found.Type.Slots.DescriptorGet is { } get ? get(found, null, type) : found;
        }

        if (metaGet is not null)
        {
            return metaGet(meta!, type, metatype);
        }

        return meta ?? RaiseNoAttribute(type, text, $"type object '{type.FullName}' has no attribute '{text}'");
    }

    /// <summary>type.__setattr__ and, with a null value, type.__delattr__ (type_setattro).</summary>
    public static bool TypeSet(PyObject self, PyObject name, PyObject? value)
    {
        var type = (PyType)self;
        if (!type.IsMutable)
        {
            PyStr? shown = Texts.Repr(name);
            return shown is not null && Errors.RaiseFalse(
                PyExceptions.TypeError, $"cannot set {shown} attribute of immutable type '{type.FullName}'");
        }

        if (name is not PyStr text)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"attribute name must be string, not '{name.Type.FullName}'");
        }

        text = text.Intern();
        PyType metatype = type.Type;
        PyObject? found = metatype.Lookup(text);
        if (found?.Type.Slots.DescriptorSet is { } set)
        {
            return set(found, type, value);
        }

        if (value is not null)
        {
            type.Attributes.SetStr(text, value);
        }
        else if (type.Attributes.Remove(text) is null)
        {
            return RaiseNoAttribute(type, text, $"type object '{type.FullName}' has no attribute '{text}'") is not null;
        }

        TypeReadying.AttributeChanged(type, text);
        return true;
    }

    /// <summary><c>self.__dict__</c> (PyObject_GenericGetDict); null with AttributeError pending where there can be none.</summary>
    public static PyObject? GetDict(PyObject self) =>
        self.InstanceAttributes?.ToDict() ?? RaiseNoAttribute(self, Names.Dict, $"'{self.Type.FullName}' object has no attribute '__dict__'");

    /// <summary>Assignment to <c>self.__dict__</c>; a null value empties it (PyObject_GenericSetDict, subtype_setdict).</summary>
    public static bool SetDict(PyObject self, PyObject? value)
    {
        if (self.InstanceAttributes is not { } attributes)
        {
            return RaiseNoAttribute(self, Names.Dict, $"'{self.Type.FullName}' object has no attribute '__dict__'") is not null;
        }

        return value is null or PyDict
            ? attributes.SetDict((PyDict?)value ?? new PyDict())
            : Errors.RaiseFalse(PyExceptions.TypeError, $"__dict__ must be set to a dictionary, not a '{value.Type.FullName}'");
    }

    /// <summary>Raises an AttributeError that knows the object and the name, for suggestions.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseNoAttribute(PyObject self, PyStr name, string message)
    {
        return Errors.Raise(PyAttributeError.Create(self, name, message));
    }
}
