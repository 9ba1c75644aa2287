using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.Symbols;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// Comprehensions and generator expressions; their inlining (PEP 709) is in InlinedComprehensions.
internal sealed partial class CodeGenerator
{
    private void VisitComprehension(
        Expr node, ComprehensionForm form, string name, Comprehension[] generators, Expr element, Expr? value)
    {
        Location location = Location.Of(node);
        Scope scope = _symbols.Lookup(node);
        bool isAsync = scope.IsCoroutine;
        bool isTopLevelAwait = IsTopLevelAwait;
        UnitKind around = _unit.Kind;
        Comprehension outermost = generators[0];
        bool isInlined = scope.IsInlined;
        InlinedComprehension inlined = default;
        if (isInlined)
        {
            EmitOutermostIterator(outermost);
            inlined = EnterInlinedComprehension(location, scope);
        }
        else
        {
            EnterUnit(name, UnitKind.Comprehension, scope, location.Line);
        }

        if (isAsync
            && form != ComprehensionForm.Generator
            && around is not (UnitKind.AsyncFunction or UnitKind.Comprehension)
            && !isTopLevelAwait)
        {
            Error(location, "asynchronous comprehension outside of an asynchronous function");
        }

        if (form != ComprehensionForm.Generator)
        {
            Emit(
                form switch
                {
                    ComprehensionForm.List => Opcode.BUILD_LIST,
                    ComprehensionForm.Set => Opcode.BUILD_SET,
                    _ => Opcode.BUILD_MAP,
                },
                0,
                location);
            if (isInlined)
            {
                Emit(Opcode.SWAP, 2, location);
            }
        }

        var loops = new ComprehensionLoops(location, generators, element, value, form);
        EmitComprehensionLoop(loops, 0, 0, isInlined);
        if (isInlined)
        {
            LeaveInlinedComprehension(location, inlined);
            return;
        }

        if (form == ComprehensionForm.Generator)
        {
            EmitStopIterationHandler();
        }
        else
        {
            Emit(Opcode.RETURN_VALUE, location);
        }

        CodeObject code = FinishUnit(addReturnNone: true);
        if (isTopLevelAwait && isAsync)
        {
            _unit.Scope.IsCoroutine = true;
        }

        EmitMakeFunction(location, code, FunctionAttribute.None);
        EmitOutermostIterator(outermost);
        Emit(Opcode.CALL, 0, location);
        if (isAsync && form != ComprehensionForm.Generator)
        {
            Emit(Opcode.GET_AWAITABLE, 0, location);
            EmitLoadConst(SingletonConstant.None, location);
            EmitYieldFrom(location, isAwait: true);
        }
    }

    private void EmitOutermostIterator(Comprehension outermost)
    {
        VisitExpr(outermost.Iter);
        Emit(outermost.IsAsync ? Opcode.GET_AITER : Opcode.GET_ITER, Location.Of(outermost.Iter));
    }

    private void EmitComprehensionLoop(in ComprehensionLoops loops, int index, int depth, bool isIteratorOnStack)
    {
        if (loops.Generators[index].IsAsync)
        {
            EmitAsyncComprehensionLoop(loops, index, depth, isIteratorOnStack);
        }
        else
        {
            EmitSyncComprehensionLoop(loops, index, depth, isIteratorOnStack);
        }
    }

    private void EmitSyncComprehensionLoop(in ComprehensionLoops loops, int index, int depth, bool isIteratorOnStack)
    {
        Comprehension generator = loops.Generators[index];
        Label start = NewLabel();
        Label nextItem = NewLabel();
        Label end = NewLabel();
        Expr? onlyItem = null;
        if (!isIteratorOnStack)
        {
            if (index == 0)
            {
                EmitImplicitArgument(loops.Location);
            }
            else if ((onlyItem = OnlyItem(generator.Iter)) is not null)
            {
                // "for y in [f(x)]" is an assignment, not a loop.
                VisitExpr(onlyItem);
            }
            else
            {
                VisitExpr(generator.Iter);
                Emit(Opcode.GET_ITER, Location.Of(generator.Iter));
            }
        }

        if (onlyItem is null)
        {
            depth++;
            UseLabel(start);
            EmitJump(Opcode.FOR_ITER, end, Location.Of(generator.Iter));
        }

        VisitExpr(generator.Target);
        foreach (Expr test in generator.Ifs)
        {
            EmitJumpIf(loops.Location, test, nextItem, condition: false);
        }

        Location elementLocation = EmitInnerLoopOrElement(loops, index, depth);
        UseLabel(nextItem);
        if (onlyItem is null)
        {
            EmitJump(Opcode.JUMP, start, elementLocation);
            UseLabel(end);

            // In this order for instrumentation: a generator's end jumps to the first, another iterator's to the second.
            Emit(Opcode.END_FOR, Location.None);
            Emit(Opcode.POP_TOP, Location.None);
        }
    }

