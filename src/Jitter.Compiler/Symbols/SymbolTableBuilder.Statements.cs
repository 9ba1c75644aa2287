using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Symbols;

internal sealed partial class SymbolTableBuilder
{
    private void Visit(Stmt[] statements)
    {
        foreach (Stmt statement in statements)
        {
            Visit(statement);
        }
    }

    private void Visit(Stmt statement)
    {
        TreeDepth.Enter(ref _depth);
        switch (statement.Kind)
        {
            case StmtKind.ExprStmt:
                Visit(((ExprStmt)statement).Value);
                break;
            case StmtKind.Assign:
                var assign = (Assign)statement;
                Visit(assign.Targets);
                Visit(assign.Value);
                break;
            case StmtKind.If:
                var @if = (If)statement;
                Visit(@if.Test);
                Visit(@if.Body);
                Visit(@if.Orelse);
                break;
            case StmtKind.Return:
                if (((Return)statement).Value is { } returned)
                {
                    Visit(returned);
                    _current.ReturnsValue = true;
                }

                break;
            case StmtKind.FunctionDef:
                var function = (FunctionDef)statement;
                VisitFunction(
                    function, function.Name, function.Args, function.Body, function.DecoratorList, function.Returns, function.TypeParams,
                    isAsync: false);
                break;
            case StmtKind.AsyncFunctionDef:
                var asyncFunction = (AsyncFunctionDef)statement;
                VisitFunction(
                    asyncFunction,
                    asyncFunction.Name,
                    asyncFunction.Args,
                    asyncFunction.Body,
                    asyncFunction.DecoratorList,
                    asyncFunction.Returns,
                    asyncFunction.TypeParams,
                    isAsync: true);
                break;
            case StmtKind.ClassDef:
                VisitClass((ClassDef)statement);
                break;
            case StmtKind.TypeAlias:
                VisitTypeAlias((TypeAlias)statement);
                break;
            case StmtKind.Delete:
                Visit(((Delete)statement).Targets);
                break;
            case StmtKind.AnnAssign:
                VisitAnnotatedAssignment((AnnAssign)statement);
                break;
            case StmtKind.AugAssign:
                var augAssign = (AugAssign)statement;
                Visit(augAssign.Target);
                Visit(augAssign.Value);
                break;
            case StmtKind.For:
                var @for = (For)statement;
                VisitLoop(@for.Target, @for.Iter, @for.Body, @for.Orelse);
                break;
            case StmtKind.AsyncFor:
                var asyncFor = (AsyncFor)statement;
                VisitLoop(asyncFor.Target, asyncFor.Iter, asyncFor.Body, asyncFor.Orelse);
                break;
            case StmtKind.While:
                var @while = (While)statement;
                Visit(@while.Test);
                Visit(@while.Body);
                Visit(@while.Orelse);
                break;
            case StmtKind.Match:
                VisitMatch((Match)statement);
                break;
            case StmtKind.Raise:
                var raise = (Raise)statement;
                VisitOptional(raise.Exc);
                VisitOptional(raise.Cause);
                break;
            case StmtKind.Try:
                var @try = (Try)statement;
                VisitTry(@try.Body, @try.Handlers, @try.Orelse, @try.Finalbody);
                break;
            case StmtKind.TryStar:
                var tryStar = (TryStar)statement;
                VisitTry(tryStar.Body, tryStar.Handlers, tryStar.Orelse, tryStar.Finalbody);
                break;
            case StmtKind.With:
                var with = (With)statement;
                VisitWith(with.Items, with.Body);
                break;
            case StmtKind.AsyncWith:
                var asyncWith = (AsyncWith)statement;
                VisitWith(asyncWith.Items, asyncWith.Body);
                break;
            case StmtKind.Assert:
                var assert = (Assert)statement;
                Visit(assert.Test);
                VisitOptional(assert.Msg);
                break;
            case StmtKind.Import:
                VisitImports(((Import)statement).Names);
                break;
            case StmtKind.ImportFrom:
                VisitImports(((ImportFrom)statement).Names);
                break;
            case StmtKind.Global:
                VisitGlobal((Global)statement);
                break;
            case StmtKind.Nonlocal:
                VisitNonlocal((Nonlocal)statement);
                break;
        }

        _depth--;
    }

