using System.Globalization;
using System.Text;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Structs;

/// <summary>One item, or a run of equal ones, of a parsed format.</summary>
/// <param name="Code">The format character.</param>
/// <param name="Offset">Where the first item lies.</param>
/// <param name="Size">The bytes of an item; the count for s and p.</param>
/// <param name="Count">How many items there are.</param>
internal readonly record struct StructField(char Code, int Offset, int Size, int Count);

/// <summary>A parsed format string (CPython's prepare_s in Modules/_struct.c).</summary>
internal sealed class StructLayout
{
    private const int CacheSize = 100;

    private static readonly Dictionary<string, StructLayout> s_cache = [];

    private StructLayout(string format, StructField[] fields, long size, int items, bool bigEndian)
    {
        Format = format;
        Fields = fields;
        Size = size;
        ItemCount = items;
        BigEndian = bigEndian;
    }

    public string Format { get; }

    public StructField[] Fields { get; }

    /// <summary>calcsize</summary>
    public long Size { get; }

    /// <summary>How many objects are packed.</summary>
    public int ItemCount { get; }

    public bool BigEndian { get; }

    /// <summary>Whether sizes, alignment and conversions are C's.</summary>
    public bool IsNative => Format.Length == 0 || Format[0] is not ('=' or '<' or '>' or '!');

    public static void ClearCache() => s_cache.Clear();

    /// <summary>The layout of a format argument, a str or bytes; null with an error pending.</summary>
    public static StructLayout? Of(PyObject format)
    {
        if (Text(format) is not { } text)
        {
            return null;
        }

        if (s_cache.TryGetValue(text, out StructLayout? known))
        {
            return known;
        }

        StructLayout? layout = Parse(text);
        if (layout is not null)
        {
            if (s_cache.Count >= CacheSize)
            {
                s_cache.Clear();
            }

            s_cache[text] = layout;
        }

        return layout;
    }

    private static string? Text(PyObject format)
    {
        switch (format)
        {
            case PyStr text:
                string value = text.ToString();
                for (int i = 0; i < text.Length; i++)
                {
                    if (text[i] > 0x7F)
                    {
                        Errors.Raise(PyUnicodeError.Encode("ascii", text, i, i + 1, "ordinal not in range(128)"));
                        return null;
                    }
                }

                return value;
            case PyBytes bytes:
                return Encoding.Latin1.GetString(bytes.Span);
            default:
                Errors.Raise(PyExceptions.TypeError, $"Struct() argument 1 must be a str or bytes object, not {format.Type.FullName}");
                return null;
        }
    }

    private static StructLayout? Parse(string text)
    {
        bool native = true;
        bool aligned = true;
        bool bigEndian = false;
        int i = 0;
        if (text.Length > 0 && text[0] is '@' or '=' or '<' or '>' or '!')
        {
            native = aligned = text[0] == '@';
            bigEndian = text[0] is '>' or '!';
            i = 1;
        }

        if (text.Contains('\0'))
        {
            return Raise("embedded null character");
        }

        var fields = new List<StructField>();
        long size = 0;
        long items = 0;
        while (i < text.Length)
        {
            char c = text[i++];
            if (c is ' ' or (>= '\t' and <= '\r'))
            {
                continue;
            }

            long count = 1;
            if (char.IsAsciiDigit(c))
            {
                count = c - '0';
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                {
                    int digit = text[i++] - '0';
                    if (count > (long.MaxValue - digit) / 10)
                    {
                        return Raise("total struct size too long");
                    }

                    count = (count * 10) + digit;
                }

                if (i == text.Length)
                {
                    return Raise("repeat count given without format specifier");
                }

                c = text[i++];
            }

            int itemSize = SizeOf(c, native);
            if (itemSize < 0)
            {
                return Raise("bad char in struct format");
            }

            if (aligned && c is not ('x' or 's' or 'p'))
            {
                long padding = itemSize > 1 ? -size & (itemSize - 1) : 0;
                if (size > long.MaxValue - padding)
                {
                    return Raise("total struct size too long");
                }

                size += padding;
            }

            if (count > (long.MaxValue - size) / itemSize)
            {
                return Raise("total struct size too long");
            }

            if (c is 's' or 'p')
            {
                items++;
                Add(fields, c, size, count, 1);
            }
            else if (c != 'x')
            {
                items += count;
                if (count > 0)
                {
                    Add(fields, c, size, itemSize, count);
                }
            }

            size += count * itemSize;
        }

        return new StructLayout(text, [.. fields], size, (int)Math.Min(items, int.MaxValue), bigEndian);
    }

    private static void Add(List<StructField> fields, char code, long offset, long size, long count) =>
        fields.Add(new StructField(code, (int)Math.Min(offset, int.MaxValue), (int)Math.Min(size, int.MaxValue), (int)Math.Min(count, int.MaxValue)));

    private static int SizeOf(char code, bool native)
    {
        if (code is 'x' or 's' or 'p')
        {
            return 1;
        }

        int size = ItemFormat.SizeOf(code);
        if (native)
        {
            return size > 0 ? size : -1;
        }

        return code switch
        {
            'l' or 'L' => 4,
            'n' or 'N' or 'P' => -1,
            _ => size > 0 ? size : -1,
        };
    }

    private static StructLayout? Raise(string message)
    {
        Errors.Raise(StructModule.Error, message);
        return null;
    }

    /// <summary>The limits of an integer code, as its error shows them.</summary>
    public static string RangeMessage(char code, int size)
    {
        bool signed = char.IsAsciiLetterLower(code);
        int bits = size * 8;
        string low = signed ? (-(Int128)1 << (bits - 1)).ToString(CultureInfo.InvariantCulture) : "0";
        string high = (((Int128)1 << (signed ? bits - 1 : bits)) - 1).ToString(CultureInfo.InvariantCulture);
        return $"'{code}' format requires {low} <= number <= {high}";
    }
}
