using System.Text;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>String and bytes literals, and the joining of adjacent ones.</summary>
public sealed partial class Parser
{
    /// <summary>The last string's token that was decoded: parsing a string twice does not warn twice.</summary>
    private int _lastDecoded = -1;

    /// <summary>The line of the warning that is being given, and that its taker may turn into an error; else 0.</summary>
    private int _warningLine;

    /// <summary><c>strings (memo): (fstring | string)+</c>.</summary>
    private Expr? Strings()
    {
        if (Exact && Recall(Rule.Strings, out Expr? known))
        {
            return known;
        }

        int start = _position;
        Expr? first = Peek == TokenKind.String ? StringConstant() : FString();
        if (first is ConstantExpr && Peek is not (TokenKind.String or TokenKind.FStringStart))
        {
            return Exact ? Remember(Rule.Strings, start, first) : first;
        }

        Expr? result = null;
        if (first is not null)
        {
            int mark = _exprs.Count;
            _exprs.Push(first);
            while (Peek is TokenKind.String or TokenKind.FStringStart)
            {
                if ((Peek == TokenKind.String ? (Expr)StringConstant() : FString()) is not { } next)
                {
                    break;
                }

                _exprs.Push(next);
            }

            result = Concatenate(mark, SpanFrom(start));
        }

        return Exact ? Remember(Rule.Strings, start, result) : result;
    }

    /// <summary>A STRING token's value.</summary>
    private ConstantExpr StringConstant()
    {
        int index = _position++;
        ref Token token = ref _tokens[index];
        ReadOnlySpan<byte> text = _source.Bytes.AsSpan(token.Start, token.End - token.Start);
        bool isBytes = false;
        bool isRaw = false;
        string? kind = null;
        int prefix = 0;
        for (; text[prefix] is not ((byte)'\'' or (byte)'"'); prefix++)
        {
            switch (text[prefix] | 0x20)
            {
                case 'b':
                    isBytes = true;
                    break;
                case 'r':
                    isRaw = true;
                    break;
                default:
                    kind = text[prefix] == (byte)'u' ? "u" : null;
                    break;
            }
        }

        text = text[prefix..];
        int quotes = text.Length >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
        text = text[quotes..^quotes];
        isRaw = isRaw || !text.Contains((byte)'\\');
        Constant value = isBytes ? BytesOf(text, isRaw, index) : new StrConstant(TextOf(text, isRaw, index));
        _lastDecoded = Math.Max(_lastDecoded, index);
        return new ConstantExpr(token.Span, value, kind);
    }

    /// <summary>A str literal's value.</summary>
    /// <param name="text">What is between the quotes.</param>
    /// <param name="isRaw">Whether there are no escape sequences in it.</param>
    /// <param name="index">The token that a warning names.</param>
    private CodePointString TextOf(ReadOnlySpan<byte> text, bool isRaw, int index)
    {
        if (TryDecode(text, isRaw, index, out string? error) is { } value)
        {
            return value;
        }

        RaiseSyntaxError($"(unicode error) {error}");
        return CodePointString.Empty;
    }

    private CodePointString? TryDecode(ReadOnlySpan<byte> text, bool isRaw, int index, out string? error)
    {
        // A source that was given as bytes is checked for UTF-8 only where it is decoded.
        if (!System.Text.Unicode.Utf8.IsValid(text))
        {
            error = Utf8Errors.Decode(isRaw ? text : FirstInvalidRun(text));
            return null;
        }

        error = null;
        if (isRaw)
        {
            return CodePointString.FromUtf16(Encoding.UTF8.GetString(text));
        }

        var decoder = new EscapeDecoder(text);
        CodePointString? value = decoder.DecodeText();
        error = decoder.Error;
        if (value is not null && decoder.InvalidEscape >= 0)
        {
            WarnInvalidEscape(text[decoder.InvalidEscape..], index);
        }

        return value;
    }

