using Jitter.Bytecode;
using Jitter.Primitives.Constants;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <content>The constructor of code objects, and replace() (code_new_impl, code_replace_impl).</content>
public sealed partial class PyCode
{
    private static readonly string[] s_replaceable =
    [
        "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_flags", "co_firstlineno", "co_code", "co_consts",
        "co_names", "co_varnames", "co_freevars", "co_cellvars", "co_filename", "co_name", "co_qualname", "co_linetable", "co_exceptiontable",
    ];

    private PyCode(CodeObject code, PyObject[] constants)
        : this(code)
    {
        Constants = constants;
    }

    [PyNew("code(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize,\n     flags, codestring, constants, names, varnames, filename, name,\n"
        + "     qualname, firstlineno, linetable, exceptiontable, freevars=(),\n     cellvars=(), /)")]
    private static PyObject? New(
        PyType type, int argcount, int posonlyargcount, int kwonlyargcount, int nlocals, int stacksize, int flags, PyBytes codestring,
        PyTuple constants, PyTuple names, PyTuple varnames, PyStr filename, PyStr name, PyStr qualname, int firstlineno, PyBytes linetable,
        PyBytes exceptiontable, PyTuple? freevars, PyTuple? cellvars)
    {
        foreach ((int value, string what) in ((int, string)[])
            [(argcount, "argcount"), (posonlyargcount, "posonlyargcount"), (kwonlyargcount, "kwonlyargcount"), (nlocals, "nlocals")])
        {
            if (value < 0)
            {
                return Errors.Raise(PyExceptions.ValueError, $"code: {what} must not be negative");
            }
        }

        var parts = new CodeParts
        {
            Arguments = argcount,
            PositionalOnly = posonlyargcount,
            KeywordOnly = kwonlyargcount,
            StackSize = stacksize,
            Flags = flags,
            FirstLine = firstlineno,
            Code = codestring,
            Constants = constants,
            Names = names,
            Variables = varnames,
            FreeVariables = freevars ?? PyTuple.Empty,
            CellVariables = cellvars ?? PyTuple.Empty,
            FileName = filename,
            Name = name,
            QualifiedName = qualname,
            LineTable = linetable,
            ExceptionTable = exceptiontable,
        };
        return parts.Build(nlocals);
    }

    [PyMethod("replace($self, /, **changes)", HasTextSignature = true)]
    private PyObject? Replace(PyDict changes)
    {
        int position = 0;
        while (changes.Next(ref position, out PyObject? key, out _))
        {
            if (Array.IndexOf(s_replaceable, key.ToString()) < 0)
            {
                return ArgumentErrors.Raise($"replace() got an unexpected keyword argument '{key}'");
            }
        }

        var parts = new CodeParts();
        int locals = 0;
        bool done = Number(changes, "co_argcount", Code.ArgCount, out parts.Arguments)
            && Number(changes, "co_posonlyargcount", Code.PosOnlyArgCount, out parts.PositionalOnly)
            && Number(changes, "co_kwonlyargcount", Code.KwOnlyArgCount, out parts.KeywordOnly)
            && Number(changes, "co_nlocals", Code.VarNames.Length, out locals)
            && Number(changes, "co_stacksize", Code.StackSize, out parts.StackSize)
            && Number(changes, "co_flags", (int)Code.Flags, out parts.Flags)
            && Number(changes, "co_firstlineno", Code.FirstLine, out parts.FirstLine)
            && Part(changes, "co_code", "bytes", CodeBytes(), out parts.Code)
            && Part(changes, "co_consts", "tuple", ConstantsTuple, out parts.Constants)
            && Part(changes, "co_names", "tuple", NamesTuple, out parts.Names)
            && Part(changes, "co_varnames", "tuple", VariableNames(), out parts.Variables)
            && Part(changes, "co_freevars", "tuple", FreeVariables(), out parts.FreeVariables)
            && Part(changes, "co_cellvars", "tuple", CellVariables(), out parts.CellVariables)
            && Part(changes, "co_filename", "str", FileName, out parts.FileName)
            && Part(changes, "co_name", "str", Name, out parts.Name)
            && Part(changes, "co_qualname", "str", QualifiedName, out parts.QualifiedName)
            && Part(changes, "co_linetable", "bytes", LineTableBytes, out parts.LineTable)
            && Part(changes, "co_exceptiontable", "bytes", ExceptionTableBytes, out parts.ExceptionTable);
        return done ? parts.Build(locals) : null;
    }

    [PyMethod("__replace__($self, /, **changes)")]
    private PyObject? DunderReplace(PyDict changes) => Replace(changes);

