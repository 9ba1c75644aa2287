using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Ast;

/// <summary>The node classes as Python objects, made when somebody first needs them.</summary>
internal static class AstTypes
{
    private static readonly PyStr s_fields = PyStr.Interned("_fields");
    private static readonly PyStr s_attributes = PyStr.Interned("_attributes");
    private static readonly PyStr s_fieldTypes = PyStr.Interned("_field_types");
    private static readonly PyStr s_annotations = PyStr.Interned("__annotations__");
    private static readonly PyStr s_matchArguments = PyStr.Interned("__match_args__");
    private static readonly string[] s_positions = ["lineno", "col_offset", "end_lineno", "end_col_offset"];

    private static readonly Dictionary<string, AstClass> s_classes = [];
    private static readonly Dictionary<PyType, AstClass> s_byType = new(ReferenceEqualityComparer.Instance);
    private static readonly List<AstClass> s_all = [];

    /// <summary>All classes, in the order of Python.asdl; null with an error pending.</summary>
    public static List<AstClass>? All => s_all.Count > 0 || Make() ? s_all : null;

    /// <summary>A class by its name.</summary>
    public static AstClass Get(string name)
    {
        if (All is null)
        {
            throw new PythonException(Jitter.Runtime.Threads.PyThreadState.Current.TakeError());
        }

        return s_classes[name];
    }

    /// <summary>The class of a node: its type's, or that of the nearest base.</summary>
    public static AstClass? ClassOf(PyObject node)
    {
        foreach (PyType type in node.Type.Mro)
        {
            if (s_byType.TryGetValue(type, out AstClass? found))
            {
                return found;
            }
        }

        return null;
    }

    private static bool Make()
    {
        PyType root = PyAst.TypeObject;
        root.Attributes.SetStr(s_fields, PyTuple.Empty);
        root.Attributes.SetStr(s_attributes, PyTuple.Empty);
        root.Attributes.SetStr(s_matchArguments, PyTuple.Empty);
        root.Modified();
        var rootClass = new AstClass("AST", root, []);
        s_classes.Add("AST", rootClass);
        s_byType.Add(root, rootClass);
        foreach (string line in AstSchema.Text.Split('\n'))
        {
            string[] words = line.Trim().Split(' ');
            if (!Add(words[0], s_classes[words[1]].Type, AstField.Parse(words.AsSpan(2))))
            {
                s_all.Clear();
                s_classes.Clear();
                s_byType.Clear();
                return false;
            }
        }

        return AddFieldTypes();
    }

    private static bool Add(string name, PyType @base, AstField[] fields)
    {
        var names = new PyTuple(Array.ConvertAll(fields, field => (PyObject)PyStr.Interned(field.Name)));
        var attributes = new PyDict();
        attributes.SetStr(s_fields, names);
        attributes.SetStr(Names.Module, PyStr.Interned("ast"));
        attributes.SetStr(Names.Doc, new PyStr(fields.Length == 0 ? name : $"{name}({string.Join(", ", fields)})"));
        attributes.SetStr(s_matchArguments, names);
        foreach (AstField field in fields)
        {
            if (field.Mark == '?')
            {
                attributes.SetStr(PyStr.Interned(field.Name), PyNone.None);
            }
        }

        if (AstSchema.Positions(name) is { } endIsOptional)
        {
            attributes.SetStr(s_attributes, new PyTuple(Array.ConvertAll(s_positions, text => (PyObject)PyStr.Interned(text))));
            if (endIsOptional)
            {
                attributes.SetStr(PyStr.Interned(s_positions[2]), PyNone.None);
                attributes.SetStr(PyStr.Interned(s_positions[3]), PyNone.None);
            }
        }
        else if (ReferenceEquals(@base, PyAst.TypeObject))
        {
            attributes.SetStr(s_attributes, PyTuple.Empty);
        }

        if (Calls.Call(PyTypes.Type, PyStr.Interned(name), PyTuple.From([@base]), attributes) is not PyType type)
        {
            return false;
        }

        var made = new AstClass(name, type, fields);
        s_classes.Add(name, made);
        s_byType.Add(type, made);
        s_all.Add(made);
        return true;
    }

    /// <summary>_field_types and __annotations__, which name classes further down.</summary>
    private static bool AddFieldTypes()
    {
        foreach (AstClass node in s_all)
        {
            var types = new PyDict();
            foreach (AstField field in node.Fields)
            {
                PyType type = field.Type switch
                {
                    "identifier" or "string" => PyTypes.Str,
                    "int" => PyTypes.Int,
                    "constant" => PyTypes.Object,
                    var name => s_classes[name].Type,
                };
                PyObject? shown = field.Mark switch
                {
                    '*' => PyGenericAlias.Create(PyTypes.List, type),
                    '?' => PyUnion.Or(type, PyNone.None),
                    _ => type,
                };
                if (shown is null)
                {
                    return false;
                }

                types.SetStr(PyStr.Interned(field.Name), shown);
            }

            node.Type.Attributes.SetStr(s_fieldTypes, types);
            node.Type.Attributes.SetStr(s_annotations, types);
            node.Type.Modified();
        }

        return true;
    }
}

/// <summary>A node class.</summary>
internal sealed class AstClass(string name, PyType type, AstField[] fields)
{
    private PyAst? _singleton;

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The class.</summary>
    public PyType Type { get; } = type;

    /// <summary>The fields.</summary>
    public AstField[] Fields { get; } = fields;

    /// <summary>The fields' interned names.</summary>
    public PyStr[] FieldNames { get; } = Array.ConvertAll(fields, field => PyStr.Interned(field.Name));

    /// <summary>The one instance that trees use of a class without fields, such as Load.</summary>
    public PyAst Singleton => _singleton ??= new PyAst(Type);
}
