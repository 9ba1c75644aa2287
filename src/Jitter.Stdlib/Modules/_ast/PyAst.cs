using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Ast;

/// <summary>A node of a syntax tree (CPython's Python/Python-ast.c, "ast_type_init").</summary>
[PyClass("ast.AST", Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.Mutable)]
public partial class PyAst(PyType type) : PyInstance(type)
{
    private static readonly PyStr s_fields = PyStr.Interned("_fields");
    private static readonly PyStr s_attributes = PyStr.Interned("_attributes");
    private static readonly PyStr s_fieldTypes = PyStr.Interned("_field_types");

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        _ = AstTypes.All;
        return new PyAst((PyType)self);
    }

    [PySlot(SlotId.Init)]
    private bool Init(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        PyObject? found = Attributes.GetOptional(Type, s_fields);
        if (found is null && Errors.Pending)
        {
            return false;
        }

        PyTuple? fields = found is null ? PyTuple.Empty : Iteration.ToTuple(found);
        if (fields is null)
        {
            return false;
        }

        int positional = arguments.Length - (keywordNames?.Count ?? 0);
        if (positional > fields.Count)
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError,
                $"{Type.Name} constructor takes at most {fields.Count} positional argument{(fields.Count == 1 ? "" : "s")}");
        }

        var remaining = new List<PyObject>(fields.Items);
        for (int i = 0; i < positional; i++)
        {
            if (fields.Items[i] is not PyStr name || !Attributes.Set(this, name.Intern(), arguments[i]))
            {
                return false;
            }

            remaining.Remove(fields.Items[i]);
        }

        return (keywordNames is null || SetKeywords(arguments[positional..], keywordNames, fields, remaining)) && SetMissing(remaining);
    }

    [PyMethod("__reduce__($self, /)", HasTextSignature = false)]
    private PyObject? Reduce()
    {
        if (Attributes.GetOptional(this, PyStr.Interned("__dict__")) is not PyDict dict || dict.Count == 0)
        {
            return Errors.Pending ? null : PyTuple.From([Type, PyTuple.Empty]);
        }

        PyDict rest = dict.Copy();
        var positional = new List<PyObject>();
        PyObject? fields = Attributes.GetOptional(Type, s_fields);
        if (fields is not null)
        {
            if (Iteration.ToArray(fields) is not { } names)
            {
                return null;
            }

            foreach (PyObject name in names)
            {
                PyObject? value = rest.Get(name);
                if (value is null)
                {
                    break;
                }

                positional.Add(value);
                rest.Remove(name);
            }
        }

        return Errors.Pending ? null : PyTuple.From([Type, PyTuple.From(positional.ToArray()), rest]);
    }

    private bool SetKeywords(ReadOnlySpan<PyObject> values, PyTuple names, PyTuple fields, List<PyObject> remaining)
    {
        for (int i = 0; i < names.Count; i++)
        {
            var name = (PyStr)names.Items[i];
            bool isField = Array.Exists(fields.Items, field => field is PyStr text && text.Equals(name));
            if (isField)
            {
                if (remaining.RemoveAll(field => field is PyStr text && text.Equals(name)) == 0)
                {
                    return Errors.RaiseFalse(PyExceptions.TypeError, $"{Type.Name} got multiple values for argument '{name}'");
                }
            }
            else
            {
                PyObject? attributes = Attributes.Get(Type, s_attributes);
                int known = attributes is null ? -1 : Subscripts.Contains(attributes, name);
                if (known < 0 || (known == 0 && !Warnings.Warn(
                    PyExceptions.DeprecationWarning,
                    $"{Type.Name}.__init__ got an unexpected keyword argument '{name}'. Support for arbitrary keyword arguments is deprecated "
                        + "and will be removed in Python 3.15.")))
                {
                    return false;
                }
            }

            if (!Attributes.Set(this, name.Intern(), values[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Fields that were not given: lists are empty, contexts Load, what may be None is None by the class; others warn.</summary>
    private bool SetMissing(List<PyObject> remaining)
    {
        if (remaining.Count == 0)
        {
            return true;
        }

        PyObject? types = Attributes.GetOptional(Type, s_fieldTypes);
        if (types is null && Errors.Pending)
        {
            return false;
        }

        foreach (PyObject field in remaining)
        {
            PyObject? type = types is PyDict known ? known.Get(field) : null;
            var name = (PyStr)field;
            bool succeeded = type switch
            {
                null => !Errors.Pending && Warnings.Warn(
                    PyExceptions.DeprecationWarning,
                    $"Field '{name}' is missing from {Type.Name}._field_types. This will become an error in Python 3.15."),
                PyUnion => true,
                PyGenericAlias => Attributes.Set(this, name.Intern(), new PyList()),
                PyType { Name: "expr_context" } => Attributes.Set(this, name.Intern(), AstTypes.Get("Load").Singleton),
                _ => Warnings.Warn(
                    PyExceptions.DeprecationWarning,
                    $"{Type.Name}.__init__ missing 1 required positional argument: '{name}'. This will become an error in Python 3.15."),
            };
            if (!succeeded)
            {
                return false;
            }
        }

        return true;
    }
}
