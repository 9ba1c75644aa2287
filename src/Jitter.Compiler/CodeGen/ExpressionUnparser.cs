using System.Diagnostics;
using System.Globalization;
using System.Text;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

/// <summary>Turns an expression back into source text, normalized: the text of annotations under PEP 563 (CPython's Python/ast_unparse.c).</summary>
internal sealed partial class ExpressionUnparser
{
    private readonly StringBuilder _text = new();

    private ExpressionUnparser()
    {
    }

    /// <summary>What binds how strongly; an operand that binds more weakly than its place demands is parenthesized.</summary>
    private enum Precedence
    {
        Tuple,
        Test,
        Or,
        And,
        Not,
        Comparison,
        BitOr,
        BitXor,
        BitAnd,
        Shift,
        Sum,
        Term,
        Factor,
        Power,
        Await,
        Atom,
    }

    /// <summary>The text of an expression.</summary>
    public static string Unparse(Expr expression)
    {
        var unparser = new ExpressionUnparser();
        unparser.Append(expression, Precedence.Test);
        return unparser._text.ToString();
    }

    private void Append(Expr node, Precedence level)
    {
        switch (node.Kind)
        {
            case ExprKind.BoolOp:
                var boolOp = (BoolOp)node;
                bool isOr = boolOp.Op == BoolOperator.Or;
                Precedence own = isOr ? Precedence.Or : Precedence.And;
                Open(level > own);
                AppendJoined(boolOp.Values, isOr ? " or " : " and ", own + 1);
                Close(level > own);
                break;
            case ExprKind.BinOp:
                AppendBinOp((BinOp)node, level);
                break;
            case ExprKind.UnaryOp:
                var unary = (UnaryOp)node;
                Precedence binding = unary.Op == UnaryOperator.Not ? Precedence.Not : Precedence.Factor;
                Open(level > binding);
                _text.Append(unary.Op switch
                {
                    UnaryOperator.Invert => "~",
                    UnaryOperator.Not => "not ",
                    UnaryOperator.UAdd => "+",
                    _ => "-",
                });
                Append(unary.Operand, binding);
                Close(level > binding);
                break;
            case ExprKind.Lambda:
                AppendLambda((Lambda)node, level);
                break;
            case ExprKind.IfExp:
                var ifExp = (IfExp)node;
                Open(level > Precedence.Test);
                Append(ifExp.Body, Precedence.Test + 1);
                _text.Append(" if ");
                Append(ifExp.Test, Precedence.Test + 1);
                _text.Append(" else ");
                Append(ifExp.Orelse, Precedence.Test);
                Close(level > Precedence.Test);
                break;
            case ExprKind.NamedExpr:
                var named = (NamedExpr)node;
                Open(level > Precedence.Tuple);
                Append(named.Target, Precedence.Atom);
                _text.Append(" := ");
                Append(named.Value, Precedence.Atom);
                Close(level > Precedence.Tuple);
                break;
            case ExprKind.Dict:
                AppendDict((Dict)node);
                break;
            case ExprKind.Set:
                _text.Append('{');
                AppendJoined(((Set)node).Elts, ", ", Precedence.Test);
                _text.Append('}');
                break;
            case ExprKind.GeneratorExp:
                AppendComprehension('(', ((GeneratorExp)node).Elt, null, ((GeneratorExp)node).Generators, ')');
                break;
            case ExprKind.ListComp:
                AppendComprehension('[', ((ListComp)node).Elt, null, ((ListComp)node).Generators, ']');
                break;
            case ExprKind.SetComp:
                AppendComprehension('{', ((SetComp)node).Elt, null, ((SetComp)node).Generators, '}');
                break;
            case ExprKind.DictComp:
                AppendComprehension('{', ((DictComp)node).Key, ((DictComp)node).Value, ((DictComp)node).Generators, '}');
                break;
            case ExprKind.Compare:
                AppendCompare((Compare)node, level);
                break;
            case ExprKind.Call:
                AppendCall((Call)node);
                break;
            case ExprKind.ConstantExpr:
                var literal = (ConstantExpr)node;
                _text.Append(literal.Value == SingletonConstant.Ellipsis ? null : literal.ConstantKind);
                AppendConstant(literal.Value, isWhole: true);
                break;
            case ExprKind.JoinedStr:
                AppendFString((JoinedStr)node);
                break;
            case ExprKind.FormattedValue:
                AppendReplacementField((FormattedValue)node);
                break;
            case ExprKind.Await:
                Open(level > Precedence.Await);
                _text.Append("await ");
                Append(((Await)node).Value, Precedence.Atom);
                Close(level > Precedence.Await);
                break;
            case ExprKind.Yield:
                _text.Append("(yield");
                if (((Yield)node).Value is { } yielded)
                {
                    _text.Append(' ');
                    Append(yielded, Precedence.Test);
                }

                _text.Append(')');
                break;
            case ExprKind.YieldFrom:
                _text.Append("(yield from ");
                Append(((YieldFrom)node).Value, Precedence.Test);
                _text.Append(')');
                break;
            case ExprKind.AttributeExpr:
                var attribute = (AttributeExpr)node;
                Append(attribute.Value, Precedence.Atom);

                // "1.real" would be a float.
                _text.Append(attribute.Value is ConstantExpr { Value: IntConstant } ? " ." : ".").Append(attribute.Attr);
                break;
            case ExprKind.Starred:
                _text.Append('*');
                Append(((Starred)node).Value, Precedence.BitOr);
                break;
            case ExprKind.Name:
                _text.Append(((Name)node).Id);
                break;
            case ExprKind.ListExpr:
                _text.Append('[');
                AppendJoined(((ListExpr)node).Elts, ", ", Precedence.Test);
                _text.Append(']');
                break;
            case ExprKind.TupleExpr:
                AppendTuple((TupleExpr)node, level);
                break;
            case ExprKind.Subscript:
                Append(((Subscript)node).Value, Precedence.Atom);
                _text.Append('[');
                Append(((Subscript)node).Slice, Precedence.Tuple);
                _text.Append(']');
                break;
            case ExprKind.Slice:
                AppendSlice((Slice)node);
                break;
            default:
                throw new UnreachableException(node.Kind.ToString());
        }
    }

