using System.Text;
using Jitter.Syntax.Errors;

namespace Jitter.Syntax.Lexing;

/// <summary>
/// Decoded source: UTF-8 without BOM, every line ended by \n (CRLF and CR translated), the last one too.
/// </summary>
public sealed class SourceText
{
    private SourceText(byte[] utf8, int length)
    {
        Bytes = utf8;
        Length = length;
    }

    /// <summary>The bytes; may be longer than <see cref="Length"/>.</summary>
    public byte[] Bytes { get; }

    /// <summary>How many of <see cref="Bytes"/> are the source.</summary>
    public int Length { get; }

    /// <summary>Decodes the bytes of a file as CPython's <c>compile(bytes)</c> does: BOM, PEP 263 cookie, else UTF-8.</summary>
    /// <exception cref="PythonSyntaxException">Bad encoding, undecodable bytes, a null byte.</exception>
    public static SourceText FromBytes(ReadOnlySpan<byte> bytes) => throw new NotImplementedException();

    /// <summary>Takes text as CPython's <c>compile(str)</c> does: a coding cookie is ignored.</summary>
    public static SourceText FromText(string text) => FromBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>The line (from 1), as text and without its end: what SyntaxError.text shows.</summary>
    public string LineText(int line) => throw new NotImplementedException();

    /// <summary>Turns a byte column (from 0) of a line (from 1) into a code point offset (from 0), for SyntaxError.offset - 1.</summary>
    public int CodePointColumn(int line, int byteColumn) => throw new NotImplementedException();
}
