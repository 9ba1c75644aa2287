using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// yield, yield from and await.
internal sealed partial class CodeGenerator
{
    private void VisitYield(Yield node)
    {
        Location location = Location.Of(node);
        if (!_unit.Scope.IsFunctionLike)
        {
            Error(location, "'yield' outside function");
        }

        if (node.Value is null)
        {
            EmitLoadConst(SingletonConstant.None, location);
        }
        else
        {
            VisitExpr(node.Value);
        }

        EmitYield(location);
    }

    private void VisitYieldFrom(YieldFrom node)
    {
        Location location = Location.Of(node);
        if (!_unit.Scope.IsFunctionLike)
        {
            Error(location, "'yield from' outside function");
        }

        if (_unit.Kind == UnitKind.AsyncFunction)
        {
            Error(location, "'yield from' inside async function");
        }

        VisitExpr(node.Value);
        Emit(Opcode.GET_YIELD_FROM_ITER, location);
        EmitLoadConst(SingletonConstant.None, location);
        EmitYieldFrom(location, isAwait: false);
    }

    private void VisitAwait(Await node)
    {
        Location location = Location.Of(node);
        if (!IsTopLevelAwait)
        {
            if (!_unit.Scope.IsFunctionLike)
            {
                Error(location, "'await' outside function");
            }

            if (_unit.Kind is not (UnitKind.AsyncFunction or UnitKind.Comprehension))
            {
                Error(location, "'await' outside async function");
            }
        }

        VisitExpr(node.Value);
        Emit(Opcode.GET_AWAITABLE, 0, location);
        EmitLoadConst(SingletonConstant.None, location);
        EmitYieldFrom(location, isAwait: true);
    }

    /// <summary>Emits the yield of the value on the stack; what is sent in is then there instead.</summary>
    private void EmitYield(Location location)
    {
        if (_unit.Scope.IsGenerator && _unit.Scope.IsCoroutine)
        {
            EmitIntrinsic(Intrinsic1.AsyncGenWrap, location);
        }

        Emit(Opcode.YIELD_VALUE, 0, location);
        Emit(Opcode.RESUME, (int)ResumeKind.AfterYield, location);
    }

    /// <summary>
    /// Wraps the code so far in a handler that turns a StopIteration into a RuntimeError (PEP 479; CPython's
    /// wrap_in_stopiteration_handler).
    /// </summary>
    private void EmitStopIterationHandler()
    {
        Label handler = NewLabel();
        _code.Insert(0, Opcode.SETUP_CLEANUP, handler.Id, Location.None);
        EmitLoadConst(SingletonConstant.None, Location.None);
        Emit(Opcode.RETURN_VALUE, Location.None);
        UseLabel(handler);
        EmitIntrinsic(Intrinsic1.StopIterationError, Location.None);
        Emit(Opcode.RERAISE, 1, Location.None);
    }
}
