using System.Text;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

/// <summary>
/// Expressions as source text: what annotations become under <c>from __future__ import annotations</c> (CPython's
/// Python/ast_unparse.c, which differs from the ast module's unparse).
/// </summary>
internal sealed class AstUnparser
{
    private readonly StringBuilder _text = new();

    private AstUnparser()
    {
    }

    /// <summary>How tightly an operator binds: an operand that binds less tightly is put in parentheses.</summary>
    private enum Precedence
    {
        Tuple,
        Test, // if-else, lambda
        Or,
        And,
        Not,
        Comparison,
        BitOr,
        BitXor,
        BitAnd,
        Shift,
        Arithmetic,
        Term,
        Factor,
        Power,
        Await,
        Atom,
    }

    /// <summary>The text of an expression.</summary>
    public static string Unparse(Expr expression) => Unparse(expression, Precedence.Test);

    private static string Unparse(Expr expression, Precedence level)
    {
        var unparser = new AstUnparser();
        unparser.Append(expression, level);
        return unparser._text.ToString();
    }

    private void Append(Expr expression, Precedence level)
    {
        switch (expression)
        {
            case BoolOp e:
                AppendBoolOp(e, level);
                break;
            case NamedExpr e:
                Open(level > Precedence.Tuple);
                Append(e.Target, Precedence.Atom);
                _text.Append(" := ");
                Append(e.Value, Precedence.Atom);
                Close(level > Precedence.Tuple);
                break;
            case BinOp e:
                AppendBinOp(e, level);
                break;
            case UnaryOp e:
                AppendUnaryOp(e, level);
                break;
            case Lambda e:
                AppendLambda(e, level);
                break;
            case IfExp e:
                Open(level > Precedence.Test);
                Append(e.Body, Precedence.Or);
                _text.Append(" if ");
                Append(e.Test, Precedence.Or);
                _text.Append(" else ");
                Append(e.Orelse, Precedence.Test);
                Close(level > Precedence.Test);
                break;
            case Dict e:
                AppendDict(e);
                break;
            case Set e:
                AppendItems("{", e.Elts, "}");
                break;
            case ListComp e:
                AppendComprehension("[", e.Elt, null, e.Generators, "]");
                break;
            case SetComp e:
                AppendComprehension("{", e.Elt, null, e.Generators, "}");
                break;
            case DictComp e:
                AppendComprehension("{", e.Key, e.Value, e.Generators, "}");
                break;
            case GeneratorExp e:
                AppendComprehension("(", e.Elt, null, e.Generators, ")");
                break;
            case Await e:
                Open(level > Precedence.Await);
                _text.Append("await ");
                Append(e.Value, Precedence.Atom);
                Close(level > Precedence.Await);
                break;
            case Yield { Value: null }:
                _text.Append("(yield)");
                break;
            case Yield e:
                _text.Append("(yield ");
                Append(e.Value, Precedence.Test);
                _text.Append(')');
                break;
            case YieldFrom e:
                _text.Append("(yield from ");
                Append(e.Value, Precedence.Test);
                _text.Append(')');
                break;
            case Compare e:
                AppendCompare(e, level);
                break;
            case Call e:
                AppendCall(e);
                break;
            case FormattedValue or JoinedStr:
                AppendFormatted(expression, isFormatSpec: false);
                break;
            case ConstantExpr e:
                AppendConstantExpr(e);
                break;
            case AttributeExpr e:
                Append(e.Value, Precedence.Atom);

                // "1.x" would be a float.
                _text.Append(e.Value is ConstantExpr { Value: IntConstant } ? " ." : ".").Append(e.Attr);
                break;
            case Subscript e:
                Append(e.Value, Precedence.Atom);
                _text.Append('[');
                Append(e.Slice, Precedence.Tuple);
                _text.Append(']');
                break;
            case Starred e:
                _text.Append('*');
                Append(e.Value, Precedence.BitOr);
                break;
            case Name e:
                _text.Append(e.Id);
                break;
            case ListExpr e:
                AppendItems("[", e.Elts, "]");
                break;
            case TupleExpr e:
                AppendTuple(e, level);
                break;
            case Slice e:
                AppendSlice(e);
                break;
        }
    }

    private void Open(bool condition) => _text.Append(condition ? "(" : "");

    private void Close(bool condition) => _text.Append(condition ? ")" : "");

    private void AppendBoolOp(BoolOp expression, Precedence level)
    {
        bool isAnd = expression.Op == BoolOperator.And;
        Precedence precedence = isAnd ? Precedence.And : Precedence.Or;
        Open(level > precedence);
        for (int i = 0; i < expression.Values.Length; i++)
        {
            _text.Append(i == 0 ? "" : isAnd ? " and " : " or ");
            Append(expression.Values[i], precedence + 1);
        }

        Close(level > precedence);
    }

