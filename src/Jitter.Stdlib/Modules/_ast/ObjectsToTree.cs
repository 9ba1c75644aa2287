using System.Globalization;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Jitter.Syntax.Ast;

namespace Jitter.Stdlib.Modules.Ast;

/// <summary>
/// Turns Python's nodes into the compiler's tree, with CPython's errors for fields that are missing or of a wrong type (obj2ast in
/// CPython's Python/Python-ast.c). What is wrong is thrown.
/// </summary>
internal sealed partial class ObjectsToTree
{
    /// <summary>The tree of a node.</summary>
    /// <exception cref="PythonException">The node is not well-formed.</exception>
    public static Mod Convert(PyObject node)
    {
        int depth = PyThreadState.Current.NativeDepth;
        try
        {
            return new ObjectsToTree().ReadMod(node);
        }
        finally
        {
            PyThreadState.Current.NativeDepth = depth;
        }
    }

    /// <summary>Raises an error.</summary>
    internal static PythonException Fail(PyType type, string message)
    {
        Errors.Raise(type, message);
        return new PythonException(PyThreadState.Current.TakeError());
    }

    private static PythonException Pending() => new(PyThreadState.Current.TakeError());

    private static PyObject Enter(PyObject value, string kind)
    {
        if (!Recursion.TryEnter($" while traversing '{kind}' node"))
        {
            throw Pending();
        }

        return value;
    }

    private static void Leave() => Recursion.Leave();

    private static PythonException Unexpected(string kind, PyObject value) =>
        Fail(PyExceptions.TypeError, $"expected some sort of {kind}, but got {Texts.Repr(value)}");

    /// <summary>The name of a node's class, which must belong to a kind.</summary>
    private static string ClassName(PyObject node, string kind)
    {
        if (node is PyNone || AstTypes.ClassOf(node) is not { } type || !type.Type.IsSubtypeOf(AstTypes.Get(kind).Type))
        {
            throw Unexpected(kind, node);
        }

        return type.Name;
    }

    private static string NameOf(PyObject node) => AstTypes.ClassOf(node)?.Name ?? node.Type.Name;

    /// <summary>A field; null where it is missing.</summary>
    private static PyObject? Find(PyObject node, string name)
    {
        PyObject? value = Attributes.GetOptional(node, PyStr.Interned(name));
        return value is null && Errors.Pending ? throw Pending() : value;
    }

    private static PyObject FindRequired(PyObject node, string name) => Find(node, name)
        ?? throw Fail(PyExceptions.TypeError, $"required field \"{name}\" missing from {NameOf(node)}");

    private static T Required<T>(PyObject node, string name, Func<PyObject, T> read)
    {
        PyObject value = FindRequired(node, name);
        return value is PyNone ? throw Fail(PyExceptions.ValueError, $"field '{name}' is required for {NameOf(node)}") : read(value);
    }

    private static T? Optional<T>(PyObject node, string name, Func<PyObject, T> read)
        where T : class => Find(node, name) is { } value and not PyNone ? read(value) : null;

    private static T[] ReadList<T>(PyObject node, string name, Func<PyObject, T> read)
    {
        PyObject? value = Find(node, name);
        if (value is null)
        {
            return [];
        }

        if (value is not PyList list)
        {
            throw Fail(PyExceptions.TypeError, $"{NameOf(node)} field \"{name}\" must be a list, not a {value.Type.FullName}");
        }

        var items = new T[list.Count];
        int count = items.Length;
        for (int i = 0; i < count; i++)
        {
            items[i] = read(list[i]);
            if (list.Count != count)
            {
                throw Fail(PyExceptions.RuntimeError, $"{NameOf(node)} field \"{name}\" changed size during iteration");
            }
        }

        return items;
    }

    private Expr? ReadOptionalExpr(PyObject value) => value is PyNone ? null : ReadExpr(value);

    private static string ReadIdentifier(PyObject value) =>
        value is PyStr text && ReferenceEquals(value.Type, PyTypes.Str) ? text.ToString() : throw Fail(PyExceptions.TypeError, "AST identifier must be of type str");

    private static string ReadString(PyObject value) =>
        value is PyStr or PyBytes ? value.ToString()! : throw Fail(PyExceptions.TypeError, "AST string must be of type str");

    private static int ReadInt(PyObject value)
    {
        if (value is not PyInt number)
        {
            throw Fail(PyExceptions.ValueError, $"invalid integer value: {Texts.Repr(value)}");
        }

        return number.TryGetInt64(out long wide) && wide is >= int.MinValue and <= int.MaxValue
            ? (int)wide
            : throw Fail(PyExceptions.OverflowError, "Python int too large to convert to C int");
    }

