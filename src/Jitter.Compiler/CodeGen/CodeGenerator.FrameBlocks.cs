using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// The statements that return, break and continue must leave.
internal sealed partial class CodeGenerator
{
    /// <summary>Enters a frame block.</summary>
    private void PushFrameBlock(Location location, FrameBlockKind kind, Label start, Label exit) =>
        PushFrameBlock(location, new FrameBlock { Kind = kind, Start = start, Exit = exit });

    /// <summary>Enters a frame block.</summary>
    private void PushFrameBlock(Location location, in FrameBlock block)
    {
        UnitState unit = _unit;
        if (unit.FrameBlockCount >= UnitState.MaxFrameBlocks)
        {
            Error(location, "too many statically nested blocks");
        }

        unit.FrameBlocks[unit.FrameBlockCount++] = block;
    }

    /// <summary>Leaves the innermost frame block.</summary>
    private void PopFrameBlock() => _unit.FrameBlockCount--;

    /// <summary>
    /// Emits what leaving the blocks around a return, break or continue takes, from the innermost outwards: all of them, or
    /// up to the innermost loop (CPython's compiler_unwind_fblock_stack).
    /// </summary>
    /// <param name="location">The position of the statement; none after a clean-up body, whose code comes between.</param>
    /// <param name="preserveTop">Whether the value on top of the stack (of return) stays there.</param>
    /// <param name="untilLoop">Whether to stop at a loop.</param>
    /// <param name="loop">The loop at which it stopped.</param>
    /// <returns>Whether it stopped at a loop.</returns>
    private bool UnwindFrameBlocks(ref Location location, bool preserveTop, bool untilLoop, out FrameBlock loop)
    {
        loop = default;
        UnitState unit = _unit;
        if (unit.FrameBlockCount == 0)
        {
            return false;
        }

        FrameBlock top = unit.FrameBlocks[unit.FrameBlockCount - 1];
        if (top.Kind == FrameBlockKind.ExceptionGroupHandler)
        {
            Error(location, "'break', 'continue' and 'return' cannot appear in an except* block");
        }

        if (untilLoop && top.Kind is (FrameBlockKind.WhileLoop or FrameBlockKind.ForLoop))
        {
            loop = top;
            return true;
        }

        // The clean-up code of a block is outside of it. A finally body of this block or of one further out overwrites the
        // entry when it enters blocks of its own, so it is put back last.
        unit.FrameBlockCount--;
        UnwindFrameBlock(ref location, top, preserveTop);
        bool found = UnwindFrameBlocks(ref location, preserveTop, untilLoop, out loop);
        unit.FrameBlocks[unit.FrameBlockCount++] = top;
        return found;
    }

    private void UnwindFrameBlock(ref Location location, in FrameBlock block, bool preserveTop)
    {
        switch (block.Kind)
        {
            case FrameBlockKind.ForLoop:
            case FrameBlockKind.PopValue:
                EmitPopUnderTop(location, preserveTop);
                return;

            case FrameBlockKind.TryExcept:
                Emit(Opcode.POP_BLOCK, location);
                return;

            case FrameBlockKind.FinallyTry:
                Emit(Opcode.POP_BLOCK, location);
                if (preserveTop)
                {
                    PushFrameBlock(location, FrameBlockKind.PopValue, Label.None, Label.None);
                }

                VisitStatements(block.FinalBody!);
                if (preserveTop)
                {
                    PopFrameBlock();
                }

                // The finally body runs after the statement that leaves: what follows it has no line of its own.
                location = Location.None;
                return;

            case FrameBlockKind.FinallyEnd:
                EmitPopUnderTop(location, preserveTop);
                EmitSwapIf(location, preserveTop);
                Emit(Opcode.POP_BLOCK, location);
                Emit(Opcode.POP_EXCEPT, location);
                return;

            case FrameBlockKind.With:
            case FrameBlockKind.AsyncWith:
                location = block.ContextLocation;
                Emit(Opcode.POP_BLOCK, location);
                EmitSwapIf(location, preserveTop);
                EmitCallExitWithNones(location);
                if (block.Kind == FrameBlockKind.AsyncWith)
                {
                    EmitAwaitOf(location, 2);
                }

                Emit(Opcode.POP_TOP, location);
                location = Location.None;
                return;

            case FrameBlockKind.HandlerCleanup:
                if (block.BoundName is not null)
                {
                    Emit(Opcode.POP_BLOCK, location);
                }

                EmitSwapIf(location, preserveTop);
                Emit(Opcode.POP_BLOCK, location);
                Emit(Opcode.POP_EXCEPT, location);
                if (block.BoundName is { } name)
                {
                    EmitLoadConst(SingletonConstant.None, location);
                    EmitNameOp(location, name, ExprContext.Store);
                    EmitNameOp(location, name, ExprContext.Del);
                }

                return;
        }
    }

    private void EmitCallExitWithNones(Location location)
    {
        EmitLoadConst(SingletonConstant.None, location);
        EmitLoadConst(SingletonConstant.None, location);
        EmitLoadConst(SingletonConstant.None, location);
        Emit(Opcode.CALL, 2, location);
    }

    private void EmitPopUnderTop(Location location, bool preserveTop)
    {
        EmitSwapIf(location, preserveTop);
        Emit(Opcode.POP_TOP, location);
    }

    private void EmitSwapIf(Location location, bool condition)
    {
        if (condition)
        {
            Emit(Opcode.SWAP, 2, location);
        }
    }
}
