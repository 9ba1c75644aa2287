namespace Jitter.Compiler.FlowGraph;

/// <summary>An array of integers that serves one pass after the other.</summary>
internal sealed class ScratchBuffer
{
    private int[] _items = new int[256];

    /// <summary>The given number of integers, with whatever a pass before left in them.</summary>
    public Span<int> Take(int count)
    {
        if (count > _items.Length)
        {
            _items = new int[Math.Max(count, _items.Length * 2)];
        }

        return _items.AsSpan(0, count);
    }

    /// <summary>The given number of integers, all of one value.</summary>
    public Span<int> Take(int count, int value)
    {
        Span<int> items = Take(count);
        items.Fill(value);
        return items;
    }
}
