using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Typing;

/// <summary>The module _typing, which typing is built on.</summary>
[PyModule("_typing", Doc = "Primitives and accelerators for the typing module.")]
public static partial class TypingModule
{
    [PyConstant("TypeVar")]
    private static PyObject TypeVar => PyTypeVar.TypeObject;

    [PyConstant("TypeVarTuple")]
    private static PyObject TypeVarTuple => PyTypeVarTuple.TypeObject;

    [PyConstant("ParamSpec")]
    private static PyObject ParamSpec => PyParamSpec.TypeObject;

    [PyConstant("ParamSpecArgs")]
    private static PyObject ParamSpecArgs => PyParamSpecArgs.TypeObject;

    [PyConstant("ParamSpecKwargs")]
    private static PyObject ParamSpecKwargs => PyParamSpecKwargs.TypeObject;

    [PyConstant("Generic")]
    private static PyObject Generic => PyGeneric.TypeObject;

    [PyConstant("TypeAliasType")]
    private static PyObject TypeAliasType => PyTypeAlias.TypeObject;

    [PyConstant("NoDefault")]
    private static PyObject NoDefault => PyNoDefault.NoDefault;

    [PyFunction("_idfunc(x, /)")]
    private static PyObject Identity(PyObject x) => x;
}
