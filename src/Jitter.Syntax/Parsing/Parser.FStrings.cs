using System.Text;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>f-strings (PEP 701).</summary>
public sealed partial class Parser
{
    /// <summary>CPython 3.13.0's lexer keeps the text of an expression only up to this depth of format specifications.</summary>
    private const int DeepestDebuggingField = 2;

    /// <summary>
    /// Literal parts of the f-strings under construction. They are decoded behind the closing quotes, as an error in them stands
    /// there in CPython.
    /// </summary>
    private readonly ScratchStack<UndecodedText> _undecoded = new();

    /// <summary><c>fstring: FSTRING_START fstring_middle* FSTRING_END</c>.</summary>
    private JoinedStr? FString()
    {
        int start = _position;
        if (!Accept(TokenKind.FStringStart))
        {
            return null;
        }

        int levels = DescendInto(start, LevelsOfFString);
        int mark = _exprs.Count;
        int undecodedMark = _undecoded.Count;
        while (true)
        {
            if (Peek == TokenKind.FStringMiddle)
            {
                ref Token middle = ref _tokens[_position++];
                CheckMiddle(_source.Bytes.AsSpan(middle.Start, middle.End - middle.Start));
                PushUndecoded(middle.Span, _source.Bytes.AsMemory(middle.Start, middle.End - middle.Start));
            }
            else if (!FStringReplacementField(depth: 1))
            {
                break;
            }
        }

        _level -= levels;
        if (!Accept(TokenKind.FStringEnd))
        {
            _exprs.Drop(mark);
            _undecoded.Drop(undecodedMark);
            _position = start;
            return null;
        }

        DecodeParts(mark, undecodedMark, _source.Bytes.AsSpan(_tokens[start].Start, _tokens[start].End - _tokens[start].Start).ContainsAny("rR"u8));
        return new JoinedStr(SpanFrom(start), _exprs.Take(mark));
    }

    /// <summary>CPython makes a str of each literal part as it reads it, and lets the codec's own exception through.</summary>
    private static void CheckMiddle(ReadOnlySpan<byte> text)
    {
        if (!System.Text.Unicode.Utf8.IsValid(text))
        {
            throw new PythonSyntaxException(CompileErrorKind.UnicodeDecodeError, Utf8Errors.Decode(text)!);
        }
    }

    private void PushUndecoded(in SourceSpan span, ReadOnlyMemory<byte> text)
    {
        _undecoded.Push(new UndecodedText { Index = _exprs.Count, Text = text });
        _exprs.Push(new ConstantExpr(span, SingletonConstant.None, null));
    }

    /// <summary>Decodes the literal parts of an f-string that has ended, and leaves out those that are empty.</summary>
    private void DecodeParts(int mark, int undecodedMark, bool isRaw)
    {
        int end = _position - 1;
        int kept = undecodedMark < _undecoded.Count ? _undecoded[undecodedMark].Index : _exprs.Count;
        int next = undecodedMark;
        int count = _exprs.Count;
        for (int i = kept; i < count; i++)
        {
            Expr part = _exprs[i];
            if (next < _undecoded.Count && _undecoded[next].Index == i)
            {
                ReadOnlySpan<byte> text = _undecoded[next++].Text.Span;
                if (text is [(byte)'{', (byte)'{'] or [(byte)'}', (byte)'}'])
                {
                    text = text[..1];
                }

                CodePointString value = TextOf(text, isRaw || !text.Contains((byte)'\\'), end);
                if (value.Length == 0)
                {
                    continue;
                }

                ((ConstantExpr)part).Value = new StrConstant(value);
            }

            _exprs[kept++] = part;
        }

        _lastDecoded = Math.Max(_lastDecoded, end);
        _exprs.Drop(kept);
        _undecoded.Drop(undecodedMark);
    }

