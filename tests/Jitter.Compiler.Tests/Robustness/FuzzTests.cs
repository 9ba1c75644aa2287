using System.Diagnostics;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Compiler.Tests.Robustness;

/// <summary>Broken variants of the corpus: nothing crashes or hangs, and CPython accepts and rejects the same ones.</summary>
public class FuzzTests
{
    private const int Inputs = 20_000;
    private const int LargestSource = 6_000;
    private static readonly TimeSpan s_limitForAll = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan s_limitForOne = TimeSpan.FromSeconds(20);

    private static readonly Lazy<List<byte[]>> s_sources = new(MakeInputs);
    private static readonly Lazy<string[]> s_outcomes = new(CompileAll);

    [Fact]
    public void MutatedCorpusNeitherCrashesNorHangs() => Assert.Equal(Inputs, s_outcomes.Value.Length);

    [OracleFact]
    [Trait("Category", "Oracle")]
    public void CPythonAcceptsAndRejectsTheSame()
    {
        List<byte[]> inputs = s_sources.Value;
        string[] verdicts = s_outcomes.Value;
        string[] expected = CPythonVerdicts(inputs);
        var different = new List<string>();
        for (int i = 0; i < inputs.Count; i++)
        {
            if ((verdicts[i] == "ok") != (expected[i] == "ok"))
            {
                different.Add($"input {i}: Jitter {verdicts[i]}, CPython {expected[i]}\n{System.Text.Encoding.Latin1.GetString(inputs[i])}");
            }
        }

        Assert.True(different.Count == 0, $"{different.Count} verdicts differ\n" + string.Join("\n----\n", different.Take(5)));
    }

    private static string[] CompileAll()
    {
        List<byte[]> inputs = s_sources.Value;
        var verdicts = new string[inputs.Count];
        LargeStack.Run(
            () =>
            {
                for (int i = 0; i < inputs.Count; i++)
                {
                    var watch = Stopwatch.StartNew();
                    verdicts[i] = Verdict(inputs[i]);
                    Assert.True(watch.Elapsed < s_limitForOne, $"input {i} took {watch.Elapsed}");
                }
            },
            s_limitForAll);
        return verdicts;
    }

    /// <summary>"ok" or "Type: message" for each source.</summary>
    private static string[] CPythonVerdicts(List<byte[]> sources)
    {
        using var input = new MemoryStream();
        foreach (byte[] source in sources)
        {
            input.Write(BitConverter.GetBytes(source.Length));
            input.Write(source);
        }

        return CPython.Run("verdicts.py", input.ToArray()).TrimEnd('\n').Split('\n');
    }

    private static List<byte[]> MakeInputs()
    {
        byte[][] sources = Directory.EnumerateFiles(TestFiles.Corpus, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .Select(source => source.Length > LargestSource ? source[..LargestSource] : source)
            .Where(source => source.Length > 0)
            .ToArray();
        var mutator = new Mutator(seed: 13);
        var inputs = new List<byte[]>(Inputs);
        for (int i = 0; i < Inputs; i++)
        {
            inputs.Add(mutator.Mutate(sources[mutator.Next(sources.Length)]));
        }

        return inputs;
    }

    private static string Verdict(byte[] input)
    {
        try
        {
            PythonCompiler.Compile(SourceText.FromBytes(input), "fuzz.py", new CompileOptions());
            return "ok";
        }
        catch (PythonSyntaxException e)
        {
            return $"{e.Kind}: {e.Message}";
        }
    }
}
