using Jitter.Bytecode;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.Preprocessing;

/// <summary>Folds constants and simplifies a tree in place (CPython's Python/ast_opt.c).</summary>
/// <remarks>
/// A fold gives the node that stands for the one it was given, which is mostly the same; the parent takes it over. A
/// constant that stands for an expression keeps the expression's position.
/// </remarks>
internal sealed partial class AstPreprocessor
{
    private readonly SingletonConstant _debug;
    private readonly bool _foldsAnnotations;
    private readonly CompileWarningHandler? _warn;
    private int _depth;

    private AstPreprocessor(int optimize, CodeFlags future, CompileWarningHandler? warn)
    {
        _warn = warn;
        _debug = SingletonConstant.FromBool(optimize == 0);
        _foldsAnnotations = (future & CodeFlags.FutureAnnotations) == 0;
    }

    /// <summary>
    /// Rewrites a tree at an optimization level (0, 1 or 2) under the future features in force. The only warning is that
    /// of ~ on a bool, which has line 0: it is not of the source but of the code that compiles it.
    /// </summary>
    /// <exception cref="PythonSyntaxException">RecursionError, where the tree is nested too deeply.</exception>
    public static void Run(Mod root, int optimize, CodeFlags future, CompileWarningHandler? warn = null, int depth = 0)
    {
        var preprocessor = new AstPreprocessor(optimize, future, warn) { _depth = depth };
        switch (root)
        {
            case Module module:
                preprocessor.FoldBody(module.Body);
                break;
            case Interactive interactive:
                preprocessor.Fold(interactive.Body);
                break;
            case Expression expression:
                expression.Body = preprocessor.Fold(expression.Body);
                break;
        }
    }

    private static bool HasDocstring(Stmt[] body) =>
        body.Length > 0 && body[0] is ExprStmt { Value: ConstantExpr { Value: StrConstant } };

    /// <summary>Folds the body of a module, class or function, in which a first expression that only becomes a string is no docstring.</summary>
    private void FoldBody(Stmt[] body)
    {
        bool hadDocstring = HasDocstring(body);
        Fold(body);
        if (!hadDocstring && HasDocstring(body))
        {
            var first = (ExprStmt)body[0];
            first.Value = new JoinedStr(first.Span, [first.Value]);
        }
    }

    private void Fold(Stmt[] statements)
    {
        foreach (Stmt statement in statements)
        {
            Fold(statement);
        }
    }

    private void Fold(Stmt statement)
    {
        TreeDepth.Enter(ref _depth);
        switch (statement.Kind)
        {
            case StmtKind.ExprStmt:
                var expression = (ExprStmt)statement;
                Expr value = Fold(expression.Value);
                if (value != expression.Value)
                {
                    expression.Value = value;
                }

                break;
            case StmtKind.Assign:
                var assign = (Assign)statement;
                Fold(assign.Targets);
                Expr assigned = Fold(assign.Value);
                if (assigned != assign.Value)
                {
                    assign.Value = assigned;
                }

                break;
            case StmtKind.If:
                var @if = (If)statement;
                @if.Test = Fold(@if.Test);
                Fold(@if.Body);
                Fold(@if.Orelse);
                break;
            case StmtKind.Return:
                var @return = (Return)statement;
                @return.Value = FoldOptional(@return.Value);
                break;
            case StmtKind.FunctionDef:
                var function = (FunctionDef)statement;
                Fold(function.TypeParams);
                Fold(function.Args);
                FoldBody(function.Body);
                Fold(function.DecoratorList);
                function.Returns = FoldAnnotation(function.Returns);
                break;
            case StmtKind.AsyncFunctionDef:
                var asyncFunction = (AsyncFunctionDef)statement;
                Fold(asyncFunction.TypeParams);
                Fold(asyncFunction.Args);
                FoldBody(asyncFunction.Body);
                Fold(asyncFunction.DecoratorList);
                asyncFunction.Returns = FoldAnnotation(asyncFunction.Returns);
                break;
            case StmtKind.ClassDef:
                var @class = (ClassDef)statement;
                Fold(@class.TypeParams);
                Fold(@class.Bases);
                Fold(@class.Keywords);
                FoldBody(@class.Body);
                Fold(@class.DecoratorList);
                break;
            case StmtKind.TypeAlias:
                var alias = (TypeAlias)statement;
                Fold(alias.TypeParams);
                alias.Value = Fold(alias.Value);
                break;
            case StmtKind.Delete:
                Fold(((Delete)statement).Targets);
                break;
            case StmtKind.AugAssign:
                var augAssign = (AugAssign)statement;
                augAssign.Target = Fold(augAssign.Target);
                augAssign.Value = Fold(augAssign.Value);
                break;
            case StmtKind.AnnAssign:
                var annAssign = (AnnAssign)statement;
                annAssign.Target = Fold(annAssign.Target);
                annAssign.Annotation = FoldAnnotation(annAssign.Annotation)!;
                annAssign.Value = FoldOptional(annAssign.Value);
                break;
            case StmtKind.For:
                var @for = (For)statement;
                @for.Target = Fold(@for.Target);
                @for.Iter = FoldIterable(Fold(@for.Iter));
                Fold(@for.Body);
                Fold(@for.Orelse);
                break;
            case StmtKind.AsyncFor:
                var asyncFor = (AsyncFor)statement;
                asyncFor.Target = Fold(asyncFor.Target);
                asyncFor.Iter = Fold(asyncFor.Iter);
                Fold(asyncFor.Body);
                Fold(asyncFor.Orelse);
                break;
            case StmtKind.While:
                var @while = (While)statement;
                @while.Test = Fold(@while.Test);
                Fold(@while.Body);
                Fold(@while.Orelse);
                break;
            case StmtKind.With:
                var with = (With)statement;
                Fold(with.Items);
                Fold(with.Body);
                break;
            case StmtKind.AsyncWith:
                var asyncWith = (AsyncWith)statement;
                Fold(asyncWith.Items);
                Fold(asyncWith.Body);
                break;
            case StmtKind.Raise:
                var raise = (Raise)statement;
                raise.Exc = FoldOptional(raise.Exc);
                raise.Cause = FoldOptional(raise.Cause);
                break;
            case StmtKind.Try:
                var @try = (Try)statement;
                FoldTry(@try.Body, @try.Handlers, @try.Orelse, @try.Finalbody);
                break;
            case StmtKind.TryStar:
                var tryStar = (TryStar)statement;
                FoldTry(tryStar.Body, tryStar.Handlers, tryStar.Orelse, tryStar.Finalbody);
                break;
            case StmtKind.Assert:
                var assert = (Assert)statement;
                assert.Test = Fold(assert.Test);
                assert.Msg = FoldOptional(assert.Msg);
                break;
            case StmtKind.Match:
                var match = (Match)statement;
                match.Subject = Fold(match.Subject);
                foreach (MatchCase matchCase in match.Cases)
                {
                    Fold(matchCase.Pattern);
                    matchCase.Guard = FoldOptional(matchCase.Guard);
                    Fold(matchCase.Body);
                }

                break;
        }

        _depth--;
    }

