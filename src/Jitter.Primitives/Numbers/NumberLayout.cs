using Jitter.Primitives.Text;

namespace Jitter.Primitives.Numbers;

/// <summary>
/// Lays out a number as padding, sign, prefix, zero padding, grouped digits, and the rest (CPython's
/// Python/formatter_unicode.c, calc_number_widths and fill_number).
/// </summary>
internal readonly ref struct NumberLayout
{
    private readonly FormatSpec _spec;
    private readonly ReadOnlySpan<char> _digits;
    private readonly ReadOnlySpan<char> _rest;
    private readonly ReadOnlySpan<char> _prefix;
    private readonly char _sign;
    private readonly long _groupedLength;
    private readonly long _leftPadding;
    private readonly long _innerPadding;
    private readonly long _rightPadding;

    /// <summary>Computes the widths of a number text: an optional '-', digits, and whatever follows them.</summary>
    public NumberLayout(scoped in FormatSpec spec, ReadOnlySpan<char> number, ReadOnlySpan<char> prefix)
    {
        _spec = spec;
        _prefix = prefix;
        bool negative = number.Length > 0 && number[0] == '-';
        number = negative ? number[1..] : number;
        int digitCount = 0;
        while (digitCount < number.Length && IsDigit(number[digitCount], spec))
        {
            digitCount++;
        }

        _digits = number[..digitCount];
        _rest = number[digitCount..];
        _sign = negative ? '-' : spec.Sign is '+' or ' ' ? spec.Sign : '\0';
        long around = (_sign == '\0' ? 0 : 1) + prefix.Length + _rest.Length;
        long leastDigits = spec.Fill == '0' && spec.Align == '=' ? spec.Width - around : 0;
        _groupedLength = digitCount == 0 ? 0 : GroupedLength(digitCount, leastDigits, spec);
        long padding = Math.Max(0, spec.Width - around - _groupedLength);
        switch (spec.Align)
        {
            case '<':
                _rightPadding = padding;
                break;
            case '^':
                _leftPadding = padding / 2;
                _rightPadding = padding - _leftPadding;
                break;
            case '=':
                _innerPadding = padding;
                break;
            default:
                _leftPadding = padding;
                break;
        }

        Length = around + _groupedLength + padding;
    }

    /// <summary>How many code points the text has.</summary>
    public long Length { get; }

    /// <summary>The text; null (MemoryError) where it is too long.</summary>
    public CodePointString? ToText(out NumericError? error)
    {
        error = null;
        if (Length > NumericError.LongestText)
        {
            error = NumericError.OutOfMemory;
            return null;
        }

        bool wideFill = _spec.Fill > char.MaxValue;
        string text = string.Create((int)Length, this, static (span, layout) => layout.Write(span));
        if (!wideFill || _leftPadding + _innerPadding + _rightPadding == 0)
        {
            return CodePointString.FromNarrow(text);
        }

        var codePoints = new int[text.Length];
        for (int i = 0; i < codePoints.Length; i++)
        {
            codePoints[i] = text[i];
        }

        int inner = (int)_leftPadding + (_sign == '\0' ? 0 : 1) + _prefix.Length;
        Array.Fill(codePoints, _spec.Fill, 0, (int)_leftPadding);
        Array.Fill(codePoints, _spec.Fill, inner, (int)_innerPadding);
        Array.Fill(codePoints, _spec.Fill, codePoints.Length - (int)_rightPadding, (int)_rightPadding);
        return CodePointString.FromCodePoints(codePoints);
    }

    /// <summary>Writes the text (a fill beyond U+FFFF as '\0') to <paramref name="text"/>, which is <see cref="Length"/> long.</summary>
    public void Write(Span<char> text)
    {
        char fill = _spec.Fill > char.MaxValue ? '\0' : (char)_spec.Fill;
        text[..(int)_leftPadding].Fill(fill);
        text = text[(int)_leftPadding..];
        if (_sign != '\0')
        {
            text[0] = _sign;
            text = text[1..];
        }

        _prefix.CopyTo(text);
        text = text[_prefix.Length..];
        text[..(int)_innerPadding].Fill(fill);
        text = text[(int)_innerPadding..];
        WriteGrouped(text[..(int)_groupedLength]);
        text = text[(int)_groupedLength..];
        _rest.CopyTo(text);
        text[_rest.Length..].Fill(fill);
    }

    // In 'x' everything is a digit; in a float, 'e', 'inf' and 'nan' are not.
    private static bool IsDigit(char c, in FormatSpec spec) =>
        char.IsAsciiDigit(c) || (spec.Type is 'x' or 'X' && char.IsAsciiHexDigit(c));

    /// <summary>The length of the digits with separators, zeros added in front up to the least width.</summary>
    private static long GroupedLength(long digits, long least, in FormatSpec spec)
    {
        if (spec.Separator == '\0')
        {
            return Math.Max(digits, least);
        }

        // A separator never comes first: a width that would need one there is exceeded by a digit.
        int group = spec.GroupSize;
        long length = digits + ((digits - 1) / group);
        return length >= least ? length : least % (group + 1) == 0 ? least + 1 : least;
    }

    private void WriteGrouped(Span<char> text)
    {
        int from = _digits.Length;
        int inGroup = 0;
        for (int i = text.Length - 1; i >= 0; i--)
        {
            if (_spec.Separator != '\0' && inGroup == _spec.GroupSize)
            {
                text[i] = _spec.Separator;
                inGroup = 0;
                continue;
            }

            text[i] = --from >= 0 ? _digits[from] : '0';
            inGroup++;
        }
    }
}
