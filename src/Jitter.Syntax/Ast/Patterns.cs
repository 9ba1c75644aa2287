using Jitter.Primitives.Constants;

namespace Jitter.Syntax.Ast;

/// <summary>A literal or dotted name, compared by ==.</summary>
[Node]
public sealed partial class MatchValue(SourceSpan span, Expr value) : Pattern(span);

/// <summary>None, True or False, compared by identity.</summary>
[Node]
public sealed partial class MatchSingleton(SourceSpan span, Constant value) : Pattern(span);

/// <summary><c>[a, b, *rest]</c>.</summary>
[Node]
public sealed partial class MatchSequence(SourceSpan span, Pattern[] patterns) : Pattern(span);

/// <summary><c>{key: pattern, **rest}</c>.</summary>
[Node]
public sealed partial class MatchMapping(SourceSpan span, Expr[] keys, Pattern[] patterns, string? rest) : Pattern(span);

/// <summary><c>cls(patterns, kwd_attrs=kwd_patterns)</c>.</summary>
[Node]
public sealed partial class MatchClass(SourceSpan span, Expr cls, Pattern[] patterns, string[] kwdAttrs, Pattern[] kwdPatterns) : Pattern(span);

/// <summary><c>*name</c>; a null name is <c>*_</c>.</summary>
[Node]
public sealed partial class MatchStar(SourceSpan span, string? name) : Pattern(span);

/// <summary><c>pattern as name</c>; no pattern: a capture; no name either: the wildcard <c>_</c>.</summary>
[Node]
public sealed partial class MatchAs(SourceSpan span, Pattern? pattern, string? name) : Pattern(span);

/// <summary><c>a | b</c>.</summary>
[Node]
public sealed partial class MatchOr(SourceSpan span, Pattern[] patterns) : Pattern(span);

/// <summary><c>T: bound = default</c>.</summary>
[Node]
public sealed partial class TypeVar(SourceSpan span, string name, Expr? bound, Expr? defaultValue) : TypeParam(span);

/// <summary><c>**P = default</c>.</summary>
[Node]
public sealed partial class ParamSpec(SourceSpan span, string name, Expr? defaultValue) : TypeParam(span);

/// <summary><c>*Ts = default</c>.</summary>
[Node]
public sealed partial class TypeVarTuple(SourceSpan span, string name, Expr? defaultValue) : TypeParam(span);
