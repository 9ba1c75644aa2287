using System.Globalization;
using Jitter.Bytecode.Disassembly;
using Jitter.Bytecode.Marshal;

namespace Jitter.Bytecode.Tests.Disassembly;

public class LineTableTests
{
    [Fact]
    public void LinesAndPositionsAreCPythons()
    {
        foreach (string[] line in TestFiles.Lines("line_tables"))
        {
            var code = (CodeObject)MarshalReader.Read(Convert.FromHexString(line[0]));
            Assert.Equal(line[1], List(LineTable.Lines(code).Select(l => List([l.Start, l.End, l.Line]))));
            Assert.Equal(line[2], List(LineTable.Positions(code).Select(p => List([p.Line, p.EndLine, p.Column, p.EndColumn]))));
        }
    }

    [Fact]
    public void ACutOffHandlerDoesNotCount()
    {
        Assert.Equal([new ExceptionTableEntry(2, 8, 140, 3, true)], ExceptionTable.Parse([0x81, 0x03, 0x41, 0x06, 0x07, 0x84, 0x01]));
    }

    private static string List(IEnumerable<int?> values) => List(values.Select(v => v?.ToString(CultureInfo.InvariantCulture) ?? "null"));

    private static string List(IEnumerable<string> parts) => "[" + string.Join(',', parts) + "]";
}
