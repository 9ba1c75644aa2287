using System.Numerics;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;

namespace Jitter.Compiler.CodeGen;

/// <summary>The docstring of a body, and its indentation.</summary>
internal static class Docstring
{
    private const int TabSize = 8;

    /// <summary>The first statement of a body if it is a str literal (CPython's _PyAST_GetDocString).</summary>
    public static ConstantExpr? Find(Stmt[] body) =>
        body.Length > 0 && body[0] is ExprStmt { Value: ConstantExpr { Value: StrConstant } docstring } ? docstring : null;

    /// <summary>
    /// The docstring as <c>inspect.cleandoc</c> leaves it, but with the empty lines at both ends kept: tabs expanded, the
    /// first line's indentation removed, and of the others what all have in common (CPython's _PyCompile_CleanDoc).
    /// </summary>
    /// <exception cref="PythonSyntaxException">A lone surrogate: CPython works on UTF-8 here.</exception>
    public static StrConstant Clean(StrConstant docstring)
    {
        CodePointString text = docstring.Value;
        if (text.Narrow is { } narrow)
        {
            return CleanNarrow(docstring, narrow);
        }

        var codePoints = new int[text.Length];
        for (int i = 0; i < codePoints.Length; i++)
        {
            codePoints[i] = text[i];
        }

        int[] expanded = ExpandTabs(codePoints);
        for (int i = 0; i < expanded.Length; i++)
        {
            if (expanded[i] is >= 0xD800 and <= 0xDFFF)
            {
                throw SurrogateError(expanded, i);
            }
        }

        int[] buffer = new int[expanded.Length];
        int length = RemoveMargin(expanded, buffer);
        return new StrConstant(CodePointString.FromCodePoints(buffer.AsSpan(0, length)));
    }

    private static StrConstant CleanNarrow(StrConstant docstring, string text)
    {
        ReadOnlySpan<char> units = text;
        char[]? expanded = null;
        if (units.Contains('\t'))
        {
            units = expanded = ExpandTabs(text.ToCharArray());
        }

        int surrogate = units.IndexOfAnyInRange('\uD800', '\uDFFF');
        if (surrogate >= 0)
        {
            throw SurrogateError(units, surrogate);
        }

        if (expanded is null && units.IndexOf('\n') < 0 && (units.IsEmpty || units[0] != ' '))
        {
            return docstring;
        }

        char[] buffer = new char[units.Length];
        int length = RemoveMargin(units, buffer);
        return length == text.Length && expanded is null
            ? docstring
            : new StrConstant(CodePointString.FromUtf16(new string(buffer, 0, length)));
    }

    private static T[] ExpandTabs<T>(T[] text)
        where T : unmanaged, IBinaryInteger<T>
    {
        T tab = T.CreateTruncating('\t');
        T newline = T.CreateTruncating('\n');
        T carriageReturn = T.CreateTruncating('\r');
        var expanded = new List<T>(text.Length + 16);
        int column = 0;
        foreach (T unit in text)
        {
            if (unit == tab)
            {
                do
                {
                    expanded.Add(T.CreateTruncating(' '));
                }
                while (++column % TabSize != 0);
                continue;
            }

            expanded.Add(unit);
            column = unit == newline || unit == carriageReturn ? 0 : column + 1;
        }

        return [.. expanded];
    }

    /// <summary>Copies a text without its margin; the length of the copy.</summary>
    private static int RemoveMargin<T>(ReadOnlySpan<T> text, Span<T> result)
        where T : unmanaged, IBinaryInteger<T>
    {
        T space = T.CreateTruncating(' ');
        T newline = T.CreateTruncating('\n');

        // The margin is the least indentation of the lines after the first that are not blank.
        int margin = int.MaxValue;
        int lineStart = text.IndexOf(newline) + 1;
        int position = lineStart == 0 ? text.Length : lineStart;
        while (position < text.Length)
        {
            ReadOnlySpan<T> rest = text[position..];
            int indentation = rest.IndexOfAnyExcept(space);
            if (indentation < 0)
            {
                break;
            }

            if (rest[indentation] != newline)
            {
                margin = Math.Min(margin, indentation);
            }

            int end = rest.IndexOf(newline);
            position = end < 0 ? text.Length : position + end + 1;
        }

        margin = margin == int.MaxValue ? 0 : margin;
        position = text.IndexOfAnyExcept(space);
        position = position < 0 ? text.Length : position;
        int length = 0;
        bool isFirst = true;
        while (position < text.Length)
        {
            if (!isFirst)
            {
                int skipped = 0;
                while (skipped < margin && position < text.Length && text[position] == space)
                {
                    position++;
                    skipped++;
                }
            }

            isFirst = false;
            ReadOnlySpan<T> rest = text[position..];
            int end = rest.IndexOf(newline);
            ReadOnlySpan<T> line = end < 0 ? rest : rest[..(end + 1)];
            line.CopyTo(result[length..]);
            length += line.Length;
            position += line.Length;
        }

        return length;
    }

    private static PythonSyntaxException SurrogateError<T>(ReadOnlySpan<T> text, int start)
        where T : unmanaged, IBinaryInteger<T>
    {
        int end = start;
        while (end < text.Length && int.CreateTruncating(text[end]) is >= 0xD800 and <= 0xDFFF)
        {
            end++;
        }

        string message = Utf8Errors.Encode(int.CreateTruncating(text[start]), start, end - start);
        return new PythonSyntaxException(CompileErrorKind.UnicodeEncodeError, message);
    }
}
