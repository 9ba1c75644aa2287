using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.Preprocessing;

internal sealed partial class AstPreprocessor
{
    private const string InvertedBool =
        "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns the bitwise inversion of the "
        + "underlying int object and is usually not what you expect from negating a bool. Use the 'not' operator for boolean negation "
        + "or ~int(x) if you really want the bitwise inversion of the underlying int.";

    private void Fold(Expr[] expressions)
    {
        for (int i = 0; i < expressions.Length; i++)
        {
            Expr folded = Fold(expressions[i]);
            if (folded != expressions[i])
            {
                expressions[i] = folded;
            }
        }
    }

    private void FoldPresent(Expr?[] expressions)
    {
        for (int i = 0; i < expressions.Length; i++)
        {
            expressions[i] = FoldOptional(expressions[i]);
        }
    }

    private Expr? FoldOptional(Expr? expression) => expression is null ? null : Fold(expression);

    private Expr Fold(Expr expression)
    {
        switch (expression.Kind)
        {
            // Leaves go no deeper than their parent: they need no check but the one that CPython makes of them too.
            case ExprKind.ConstantExpr:
                TreeDepth.Enter(ref _depth);
                _depth--;
                return expression;
            case ExprKind.Name:
                TreeDepth.Enter(ref _depth);
                _depth--;
                var name = (Name)expression;
                return name.Id == "__debug__" && name.Ctx == ExprContext.Load ? Constant(name, _debug) : name;
        }

        TreeDepth.Enter(ref _depth);
        Expr result = FoldInner(expression);
        _depth--;
        return result;
    }

    private Expr FoldInner(Expr expression)
    {
        switch (expression.Kind)
        {
            case ExprKind.AttributeExpr:
                var attribute = (AttributeExpr)expression;
                Expr owner = Fold(attribute.Value);
                if (owner != attribute.Value)
                {
                    attribute.Value = owner;
                }

                break;
            case ExprKind.Call:
                var call = (Call)expression;
                Expr func = Fold(call.Func);
                if (func != call.Func)
                {
                    call.Func = func;
                }

                Fold(call.Args);
                Fold(call.Keywords);
                break;
            case ExprKind.Subscript:
                var subscript = (Subscript)expression;
                subscript.Value = Fold(subscript.Value);
                subscript.Slice = Fold(subscript.Slice);
                return FoldSubscript(subscript);
            case ExprKind.BinOp:
                var binOp = (BinOp)expression;
                binOp.Left = Fold(binOp.Left);
                binOp.Right = Fold(binOp.Right);
                return FoldBinary(binOp);
            case ExprKind.UnaryOp:
                var unaryOp = (UnaryOp)expression;
                unaryOp.Operand = Fold(unaryOp.Operand);
                return FoldUnary(unaryOp);
            case ExprKind.Compare:
                var compare = (Compare)expression;
                compare.Left = Fold(compare.Left);
                Fold(compare.Comparators);
                if (compare.Ops[^1] is CompareOperator.In or CompareOperator.NotIn)
                {
                    compare.Comparators[^1] = FoldIterable(compare.Comparators[^1]);
                }

                break;
            case ExprKind.TupleExpr:
                var tuple = (TupleExpr)expression;
                Fold(tuple.Elts);
                return tuple.Ctx == ExprContext.Load && ConstantsOf(tuple.Elts) is { } items ? Constant(tuple, items) : tuple;
            case ExprKind.ListExpr:
                Fold(((ListExpr)expression).Elts);
                break;
            case ExprKind.BoolOp:
                Fold(((BoolOp)expression).Values);
                break;
            case ExprKind.JoinedStr:
                Fold(((JoinedStr)expression).Values);
                break;
            case ExprKind.FormattedValue:
                var formatted = (FormattedValue)expression;
                formatted.Value = Fold(formatted.Value);
                formatted.FormatSpec = FoldOptional(formatted.FormatSpec);
                break;
            case ExprKind.Dict:
                var dict = (Dict)expression;
                FoldPresent(dict.Keys);
                Fold(dict.Values);
                break;
            case ExprKind.Set:
                Fold(((Set)expression).Elts);
                break;
            case ExprKind.Slice:
                var slice = (Slice)expression;
                slice.Lower = FoldOptional(slice.Lower);
                slice.Upper = FoldOptional(slice.Upper);
                slice.Step = FoldOptional(slice.Step);
                break;
            case ExprKind.Starred:
                var starred = (Starred)expression;
                starred.Value = Fold(starred.Value);
                break;
            case ExprKind.IfExp:
                var ifExp = (IfExp)expression;
                ifExp.Test = Fold(ifExp.Test);
                ifExp.Body = Fold(ifExp.Body);
                ifExp.Orelse = Fold(ifExp.Orelse);
                break;
            case ExprKind.Lambda:
                var lambda = (Lambda)expression;
                Fold(lambda.Args);
                lambda.Body = Fold(lambda.Body);
                break;
            case ExprKind.ListComp:
                var listComp = (ListComp)expression;
                listComp.Elt = Fold(listComp.Elt);
                Fold(listComp.Generators);
                break;
            case ExprKind.SetComp:
                var setComp = (SetComp)expression;
                setComp.Elt = Fold(setComp.Elt);
                Fold(setComp.Generators);
                break;
            case ExprKind.DictComp:
                var dictComp = (DictComp)expression;
                dictComp.Key = Fold(dictComp.Key);
                dictComp.Value = Fold(dictComp.Value);
                Fold(dictComp.Generators);
                break;
            case ExprKind.GeneratorExp:
                var generator = (GeneratorExp)expression;
                generator.Elt = Fold(generator.Elt);
                Fold(generator.Generators);
                break;
            case ExprKind.NamedExpr:
                var named = (NamedExpr)expression;
                named.Value = Fold(named.Value);
                break;
            case ExprKind.Await:
                var await = (Await)expression;
                await.Value = Fold(await.Value);
                break;
            case ExprKind.Yield:
                var yield = (Yield)expression;
                yield.Value = FoldOptional(yield.Value);
                break;
            case ExprKind.YieldFrom:
                var yieldFrom = (YieldFrom)expression;
                yieldFrom.Value = Fold(yieldFrom.Value);
                break;
        }

        return expression;
    }

