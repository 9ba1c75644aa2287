using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Jitter.Syntax.Lexing;

/// <summary>Number literals. Their values are the parser's.</summary>
public sealed partial class Lexer
{
    private void ReadNumber(ref byte source, int start, out Token token)
    {
        int position = start;
        int c = Unsafe.Add(ref source, position);
        if (c == '0')
        {
            position = ReadAfterZero(ref source, start);
        }
        else
        {
            if (c != '.')
            {
                do
                {
                    c = Unsafe.Add(ref source, ++position);
                }
                while (IsDigit(c));
            }

            if (c == '.' || c >= 0x80 || Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(CharacterTables.NameContinues), c) != NameByte.None)
            {
                position = c == '.' && position == start
                    ? ReadFraction(ref source, position + 1)
                    : ReadAfterDigits(ref source, DecimalTail(ref source, position));
            }
        }

        Finish(out token, TokenKind.Number, start, position);
    }

    /// <summary>Behind the digits before the point: fraction, exponent, j.</summary>
    private int ReadAfterDigits(ref byte source, int position) =>
        Unsafe.Add(ref source, position) == '.' ? ReadFraction(ref source, position + 1) : ReadExponent(ref source, position);

    private int ReadFraction(ref byte source, int position)
    {
        if (IsDigit(Unsafe.Add(ref source, position)))
        {
            position = DecimalTail(ref source, position + 1);
        }

        return ReadExponent(ref source, position);
    }

    private int ReadExponent(ref byte source, int position)
    {
        if (Lower(Unsafe.Add(ref source, position)) == 'e')
        {
            int digits = position + 1;
            int c = Unsafe.Add(ref source, digits);
            if (c is '+' or '-')
            {
                c = Unsafe.Add(ref source, ++digits);
                if (!IsDigit(c))
                {
                    throw BadNumber(digits, "invalid decimal literal");
                }
            }
            else if (!IsDigit(c))
            {
                // Not an exponent, but perhaps "else".
                CheckEndOfNumber(ref source, position, "decimal");
                return position;
            }

            position = DecimalTail(ref source, digits + 1);
        }

        return ReadImaginary(ref source, position, "decimal");
    }

    private int ReadImaginary(ref byte source, int position, string kind)
    {
        if (Lower(Unsafe.Add(ref source, position)) == 'j')
        {
            position++;
            kind = "imaginary";
        }

        CheckEndOfNumber(ref source, position, kind);
        return position;
    }

    private int ReadAfterZero(ref byte source, int start)
    {
        int position = start + 1;
        int c = Unsafe.Add(ref source, position);
        switch (Lower(c))
        {
            case 'x':
                return ReadDigitsOfBase(ref source, position, 16, "hexadecimal");
            case 'o':
                return ReadDigitsOfBase(ref source, position, 8, "octal");
            case 'b':
                return ReadDigitsOfBase(ref source, position, 2, "binary");
        }

        while (true)
        {
            if (c == '_')
            {
                c = Unsafe.Add(ref source, ++position);
                if (!IsDigit(c))
                {
                    throw BadNumber(position, "invalid decimal literal");
                }
            }

            if (c != '0')
            {
                break;
            }

            c = Unsafe.Add(ref source, ++position);
        }

        int zerosEnd = position;
        bool nonZero = IsDigit(c);
        if (nonZero)
        {
            position = DecimalTail(ref source, position + 1);
            c = Unsafe.Add(ref source, position);
        }

        if (c == '.')
        {
            return ReadFraction(ref source, position + 1);
        }

        if (Lower(c) == 'e')
        {
            return ReadExponent(ref source, position);
        }

        if (Lower(c) != 'j' && nonZero)
        {
            _position = position;
            throw Error(
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
                start + 1 - _lineStart,
                zerosEnd + 1 - _lineStart);
        }

        return ReadImaginary(ref source, position, "decimal");
    }

    /// <summary>Behind the letter of a base: digits, an underscore before each group at most.</summary>
    private int ReadDigitsOfBase(ref byte source, int letter, int numberBase, string kind)
    {
        int position = letter + 1;
        int c = Unsafe.Add(ref source, position);
        do
        {
            if (c == '_')
            {
                c = Unsafe.Add(ref source, ++position);
            }

            if (!IsDigitOfBase(c, numberBase))
            {
                throw IsDigit(c) ? BadDigit(position, c, kind) : BadNumber(position, $"invalid {kind} literal");
            }

            do
            {
                c = Unsafe.Add(ref source, ++position);
            }
            while (IsDigitOfBase(c, numberBase));
        }
        while (c == '_');

        if (IsDigit(c))
        {
            throw BadDigit(position, c, kind);
        }

        CheckEndOfNumber(ref source, position, kind);
        return position;
    }

    /// <summary>Behind a digit: more digits, in groups that single underscores part.</summary>
    private int DecimalTail(ref byte source, int position)
    {
        while (true)
        {
            while (IsDigit(Unsafe.Add(ref source, position)))
            {
                position++;
            }

            if (Unsafe.Add(ref source, position) != '_')
            {
                return position;
            }

            if (!IsDigit(Unsafe.Add(ref source, ++position)))
            {
                throw BadNumber(position, "invalid decimal literal");
            }
        }
    }

    /// <summary>
    /// What follows a number at once may be one of the keywords that can follow it in a program, with a warning; no other name
    /// (CPython's verify_end_of_number).
    /// </summary>
    private void CheckEndOfNumber(ref byte source, int position, string kind)
    {
        int c = Unsafe.Add(ref source, position);
        if (c >= 0x80 || Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(CharacterTables.NameContinues), c) == NameByte.None)
        {
            return;
        }

        int second = Unsafe.Add(ref source, position + 1);
        bool isKeyword = c switch
        {
            'a' => Follows(ref source, position, "and"u8),
            'e' => Follows(ref source, position, "else"u8),
            'f' => Follows(ref source, position, "for"u8),
            'i' => second is 'f' or 'n' or 's',
            'o' => Follows(ref source, position, "or"u8),
            'n' => Follows(ref source, position, "not"u8),
            _ => false,
        };
        if (!isKeyword)
        {
            throw BadNumber(position, $"invalid {kind} literal");
        }

        if (_warn is not null)
        {
            _position = position;
            Warn($"invalid {kind} literal");
        }
    }

    private static bool Follows(ref byte source, int position, ReadOnlySpan<byte> word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (Unsafe.Add(ref source, position + i) != word[i])
            {
                return false;
            }
        }

        return CharacterTables.NameContinues[Unsafe.Add(ref source, position + word.Length)] == NameByte.None;
    }

    private Errors.PythonSyntaxException BadNumber(int position, string message)
    {
        _position = position;
        return Error(message);
    }

    private Errors.PythonSyntaxException BadDigit(int position, int digit, string kind) =>
        BadNumber(position + 1, $"invalid digit '{(char)digit}' in {kind} literal");

    private static bool IsDigit(int c) => (uint)(c - '0') <= 9;

    private static int Lower(int c) => c | 0x20;

    private static bool IsDigitOfBase(int c, int numberBase) =>
        numberBase == 16 ? char.IsAsciiHexDigit((char)c) : (uint)(c - '0') < (uint)numberBase;
}
