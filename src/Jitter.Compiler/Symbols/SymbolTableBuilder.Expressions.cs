using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Symbols;

internal sealed partial class SymbolTableBuilder
{
    private void Visit(Expr[] expressions)
    {
        foreach (Expr expression in expressions)
        {
            Visit(expression);
        }
    }

    private void VisitPresent(Expr?[] expressions)
    {
        foreach (Expr? expression in expressions)
        {
            VisitOptional(expression);
        }
    }

    private void VisitOptional(Expr? expression)
    {
        if (expression is not null)
        {
            Visit(expression);
        }
    }

    private void Visit(Keyword[] keywords)
    {
        foreach (Keyword keyword in keywords)
        {
            Visit(keyword.Value);
        }
    }

    private void Visit(Expr expression)
    {
        TreeDepth.Enter(ref _depth);
        switch (expression.Kind)
        {
            case ExprKind.Name:
                VisitName((Name)expression);
                break;
            case ExprKind.ConstantExpr:
                break;
            case ExprKind.AttributeExpr:
                Visit(((AttributeExpr)expression).Value);
                break;
            case ExprKind.Call:
                var call = (Call)expression;
                Visit(call.Func);
                Visit(call.Args);
                Visit(call.Keywords);
                break;
            case ExprKind.Subscript:
                var subscript = (Subscript)expression;
                Visit(subscript.Value);
                Visit(subscript.Slice);
                break;
            case ExprKind.BinOp:
                var binOp = (BinOp)expression;
                Visit(binOp.Left);
                Visit(binOp.Right);
                break;
            case ExprKind.Compare:
                var compare = (Compare)expression;
                Visit(compare.Left);
                Visit(compare.Comparators);
                break;
            case ExprKind.TupleExpr:
                Visit(((TupleExpr)expression).Elts);
                break;
            case ExprKind.ListExpr:
                Visit(((ListExpr)expression).Elts);
                break;
            case ExprKind.UnaryOp:
                Visit(((UnaryOp)expression).Operand);
                break;
            case ExprKind.BoolOp:
                Visit(((BoolOp)expression).Values);
                break;
            case ExprKind.JoinedStr:
                Visit(((JoinedStr)expression).Values);
                break;
            case ExprKind.FormattedValue:
                var formatted = (FormattedValue)expression;
                Visit(formatted.Value);
                VisitOptional(formatted.FormatSpec);
                break;
            case ExprKind.Dict:
                var dict = (Dict)expression;
                VisitPresent(dict.Keys);
                Visit(dict.Values);
                break;
            case ExprKind.Set:
                Visit(((Set)expression).Elts);
                break;
            case ExprKind.Slice:
                var slice = (Slice)expression;
                VisitOptional(slice.Lower);
                VisitOptional(slice.Upper);
                VisitOptional(slice.Step);
                break;
            case ExprKind.Starred:
                Visit(((Starred)expression).Value);
                break;
            case ExprKind.IfExp:
                var ifExp = (IfExp)expression;
                Visit(ifExp.Test);
                Visit(ifExp.Body);
                Visit(ifExp.Orelse);
                break;
            case ExprKind.Lambda:
                VisitLambda((Lambda)expression);
                break;
            case ExprKind.ListComp:
                var listComp = (ListComp)expression;
                VisitComprehension(expression, "listcomp", ComprehensionKind.List, listComp.Generators, listComp.Elt, null);
                break;
            case ExprKind.SetComp:
                var setComp = (SetComp)expression;
                VisitComprehension(expression, "setcomp", ComprehensionKind.Set, setComp.Generators, setComp.Elt, null);
                break;
            case ExprKind.DictComp:
                var dictComp = (DictComp)expression;
                VisitComprehension(expression, "dictcomp", ComprehensionKind.Dict, dictComp.Generators, dictComp.Key, dictComp.Value);
                break;
            case ExprKind.GeneratorExp:
                var generator = (GeneratorExp)expression;
                VisitComprehension(expression, "genexpr", ComprehensionKind.Generator, generator.Generators, generator.Elt, null);
                break;
            case ExprKind.NamedExpr:
                VisitNamedExpression((NamedExpr)expression);
                break;
            case ExprKind.Yield:
                VisitYield(expression, ((Yield)expression).Value);
                break;
            case ExprKind.YieldFrom:
                VisitYield(expression, ((YieldFrom)expression).Value);
                break;
            case ExprKind.Await:
                CheckAllowed(expression, "await expression");
                Visit(((Await)expression).Value);
                _current.IsCoroutine = true;
                break;
        }

        _depth--;
    }

    private void VisitName(Name name)
    {
        if (name.Ctx != ExprContext.Load)
        {
            Add(name.Id, SymbolFlags.Local, name.Span);
            return;
        }

        Add(name.Id, SymbolFlags.Use, name.Span);
        if (name.Id == "super" && _current.IsFunctionLike)
        {
            // super() without arguments finds the class in this cell.
            Add("__class__", SymbolFlags.Use, name.Span);
        }
    }

    private void VisitLambda(Lambda lambda)
    {
        Visit(lambda.Args.Defaults);
        VisitPresent(lambda.Args.KwDefaults);
        _table.Add(lambda, Enter(ScopeKind.Function, "lambda", lambda.Span));
        AddParameters(lambda.Args);
        Visit(lambda.Body);
        Exit();
    }

