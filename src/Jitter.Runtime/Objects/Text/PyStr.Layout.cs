using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

public partial class PyStr
{
    [PyMethod("strip(chars=None, /)")]
    private PyStr? Strip(PyObject chars) => Strip(chars, "strip", left: true, right: true);

    [PyMethod("lstrip(chars=None, /)")]
    private PyStr? StripLeft(PyObject chars) => Strip(chars, "lstrip", left: true, right: false);

    [PyMethod("rstrip(chars=None, /)")]
    private PyStr? StripRight(PyObject chars) => Strip(chars, "rstrip", left: false, right: true);

    [PyMethod("center(width, fillchar=' ', /)")]
    private PyStr? Center(nint width, FillCharacter fillchar)
    {
        long margin = (long)width - _length;
        if (margin <= 0)
        {
            return ToExact();
        }

        // The odd one of an odd margin goes left where the width is odd.
        long left = (margin / 2) + (margin & width & 1);
        return Pad(left, margin - left, fillchar.Value);
    }

    [PyMethod("ljust(width, fillchar=' ', /)")]
    private PyStr? JustifyLeft(nint width, FillCharacter fillchar) => Pad(0, (long)width - _length, fillchar.Value);

    [PyMethod("rjust(width, fillchar=' ', /)")]
    private PyStr? JustifyRight(nint width, FillCharacter fillchar) => Pad((long)width - _length, 0, fillchar.Value);

    [PyMethod("zfill(width, /)")]
    private PyStr? FillZeros(nint width)
    {
        long fill = (long)width - _length;
        if (fill <= 0)
        {
            return ToExact();
        }

        if (_length == 0 || this[0] is not ('+' or '-'))
        {
            return Pad(fill, 0, '0');
        }

        if (!CheckLength(width))
        {
            return null;
        }

        var builder = new PyStrBuilder((int)width);
        builder.Append((char)this[0]);
        builder.Append('0', (int)fill);
        builder.Append(this, 1, _length - 1);
        return builder.ToStr();
    }

    [PyMethod("expandtabs($self, /, tabsize=8)")]
    private PyStr? ExpandTabs(int tabsize)
    {
        long length = 0;
        long column = 0;
        bool found = false;
        for (int i = 0; i < _length; i++)
        {
            int c = this[i];
            if (c == '\t')
            {
                found = true;
                long spaces = tabsize > 0 ? tabsize - (column % tabsize) : 0;
                column += spaces;
                length += spaces;
            }
            else
            {
                length++;
                column = c is '\n' or '\r' ? 0 : column + 1;
            }

            if (length > MaxLength)
            {
                Errors.Raise(PyExceptions.OverflowError, "new string is too long");
                return null;
            }
        }

        if (!found)
        {
            return ToExact();
        }

        var builder = new PyStrBuilder((int)length);
        int at = 0;
        for (int i = 0; i < _length; i++)
        {
            int c = this[i];
            if (c == '\t')
            {
                int spaces = tabsize > 0 ? tabsize - (at % tabsize) : 0;
                builder.Append(' ', spaces);
                at += spaces;
            }
            else
            {
                builder.AppendCodePoint(c);
                at = c is '\n' or '\r' ? 0 : at + 1;
            }
        }

        return builder.ToStr();
    }

    private static bool CheckLength(long length)
    {
        if (length <= MaxLength)
        {
            return true;
        }

        Errors.Raise(PyExceptions.MemoryError);
        return false;
    }

    private PyStr? Pad(long left, long right, int fill)
    {
        left = Math.Max(left, 0);
        right = Math.Max(right, 0);
        if (left + right == 0)
        {
            return ToExact();
        }

        if (left + right > long.MaxValue - _length || left + right < 0)
        {
            Errors.Raise(PyExceptions.OverflowError, "padded string is too long");
            return null;
        }

        if (!CheckLength(left + right + _length))
        {
            return null;
        }

        int total = (int)(left + right) + _length;
        if (!IsWide && fill <= char.MaxValue)
        {
            string text = new((char)fill, total);
            Chars.CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
                ref System.Runtime.InteropServices.MemoryMarshal.GetReference(text.AsSpan()), total)[(int)left..]);
            return FromNarrow(text);
        }

        var points = new int[total];
        Array.Fill(points, fill);
        CopyTo(points.AsSpan((int)left));
        return FromCodePoints(points);
    }

    private PyStr? Strip(PyObject chars, string method, bool left, bool right)
    {
        var set = chars as PyStr;
        if (set is null && chars is not PyNone)
        {
            Errors.Raise(PyExceptions.TypeError, $"{method} arg must be None or str");
            return null;
        }

        int start = 0;
        int end = _length;
        while (left && start < end && IsStripped(this[start], set))
        {
            start++;
        }

        while (right && end > start && IsStripped(this[end - 1], set))
        {
            end--;
        }

        return Substring(start, end - start);
    }

    private static bool IsStripped(int codePoint, PyStr? set)
    {
        if (set is null)
        {
            return IsSpace(codePoint);
        }

        return set.IsWide ? set.Points.Contains(codePoint) : codePoint <= char.MaxValue && set.Chars.Contains((char)codePoint);
    }
}

/// <summary>The fill character of str.center and its like (convert_uc).</summary>
/// <param name="Value">The code point.</param>
internal readonly record struct FillCharacter(int Value) : INativeArgument<FillCharacter>
{
    public static implicit operator FillCharacter(string value) => new(value[0]);

    public static bool TryConvert(PyObject value, string function, string argument, out FillCharacter result)
    {
        result = default;
        if (value is not PyStr text)
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError, $"The fill character must be a unicode character, not {value.Type.FullName}");
        }

        if (text.Length != 1)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "The fill character must be exactly one character long");
        }

        result = new FillCharacter(text[0]);
        return true;
    }
}
