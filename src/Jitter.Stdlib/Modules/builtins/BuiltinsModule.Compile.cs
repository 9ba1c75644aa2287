using Jitter.Bytecode;
using Jitter.Compiler;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Syntax.Parsing;

namespace Jitter.Stdlib.Modules.Builtins;

/// <content>compile(), eval() and exec().</content>
public static partial class BuiltinsModule
{
    [PyFunction("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)")]
    private static PyObject? Compile(
        PyObject source, PyObject filename, string mode, int flags, bool dontInherit, int optimize, int featureVersion)
    {
        if (FileNames.Decode(filename) is not { } file)
        {
            return null;
        }

        if ((flags & ~CompileFlags.Known) != 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "compile(): unrecognised flags");
        }

        if (optimize is < -1 or > 2)
        {
            return Errors.Raise(PyExceptions.ValueError, "compile(): invalid optimize value");
        }

        if (!dontInherit)
        {
            flags |= (int)CallerFrame.Futures();
        }

        bool onlyAst = (flags & CompileFlags.OnlyAst) != 0;
        ParseMode parseMode;
        switch (mode)
        {
            case "exec":
                parseMode = ParseMode.Exec;
                break;
            case "eval":
                parseMode = ParseMode.Eval;
                break;
            case "single":
                parseMode = ParseMode.Single;
                break;
            case "func_type" when onlyAst:
                return Ast.AstModule.ParseFunctionType(source, file);
            case "func_type":
                return Errors.Raise(PyExceptions.ValueError, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
            default:
                return Errors.Raise(
                    PyExceptions.ValueError,
                    onlyAst ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
                        : "compile() mode must be 'exec', 'eval' or 'single'");
        }

        var request = new CompileRequest(file, parseMode, flags, optimize < 0 ? RuntimeConfig.OptimizationLevel : optimize)
        {
            NativeDepth = CompileOptions.DepthOfCompile,
        };
        if (Ast.AstModule.IsNode(source))
        {
            return onlyAst ? Ast.AstModule.Check(source, request) : Ast.AstModule.CompileTree(source, request);
        }

        return Sources.From(source, "compile", "string, bytes or AST object") is not { } text ? null
            : onlyAst ? Ast.AstModule.Parse(text, request, featureVersion)
            : SourceCompiler.Compile(text, request);
    }

    [PyFunction("eval(source, /, globals=None, locals=None)")]
    private static PyObject? Eval(PyObject source, PyObject globals, PyObject locals)
    {
        if (locals is not PyNone && !IsMapping(locals))
        {
            return Errors.Raise(PyExceptions.TypeError, "locals must be a mapping");
        }

        if (globals is not PyNone and not PyDict)
        {
            return Errors.Raise(
                PyExceptions.TypeError,
                IsMapping(globals) ? "globals must be a real dict; try eval(expr, {}, mapping)" : "globals must be a dict");
        }

        if (!TryFindNamespaces(globals, ref locals, out PyDict? space) || !EnsureBuiltins(space))
        {
            return null;
        }

        if (source is PyCode code)
        {
            return code.Code.FreeVars.Length > 0
                ? Errors.Raise(PyExceptions.TypeError, "code object passed to eval() may not contain free variables")
                : Execution.Current.RunCode(code, space, locals);
        }

        if (Sources.From(source, "eval", "string, bytes or code object") is not { } text)
        {
            return null;
        }

        var request = new CompileRequest("<string>", ParseMode.Eval, (int)CallerFrame.Futures(), RuntimeConfig.OptimizationLevel)
        {
            NativeDepth = CompileOptions.DepthOfCompile,
        };
        return SourceCompiler.Compile(text.TrimIndent(), request) is PyCode compiled ? Execution.Current.RunCode(compiled, space, locals) : null;
    }

    [PyFunction("exec(source, /, globals=None, locals=None, *, closure=None)")]
    private static PyObject? Exec(PyObject source, PyObject globals, PyObject locals, PyObject closure)
    {
        if (globals is not PyNone and not PyDict)
        {
            return Errors.Raise(PyExceptions.TypeError, $"exec() globals must be a dict, not {globals.Type.FullName}");
        }

        if (locals is not PyNone && !IsMapping(locals))
        {
            return Errors.Raise(PyExceptions.TypeError, $"locals must be a mapping or None, not {locals.Type.FullName}");
        }

        if (!TryFindNamespaces(globals, ref locals, out PyDict? space) || !EnsureBuiltins(space))
        {
            return null;
        }

        PyObject? result;
        if (source is PyCode code)
        {
            result = ExecCode(code, space, locals, closure);
        }
        else if (closure is not PyNone)
        {
            return Errors.Raise(PyExceptions.TypeError, "closure can only be used when source is a code object");
        }
        else if (Sources.From(source, "exec", "string, bytes or code object") is { } text)
        {
            var request = new CompileRequest("<string>", ParseMode.Exec, (int)CallerFrame.Futures(), RuntimeConfig.OptimizationLevel)
            {
                NativeDepth = CompileOptions.DepthOfCompile,
            };
            result = SourceCompiler.Compile(text, request) is PyCode compiled ? Execution.Current.RunCode(compiled, space, locals) : null;
        }
        else
        {
            return null;
        }

        return result is null ? null : PyNone.None;
    }

    private static PyObject? ExecCode(PyCode code, PyDict globals, PyObject locals, PyObject closure)
    {
        int free = code.Code.FreeVars.Length;
        if (free == 0)
        {
            return closure is PyNone
                ? Execution.Current.RunCode(code, globals, locals)
                : Errors.Raise(PyExceptions.TypeError, "cannot use a closure with this code object");
        }

        if (closure is not PyTuple cells || closure.GetType() != typeof(PyTuple) || cells.Count != free || !Array.TrueForAll(cells.Items, c => c is PyCell))
        {
            return Errors.Raise(PyExceptions.TypeError, $"code object requires a closure of exactly length {free}");
        }

        return Execution.Current.RunCode(new PyFunction(code, globals) { Closure = cells }, locals);
    }

    /// <summary>What missing namespaces stand for: the caller's, or the globals for the locals.</summary>
    private static bool TryFindNamespaces(PyObject globals, ref PyObject locals, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PyDict? space)
    {
        space = globals as PyDict;
        if (space is not null)
        {
            locals = locals is PyNone ? space : locals;
            return true;
        }

        space = CallerFrame.Globals();
        if (space is null)
        {
            return Errors.RaiseFalse(PyExceptions.SystemError, "globals and locals cannot be NULL");
        }

        if (locals is PyNone)
        {
            if (CallerFrame.Locals() is not { } own)
            {
                return false;
            }

            locals = own;
        }

        return true;
    }

    /// <summary>PyMapping_Check: anything that can be subscripted.</summary>
    private static bool IsMapping(PyObject value) => value.Type.Slots[SlotId.Subscript] is not null;

    private static bool EnsureBuiltins(PyDict globals) =>
        globals.GetStr(Names.Builtins) is not null || globals.Set(Names.Builtins, CallerFrame.Builtins());
}
