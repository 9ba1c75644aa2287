using System.Runtime.CompilerServices;

namespace Jitter.Syntax.Lexing;

/// <summary>Brackets and operators.</summary>
public sealed partial class Lexer
{
    /// <summary>CPython's MAXLEVEL.</summary>
    private const int MaximumBrackets = 200;

    private Bracket[] _brackets = new Bracket[16];
    private int _level;

    private struct Bracket
    {
        public byte Character;
        public int Line;
        public int Column;
    }

    private void ReadOpening(int c, int start, out Token token)
    {
        if (_level == _brackets.Length)
        {
            if (_level >= MaximumBrackets)
            {
                _position = start + 1;
                throw Error("too many nested parentheses");
            }

            Array.Resize(ref _brackets, Math.Min(MaximumBrackets, _level * 4));
        }

        ref Bracket bracket = ref _brackets[_level++];
        bracket.Character = (byte)c;
        bracket.Line = _line;
        bracket.Column = start - _lineStart;
        if (_fStringDepth != 0)
        {
            _fStrings[_fStringDepth - 1].BracketDepth++;
        }

        TokenKind kind = c == '(' ? TokenKind.LeftParen : c == '[' ? TokenKind.LeftBracket : TokenKind.LeftBrace;
        Finish(out token, kind, start, start + 1);
    }

    private void ReadClosing(int c, int start, out Token token)
    {
        if (_fStringDepth != 0 && c == '}' && _fStrings[_fStringDepth - 1].BracketDepth == 0)
        {
            _position = start + 1;
            throw Error("f-string: single '}' is not allowed");
        }

        if (_level == 0)
        {
            _position = start + 1;
            throw Error($"unmatched '{(char)c}'");
        }

        ref Bracket opening = ref _brackets[--_level];
        // The codes of [ and ], { and } differ by 2, those of ( and ) by 1.
        if (c - opening.Character != (c == ')' ? 1 : 2))
        {
            _position = start + 1;
            throw Mismatch((char)c, ref opening);
        }

        if (_fStringDepth != 0)
        {
            CloseInFString(c, start);
        }

        TokenKind kind = c == ')' ? TokenKind.RightParen : c == ']' ? TokenKind.RightBracket : TokenKind.RightBrace;
        Finish(out token, kind, start, start + 1);
    }

    private Errors.PythonSyntaxException Mismatch(char closing, ref Bracket opening)
    {
        if (_fStringDepth != 0 && opening.Character == '{')
        {
            // The bracket of the replacement field itself: there is nothing within the field that could match.
            ref FString fString = ref _fStrings[_fStringDepth - 1];
            if (fString.BracketDepth - 1 == fString.FieldDepth)
            {
                return Error($"f-string: unmatched '{closing}'");
            }
        }

        string line = opening.Line != _line ? $" on line {opening.Line}" : "";
        return Error($"closing parenthesis '{closing}' does not match opening parenthesis '{(char)opening.Character}'{line}");
    }

    private void ReadOperator(ref byte source, int c, int start, out Token token)
    {
        int second = Unsafe.Add(ref source, start + 1);
        int length = 1;
        TokenKind kind;
        switch (c)
        {
            case ';':
                kind = TokenKind.Semicolon;
                break;
            case '~':
                kind = TokenKind.Tilde;
                break;
            case '+':
                kind = WithEqual(second, ref length, TokenKind.Plus, TokenKind.PlusEqual);
                break;
            case '-':
                if (second == '>')
                {
                    kind = TokenKind.Arrow;
                    length = 2;
                    break;
                }

                kind = WithEqual(second, ref length, TokenKind.Minus, TokenKind.MinusEqual);
                break;
            case '*':
                kind = DoubledOrWithEqual(
                    ref source, c, start, ref length, TokenKind.Star, TokenKind.StarEqual, TokenKind.DoubleStar, TokenKind.DoubleStarEqual);
                break;
            case '/':
                kind = DoubledOrWithEqual(
                    ref source, c, start, ref length, TokenKind.Slash, TokenKind.SlashEqual, TokenKind.DoubleSlash, TokenKind.DoubleSlashEqual);
                break;
            case '|':
                kind = WithEqual(second, ref length, TokenKind.VBar, TokenKind.VBarEqual);
                break;
            case '&':
                kind = WithEqual(second, ref length, TokenKind.Ampersand, TokenKind.AmpersandEqual);
                break;
            case '<':
                if (second == '>')
                {
                    kind = TokenKind.NotEqual;
                    length = 2;
                    break;
                }

                kind = DoubledOrWithEqual(
                    ref source, c, start, ref length, TokenKind.Less, TokenKind.LessEqual, TokenKind.LeftShift, TokenKind.LeftShiftEqual);
                break;
            case '>':
                kind = DoubledOrWithEqual(
                    ref source, c, start, ref length, TokenKind.Greater, TokenKind.GreaterEqual, TokenKind.RightShift, TokenKind.RightShiftEqual);
                break;
            case '%':
                kind = WithEqual(second, ref length, TokenKind.Percent, TokenKind.PercentEqual);
                break;
            case '^':
                kind = WithEqual(second, ref length, TokenKind.Caret, TokenKind.CaretEqual);
                break;
            case '@':
                kind = WithEqual(second, ref length, TokenKind.At, TokenKind.AtEqual);
                break;
            default:
                kind = WithEqual(second, ref length, TokenKind.Exclamation, TokenKind.NotEqual);
                break;
        }

        Finish(out token, kind, start, start + length);
    }

    private static TokenKind WithEqual(int second, ref int length, TokenKind alone, TokenKind withEqual)
    {
        if (second != '=')
        {
            return alone;
        }

        length = 2;
        return withEqual;
    }

    private static TokenKind DoubledOrWithEqual(
        ref byte source, int c, int start, ref int length, TokenKind alone, TokenKind withEqual, TokenKind doubled, TokenKind doubledWithEqual)
    {
        if (Unsafe.Add(ref source, start + 1) != c)
        {
            return WithEqual(Unsafe.Add(ref source, start + 1), ref length, alone, withEqual);
        }

        length = 2;
        if (Unsafe.Add(ref source, start + 2) != '=')
        {
            return doubled;
        }

        length = 3;
        return doubledWithEqual;
    }
}
