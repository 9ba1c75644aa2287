namespace Jitter.Runtime.Binding;

/// <summary>How a function words wrong numbers of arguments.</summary>
public enum ArgumentStyle
{
    /// <summary>As Argument Clinic's code does: "pop expected at most 1 argument, got 2".</summary>
    Clinic,

    /// <summary>As PyArg_ParseTuple does: "array() takes at least 1 argument (0 given)". For positional-only parameters.</summary>
    ParseTuple,
}

/// <summary>What all declarations of callables have in common.</summary>
/// <remarks>
/// The signature is CPython's <c>__text_signature__</c> with the name in front, such as
/// <c>sort($self, /, *, key=None, reverse=False)</c>. It is the only statement of the Python names, of what is
/// positional-only or keyword-only, and of the defaults; the C# parameters follow in the same order, and their types say how
/// arguments are converted. Without <c>$self</c>, <c>$type</c> or <c>$module</c> in front, <c>__text_signature__</c> gets it as
/// Argument Clinic would write it.
/// </remarks>
/// <param name="signature">The name and the text signature.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class CallableAttribute(string signature) : Attribute
{
    /// <summary>The name and the text signature.</summary>
    public string Signature { get; } = signature;

    /// <summary><c>__doc__</c>; None without.</summary>
    public string? Doc { get; set; }

    /// <summary>What the optimizer may assume, beside what the class or module states.</summary>
    public NativeFacts Facts { get; set; }

    /// <summary>Whether the method may throw (see <see cref="NativeBoundary"/>); the class's or module's answer where it is not set.</summary>
    public bool Throws { get; set; }

    /// <summary>False where CPython's function has no <c>__text_signature__</c> although it parses its arguments like this.</summary>
    public bool HasTextSignature { get; set; } = true;

    /// <summary>How errors about the number of arguments are worded.</summary>
    public ArgumentStyle Style { get; set; }
}