    private void AppendBinOp(BinOp expression, Precedence level)
    {
        (string op, Precedence precedence) = expression.Op switch
        {
            BinaryOperator.Add => (" + ", Precedence.Arithmetic),
            BinaryOperator.Sub => (" - ", Precedence.Arithmetic),
            BinaryOperator.Mult => (" * ", Precedence.Term),
            BinaryOperator.MatMult => (" @ ", Precedence.Term),
            BinaryOperator.Div => (" / ", Precedence.Term),
            BinaryOperator.Mod => (" % ", Precedence.Term),
            BinaryOperator.LShift => (" << ", Precedence.Shift),
            BinaryOperator.RShift => (" >> ", Precedence.Shift),
            BinaryOperator.BitOr => (" | ", Precedence.BitOr),
            BinaryOperator.BitXor => (" ^ ", Precedence.BitXor),
            BinaryOperator.BitAnd => (" & ", Precedence.BitAnd),
            BinaryOperator.FloorDiv => (" // ", Precedence.Term),
            _ => (" ** ", Precedence.Power),
        };
        bool isRightAssociative = expression.Op == BinaryOperator.Pow;
        Open(level > precedence);
        Append(expression.Left, isRightAssociative ? precedence + 1 : precedence);
        _text.Append(op);
        Append(expression.Right, isRightAssociative ? precedence : precedence + 1);
        Close(level > precedence);
    }

    private void AppendUnaryOp(UnaryOp expression, Precedence level)
    {
        (string op, Precedence precedence) = expression.Op switch
        {
            UnaryOperator.Invert => ("~", Precedence.Factor),
            UnaryOperator.Not => ("not ", Precedence.Not),
            UnaryOperator.UAdd => ("+", Precedence.Factor),
            _ => ("-", Precedence.Factor),
        };
        Open(level > precedence);
        _text.Append(op);
        Append(expression.Operand, precedence);
        Close(level > precedence);
    }

    private void AppendLambda(Lambda expression, Precedence level)
    {
        Arguments arguments = expression.Args;
        bool hasPositional = arguments.Args.Length + arguments.Posonlyargs.Length > 0;
        Open(level > Precedence.Test);
        _text.Append(hasPositional ? "lambda " : "lambda");
        AppendArguments(arguments);
        _text.Append(": ");
        Append(expression.Body, Precedence.Test);
        Close(level > Precedence.Test);
    }

    private void AppendArguments(Arguments arguments)
    {
        int posOnlyCount = arguments.Posonlyargs.Length;
        int count = posOnlyCount + arguments.Args.Length;
        bool isFirst = true;
        for (int i = 0; i < count; i++)
        {
            Separate(ref isFirst);
            AppendParameter(i < posOnlyCount ? arguments.Posonlyargs[i] : arguments.Args[i - posOnlyCount]);
            int defaultIndex = i - count + arguments.Defaults.Length;
            AppendDefault(defaultIndex >= 0 ? arguments.Defaults[defaultIndex] : null);
            if (i + 1 == posOnlyCount)
            {
                _text.Append(", /");
            }
        }

        if (arguments.Vararg is not null || arguments.Kwonlyargs.Length > 0)
        {
            Separate(ref isFirst);
            _text.Append('*');
            if (arguments.Vararg is not null)
            {
                AppendParameter(arguments.Vararg);
            }
        }

        for (int i = 0; i < arguments.Kwonlyargs.Length; i++)
        {
            Separate(ref isFirst);
            AppendParameter(arguments.Kwonlyargs[i]);
            int defaultIndex = i - arguments.Kwonlyargs.Length + arguments.KwDefaults.Length;
            AppendDefault(defaultIndex >= 0 ? arguments.KwDefaults[defaultIndex] : null);
        }

        if (arguments.Kwarg is not null)
        {
            Separate(ref isFirst);
            _text.Append("**");
            AppendParameter(arguments.Kwarg);
        }
    }

    private void Separate(ref bool isFirst)
    {
        _text.Append(isFirst ? "" : ", ");
        isFirst = false;
    }

    private void AppendParameter(Arg parameter)
    {
        _text.Append(parameter.ArgName);
        if (parameter.Annotation is not null)
        {
            _text.Append(": ");
            Append(parameter.Annotation, Precedence.Test);
        }
    }

    private void AppendDefault(Expr? value)
    {
        if (value is not null)
        {
            _text.Append('=');
            Append(value, Precedence.Test);
        }
    }

    private void AppendDict(Dict expression)
    {
        _text.Append('{');
        for (int i = 0; i < expression.Values.Length; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            if (expression.Keys[i] is { } key)
            {
                Append(key, Precedence.Test);
                _text.Append(": ");
                Append(expression.Values[i], Precedence.Test);
            }
            else
            {
                _text.Append("**");
                Append(expression.Values[i], Precedence.BitOr);
            }
        }

        _text.Append('}');
    }

    private void AppendItems(string open, Expr[] items, string close)
    {
        _text.Append(open);
        for (int i = 0; i < items.Length; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            Append(items[i], Precedence.Test);
        }

        _text.Append(close);
    }