    private void VisitComprehension(Expr node, string name, ComprehensionKind kind, Comprehension[] generators, Expr elt, Expr? value)
    {
        Comprehension outermost = generators[0];
        _current.IterableExpressions++;
        Visit(outermost.Iter);
        _current.IterableExpressions--;

        Scope scope = Enter(ScopeKind.Function, name, node.Span);
        _table.Add(node, scope);
        scope.Comprehension = kind;
        scope.IsCoroutine = outermost.IsAsync;
        Add(".0", SymbolFlags.Parameter, node.Span);
        VisitTarget(scope, outermost.Target);
        Visit(outermost.Ifs);
        for (int i = 1; i < generators.Length; i++)
        {
            Comprehension generator = generators[i];
            VisitTarget(scope, generator.Target);
            scope.IterableExpressions++;
            Visit(generator.Iter);
            scope.IterableExpressions--;
            Visit(generator.Ifs);
            scope.IsCoroutine |= generator.IsAsync;
        }

        VisitOptional(value);
        Visit(elt);
        scope.IsGenerator = kind == ComprehensionKind.Generator;
        Exit();
        _current.IsCoroutine |= scope.IsCoroutine && !scope.IsGenerator;
    }

    private void VisitTarget(Scope scope, Expr target)
    {
        scope.IsComprehensionTarget = true;
        Visit(target);
        scope.IsComprehensionTarget = false;
    }

    private void VisitNamedExpression(NamedExpr expression)
    {
        CheckAllowed(expression, "named expression");
        if (_current.IterableExpressions > 0)
        {
            throw SymbolErrors.At("assignment expression cannot be used in a comprehension iterable expression", expression.Span);
        }

        if (_current.Comprehension != ComprehensionKind.None)
        {
            BindOutsideComprehension((Name)expression.Target);
        }

        Visit(expression.Value);
        Visit(expression.Target);
    }

    /// <summary>Makes the target of a named expression in a comprehension a variable of the function or module around it (PEP 572).</summary>
    private void BindOutsideComprehension(Name target)
    {
        for (Scope? scope = _current; scope is not null; scope = scope.Parent)
        {
            if (scope.Comprehension != ComprehensionKind.None)
            {
                const SymbolFlags IterationVariable = SymbolFlags.ComprehensionIteration | SymbolFlags.Local;
                if ((FlagsIn(scope, target.Id) & IterationVariable) == IterationVariable)
                {
                    throw SymbolErrors.At($"assignment expression cannot rebind comprehension iteration variable '{target.Id}'", target.Span);
                }

                continue;
            }

            switch (scope.Kind)
            {
                case ScopeKind.Function:
                    bool isGlobal = (FlagsIn(scope, target.Id) & SymbolFlags.Global) != 0;
                    Add(target.Id, isGlobal ? SymbolFlags.Global : SymbolFlags.Nonlocal, target.Span);
                    AddDirective(target.Id, target.Span);
                    Add(scope, target.Id, SymbolFlags.Local, target.Span);
                    return;
                case ScopeKind.Module:
                    Add(target.Id, SymbolFlags.Global, target.Span);
                    AddDirective(target.Id, target.Span);
                    Add(scope, target.Id, SymbolFlags.Global, target.Span);
                    return;
                case ScopeKind.Class:
                    throw SymbolErrors.At("assignment expression within a comprehension cannot be used in a class body", target.Span);
                case ScopeKind.TypeParameters:
                    throw SymbolErrors.At(
                        "assignment expression within a comprehension cannot be used within the definition of a generic", target.Span);
                case ScopeKind.TypeAlias:
                    throw SymbolErrors.At("assignment expression within a comprehension cannot be used in a type alias", target.Span);
                case ScopeKind.TypeVariable:
                    throw SymbolErrors.At("assignment expression within a comprehension cannot be used in a TypeVar bound", target.Span);
            }
        }
    }

    private void VisitYield(Expr expression, Expr? value)
    {
        CheckAllowed(expression, "yield expression");
        VisitOptional(value);
        _current.IsGenerator = true;
        if (_current.Comprehension != ComprehensionKind.None)
        {
            throw SymbolErrors.At(
                _current.Comprehension switch
                {
                    ComprehensionKind.List => "'yield' inside list comprehension",
                    ComprehensionKind.Set => "'yield' inside set comprehension",
                    ComprehensionKind.Dict => "'yield' inside dict comprehension",
                    _ => "'yield' inside generator expression",
                },
                expression.Span);
        }
    }

    /// <summary>Bans yield, await and named expressions from annotations and the scopes of types.</summary>
    private void CheckAllowed(Expr expression, string what)
    {
        string? where = _current.Kind switch
        {
            ScopeKind.Annotation => "an annotation",
            ScopeKind.TypeVariable => _current.Description,
            ScopeKind.TypeAlias => "a type alias",
            ScopeKind.TypeParameters => "the definition of a generic",
            _ => null,
        };
        if (where is not null)
        {
            throw SymbolErrors.At($"{what} cannot be used within {where}", expression.Span);
        }
    }
}