    private void Open(bool isNeeded)
    {
        if (isNeeded)
        {
            _text.Append('(');
        }
    }

    private void Close(bool isNeeded)
    {
        if (isNeeded)
        {
            _text.Append(')');
        }
    }

    private void AppendJoined(Expr[] nodes, string separator, Precedence level)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            _text.Append(i == 0 ? null : separator);
            Append(nodes[i], level);
        }
    }

    private void AppendBinOp(BinOp node, Precedence level)
    {
        (string text, Precedence own) = node.Op switch
        {
            BinaryOperator.Add => (" + ", Precedence.Sum),
            BinaryOperator.Sub => (" - ", Precedence.Sum),
            BinaryOperator.Mult => (" * ", Precedence.Term),
            BinaryOperator.MatMult => (" @ ", Precedence.Term),
            BinaryOperator.Div => (" / ", Precedence.Term),
            BinaryOperator.Mod => (" % ", Precedence.Term),
            BinaryOperator.FloorDiv => (" // ", Precedence.Term),
            BinaryOperator.LShift => (" << ", Precedence.Shift),
            BinaryOperator.RShift => (" >> ", Precedence.Shift),
            BinaryOperator.BitOr => (" | ", Precedence.BitOr),
            BinaryOperator.BitXor => (" ^ ", Precedence.BitXor),
            BinaryOperator.BitAnd => (" & ", Precedence.BitAnd),
            _ => (" ** ", Precedence.Power),
        };
        bool bindsRight = node.Op == BinaryOperator.Pow;
        Open(level > own);
        Append(node.Left, bindsRight ? own + 1 : own);
        _text.Append(text);
        Append(node.Right, bindsRight ? own : own + 1);
        Close(level > own);
    }

    private void AppendCompare(Compare node, Precedence level)
    {
        Open(level > Precedence.Comparison);
        Append(node.Left, Precedence.Comparison + 1);
        for (int i = 0; i < node.Ops.Length; i++)
        {
            _text.Append(node.Ops[i] switch
            {
                CompareOperator.Eq => " == ",
                CompareOperator.NotEq => " != ",
                CompareOperator.Lt => " < ",
                CompareOperator.LtE => " <= ",
                CompareOperator.Gt => " > ",
                CompareOperator.GtE => " >= ",
                CompareOperator.Is => " is ",
                CompareOperator.IsNot => " is not ",
                CompareOperator.In => " in ",
                _ => " not in ",
            });
            Append(node.Comparators[i], Precedence.Comparison + 1);
        }

        Close(level > Precedence.Comparison);
    }

    private void AppendTuple(TupleExpr node, Precedence level)
    {
        bool isOpen = node.Elts.Length == 0 || level > Precedence.Tuple;
        Open(isOpen);
        AppendJoined(node.Elts, ", ", Precedence.Test);
        _text.Append(node.Elts.Length == 1 ? "," : null);
        Close(isOpen);
    }

    private void AppendSlice(Slice node)
    {
        if (node.Lower is not null)
        {
            Append(node.Lower, Precedence.Test);
        }

        _text.Append(':');
        if (node.Upper is not null)
        {
            Append(node.Upper, Precedence.Test);
        }

        if (node.Step is not null)
        {
            _text.Append(':');
            Append(node.Step, Precedence.Test);
        }
    }

    private void AppendConstant(Constant value, bool isWhole)
    {
        switch (value)
        {
            case SingletonConstant when isWhole && value == SingletonConstant.Ellipsis:
                _text.Append("...");
                break;
            case TupleConstant tuple:
                _text.Append('(');
                for (int i = 0; i < tuple.Items.Length; i++)
                {
                    _text.Append(i == 0 ? null : ", ");
                    AppendConstant(tuple.Items[i], isWhole: false);
                }

                _text.Append(tuple.Items.Length == 1 ? ",)" : ")");
                break;
            case FloatConstant or ComplexConstant:
                // An infinity has no literal: one that overflows.
                _text.Append(ConstantRepr.Repr(value).Replace("inf", "1e309", StringComparison.Ordinal));
                break;
            default:
                _text.Append(ConstantRepr.Repr(value));
                break;
        }
    }
}
