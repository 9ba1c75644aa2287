using System.Text;
using Jitter.Bytecode;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.Symbols;

/// <summary>The <c>from __future__</c> features of a compilation (CPython's Python/future.c).</summary>
/// <param name="Flags">The co_flags bits in force.</param>
/// <param name="LastImport">Where the last such import stands; line -1 where there is none, so that any import is late.</param>
internal sealed record FutureFeatures(CodeFlags Flags, SourceSpan LastImport)
{
    private const int LongestFeatureInMessage = 100;

    /// <summary>Whether annotations stay unevaluated text (PEP 563).</summary>
    public bool Annotations => (Flags & CodeFlags.FutureAnnotations) != 0;

    /// <summary>
    /// Reads the future imports at the top of a tree: those after a docstring and before anything else. Later ones are
    /// left to <see cref="CheckNotLate"/>.
    /// </summary>
    /// <exception cref="PythonSyntaxException">An unknown feature, or braces.</exception>
    public static FutureFeatures Of(Mod root, CodeFlags inherited)
    {
        Stmt[] body = root switch
        {
            Module module => module.Body,
            Interactive interactive => interactive.Body,
            _ => [],
        };
        CodeFlags flags = inherited;
        var last = new SourceSpan(-1, -1, -1, -1);
        for (int i = IsDocstring(body) ? 1 : 0; i < body.Length; i++)
        {
            if (body[i] is not ImportFrom { Module: "__future__", Level: 0 } import)
            {
                break;
            }

            flags |= FlagsOf(import);
            last = import.Span;
        }

        return new FutureFeatures(flags, last);
    }

    /// <summary>Checks that a future import is one of those at the top; code generation calls it for each import.</summary>
    /// <exception cref="PythonSyntaxException">from __future__ imports must occur at the beginning of the file.</exception>
    public void CheckNotLate(ImportFrom import)
    {
        if (import.Level == 0
            && import.Module == "__future__"
            && (import.Span.Line > LastImport.Line
                || (import.Span.Line == LastImport.EndLine && import.Span.Column > LastImport.EndColumn)))
        {
            throw SymbolErrors.At("from __future__ imports must occur at the beginning of the file", import.Span);
        }
    }

    private static bool IsDocstring(Stmt[] body) =>
        body.Length > 0 && body[0] is ExprStmt { Value: ConstantExpr { Value: StrConstant } };

    private static CodeFlags FlagsOf(ImportFrom import)
    {
        CodeFlags flags = CodeFlags.None;
        foreach (Alias alias in import.Names)
        {
            switch (alias.Name)
            {
                case "nested_scopes" or "generators" or "division" or "absolute_import" or "with_statement"
                    or "print_function" or "unicode_literals" or "generator_stop":
                    break; // mandatory by now: they set no flag
                case "barry_as_FLUFL":
                    flags |= CodeFlags.FutureBarryAsBdfl;
                    break;
                case "annotations":
                    flags |= CodeFlags.FutureAnnotations;
                    break;
                case "braces":
                    throw AtStart("not a chance", import.Span);
                default:
                    throw AtStart($"future feature {Shorten(alias.Name)} is not defined", import.Span);
            }
        }

        return flags;
    }

    /// <summary>The first bytes of a name, as the C format %.100s takes them; a character cut in two is replaced.</summary>
    private static string Shorten(string name)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(name);
        return utf8.Length <= LongestFeatureInMessage ? name : Encoding.UTF8.GetString(utf8, 0, LongestFeatureInMessage);
    }

    private static PythonSyntaxException AtStart(string message, SourceSpan span) =>
        new(CompileErrorKind.SyntaxError, message, span.Line, span.Column + 1, span.Line);
}
