namespace Jitter.Compiler.Tests.Oracle;

/// <summary>
/// The library of the CPython 3.13 that is on this machine compiles to that CPython's code objects. Where there is none, the golden
/// files stand for it.
/// </summary>
[Trait("Category", "Oracle")]
public class LibraryTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    [OracleFact]
    public void LibraryCompilesAsInCPython()
    {
        string library = CPython.Run("library.py", []).TrimEnd('\n');
        int files = 0;
        var different = new List<string>();
        LargeStack.Run(
            () =>
            {
                foreach (string line in File.ReadLines(library))
                {
                    files++;
                    int tab = line.IndexOf('\t', StringComparison.Ordinal);
                    string file = line[..tab];
                    string actual = CompileReport.Of(File.ReadAllBytes(file), file, 0);
                    if (actual != line[(tab + 1)..])
                    {
                        different.Add($"{file}: {CompileReport.Difference(line[(tab + 1)..], actual)}");
                    }
                }
            },
            s_limit);
        File.Delete(library);
        Assert.True(files > 1000, $"the library has only {files} files");
        Assert.True(different.Count == 0, $"{different.Count} of {files} files differ\n" + string.Join("\n\n", different.Take(10)));
    }
}
