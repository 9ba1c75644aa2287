using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Jitter.Primitives.Numbers;

namespace Jitter.Primitives.Tests.Numbers;

/// <summary>What CPython 3.13 said of numbers (tests/Golden/make_numbers.py).</summary>
internal static class Recording
{
    private const int ShownDifferences = 25;

    /// <summary>Compares <paramref name="answer"/> with the last string of each line; all differences are reported together.</summary>
    public static void Check(string name, Func<string[], string> answer)
    {
        int differences = 0;
        int lines = 0;
        var report = new StringBuilder();
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "tests", "Golden", "numbers", name)))
        {
            string[] parts = JsonSerializer.Deserialize<string[]>(line)!;
            string actual;
            try
            {
                actual = answer(parts);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                actual = error.ToString();
            }

            lines++;
            if (actual != parts[^1] && ++differences <= ShownDifferences)
            {
                report.AppendLine(CultureInfo.InvariantCulture, $"{Shorten(line)}\n    got {Shorten(actual)}");
            }
        }

        Assert.True(lines > 0);
        Assert.True(differences == 0, $"{differences} of {lines} differ:\n{report}");
    }

    /// <summary>A result as the recording has it.</summary>
    public static string Answer(string? text, NumericError? error)
    {
        Assert.Equal(text is null, error is not null);
        return error is null ? "=" + text : $"{error.Kind}: {error.Message}";
    }

    /// <summary>A float written as float.hex does.</summary>
    public static double Float(string text)
    {
        bool negative = text[0] == '-';
        string digits = text.TrimStart('-');
        if (!digits.StartsWith("0x", StringComparison.Ordinal))
        {
            double special = digits == "nan" ? double.NaN : double.PositiveInfinity;
            return negative ? -special : special;
        }

        int exponentAt = digits.IndexOf('p', StringComparison.Ordinal);
        string fraction = digits[4..exponentAt];
        long mantissa = long.Parse(digits[2] + fraction, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        double value = Math.ScaleB(mantissa, int.Parse(digits[(exponentAt + 1)..], CultureInfo.InvariantCulture) - (4 * fraction.Length));
        return negative ? -value : value;
    }

    /// <summary>An int written as hex() does.</summary>
    public static BigInteger Int(string text)
    {
        bool negative = text[0] == '-';
        BigInteger value = BigInteger.Parse("0" + text[(negative ? 3 : 2)..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return negative ? -value : value;
    }

    private static string Shorten(string text) => text.Length > 200 ? text[..200] + "..." : text;
}
