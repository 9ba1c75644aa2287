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
}
