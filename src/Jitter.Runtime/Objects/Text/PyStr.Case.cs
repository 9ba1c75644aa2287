using Jitter.Primitives.Text.Unicode;
using Jitter.Runtime.Binding;

namespace Jitter.Runtime.Objects;

public partial class PyStr
{
    private const int CapitalSigma = 0x3A3;
    private const int FinalSigma = 0x3C2;
    private const int SmallSigma = 0x3C3;

    [PyMethod("lower($self, /)")]
    private PyStr Lower()
    {
        if (IsAsciiOnly)
        {
            return Chars.ContainsAnyInRange('A', 'Z') ? FromNarrow(ToAsciiLower(Chars)) : ToExact();
        }

        var builder = new PyStrBuilder(_length);
        for (int i = 0; i < _length; i++)
        {
            AppendLower(ref builder, i);
        }

        return builder.ToStr();
    }

    [PyMethod("upper($self, /)")]
    private PyStr Upper()
    {
        if (IsAsciiOnly)
        {
            return Chars.ContainsAnyInRange('a', 'z') ? FromNarrow(ToAsciiUpper(Chars)) : ToExact();
        }

        var builder = new PyStrBuilder(_length);
        for (int i = 0; i < _length; i++)
        {
            AppendMapped(ref builder, this[i], CaseMapping.Upper);
        }

        return builder.ToStr();
    }

    [PyMethod("casefold($self, /)")]
    private PyStr CaseFold()
    {
        if (IsAsciiOnly)
        {
            return Lower();
        }

        var builder = new PyStrBuilder(_length);
        for (int i = 0; i < _length; i++)
        {
            AppendMapped(ref builder, this[i], CaseMapping.Fold);
        }

        return builder.ToStr();
    }

    [PyMethod("swapcase($self, /)")]
    private PyStr SwapCase()
    {
        var builder = new PyStrBuilder(_length);
        for (int i = 0; i < _length; i++)
        {
            int c = this[i];
            if (UnicodeData.IsUpper(c))
            {
                AppendLower(ref builder, i);
            }
            else if (UnicodeData.IsLower(c))
            {
                AppendMapped(ref builder, c, CaseMapping.Upper);
            }
            else
            {
                builder.AppendCodePoint(c);
            }
        }

        return builder.ToStr();
    }

    [PyMethod("capitalize($self, /)")]
    private PyStr Capitalize()
    {
        if (_length == 0)
        {
            return ToExact();
        }

        var builder = new PyStrBuilder(_length);
        AppendMapped(ref builder, this[0], CaseMapping.Title);
        for (int i = 1; i < _length; i++)
        {
            AppendLower(ref builder, i);
        }

        return builder.ToStr();
    }

    [PyMethod("title($self, /)")]
    private PyStr Title()
    {
        var builder = new PyStrBuilder(_length);
        bool afterCased = false;
        for (int i = 0; i < _length; i++)
        {
            int c = this[i];
            if (afterCased)
            {
                AppendLower(ref builder, i);
            }
            else
            {
                AppendMapped(ref builder, c, CaseMapping.Title);
            }

            afterCased = IsCased(c);
        }

        return builder.ToStr();
    }

    private static bool IsCased(int c) =>
        c < 128 ? c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') : UnicodeData.IsCased(c);

    private static string ToAsciiLower(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (target, source) =>
        System.Text.Ascii.ToLower(source, target, out _));

    private static string ToAsciiUpper(ReadOnlySpan<char> text) => string.Create(text.Length, text, static (target, source) =>
        System.Text.Ascii.ToUpper(source, target, out _));

    private static void AppendMapped(ref PyStrBuilder builder, int c, CaseMapping mapping)
    {
        if (c >= 128 && UnicodeData.HasFullCaseMapping(c))
        {
            foreach (int mapped in UnicodeData.FullCase(c, mapping))
            {
                builder.AppendCodePoint(mapped);
            }

            return;
        }

        builder.AppendCodePoint(mapping switch
        {
            CaseMapping.Upper => UnicodeData.ToUpper(c),
            CaseMapping.Title => UnicodeData.ToTitle(c),
            _ => UnicodeData.ToLower(c),
        });
    }

    private void AppendLower(ref PyStrBuilder builder, int index)
    {
        int c = this[index];
        if (c == CapitalSigma)
        {
            builder.Append((char)(IsFinalSigma(index) ? FinalSigma : SmallSigma));
        }
        else
        {
            AppendMapped(ref builder, c, CaseMapping.Lower);
        }
    }

    /// <summary>Whether a cased letter comes before and none after, what is ignorable apart (Unicode Standard, Final_Sigma).</summary>
    private bool IsFinalSigma(int index)
    {
        int before = index - 1;
        while (before >= 0 && UnicodeData.IsCaseIgnorable(this[before]))
        {
            before--;
        }

        if (before < 0 || !UnicodeData.IsCased(this[before]))
        {
            return false;
        }

        int after = index + 1;
        while (after < _length && UnicodeData.IsCaseIgnorable(this[after]))
        {
            after++;
        }

        return after == _length || !UnicodeData.IsCased(this[after]);
    }
}
