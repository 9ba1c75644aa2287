using System.Buffers.Binary;
using System.Security.Cryptography;
using Jitter.Primitives.Text.Unicode;

namespace Jitter.Regex.Tests;

/// <summary>Properties of all code points, by sums that CPython's were recorded as (tests/Golden/record_characters.py).</summary>
public class CharacterDataTests
{
    private static readonly Dictionary<string, string> Sums = File.ReadLines(Recordings.Golden("characters").Replace(".gz", "", StringComparison.Ordinal))
        .Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => parts[1]);

    [Fact]
    public void PropertiesAreCPythons()
    {
        CheckFlags("alpha", UnicodeData.IsAlpha);
        CheckFlags("alphanumeric", UnicodeData.IsAlphanumeric);
        CheckFlags("decimal", UnicodeData.IsDecimal);
        CheckFlags("digit", UnicodeData.IsDigit);
        CheckFlags("numeric", UnicodeData.IsNumeric);
        CheckFlags("space", UnicodeData.IsSpace);
        CheckFlags("lower", UnicodeData.IsLower);
        CheckFlags("upper", UnicodeData.IsUpper);
        CheckFlags("title", UnicodeData.IsTitle);
        CheckFlags("linebreak", UnicodeData.IsLineBreak);
        CheckFlags("printable", UnicodeData.IsPrintable);
        CheckFlags("iscased", RegexConstants.UnicodeIsCased);
    }

    [Fact]
    public void MappingsAreCPythons()
    {
        CheckNumbers("tolower", UnicodeData.ToLower);
        CheckNumbers("tolower", RegexConstants.UnicodeToLower);
        CheckNumbers("toupper", UnicodeData.ToUpper);
        CheckNumbers("totitle", UnicodeData.ToTitle);
        CheckNumbers("digitvalue", UnicodeData.DigitValue);
    }

    private static void CheckFlags(string name, Func<int, bool> property)
    {
        var data = new byte[0x110000];
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = property(i) ? (byte)1 : (byte)0;
        }

        Assert.True(Sums[name] == Convert.ToHexString(SHA256.HashData(data)), name);
    }

    private static void CheckNumbers(string name, Func<int, int> mapping)
    {
        var data = new byte[0x110000 * 4];
        for (int i = 0; i < 0x110000; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(i * 4), mapping(i));
        }

        Assert.True(Sums[name] == Convert.ToHexString(SHA256.HashData(data)), name);
    }
}
