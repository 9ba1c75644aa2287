using System.Runtime.CompilerServices;
using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.CodeGen;

// Roots, bodies with docstrings, the dispatch over statements, and the statements of a line or two.
internal sealed partial class CodeGenerator
{
    private const int LevelsPerStackCheck = 32;

    private void VisitRoot(Mod root)
    {
        var start = new Location(1, 1, 0, 0);
        switch (root)
        {
            case Module { Body: var body }:
                VisitBody(body, body.Length > 0 ? Location.Of(body[0]) : start);
                break;
            case Interactive { Body: var body }:
                if (AnnotationFinder.HasAnnotation(body))
                {
                    Emit(Opcode.SETUP_ANNOTATIONS, start);
                }

                _isInteractive = true;
                VisitStatements(body);
                break;
            case Expression { Body: var body }:
                VisitExpr(body);
                break;
        }
    }

    /// <summary>The body of a module or class: __annotations__, docstring, statements (CPython's compiler_body).</summary>
    private void VisitBody(Stmt[] body, Location location)
    {
        if (AnnotationFinder.HasAnnotation(body))
        {
            Emit(Opcode.SETUP_ANNOTATIONS, location);
        }

        int first = 0;
        if (Docstring.Find(body) is { } docstring)
        {
            first = 1;
            if (_options.Optimize < 2)
            {
                EmitLoadConst(Docstring.Clean((StrConstant)docstring.Value), Location.Of(docstring));
                EmitNameOp(Location.None, "__doc__", ExprContext.Store);
            }
        }

        VisitStatements(body, first);
    }

    private void VisitStatements(Stmt[] statements, int first = 0)
    {
        for (int i = first; i < statements.Length; i++)
        {
            VisitStatement(statements[i]);
        }
    }

    private void VisitStatement(Stmt statement)
    {
        EnterNode();
        switch (statement.Kind)
        {
            case StmtKind.ExprStmt:
                VisitExpressionStatement((ExprStmt)statement);
                break;
            case StmtKind.Assign:
                VisitAssign((Assign)statement);
                break;
            case StmtKind.If:
                VisitIf((If)statement);
                break;
            case StmtKind.Return:
                VisitReturn((Return)statement);
                break;
            case StmtKind.FunctionDef:
                VisitFunction((FunctionDef)statement);
                break;
            case StmtKind.AsyncFunctionDef:
                VisitFunction((AsyncFunctionDef)statement);
                break;
            case StmtKind.ClassDef:
                VisitClass((ClassDef)statement);
                break;
            case StmtKind.TypeAlias:
                VisitTypeAlias((TypeAlias)statement);
                break;
            case StmtKind.Delete:
                foreach (Expr target in ((Delete)statement).Targets)
                {
                    VisitExpr(target);
                }

                break;
            case StmtKind.AugAssign:
                VisitAugAssign((AugAssign)statement);
                break;
            case StmtKind.AnnAssign:
                VisitAnnAssign((AnnAssign)statement);
                break;
            case StmtKind.For:
                VisitFor((For)statement);
                break;
            case StmtKind.AsyncFor:
                VisitAsyncFor((AsyncFor)statement);
                break;
            case StmtKind.While:
                VisitWhile((While)statement);
                break;
            case StmtKind.With:
                VisitWith((With)statement, 0);
                break;
            case StmtKind.AsyncWith:
                VisitAsyncWith((AsyncWith)statement, 0);
                break;
            case StmtKind.Match:
                VisitMatch((Match)statement);
                break;
            case StmtKind.Raise:
                VisitRaise((Raise)statement);
                break;
            case StmtKind.Try:
                VisitTry((Try)statement);
                break;
            case StmtKind.TryStar:
                VisitTryStar((TryStar)statement);
                break;
            case StmtKind.Assert:
                VisitAssert((Assert)statement);
                break;
            case StmtKind.Import:
                VisitImport((Import)statement);
                break;
            case StmtKind.ImportFrom:
                VisitImportFrom((ImportFrom)statement);
                break;
            case StmtKind.Global:
            case StmtKind.Nonlocal:
                break;
            case StmtKind.Pass:
                Emit(Opcode.NOP, Location.Of(statement));
                break;
            case StmtKind.Break:
                VisitBreak(Location.Of(statement));
                break;
            case StmtKind.Continue:
                VisitContinue(Location.Of(statement));
                break;
        }

        _depth--;
    }

    /// <summary>
    /// Counts a level of recursion; whoever calls it takes 1 off <see cref="_depth"/> at the end. The symbol table has checked the depth
    /// by CPython's rules; this is for callers on small threads, who are asked for stack only every so many levels.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void EnterNode()
    {
        if ((++_depth & (LevelsPerStackCheck - 1)) == 0)
        {
            CheckStack();
        }
    }

    private static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new PythonSyntaxException(CompileErrorKind.RecursionError, "maximum recursion depth exceeded during compilation");
        }
    }

    private void VisitExpressionStatement(ExprStmt statement)
    {
        Location location = Location.Of(statement);
        if (_isInteractive && _unit.Depth == 0)
        {
            VisitExpr(statement.Value);
            EmitIntrinsic(Intrinsic1.Print, location);
        }
        else if (statement.Value.Kind == ExprKind.ConstantExpr)
        {
            Emit(Opcode.NOP, location); // so that the line is seen by tracing
            return;
        }
        else
        {
            VisitExpr(statement.Value);
        }

        Emit(Opcode.POP_TOP, Location.None);
    }

    private void VisitRaise(Raise statement)
    {
        int count = 0;
        if (statement.Exc is { } exception)
        {
            VisitExpr(exception);
            count++;
            if (statement.Cause is { } cause)
            {
                VisitExpr(cause);
                count++;
            }
        }

        Emit(Opcode.RAISE_VARARGS, count, Location.Of(statement));
    }

    private void VisitAssert(Assert statement)
    {
        Location location = Location.Of(statement);
        if (statement.Test is TupleExpr { Elts.Length: > 0 } or ConstantExpr { Value: TupleConstant { Items.Length: > 0 } })
        {
            Warn(location, "assertion is always true, perhaps remove parentheses?");
        }

        if (_options.Optimize > 0)
        {
            return;
        }

        Label end = NewLabel();
        EmitJumpIf(location, statement.Test, end, true);
        Emit(Opcode.LOAD_ASSERTION_ERROR, location);
        if (statement.Msg is { } message)
        {
            VisitExpr(message);
            Emit(Opcode.CALL, 0, location);
        }

        Emit(Opcode.RAISE_VARARGS, 1, Location.Of(statement.Test));
        UseLabel(end);
    }
}
