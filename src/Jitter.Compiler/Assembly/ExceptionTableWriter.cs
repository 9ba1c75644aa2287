using Jitter.Bytecode;

namespace Jitter.Compiler.Assembly;

/// <summary>Writes co_exceptiontable (CPython's Objects/exception_handling_notes.txt; Python/assemble.c, assemble_exception_table).</summary>
internal sealed class ExceptionTableWriter
{
    // The first byte of an entry.
    private const int EntryMark = 0x80;

    // Numbers have six bits a byte, the highest first, and this bit where more follow.
    private const int ContinuationBit = 64;

    private readonly ByteBuffer _bytes = new();

    /// <summary>Begins the table of another code object.</summary>
    public void Begin() => _bytes.Truncate(0);

    /// <summary>Adds a range of code and its handler, in code units.</summary>
    /// <param name="start">Where the range begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="handler">Where the handler begins.</param>
    /// <param name="depth">The depth that the stack is cut back to.</param>
    /// <param name="preservesLasti">Whether the offset of the instruction that raised is pushed.</param>
    public void Add(int start, int end, int handler, int depth, bool preservesLasti)
    {
        Write(start, EntryMark);
        Write(end - start, 0);
        Write(handler, 0);
        Write((depth << 1) | (preservesLasti ? 1 : 0), 0);
    }

    /// <summary>The table.</summary>
    public byte[] ToArray() => _bytes.ToArray();

    private void Write(int value, int mark)
    {
        for (int shift = 24; shift > 0; shift -= 6)
        {
            if (value >= 1 << shift)
            {
                _bytes.Add((byte)(((value >> shift) & (ContinuationBit - 1)) | ContinuationBit | mark));
                mark = 0;
            }
        }

        _bytes.Add((byte)((value & (ContinuationBit - 1)) | mark));
    }
}