    private void EmitAsyncComprehensionLoop(in ComprehensionLoops loops, int index, int depth, bool isIteratorOnStack)
    {
        Comprehension generator = loops.Generators[index];
        Location location = loops.Location;
        Label start = NewLabel();
        Label except = NewLabel();
        Label nextItem = NewLabel();
        if (!isIteratorOnStack)
        {
            if (index == 0)
            {
                EmitImplicitArgument(location);
            }
            else
            {
                VisitExpr(generator.Iter);
                Emit(Opcode.GET_AITER, Location.Of(generator.Iter));
            }
        }

        UseLabel(start);
        PushFrameBlock(location, FrameBlockKind.AsyncComprehensionGenerator, start, Label.None);
        EmitJump(Opcode.SETUP_FINALLY, except, location);
        Emit(Opcode.GET_ANEXT, location);
        EmitLoadConst(SingletonConstant.None, location);
        EmitYieldFrom(location, isAwait: true);
        Emit(Opcode.POP_BLOCK, location);
        VisitExpr(generator.Target);
        foreach (Expr test in generator.Ifs)
        {
            EmitJumpIf(location, test, nextItem, condition: false);
        }

        Location elementLocation = EmitInnerLoopOrElement(loops, index, depth + 1);
        UseLabel(nextItem);
        EmitJump(Opcode.JUMP, start, elementLocation);
        PopFrameBlock();
        UseLabel(except);
        Emit(Opcode.END_ASYNC_FOR, location);
    }

    /// <summary>
    /// Emits what the loop at <paramref name="index"/> does for an item, and tells the position that its jump back takes:
    /// the element's, with the value of a dict's only in the innermost loop.
    /// </summary>
    private Location EmitInnerLoopOrElement(in ComprehensionLoops loops, int index, int depth)
    {
        Location location = Location.Of(loops.Element);
        if (index + 1 < loops.Generators.Length)
        {
            EmitComprehensionLoop(loops, index + 1, depth, isIteratorOnStack: false);
            return location;
        }

        VisitExpr(loops.Element);
        switch (loops.Form)
        {
            case ComprehensionForm.Generator:
                EmitYield(location);
                Emit(Opcode.POP_TOP, location);
                break;
            case ComprehensionForm.List:
                Emit(Opcode.LIST_APPEND, depth + 1, location);
                break;
            case ComprehensionForm.Set:
                Emit(Opcode.SET_ADD, depth + 1, location);
                break;
            default:
                Expr value = loops.Value!;
                VisitExpr(value);
                location = new Location(location.Line, value.Span.EndLine, location.Column, value.Span.EndColumn);
                Emit(Opcode.MAP_ADD, depth + 1, location);
                break;
        }

        return location;
    }

    /// <summary>Loads the outermost iterator, the only argument of a comprehension that is a function.</summary>
    private void EmitImplicitArgument(Location location)
    {
        _unit.Metadata.ArgCount = 1;
        Emit(Opcode.LOAD_FAST, 0, location);
    }

    private static Expr? OnlyItem(Expr iterable)
    {
        Expr[]? items = iterable.Kind switch
        {
            ExprKind.ListExpr => ((ListExpr)iterable).Elts,
            ExprKind.TupleExpr => ((TupleExpr)iterable).Elts,
            _ => null,
        };
        return items is [var item] && item.Kind != ExprKind.Starred ? item : null;
    }

    /// <summary>What all loops of a comprehension share.</summary>
    private readonly record struct ComprehensionLoops(
        Location Location, Comprehension[] Generators, Expr Element, Expr? Value, ComprehensionForm Form);
}
