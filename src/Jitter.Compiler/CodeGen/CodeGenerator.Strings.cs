using System.Globalization;
using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.CodeGen;

// f-strings, and annotations as text.
internal sealed partial class CodeGenerator
{
    private static readonly StrConstant s_emptyText = new("");

    private void VisitJoinedStr(JoinedStr node)
    {
        Location location = Location.Of(node);
        Expr[] values = node.Values;
        if (values.Length > StackUseGuideline)
        {
            EmitLoadConst(s_emptyText, location);
            EmitName(Opcode.LOAD_METHOD, "join", location);
            Emit(Opcode.BUILD_LIST, 0, location);
            foreach (Expr value in values)
            {
                VisitExpr(value);
                Emit(Opcode.LIST_APPEND, 1, location);
            }

            Emit(Opcode.CALL, 1, location);
            return;
        }

        VisitExprs(values);
        if (values.Length > 1)
        {
            Emit(Opcode.BUILD_STRING, values.Length, location);
        }
        else if (values.Length == 0)
        {
            EmitLoadConst(s_emptyText, location);
        }
    }

    private void VisitFormattedValue(FormattedValue node)
    {
        VisitExpr(node.Value);
        Location location = Location.Of(node);
        if (node.Conversion != -1)
        {
            Emit(Opcode.CONVERT_VALUE, (int)ConversionOf(node.Conversion), location);
        }

        if (node.FormatSpec is null)
        {
            Emit(Opcode.FORMAT_SIMPLE, location);
            return;
        }

        VisitExpr(node.FormatSpec);
        Emit(Opcode.FORMAT_WITH_SPEC, location);
    }

    private static ValueConversion ConversionOf(int conversion) => conversion switch
    {
        's' => ValueConversion.Str,
        'r' => ValueConversion.Repr,
        'a' => ValueConversion.Ascii,
        _ => throw new PythonSyntaxException(
            CompileErrorKind.SystemError, string.Create(CultureInfo.InvariantCulture, $"Unrecognized conversion character {conversion}")),
    };

    /// <summary>Emits an annotation as text, for <c>from __future__ import annotations</c> (CPython's compiler_visit_annexpr).</summary>
    private void VisitAnnExpr(Expr annotation) =>
        EmitLoadConst(new StrConstant(ExpressionUnparser.Unparse(annotation)), Location.Of(annotation));
}
