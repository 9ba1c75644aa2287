using Jitter.Primitives.Constants;

namespace Jitter.Syntax.Ast;

/// <summary><c>a and b and c</c>, <c>a or b</c>: two values or more.</summary>
[Node]
public sealed partial class BoolOp(SourceSpan span, BoolOperator op, Expr[] values) : Expr(span);

/// <summary><c>target := value</c>; the target is a <see cref="Name"/>.</summary>
[Node]
public sealed partial class NamedExpr(SourceSpan span, Expr target, Expr value) : Expr(span);

/// <summary><c>left op right</c>.</summary>
[Node]
public sealed partial class BinOp(SourceSpan span, Expr left, BinaryOperator op, Expr right) : Expr(span);

/// <summary><c>op operand</c>.</summary>
[Node]
public sealed partial class UnaryOp(SourceSpan span, UnaryOperator op, Expr operand) : Expr(span);

/// <summary><c>lambda args: body</c>.</summary>
[Node]
public sealed partial class Lambda(SourceSpan span, Arguments args, Expr body) : Expr(span);

/// <summary><c>body if test else orelse</c>.</summary>
[Node]
public sealed partial class IfExp(SourceSpan span, Expr test, Expr body, Expr orelse) : Expr(span);

/// <summary><c>{k: v, **m}</c>: a null key stands for an unpacked mapping.</summary>
[Node]
public sealed partial class Dict(SourceSpan span, Expr?[] keys, Expr[] values) : Expr(span);

/// <summary><c>{a, *b}</c>.</summary>
[Node]
public sealed partial class Set(SourceSpan span, Expr[] elts) : Expr(span);

/// <summary><c>[elt for ...]</c>.</summary>
[Node]
public sealed partial class ListComp(SourceSpan span, Expr elt, Comprehension[] generators) : Expr(span);

/// <summary><c>{elt for ...}</c>.</summary>
[Node]
public sealed partial class SetComp(SourceSpan span, Expr elt, Comprehension[] generators) : Expr(span);

/// <summary><c>{key: value for ...}</c>.</summary>
[Node]
public sealed partial class DictComp(SourceSpan span, Expr key, Expr value, Comprehension[] generators) : Expr(span);

/// <summary><c>(elt for ...)</c>.</summary>
[Node]
public sealed partial class GeneratorExp(SourceSpan span, Expr elt, Comprehension[] generators) : Expr(span);

/// <summary><c>await value</c>.</summary>
[Node]
public sealed partial class Await(SourceSpan span, Expr value) : Expr(span);

/// <summary><c>yield value</c>.</summary>
[Node]
public sealed partial class Yield(SourceSpan span, Expr? value) : Expr(span);

/// <summary><c>yield from value</c>.</summary>
[Node]
public sealed partial class YieldFrom(SourceSpan span, Expr value) : Expr(span);

/// <summary><c>left op comparator op comparator ...</c>.</summary>
[Node]
public sealed partial class Compare(SourceSpan span, Expr left, CompareOperator[] ops, Expr[] comparators) : Expr(span);

/// <summary><c>func(args, keywords)</c>.</summary>
[Node]
public sealed partial class Call(SourceSpan span, Expr func, Expr[] args, Keyword[] keywords) : Expr(span);

/// <summary>A replacement field of an f-string; conversion is -1 or the code of 's', 'r' or 'a'.</summary>
[Node]
public sealed partial class FormattedValue(SourceSpan span, Expr value, int conversion, Expr? formatSpec) : Expr(span);

/// <summary>An f-string: its constants and replacement fields.</summary>
[Node]
public sealed partial class JoinedStr(SourceSpan span, Expr[] values) : Expr(span);

/// <summary>A literal; <c>ConstantKind</c> is "u" for u'...', else null.</summary>
[Node]
public sealed partial class ConstantExpr(SourceSpan span, Constant value, string? constantKind) : Expr(span);

/// <summary><c>value.attr</c>. (The class is not called Attribute, which .NET's own would hide.)</summary>
[Node]
public sealed partial class AttributeExpr(SourceSpan span, Expr value, string attr, ExprContext ctx) : Expr(span);

/// <summary><c>value[slice]</c>.</summary>
[Node]
public sealed partial class Subscript(SourceSpan span, Expr value, Expr slice, ExprContext ctx) : Expr(span);

/// <summary><c>*value</c>.</summary>
[Node]
public sealed partial class Starred(SourceSpan span, Expr value, ExprContext ctx) : Expr(span);

/// <summary>A name.</summary>
[Node]
public sealed partial class Name(SourceSpan span, string id, ExprContext ctx) : Expr(span);

/// <summary><c>[a, b]</c>. (The class is not called List, which .NET's own would hide.)</summary>
[Node]
public sealed partial class ListExpr(SourceSpan span, Expr[] elts, ExprContext ctx) : Expr(span);

/// <summary><c>(a, b)</c>.</summary>
[Node]
public sealed partial class TupleExpr(SourceSpan span, Expr[] elts, ExprContext ctx) : Expr(span);

/// <summary><c>lower:upper:step</c> inside a subscript.</summary>
[Node]
public sealed partial class Slice(SourceSpan span, Expr? lower, Expr? upper, Expr? step) : Expr(span);

/// <summary><c>for target in iter if ...</c> of a comprehension.</summary>
[Node]
public sealed partial class Comprehension(Expr target, Expr iter, Expr[] ifs, bool isAsync) : AstNode;

/// <summary><c>arg=value</c> of a call or class; a null arg stands for <c>**value</c>.</summary>
[Node]
public sealed partial class Keyword(SourceSpan span, string? arg, Expr value) : LocatedNode(span);
