using Jitter.Primitives.Text.Unicode;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>
/// The replacement fields of a format string, one after the other (Python library reference, "Format String Syntax"; CPython's
/// Objects/stringlib/unicode_format.h, MarkupIterator).
/// </summary>
/// <param name="text">The string.</param>
/// <param name="start">Where the format string starts in it.</param>
/// <param name="end">Where it ends.</param>
public struct FormatMarkup(PyStr text, int start, int end)
{
    private int _at = start;

    /// <summary>Where the literal text before the field is.</summary>
    public (int Start, int End) Literal { get; private set; }

    /// <summary>Whether a field follows the literal.</summary>
    public bool HasField { get; private set; }

    /// <summary>Where the field's name is.</summary>
    public (int Start, int End) FieldName { get; private set; }

    /// <summary>Where the format specification is.</summary>
    public (int Start, int End) Spec { get; private set; }

    /// <summary>Whether the specification has fields of its own.</summary>
    public bool SpecHasFields { get; private set; }

    /// <summary>The conversion's character, or 0.</summary>
    public int Conversion { get; private set; }

    /// <summary>Goes to the next literal and field: 1, 0 at the end, or -1 with ValueError pending.</summary>
    public int Next()
    {
        HasField = SpecHasFields = false;
        Conversion = 0;
        Spec = FieldName = (0, 0);
        if (_at >= end)
        {
            return 0;
        }

        int literalStart = _at;
        int c = 0;
        bool fieldFollows = false;
        while (_at < end)
        {
            c = text[_at++];
            if (c is '{' or '}')
            {
                fieldFollows = true;
                break;
            }
        }

        bool atEnd = _at >= end;
        int length = _at - literalStart;
        if (c == '}' && (atEnd || text[_at] != c))
        {
            return Raise("Single '}' encountered in format string");
        }

        if (c == '{' && atEnd)
        {
            return Raise("Single '{' encountered in format string");
        }

        if (!atEnd)
        {
            if (text[_at] == c)
            {
                _at++;
                fieldFollows = false;
            }
            else
            {
                length--;
            }
        }

        Literal = (literalStart, literalStart + length);
        if (!fieldFollows)
        {
            return 1;
        }

        HasField = true;
        return ParseField();
    }

    /// <summary>The decimal number that a part of a name is; -1 where it is none, -2 with ValueError pending.</summary>
    public static long ParseInteger(PyStr text, int start, int end)
    {
        if (start >= end)
        {
            return -1;
        }

        long value = 0;
        for (int i = start; i < end; i++)
        {
            int digit = UnicodeData.IsDecimal(text[i]) ? UnicodeData.DigitValue(text[i]) : -1;
            if (digit < 0)
            {
                return -1;
            }

            if (value > (long.MaxValue - digit) / 10)
            {
                Errors.Raise(PyExceptions.ValueError, "Too many decimal digits in format string");
                return -2;
            }

            value = (value * 10) + digit;
        }

        return value;
    }

    private static int Raise(string message) => Errors.RaiseMinusOne(PyExceptions.ValueError, message);

    private int ParseField()
    {
        int nameStart = _at;
        int c = 0;
        bool ended = false;
        while (_at < end && !ended)
        {
            c = text[_at++];
            switch (c)
            {
                case '{':
                    return Raise("unexpected '{' in field name");
                case '[':
                    while (_at < end && text[_at] != ']')
                    {
                        _at++;
                    }

                    break;
                case '}' or ':' or '!':
                    ended = true;
                    break;
            }
        }

        FieldName = (nameStart, _at - 1);
        if (c is '!' or ':')
        {
            return ParseConversionAndSpec(c == '!');
        }

        return c == '}' ? 1 : Raise("expected '}' before end of string");
    }

    private int ParseConversionAndSpec(bool hasConversion)
    {
        if (hasConversion)
        {
            if (_at >= end)
            {
                return Raise("end of string while looking for conversion specifier");
            }

            Conversion = text[_at++];
            if (_at < end)
            {
                int c = text[_at++];
                if (c == '}')
                {
                    return 1;
                }

                if (c != ':')
                {
                    return Raise("expected ':' after conversion specifier");
                }
            }
        }

        int specStart = _at;
        int depth = 1;
        while (_at < end)
        {
            int c = text[_at++];
            if (c == '{')
            {
                SpecHasFields = true;
                depth++;
            }
            else if (c == '}' && --depth == 0)
            {
                Spec = (specStart, _at - 1);
                return 1;
            }
        }

        return Raise("unmatched '{' in format spec");
    }
}

/// <summary>The parts of a field's name after the first: attributes and items (FieldNameIterator).</summary>
/// <param name="text">The string.</param>
/// <param name="start">Where the parts start in it.</param>
/// <param name="end">Where they end.</param>
public struct FieldNameParts(PyStr text, int start, int end)
{
    private int _at = start;

    /// <summary>Whether the part is an attribute's name, and no item's key.</summary>
    public bool IsAttribute { get; private set; }

    /// <summary>The part's text.</summary>
    public PyStr Name { get; private set; } = PyStr.Empty;

    /// <summary>The item's index, or -1 where the key is no number.</summary>
    public long Index { get; private set; } = -1;

    /// <summary>Where the name's first part ends.</summary>
    public static int FirstEnd(PyStr text, int start, int end)
    {
        while (start < end && text[start] is not ('.' or '['))
        {
            start++;
        }

        return start;
    }

    /// <summary>Goes to the next part: 1, 0 at the end, or -1 with ValueError pending.</summary>
    public int Next()
    {
        if (_at >= end)
        {
            return 0;
        }

        int partStart;
        int partEnd;
        Index = -1;
        switch (text[_at++])
        {
            case '.':
                IsAttribute = true;
                partStart = _at;
                partEnd = _at = FirstEnd(text, _at, end);
                break;
            case '[':
                IsAttribute = false;
                partStart = _at;
                while (_at < end && text[_at] != ']')
                {
                    _at++;
                }

                if (_at >= end)
                {
                    return Errors.RaiseMinusOne(PyExceptions.ValueError, "Missing ']' in format string");
                }

                partEnd = _at++;
                Index = FormatMarkup.ParseInteger(text, partStart, partEnd);
                if (Index == -2)
                {
                    return -1;
                }

                break;
            default:
                return Errors.RaiseMinusOne(PyExceptions.ValueError, "Only '.' or '[' may follow ']' in format field specifier");
        }

        if (partStart == partEnd)
        {
            return Errors.RaiseMinusOne(PyExceptions.ValueError, "Empty attribute in format string");
        }

        Name = text.Substring(partStart, partEnd - partStart);
        return 1;
    }
}
