namespace Jitter.Syntax.Ast;

/// <summary><c>def name(args): body</c>.</summary>
[Node]
public sealed partial class FunctionDef(
    SourceSpan span, string name, Arguments args, Stmt[] body, Expr[] decoratorList, Expr? returns, TypeParam[] typeParams) : Stmt(span);

/// <summary><c>async def name(args): body</c>.</summary>
[Node]
public sealed partial class AsyncFunctionDef(
    SourceSpan span, string name, Arguments args, Stmt[] body, Expr[] decoratorList, Expr? returns, TypeParam[] typeParams) : Stmt(span);

/// <summary><c>class name(bases, keywords): body</c>.</summary>
[Node]
public sealed partial class ClassDef(
    SourceSpan span, string name, Expr[] bases, Keyword[] keywords, Stmt[] body, Expr[] decoratorList, TypeParam[] typeParams) : Stmt(span);

/// <summary><c>return value</c>.</summary>
[Node]
public sealed partial class Return(SourceSpan span, Expr? value) : Stmt(span);

/// <summary><c>del targets</c>.</summary>
[Node]
public sealed partial class Delete(SourceSpan span, Expr[] targets) : Stmt(span);

/// <summary><c>target = target = value</c>.</summary>
[Node]
public sealed partial class Assign(SourceSpan span, Expr[] targets, Expr value) : Stmt(span);

/// <summary><c>type name[type_params] = value</c>; the name is a <see cref="Name"/>.</summary>
[Node]
public sealed partial class TypeAlias(SourceSpan span, Expr name, TypeParam[] typeParams, Expr value) : Stmt(span);

/// <summary><c>target op= value</c>.</summary>
[Node]
public sealed partial class AugAssign(SourceSpan span, Expr target, BinaryOperator op, Expr value) : Stmt(span);

/// <summary><c>target: annotation = value</c>; simple is 1 for a bare name.</summary>
[Node]
public sealed partial class AnnAssign(SourceSpan span, Expr target, Expr annotation, Expr? value, bool simple) : Stmt(span);

/// <summary><c>for target in iter: body else: orelse</c>.</summary>
[Node]
public sealed partial class For(SourceSpan span, Expr target, Expr iter, Stmt[] body, Stmt[] orelse) : Stmt(span);

/// <summary><c>async for target in iter: body else: orelse</c>.</summary>
[Node]
public sealed partial class AsyncFor(SourceSpan span, Expr target, Expr iter, Stmt[] body, Stmt[] orelse) : Stmt(span);

/// <summary><c>while test: body else: orelse</c>.</summary>
[Node]
public sealed partial class While(SourceSpan span, Expr test, Stmt[] body, Stmt[] orelse) : Stmt(span);

/// <summary><c>if test: body else: orelse</c>; elif is an If in orelse.</summary>
[Node]
public sealed partial class If(SourceSpan span, Expr test, Stmt[] body, Stmt[] orelse) : Stmt(span);

/// <summary><c>with items: body</c>.</summary>
[Node]
public sealed partial class With(SourceSpan span, WithItem[] items, Stmt[] body) : Stmt(span);

/// <summary><c>async with items: body</c>.</summary>
[Node]
public sealed partial class AsyncWith(SourceSpan span, WithItem[] items, Stmt[] body) : Stmt(span);

/// <summary><c>match subject: cases</c>.</summary>
[Node]
public sealed partial class Match(SourceSpan span, Expr subject, MatchCase[] cases) : Stmt(span);

/// <summary><c>raise exc from cause</c>.</summary>
[Node]
public sealed partial class Raise(SourceSpan span, Expr? exc, Expr? cause) : Stmt(span);

/// <summary><c>try: body except ...: else: orelse finally: finalbody</c>.</summary>
[Node]
public sealed partial class Try(SourceSpan span, Stmt[] body, ExceptHandler[] handlers, Stmt[] orelse, Stmt[] finalbody) : Stmt(span);

/// <summary><c>try: body except* ...: else: orelse finally: finalbody</c>.</summary>
[Node]
public sealed partial class TryStar(SourceSpan span, Stmt[] body, ExceptHandler[] handlers, Stmt[] orelse, Stmt[] finalbody) : Stmt(span);

/// <summary><c>assert test, msg</c>.</summary>
[Node]
public sealed partial class Assert(SourceSpan span, Expr test, Expr? msg) : Stmt(span);

/// <summary><c>import names</c>.</summary>
[Node]
public sealed partial class Import(SourceSpan span, Alias[] names) : Stmt(span);

/// <summary><c>from module import names</c>; level counts the leading dots.</summary>
[Node]
public sealed partial class ImportFrom(SourceSpan span, string? module, Alias[] names, int level) : Stmt(span);

/// <summary><c>global names</c>.</summary>
[Node]
public sealed partial class Global(SourceSpan span, string[] names) : Stmt(span);

/// <summary><c>nonlocal names</c>.</summary>
[Node]
public sealed partial class Nonlocal(SourceSpan span, string[] names) : Stmt(span);

/// <summary>An expression as a statement (Expr in Python.asdl).</summary>
[Node]
public sealed partial class ExprStmt(SourceSpan span, Expr value) : Stmt(span);

/// <summary><c>pass</c>.</summary>
[Node]
public sealed partial class Pass(SourceSpan span) : Stmt(span);

/// <summary><c>break</c>.</summary>
[Node]
public sealed partial class Break(SourceSpan span) : Stmt(span);

/// <summary><c>continue</c>.</summary>
[Node]
public sealed partial class Continue(SourceSpan span) : Stmt(span);

/// <summary><c>except type as name: body</c>.</summary>
[Node]
public sealed partial class ExceptHandler(SourceSpan span, Expr? type, string? name, Stmt[] body) : LocatedNode(span);

/// <summary>The parameters of a function. Defaults stand for the last positional ones; kwDefaults has null for none.</summary>
[Node]
public sealed partial class Arguments(
    Arg[] posonlyargs, Arg[] args, Arg? vararg, Arg[] kwonlyargs, Expr?[] kwDefaults, Arg? kwarg, Expr[] defaults) : AstNode;

/// <summary>A parameter. Type comments are not kept.</summary>
[Node]
public sealed partial class Arg(SourceSpan span, string argName, Expr? annotation) : LocatedNode(span);

/// <summary><c>name as asname</c> of an import.</summary>
[Node]
public sealed partial class Alias(SourceSpan span, string name, string? asname) : LocatedNode(span);

/// <summary><c>contextExpr as optionalVars</c> of a with statement.</summary>
[Node]
public sealed partial class WithItem(Expr contextExpr, Expr? optionalVars) : AstNode;

/// <summary><c>case pattern if guard: body</c>.</summary>
[Node]
public sealed partial class MatchCase(Pattern pattern, Expr? guard, Stmt[] body) : AstNode;
