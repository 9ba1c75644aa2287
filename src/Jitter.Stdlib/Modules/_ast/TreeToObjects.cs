using Jitter.Primitives.Constants;
using Jitter.Runtime.Objects;
using Jitter.Syntax.Ast;

namespace Jitter.Stdlib.Modules.Ast;

/// <summary>Turns the parser's tree into Python's nodes (ast2obj in CPython's Python/Python-ast.c).</summary>
internal sealed class TreeToObjects : IAstFieldVisitor
{
    private static readonly PyStr s_line = PyStr.Interned("lineno");
    private static readonly PyStr s_column = PyStr.Interned("col_offset");
    private static readonly PyStr s_endLine = PyStr.Interned("end_lineno");
    private static readonly PyStr s_endColumn = PyStr.Interned("end_col_offset");

    private readonly Dictionary<string, PyObject> _values = [];

    private TreeToObjects()
    {
    }

    /// <summary>The node as an object.</summary>
    public static PyAst Convert(AstNode node)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        AstClass type = AstTypes.Get(node.AsdlName);
        var fields = new TreeToObjects();
        node.VisitFields(fields);
        var made = new PyAst(type.Type);
        for (int i = 0; i < type.Fields.Length; i++)
        {
            // Type comments and ignored types are not kept by the parser.
            AstField field = type.Fields[i];
            made.Set(
                type.FieldNames[i],
                fields._values.TryGetValue(field.Name, out PyObject? value) ? value : field.Mark == '*' ? new PyList() : PyNone.None);
        }

        if (node is LocatedNode { Span: var span })
        {
            made.Set(s_line, PyInt.From(span.Line));
            made.Set(s_column, PyInt.From(span.Column));
            made.Set(s_endLine, PyInt.From(span.EndLine));
            made.Set(s_endColumn, PyInt.From(span.EndColumn));
        }

        return made;
    }

    /// <inheritdoc/>
    public void Field(string name, AstNode? node) => _values[name] = node is null ? PyNone.None : Convert(node);

    /// <inheritdoc/>
    public void Field<T>(string name, T?[] nodes)
        where T : AstNode =>
        _values[name] = new PyList(Array.ConvertAll(nodes, node => node is null ? (PyObject)PyNone.None : Convert(node)));

    /// <inheritdoc/>
    public void Field(string name, string? identifier) =>
        _values[name] = identifier is null ? PyNone.None : PyStr.Interned(identifier);

    /// <inheritdoc/>
    public void Field(string name, string[] identifiers) =>
        _values[name] = new PyList(Array.ConvertAll(identifiers, text => (PyObject)PyStr.Interned(text)));

    /// <inheritdoc/>
    public void Field(string name, int value) => _values[name] = PyInt.From(value);

    /// <inheritdoc/>
    public void Field(string name, bool value) => _values[name] = PyInt.From(value ? 1 : 0);

    /// <inheritdoc/>
    public void Field(string name, Constant value) => _values[name] = PyCode.ToObject(value);

    /// <inheritdoc/>
    public void Field<T>(string name, T value)
        where T : struct, Enum => _values[name] = AstTypes.Get(value.ToString()).Singleton;

    /// <inheritdoc/>
    public void Field(string name, CompareOperator[] operators) =>
        _values[name] = new PyList(Array.ConvertAll(operators, value => (PyObject)AstTypes.Get(value.ToString()).Singleton));
}
