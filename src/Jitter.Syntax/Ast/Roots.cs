namespace Jitter.Syntax.Ast;

/// <summary>A file: mode "exec".</summary>
[Node]
public sealed partial class Module(Stmt[] body) : Mod;

/// <summary>One interactive statement: mode "single".</summary>
[Node]
public sealed partial class Interactive(Stmt[] body) : Mod;

/// <summary>One expression: mode "eval".</summary>
[Node]
public sealed partial class Expression(Expr body) : Mod;
