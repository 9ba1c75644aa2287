using Jitter.Tests;

namespace Jitter.Benchmarks;

/// <summary>A source of usual size, made of programs of corpus/language that have much of one kind of code.</summary>
public sealed class BenchmarkProgram
{
    private const int SmallestSource = 1_000;
    private const int SmallestRun = 20_000;

    private readonly string _name;

    private BenchmarkProgram(string name, params string[] files)
    {
        _name = name;
        byte[] once = [.. files.SelectMany(file => File.ReadAllBytes(Path.Combine(Corpus, file)))];
        int lines = once.AsSpan().Count((byte)'\n');
        int times = (SmallestSource + lines - 1) / lines;
        Source = [.. Enumerable.Repeat(once, times).SelectMany(bytes => bytes)];
        Copies = (SmallestRun + (times * lines) - 1) / (times * lines);
        Lines = Copies * times * lines;
    }

    /// <summary>The programs.</summary>
    public static IEnumerable<BenchmarkProgram> All =>
    [
        new(
            "definitions", "classes/bodies.py", "functions/parameters.py", "functions/generators.py", "coroutines/asynchronous.py",
            "generics/type_parameters.py"),
        new(
            "statements", "statements/assignment.py", "statements/conditions.py", "statements/loops.py", "exceptions/handling.py",
            "matching/patterns.py", "optimizer/jumps.py"),
        new(
            "expressions", "expressions/calls.py", "expressions/displays.py", "expressions/operators.py", "expressions/subscripts.py",
            "comprehensions/inlined.py", "optimizer/folding.py"),
        new("texts", "strings/formatted.py", "strings/literals.py", "lexical/layout.py"),
    ];

    /// <summary>The source.</summary>
    public byte[] Source { get; }

    /// <summary>How many times a benchmark takes the source in a run.</summary>
    public int Copies { get; }

    /// <summary>How many lines that makes.</summary>
    public int Lines { get; }

    private static string Corpus => Path.Combine(Repository.Root, "corpus", "language");

    /// <summary>The name, for the tables.</summary>
    public override string ToString() => _name;
}
