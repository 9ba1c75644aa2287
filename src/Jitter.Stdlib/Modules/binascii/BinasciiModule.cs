using System.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Binascii;

/// <summary>binascii.</summary>
[PyModule("binascii", Doc = "Conversion between binary data and ASCII")]
public static partial class BinasciiModule
{
    private const int LongestUuLine = 45;

    /// <summary>binascii.Error</summary>
    [PyConstant("Error")]
    public static readonly PyType Error = ModuleExceptions.Create("binascii", "Error", PyExceptions.ValueError);

    /// <summary>binascii.Incomplete</summary>
    [PyConstant("Incomplete")]
    public static readonly PyType Incomplete = ModuleExceptions.Create("binascii", "Incomplete", PyExceptions.Exception);

    [PyFunction("a2b_uu(data, /)")]
    private static PyObject? A2bUu(AsciiBuffer data)
    {
        ReadOnlySpan<byte> input = data.Span;
        int length = input.IsEmpty ? 32 : (input[0] - ' ') & 0x3F;
        input = input.IsEmpty ? input : input[1..];
        byte[] result = new byte[length];
        int used = 0;
        int bits = 0;
        int pending = 0;
        int i = 0;
        while (used < length)
        {
            byte c = i < input.Length ? input[i] : (byte)0;
            i++;
            int value;
            if (c is (byte)'\n' or (byte)'\r' || i > input.Length)
            {
                // Whitespace at the end of a line may have been stripped: it stands for zeros.
                value = 0;
            }
            else if (c is < (byte)' ' or > (byte)' ' + 64)
            {
                return Errors.Raise(Error, "Illegal char");
            }
            else
            {
                value = (c - ' ') & 0x3F;
            }

            pending = (pending << 6) | value;
            bits += 6;
            if (bits >= 8)
            {
                bits -= 8;
                result[used++] = (byte)(pending >> bits);
                pending &= (1 << bits) - 1;
            }
        }

        for (; i < input.Length; i++)
        {
            // Padding of spaces or backticks may follow.
            if (input[i] is not ((byte)' ' or (byte)' ' + 64 or (byte)'\n' or (byte)'\r'))
            {
                return Errors.Raise(Error, "Trailing garbage");
            }
        }

        return PyBytes.Adopt(result);
    }

    [PyFunction("b2a_uu(data, /, *, backtick=False)")]
    private static PyObject? B2aUu(ByteBuffer data, bool backtick)
    {
        if (data.Length > LongestUuLine)
        {
            return Errors.Raise(Error, "At most 45 bytes at once");
        }

        ReadOnlySpan<byte> input = data.Span;
        byte[] result = new byte[((input.Length + 2) / 3 * 4) + 2];
        int used = 0;
        result[used++] = Digit(input.Length, backtick);
        for (int i = 0; i < input.Length; i += 3)
        {
            int group = input[i] << 16;
            group |= i + 1 < input.Length ? input[i + 1] << 8 : 0;
            group |= i + 2 < input.Length ? input[i + 2] : 0;
            for (int shift = 18; shift >= 0; shift -= 6)
            {
                result[used++] = Digit((group >> shift) & 0x3F, backtick);
            }
        }

        result[used] = (byte)'\n';
        return PyBytes.Adopt(result);
    }

    [PyFunction("a2b_base64(data, /, *, strict_mode=False)")]
    private static PyObject? A2bBase64(AsciiBuffer data, bool strictMode) => Base64Coder.Decode(data.Span, strictMode);

    [PyFunction("b2a_base64(data, /, *, newline=True)")]
    private static PyObject? B2aBase64(ByteBuffer data, bool newline)
    {
        if (data.Length > (Array.MaxLength - 4) / 4 * 3)
        {
            return Errors.Raise(Error, "Too much data for base64 line");
        }

        int length = (data.Length + 2) / 3 * 4;
        byte[] result = new byte[length + (newline ? 1 : 0)];
        System.Buffers.Text.Base64.EncodeToUtf8(data.Span, result, out _, out _);
        if (newline)
        {
            result[length] = (byte)'\n';
        }

        return PyBytes.Adopt(result);
    }

    [PyFunction("a2b_hex(hexstr, /)")]
    private static PyObject? A2bHex(AsciiBuffer hexstr)
    {
        ReadOnlySpan<byte> digits = hexstr.Span;
        if (digits.Length % 2 != 0)
        {
            return Errors.Raise(Error, "Odd-length string");
        }

        byte[] result = new byte[digits.Length / 2];
        for (int i = 0; i < result.Length; i++)
        {
            int high = ByteText.DigitValue(digits[2 * i]);
            int low = ByteText.DigitValue(digits[(2 * i) + 1]);
            if (high < 0 || low < 0)
            {
                return Errors.Raise(Error, "Non-hexadecimal digit found");
            }

            result[i] = (byte)((high << 4) | low);
        }

        return PyBytes.Adopt(result);
    }

    [PyFunction("unhexlify(hexstr, /)")]
    private static PyObject? Unhexlify(AsciiBuffer hexstr) => A2bHex(hexstr);

    [PyFunction("b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)")]
    private static PyObject? B2aHex(ByteBuffer data, PyObject? sep, int bytesPerSep) =>
        ByteText.HexText(data.Span, sep, bytesPerSep) is { } text ? PyBytes.Adopt(Encoding.ASCII.GetBytes(text)) : null;

    [PyFunction("hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)")]
    private static PyObject? Hexlify(ByteBuffer data, PyObject? sep, int bytesPerSep) => B2aHex(data, sep, bytesPerSep);

    [PyFunction("crc_hqx(data, crc, /)")]
    private static long CrcHqx(ByteBuffer data, uint crc) => Checksums.CrcHqx(data.Span, crc);

    [PyFunction("crc32(data, crc=0, /)")]
    private static long Crc32(ByteBuffer data, uint crc) => Checksums.Crc32(data.Span, crc);

    [PyFunction("a2b_qp($module, /, data, header=False)")]
    private static PyObject? A2bQp(AsciiBuffer data, bool header) => QuotedPrintable.Decode(data.Span, header);

    [PyFunction("b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)")]
    private static PyObject? B2aQp(ByteBuffer data, bool quotetabs, bool istext, bool header) =>
        QuotedPrintable.Encode(data.Span, quotetabs, istext, header);

    private static byte Digit(int value, bool backtick) => value == 0 && backtick ? (byte)'`' : (byte)(value + ' ');
}
