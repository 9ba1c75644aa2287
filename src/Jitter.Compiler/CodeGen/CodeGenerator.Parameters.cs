using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// What functions and lambdas share: parameters and their defaults.
internal sealed partial class CodeGenerator
{
    /// <summary>
    /// Pushes the tuple of defaults and the dict of keyword-only defaults, where there are any (CPython's compiler_default_arguments).
    /// </summary>
    private FunctionAttribute EmitDefaults(Location location, Arguments arguments)
    {
        FunctionAttribute attributes = FunctionAttribute.None;
        if (arguments.Defaults.Length > 0)
        {
            foreach (Expr value in arguments.Defaults)
            {
                VisitExpr(value);
            }

            Emit(Opcode.BUILD_TUPLE, arguments.Defaults.Length, location);
            attributes |= FunctionAttribute.Defaults;
        }

        if (EmitKeywordDefaults(location, arguments))
        {
            attributes |= FunctionAttribute.KeywordDefaults;
        }

        return attributes;
    }

    /// <summary>Sets the argument counts of the current unit.</summary>
    private void SetArgumentCounts(Arguments arguments)
    {
        CompilationUnit unit = _unit.Metadata;
        unit.ArgCount = arguments.Args.Length;
        unit.PosOnlyArgCount = arguments.Posonlyargs.Length;
        unit.KwOnlyArgCount = arguments.Kwonlyargs.Length;
    }

    /// <summary>Raises the error for a parameter called <c>__debug__</c> (CPython's compiler_check_debug_args).</summary>
    private void CheckParameterNames(Arguments arguments)
    {
        CheckParameterNames(arguments.Posonlyargs);
        CheckParameterNames(arguments.Args);
        CheckParameterName(arguments.Vararg);
        CheckParameterNames(arguments.Kwonlyargs);
        CheckParameterName(arguments.Kwarg);
    }

    private void CheckParameterNames(Arg[] parameters)
    {
        foreach (Arg parameter in parameters)
        {
            CheckParameterName(parameter);
        }
    }

    private void CheckParameterName(Arg? parameter)
    {
        if (parameter is not null)
        {
            CheckForbiddenName(Location.Of(parameter), parameter.ArgName, ExprContext.Store);
        }
    }

    private bool EmitKeywordDefaults(Location location, Arguments arguments)
    {
        int count = 0;
        foreach (Expr? value in arguments.KwDefaults)
        {
            if (value is not null)
            {
                VisitExpr(value);
                count++;
            }
        }

        if (count == 0)
        {
            return false;
        }

        var names = new Constant[count];
        int next = 0;
        for (int i = 0; i < arguments.KwDefaults.Length; i++)
        {
            if (arguments.KwDefaults[i] is not null)
            {
                names[next++] = new StrConstant(Mangle(arguments.Kwonlyargs[i].ArgName));
            }
        }

        EmitLoadConst(new TupleConstant(names), location);
        Emit(Opcode.BUILD_CONST_KEY_MAP, count, location);
        return true;
    }
}
