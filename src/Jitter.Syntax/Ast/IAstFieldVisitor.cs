using Jitter.Primitives.Constants;

namespace Jitter.Syntax.Ast;

/// <summary>Takes the fields of a node, under CPython's names and in the order of Python.asdl.</summary>
public interface IAstFieldVisitor
{
    /// <summary>A node; null where an optional one is missing.</summary>
    void Field(string name, AstNode? node);

    /// <summary>A list of nodes, null for None.</summary>
    void Field<T>(string name, T?[] nodes)
        where T : AstNode;

    /// <summary>An identifier or text; null where an optional one is missing.</summary>
    void Field(string name, string? identifier);

    /// <summary>A list of identifiers.</summary>
    void Field(string name, string[] identifiers);

    /// <summary>An int.</summary>
    void Field(string name, int value);

    /// <summary>An int that is 0 or 1.</summary>
    void Field(string name, bool value);

    /// <summary>A constant.</summary>
    void Field(string name, Constant value);

    /// <summary>An operator or context.</summary>
    void Field<T>(string name, T value)
        where T : struct, Enum;

    /// <summary>A list of operators.</summary>
    void Field(string name, CompareOperator[] operators);
}
