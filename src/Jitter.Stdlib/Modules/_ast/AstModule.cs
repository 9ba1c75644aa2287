using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Stdlib.Modules.Builtins;

namespace Jitter.Stdlib.Modules.Ast;

/// <summary>What compile() needs of syntax trees as Python objects.</summary>
public static partial class AstModule
{
    /// <summary>Whether an object is a node.</summary>
    internal static bool IsNode(PyObject value) => false;

    /// <summary>compile(text, ..., PyCF_ONLY_AST)</summary>
    internal static PyObject? Parse(PythonSource source, CompileRequest request, int featureVersion) =>
        Errors.Raise(PyExceptions.NotImplementedError, "syntax trees");

    /// <summary>compile(tree, ..., PyCF_ONLY_AST)</summary>
    internal static PyObject? Check(PyObject tree, CompileRequest request) => Errors.Raise(PyExceptions.NotImplementedError, "syntax trees");

    /// <summary>compile(tree, ...)</summary>
    internal static PyObject? CompileTree(PyObject tree, CompileRequest request) =>
        Errors.Raise(PyExceptions.NotImplementedError, "syntax trees");

    /// <summary>compile(text, ..., "func_type")</summary>
    internal static PyObject? ParseFunctionType(PyObject source) => Errors.Raise(PyExceptions.NotImplementedError, "function types");
}
