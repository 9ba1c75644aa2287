using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Binascii;

/// <summary>Decoding of base64 (RFC 4648): what is no data is skipped, or an error where the caller is strict.</summary>
internal static class Base64Coder
{
    private const byte Pad = (byte)'=';

    /// <summary>a2b_base64; null with binascii.Error pending.</summary>
    public static PyObject? Decode(ReadOnlySpan<byte> data, bool strict)
    {
        if (strict && data.Length > 0 && data[0] == Pad)
        {
            return Raise("Leading padding not allowed");
        }

        byte[] result = new byte[((data.Length + 3) / 4) * 3];
        int used = 0;
        int place = 0;
        int left = 0;
        int pads = 0;
        bool paddingStarted = false;
        for (int i = 0; i < data.Length; i++)
        {
            byte c = data[i];
            if (c == Pad)
            {
                paddingStarted = true;
                if (strict && place == 0)
                {
                    return Raise("Excess padding not allowed");
                }

                if (place >= 2 && place + ++pads >= 4)
                {
                    // A pad sequence means that the data end here.
                    return strict && i + 1 < data.Length ? Raise("Excess data after padding") : Done(result, used);
                }

                continue;
            }

            int value = Value(c);
            if (value < 0)
            {
                if (strict)
                {
                    return Raise("Only base64 data is allowed");
                }

                continue;
            }

            if (strict && paddingStarted)
            {
                return Raise("Discontinuous padding not allowed");
            }

            pads = 0;
            switch (place)
            {
                case 0:
                    left = value;
                    break;
                case 1:
                    result[used++] = (byte)((left << 2) | (value >> 4));
                    left = value & 0x0F;
                    break;
                case 2:
                    result[used++] = (byte)((left << 4) | (value >> 2));
                    left = value & 0x03;
                    break;
                default:
                    result[used++] = (byte)((left << 6) | value);
                    left = 0;
                    break;
            }

            place = (place + 1) & 3;
        }

        if (place == 0)
        {
            return Done(result, used);
        }

        return place == 1
            ? Raise($"Invalid base64-encoded string: number of data characters ({(used / 3 * 4) + 1}) cannot be 1 more than a multiple of 4")
            : Raise("Incorrect padding");
    }

    private static int Value(byte c) => c switch
    {
        >= (byte)'A' and <= (byte)'Z' => c - 'A',
        >= (byte)'a' and <= (byte)'z' => c - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => c - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };

    private static PyBytes Done(byte[] result, int used) => PyBytes.From(result.AsSpan(0, used));

    private static PyObject? Raise(string message) => Errors.Raise(BinasciiModule.Error, message);
}
