using System.Globalization;
using System.Text;
using Jitter.Primitives.Numbers;
using Jitter.Primitives.Text;
using Jitter.Primitives.Text.Unicode;

namespace Jitter.Primitives.Constants;

/// <summary>The Python repr of constants.</summary>
public static class ConstantRepr
{
    /// <summary>What <c>repr(value)</c> prints in CPython 3.13. The items of a frozenset come in CPython's order under PYTHONHASHSEED=0.</summary>
    public static string Repr(Constant value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>The repr of a str: quoted, with what is not printable escaped.</summary>
    public static string Repr(CodePointString value)
    {
        var text = new StringBuilder(value.Length + 2);
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Constant value)
    {
        switch (value)
        {
            case SingletonConstant singleton:
                text.Append(singleton.Name);
                break;
            case IntConstant number:
                text.Append(number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case FloatConstant number:
                text.Append(FloatText.Repr(number.Value));
                break;
            case ComplexConstant number:
                text.Append(FloatText.ComplexRepr(number.Real, number.Imaginary));
                break;
            case StrConstant str:
                Append(text, str.Value);
                break;
            case BytesConstant bytes:
                Append(text, bytes.Value);
                break;
            case TupleConstant tuple:
                text.Append('(');
                AppendItems(text, tuple.Items);
                text.Append(tuple.Items.Length == 1 ? ",)" : ")");
                break;
            case FrozenSetConstant { Items.Length: 0 }:
                text.Append("frozenset()");
                break;
            case FrozenSetConstant set:
                text.Append("frozenset({");
                AppendItems(text, SetOrder.IterationOrder(set.Items));
                text.Append("})");
                break;
            default:
                text.Append(value);
                break;
        }
    }

    private static void AppendItems(StringBuilder text, ReadOnlySpan<Constant> items)
    {
        for (int i = 0; i < items.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            Append(text, items[i]);
        }
    }

    private static void Append(StringBuilder text, CodePointString value)
    {
        bool hasSingle = false;
        bool hasDouble = false;
        for (int i = 0; i < value.Length; i++)
        {
            hasSingle |= value[i] == '\'';
            hasDouble |= value[i] == '"';
        }

        char quote = hasSingle && !hasDouble ? '"' : '\'';
        text.Append(quote);
        for (int i = 0; i < value.Length; i++)
        {
            AppendCodePoint(text, value[i], quote);
        }

        text.Append(quote);
    }

    private static void AppendCodePoint(StringBuilder text, int codePoint, char quote)
    {
        if (codePoint == quote || codePoint == '\\')
        {
            text.Append('\\').Append((char)codePoint);
        }
        else if (codePoint is '\t' or '\n' or '\r')
        {
            text.Append(codePoint switch { '\t' => "\\t", '\n' => "\\n", _ => "\\r" });
        }
        else if (UnicodeData.IsPrintable(codePoint))
        {
            text.Append(new Rune(codePoint).ToString());
        }
        else
        {
            text.Append(codePoint switch
            {
                < 0x100 => string.Create(CultureInfo.InvariantCulture, $"\\x{codePoint:x2}"),
                < 0x10000 => string.Create(CultureInfo.InvariantCulture, $"\\u{codePoint:x4}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\U{codePoint:x8}"),
            });
        }
    }

    private static void Append(StringBuilder text, byte[] value)
    {
        char quote = Array.IndexOf(value, (byte)'\'') >= 0 && Array.IndexOf(value, (byte)'"') < 0 ? '"' : '\'';
        text.Append('b').Append(quote);
        foreach (byte b in value)
        {
            if (b == quote || b == '\\')
            {
                text.Append('\\').Append((char)b);
            }
            else if (b is (byte)'\t' or (byte)'\n' or (byte)'\r')
            {
                text.Append(b switch { (byte)'\t' => "\\t", (byte)'\n' => "\\n", _ => "\\r" });
            }
            else if (b is >= 0x20 and < 0x7F)
            {
                text.Append((char)b);
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"\\x{b:x2}");
            }
        }

        text.Append(quote);
    }
}
