namespace Jitter.Runtime.Objects;

/// <summary>A slot of one operand: repr, str, iter, iternext, neg, ... A null result is an error (or, for iternext, the end where none is pending).</summary>
public delegate PyObject? UnaryFunction(PyObject self);

/// <summary>A slot of two operands.</summary>
public delegate PyObject? BinaryFunction(PyObject left, PyObject right);

/// <summary>A slot of three operands; a missing one is null.</summary>
public delegate PyObject? TernaryFunction(PyObject first, PyObject second, PyObject? third);

/// <summary>A slot with a number as its result; -1 with an error pending is an error.</summary>
public delegate long LengthFunction(PyObject self);

/// <summary>A slot with a truth value as its result: 1, 0, or -1 for an error.</summary>
public delegate int InquiryFunction(PyObject self);

/// <summary>The contains slot: 1, 0, or -1 for an error.</summary>
public delegate int ContainsFunction(PyObject self, PyObject item);

/// <summary>The rich comparison slot: a value, NotImplemented, or null for an error.</summary>
public delegate PyObject? CompareFunction(PyObject left, PyObject right, Comparison comparison);

/// <summary>Sets or, with a null value, deletes an item or attribute; false with an error pending.</summary>
public delegate bool StoreFunction(PyObject self, PyObject key, PyObject? value);

/// <summary>The call slot, and what makes and initializes objects.</summary>
public delegate PyObject? CallFunction(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames);

/// <summary>The init slot: false with an error pending.</summary>
public delegate bool InitFunction(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames);

/// <summary>The get slot of a descriptor: the instance is null for access through the class.</summary>
public delegate PyObject? DescriptorGetFunction(PyObject self, PyObject? instance, PyObject? owner);

/// <summary>The rich comparisons, in the order of CPython's Py_LT to Py_GE.</summary>
public enum Comparison
{
    /// <summary>&lt;</summary>
    Less,

    /// <summary>&lt;=</summary>
    LessOrEqual,

    /// <summary>==</summary>
    Equal,

    /// <summary>!=</summary>
    NotEqual,

    /// <summary>></summary>
    Greater,

    /// <summary>>=</summary>
    GreaterOrEqual,
}
