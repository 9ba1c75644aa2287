using System.Buffers;
using Jitter.Primitives.Text;

namespace Jitter.Primitives.Constants;

/// <summary>The order in which CPython's sets give their items back (Objects/setobject.c), PYTHONHASHSEED=0.</summary>
public static class SetOrder
{
    private const int SmallestTable = 8;
    private const int LinearProbes = 9;
    private const int PerturbShift = 5;
    private const int LargeSet = 50000;

    private static readonly SearchValues<char> s_nameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>
    /// The order in which the items of a frozenset constant were added last, where its display gave them in this order.
    /// CPython's compiler makes the set of the display and makes it again, of its items, when it merges constants
    /// (Python/compile.c, merge_consts_recursive); the code object makes it a third time where an item that looks like a
    /// name had been interned before (Objects/codeobject.c, intern_constants). Where hashes collide, each time changes the
    /// order of iteration.
    /// </summary>
    /// <remarks>
    /// What was interned before depends on all that the process has run. This assumes that names are: true of the words
    /// that programs share, not of a string that nobody else uses.
    /// </remarks>
    public static Constant[] OrderAsConstant(Constant[] items)
    {
        Constant[] merged = IterationOrder(items);
        return Array.Exists(merged, item => item is StrConstant text && LooksLikeName(text.Value)) ? IterationOrder(merged) : merged;
    }

    /// <summary>The iteration order of a set to which distinct items were added in the given order.</summary>
    public static Constant[] IterationOrder(Constant[] items)
    {
        int mask = SmallestTable - 1;
        int used = 0;
        var table = new (Constant? Item, long Hash)[SmallestTable];
        foreach (Constant item in items)
        {
            Insert(table, mask, item, PythonHash.Hash(item));
            used++;
            if (used * 5 >= mask * 3)
            {
                int wanted = used > LargeSet ? used * 2 : used * 4;
                int size = SmallestTable;
                while (size <= wanted)
                {
                    size <<= 1;
                }

                var larger = new (Constant? Item, long Hash)[size];
                foreach ((Constant? old, long hash) in table)
                {
                    if (old is not null)
                    {
                        Insert(larger, size - 1, old, hash);
                    }
                }

                table = larger;
                mask = size - 1;
            }
        }

        var order = new Constant[items.Length];
        int count = 0;
        foreach ((Constant? item, _) in table)
        {
            if (item is not null)
            {
                order[count++] = item;
            }
        }

        return order;
    }

    /// <summary>
    /// Whether interning may replace a string constant by another object: all of its characters are ASCII letters, digits or
    /// underscores. Of one character there is one object only, interned from the start.
    /// </summary>
    private static bool LooksLikeName(CodePointString text) =>
        text.Length > 1 && text.Narrow is { } narrow && !narrow.AsSpan().ContainsAnyExcept(s_nameCharacters);

    private static void Insert((Constant? Item, long Hash)[] table, int mask, Constant item, long hash)
    {
        ulong perturb = (ulong)hash;
        ulong i = (ulong)hash & (ulong)mask;
        while (true)
        {
            int probes = i + LinearProbes <= (ulong)mask ? LinearProbes : 0;
            for (int j = 0; j <= probes; j++)
            {
                ref (Constant? Item, long Hash) entry = ref table[(int)i + j];
                if (entry.Item is null)
                {
                    entry = (item, hash);
                    return;
                }
            }

            perturb >>= PerturbShift;
            i = ((i * 5) + 1 + perturb) & (ulong)mask;
        }
    }
}
