namespace Jitter.Runtime.Objects;

/// <summary>A float.</summary>
public partial class PyFloat(double value) : PyObject
{
    /// <summary>The value.</summary>
    public readonly double Value = value;

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Float;
}

/// <summary>A complex number.</summary>
public partial class PyComplex(double real, double imaginary) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => PyTypes.Complex;

    /// <summary>The real part.</summary>
    public double Real { get; } = real;

    /// <summary>The imaginary part.</summary>
    public double Imaginary { get; } = imaginary;
}
