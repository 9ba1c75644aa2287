using System.Text;
using Jitter.Primitives.Text;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing.Encodings;

namespace Jitter.Syntax.Lexing;

/// <summary>
/// Decoded source: UTF-8 without BOM, every line ended by \n (CRLF and CR translated), the last one too.
/// </summary>
/// <remarks>Source that is declared or taken to be UTF-8 may hold invalid sequences: they are errors only in names and strings.</remarks>
public sealed class SourceText
{
    /// <summary>How many zero bytes there are behind the source at least, so that the lexer may read whole words and vectors.</summary>
    internal const int Padding = 32;

    private static readonly UTF8Encoding s_strictUtf8 = new(false, throwOnInvalidBytes: true);

    private SourceText(byte[] utf8, int length, bool lastLineWasOpen)
    {
        Bytes = utf8;
        Length = length;
        LastLineWasOpen = lastLineWasOpen;
    }

    /// <summary>The bytes; longer than <see cref="Length"/>, and zero from there on.</summary>
    public byte[] Bytes { get; }

    /// <summary>How many of <see cref="Bytes"/> are the source.</summary>
    public int Length { get; }

    /// <summary>Whether the last line had no end of its own.</summary>
    public bool LastLineWasOpen { get; }

    /// <summary>The source before it was decoded, where it is in an encoding other than UTF-8.</summary>
    private SourceText? Undecoded { get; init; }

    /// <summary>Decodes the bytes of a file as CPython's <c>compile(bytes)</c> does: BOM, PEP 263 cookie, else UTF-8.</summary>
    /// <exception cref="PythonSyntaxException">Bad encoding, undecodable bytes, a null byte.</exception>
    public static SourceText FromBytes(ReadOnlySpan<byte> bytes)
    {
        CheckNullBytes(bytes);
        string? encoding = SourceEncoding.Declared(ref bytes);
        SourceText source = FromUtf8(bytes);
        // CPython translates line ends before and after it decodes; the positions in errors count the translated ones.
        return encoding is null ? source : FromUtf8(SourceDecoder.Decode(source.Bytes.AsSpan(0, source.Length), encoding), source);
    }

    /// <summary>Takes text as CPython's <c>compile(str)</c> does: a coding cookie is ignored.</summary>
    /// <exception cref="PythonSyntaxException">A lone surrogate or null character.</exception>
    public static SourceText FromText(string text)
    {
        byte[] bytes;
        try
        {
            bytes = s_strictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            throw LoneSurrogate(text);
        }

        CheckNullBytes(bytes);
        return FromUtf8(bytes);
    }

    /// <summary>The line (from 1), as text and without its end: what SyntaxError.text shows.</summary>
    public string LineText(int line) => Utf8.DecodeReplacing(LineBytes(line));

    /// <summary>Turns a byte column (from 0) of a line (from 1) into a code point offset (from 0), for SyntaxError.offset - 1.</summary>
    public int CodePointColumn(int line, int byteColumn)
    {
        ReadOnlySpan<byte> bytes = LineBytes(line);
        return Utf8.CountCodePoints(bytes[..Math.Clamp(byteColumn, 0, bytes.Length)]);
    }

    /// <summary>The line (from 1) as errors about an earlier line than the lexer's show it: CPython takes it out of what was to be decoded.</summary>
    internal ReadOnlySpan<byte> EarlierLineBytes(int line) => (Undecoded ?? this).LineBytes(line);

    /// <summary>The line (from 1) without its end; the last line where there are not so many.</summary>
    internal ReadOnlySpan<byte> LineBytes(int line)
    {
        ReadOnlySpan<byte> rest = Bytes.AsSpan(0, Length);
        for (int i = 1; i < line; i++)
        {
            int end = rest.IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            rest = rest[(end + 1)..];
        }

        int length = rest.IndexOf((byte)'\n');
        return length < 0 ? rest : rest[..length];
    }

    private static void CheckNullBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Contains((byte)0))
        {
            throw new PythonSyntaxException(CompileErrorKind.SyntaxError, "source code string cannot contain null bytes");
        }
    }

    private static SourceText FromUtf8(ReadOnlySpan<byte> bytes, SourceText? undecoded = null)
    {
        byte[] result = GC.AllocateUninitializedArray<byte>(bytes.Length + 1 + Padding);
        int length = TranslateLineEnds(bytes, result);
        bool lastLineWasOpen = length > 0 && result[length - 1] != (byte)'\n';
        if (lastLineWasOpen)
        {
            result[length++] = (byte)'\n';
        }

        result.AsSpan(length).Clear();
        return new SourceText(result, length, lastLineWasOpen) { Undecoded = undecoded };
    }

    private static int TranslateLineEnds(ReadOnlySpan<byte> bytes, Span<byte> result)
    {
        int length = 0;
        while (true)
        {
            int carriageReturn = bytes.IndexOf((byte)'\r');
            if (carriageReturn < 0)
            {
                bytes.CopyTo(result[length..]);
                return length + bytes.Length;
            }

            bytes[..carriageReturn].CopyTo(result[length..]);
            length += carriageReturn;
            result[length++] = (byte)'\n';
            int next = carriageReturn + 1;
            bytes = bytes[(next < bytes.Length && bytes[next] == (byte)'\n' ? next + 1 : next)..];
        }
    }

    private static PythonSyntaxException LoneSurrogate(string text)
    {
        int position = 0;
        int start = 0;
        while (!IsLoneSurrogate(text, start))
        {
            start += char.IsSurrogate(text[start]) ? 2 : 1;
            position++;
        }

        int count = 1;
        while (start + count < text.Length && IsLoneSurrogate(text, start + count))
        {
            count++;
        }

        return new PythonSyntaxException(CompileErrorKind.UnicodeEncodeError, Utf8Errors.Encode(text[start], position, count));
    }

    // Whether the surrogate at a character's start has no other half.
    private static bool IsLoneSurrogate(string text, int index) =>
        char.IsSurrogate(text[index]) && !(index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]));
}
