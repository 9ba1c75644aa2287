using System.Text;
using Jitter.Bytecode.Disassembly;
using Jitter.Bytecode.Pyc;

namespace Jitter.Bytecode.Tests.Disassembly;

public class CodeJsonTests
{
    [Theory]
    [MemberData(nameof(TestFiles.Programs), MemberType = typeof(TestFiles))]
    public void IsWhatTheOracleWrites(string name)
    {
        // Recorded by make_golden.py: {"code":CODE,"warnings":[]}.
        string recorded = File.ReadLines(Path.Combine(TestFiles.Golden, "code", "disassembly", name + ".py.jsonl")).First();
        string code = recorded[..recorded.LastIndexOf(",\"warnings\":", StringComparison.Ordinal)];
        CodeObject read = PycFile.Read(TestFiles.Pyc(name), name, name).Code;
        Assert.Equal(code + ",\"file\":\"a\\\"b\\u00e9\\ud83d\\ude00\"}\n", Line(output => CodeJson.WriteFile(output, "a\"bé😀", read)));
    }

    [Fact]
    public void ErrorsHaveNullsForWhatIsMissing()
    {
        Assert.Equal(
            "{\"error\":{\"end_lineno\":null,\"end_offset\":-1,\"lineno\":3,\"msg\":\"bad \\u007f\\t\\\\\",\"offset\":4,\"type\":\"SyntaxError\"},\"file\":\"x.py\"}\n",
            Line(output => CodeJson.WriteError(output, "x.py", "SyntaxError", "bad \u007f\t\\", 3, 4, null, -1)));
        Assert.Contains("\"msg\":null,", Line(output => CodeJson.WriteError(output, "x", "SyntaxError", null, null, null, null, null)), StringComparison.Ordinal);
    }

    private static string Line(Action<ByteBuffer> write)
    {
        var output = new ByteBuffer();
        write(output);
        return Encoding.ASCII.GetString(output.Span);
    }
}
