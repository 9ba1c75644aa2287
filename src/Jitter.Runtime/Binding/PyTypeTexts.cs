namespace Jitter.Runtime.Objects;

public partial class PyType
{
    /// <summary><c>__text_signature__</c> of a native type whose New or Init is declared; null for none.</summary>
    public string? TextSignature { get; set; }
}
