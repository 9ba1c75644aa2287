using System.Globalization;
using System.Text;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.Preprocessing;

/// <summary>Turns <c>"...%s..." % (x, ...)</c> into an f-string (ast_opt.c's optimize_format).</summary>
internal static class FormatFolding
{
    /// <summary>Widths and precisions have fewer digits than this.</summary>
    private const int MaxDigits = 3;

    /// <summary>The position of nodes that no source stands for.</summary>
    private static readonly SourceSpan s_noSpan = new(-1, -1, -1, -1);

    /// <summary>The f-string, or null where a conversion is not %s, %r or %a, or their number is not that of the arguments.</summary>
    public static JoinedStr? Fold(CodePointString format, Expr[] arguments, SourceSpan span)
    {
        foreach (Expr argument in arguments)
        {
            if (argument.Kind == ExprKind.Starred)
            {
                return null;
            }
        }

        var values = new List<Expr>((arguments.Length * 2) + 1);
        int position = 0;
        int used = 0;
        while (true)
        {
            if (Literal(format, ref position) is { } literal)
            {
                values.Add(literal);
            }

            if (position >= format.Length)
            {
                break;
            }

            position++; // the %
            if (used == arguments.Length || Conversion(format, ref position, arguments[used]) is not { } value)
            {
                return null;
            }

            used++;
            values.Add(value);
        }

        return used == arguments.Length ? new JoinedStr(span, values.ToArray()) : null;
    }

    /// <summary>Reads the text up to the next conversion; %% stands for %.</summary>
    private static ConstantExpr? Literal(CodePointString format, ref int position)
    {
        int start = position;
        var text = new List<int>();
        while (position < format.Length)
        {
            if (format[position] == '%')
            {
                if (position + 1 >= format.Length || format[position + 1] != '%')
                {
                    break;
                }

                position++;
            }

            text.Add(format[position++]);
        }

        return position == start
            ? null
            : new ConstantExpr(
                s_noSpan,
                new StrConstant(CodePointString.FromCodePoints(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(text))),
                null);
    }

    /// <summary>Reads flags, width, precision and letter of a conversion.</summary>
    private static FormattedValue? Conversion(CodePointString format, ref int position, Expr argument)
    {
        bool leftAligned = false;
        int next = Next(format, ref position);
        while (next is '-' or '+' or ' ' or '#' or '0')
        {
            leftAligned |= next == '-';
            next = Next(format, ref position);
        }

        if (!Digits(format, ref position, ref next, out int width))
        {
            return null;
        }

        int precision = -1;
        if (next == '.')
        {
            next = Next(format, ref position);
            if (!Digits(format, ref position, ref next, out precision))
            {
                return null;
            }

            precision = Math.Max(precision, 0);
        }

        if (next is not ('s' or 'r' or 'a'))
        {
            return null;
        }

        var specification = new StringBuilder();
        if (!leftAligned && width > 0)
        {
            specification.Append('>');
        }

        if (width >= 0)
        {
            specification.Append(CultureInfo.InvariantCulture, $"{width}");
        }

        if (precision >= 0)
        {
            specification.Append(CultureInfo.InvariantCulture, $".{precision}");
        }

        return new FormattedValue(
            argument.Span,
            argument,
            next,
            specification.Length == 0 ? null : new ConstantExpr(s_noSpan, new StrConstant(specification.ToString()), null));
    }

    /// <summary>Reads a number, -1 where there is none; false if it has too many digits.</summary>
    private static bool Digits(CodePointString format, ref int position, ref int next, out int number)
    {
        number = -1;
        for (int count = 0; next is >= '0' and <= '9'; count++)
        {
            if (count == MaxDigits - 1)
            {
                return false;
            }

            number = (Math.Max(number, 0) * 10) + (next - '0');
            next = Next(format, ref position);
        }

        return true;
    }

    private static int Next(CodePointString format, ref int position) => position < format.Length ? format[position++] : -1;
}