    /// <summary>
    /// <c>fstring_replacement_field: '{' annotated_rhs '='? [fstring_conversion] [fstring_full_format_spec] '}' |
    /// invalid_replacement_field</c>. Pushes the node, and before it the text of a debugging field.
    /// </summary>
    /// <param name="depth">1 in the f-string's text, one more in the format specification of a field.</param>
    private bool FStringReplacementField(int depth)
    {
        int start = _position;
        if (Accept(TokenKind.LeftBrace) && AnnotatedRhs() is { } value)
        {
            bool isDebug = Accept(TokenKind.Equal);
            int textEnd = _position;
            int conversion = FStringConversion();
            int specStart = _position;
            JoinedStr? spec = FStringFullFormatSpec(depth);
            if (Accept(TokenKind.RightBrace))
            {
                PushFormattedValue(start, value, isDebug, textEnd, conversion, specStart, spec, depth);
                return true;
            }
        }

        _position = start;
        if (InvalidPass)
        {
            InvalidReplacementField(depth);
            _position = start;
        }

        return false;
    }

    /// <summary>What a replacement field makes (CPython's _PyPegen_formatted_value).</summary>
    private void PushFormattedValue(
        int start, Expr value, bool isDebug, int textEnd, int conversion, int specStart, JoinedStr? spec, int depth)
    {
        int code = -1;
        if (conversion >= 0)
        {
            code = ConversionCode(conversion);
        }
        else if (isDebug && spec is null)
        {
            code = 'r';
        }

        SourceSpan span = SpanFrom(start);
        if (isDebug)
        {
            if (depth > DeepestDebuggingField)
            {
                throw new PythonSyntaxException(CompileErrorKind.ValueError, "field 'value' is required for Constant");
            }

            // The text goes from behind the { to the token that ends the expression, whichever that is.
            (int endLine, int endColumn) = conversion >= 0 ? (_tokens[conversion].Span.Line, _tokens[conversion].Span.Column - 1)
                : spec is not null ? (spec.Span.Line, spec.Span.Column)
                : (span.EndLine, span.EndColumn - 1);
            SourceSpan textSpan = new(span.Line, span.Column + 1, endLine, endColumn);
            ReadOnlyMemory<byte> text = DebugText(_tokens[start].End, _tokens[textEnd].Start);
            if (depth > 1)
            {
                CodePointString decoded = CodePointString.FromUtf16(Encoding.UTF8.GetString(text.Span));
                _exprs.Push(new ConstantExpr(textSpan, new StrConstant(decoded), null));
            }
            else
            {
                PushUndecoded(textSpan, text);
            }
        }

        _exprs.Push(new FormattedValue(span, value, code, spec));
    }

    private int ConversionCode(int conversion)
    {
        string name = _tokens[conversion].Name!;
        if (name is not ("s" or "r" or "a"))
        {
            string repr = ConstantRepr.Repr(new StrConstant(name));
            RaiseSyntaxErrorAt(
                _tokens[conversion].Span, $"f-string: invalid conversion character {repr}: expected 's', 'r', or 'a'");
        }

        return name[0];
    }

    /// <summary>The source of a debugging field's expression, without comments.</summary>
    private ReadOnlyMemory<byte> DebugText(int start, int end)
    {
        ReadOnlyMemory<byte> text = _source.Bytes.AsMemory(start, end - start);
        if (!text.Span.Contains((byte)'#'))
        {
            return text;
        }

        // As in CPython 3.13.0, a # in a string counts as the start of a comment, too.
        byte[] result = new byte[text.Length];
        int length = 0;
        bool inComment = false;
        foreach (byte b in text.Span)
        {
            inComment = b == (byte)'#' || (inComment && b != (byte)'\n');
            if (!inComment)
            {
                result[length++] = b;
            }
        }

        return result.AsMemory(0, length);
    }

    /// <summary><c>[fstring_conversion]</c>, <c>'!' NAME</c>: the index of the name's token, or -1.</summary>
    private int FStringConversion()
    {
        int start = _position;
        if (!Accept(TokenKind.Exclamation))
        {
            return -1;
        }

        int name = AcceptName();
        if (name < 0)
        {
            _position = start;
            return -1;
        }

        SourceSpan mark = _tokens[start].Span;
        SourceSpan conversion = _tokens[name].Span;
        if (mark.Line != conversion.Line || mark.EndColumn != conversion.Column)
        {
            RaiseSyntaxErrorRange(mark, conversion, "f-string: conversion type must come right after the exclamanation mark");
        }

        return name;
    }

