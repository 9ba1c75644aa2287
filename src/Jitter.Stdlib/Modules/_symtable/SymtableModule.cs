using Jitter.Compiler.Symbols;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Stdlib.Modules.Builtins;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Parsing;

namespace Jitter.Stdlib.Modules.Symtable;

/// <summary>The module _symtable: the compiler's symbol tables.</summary>
[PyModule("_symtable")]
public static partial class SymtableModule
{
    private static readonly (string Name, int Value)[] s_constants =
    [
        ("USE", 16), ("DEF_GLOBAL", 1), ("DEF_NONLOCAL", 8), ("DEF_LOCAL", 2), ("DEF_PARAM", 4), ("DEF_TYPE_PARAM", 1024), ("DEF_FREE", 32),
        ("DEF_FREE_CLASS", 64), ("DEF_IMPORT", 128), ("DEF_BOUND", 134), ("DEF_ANNOT", 256), ("TYPE_FUNCTION", 0), ("TYPE_CLASS", 1),
        ("TYPE_MODULE", 2), ("TYPE_ANNOTATION", 3), ("TYPE_TYPE_ALIAS", 4), ("TYPE_TYPE_PARAMETERS", 5), ("TYPE_TYPE_VARIABLE", 6),
        ("LOCAL", 1), ("GLOBAL_EXPLICIT", 2), ("GLOBAL_IMPLICIT", 3), ("FREE", 4), ("CELL", 5), ("SCOPE_OFF", 12), ("SCOPE_MASK", 15),
    ];

    [PyModuleInit]
    private static void Init(PyObject module, PyDict attributes)
    {
        foreach ((string name, int value) in s_constants)
        {
            if (name != "DEF_TYPE_PARAM")
            {
                attributes.SetStr(PyStr.Interned(name), PyInt.From(value));
            }
        }
    }

    [PyFunction("symtable(source, filename, startstr, /)")]
    private static PyObject? Symtable(PyObject source, PyObject filename, string start)
    {
        if (FileNames.Decode(filename) is not { } file || Sources.From(source, "symtable", "string or bytes") is not { } text)
        {
            return null;
        }

        ParseMode mode;
        switch (start)
        {
            case "exec":
                mode = ParseMode.Exec;
                break;
            case "eval":
                mode = ParseMode.Eval;
                break;
            case "single":
                mode = ParseMode.Single;
                break;
            default:
                return Errors.Raise(PyExceptions.ValueError, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        }

        var warnings = new CompileWarnings(file);
        try
        {
            Mod root = Parser.Parse(text.ToSourceText(), new ParseOptions { Mode = mode, Warn = warnings.Handle });
            SymbolTable table = SymbolTable.Build(root, FutureFeatures.Of(root, Jitter.Bytecode.CodeFlags.None));
            return new PySymtableEntry(table.Top);
        }
        catch (PythonSyntaxException error)
        {
            return SourceCompiler.Raise(error, file, warnings);
        }
    }
}

/// <summary>A scope.</summary>
[PyClass("symtable entry", Flags = TypeFlags.DisallowInstantiation)]
internal sealed partial class PySymtableEntry(Scope scope) : PyObject
{
    private static long s_lastId = 0x5600_0000_0000;

    private readonly long _id = s_lastId += 16;
    private PyList? _children;
    private PyDict? _symbols;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyMember("id")]
    private PyObject Id => PyInt.From(_id);

    [PyMember("name")]
    private PyObject Name => new PyStr(ShownName);

    [PyMember("lineno")]
    private int Line => scope.Kind == ScopeKind.Module ? 0 : scope.Span.Line;

    [PyMember("nested")]
    private int Nested => scope.IsNested ? 1 : 0;

    [PyMember("type")]
    private int Kind => scope.Kind switch
    {
        ScopeKind.Function => 0,
        ScopeKind.Class => 1,
        ScopeKind.Module => 2,
        ScopeKind.Annotation => 3,
        ScopeKind.TypeAlias => 4,
        ScopeKind.TypeParameters => 5,
        _ => 6,
    };

    [PyMember("symbols")]
    private PyObject Symbols
    {
        get
        {
            if (_symbols is null)
            {
                _symbols = new PyDict();
                foreach ((string name, Symbol symbol) in scope.Symbols)
                {
                    _symbols.SetStr(PyStr.Interned(name), PyInt.From((int)symbol.Flags | ((int)symbol.Scope << 12)));
                }
            }

            return _symbols;
        }
    }

    [PyMember("varnames")]
    private PyObject VarNames => new PyList(Array.ConvertAll(scope.Parameters.ToArray(), name => (PyObject)PyStr.Interned(name)));

    [PyMember("children")]
    private PyObject Children =>
        _children ??= new PyList(Array.ConvertAll(scope.Children.ToArray(), child => (PyObject)new PySymtableEntry(child)));

    private string ShownName => scope.Kind == ScopeKind.Module ? "top" : scope.Name;

    [PySlot(SlotId.Repr)]
    private string Repr() => $"<symtable entry {ShownName}({_id}), line {Line}>";
}
