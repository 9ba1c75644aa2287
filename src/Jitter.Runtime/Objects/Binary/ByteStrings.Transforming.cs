using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>replace, translate, expandtabs, padding.</summary>
internal static partial class ByteStrings
{
    /// <summary>replace; null with an error pending.</summary>
    public static PyObject? Replace(PyObject self, ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new, nint count)
    {
        ReadOnlySpan<byte> data = Data(self);
        long limit = count < 0 ? long.MaxValue : count;
        if (limit == 0 || (old.IsEmpty && @new.IsEmpty) || old.Length > data.Length)
        {
            return Same(self);
        }

        long found = Math.Min(limit, old.IsEmpty ? data.Length + 1 : ByteSearch.Count(data, old));
        if (found == 0)
        {
            return Same(self);
        }

        long length = data.Length + (found * (@new.Length - old.Length));
        if (length > Array.MaxLength)
        {
            return Errors.Raise(PyExceptions.OverflowError, "replace bytes is too long");
        }

        byte[] result = new byte[length];
        if (old.IsEmpty)
        {
            Interleave(data, @new, found, result);
            return Make(self, result);
        }

        Span<byte> target = result;
        while (found-- > 0)
        {
            int at = ByteSearch.IndexOf(data, old);
            data[..at].CopyTo(target);
            @new.CopyTo(target[at..]);
            target = target[(at + @new.Length)..];
            data = data[(at + old.Length)..];
        }

        data.CopyTo(target);
        return Make(self, result);
    }

    /// <summary>translate; null with an error pending.</summary>
    public static PyObject? Translate(PyObject self, PyObject table, PyObject? delete)
    {
        ByteBuffer map = default;
        if (table is not PyNone && !ByteBuffer.TryGet(table, out map))
        {
            return null;
        }

        using ByteBuffer heldMap = map;
        if (table is not PyNone && map.Length != 256)
        {
            return Errors.Raise(PyExceptions.ValueError, "translation table must be 256 characters long");
        }

        ByteBuffer deleted = default;
        if (delete is not null && !ByteBuffer.TryGet(delete, out deleted))
        {
            return null;
        }

        using ByteBuffer heldDeleted = deleted;
        ReadOnlySpan<byte> data = Data(self);
        byte[] result = new byte[data.Length];
        int used = 0;
        bool changed = false;
        ReadOnlySpan<byte> mapping = map.Span;
        Span<bool> drop = stackalloc bool[256];
        drop.Clear();
        foreach (byte value in deleted.Span)
        {
            drop[value] = true;
        }

        foreach (byte value in data)
        {
            if (drop[value])
            {
                changed = true;
                continue;
            }

            byte mapped = mapping.IsEmpty ? value : mapping[value];
            changed |= mapped != value;
            result[used++] = mapped;
        }

        return !changed ? Same(self) : used == result.Length ? Make(self, result) : Make(self, result.AsSpan(0, used));
    }

    /// <summary>maketrans; null with ValueError pending.</summary>
    public static PyObject? MakeTable(ReadOnlySpan<byte> from, ReadOnlySpan<byte> to)
    {
        if (from.Length != to.Length)
        {
            return Errors.Raise(PyExceptions.ValueError, "maketrans arguments must have same length");
        }

        byte[] table = new byte[256];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = (byte)i;
        }

        for (int i = 0; i < from.Length; i++)
        {
            table[from[i]] = to[i];
        }

        return new PyBytes(table);
    }

    /// <summary>expandtabs; null with OverflowError pending.</summary>
    public static PyObject? ExpandTabs(PyObject self, int tabSize)
    {
        ReadOnlySpan<byte> data = Data(self);
        long length = 0;
        for (int pass = 0; ; pass++)
        {
            byte[] result = pass == 0 ? [] : new byte[length];
            long column = 0;
            length = 0;
            foreach (byte value in data)
            {
                if (value == '\t')
                {
                    long spaces = tabSize > 0 ? tabSize - (column % tabSize) : 0;
                    if (pass > 0)
                    {
                        result.AsSpan((int)length, (int)spaces).Fill((byte)' ');
                    }

                    column += spaces;
                    length += spaces;
                    continue;
                }

                if (pass > 0)
                {
                    result[length] = value;
                }

                length++;
                column = value is (byte)'\n' or (byte)'\r' ? 0 : column + 1;
            }

            if (pass > 0)
            {
                return Make(self, result);
            }

            if (length > Array.MaxLength)
            {
                return Errors.Raise(PyExceptions.OverflowError, "result too long");
            }
        }
    }

    /// <summary>center, ljust and rjust: fills up to a width, <paramref name="mode"/> telling where the bytes stand; null with an error pending.</summary>
    public static PyObject? Pad(PyObject self, nint width, byte fill, char mode)
    {
        ReadOnlySpan<byte> data = Data(self);
        if (width <= data.Length)
        {
            return Same(self);
        }

        if (width > Array.MaxLength)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }

        int padding = (int)width - data.Length;
        int left = mode switch
        {
            'l' => 0,
            'r' => padding,
            _ => (padding / 2) + (padding & (int)width & 1),
        };
        byte[] result = new byte[width];
        result.AsSpan(0, left).Fill(fill);
        data.CopyTo(result.AsSpan(left));
        result.AsSpan(left + data.Length).Fill(fill);
        return Make(self, result);
    }

    /// <summary>zfill; null with an error pending.</summary>
    public static PyObject? FillZeros(PyObject self, nint width)
    {
        ReadOnlySpan<byte> data = Data(self);
        if (width <= data.Length)
        {
            return Same(self);
        }

        if (width > Array.MaxLength)
        {
            return Errors.Raise(PyExceptions.MemoryError);
        }

        byte[] result = new byte[width];
        int fill = (int)width - data.Length;
        result.AsSpan(0, fill).Fill((byte)'0');
        data.CopyTo(result.AsSpan(fill));
        if (!data.IsEmpty && data[0] is (byte)'+' or (byte)'-')
        {
            result[0] = data[0];
            result[fill] = (byte)'0';
        }

        return Make(self, result);
    }

    private static void Interleave(ReadOnlySpan<byte> data, ReadOnlySpan<byte> inserted, long count, Span<byte> target)
    {
        inserted.CopyTo(target);
        target = target[inserted.Length..];
        for (int i = 0; i < data.Length; i++)
        {
            target[0] = data[i];
            target = target[1..];
            if (i + 1 < count)
            {
                inserted.CopyTo(target);
                target = target[inserted.Length..];
            }
        }
    }
}
