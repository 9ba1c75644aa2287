using Jitter.Bytecode;
using Jitter.Primitives.Constants;
using Jitter.Runtime.Frames;

namespace Jitter.Runtime.Objects;

/// <summary>A code object as the runtime holds it: CPython's, plus its constants and names as objects.</summary>
public sealed partial class PyCode : PyObject
{
    private RunningCode? _running;

    private PyCode(CodeObject code)
    {
        Code = code;
        Constants = new PyObject[code.Consts.Length];
        for (int i = 0; i < Constants.Length; i++)
        {
            Constants[i] = ToObject(code.Consts[i]);
        }

        Names = Array.ConvertAll(code.Names, PyStr.Interned);
        LocalNames = Array.ConvertAll(code.LocalsPlusNames, PyStr.Interned);
        Name = PyStr.Interned(code.Name);
        QualifiedName = PyStr.Interned(code.QualifiedName);
    }

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Code;

    /// <summary>The code object, unchanged.</summary>
    public CodeObject Code { get; }

    /// <summary>The form that is executed, made at the first call.</summary>
    public RunningCode Running => _running ??= new RunningCode(this);

    /// <summary>co_consts</summary>
    public PyObject[] Constants { get; }

    /// <summary>co_names, interned.</summary>
    public PyStr[] Names { get; }

    /// <summary>The names of all fast locals, cells and free variables, interned.</summary>
    public PyStr[] LocalNames { get; }

    /// <summary>co_name</summary>
    public PyStr Name { get; }

    /// <summary>co_qualname</summary>
    public PyStr QualifiedName { get; }

    /// <summary>Makes the runtime's form of a code object; nested ones too.</summary>
    public static PyCode From(CodeObject code) => new(code);

    /// <summary>The object of a constant. Strings that look like names are interned, as CPython's compiler does (intern_constants).</summary>
    public static PyObject ToObject(Constant constant) => constant switch
    {
        SingletonConstant s when ReferenceEquals(s, SingletonConstant.None) => PyNone.None,
        SingletonConstant s when ReferenceEquals(s, SingletonConstant.True) => PyBool.True,
        SingletonConstant s when ReferenceEquals(s, SingletonConstant.False) => PyBool.False,
        SingletonConstant => PyEllipsis.Ellipsis,
        IntConstant i => PyInt.From(i.Value),
        FloatConstant f => new PyFloat(f.Value),
        ComplexConstant c => new PyComplex(c.Real, c.Imaginary),
        StrConstant s => InternIfName(new PyStr(s.Value)),
        BytesConstant b => new PyBytes(b.Value),
        TupleConstant t => PyTuple.From(Array.ConvertAll(t.Items, ToObject)),
        FrozenSetConstant s => PyFrozenSet.Create(Array.ConvertAll(s.Items, ToObject))!,
        CodeObject code => From(code),
        _ => throw new NotSupportedException(constant.GetType().Name),
    };

    private static PyStr InternIfName(PyStr text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text.Value[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
            {
                return text.Length == 1 && text.Value[0] < 0x100 ? text.Intern() : text;
            }
        }

        return text.Intern();
    }
}
