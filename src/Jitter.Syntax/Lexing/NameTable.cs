using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Jitter.Syntax.Lexing;

/// <summary>
/// The process's ASCII names, found by their bytes: a name that was seen before costs no allocation, and its string is the same object.
/// </summary>
/// <remarks>
/// An open hash table. Readers take no lock: an entry is published by its <see cref="Entry.Text"/>, written last and never changed, and a
/// table that grows is replaced whole. Names are interned .NET strings, the same objects as equal literals in C#.
/// </remarks>
internal static class NameTable
{
    private const int InitialCapacity = 8192;

    private static readonly Lock s_lock = new();
    private static Entry[] s_entries = MakeTable();
    private static int s_count;

    /// <summary>A name; the first and last 8 bytes are kept beside it, so that names up to 16 bytes need no look at the text.</summary>
    internal struct Entry
    {
        public string? Text;
        public ulong First;
        public ulong Last;
        public int Length;
        public uint Hash;
        public TokenKind Kind;
    }

    /// <summary>
    /// The name whose ASCII bytes are <paramref name="length"/> bytes from <paramref name="start"/>, and whether it is a keyword. The seven
    /// bytes behind it are read, too (<see cref="SourceText.Padding"/>).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref readonly Entry Find(ref byte start, int length)
    {
        ulong first = Unsafe.ReadUnaligned<ulong>(ref start);
        ulong last = 0;
        if (length <= 8)
        {
            first &= ulong.MaxValue >> ((8 - length) << 3);
        }
        else
        {
            last = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, length - 8));
        }

        if (length > 16)
        {
            return ref FindLong(ref start, length, first, last);
        }

        uint hash = Hash(first, last, length);
        Entry[] entries = Volatile.Read(ref s_entries);
        ref Entry entry = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(entries), (nint)(hash & (uint)(entries.Length - 1)));
        if (Volatile.Read(ref entry.Text) is not null && entry.First == first && entry.Last == last && entry.Length == length)
        {
            return ref entry;
        }

        return ref FindSlow(ref start, length, first, last, hash);
    }

    private static uint Hash(ulong first, ulong last, int length)
    {
        // The low bits choose the entry: the two halves of the product bring every byte of the name into them.
        ulong high = Math.BigMul(first ^ 0x9E3779B97F4A7C15, (last + (uint)length) ^ 0xC2B2AE3D27D4EB4F, out ulong low);
        return (uint)(high ^ low);
    }

    private static ref readonly Entry FindLong(ref byte start, int length, ulong first, ulong last)
    {
        ulong middle = 0;
        for (int i = 8; i < length - 8; i += 8)
        {
            middle = BitOperations.RotateLeft(middle * 0x9E3779B97F4A7C15, 23) ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, i));
        }

        return ref FindSlow(ref start, length, first, last, Hash(first, last ^ (middle * 0x9E3779B97F4A7C15), length));
    }

    private static ref readonly Entry FindSlow(ref byte start, int length, ulong first, ulong last, uint hash)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.CreateReadOnlySpan(ref start, length);
        Entry[] entries = Volatile.Read(ref s_entries);
        ref Entry entry = ref Probe(entries, bytes, first, last, hash);
        if (Volatile.Read(ref entry.Text) is not null)
        {
            return ref entry;
        }

        lock (s_lock)
        {
            if (s_count > s_entries.Length / 2)
            {
                Volatile.Write(ref s_entries, Grow(s_entries));
            }

            entry = ref Probe(s_entries, bytes, first, last, hash);
            if (entry.Text is null)
            {
                Add(ref entry, string.Intern(Encoding.ASCII.GetString(bytes)), TokenKind.Name, first, last, hash);
                s_count++;
            }

            return ref entry;
        }
    }

    // The entry of the name, or the free one where it belongs.
    private static ref Entry Probe(Entry[] entries, ReadOnlySpan<byte> bytes, ulong first, ulong last, uint hash)
    {
        uint mask = (uint)(entries.Length - 1);
        for (uint index = hash & mask; ; index = (index + 1) & mask)
        {
            ref Entry entry = ref entries[index];
            if (Volatile.Read(ref entry.Text) is not { } text)
            {
                return ref entry;
            }

            if (entry.Hash == hash && entry.First == first && entry.Last == last && entry.Length == bytes.Length
                && (bytes.Length <= 16 || Ascii.Equals(bytes, text)))
            {
                return ref entry;
            }
        }
    }

    private static void Add(ref Entry entry, string text, TokenKind kind, ulong first, ulong last, uint hash)
    {
        entry.First = first;
        entry.Last = last;
        entry.Length = text.Length;
        entry.Hash = hash;
        entry.Kind = kind;
        Volatile.Write(ref entry.Text, text);
    }

    private static Entry[] Grow(Entry[] old)
    {
        var entries = new Entry[old.Length * 2];
        uint mask = (uint)(entries.Length - 1);
        foreach (ref Entry entry in old.AsSpan())
        {
            if (entry.Text is not null)
            {
                uint index = entry.Hash & mask;
                while (entries[index].Text is not null)
                {
                    index = (index + 1) & mask;
                }

                entries[index] = entry;
            }
        }

        return entries;
    }

    private static Entry[] MakeTable()
    {
        var entries = new Entry[InitialCapacity];
        Span<byte> buffer = stackalloc byte[32];
        s_count = 0;
        TokenKind kind = TokenKind.KeywordFalse;
        foreach (string text in Keywords())
        {
            buffer.Clear();
            int length = Encoding.ASCII.GetBytes(text, buffer);
            ulong first = BitConverter.ToUInt64(buffer);
            uint hash = Hash(first, 0, length);
            Add(ref Probe(entries, buffer[..length], first, 0, hash), text, kind++, first, 0, hash);
            s_count++;
        }

        return entries;
    }

    // In the order of TokenKind. None is longer than 8 bytes.
    private static string[] Keywords() =>
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield",
    ];
}
