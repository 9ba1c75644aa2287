using Jitter.Bytecode.Opcodes;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// Assignments: plain, augmented, annotated.
internal sealed partial class CodeGenerator
{
    private void VisitAssign(Assign statement)
    {
        VisitExpr(statement.Value);
        Expr[] targets = statement.Targets;
        for (int i = 0; i < targets.Length; i++)
        {
            if (i < targets.Length - 1)
            {
                Emit(Opcode.COPY, 1, Location.Of(statement));
            }

            VisitExpr(targets[i]);
        }
    }

    /// <summary><c>target op= value</c>: the parts of the target are evaluated once (CPython's compiler_augassign).</summary>
    private void VisitAugAssign(AugAssign statement)
    {
        Location location = Location.Of(statement);
        Location target = Location.Of(statement.Target);
        switch (statement.Target)
        {
            case Name { Id: var id }:
                EmitNameOp(target, id, ExprContext.Load);
                EmitInPlaceOp(location, statement);
                EmitNameOp(target, id, ExprContext.Store);
                break;

            case AttributeExpr attribute:
                VisitExpr(attribute.Value);
                Emit(Opcode.COPY, 1, target);
                target = AttributeLocation(target, attribute);
                EmitName(Opcode.LOAD_ATTR, attribute.Attr, target);
                EmitInPlaceOp(location, statement);
                Emit(Opcode.SWAP, 2, target);
                EmitName(Opcode.STORE_ATTR, attribute.Attr, target);
                break;

            case Subscript { Slice: Slice slice } subscript when IsTwoPartSlice(slice):
                VisitExpr(subscript.Value);
                EmitSliceBounds(slice);
                Emit(Opcode.COPY, 3, target);
                Emit(Opcode.COPY, 3, target);
                Emit(Opcode.COPY, 3, target);
                Emit(Opcode.BINARY_SLICE, target);
                EmitInPlaceOp(location, statement);
                Emit(Opcode.SWAP, 4, target);
                Emit(Opcode.SWAP, 3, target);
                Emit(Opcode.SWAP, 2, target);
                Emit(Opcode.STORE_SLICE, target);
                break;

            case Subscript subscript:
                VisitExpr(subscript.Value);
                VisitExpr(subscript.Slice);
                Emit(Opcode.COPY, 2, target);
                Emit(Opcode.COPY, 2, target);
                Emit(Opcode.BINARY_SUBSCR, target);
                EmitInPlaceOp(location, statement);
                Emit(Opcode.SWAP, 3, target);
                Emit(Opcode.SWAP, 2, target);
                Emit(Opcode.STORE_SUBSCR, target);
                break;
        }
    }

    private void EmitInPlaceOp(Location location, AugAssign statement)
    {
        VisitExpr(statement.Value);
        EmitBinaryOp(location, statement.Op, inPlace: true);
    }

    /// <summary><c>target: annotation = value</c> (CPython's compiler_annassign).</summary>
    private void VisitAnnAssign(AnnAssign statement)
    {
        Location location = Location.Of(statement);
        if (statement.Value is { } value)
        {
            VisitExpr(value);
            VisitExpr(statement.Target);
        }

        bool hasAnnotations = _unit.Kind is UnitKind.Module or UnitKind.Class;
        switch (statement.Target)
        {
            case Name { Id: var id }:
                CheckForbiddenName(location, id, ExprContext.Store);
                if (statement.Simple && hasAnnotations)
                {
                    VisitAnnotation(statement.Annotation);
                    EmitName(Opcode.LOAD_NAME, "__annotations__", location);
                    EmitLoadConst(Mangle(id), location);
                    Emit(Opcode.STORE_SUBSCR, location);
                }

                break;

            case AttributeExpr attribute:
                CheckForbiddenName(location, attribute.Attr, ExprContext.Store);
                if (statement.Value is null)
                {
                    EvaluateAndDrop(attribute.Value);
                }

                break;

            case Subscript subscript:
                if (statement.Value is null)
                {
                    EvaluateAndDrop(subscript.Value);
                    EvaluateAndDropSubscript(subscript.Slice);
                }

                break;
        }

        // The annotation of any other target is evaluated and forgotten, where annotations are evaluated at all.
        if (!statement.Simple && hasAnnotations && !_future.Annotations)
        {
            EvaluateAndDrop(statement.Annotation);
        }
    }

    /// <summary>Loads an annotation: its value, or its source text where annotations stay unevaluated.</summary>
    private void VisitAnnotation(Expr annotation)
    {
        if (_future.Annotations)
        {
            VisitAnnExpr(annotation);
        }
        else
        {
            VisitExpr(annotation);
        }
    }

    private void EvaluateAndDrop(Expr expression)
    {
        VisitExpr(expression);
        Emit(Opcode.POP_TOP, Location.Of(expression));
    }

    private void EvaluateAndDropSubscript(Expr index)
    {
        switch (index)
        {
            case Slice slice:
                EvaluateAndDropIfAny(slice.Lower);
                EvaluateAndDropIfAny(slice.Upper);
                EvaluateAndDropIfAny(slice.Step);
                break;
            case TupleExpr tuple:
                foreach (Expr item in tuple.Elts)
                {
                    EvaluateAndDropSubscript(item);
                }

                break;
            default:
                EvaluateAndDrop(index);
                break;
        }
    }

    private void EvaluateAndDropIfAny(Expr? expression)
    {
        if (expression is not null)
        {
            EvaluateAndDrop(expression);
        }
    }
}
