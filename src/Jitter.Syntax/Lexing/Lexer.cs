using Jitter.Syntax.Errors;

namespace Jitter.Syntax.Lexing;

/// <summary>
/// Turns UTF-8 source into tokens on demand, as CPython 3.13's tokenizer does (Parser/lexer/lexer.c): comments and
/// blank lines are skipped, brackets join lines, f-strings are tokenized inside (PEP 701).
/// </summary>
/// <remarks>
/// Lexing is lazy because the order in which errors are found is observable: an error of the tokenizer is raised only
/// when the parser asks for that token. Errors are thrown as <see cref="PythonSyntaxException"/>.
/// </remarks>
public sealed class Lexer
{
    /// <summary>Starts at the first byte of a decoded source.</summary>
    public Lexer(SourceText source, CompileWarningHandler? warn)
    {
        Source = source;
        _ = warn;
    }

    /// <summary>The source that is read.</summary>
    public SourceText Source { get; }

    /// <summary>The next token; after the end, <see cref="TokenKind.EndMarker"/> again and again.</summary>
    /// <exception cref="PythonSyntaxException">The text is no token.</exception>
    public Token Next() => throw new NotImplementedException();

    /// <summary>The line that is being read, from 1 (CPython's <c>tok->lineno</c>): where errors end that say "from here to where reading stands".</summary>
    public int Line => throw new NotImplementedException();

    /// <summary>The byte column behind the last byte read in its line (<c>tok->cur - tok->line_start</c>).</summary>
    public int Column => throw new NotImplementedException();

    /// <summary>Where the buffered text starts (<c>tok->buf</c>): the start of the current line, or of the first line of a token that goes over lines.</summary>
    public int BufferStart => throw new NotImplementedException();

    /// <summary>The end of the lines read so far (<c>tok->inp</c>), behind the \n.</summary>
    public int BufferEnd => throw new NotImplementedException();

    /// <summary>The offset behind the last byte read (<c>tok->cur</c>).</summary>
    public int Offset => throw new NotImplementedException();

    /// <summary>Whether the end of the input was met, in a string too (<c>tok->done</c> is E_EOF, E_EOFS or E_EOLS).</summary>
    public bool AtEnd => throw new NotImplementedException();

    /// <summary>Whether reading stands within an f-string, replacement fields included (<c>tok_mode_stack_index > 0</c>).</summary>
    public bool InFString => throw new NotImplementedException();

    /// <summary>How many brackets are open (<c>tok->level</c>).</summary>
    public int BracketDepth => throw new NotImplementedException();

    /// <summary>The innermost open bracket: its character, line, and byte column (<c>tok->parenstack</c>, <c>parenlinenostack</c>, <c>parencolstack</c>).</summary>
    public (char Bracket, int Line, int Column) OpenBracket => throw new NotImplementedException();

    /// <summary>
    /// Whether the exception that <see cref="Next"/> threw last is one that CPython's tokenizer only notes in <c>tok->done</c>
    /// (E_EOF, E_DEDENT, E_TABSPACE, E_TOODEEP, E_LINECONT) and leaves to the parser to raise: when the rest of a file is
    /// read only to find errors, those do not count.
    /// </summary>
    public bool ErrorIsDeferred => throw new NotImplementedException();

    /// <summary>Closes all open indentations: the next tokens are as many DEDENTs (an interactive statement ended without an empty line).</summary>
    public void CloseIndentations() => throw new NotImplementedException();
}
