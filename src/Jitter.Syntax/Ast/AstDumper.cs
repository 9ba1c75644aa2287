using System.Globalization;
using System.Text;
using Jitter.Primitives.Constants;

namespace Jitter.Syntax.Ast;

/// <summary>Prints a tree as CPython 3.13's <c>ast.dump(tree, include_attributes=True)</c> does, so that both can be compared as text.</summary>
internal sealed class AstDumper : IAstFieldVisitor
{
    private readonly StringBuilder _text = new();
    private bool _first;

    private AstDumper()
    {
    }

    /// <summary>The tree on one line, with positions.</summary>
    public static string Dump(AstNode node)
    {
        var dumper = new AstDumper();
        dumper.Node(node);
        return dumper._text.ToString();
    }

    public void Field(string name, AstNode? node)
    {
        if (node is not null)
        {
            Start(name);
            Node(node);
        }
    }

    public void Field<T>(string name, T?[] nodes)
        where T : AstNode
    {
        if (nodes.Length == 0)
        {
            return; // ast.dump of 3.13 leaves empty lists out
        }

        Start(name);
        _text.Append('[');
        for (int i = 0; i < nodes.Length; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            if (nodes[i] is { } node)
            {
                Node(node);
            }
            else
            {
                _text.Append("None");
            }
        }

        _text.Append(']');
    }

    public void Field(string name, string? identifier)
    {
        if (identifier is not null)
        {
            Start(name);
            _text.Append('\'').Append(identifier).Append('\'');
        }
    }

    public void Field(string name, string[] identifiers)
    {
        if (identifiers.Length > 0)
        {
            Start(name);
            _text.Append("['").AppendJoin("', '", identifiers).Append("']");
        }
    }

    public void Field(string name, int value)
    {
        Start(name);
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
    }

    public void Field(string name, bool value) => Field(name, value ? 1 : 0);

    public void Field(string name, Constant value)
    {
        Start(name);
        _text.Append(ConstantRepr.Repr(value));
    }

    public void Field<T>(string name, T value)
        where T : struct, Enum
    {
        Start(name);
        _text.Append(value).Append("()");
    }

    public void Field(string name, CompareOperator[] operators)
    {
        Start(name);
        _text.Append('[').AppendJoin("(), ", operators).Append("()]");
    }

    private void Node(AstNode node)
    {
        _text.Append(node.AsdlName).Append('(');
        _first = true;
        node.VisitFields(this);
        if (node is LocatedNode { Span: var span })
        {
            Field("lineno", span.Line);
            Field("col_offset", span.Column);
            Field("end_lineno", span.EndLine);
            Field("end_col_offset", span.EndColumn);
        }

        _text.Append(')');
        _first = false;
    }

    private void Start(string name)
    {
        _text.Append(_first ? "" : ", ").Append(name).Append('=');
        _first = false;
    }
}
