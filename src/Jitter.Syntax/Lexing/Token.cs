using Jitter.Syntax.Ast;

namespace Jitter.Syntax.Lexing;

/// <summary>A token: its kind and where it stands in the UTF-8 source.</summary>
public struct Token
{
    /// <summary>What the token is.</summary>
    public TokenKind Kind;

    /// <summary>The offset of its first byte in <see cref="Lexer.Source"/>; equal to <see cref="End"/> for tokens without text.</summary>
    public int Start;

    /// <summary>The offset behind its last byte.</summary>
    public int End;

    /// <summary>
    /// Where it stands, as CPython's tokens and AST count: lines from 1, columns in UTF-8 bytes from 0. Indent, Dedent and EndMarker
    /// have the columns -1. The end of a NewLine is behind the \n, which its text leaves out; so is the end of an FStringMiddle that ends
    /// with a doubled brace, whose text has one of them.
    /// </summary>
    public SourceSpan Span;

    /// <summary>The bracket depth behind it: an opening bracket has raised it, a closing one has lowered it (CPython's <c>Token.level</c>).</summary>
    public int Level;

    /// <summary>The name, interned and NFKC-normalized, of a <see cref="TokenKind.Name"/>; the text of keywords; else null.</summary>
    public string? Name;
}
