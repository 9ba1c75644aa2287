namespace Jitter.Regex;

/// <summary>A replacement with group references: what <c>_sre.template</c> makes of the list of <c>re._parser.parse_template</c>.</summary>
/// <typeparam name="T">What holds a literal: the runtime's str or bytes.</typeparam>
/// <param name="head">The literal before the first group; it may be empty.</param>
/// <param name="items">Each group with the literal after it, null where that is empty.</param>
public sealed class ReplacementTemplate<T>(T head, (int Group, T? Literal)[] items)
    where T : class
{
    /// <summary>The literal before the first group.</summary>
    public T Head { get; } = head;

    /// <summary>Each group with the literal after it, null where that is empty. Without items the head is the replacement.</summary>
    public ReadOnlySpan<(int Group, T? Literal)> Items => items;
}
