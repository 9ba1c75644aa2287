using Jitter.Bytecode.Pyc;

namespace Jitter.Bytecode.Tests;

public class CodeObjectTests
{
    [Fact]
    public void EqualCodeIsOneConstant()
    {
        CodeObject first = PycFile.Read(TestFiles.Pyc("nesting"), "m", "m").Code;
        CodeObject second = PycFile.Read(TestFiles.Pyc("nesting"), "m", "m").Code;
        Assert.True(first.Equals(second));
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
        Assert.False(first.Equals(PycFile.Read(TestFiles.Pyc("texts"), "m", "m").Code));
    }

    [Fact]
    public void HasCPythonsRepr()
    {
        CodeObject code = PycFile.Read(TestFiles.Pyc("texts"), "m", "m").Code;
        Assert.Matches("^<code object <module> at 0x7f[0-9a-f]{10}, file \"corpus/language/disassembly/texts.py\", line 1>$", code.ToString());
    }
}