    private void VisitFunction(
        Stmt statement, string name, Arguments args, Stmt[] body, Expr[] decorators, Expr? returns, TypeParam[] typeParams, bool isAsync)
    {
        Add(name, SymbolFlags.Local, statement.Span);
        Visit(args.Defaults);
        VisitPresent(args.KwDefaults);
        Visit(decorators);
        if (typeParams.Length > 0)
        {
            // CPython takes the list of defaults, which its parser always makes, for the presence of any.
            EnterTypeParameters(name, typeParams, statement.Span, ofClass: false, hasDefaults: true, HasAny(args.KwDefaults));
        }

        VisitAnnotations(statement, args, returns);
        Scope scope = Enter(ScopeKind.Function, name, statement.Span);
        _table.Add(statement, scope);
        scope.IsCoroutine = isAsync;
        AddParameters(args);
        Visit(body);
        Exit();
        if (typeParams.Length > 0)
        {
            Exit();
        }
    }

    private void VisitClass(ClassDef definition)
    {
        Add(definition.Name, SymbolFlags.Local, definition.Span);
        Visit(definition.DecoratorList);
        string? outerClass = _className;
        bool isGeneric = definition.TypeParams.Length > 0;
        if (isGeneric)
        {
            EnterTypeParameters(definition.Name, definition.TypeParams, definition.Span, ofClass: true, hasDefaults: false, hasKwDefaults: false);
        }

        Visit(definition.Bases);
        Visit(definition.Keywords);
        _table.Add(definition, Enter(ScopeKind.Class, definition.Name, definition.Span));
        _className = definition.Name;
        if (isGeneric)
        {
            Add("__type_params__", SymbolFlags.Local, definition.Span);
            Add(".type_params", SymbolFlags.Use, definition.Span);
        }

        Visit(definition.Body);
        Exit();
        if (isGeneric)
        {
            Exit();
        }

        _className = outerClass;
    }

    private void VisitTypeAlias(TypeAlias alias)
    {
        Visit(alias.Name);
        string name = ((Name)alias.Name).Id;
        bool inClass = _current.Kind == ScopeKind.Class;
        bool isGeneric = alias.TypeParams.Length > 0;
        if (isGeneric)
        {
            EnterTypeParameters(name, alias.TypeParams, alias.Span, ofClass: false, hasDefaults: false, hasKwDefaults: false);
        }

        Scope scope = Enter(ScopeKind.TypeAlias, name, alias.Span);
        _table.Add(alias, scope);
        scope.CanSeeClassScope = inClass;
        if (inClass)
        {
            Add("__classdict__", SymbolFlags.Use, alias.Value.Span);
        }

        Visit(alias.Value);
        Exit();
        if (isGeneric)
        {
            Exit();
        }
    }

    private void VisitAnnotatedAssignment(AnnAssign assignment)
    {
        if (assignment.Target is Name target)
        {
            if (assignment.Simple)
            {
                SymbolFlags flags = FlagsIn(_current, target.Id);
                if ((flags & (SymbolFlags.Global | SymbolFlags.Nonlocal)) != 0 && _current != _table.Top)
                {
                    string what = (flags & SymbolFlags.Global) != 0 ? "global" : "nonlocal";
                    throw SymbolErrors.At($"annotated name '{target.Id}' can't be {what}", assignment.Span);
                }

                Add(target.Id, SymbolFlags.Annotated | SymbolFlags.Local, target.Span);
            }
            else if (assignment.Value is not null)
            {
                Add(target.Id, SymbolFlags.Local, target.Span);
            }
        }
        else
        {
            Visit(assignment.Target);
        }

        VisitAnnotation(assignment.Annotation);
        VisitOptional(assignment.Value);
    }

    private void VisitLoop(Expr target, Expr iter, Stmt[] body, Stmt[] orelse)
    {
        Visit(target);
        Visit(iter);
        Visit(body);
        Visit(orelse);
    }

