using System.Text.RegularExpressions;
using Jitter.Bytecode.Disassembly;
using Jitter.Bytecode.Opcodes;
using Jitter.Bytecode.Pyc;

namespace Jitter.Bytecode.Tests.Disassembly;

public partial class DisassemblerTests
{
    [Theory]
    [MemberData(nameof(TestFiles.Programs), MemberType = typeof(TestFiles))]
    public void PrintsWhatCPythonPrints(string name) => Check(name, ".txt", default);

    [Fact]
    public void PrintsCachesAndOffsets() => Check("operands", ".caches.txt", new DisassemblyOptions { ShowCaches = true, ShowOffsets = true });

    [Fact]
    public void TheTextIsTheSameInEveryRun()
    {
        CodeObject first = PycFile.Read(TestFiles.Pyc("nesting"), "m", "m").Code;
        CodeObject second = PycFile.Read(TestFiles.Pyc("nesting"), "m", "m").Code;
        Assert.Equal(Print(first, default), Print(second, default));
    }

    [Fact]
    public void ACodeObjectHasOneAddress()
    {
        MatchCollection addresses = Addresses().Matches(Print(PycFile.Read(TestFiles.Pyc("nesting"), "m", "m").Code, default));
        Assert.All(addresses.GroupBy(match => match.Value), group => Assert.True(group.Count() >= 2));
    }

    [Fact]
    public void BadOperandsDoNotStopIt()
    {
        CodeObject code = Make([(byte)Opcode.LOAD_CONST, 9, (byte)Opcode.LOAD_NAME, 9, (byte)Opcode.BINARY_OP, 200, 0, 0, 119, 3, (byte)Opcode.JUMP_FORWARD, 200]);
        Assert.Equal(
            """
              1           LOAD_CONST               9 (<invalid>)
                          LOAD_NAME                9 (<invalid>)
                          BINARY_OP              200 (<invalid>)
                          <119>
                          JUMP_FORWARD           200 (to L1)

            """,
            Print(code, default));
    }

    [Fact]
    public void ExtendedArgumentsWrap()
    {
        byte extended = (byte)Opcode.EXTENDED_ARG;
        var instructions = new List<CodeInstruction>();
        foreach (CodeInstruction instruction in new InstructionReader([extended, 255, extended, 2, extended, 3, (byte)Opcode.LOAD_FAST, 4, (byte)Opcode.NOP, 9]))
        {
            instructions.Add(instruction);
        }

        Assert.Equal([255, 0xFF02, 0xFF0203, unchecked((int)0xFF020304), 0], instructions.Select(i => i.Argument));
        Assert.Equal([0, 2, 4, 0, 8], instructions.Select(i => i.StartOffset));
    }

    private static CodeObject Make(byte[] code) => new()
    {
        ArgCount = 0,
        PosOnlyArgCount = 0,
        KwOnlyArgCount = 0,
        StackSize = 1,
        Flags = CodeFlags.None,
        Code = code,
        Consts = [],
        Names = [],
        LocalsPlusNames = [],
        LocalsPlusKinds = [],
        FileName = "x.py",
        Name = "f",
        QualifiedName = "f",
        FirstLine = 1,
        LineTable = [0xE8 | 7, 0],
        ExceptionTable = [],
    };

    private static void Check(string name, string suffix, DisassemblyOptions options)
    {
        string expected = File.ReadAllText(Path.Combine(TestFiles.Golden, "dis", name + suffix));
        string actual = Print(PycFile.Read(TestFiles.Pyc(name), name, name).Code, options);
        Assert.Equal(Addresses().Replace(expected, "ADDRESS"), Addresses().Replace(actual, "ADDRESS"));
    }

    private static string Print(CodeObject code, DisassemblyOptions options)
    {
        using var output = new StringWriter();
        Disassembler.Write(code, output, options);
        return output.ToString();
    }

    [GeneratedRegex("0x[0-9a-f]{12}")]
    private static partial Regex Addresses();
}
