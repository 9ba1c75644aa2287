namespace Jitter.Bytecode.Disassembly;

/// <summary>
/// Exceptions raised from Start up to End go to Target (byte offsets) with the stack cut to Depth; where PushLastInstruction,
/// the offset of the raising instruction is pushed too.
/// </summary>
public readonly record struct ExceptionTableEntry(int Start, int End, int Target, int Depth, bool PushLastInstruction);

/// <summary>Reads <c>co_exceptiontable</c> (Objects/exception_handling_notes.txt).</summary>
public static class ExceptionTable
{
    /// <summary>The entries in order; an entry that the table's end cuts off does not count.</summary>
    public static List<ExceptionTableEntry> Parse(ReadOnlySpan<byte> table)
    {
        var entries = new List<ExceptionTableEntry>();
        int position = 0;
        while (TryRead(table, ref position, out int start)
            && TryRead(table, ref position, out int length)
            && TryRead(table, ref position, out int target)
            && TryRead(table, ref position, out int depthAndFlag))
        {
            entries.Add(new ExceptionTableEntry(start * 2, (start + length) * 2, target * 2, depthAndFlag >> 1, (depthAndFlag & 1) != 0));
        }

        return entries;
    }

    // Six bits a byte, the high ones first.
    private static bool TryRead(ReadOnlySpan<byte> table, ref int position, out int value)
    {
        value = 0;
        while (position < table.Length)
        {
            byte next = table[position++];
            value = (value << 6) | (next & 63);
            if ((next & 64) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
