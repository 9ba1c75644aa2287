namespace Jitter.Runtime.Objects;

/// <summary>The ASCII classes and case mappings of bytes (CPython's Python/pyctype.c).</summary>
internal static class ByteCharacters
{
    public static bool IsSpace(byte value) => value is (byte)' ' or (>= 9 and <= 13);

    public static bool IsLower(byte value) => value is >= (byte)'a' and <= (byte)'z';

    public static bool IsUpper(byte value) => value is >= (byte)'A' and <= (byte)'Z';

    public static bool IsAlpha(byte value) => IsLower((byte)(value | 0x20));

    public static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    public static byte ToLower(byte value) => IsUpper(value) ? (byte)(value | 0x20) : value;

    public static byte ToUpper(byte value) => IsLower(value) ? (byte)(value & ~0x20) : value;

    public static bool IsAlnum(ReadOnlySpan<byte> data) => All(data, static b => IsAlpha(b) || IsDigit(b));

    public static bool IsAlpha(ReadOnlySpan<byte> data) => All(data, static b => IsAlpha(b));

    public static bool IsDigit(ReadOnlySpan<byte> data) => All(data, static b => IsDigit(b));

    public static bool IsSpace(ReadOnlySpan<byte> data) => All(data, static b => IsSpace(b));

    public static bool IsLower(ReadOnlySpan<byte> data) => HasOneCase(data, lower: true);

    public static bool IsUpper(ReadOnlySpan<byte> data) => HasOneCase(data, lower: false);

    public static bool IsTitle(ReadOnlySpan<byte> data)
    {
        bool cased = false;
        bool previousCased = false;
        foreach (byte value in data)
        {
            if (IsUpper(value) ? previousCased : IsLower(value) && !previousCased)
            {
                return false;
            }

            previousCased = IsAlpha(value);
            cased |= previousCased;
        }

        return cased;
    }

    public static byte[] Lower(ReadOnlySpan<byte> data) => Map(data, static b => ToLower(b));

    public static byte[] Upper(ReadOnlySpan<byte> data) => Map(data, static b => ToUpper(b));

    public static byte[] SwapCase(ReadOnlySpan<byte> data) => Map(data, static b => IsAlpha(b) ? (byte)(b ^ 0x20) : b);

    public static byte[] Title(ReadOnlySpan<byte> data)
    {
        byte[] result = data.ToArray();
        bool previousCased = false;
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = previousCased ? ToLower(result[i]) : ToUpper(result[i]);
            previousCased = IsAlpha(result[i]);
        }

        return result;
    }

    public static byte[] Capitalize(ReadOnlySpan<byte> data)
    {
        byte[] result = Lower(data);
        if (result.Length > 0)
        {
            result[0] = ToUpper(result[0]);
        }

        return result;
    }

    private static bool All(ReadOnlySpan<byte> data, Func<byte, bool> test)
    {
        foreach (byte value in data)
        {
            if (!test(value))
            {
                return false;
            }
        }

        return !data.IsEmpty;
    }

    private static bool HasOneCase(ReadOnlySpan<byte> data, bool lower)
    {
        bool cased = false;
        foreach (byte value in data)
        {
            if (lower ? IsUpper(value) : IsLower(value))
            {
                return false;
            }

            cased |= IsAlpha(value);
        }

        return cased;
    }

    private static byte[] Map(ReadOnlySpan<byte> data, Func<byte, byte> map)
    {
        byte[] result = new byte[data.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = map(data[i]);
        }

        return result;
    }
}
