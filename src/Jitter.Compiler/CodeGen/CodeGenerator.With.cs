using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// with and async with.
internal sealed partial class CodeGenerator
{
    /// <summary>The items of a with statement from one on, and its body inside them (CPython's compiler_with).</summary>
    private void VisitWith(With statement, int index)
    {
        WithItem item = statement.Items[index];
        Location location = Location.Of(item.ContextExpr);
        Label final = NewLabel();
        Label exit = NewLabel();
        Label cleanup = NewLabel();
        VisitExpr(item.ContextExpr);
        Emit(Opcode.BEFORE_WITH, location);
        EmitJump(Opcode.SETUP_WITH, final, location);
        PushFrameBlock(location, new FrameBlock { Kind = FrameBlockKind.With, ContextLocation = location });
        BindEntered(item, location);
        if (index + 1 == statement.Items.Length)
        {
            VisitStatements(statement.Body);
        }
        else
        {
            VisitWith(statement, index + 1);
        }

        Emit(Opcode.POP_BLOCK, Location.None);
        PopFrameBlock();
        EmitCallExitWithNones(location);
        Emit(Opcode.POP_TOP, location);
        EmitJump(Opcode.JUMP, exit, location);

        UseLabel(final);
        EmitJump(Opcode.SETUP_CLEANUP, cleanup, location);
        Emit(Opcode.PUSH_EXC_INFO, location);
        Emit(Opcode.WITH_EXCEPT_START, location);
        EmitWithExceptFinish(cleanup);
        UseLabel(exit);
    }

    /// <summary>As <see cref="VisitWith"/> for async with (CPython's compiler_async_with).</summary>
    private void VisitAsyncWith(AsyncWith statement, int index)
    {
        EnterAsynchronousStatement(Location.Of(statement), "'async with' outside async function");
        WithItem item = statement.Items[index];
        Location location = Location.Of(item.ContextExpr);
        Label final = NewLabel();
        Label exit = NewLabel();
        Label cleanup = NewLabel();
        VisitExpr(item.ContextExpr);
        Emit(Opcode.BEFORE_ASYNC_WITH, location);
        EmitAwaitOf(location, 1);
        EmitJump(Opcode.SETUP_WITH, final, location);
        PushFrameBlock(location, new FrameBlock { Kind = FrameBlockKind.AsyncWith, ContextLocation = location });
        BindEntered(item, location);
        if (index + 1 == statement.Items.Length)
        {
            VisitStatements(statement.Body);
        }
        else
        {
            VisitAsyncWith(statement, index + 1);
        }

        PopFrameBlock();
        Emit(Opcode.POP_BLOCK, location);
        EmitCallExitWithNones(location);
        EmitAwaitOf(location, 2);
        Emit(Opcode.POP_TOP, location);
        EmitJump(Opcode.JUMP, exit, location);

        UseLabel(final);
        EmitJump(Opcode.SETUP_CLEANUP, cleanup, location);
        Emit(Opcode.PUSH_EXC_INFO, location);
        Emit(Opcode.WITH_EXCEPT_START, location);
        EmitAwaitOf(location, 2);
        EmitWithExceptFinish(cleanup);
        UseLabel(exit);
    }

    private void BindEntered(WithItem item, Location location)
    {
        if (item.OptionalVars is { } target)
        {
            VisitExpr(target);
        }
        else
        {
            Emit(Opcode.POP_TOP, location);
        }
    }

    /// <summary>
    /// Awaits the value on the stack; <paramref name="source"/> says where it is from, for the error text (1: __aenter__, 2: __aexit__).
    /// </summary>
    private void EmitAwaitOf(Location location, int source)
    {
        Emit(Opcode.GET_AWAITABLE, source, location);
        EmitLoadConst(SingletonConstant.None, location);
        EmitYieldFrom(location, isAwait: true);
    }

    /// <summary>After __exit__ has been called with an exception: raise it again unless the result is true.</summary>
    private void EmitWithExceptFinish(Label cleanup)
    {
        Label suppress = NewLabel();
        Label exit = NewLabel();
        Emit(Opcode.TO_BOOL, Location.None);
        EmitJump(Opcode.POP_JUMP_IF_TRUE, suppress, Location.None);
        Emit(Opcode.RERAISE, 2, Location.None);
        UseLabel(suppress);
        Emit(Opcode.POP_TOP, Location.None);
        Emit(Opcode.POP_BLOCK, Location.None);
        Emit(Opcode.POP_EXCEPT, Location.None);
        Emit(Opcode.POP_TOP, Location.None);
        Emit(Opcode.POP_TOP, Location.None);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, exit, Location.None);
        UseLabel(cleanup);
        EmitPopExceptAndReraise(Location.None);
        UseLabel(exit);
    }
}