    private void AppendTuple(TupleExpr expression, Precedence level)
    {
        if (expression.Elts.Length == 0)
        {
            _text.Append("()");
            return;
        }

        Open(level > Precedence.Tuple);
        AppendItems("", expression.Elts, expression.Elts.Length == 1 ? "," : "");
        Close(level > Precedence.Tuple);
    }

    private void AppendComprehension(string open, Expr element, Expr? value, Comprehension[] generators, string close)
    {
        _text.Append(open);
        Append(element, Precedence.Test);
        if (value is not null)
        {
            _text.Append(": ");
            Append(value, Precedence.Test);
        }

        foreach (Comprehension generator in generators)
        {
            _text.Append(generator.IsAsync ? " async for " : " for ");
            Append(generator.Target, Precedence.Tuple);
            _text.Append(" in ");
            Append(generator.Iter, Precedence.Or);
            foreach (Expr condition in generator.Ifs)
            {
                _text.Append(" if ");
                Append(condition, Precedence.Or);
            }
        }

        _text.Append(close);
    }

    private void AppendCompare(Compare expression, Precedence level)
    {
        Open(level > Precedence.Comparison);
        Append(expression.Left, Precedence.Comparison + 1);
        for (int i = 0; i < expression.Ops.Length; i++)
        {
            _text.Append(expression.Ops[i] switch
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
            Append(expression.Comparators[i], Precedence.Comparison + 1);
        }

        Close(level > Precedence.Comparison);
    }

    private void AppendCall(Call expression)
    {
        Append(expression.Func, Precedence.Atom);
        if (expression is { Args: [GeneratorExp generator], Keywords: [] })
        {
            Append(generator, Precedence.Test); // it brings its own parentheses
            return;
        }

        _text.Append('(');
        bool isFirst = true;
        foreach (Expr argument in expression.Args)
        {
            Separate(ref isFirst);
            Append(argument, Precedence.Test);
        }

        foreach (Keyword keyword in expression.Keywords)
        {
            Separate(ref isFirst);
            _text.Append(keyword.Arg is null ? "**" : keyword.Arg + "=");
            Append(keyword.Value, Precedence.Test);
        }

        _text.Append(')');
    }

    private void AppendSlice(Slice expression)
    {
        if (expression.Lower is not null)
        {
            Append(expression.Lower, Precedence.Test);
        }

        _text.Append(':');
        if (expression.Upper is not null)
        {
            Append(expression.Upper, Precedence.Test);
        }

        if (expression.Step is not null)
        {
            _text.Append(':');
            Append(expression.Step, Precedence.Test);
        }
    }

    private void AppendConstantExpr(ConstantExpr expression)
    {
        if (expression.Value == SingletonConstant.Ellipsis)
        {
            _text.Append("...");
            return;
        }

        _text.Append(expression.ConstantKind);
        AppendConstant(expression.Value);
    }

    private void AppendConstant(Constant value)
    {
        if (value is TupleConstant tuple)
        {
            _text.Append('(');
            for (int i = 0; i < tuple.Items.Length; i++)
            {
                _text.Append(i == 0 ? "" : ", ");
                AppendConstant(tuple.Items[i]);
            }

            _text.Append(tuple.Items.Length == 1 ? ",)" : ")");
            return;
        }

        string repr = ConstantRepr.Repr(value);

        // There is no literal for infinity, but 1e309 is too large for a float.
        _text.Append(value is FloatConstant { Value: double.PositiveInfinity or double.NegativeInfinity } or ComplexConstant
            ? repr.Replace("inf", "1e309", StringComparison.Ordinal)
            : repr);
    }

    private void AppendFormatted(Expr element, bool isFormatSpec)
    {
        switch (element)
        {
            case ConstantExpr { Value: StrConstant text }:
                _text.Append(text.Value.ToUtf16().Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
                break;
            case JoinedStr joined:
                AppendJoined(joined, isFormatSpec);
                break;
            case FormattedValue value:
                AppendFormattedValue(value);
                break;
        }
    }

    private void AppendJoined(JoinedStr expression, bool isFormatSpec)
    {
        var body = new AstUnparser();
        foreach (Expr element in expression.Values)
        {
            body.AppendFormatted(element, isFormatSpec);
        }

        string text = body._text.ToString();
        if (isFormatSpec)
        {
            _text.Append(text);
        }
        else
        {
            _text.Append('f').Append(ConstantRepr.Repr(CodePointString.FromUtf16(text)));
        }
    }

    private void AppendFormattedValue(FormattedValue expression)
    {
        // A conditional expression or lambda is put in parentheses: its ':' would begin the format.
        string value = Unparse(expression.Value, Precedence.Or);
        _text.Append(value.StartsWith('{') ? "{ " : "{").Append(value);
        if (expression.Conversion > 0)
        {
            _text.Append('!').Append((char)expression.Conversion);
        }

        if (expression.FormatSpec is not null)
        {
            _text.Append(':');
            AppendFormatted(expression.FormatSpec, isFormatSpec: true);
        }

        _text.Append('}');
    }
}
