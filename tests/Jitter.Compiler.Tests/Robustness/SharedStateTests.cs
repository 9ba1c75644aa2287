using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Jitter.Bytecode;
using Jitter.Compiler.Tests.Golden;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Compiler.Tests.Robustness;

/// <summary>
/// The compiler's buffers serve one compilation after the other and its names are the process's: neither other threads, nor a
/// compilation within a compilation, nor one that failed may change a result.
/// </summary>
public class SharedStateTests
{
    private const int Threads = 4;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // Every kind of scope, frame block and table in one program.
    private const string Probe =
        """
        from __future__ import annotations
        class C[T]:
            x: int = 1
            def f(self, *a, k=(1, 2.5, "s"), **b) -> list[T]:
                self.y = [i for i in a if i in {1, 2, 3}]
                try:
                    with self as v, v:
                        for i in range(10):
                            if i is not None and i > 3 or k: continue
                            yield lambda q: (q, i, f"{q!r:>{i}} {i=}")
                except* (OSError, ValueError) as e:
                    raise e from None
                finally:
                    del self.y
            async def g(self):
                async with self as s:
                    return {k: [z async for z in s] async for k in await s}
        match C:
            case {"a": [1, *rest], **kw} | C(x=rest, y=kw): pass
            case _: global late; late = 1
        type A[*Ts, **P] = C[Ts]
        """;

