namespace Jitter.Cli.Tests;

/// <summary>The command's output, messages and exit statuses.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Program = "def f(a):\n    return a + 1\n\nprint(f(41), __debug__)\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("jitter-cli-").FullName;

    public CommandTests()
    {
        Write("good.py", Program);
        Write("bad.py", "x = 1\nprint 'x'\n");
        Write("warns.py", "x is 'y'\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("jitter -z", 2, "Unknown option: -z\nusage: ")]
    [InlineData("jitter --foo", 2, "unknown option --foo\nusage: ")]
    [InlineData("jitter none.py", 2, ": [Errno 2] No such file or directory\n")]
    [InlineData("jitter -c 'raise SystemExit(\"bye\")'", 1, "bye\n")]
    [InlineData("jitter -c 'raise SystemExit(7)'", 7, "")]
    [InlineData("jitter -c 1/0", 1, "ZeroDivisionError: division by zero\n")]
    [InlineData("jitter -m", 2, "Argument expected for the -m option\nusage: ")]
    [InlineData("jitter -m no_such_module", 1, ": No module named no_such_module\n")]
    [InlineData("jitter -m jitter.code", 2, "jitter.code: no file named\n")]
    [InlineData("jitter -m jitter.code --", 2, "jitter.code: no file named\n")]
    [InlineData("jitter -m jitter.code --jsonl good.py", 2, "jitter.code: bad option or argument: --jsonl\n")]
    [InlineData("jitter -m jitter.code -O", 2, "jitter.code: option -O: expected a level, 0, 1 or 2\n")]
    [InlineData("jitter -m jitter.code -O 3 good.py", 2, "jitter.code: option -O: expected a level, 0, 1 or 2\n")]
    [InlineData("jitter -m jitter.code --pyc", 2, "jitter.code: option --pyc: expected a file name\n")]
    [InlineData("jitter -m jitter.code --pyc o.pyc good.py bad.py", 2, "jitter.code: option --pyc: expected one file\n")]
    [InlineData("jitter -m jitter.code --pyc o.pyc --json good.py", 2, "jitter.code: options --pyc and --json exclude each other\n")]
    [InlineData("jitter -m jitter.code none.py", 2, "jitter.code: can't open file 'none.py': [Errno 2] No such file or directory\n")]
    [InlineData("jitter -m jitter.code no/ne.py", 2, "jitter.code: can't open file 'no/ne.py': [Errno 2] No such file or directory\n")]
    [InlineData("jitter -m jitter.code ''", 2, "jitter.code: can't open file '': [Errno 2] No such file or directory\n")]
    [InlineData("jitter -m jitter.code .", 2, "jitter.code: can't open file '.': [Errno 21] Is a directory\n")]
    [InlineData("jitter -m jitter.code --json - < .", 2, "jitter.code: can't open file '-': ")]
    [InlineData("jitter -m jitter.code --pyc no/o.pyc good.py", 2, "jitter.code: can't write file 'no/o.pyc': [Errno 2] No such file or directory\n")]
    [InlineData("jitter -m jitter.code --pyc . good.py", 2, "jitter.code: can't write file '.': [Errno 21] Is a directory\n")]
    [InlineData("jitter -m jitter.code bad.py", 1, "  File \"bad.py\", line 2\n    print 'x'\n    ^^^^^^^^^\nSyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?\n")]
    [InlineData("printf abc > old.pyc; jitter -m jitter.code old.pyc", 1, "ImportError: bad magic number in 'old': b'abc'\n")]
    [InlineData("printf '\\363\\r\\r\\n' > cut; jitter -m jitter.code cut", 1, "EOFError: reached EOF while reading pyc header of 'cut'\n")]
    public void WhatCannotBeDoneIsTold(string line, int status, string error)
    {
        Outcome outcome = Shell.Run(_folder, line);
        Assert.Contains(error, outcome.Errors, StringComparison.Ordinal);
        AssertNoTrace(outcome);
        Assert.Equal("", outcome.Output);
        Assert.Equal(status, outcome.Status);
    }

    [Theory]
    [InlineData(">&-", "False True False")]
    [InlineData("<&- >&-", "True True False")]
    public void AStreamThatIsClosedAtTheStartIsNone(string redirections, string expected)
    {
        const string Program = "import sys; print(1); print(sys.stdin is None, sys.stdout is None, sys.stderr is None, file=sys.stderr)";
        Outcome outcome = Shell.Run(_folder, $"jitter -c '{Program}' {redirections}");
        Assert.Equal(new Outcome(0, "", expected + "\n"), outcome);
    }

    [Fact]
    public void VersionAndHelpArePrinted()
    {
        Assert.Equal(new Outcome(0, "Python 3.13.0\n", ""), Shell.Run(_folder, "jitter -V"));
        foreach (string line in (string[])["jitter -h", "jitter --help", "jitter -m jitter.code -h"])
        {
            Outcome help = Shell.Run(_folder, line);
            Assert.StartsWith("usage: ", help.Output, StringComparison.Ordinal);
            Assert.Contains("jitter.code", help.Output, StringComparison.Ordinal);
            Assert.Equal((0, ""), (help.Status, help.Errors));
        }
    }

    [Theory]
    [InlineData("jitter good.py", "42 True\n")]
    [InlineData("jitter -O good.py", "42 False\n")]
    [InlineData("jitter < good.py", "42 True\n")]
    [InlineData("jitter - a b < good.py", "42 True\n")]
    [InlineData("jitter -c 'import sys; print(sys.argv)' a b", "['-c', 'a', 'b']\n")]
    [InlineData("mkdir p; cp good.py p/__main__.py; jitter p; jitter -m p", "42 True\n42 True\n")]
    [InlineData("cp good.py m.py; jitter -m m", "42 True\n")]
    public void ProgramsRun(string line, string output) => Assert.Equal(new Outcome(0, output, ""), Shell.Run(_folder, line));

    [Fact]
    public void FilesBehindOneThatFailsAreShown()
    {
        Outcome outcome = Shell.Run(_folder, "jitter -m jitter.code --json none.py bad.py good.py");
        Assert.Equal(2, outcome.Status);
        Assert.Equal(2, outcome.Output.Count(c => c == '\n'));
    }

    [Fact]
    public void WarningsGoToStandardError()
    {
        Outcome outcome = Shell.Run(_folder, "jitter -m jitter.code warns.py");
        Assert.Equal("warns.py:1: SyntaxWarning: \"is\" with 'str' literal. Did you mean \"==\"?\n", outcome.Errors);
        Assert.Equal(0, outcome.Status);
    }

    [Fact]
    public void StandardInputIsCompiled()
    {
        Outcome outcome = Shell.Run(_folder, "jitter -m jitter.code -", Program);
        Assert.Contains("<code object f at 0x7f0000000100, file \"<stdin>\", line 1>", outcome.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (outcome.Status, outcome.Errors));
    }

    [Theory]
    [InlineData("good.py > /dev/full")]
    [InlineData("--json good.py > /dev/full")]
    [InlineData("-h > /dev/full")]
    [InlineData("good.py >&-")]
    [InlineData("--json good.py >&-")]
    public void OutputThatTakesNothingIsTold(string arguments)
    {
        Outcome outcome = Shell.Run(_folder, "jitter -m jitter.code " + arguments);
        Assert.StartsWith("jitter: can't write to standard output: ", outcome.Errors, StringComparison.Ordinal);
        AssertNoTrace(outcome);
        Assert.Equal(1, outcome.Status);
    }

    [Theory]
    [InlineData("2> /dev/full")]
    [InlineData("2>&-")]
    public void ErrorsThatNobodyTakesChangeNoStatus(string redirection) =>
        Assert.Equal(1, Shell.Run(_folder, $"jitter -m jitter.code bad.py {redirection}").Status);

    [Fact]
    public void ClosedPipeIsNoError()
    {
        Write("long.py", string.Concat(Enumerable.Repeat("print(1, 2, 3)\n", 20_000)));
        Outcome outcome = Shell.Run(_folder, "jitter -m jitter.code long.py | head -1");
        Assert.Equal(new Outcome(0, "    0           RESUME                   0\n", ""), outcome);
    }

    [Fact]
    public void PycFileShowsTheCodeOfItsSource()
    {
        Assert.Equal(new Outcome(0, "", ""), Shell.Run(_folder, "jitter -m jitter.code --pyc good.pyc -O 1 good.py"));
        Outcome source = Shell.Run(_folder, "jitter -m jitter.code -O 1 good.py");
        Assert.Equal(source, Shell.Run(_folder, "jitter -m jitter.code good.pyc"));
        Assert.Equal(source, Shell.Run(_folder, "mv good.pyc other.name; jitter -m jitter.code other.name"));
    }

    [OracleFact]
    [Trait("Category", "Oracle")]
    public void CPythonRunsAndImportsThePycFile()
    {
        Outcome written = Shell.Run(_folder, "jitter -m jitter.code --pyc run.pyc good.py && jitter -m jitter.code --pyc input.pyc - < good.py");
        Assert.Equal(new Outcome(0, "", ""), written);
        foreach (string line in (string[])["run.pyc", "input.pyc", "-c 'import run'"])
        {
            Assert.Equal(new Outcome(0, "42 True\n", ""), Shell.Run(_folder, $"'{CPython.Path}' {line}"));
        }

        // As the cache of its source it is up to date: nothing is compiled and written again.
        string cache = Path.Combine(_folder, "__pycache__", "good.cpython-313.pyc");
        Shell.Run(_folder, $"mkdir -p __pycache__; mv run.pyc '{cache}'; touch -d 2001-02-03 '{cache}'");
        Assert.Equal("42 True\n", Shell.Run(_folder, $"'{CPython.Path}' -c 'import good'").Output);
        Assert.Equal(2001, File.GetLastWriteTime(cache).Year);
    }

    private static void AssertNoTrace(Outcome outcome) => Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