    private void Fold(Comprehension[] generators)
    {
        foreach (Comprehension generator in generators)
        {
            generator.Target = Fold(generator.Target);
            generator.Iter = FoldIterable(Fold(generator.Iter));
            Fold(generator.Ifs);
        }
    }

    private static ConstantExpr Constant(Expr expression, Constant value) => new(expression.Span, value, null);

    private Expr FoldUnary(UnaryOp node)
    {
        switch (node.Operand)
        {
            case ConstantExpr { Value: SingletonConstant operand } when node.Op == UnaryOperator.Invert && !MayInvert(operand):
                return node;
            case ConstantExpr operand:
                return ConstantArithmetic.Unary(node.Op, operand.Value) is { } value ? Constant(node, value) : node;
            case Compare { Ops.Length: 1 } compare when node.Op == UnaryOperator.Not:
                // Only these are sure to be each other's negation, whatever the operands.
                CompareOperator? inverse = compare.Ops[0] switch
                {
                    CompareOperator.Is => CompareOperator.IsNot,
                    CompareOperator.IsNot => CompareOperator.Is,
                    CompareOperator.In => CompareOperator.NotIn,
                    CompareOperator.NotIn => CompareOperator.In,
                    _ => null,
                };
                if (inverse is { } op)
                {
                    compare.Ops[0] = op;
                    return compare;
                }

                return node;
            default:
                return node;
        }
    }

    /// <summary>Warns of ~ on a bool; false where the warning is to be an error, which is then left to run time.</summary>
    private bool MayInvert(SingletonConstant operand)
    {
        if (_warn is not null && ConstantArithmetic.AsInt(operand) is not null)
        {
            try
            {
                _warn(new CompileWarning(CompileWarningKind.DeprecationWarning, InvertedBool, 0));
            }
            catch (PythonSyntaxException)
            {
                return false;
            }
        }

        return true;
    }

    private static Expr FoldBinary(BinOp node)
    {
        if (node.Left is not ConstantExpr left)
        {
            return node;
        }

        if (node.Right is ConstantExpr right)
        {
            return FoldingLimits.Binary(node.Op, left.Value, right.Value) is { } value ? Constant(node, value) : node;
        }

        return node is { Op: BinaryOperator.Mod, Right: TupleExpr arguments } && left.Value is StrConstant format
            ? FormatFolding.Fold(format.Value, arguments.Elts, node.Span) ?? (Expr)node
            : node;
    }

    private static Expr FoldSubscript(Subscript node) =>
        node is { Ctx: ExprContext.Load, Value: ConstantExpr value, Slice: ConstantExpr index }
        && ConstantArithmetic.Item(value.Value, index.Value) is { } item
            ? Constant(node, item)
            : node;

    /// <summary>
    /// Folds what is iterated or searched: a list becomes a tuple, which may be constant, and a set of constants a frozenset.
    /// </summary>
    private static Expr FoldIterable(Expr node)
    {
        switch (node)
        {
            case ListExpr list:
                if (HasStarred(list.Elts))
                {
                    return list;
                }

                return ConstantsOf(list.Elts) is { } items ? Constant(list, items) : new TupleExpr(list.Span, list.Elts, list.Ctx);
            case Set set:
                return ConstantsOf(set.Elts) is { } distinct
                    ? Constant(set, new FrozenSetConstant(PythonEquality.Distinct(distinct.Items)))
                    : set;
            default:
                return node;
        }
    }

    private static bool HasStarred(Expr[] elts)
    {
        foreach (Expr elt in elts)
        {
            if (elt.Kind == ExprKind.Starred)
            {
                return true;
            }
        }

        return false;
    }

    private static TupleConstant? ConstantsOf(Expr[] elts)
    {
        foreach (Expr elt in elts)
        {
            if (elt.Kind != ExprKind.ConstantExpr)
            {
                return null;
            }
        }

        if (elts.Length == 0)
        {
            return TupleConstant.Empty;
        }

        var items = new Constant[elts.Length];
        for (int i = 0; i < elts.Length; i++)
        {
            items[i] = ((ConstantExpr)elts[i]).Value;
        }

        return new TupleConstant(items);
    }
}
