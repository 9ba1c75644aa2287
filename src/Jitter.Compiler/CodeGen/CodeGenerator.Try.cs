using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// try with except, except* and finally.
internal sealed partial class CodeGenerator
{
    private void VisitTry(Try statement)
    {
        if (statement.Finalbody.Length == 0)
        {
            EmitTryExcept(Location.Of(statement), statement.Body, statement.Handlers, statement.Orelse);
            return;
        }

        FinallyLabels labels = BeginFinally(Location.Of(statement), statement.Finalbody);
        if (statement.Handlers.Length > 0)
        {
            EmitTryExcept(Location.Of(statement), statement.Body, statement.Handlers, statement.Orelse);
        }
        else
        {
            VisitStatements(statement.Body);
        }

        EndFinally(labels, statement.Finalbody);
    }

    private void VisitTryStar(TryStar statement)
    {
        if (statement.Finalbody.Length == 0)
        {
            EmitTryExceptStar(statement);
            return;
        }

        FinallyLabels labels = BeginFinally(Location.Of(statement), statement.Finalbody);
        EmitTryExceptStar(statement);
        EndFinally(labels, statement.Finalbody);
    }

    /// <summary>Begins what a finally clause guards (CPython's compiler_try_finally).</summary>
    private FinallyLabels BeginFinally(Location location, Stmt[] finalBody)
    {
        var labels = new FinallyLabels(NewLabel(), NewLabel(), NewLabel());
        EmitJump(Opcode.SETUP_FINALLY, labels.Final, location);
        PushFrameBlock(location, new FrameBlock { Kind = FrameBlockKind.FinallyTry, FinalBody = finalBody });
        return labels;
    }

    /// <summary>Ends what a finally clause guards and emits its body twice: for the normal way out, and for an exception.</summary>
    private void EndFinally(FinallyLabels labels, Stmt[] finalBody)
    {
        Emit(Opcode.POP_BLOCK, Location.None);
        PopFrameBlock();
        VisitStatements(finalBody);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, labels.Exit, Location.None);