    /// <summary>The first run of bytes beyond ASCII that is no UTF-8; text with escape sequences is decoded run by run.</summary>
    private static ReadOnlySpan<byte> FirstInvalidRun(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            text = text[text.IndexOfAnyInRange((byte)0x80, (byte)0xFF)..];
            int end = text.IndexOfAnyInRange((byte)0, (byte)0x7F);
            ReadOnlySpan<byte> run = end < 0 ? text : text[..end];
            if (end < 0 || !System.Text.Unicode.Utf8.IsValid(run))
            {
                return run;
            }

            text = text[end..];
        }
    }

    private BytesConstant BytesOf(ReadOnlySpan<byte> text, bool isRaw, int index)
    {
        if (text.ContainsAnyInRange((byte)0x80, (byte)0xFF))
        {
            RaiseSyntaxErrorAt(_tokens[index].Span, "bytes can only contain ASCII literal characters");
        }

        if (isRaw)
        {
            return new BytesConstant(text.ToArray());
        }

        var decoder = new EscapeDecoder(text);
        if (decoder.DecodeBytes() is not { } value)
        {
            RaiseSyntaxError($"(value error) {decoder.Error}");
            return new BytesConstant([]);
        }

        if (decoder.InvalidEscape >= 0)
        {
            WarnInvalidEscape(text[decoder.InvalidEscape..], index);
        }

        return new BytesConstant(value);
    }

    /// <summary>Warns about an escape sequence that there is none; <paramref name="text"/> is what follows the backslash.</summary>
    private void WarnInvalidEscape(ReadOnlySpan<byte> text, int index)
    {
        if (Exact || index <= _lastDecoded || _options.Warn is not { } warn)
        {
            return;
        }

        // The lexer warns about braces.
        ref Token token = ref _tokens[index];
        if (token.Kind is TokenKind.FStringMiddle or TokenKind.FStringEnd && text[0] is (byte)'{' or (byte)'}')
        {
            return;
        }

        string message = text[0] is >= (byte)'4' and <= (byte)'7'
            ? $"invalid octal escape sequence '\\{Encoding.ASCII.GetString(text[..Math.Min(3, text.Length)])}'"
            : $"invalid escape sequence '\\{(char)text[0]}'";
        SourceSpan span = token.Span;
        PythonSyntaxException place = ErrorAt(
            CompileErrorKind.SyntaxError, span.Line, span.Column + 1, span.EndLine, span.EndColumn + 1, message);
        _raisedByParser = false;
        _warningLine = span.Line;
        warn(new CompileWarning(
            CompileWarningKind.SyntaxWarning, message, span.Line, place.Offset, place.EndLine, place.EndOffset));
        _warningLine = 0;
    }

    /// <summary>
    /// Joins the literals on <see cref="_exprs"/> from <paramref name="mark"/> on, which it takes: neighbouring constants become one
    /// (CPython's _PyPegen_concatenate_strings).
    /// </summary>
    private Expr Concatenate(int mark, in SourceSpan span)
    {
        Expr[] literals = _exprs.Take(mark);
        bool anyBytes = false;
        bool anyText = false;
        bool anyFString = false;
        foreach (Expr literal in literals)
        {
            if (literal is not ConstantExpr constant)
            {
                anyFString = true;
            }
            else if (constant.Value is BytesConstant)
            {
                anyBytes = true;
            }
            else
            {
                anyText = true;
            }
        }

        if (anyBytes && (anyText || anyFString))
        {
            RaiseSyntaxError("cannot mix bytes and nonbytes literals");
        }

        if (anyBytes)
        {
            return new ConstantExpr(span, JoinBytes(literals), null);
        }

        foreach (Expr literal in literals)
        {
            if (literal is JoinedStr joined)
            {
                foreach (Expr value in joined.Values)
                {
                    PushFolding(mark, value);
                }
            }
            else
            {
                PushFolding(mark, literal);
            }
        }

        FoldConstants(mark);
        if (anyFString)
        {
            DropEmptyConstant(mark);
            return new JoinedStr(span, _exprs.Take(mark));
        }

        Expr result = _exprs[mark];
        _exprs.Drop(mark);
        return result;

        // A run of constants is folded when it ends.
        void PushFolding(int first, Expr value)
        {
            if (value is not ConstantExpr)
            {
                FoldConstants(first);
                DropEmptyConstant(first);
            }

            _exprs.Push(value);
        }
    }

    /// <summary>Makes one constant of those at the top of <see cref="_exprs"/>, down to <paramref name="mark"/>.</summary>
    private void FoldConstants(int mark)
    {
        int start = _exprs.Count;
        while (start > mark && _exprs[start - 1] is ConstantExpr)
        {
            start--;
        }

        int count = _exprs.Count - start;
        if (count < 2)
        {
            return;
        }

        var first = (ConstantExpr)_exprs[start];
        Expr last = _exprs[_exprs.Count - 1];
        int length = 0;
        for (int i = start; i < _exprs.Count; i++)
        {
            length += TextOf(_exprs[i]).Length;
        }

        int[] codePoints = new int[length];
        int offset = 0;
        for (int i = start; i < _exprs.Count; i++)
        {
            CodePointString part = TextOf(_exprs[i]);
            for (int j = 0; j < part.Length; j++)
            {
                codePoints[offset++] = part[j];
            }
        }

        _exprs.Drop(start);
        _exprs.Push(new ConstantExpr(
            first.Span.To(last.Span), new StrConstant(CodePointString.FromCodePoints(codePoints)), first.ConstantKind));
    }

    private void DropEmptyConstant(int mark)
    {
        int last = _exprs.Count - 1;
        if (last >= mark && _exprs[last] is ConstantExpr && TextOf(_exprs[last]).Length == 0)
        {
            _exprs.Drop(last);
        }
    }

    private static CodePointString TextOf(Expr constant) => ((StrConstant)((ConstantExpr)constant).Value).Value;

    private static BytesConstant JoinBytes(Expr[] literals)
    {
        int length = 0;
        foreach (Expr literal in literals)
        {
            length += ((BytesConstant)((ConstantExpr)literal).Value).Value.Length;
        }

        byte[] joined = new byte[length];
        int offset = 0;
        foreach (Expr literal in literals)
        {
            byte[] part = ((BytesConstant)((ConstantExpr)literal).Value).Value;
            part.CopyTo(joined, offset);
            offset += part.Length;
        }

        return new BytesConstant(joined);
    }
}