    private void FoldTry(Stmt[] body, ExceptHandler[] handlers, Stmt[] orelse, Stmt[] finalbody)
    {
        Fold(body);
        foreach (ExceptHandler handler in handlers)
        {
            handler.Type = FoldOptional(handler.Type);
            Fold(handler.Body);
        }

        Fold(orelse);
        Fold(finalbody);
    }

    private void Fold(WithItem[] items)
    {
        foreach (WithItem item in items)
        {
            item.ContextExpr = Fold(item.ContextExpr);
            item.OptionalVars = FoldOptional(item.OptionalVars);
        }
    }

    private void Fold(Keyword[] keywords)
    {
        foreach (Keyword keyword in keywords)
        {
            keyword.Value = Fold(keyword.Value);
        }
    }

    private void Fold(Arguments args)
    {
        FoldAnnotations(args.Posonlyargs);
        FoldAnnotations(args.Args);
        FoldAnnotation(args.Vararg);
        FoldAnnotations(args.Kwonlyargs);
        FoldPresent(args.KwDefaults);
        FoldAnnotation(args.Kwarg);
        Fold(args.Defaults);
    }

    private void FoldAnnotations(Arg[] args)
    {
        foreach (Arg arg in args)
        {
            FoldAnnotation(arg);
        }
    }

    private void FoldAnnotation(Arg? arg)
    {
        if (arg?.Annotation is { } annotation)
        {
            arg.Annotation = FoldAnnotation(annotation);
        }
    }

    private Expr? FoldAnnotation(Expr? annotation) =>
        annotation is not null && _foldsAnnotations ? Fold(annotation) : annotation;

    private void Fold(TypeParam[] typeParams)
    {
        foreach (TypeParam typeParam in typeParams)
        {
            switch (typeParam)
            {
                case TypeVar typeVar:
                    typeVar.Bound = FoldOptional(typeVar.Bound);
                    typeVar.DefaultValue = FoldOptional(typeVar.DefaultValue);
                    break;
                case ParamSpec spec:
                    spec.DefaultValue = FoldOptional(spec.DefaultValue);
                    break;
                case TypeVarTuple tuple:
                    tuple.DefaultValue = FoldOptional(tuple.DefaultValue);
                    break;
            }
        }
    }

    private void Fold(Pattern[] patterns)
    {
        foreach (Pattern pattern in patterns)
        {
            Fold(pattern);
        }
    }

    private void Fold(Pattern pattern)
    {
        TreeDepth.Enter(ref _depth);
        switch (pattern)
        {
            case MatchValue value:
                value.Value = Fold(value.Value);
                break;
            case MatchSequence sequence:
                Fold(sequence.Patterns);
                break;
            case MatchMapping mapping:
                Fold(mapping.Keys);
                Fold(mapping.Patterns);
                break;
            case MatchClass @class:
                @class.Cls = Fold(@class.Cls);
                Fold(@class.Patterns);
                Fold(@class.KwdPatterns);
                break;
            case MatchAs { Pattern: { } inner }:
                Fold(inner);
                break;
            case MatchOr or:
                Fold(or.Patterns);
                break;
        }

        _depth--;
    }
}