    private static bool Number(PyDict changes, string name, int current, out int value)
    {
        value = current;
        if (changes.GetStr(PyStr.Interned(name)) is not { } given)
        {
            return true;
        }

        PyInt? number = Protocols.Numbers.Index(given);
        if (number is null)
        {
            return false;
        }

        if (!number.TryGetInt64(out long wide) || wide != (int)wide)
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, "Python int too large to convert to C int");
        }

        value = (int)wide;
        return value >= 0 || Errors.RaiseFalse(PyExceptions.ValueError, $"{name} must be a positive integer");
    }

    private static bool Part<T>(PyDict changes, string name, string expected, T current, out T value)
        where T : PyObject
    {
        value = current;
        if (changes.GetStr(PyStr.Interned(name)) is not { } given)
        {
            return true;
        }

        if (given is T part)
        {
            value = part;
            return true;
        }

        return ArgumentErrors.Wrong("replace", $"argument '{name}'", expected, given) is not null;
    }

    /// <summary>What a code object is made of (_PyCodeConstructor).</summary>
    private sealed class CodeParts
    {
        public int Arguments;
        public int PositionalOnly;
        public int KeywordOnly;
        public int StackSize;
        public int Flags;
        public int FirstLine;
        public PyBytes Code = null!;
        public PyTuple Constants = null!;
        public PyTuple Names = null!;
        public PyTuple Variables = null!;
        public PyTuple FreeVariables = null!;
        public PyTuple CellVariables = null!;
        public PyStr FileName = null!;
        public PyStr Name = null!;
        public PyStr QualifiedName = null!;
        public PyBytes LineTable = null!;
        public PyBytes ExceptionTable = null!;

        /// <summary>Checks the parts (_PyCode_Validate) and makes the code object; null with an error pending.</summary>
        public PyObject? Build(int locals)
        {
            if (Strings(Names) is not { } names || Strings(Variables) is not { } variables || Strings(FreeVariables) is not { } free
                || Strings(CellVariables) is not { } cells)
            {
                return Errors.Raise(PyExceptions.SystemError, "non-string found in code slot");
            }

            byte[] code = Code.Value;
            if (code.Length == 0 || (code.Length & 1) != 0)
            {
                return Errors.Raise(PyExceptions.ValueError, "code: co_code is malformed");
            }

            var flags = (CodeFlags)Flags;
            int total = Arguments + KeywordOnly + ((flags & CodeFlags.VarArgs) != 0 ? 1 : 0) + ((flags & CodeFlags.VarKeywords) != 0 ? 1 : 0);
            if (PositionalOnly > Arguments || total > variables.Length)
            {
                return Errors.Raise(PyExceptions.ValueError, "code: co_varnames is too small");
            }

            if (locals != variables.Length)
            {
                return Errors.Raise(PyExceptions.ValueError, "code: co_nlocals != len(co_varnames)");
            }

            var localNames = new List<string>(variables);
            var kinds = new List<LocalKind>(variables.Length);
            foreach (string variable in variables)
            {
                kinds.Add(LocalKind.Local | (Array.IndexOf(cells, variable) >= 0 ? LocalKind.Cell : 0));
            }

            foreach (string cell in cells)
            {
                if (Array.IndexOf(variables, cell) < 0)
                {
                    localNames.Add(cell);
                    kinds.Add(LocalKind.Cell);
                }
            }

            foreach (string variable in free)
            {
                localNames.Add(variable);
                kinds.Add(LocalKind.Free);
            }

            var made = new CodeObject
            {
                ArgCount = Arguments,
                PosOnlyArgCount = PositionalOnly,
                KwOnlyArgCount = KeywordOnly,
                StackSize = StackSize,
                Flags = flags,
                Code = code,
                Consts = Array.ConvertAll(Constants.Items, ToConstant),
                Names = names,
                LocalsPlusNames = [.. localNames],
                LocalsPlusKinds = [.. kinds],
                FileName = FileName.ToString(),
                Name = Name.ToString(),
                QualifiedName = QualifiedName.ToString(),
                FirstLine = FirstLine,
                LineTable = LineTable.Value,
                ExceptionTable = ExceptionTable.Value,
            };
            return new PyCode(made, Constants.Items);
        }

        private static string[]? Strings(PyTuple items)
        {
            var texts = new string[items.Count];
            for (int i = 0; i < texts.Length; i++)
            {
                if (items.Items[i] is not PyStr text)
                {
                    return null;
                }

                texts[i] = text.ToString();
            }

            return texts;
        }

        /// <summary>
        /// The compiler's form of a constant; None for objects that have none. Only the compiler's own tools see it:
        /// <see cref="PyCode.Constants"/> has the object.
        /// </summary>
        private static Constant ToConstant(PyObject value) => value is PyCode code ? code.Code : SingletonConstant.None;
    }
}
