using System.Diagnostics.CodeAnalysis;

namespace Jitter.Syntax.Ast;

/// <summary>
/// Marks a concrete node class. The source generator makes a settable property of each primary-constructor parameter
/// (but the span), the node's Kind, and the method that shows its fields under CPython's names.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NodeAttribute : Attribute;

/// <summary>A node of the abstract syntax tree, shaped as Parser/Python.asdl of CPython 3.13 says.</summary>
public abstract class AstNode
{
    /// <summary>The node as CPython's <c>ast.dump(node, include_attributes=True)</c> prints it.</summary>
    public override string ToString() => AstDumper.Dump(this);

    /// <summary>The name of the class in Python.asdl.</summary>
    public string AsdlName => this switch
    {
        ConstantExpr => "Constant",
        AttributeExpr => "Attribute",
        ListExpr => "List",
        TupleExpr => "Tuple",
        ExprStmt => "Expr",
        Comprehension => "comprehension",
        Keyword => "keyword",
        Arguments => "arguments",
        Arg => "arg",
        Alias => "alias",
        WithItem => "withitem",
        MatchCase => "match_case",
        _ => GetType().Name,
    };

    /// <summary>Shows the fields, in the order of Python.asdl.</summary>
    public abstract void VisitFields(IAstFieldVisitor visitor);
}

/// <summary>A node with a position.</summary>
public abstract class LocatedNode(SourceSpan span) : AstNode
{
    /// <summary>Where the node stands.</summary>
    public SourceSpan Span { get; set; } = span;
}

/// <summary>An expression.</summary>
public abstract class Expr(SourceSpan span) : LocatedNode(span)
{
    /// <summary>Which class of expression this is.</summary>
    public abstract ExprKind Kind { get; }
}

/// <summary>A statement.</summary>
public abstract class Stmt(SourceSpan span) : LocatedNode(span)
{
    /// <summary>Which class of statement this is.</summary>
    public abstract StmtKind Kind { get; }
}

/// <summary>A pattern of a match statement's case.</summary>
public abstract class Pattern(SourceSpan span) : LocatedNode(span)
{
    /// <summary>Which class of pattern this is.</summary>
    public abstract PatternKind Kind { get; }
}

/// <summary>A type parameter (PEP 695).</summary>
public abstract class TypeParam(SourceSpan span) : LocatedNode(span)
{
    /// <summary>Which class of type parameter this is.</summary>
    public abstract TypeParamKind Kind { get; }
}

/// <summary>The root of a tree.</summary>
public abstract class Mod : AstNode
{
    /// <summary>Which class of root this is.</summary>
    public abstract ModKind Kind { get; }
}

/// <summary>How a name, attribute, subscript, star or sequence is used.</summary>
public enum ExprContext
{
    /// <summary>Its value is read.</summary>
    Load,

    /// <summary>It is assigned to.</summary>
    Store,

    /// <summary>It is deleted.</summary>
    Del,
}

/// <summary>The operator of a <see cref="BoolOp"/>.</summary>
public enum BoolOperator
{
    /// <summary>and</summary>
    And,

    /// <summary>or</summary>
    Or,
}

/// <summary>The operator of a <see cref="BinOp"/> or <see cref="AugAssign"/>, in the order of Python.asdl.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "Python.asdl's names")]
public enum BinaryOperator
{
    /// <summary>+</summary>
    Add,

    /// <summary>-</summary>
    Sub,

    /// <summary>*</summary>
    Mult,

    /// <summary>@</summary>
    MatMult,

    /// <summary>/</summary>
    Div,

    /// <summary>%</summary>
    Mod,

    /// <summary>**</summary>
    Pow,

    /// <summary>&lt;&lt;</summary>
    LShift,

    /// <summary>&gt;&gt;</summary>
    RShift,

    /// <summary>|</summary>
    BitOr,

    /// <summary>^</summary>
    BitXor,

    /// <summary>&amp;</summary>
    BitAnd,

    /// <summary>//</summary>
    FloorDiv,
}

/// <summary>The operator of a <see cref="UnaryOp"/>.</summary>
public enum UnaryOperator
{
    /// <summary>~</summary>
    Invert,

    /// <summary>not</summary>
    Not,

    /// <summary>+</summary>
    UAdd,

    /// <summary>-</summary>
    USub,
}

/// <summary>An operator of a <see cref="Compare"/>.</summary>
public enum CompareOperator
{
    /// <summary>==</summary>
    Eq,

    /// <summary>!=</summary>
    NotEq,

    /// <summary>&lt;</summary>
    Lt,

    /// <summary>&lt;=</summary>
    LtE,

    /// <summary>&gt;</summary>
    Gt,

    /// <summary>&gt;=</summary>
    GtE,

    /// <summary>is</summary>
    Is,

    /// <summary>is not</summary>
    IsNot,

    /// <summary>in</summary>
    In,

    /// <summary>not in</summary>
    NotIn,
}
