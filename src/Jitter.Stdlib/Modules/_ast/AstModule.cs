using Jitter.Compiler;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Stdlib.Modules.Builtins;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Parsing;

namespace Jitter.Stdlib.Modules.Ast;

/// <summary>The module _ast: the classes of syntax trees; and what compile() does with trees.</summary>
[PyModule("_ast")]
public static partial class AstModule
{
    [PyConstant("PyCF_ONLY_AST")]
    private static int OnlyAst => CompileFlags.OnlyAst;

    [PyConstant("PyCF_TYPE_COMMENTS")]
    private static int TypeComments => CompileFlags.TypeComments;

    [PyConstant("PyCF_ALLOW_TOP_LEVEL_AWAIT")]
    private static int AllowTopLevelAwait => CompileFlags.AllowTopLevelAwait;

    [PyConstant("PyCF_OPTIMIZED_AST")]
    private static int OptimizedAst => CompileFlags.OptimizedAst;

    [PyModuleInit]
    private static bool Init(PyObject module, PyDict attributes)
    {
        if (AstTypes.All is not { } classes)
        {
            return false;
        }

        attributes.SetStr(PyStr.Interned("AST"), PyAst.TypeObject);
        foreach (AstClass node in classes)
        {
            attributes.SetStr(PyStr.Interned(node.Name), node.Type);
        }

        return true;
    }

    /// <summary>Whether an object is a node.</summary>
    internal static bool IsNode(PyObject value) => value is PyAst;

    /// <summary>compile(text, ..., PyCF_ONLY_AST); null with an error pending.</summary>
    internal static PyObject? Parse(PythonSource source, CompileRequest request, int featureVersion)
    {
        var warnings = new CompileWarnings(request.FileName);
        CompileOptions options = request.ToOptions(warnings.Handle);
        return Guard(request, warnings, () =>
        {
            Mod root = Parser.Parse(source.ToSourceText(), new ParseOptions
            {
                Mode = options.Mode,
                BarryAsFlufl = (options.Future & Jitter.Bytecode.CodeFlags.FutureBarryAsBdfl) != 0,
                DontImplyDedent = options.DontImplyDedent,
                AllowIncompleteInput = options.AllowIncompleteInput,
                Warn = options.Warn,
            });
            Optimize(root, request, options);
            return TreeToObjects.Convert(root);
        });
    }

    /// <summary>compile(tree, ..., PyCF_ONLY_AST): the tree itself, or an optimized copy; null with an error pending.</summary>
    internal static PyObject? Check(PyObject tree, CompileRequest request)
    {
        if ((request.Flags & CompileFlags.OptimizedAst) != CompileFlags.OptimizedAst)
        {
            return tree;
        }

        var warnings = new CompileWarnings(request.FileName);
        return Guard(request, warnings, () =>
        {
            Mod root = Read(tree, request.Mode);
            Optimize(root, request, request.ToOptions(warnings.Handle));
            return TreeToObjects.Convert(root);
        });
    }

    /// <summary>compile(tree, ...); null with an error pending.</summary>
    internal static PyObject? CompileTree(PyObject tree, CompileRequest request)
    {
        var warnings = new CompileWarnings(request.FileName);
        return Guard(
            request,
            warnings,
            () => PyCode.From(PythonCompiler.Compile(Read(tree, request.Mode), null, request.FileName, request.ToOptions(warnings.Handle))));
    }

    /// <summary>compile(text, ..., "func_type"); null with an error pending.</summary>
    internal static PyObject? ParseFunctionType(PyObject source, string fileName)
    {
        if (source is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, "compile() arg 1 must be a string, bytes or AST object");
        }

        // The arguments are those of a call: "(int, *str) -> float" is read as "f(int, *str)" and "float".
        string content = text.ToString();
        int arrow = content.LastIndexOf("->", StringComparison.Ordinal);
        var request = new CompileRequest(fileName, ParseMode.Eval, CompileFlags.OnlyAst, 0);
        var warnings = new CompileWarnings(fileName);
        return Guard(request, warnings, () =>
        {
            if (arrow < 0 || ParseExpression("f" + content[..arrow].Trim()) is not Call { Func: Name } call)
            {
                throw new PythonSyntaxException(CompileErrorKind.SyntaxError, "invalid syntax", 1, 1, 1, 1, content + "\n");
            }

            var arguments = new PyList();
            foreach (Expr argument in call.Args)
            {
                arguments.Add(TreeToObjects.Convert(argument is Starred starred ? starred.Value : argument));
            }

            foreach (Keyword keyword in call.Keywords)
            {
                arguments.Add(TreeToObjects.Convert(keyword.Value));
            }

            var made = new PyAst(AstTypes.Get("FunctionType").Type);
            made.Set(PyStr.Interned("argtypes"), arguments);
            made.Set(PyStr.Interned("returns"), TreeToObjects.Convert(ParseExpression(content[(arrow + 2)..].Trim())));
            return made;
        });
    }

    private static Expr ParseExpression(string text) =>
        ((Expression)Parser.Parse(Jitter.Syntax.Lexing.SourceText.FromText(text), new ParseOptions { Mode = ParseMode.Eval })).Body;

    private static Mod Read(PyObject tree, ParseMode mode)
    {
        string expected = mode switch { ParseMode.Exec => "Module", ParseMode.Eval => "Expression", _ => "Interactive" };
        if (!tree.Type.IsSubtypeOf(AstTypes.Get(expected).Type))
        {
            throw ObjectsToTree.Fail(PyExceptions.TypeError, $"expected {expected} node, got {tree.Type.FullName}");
        }

        Mod root = ObjectsToTree.Convert(tree);
        TreeValidator.Validate(root);
        return root;
    }

    private static void Optimize(Mod root, CompileRequest request, CompileOptions options)
    {
        if ((request.Flags & CompileFlags.OptimizedAst) == CompileFlags.OptimizedAst)
        {
            PythonCompiler.Optimize(root, options);
        }
    }

    private static PyObject? Guard(CompileRequest request, CompileWarnings warnings, Func<PyObject> work)
    {
        try
        {
            return work();
        }
        catch (PythonSyntaxException error)
        {
            return SourceCompiler.Raise(error, request.FileName, warnings);
        }
        catch (Exception error) when (NativeBoundary.Handles(error))
        {
            return NativeBoundary.Raise(error);
        }
    }
}