    [Fact]
    public void ThreadsCompileTheCorpusAsOneThreadDoes()
    {
        // Names of this test's own, so that the threads meet at new entries of the name table, and while it grows.
        byte[] fresh = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"first_seen_by_threads_{i} = n{i}_\n")));
        List<(string Name, byte[] Source)> files = [("fresh.py", fresh), .. Corpus()];
        var parallel = new string[Threads][];
        OnThreads(thread =>
        {
            string[] reports = parallel[thread] = new string[files.Count];
            reports[0] = Report(files[0]);
            for (int i = 1; i < files.Count; i++)
            {
                int file = 1 + ((i + (thread * files.Count / Threads)) % (files.Count - 1));
                reports[file] = Report(files[file]);
            }
        });

        LargeStack.Run(
            () =>
            {
                for (int file = 0; file < files.Count; file++)
                {
                    string expected = Report(files[file]);
                    for (int thread = 0; thread < Threads; thread++)
                    {
                        Assert.True(expected == parallel[thread][file], $"{files[file].Name}, thread {thread}");
                    }
                }
            },
            Limit);
    }

    [Fact]
    public void NamesAreTheSameStringsInAllThreads()
    {
        string source = string.Concat(Enumerable.Range(0, 30_000).Select(i => $"interned_by_threads_{i}; i{i}_\n"));
        var names = new string[Threads][];
        OnThreads(thread => names[thread] = Compile(source).Names);
        Assert.Equal(60_000, names[0].Length);
        for (int i = 0; i < names[0].Length; i++)
        {
            for (int thread = 1; thread < Threads; thread++)
            {
                Assert.Same(names[0][i], names[thread][i]);
            }
        }
    }

    [Fact]
    public void WarningHandlerMayCompile()
    {
        // Warnings of the lexer, of the parser's strings, and of code generation within nested code objects.
        const string source = "def f():\n  class C:\n    def g(self): return 1is 1, '\\q', x is 'y', [i() for i in (1(), 2[3])]\n  assert (f, 'm')\n";
        int nested = 0;
        string probe = ProbeReport();
        CodeObject within = PythonCompiler.Compile(SourceText.FromText(source), "w.py", new CompileOptions
        {
            Warn = (in CompileWarning _) =>
            {
                nested++;
                Assert.Equal(probe, ProbeReport());
            },
        });
        Assert.True(nested >= 6, $"{nested} warnings");
        Assert.Equal(Compile(source, "w.py"), within);
    }

    [Fact]
    public void CompilationAfterAnErrorIsAsBefore()
    {
        string probe = ProbeReport();
        int errors = 0;
        foreach ((string name, byte[] source) in Corpus())
        {
            errors += Report((name, source)).StartsWith("{\"error\"", StringComparison.Ordinal) ? 1 : 0;
            Assert.True(probe == ProbeReport(), $"after {name}: {Encoding.UTF8.GetString(source)}");
        }

        Assert.True(errors > 100, $"{errors} errors");
    }

    [Theory]
    [InlineData("class C:\n def f(self):\n  try:\n   for i in x: (1 is 1)\n  finally: pass\n")]
    [InlineData("x = '\\q'\n")]
    [InlineData("1if 2else 3\n")]
    public void CompilationAfterAnExceptionOfTheWarningHandlerIsAsBefore(string source)
    {
        string probe = ProbeReport();
        var options = new CompileOptions { Warn = (in CompileWarning _) => throw new InvalidOperationException("the handler's own") };
        Assert.Equal("the handler's own", Assert.Throws<InvalidOperationException>(() => PythonCompiler.Compile(SourceText.FromText(source), "w", options)).Message);
        Assert.Equal(probe, ProbeReport());
    }

    [Fact]
    public void CultureDoesNotMatter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        List<string> expected = [.. Corpus().Select(Report)];
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NegativeSign = "~";
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.PositiveInfinitySymbol = "unending";
            culture.NumberFormat.NumberGroupSeparator = ".";
            CultureInfo.CurrentCulture = culture;
            Assert.Equal(expected, Corpus().Select(Report));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void PooledBuffersKeepNoCodeObjectAlive()
    {
        WeakReference code = CompileAndForget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(code.IsAlive);
    }

    // Each is quadratic, and takes minutes, if hashes leave out what tells these items apart.
    [Theory]
    [InlineData("names", "same_beginning_{0:D6}_same_end_of_the_name\n")]
    [InlineData("attributes", "x.long_name_of_a_column_{0:D6}\n")]
    [InlineData("floats", "x = {0}.0\n")]
    [InlineData("powers", "x = {0}0000000000000000\n")]
    [InlineData("lambdas", "lambda: {0}, ")]
    public void ManyAlikeItemsTakeLinearTime(string what, string format)
    {
        CompositeFormat item = CompositeFormat.Parse(format);
        string source = string.Concat(Enumerable.Range(0, 60_000).Select(i => string.Format(CultureInfo.InvariantCulture, item, i)));
        LargeStack.Run(() => Assert.NotEmpty(Compile(source + "\n", what).Code), TimeSpan.FromSeconds(30));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference CompileAndForget() => new(Compile("def f():\n  def g(): return 1\n").Consts[0]);

    private static CodeObject Compile(string source, string fileName = "<test>") =>
        PythonCompiler.Compile(SourceText.FromText(source), fileName, new CompileOptions());

    private static string ProbeReport() => Report(("probe.py", Encoding.UTF8.GetBytes(Probe)));

    private static string Report((string Name, byte[] Source) file) => CompileReport.Of(file.Source, file.Name, 0);

    /// <summary>The programs and snippets of the corpus that need no deep stack.</summary>
    private static IEnumerable<(string Name, byte[] Source)> Corpus()
    {
        foreach (string path in Directory.EnumerateFiles(TestFiles.Corpus, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            byte[] source = File.ReadAllBytes(path);
            if (path.EndsWith(".py", StringComparison.Ordinal))
            {
                yield return (path, source);
            }
            else if (path.EndsWith(".snippets", StringComparison.Ordinal))
            {
                foreach (byte[] snippet in GoldenCodeTests.Split(source))
                {
                    yield return (path, snippet);
                }
            }
        }
    }

    private static void OnThreads(Action<int> code)
    {
        using var start = new Barrier(Threads);
        Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread => LargeStack.Run(
            () =>
            {
                // Not for ever: the pool may grant fewer threads than were asked for.
                start.SignalAndWait(TimeSpan.FromSeconds(10));
                code(thread);
            },
            Limit));
    }
}
