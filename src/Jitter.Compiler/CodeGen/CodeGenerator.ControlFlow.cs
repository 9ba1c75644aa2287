using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// if, loops, return, break, continue.
internal sealed partial class CodeGenerator
{
    private void VisitIf(If statement)
    {
        Label end = NewLabel();
        bool hasElse = statement.Orelse.Length > 0;
        Label next = hasElse ? NewLabel() : end;
        EmitJumpIf(Location.Of(statement), statement.Test, next, false);
        VisitStatements(statement.Body);
        if (hasElse)
        {
            EmitJump(Opcode.JUMP_NO_INTERRUPT, end, Location.None);
            UseLabel(next);
            VisitStatements(statement.Orelse);
        }

        UseLabel(end);
    }

    private void VisitFor(For statement)
    {
        Label start = NewLabel();
        Label cleanup = NewLabel();
        Label end = NewLabel();
        PushFrameBlock(Location.Of(statement), FrameBlockKind.ForLoop, start, end);
        VisitExpr(statement.Iter);
        Location location = Location.Of(statement.Iter);
        Emit(Opcode.GET_ITER, location);
        UseLabel(start);
        EmitJump(Opcode.FOR_ITER, cleanup, location);

        // Keeps the target's line for tracing; the optimizer removes it where another instruction has that line.
        Emit(Opcode.NOP, Location.Of(statement.Target));
        VisitExpr(statement.Target);
        VisitStatements(statement.Body);
        EmitJump(Opcode.JUMP, start, Location.None);
        UseLabel(cleanup);
        Emit(Opcode.END_FOR, Location.None);
        Emit(Opcode.POP_TOP, Location.None);
        PopFrameBlock();
        VisitStatements(statement.Orelse);
        UseLabel(end);
    }

    private void VisitAsyncFor(AsyncFor statement)
    {
        Location location = Location.Of(statement);
        EnterAsynchronousStatement(location, "'async for' outside async function");
        Label start = NewLabel();
        Label except = NewLabel();
        Label end = NewLabel();
        VisitExpr(statement.Iter);
        Location iterator = Location.Of(statement.Iter);
        Emit(Opcode.GET_AITER, iterator);
        UseLabel(start);
        PushFrameBlock(location, FrameBlockKind.ForLoop, start, end);
        EmitJump(Opcode.SETUP_FINALLY, except, location); // __anext__ may raise StopAsyncIteration
        Emit(Opcode.GET_ANEXT, location);
        EmitLoadConst(SingletonConstant.None, location);
        EmitYieldFrom(location, isAwait: true);
        Emit(Opcode.POP_BLOCK, location);
        VisitExpr(statement.Target);
        VisitStatements(statement.Body);
        EmitJump(Opcode.JUMP, start, Location.None);
        PopFrameBlock();
        UseLabel(except);
        Emit(Opcode.END_ASYNC_FOR, iterator);
        VisitStatements(statement.Orelse);
        UseLabel(end);
    }

    private void VisitWhile(While statement)
    {
        Location location = Location.Of(statement);
        Label loop = NewLabel();
        Label body = NewLabel();
        Label end = NewLabel();
        Label anchor = NewLabel();
        UseLabel(loop);
        PushFrameBlock(location, FrameBlockKind.WhileLoop, loop, end);
        EmitJumpIf(location, statement.Test, anchor, false);
        UseLabel(body);
        VisitStatements(statement.Body);
        EmitJumpIf(location, statement.Test, body, true);
        PopFrameBlock();
        UseLabel(anchor);
        VisitStatements(statement.Orelse);
        UseLabel(end);
    }

    private void VisitReturn(Return statement)
    {
        Location location = Location.Of(statement);
        Expr? value = statement.Value;
        if (!_unit.Scope.IsFunctionLike)
        {
            Error(location, "'return' outside function");
        }

        if (value is not null && _unit.Scope.IsCoroutine && _unit.Scope.IsGenerator)
        {
            Error(location, "'return' with value in async generator");
        }

        // A constant is loaded after the blocks have been left, anything else before.
        var constant = value as ConstantExpr;
        bool preserveTop = value is not null && constant is null;
        if (preserveTop)
        {
            VisitExpr(value!);
        }
        else if (constant is not null)
        {
            location = Location.Of(constant);
            Emit(Opcode.NOP, location);
        }

        if (value is null || value.Span.Line != statement.Span.Line)
        {
            location = Location.Of(statement);
            Emit(Opcode.NOP, location);
        }

        UnwindFrameBlocks(ref location, preserveTop, untilLoop: false, out _);
        if (!preserveTop)
        {
            EmitLoadConst(constant?.Value ?? SingletonConstant.None, location);
        }

        Emit(Opcode.RETURN_VALUE, location);
    }

    private void VisitBreak(Location location)
    {
        Location origin = location;
        Emit(Opcode.NOP, location);
        if (!UnwindFrameBlocks(ref location, preserveTop: false, untilLoop: true, out FrameBlock loop))
        {
            Error(origin, "'break' outside loop");
        }

        UnwindFrameBlock(ref location, loop, preserveTop: false);
        EmitJump(Opcode.JUMP, loop.Exit, location);
    }

    private void VisitContinue(Location location)
    {
        Location origin = location;
        Emit(Opcode.NOP, location);
        if (!UnwindFrameBlocks(ref location, preserveTop: false, untilLoop: true, out FrameBlock loop))
        {
            Error(origin, "'continue' not properly in loop");
        }

        EmitJump(Opcode.JUMP, loop.Start, location);
    }

    /// <summary>Checks that async for or async with may stand here; at a top level that allows await it makes the module a coroutine.</summary>
    private void EnterAsynchronousStatement(Location location, string error)
    {
        if (IsTopLevelAwait)
        {
            _unit.Scope.IsCoroutine = true;
        }
        else if (_unit.Kind != UnitKind.AsyncFunction)
        {
            Error(location, error);
        }
    }
}