    private void VisitTry(Stmt[] body, ExceptHandler[] handlers, Stmt[] orelse, Stmt[] finalbody)
    {
        Visit(body);
        foreach (ExceptHandler handler in handlers)
        {
            VisitOptional(handler.Type);
            if (handler.Name is { } name)
            {
                Add(name, SymbolFlags.Local, handler.Span);
            }

            Visit(handler.Body);
        }

        Visit(orelse);
        Visit(finalbody);
    }

    private void VisitWith(WithItem[] items, Stmt[] body)
    {
        foreach (WithItem item in items)
        {
            Visit(item.ContextExpr);
            VisitOptional(item.OptionalVars);
        }

        Visit(body);
    }

    private void VisitImports(Alias[] aliases)
    {
        foreach (Alias alias in aliases)
        {
            string name = alias.Asname ?? alias.Name;
            if (name == "*")
            {
                if (_current.Kind != ScopeKind.Module)
                {
                    throw SymbolErrors.At("import * only allowed at module level", alias.Span);
                }

                continue;
            }

            int dot = name.IndexOf('.', StringComparison.Ordinal);
            Add(dot < 0 ? name : name[..dot], SymbolFlags.Import, alias.Span);
        }
    }

    private void VisitGlobal(Global statement)
    {
        foreach (string name in statement.Names)
        {
            CheckDeclaration(name, "global", statement.Span);
            Add(name, SymbolFlags.Global, statement.Span);
            AddDirective(name, statement.Span);
        }
    }

    private void VisitNonlocal(Nonlocal statement)
    {
        foreach (string name in statement.Names)
        {
            CheckDeclaration(name, "nonlocal", statement.Span);
            Add(name, SymbolFlags.Nonlocal, statement.Span);
            AddDirective(name, statement.Span);
        }
    }

    private void CheckDeclaration(string name, string what, SourceSpan span)
    {
        SymbolFlags flags = FlagsIn(_current, name);
        if ((flags & Declared) != 0)
        {
            throw SymbolErrors.At(
                (flags & SymbolFlags.Parameter) != 0 ? $"name '{name}' is parameter and {what}"
                : (flags & SymbolFlags.Use) != 0 ? $"name '{name}' is used prior to {what} declaration"
                : (flags & SymbolFlags.Annotated) != 0 ? $"annotated name '{name}' can't be {what}"
                : $"name '{name}' is assigned to before {what} declaration",
                span);
        }
    }

    private void VisitMatch(Match match)
    {
        Visit(match.Subject);
        foreach (MatchCase matchCase in match.Cases)
        {
            Visit(matchCase.Pattern);
            VisitOptional(matchCase.Guard);
            Visit(matchCase.Body);
        }
    }

    private void Visit(Pattern[] patterns)
    {
        foreach (Pattern pattern in patterns)
        {
            Visit(pattern);
        }
    }

    private void Visit(Pattern pattern)
    {
        TreeDepth.Enter(ref _depth);
        switch (pattern)
        {
            case MatchValue value:
                Visit(value.Value);
                break;
            case MatchSequence sequence:
                Visit(sequence.Patterns);
                break;
            case MatchStar star:
                AddCapture(star.Name, star.Span);
                break;
            case MatchMapping mapping:
                Visit(mapping.Keys);
                Visit(mapping.Patterns);
                AddCapture(mapping.Rest, mapping.Span);
                break;
            case MatchClass @class:
                Visit(@class.Cls);
                Visit(@class.Patterns);
                Visit(@class.KwdPatterns);
                break;
            case MatchAs @as:
                if (@as.Pattern is { } inner)
                {
                    Visit(inner);
                }

                AddCapture(@as.Name, @as.Span);
                break;
            case MatchOr or:
                Visit(or.Patterns);
                break;
        }

        _depth--;
    }

    private void AddCapture(string? name, SourceSpan span)
    {
        if (name is not null)
        {
            Add(name, SymbolFlags.Local, span);
        }
    }
}
