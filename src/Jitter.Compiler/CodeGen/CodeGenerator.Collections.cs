using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// Lists, tuples, sets, dicts, and the unpacking of sequences into targets.
internal sealed partial class CodeGenerator
{
    private void VisitSequence(Expr node, Expr[] elements, ExprContext context, bool asTuple)
    {
        switch (context)
        {
            case ExprContext.Load:
                EmitSequence(Location.Of(node), elements, 0, Opcode.BUILD_LIST, Opcode.LIST_APPEND, Opcode.LIST_EXTEND, asTuple);
                break;
            case ExprContext.Store:
                EmitUnpacking(Location.Of(node), elements);
                foreach (Expr element in elements)
                {
                    VisitExpr(element.Kind == ExprKind.Starred ? ((Starred)element).Value : element);
                }

                break;
            default:
                VisitExprs(elements);
                break;
        }
    }

    /// <summary>
    /// Emits a list, set or tuple of elements after the <paramref name="pushed"/> ones that are on the stack: at once where
    /// they are few and without stars, from a constant where they are constants, else piece by piece (CPython's
    /// starunpack_helper). A name that is <paramref name="injected"/> is loaded as the last element.
    /// </summary>
    private void EmitSequence(
        Location location, Expr[] elements, int pushed, Opcode build, Opcode add, Opcode extend, bool asTuple, string? injected = null)
    {
        if (injected is null && elements.Length > 2 && AreConstants(elements, 0, elements.Length))
        {
            EmitConstantSequence(location, elements, pushed, build, extend, asTuple);
            return;
        }

        int count = elements.Length + pushed + (injected is null ? 0 : 1);
        bool isBig = count > StackUseGuideline;
        if (!isBig && !HasStarred(elements))
        {
            VisitExprs(elements);
            if (injected is not null)
            {
                EmitNameOp(location, injected, ExprContext.Load);
            }

            Emit(asTuple ? Opcode.BUILD_TUPLE : build, count, location);
            return;
        }

        bool isBuilt = isBig;
        if (isBig)
        {
            Emit(build, pushed, location);
        }

        for (int i = 0; i < elements.Length; i++)
        {
            Expr element = elements[i];
            if (element.Kind == ExprKind.Starred)
            {
                if (!isBuilt)
                {
                    Emit(build, i + pushed, location);
                    isBuilt = true;
                }

                VisitExpr(((Starred)element).Value);
                Emit(extend, 1, location);
            }
            else
            {
                VisitExpr(element);
                if (isBuilt)
                {
                    Emit(add, 1, location);
                }
            }
        }

        if (injected is not null)
        {
            EmitNameOp(location, injected, ExprContext.Load);
            Emit(add, 1, location);
        }

        if (asTuple)
        {
            EmitIntrinsic(Intrinsic1.ListToTuple, location);
        }
    }

    private void EmitConstantSequence(Location location, Expr[] elements, int pushed, Opcode build, Opcode extend, bool asTuple)
    {
        var items = new Constant[elements.Length];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = ((ConstantExpr)elements[i]).Value;
        }

        if (asTuple && pushed == 0)
        {
            EmitLoadConst(new TupleConstant(items), location);
            return;
        }

        Emit(build, pushed, location);
        EmitLoadConst(build == Opcode.BUILD_SET ? new FrozenSetConstant(PythonEquality.Distinct(items)) : new TupleConstant(items), location);
        Emit(extend, 1, location);
        if (asTuple)
        {
            EmitIntrinsic(Intrinsic1.ListToTuple, location);
        }
    }

    private void EmitUnpacking(Location location, Expr[] targets)
    {
        bool seenStar = false;
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i].Kind != ExprKind.Starred)
            {
                continue;
            }

            if (seenStar)
            {
                Error(location, "multiple starred expressions in assignment");
            }

            int behind = targets.Length - i - 1;
            if (i >= 1 << 8 || behind >= int.MaxValue >> 8)
            {
                Error(location, "too many expressions in star-unpacking assignment");
            }

            Emit(Opcode.UNPACK_EX, i + (behind << 8), location);
            seenStar = true;
        }

        if (!seenStar)
        {
            Emit(Opcode.UNPACK_SEQUENCE, targets.Length, location);
        }
    }

    private void VisitDict(Dict node)
    {
        Location location = Location.Of(node);
        Expr?[] keys = node.Keys;
        bool haveDict = false;
        int pending = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] is null)
            {
                if (pending > 0)
                {
                    EmitDictItems(node, location, i - pending, i, haveDict);
                    haveDict = true;
                    pending = 0;
                }

                if (!haveDict)
                {
                    Emit(Opcode.BUILD_MAP, 0, location);
                    haveDict = true;
                }

                VisitExpr(node.Values[i]);
                Emit(Opcode.DICT_UPDATE, 1, location);
            }
            else if (pending * 2 > StackUseGuideline)
            {
                EmitDictItems(node, location, i - pending, i + 1, haveDict);
                haveDict = true;
                pending = 0;
            }
            else
            {
                pending++;
            }
        }

        if (pending > 0)
        {
            EmitDictItems(node, location, keys.Length - pending, keys.Length, haveDict);
        }
        else if (!haveDict)
        {
            Emit(Opcode.BUILD_MAP, 0, location);
        }
    }

    /// <summary>Emits a dict of the items from begin to end, none unpacked, and adds it to the dict before it, if there is one.</summary>
    private void EmitDictItems(Dict node, Location location, int begin, int end, bool update)
    {
        int count = end - begin;
        bool isBig = count * 2 > StackUseGuideline;
        if (count > 1 && !isBig && AreConstants(node.Keys, begin, end))
        {
            var keys = new Constant[count];
            for (int i = 0; i < count; i++)
            {
                VisitExpr(node.Values[begin + i]);
                keys[i] = ((ConstantExpr)node.Keys[begin + i]!).Value;
            }

            EmitLoadConst(new TupleConstant(keys), location);
            Emit(Opcode.BUILD_CONST_KEY_MAP, count, location);
        }
        else
        {
            if (isBig)
            {
                Emit(Opcode.BUILD_MAP, 0, location);
            }

            for (int i = begin; i < end; i++)
            {
                VisitExpr(node.Keys[i]!);
                VisitExpr(node.Values[i]);
                if (isBig)
                {
                    Emit(Opcode.MAP_ADD, 1, location);
                }
            }

            if (!isBig)
            {
                Emit(Opcode.BUILD_MAP, count, location);
            }
        }

        if (update)
        {
            Emit(Opcode.DICT_UPDATE, 1, location);
        }
    }

    private static bool AreConstants(Expr?[] nodes, int begin, int end)
    {
        for (int i = begin; i < end; i++)
        {
            if (nodes[i]!.Kind != ExprKind.ConstantExpr)
            {
                return false;
            }
        }

        return true;
    }
}
