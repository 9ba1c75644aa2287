using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// def and async def.
internal sealed partial class CodeGenerator
{
    private void VisitFunction(FunctionDef function) =>
        VisitFunction(new FunctionParts(
            function, UnitKind.Function, function.Name, function.Args, function.Body, function.DecoratorList, function.Returns, function.TypeParams));

    private void VisitFunction(AsyncFunctionDef function) =>
        VisitFunction(new FunctionParts(
            function, UnitKind.AsyncFunction, function.Name, function.Args, function.Body, function.DecoratorList, function.Returns,
            function.TypeParams));

    /// <summary>
    /// Emits a function definition. That of a generic function is in a unit of its own, called at once, in which the type parameters
    /// are bound; the defaults are evaluated outside and passed in (CPython's compiler_function).
    /// </summary>
    private void VisitFunction(in FunctionParts function)
    {
        Location location = Location.Of(function.Node);
        CheckParameterNames(function.Arguments);
        VisitDecorators(function.Decorators);
        int firstLine = FirstLine(function.Node, function.Decorators);
        FunctionAttribute attributes = EmitDefaults(location, function.Arguments);
        if (function.TypeParams.Length == 0)
        {
            attributes |= EmitAnnotations(location, function.Arguments, function.Returns);
            EmitFunctionBody(function, attributes, firstLine);
        }
        else
        {
            EmitGenericFunction(function, attributes, firstLine);
        }

        ApplyDecorators(function.Decorators);
        EmitNameOp(location, function.Name, ExprContext.Store);
    }

    private void EmitGenericFunction(in FunctionParts function, FunctionAttribute attributes, int firstLine)
    {
        Location location = Location.Of(function.Node);
        int passed = 0;
        passed += (attributes & FunctionAttribute.Defaults) != 0 ? 1 : 0;
        passed += (attributes & FunctionAttribute.KeywordDefaults) != 0 ? 1 : 0;
        if (passed == 2)
        {
            Emit(Opcode.SWAP, 2, location);
        }

        EnterTypeParameters(function.Name, function.TypeParams, firstLine);
        EmitTypeParameters(function.TypeParams);
        for (int i = 0; i < passed; i++)
        {
            Emit(Opcode.LOAD_FAST, i, location);
        }

        attributes |= EmitAnnotations(location, function.Arguments, function.Returns);
        EmitFunctionBody(function, attributes, firstLine);
        Emit(Opcode.SWAP, 2, location);
        EmitIntrinsic(Intrinsic2.SetFunctionTypeParams, location);
        _unit.Metadata.ArgCount = passed;
        CodeObject code = FinishUnit(addReturnNone: false);
        EmitMakeFunction(location, code, FunctionAttribute.None);
        if (passed > 0)
        {
            Emit(Opcode.SWAP, passed + 1, location); // the first default takes the place that NULL has in a call of a function
            Emit(Opcode.CALL, passed - 1, location);
        }
        else
        {
            Emit(Opcode.PUSH_NULL, location);
            Emit(Opcode.CALL, 0, location);
        }
    }

    /// <summary>Generates the function's own code and emits the making of the function (CPython's compiler_function_body).</summary>
    private void EmitFunctionBody(in FunctionParts function, FunctionAttribute attributes, int firstLine)
    {
        EnterUnit(function.Name, function.Kind, _symbols.Lookup(function.Node), firstLine);

        // The docstring, or None, is the first constant: that is where func.__doc__ comes from.
        ConstantExpr? docstring = Docstring.Find(function.Body);
        AddConst(docstring is null || _options.Optimize >= 2 ? SingletonConstant.None : Docstring.Clean((StrConstant)docstring.Value));
        SetArgumentCounts(function.Arguments);
        bool isResumable = _unit.Scope.IsCoroutine || _unit.Scope.IsGenerator;
        if (isResumable)
        {
            PushFrameBlock(Location.None, FrameBlockKind.StopIteration, Label.None, Label.None);
        }

        VisitStatements(function.Body, docstring is null ? 0 : 1);
        if (isResumable)
        {
            EmitStopIterationHandler();
            PopFrameBlock();
        }

        EmitMakeFunction(Location.Of(function.Node), FinishUnit(addReturnNone: true), attributes);
    }

    private void VisitDecorators(Expr[] decorators)
    {
        foreach (Expr decorator in decorators)
        {
            VisitExpr(decorator);
        }
    }

    private void ApplyDecorators(Expr[] decorators)
    {
        for (int i = decorators.Length - 1; i >= 0; i--)
        {
            Emit(Opcode.CALL, 0, Location.Of(decorators[i]));
        }
    }

    /// <summary>The line of co_firstlineno: that of the first decorator, if there is one.</summary>
    private static int FirstLine(Stmt definition, Expr[] decorators) => (decorators.Length > 0 ? decorators[0].Span : definition.Span).Line;

    /// <summary>Pushes the tuple of annotations, if there are any (CPython's compiler_visit_annotations).</summary>
    private FunctionAttribute EmitAnnotations(Location location, Arguments arguments, Expr? returns)
    {
        // Not in the order of the source: CPython takes the positional-only parameters second.
        int count = EmitAnnotations(location, arguments.Args);
        count += EmitAnnotations(location, arguments.Posonlyargs);
        count += EmitAnnotation(location, arguments.Vararg?.ArgName, arguments.Vararg?.Annotation);
        count += EmitAnnotations(location, arguments.Kwonlyargs);
        count += EmitAnnotation(location, arguments.Kwarg?.ArgName, arguments.Kwarg?.Annotation);
        count += EmitAnnotation(location, "return", returns);
        if (count == 0)
        {
            return FunctionAttribute.None;
        }

        Emit(Opcode.BUILD_TUPLE, count, location);
        return FunctionAttribute.Annotations;
    }

    private int EmitAnnotations(Location location, Arg[] parameters)
    {
        int count = 0;
        foreach (Arg parameter in parameters)
        {
            count += EmitAnnotation(location, parameter.ArgName, parameter.Annotation);
        }

        return count;
    }

    private int EmitAnnotation(Location location, string? name, Expr? annotation)
    {
        if (annotation is null)
        {
            return 0;
        }

        EmitLoadConst(Mangle(name!), location);
        if (annotation is Starred starred && !_future.Annotations)
        {
            // *args: *Ts, as in [value] = [*Ts].
            VisitExpr(starred.Value);
            Emit(Opcode.UNPACK_SEQUENCE, 1, location);
        }
        else
        {
            VisitAnnotation(annotation);
        }

        return 2;
    }

    /// <summary>What def and async def have in common.</summary>
    private readonly record struct FunctionParts(
        Stmt Node, UnitKind Kind, string Name, Arguments Arguments, Stmt[] Body, Expr[] Decorators, Expr? Returns, TypeParam[] TypeParams);
}
