using System.Text;
using Jitter.Primitives.Text;
using Jitter.Syntax.Errors;

namespace Jitter.Syntax.Lexing.Encodings;

/// <summary>
/// Decodes source that declares its encoding, as Python's codec of that name does with errors="strict".
/// </summary>
internal static class SourceDecoder
{
    /// <summary>Decodes to UTF-8.</summary>
    /// <exception cref="PythonSyntaxException">No such encoding, or bytes that it does not have: CPython gives these no position.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> bytes, string encoding)
    {
        var output = new DecoderOutput(bytes.Length);
        Decode(bytes, encoding, output);
        return output.ToUtf8();
    }

    /// <summary>The error of the byte or bytes that cannot be decoded.</summary>
    public static PythonSyntaxException Undecodable(string codec, ReadOnlySpan<byte> bytes, int start, int length, string reason) => Error(length == 1
        ? $"'{codec}' codec can't decode byte 0x{bytes[start]:x2} in position {start}: {reason}"
        : $"'{codec}' codec can't decode bytes in position {start}-{start + length - 1}: {reason}");

    /// <summary>An error of CPython's _PyTokenizer_raise_init_error.</summary>
    public static PythonSyntaxException Error(string message) => new(CompileErrorKind.SyntaxError, message, 0, -1);

    private static void Decode(ReadOnlySpan<byte> bytes, string encoding, DecoderOutput output)
    {
        EncodingTables tables = EncodingTables.Instance;
        string module = tables.Find(encoding) ?? throw Error($"unknown encoding: {encoding}");
        (CodecKind kind, ushort[] table) = tables.Codec(module);
        switch (kind)
        {
            case CodecKind.Binary:
                throw Error($"'{encoding}' is not a text encoding; use codecs.decode() to handle arbitrary codecs");
            case CodecKind.Charmap:
                DecodeCharmap(bytes, table, output);
                break;
            case CodecKind.Multibyte:
                MultibyteDecoder.Decode(bytes, module, table, output);
                break;
            default:
                DecodeOther(bytes, module, output);
                break;
        }
    }

    private static void DecodeOther(ReadOnlySpan<byte> bytes, string module, DecoderOutput output)
    {
        switch (module)
        {
            case "utf_8" or "utf_8_sig":
                if (Utf8Errors.Decode(bytes) is { } error)
                {
                    throw Error(error);
                }

                output.Append(Encoding.UTF8.GetString(bytes));
                break;
            case "ascii":
                int bad = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                if (bad >= 0)
                {
                    throw Undecodable("ascii", bytes, bad, 1, "ordinal not in range(128)");
                }

                output.Append(Encoding.ASCII.GetString(bytes));
                break;
            case "latin_1" or "charmap":
                output.Append(Encoding.Latin1.GetString(bytes));
                break;
            case "utf_7":
                Utf7Decoder.Decode(bytes, output);
                break;
            case "utf_16" or "utf_16_le":
                WideDecoder.DecodeUtf16(bytes, "utf-16-le", bigEndian: false, output);
                break;
            case "utf_16_be":
                WideDecoder.DecodeUtf16(bytes, "utf-16-be", bigEndian: true, output);
                break;
            case "utf_32" or "utf_32_le":
                WideDecoder.DecodeUtf32(bytes, "utf-32-le", bigEndian: false, output);
                break;
            case "utf_32_be":
                WideDecoder.DecodeUtf32(bytes, "utf-32-be", bigEndian: true, output);
                break;
            case "hz":
                ShiftingDecoder.DecodeHz(bytes, output);
                break;
            case "iso2022_jp":
                ShiftingDecoder.DecodeIso2022Jp(bytes, output);
                break;
            case "unicode_escape":
                UnicodeEscapeDecoder.Decode(bytes, output);
                break;
            case "raw_unicode_escape":
                UnicodeEscapeDecoder.DecodeRaw(bytes, output);
                break;
            case "punycode":
                PunycodeDecoder.DecodePunycode(bytes);
                break;
            case "idna":
                PunycodeDecoder.DecodeIdna(bytes, output);
                break;
            case "undefined":
                throw Error("undefined encoding");
            default:
                // Rare multi-byte encodings without a table here: source that is ASCII can be read all the same.
                if (bytes.ContainsAnyExceptInRange((byte)0, (byte)0x7F) || bytes.ContainsAny("\x0E\x0F\x1B"u8)
                    || (module is "shift_jis_2004" or "shift_jisx0213" && bytes.ContainsAny("\\~"u8)))
                {
                    throw Error($"unknown encoding: {module}");
                }

                output.Append(Encoding.ASCII.GetString(bytes));
                break;
        }
    }

    private static void DecodeCharmap(ReadOnlySpan<byte> bytes, ushort[] table, DecoderOutput output)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            int character = table[bytes[i]];
            if (character == 0xFFFE)
            {
                throw Undecodable("charmap", bytes, i, 1, "character maps to <undefined>");
            }

            output.Append(character);
        }
    }
}

/// <summary>Takes the characters that a decoder makes: code points, lone surrogates included.</summary>
internal sealed class DecoderOutput(int capacity)
{
    private readonly StringBuilder _text = new(capacity);
    private int _loneSurrogate = -1;

    /// <summary>How many UTF-16 units there are.</summary>
    public int Length => _text.Length;

    /// <summary>Appends text without lone surrogates.</summary>
    public void Append(string text) => _text.Append(text);

    /// <summary>Appends a code point.</summary>
    public void Append(int codePoint)
    {
        if (codePoint >= 0x10000)
        {
            _text.Append(char.ConvertFromUtf32(codePoint));
            return;
        }

        // Two surrogates of their own stay two characters in Python.
        if (codePoint is >= 0xD800 and <= 0xDFFF && _loneSurrogate < 0)
        {
            _loneSurrogate = _text.Length;
        }

        _text.Append((char)codePoint);
    }

    /// <summary>The text up to its first null character, which ends the source for CPython.</summary>
    /// <exception cref="PythonSyntaxException">There is a lone surrogate.</exception>
    public byte[] ToUtf8()
    {
        string text = _text.ToString();
        if (_loneSurrogate >= 0)
        {
            int position = 0;
            for (int i = 0; i < _loneSurrogate; i++)
            {
                position += char.IsLowSurrogate(text[i]) ? 0 : 1;
            }

            int count = 1;
            while (_loneSurrogate + count < text.Length && char.IsSurrogate(text[_loneSurrogate + count]))
            {
                count++;
            }

            throw SourceDecoder.Error(Utf8Errors.Encode(text[_loneSurrogate], position, count));
        }

        int end = text.IndexOf('\0', StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(end < 0 ? text : text[..end]);
    }
}
