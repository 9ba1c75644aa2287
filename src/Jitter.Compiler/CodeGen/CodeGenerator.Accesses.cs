using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// Attributes, subscripts and slices.
internal sealed partial class CodeGenerator
{
    private void VisitAttribute(AttributeExpr node)
    {
        Location location = Location.Of(node);
        if (node.Ctx == ExprContext.Load && IsPlainSuper(node))
        {
            var super = (Call)node.Value;
            EmitSuperArguments(super);
            EmitName(super.Args.Length > 0 ? Opcode.LOAD_SUPER_ATTR : Opcode.LOAD_ZERO_SUPER_ATTR, node.Attr, location);
            Emit(Opcode.NOP, AttributeLocation(location, node));
            return;
        }

        AddStaticAttribute(node);
        VisitExpr(node.Value);
        location = AttributeLocation(location, node);
        switch (node.Ctx)
        {
            case ExprContext.Load:
                EmitName(Opcode.LOAD_ATTR, node.Attr, location);
                break;
            case ExprContext.Store:
                CheckForbiddenName(location, node.Attr, ExprContext.Store);
                EmitName(Opcode.STORE_ATTR, node.Attr, location);
                break;
            default:
                EmitName(Opcode.DELETE_ATTR, node.Attr, location);
                break;
        }
    }

    /// <summary>
    /// A position that begins at the attribute's name if the access spans lines, so that tracebacks of call chains show the
    /// right line (CPython's update_start_location_to_match_attr).
    /// </summary>
    private static Location AttributeLocation(Location location, AttributeExpr node)
    {
        int line = node.Span.EndLine;
        if (location.Line == line)
        {
            return location;
        }

        int length = CodePointLength(node.Attr);
        int column = node.Span.EndColumn - length;
        int endColumn = location.EndColumn;
        if (column < 0)
        {
            // Only a tree that was not parsed can be so.
            column = -1;
            endColumn = -1;
        }

        int endLine = Math.Max(line, location.EndLine);
        return new Location(line, endLine, column, line == endLine ? Math.Max(column, endColumn) : endColumn);
    }

    private static int CodePointLength(string text)
    {
        int length = text.Length;
        foreach (char unit in text)
        {
            if (char.IsLowSurrogate(unit))
            {
                length--;
            }
        }

        return length;
    }

    private void VisitSubscript(Subscript node)
    {
        if (node.Ctx == ExprContext.Load)
        {
            WarnOfSubscripted(node.Value);
            WarnOfIndex(node.Value, node.Slice);
        }

        Location location = Location.Of(node);
        VisitExpr(node.Value);
        if (IsTwoPartSlice(node.Slice) && node.Ctx != ExprContext.Del)
        {
            EmitSliceBounds((Slice)node.Slice);
            Emit(node.Ctx == ExprContext.Load ? Opcode.BINARY_SLICE : Opcode.STORE_SLICE, location);
            return;
        }

        VisitExpr(node.Slice);
        Emit(
            node.Ctx switch
            {
                ExprContext.Load => Opcode.BINARY_SUBSCR,
                ExprContext.Store => Opcode.STORE_SUBSCR,
                _ => Opcode.DELETE_SUBSCR,
            },
            location);
    }

    /// <summary>Whether BINARY_SLICE and STORE_SLICE serve a subscript: a slice without step.</summary>
    private static bool IsTwoPartSlice(Expr node) => node.Kind == ExprKind.Slice && ((Slice)node).Step is null;

    private void VisitSlice(Slice node)
    {
        EmitSliceBounds(node);
        if (node.Step is not null)
        {
            VisitExpr(node.Step);
        }

        Emit(Opcode.BUILD_SLICE, node.Step is null ? 2 : 3, Location.Of(node));
    }

    /// <summary>Emits the bounds of a slice, None for a missing one.</summary>
    private void EmitSliceBounds(Slice node)
    {
        VisitOrNone(node.Lower, node);
        VisitOrNone(node.Upper, node);
    }

    private void VisitOrNone(Expr? part, Slice slice)
    {
        if (part is null)
        {
            EmitLoadConst(SingletonConstant.None, Location.Of(slice));
        }
        else
        {
            VisitExpr(part);
        }
    }
}
