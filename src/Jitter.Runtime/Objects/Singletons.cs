namespace Jitter.Runtime.Objects;

/// <summary>None.</summary>
public sealed class PyNone : PyObject
{
    /// <summary>None.</summary>
    public static readonly PyNone None = new();

    private PyNone()
    {
    }

    /// <inheritdoc/>
    public override PyType Type => PyTypes.NoneType;
}

/// <summary>NotImplemented: what a binary slot answers that does not know the operand.</summary>
public sealed class PyNotImplemented : PyObject
{
    /// <summary>NotImplemented.</summary>
    public static readonly PyNotImplemented NotImplemented = new();

    private PyNotImplemented()
    {
    }

    /// <inheritdoc/>
    public override PyType Type => PyTypes.NotImplementedType;
}

/// <summary>Ellipsis.</summary>
public sealed class PyEllipsis : PyObject
{
    /// <summary>Ellipsis.</summary>
    public static readonly PyEllipsis Ellipsis = new();

    private PyEllipsis()
    {
    }

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Ellipsis;
}
