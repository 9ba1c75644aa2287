using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>What the instructions for type parameters and type statements do (PEP 695, PEP 696). Null with an error pending.</summary>
public static class TypeParameters
{
    /// <summary>INTRINSIC_TYPEVAR</summary>
    public static PyObject? MakeTypeVar(PyObject name) => PyTypeVar.Declared((PyStr)name, null, null);

    /// <summary>INTRINSIC_TYPEVAR_WITH_BOUND</summary>
    public static PyObject? TypeVarWithBound(PyObject name, PyObject evaluator) => PyTypeVar.Declared((PyStr)name, evaluator, null);

    /// <summary>INTRINSIC_TYPEVAR_WITH_CONSTRAINTS</summary>
    public static PyObject? TypeVarWithConstraints(PyObject name, PyObject evaluator) => PyTypeVar.Declared((PyStr)name, null, evaluator);

    /// <summary>INTRINSIC_PARAMSPEC</summary>
    public static PyObject? MakeParamSpec(PyObject name) => PyParamSpec.Declared((PyStr)name);

    /// <summary>INTRINSIC_TYPEVARTUPLE</summary>
    public static PyObject? MakeTypeVarTuple(PyObject name) => PyTypeVarTuple.Declared((PyStr)name);

    /// <summary>INTRINSIC_SET_TYPEPARAM_DEFAULT: gives the parameter back.</summary>
    public static PyObject? SetTypeParamDefault(PyObject parameter, PyObject evaluator)
    {
        ((PyTypeParameter)parameter).DefaultEvaluator = evaluator;
        return parameter;
    }

    /// <summary>INTRINSIC_TYPEALIAS: of a tuple of name, type parameters (or None) and the function that computes the value.</summary>
    public static PyObject? MakeTypeAlias(PyObject parts)
    {
        PyObject[] items = ((PyTuple)parts).Items;
        return PyTypeAlias.Declared((PyStr)items[0], items[1] as PyTuple, items[2]);
    }

    /// <summary>INTRINSIC_SUBSCRIPT_GENERIC: <c>typing.Generic[...]</c> of type parameters.</summary>
    public static PyObject? SubscriptGeneric(PyObject parameters)
    {
        PyTuple? unpacked = UnpackTuples((PyTuple)parameters);
        return unpacked is null ? null : PythonModules.CallTyping("_GenericAlias", PyGeneric.TypeObject, unpacked);
    }

    /// <summary>Type parameters, with TypeVarTuples unpacked (unpack_typevartuples).</summary>
    internal static PyTuple? UnpackTuples(PyTuple parameters)
    {
        PyObject[]? result = null;
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters.Items[i] is PyTypeVarTuple several)
            {
                result ??= [.. parameters.Items];
                if (several.Unpack() is not { } unpacked)
                {
                    return null;
                }

                result[i] = unpacked;
            }
        }

        return result is null ? parameters : new PyTuple(result);
    }
}