    /// <summary><c>[fstring_full_format_spec]</c>: <c>':' fstring_format_spec*</c>.</summary>
    private JoinedStr? FStringFullFormatSpec(int depth)
    {
        int start = _position;
        if (!Accept(TokenKind.Colon))
        {
            return null;
        }

        int mark = _exprs.Count;
        _level += LevelsOfFormatSpec;
        SkipFormatSpecs(depth);
        _level -= LevelsOfFormatSpec;
        bool isPlain = _exprs.Count == mark || (_exprs.Count == mark + 1 && _exprs[mark] is ConstantExpr);
        SourceSpan span = SpanFrom(start);
        return isPlain ? new JoinedStr(span, _exprs.Take(mark)) : (JoinedStr)Concatenate(mark, span);
    }

    /// <summary><c>fstring_format_spec*</c>, <c>FSTRING_MIDDLE | fstring_replacement_field</c>; pushes the parts.</summary>
    private void SkipFormatSpecs(int depth)
    {
        while (true)
        {
            if (Peek != TokenKind.FStringMiddle)
            {
                if (!FStringReplacementField(depth + 1))
                {
                    return;
                }

                continue;
            }

            int index = _position++;
            ref Token middle = ref _tokens[index];
            ReadOnlySpan<byte> text = _source.Bytes.AsSpan(middle.Start, middle.End - middle.Start);
            if (!System.Text.Unicode.Utf8.IsValid(text))
            {
                CheckMiddle(FirstInvalidRun(text));
            }

            if (TryDecode(text, !text.Contains((byte)'\\'), index, out string? error) is not { } value)
            {
                // Here CPython lets the codec's own exception through.
                throw new PythonSyntaxException(CompileErrorKind.UnicodeDecodeError, error!);
            }

            _lastDecoded = Math.Max(_lastDecoded, index);
            if (value.Length > 0)
            {
                _exprs.Push(new ConstantExpr(middle.Span, new StrConstant(value), null));
            }
        }
    }

    /// <summary><c>invalid_replacement_field</c>.</summary>
    private void InvalidReplacementField(int depth)
    {
        if (!Accept(TokenKind.LeftBrace))
        {
            return;
        }

        if (Peek is TokenKind.Equal or TokenKind.Exclamation or TokenKind.Colon or TokenKind.RightBrace)
        {
            ref Token token = ref Current;
            string text = Encoding.ASCII.GetString(_source.Bytes, token.Start, token.End - token.Start);
            RaiseSyntaxErrorAt(token.Span, $"f-string: valid expression required before '{text}'");
        }

        int mark = _exprs.Count;
        int start = _position;
        if (AnnotatedRhs() is null)
        {
            _position = start;
            RaiseSyntaxErrorOnNextToken("f-string: expecting a valid expression after '{'");
        }

        if (Peek is not (TokenKind.Equal or TokenKind.Exclamation or TokenKind.Colon or TokenKind.RightBrace))
        {
            RaiseSyntaxErrorOnNextToken("f-string: expecting '=', or '!', or ':', or '}'");
        }

        if (Accept(TokenKind.Equal) && Peek is not (TokenKind.Exclamation or TokenKind.Colon or TokenKind.RightBrace))
        {
            RaiseSyntaxErrorOnNextToken("f-string: expecting '!', or ':', or '}'");
        }

        if (Accept(TokenKind.Exclamation))
        {
            if (Peek is TokenKind.Colon or TokenKind.RightBrace)
            {
                RaiseSyntaxErrorOnNextToken("f-string: missing conversion character");
            }

            if (!Accept(TokenKind.Name))
            {
                RaiseSyntaxErrorOnNextToken("f-string: invalid conversion character");
            }
        }

        if (Peek is not (TokenKind.Colon or TokenKind.RightBrace))
        {
            RaiseSyntaxErrorOnNextToken("f-string: expecting ':' or '}'");
        }

        if (Accept(TokenKind.Colon))
        {
            SkipFormatSpecs(depth);
            _exprs.Drop(mark);
            if (Peek != TokenKind.RightBrace)
            {
                RaiseSyntaxErrorOnNextToken("f-string: expecting '}', or format specs");
            }
        }
    }

    /// <summary>A literal part of an f-string: its text, and its place on the stack of parts.</summary>
    private struct UndecodedText
    {
        public ReadOnlyMemory<byte> Text;
        public int Index;
    }
}