    private static int RequiredInt(PyObject node, string name) => ReadInt(FindRequired(node, name));

    private static int ReadLevel(PyObject node) => Find(node, "level") is { } value and not PyNone ? ReadInt(value) : 0;

    private static T ReadEnum<T>(PyObject value)
        where T : struct, Enum
    {
        string kind = typeof(T) == typeof(ExprContext) ? "expr_context"
            : typeof(T) == typeof(BinaryOperator) ? "operator"
            : typeof(T) == typeof(BoolOperator) ? "boolop"
            : typeof(T) == typeof(UnaryOperator) ? "unaryop"
            : "cmpop";
        return Enum.TryParse(ClassName(value, kind), out T result) ? result : throw Unexpected(kind, value);
    }

    private static SourceSpan Span(PyObject node)
    {
        int line = PositionOf(node, "lineno", null);
        int column = PositionOf(node, "col_offset", null);
        int endLine = PositionOf(node, "end_lineno", line);
        int endColumn = PositionOf(node, "end_col_offset", column);
        if (line > endLine)
        {
            throw Fail(PyExceptions.ValueError, string.Create(CultureInfo.InvariantCulture, $"AST node line range ({line}, {endLine}) is not valid"));
        }

        if ((line < 0 && endLine != line) || (column < 0 && column != endColumn))
        {
            throw Fail(
                PyExceptions.ValueError,
                string.Create(CultureInfo.InvariantCulture, $"AST node column range ({column}, {endColumn}) for line range ({line}, {endLine}) is not valid"));
        }

        if (line == endLine && column > endColumn)
        {
            throw Fail(
                PyExceptions.ValueError,
                string.Create(CultureInfo.InvariantCulture, $"line {line}, column {column}-{endColumn} is not a valid range"));
        }

        return new SourceSpan(line, column, endLine, endColumn);
    }

    private static int PositionOf(PyObject node, string name, int? missing)
    {
        PyObject? value = Find(node, name);
        if (missing is { } instead && value is null or PyNone)
        {
            return missing ?? 0;
        }

        // The error names the kind of node that has the position.
        return value is null
            ? throw Fail(PyExceptions.TypeError, $"required field \"{name}\" missing from {KindOf(node)}")
            : ReadInt(value);
    }

    private static string KindOf(PyObject node)
    {
        AstClass? type = AstTypes.ClassOf(node);
        return type is null ? node.Type.Name : type.Type.Base is { } @base && !ReferenceEquals(@base, PyAst.TypeObject) ? @base.Name : type.Name;
    }

    private static Constant RequiredConstant(PyObject node) => ReadConstant(FindRequired(node, "value"), NameOf(node));

    private static Constant ReadConstant(PyObject value, string node)
    {
        switch (value)
        {
            case PyNone:
                return SingletonConstant.None;
            case PyBool flag:
                return SingletonConstant.FromBool(ReferenceEquals(flag, PyBool.True));
            case PyEllipsis:
                return SingletonConstant.Ellipsis;
            case PyInt number when ReferenceEquals(value.Type, PyTypes.Int):
                return new IntConstant(number.Value);
            case PyFloat number when ReferenceEquals(value.Type, PyTypes.Float):
                return new FloatConstant(number.Value);
            case PyComplex number when ReferenceEquals(value.Type, PyTypes.Complex):
                return new ComplexConstant(number.Real, number.Imaginary);
            case PyStr text when ReferenceEquals(value.Type, PyTypes.Str):
                return new StrConstant(text.Value);
            case PyBytes bytes when ReferenceEquals(value.Type, PyTypes.Bytes):
                return new BytesConstant(bytes.Span.ToArray());
            case PyTuple tuple when ReferenceEquals(value.Type, PyTypes.Tuple):
                Enter(value, "Constant");
                var items = new TupleConstant(Array.ConvertAll(tuple.Items, item => ReadConstant(item, node)));
                Leave();
                return items;
            case PyFrozenSet set when ReferenceEquals(value.Type, PyTypes.FrozenSet):
                var members = new List<Constant>();
                for (int position = 0; set.Next(ref position) is { } member;)
                {
                    members.Add(ReadConstant(member, node));
                }

                return new FrozenSetConstant([.. members]);
            default:
                throw Fail(PyExceptions.TypeError, $"got an invalid type in Constant: {value.Type.FullName}");
        }
    }
}