        UseLabel(labels.Final);
        EmitJump(Opcode.SETUP_CLEANUP, labels.Cleanup, Location.None);
        Emit(Opcode.PUSH_EXC_INFO, Location.None);
        PushFrameBlock(Location.None, FrameBlockKind.FinallyEnd, Label.None, Label.None);
        VisitStatements(finalBody);
        PopFrameBlock();
        Emit(Opcode.RERAISE, 0, Location.None);
        UseLabel(labels.Cleanup);
        EmitPopExceptAndReraise(Location.None);
        UseLabel(labels.Exit);
    }

    /// <summary>
    /// try, except, else. In the handlers the exception is on the stack; where none matches it is raised again (CPython's
    /// compiler_try_except).
    /// </summary>
    private void EmitTryExcept(Location location, Stmt[] body, ExceptHandler[] handlers, Stmt[] orelse)
    {
        Label except = NewLabel();
        Label end = NewLabel();
        Label cleanup = NewLabel();
        EmitJump(Opcode.SETUP_FINALLY, except, location);
        PushFrameBlock(location, FrameBlockKind.TryExcept, Label.None, Label.None);
        VisitStatements(body);
        PopFrameBlock();
        Emit(Opcode.POP_BLOCK, Location.None);
        VisitStatements(orelse);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, Location.None);

        UseLabel(except);
        EmitJump(Opcode.SETUP_CLEANUP, cleanup, Location.None);
        Emit(Opcode.PUSH_EXC_INFO, Location.None);
        PushFrameBlock(location, FrameBlockKind.ExceptionHandler, Label.None, Label.None);
        for (int i = 0; i < handlers.Length; i++)
        {
            ExceptHandler handler = handlers[i];
            Location handlerLocation = Location.Of(handler);
            Label next = NewLabel();
            if (handler.Type is { } type)
            {
                VisitExpr(type);
                Emit(Opcode.CHECK_EXC_MATCH, handlerLocation);
                EmitJump(Opcode.POP_JUMP_IF_FALSE, next, handlerLocation);
            }
            else if (i < handlers.Length - 1)
            {
                Error(handlerLocation, "default 'except:' must be last");
            }

            if (handler.Name is { } name)
            {
                EmitNamedHandler(handler, name, end);
            }
            else
            {
                Emit(Opcode.POP_TOP, handlerLocation);
                PushFrameBlock(handlerLocation, FrameBlockKind.HandlerCleanup, Label.None, Label.None);
                VisitStatements(handler.Body);
                PopFrameBlock();
                Emit(Opcode.POP_BLOCK, Location.None);
                Emit(Opcode.POP_EXCEPT, Location.None);
                EmitJump(Opcode.JUMP_NO_INTERRUPT, end, Location.None);
            }

            UseLabel(next);
        }

        PopFrameBlock();
        Emit(Opcode.RERAISE, 0, Location.None);
        UseLabel(cleanup);
        EmitPopExceptAndReraise(Location.None);
        UseLabel(end);
    }

    /// <summary><c>except type as name: body</c> after the match: the name is unbound on every way out, as by a finally.</summary>
    private void EmitNamedHandler(ExceptHandler handler, string name, Label end)
    {
        Location location = Location.Of(handler);
        Label cleanup = NewLabel();
        EmitNameOp(location, name, ExprContext.Store);
        EmitJump(Opcode.SETUP_CLEANUP, cleanup, location);
        PushFrameBlock(location, new FrameBlock { Kind = FrameBlockKind.HandlerCleanup, BoundName = name });
        VisitStatements(handler.Body);
        PopFrameBlock();
        Emit(Opcode.POP_BLOCK, Location.None);
        Emit(Opcode.POP_BLOCK, Location.None);
        Emit(Opcode.POP_EXCEPT, Location.None);
        EmitUnbind(Location.None, name);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, Location.None);
        UseLabel(cleanup);
        EmitUnbind(Location.None, name);
        Emit(Opcode.RERAISE, 1, Location.None);
    }

    /// <summary>Emits <c>name = None; del name</c>: the body may have deleted the name itself.</summary>
    private void EmitUnbind(Location location, string name)
    {
        EmitLoadConst(SingletonConstant.None, location);
        EmitNameOp(location, name, ExprContext.Store);
        EmitNameOp(location, name, ExprContext.Del);
    }

    /// <summary>
    /// try, except*, else. In the handlers the stack is the exception as caught, the list of what handlers raised, and the part that
    /// is not handled yet (CPython's compiler_try_star_except).
    /// </summary>
    private void EmitTryExceptStar(TryStar statement)
    {
        Location location = Location.Of(statement);
        Label except = NewLabel();
        Label orelse = NewLabel();
        Label end = NewLabel();
        Label cleanup = NewLabel();
        Label reraiseStar = NewLabel();
        Label reraise = NewLabel();
        EmitJump(Opcode.SETUP_FINALLY, except, location);
        PushFrameBlock(location, FrameBlockKind.TryExcept, Label.None, Label.None);
        VisitStatements(statement.Body);
        PopFrameBlock();
        Emit(Opcode.POP_BLOCK, Location.None);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, orelse, Location.None);

        UseLabel(except);
        EmitJump(Opcode.SETUP_CLEANUP, cleanup, Location.None);
        Emit(Opcode.PUSH_EXC_INFO, Location.None);
        PushFrameBlock(location, FrameBlockKind.ExceptionGroupHandler, Label.None, Label.None);
        ExceptHandler[] handlers = statement.Handlers;
        for (int i = 0; i < handlers.Length; i++)
        {
            Location handlerLocation = Location.Of(handlers[i]);
            if (i == 0)
            {
                Emit(Opcode.BUILD_LIST, 0, handlerLocation);
                Emit(Opcode.COPY, 2, handlerLocation);
            }

            EmitStarHandler(handlers[i], handlerLocation);
            if (i == handlers.Length - 1)
            {
                Emit(Opcode.LIST_APPEND, 1, Location.None); // what no handler took, or None
                EmitJump(Opcode.JUMP_NO_INTERRUPT, reraiseStar, Location.None);
            }
        }

        PopFrameBlock();
        UseLabel(reraiseStar);
        EmitIntrinsic(Intrinsic2.PrepReraiseStar, Location.None);
        Emit(Opcode.COPY, 1, Location.None);
        EmitJump(Opcode.POP_JUMP_IF_NOT_NONE, reraise, Location.None);
        Emit(Opcode.POP_TOP, Location.None);
        Emit(Opcode.POP_BLOCK, Location.None);
        Emit(Opcode.POP_EXCEPT, Location.None);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, end, Location.None);

        UseLabel(reraise);
        Emit(Opcode.POP_BLOCK, Location.None);
        Emit(Opcode.SWAP, 2, Location.None);
        Emit(Opcode.POP_EXCEPT, Location.None);
        Emit(Opcode.RERAISE, 0, Location.None);
        UseLabel(cleanup);
        EmitPopExceptAndReraise(Location.None);
        UseLabel(orelse);
        VisitStatements(statement.Orelse);
        UseLabel(end);
    }

    private void EmitStarHandler(ExceptHandler handler, Location location)
    {
        Label next = NewLabel();
        Label nextWithError = NewLabel();
        Label noMatch = NewLabel();
        Label cleanup = NewLabel();
        if (handler.Type is { } type)
        {
            VisitExpr(type);
            Emit(Opcode.CHECK_EG_MATCH, location);
            Emit(Opcode.COPY, 1, location);
            EmitJump(Opcode.POP_JUMP_IF_NONE, noMatch, location);
        }

        if (handler.Name is { } name)
        {
            EmitNameOp(location, name, ExprContext.Store);
        }
        else
        {
            Emit(Opcode.POP_TOP, location);
        }

        EmitJump(Opcode.SETUP_CLEANUP, cleanup, location);
        PushFrameBlock(location, new FrameBlock { Kind = FrameBlockKind.HandlerCleanup, BoundName = handler.Name });
        VisitStatements(handler.Body);
        PopFrameBlock();
        Emit(Opcode.POP_BLOCK, Location.None);
        if (handler.Name is not null)
        {
            EmitUnbind(Location.None, handler.Name);
        }

        EmitJump(Opcode.JUMP_NO_INTERRUPT, next, Location.None);

        UseLabel(cleanup);
        if (handler.Name is not null)
        {
            EmitUnbind(Location.None, handler.Name);
        }

        Emit(Opcode.LIST_APPEND, 3, Location.None); // what the handler raised
        Emit(Opcode.POP_TOP, Location.None);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, nextWithError, Location.None);

        UseLabel(next);
        Emit(Opcode.NOP, Location.None);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, nextWithError, Location.None);
        UseLabel(noMatch);
        Emit(Opcode.POP_TOP, location);
        UseLabel(nextWithError);
    }

    private readonly record struct FinallyLabels(Label Final, Label Cleanup, Label Exit);
}
