using System.Text;
using Jitter.Primitives.Text.Unicode;

namespace Jitter.Syntax.Lexing;

/// <summary>Identifiers beyond ASCII (PEP 3131).</summary>
internal static class IdentifierNormalizer
{
    /// <summary>
    /// Checks an identifier as it is written, and gives it in normal form NFKC and interned. An empty result without an invalid
    /// character stands for bytes that are no UTF-8.
    /// </summary>
    /// <param name="bytes">The identifier.</param>
    /// <param name="invalidEnd">The offset behind the first character that cannot be there.</param>
    /// <param name="invalid">That character, or -1.</param>
    public static string Intern(ReadOnlySpan<byte> bytes, out int invalidEnd, out int invalid)
    {
        invalidEnd = 0;
        invalid = -1;
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return "";
        }

        for (int position = 0; position < bytes.Length;)
        {
            Rune.DecodeFromUtf8(bytes[position..], out Rune rune, out int consumed);
            bool valid = position == 0 ? rune.Value == '_' || UnicodeData.IsXidStart(rune.Value) : UnicodeData.IsXidContinue(rune.Value);
            position += consumed;
            if (!valid)
            {
                invalidEnd = position;
                invalid = rune.Value;
                return "";
            }
        }

        return string.Intern(UnicodeData.NormalizeNfkc(Encoding.UTF8.GetString(bytes)));
    }
}
