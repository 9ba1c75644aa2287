using System.Globalization;
using Jitter.Bytecode.Opcodes;

namespace Jitter.Bytecode.Tests.Opcodes;

public class OpcodeInfoTests
{
    [Fact]
    public void StackEffectsAreCPythons()
    {
        int count = 0;
        foreach (string[] line in TestFiles.Lines("stack_effects"))
        {
            string[] parts = line[0].Split(' ');
            Opcode opcode = Enum.Parse<Opcode>(parts[0]);
            int argument = int.Parse(parts[1], CultureInfo.InvariantCulture);
            if (parts[2] == "-")
            {
                Assert.False(OpcodeInfo.IsValid(opcode));
                Assert.Null(OpcodeInfo.MaxStackEffect(opcode, argument));
            }
            else
            {
                string actual = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{parts[0]} {argument} {OpcodeInfo.StackEffect(opcode, argument, false)} {OpcodeInfo.StackEffect(opcode, argument, true)} {OpcodeInfo.MaxStackEffect(opcode, argument)}");
                Assert.Equal(line[0], actual);
            }

            count++;
        }

        Assert.True(count > 800, $"only {count} effects are recorded");
    }

    [Fact]
    public void NumbersCachesAndFlagsAreCPythons()
    {
        (string Word, Predicate<Opcode> Has)[] flags =
        [
            ("arg", OpcodeInfo.HasArgument), ("const", OpcodeInfo.HasConst), ("name", OpcodeInfo.HasName), ("jump", OpcodeInfo.IsJump), ("free", OpcodeInfo.HasFree),
            ("local", OpcodeInfo.HasLocal), ("exc", OpcodeInfo.IsBlockPush),
        ];
        foreach (string[] line in TestFiles.Lines("metadata"))
        {
            string[] parts = line[0].Split(' ');
            int number = int.Parse(parts[1], CultureInfo.InvariantCulture);
            if (parts.Length == 3)
            {
                Assert.Equal(parts[0], ((SpecializedOpcode)number).ToString());
                Assert.Equal(Enum.Parse<Opcode>(parts[2]), OpcodeInfo.Deoptimized((byte)number));
                continue;
            }

            var opcode = (Opcode)number;
            string words = string.Join(',', flags.Where(flag => flag.Has(opcode)).Select(flag => flag.Word));
            Assert.Equal(line[0], string.Create(CultureInfo.InvariantCulture, $"{OpcodeInfo.Name(opcode)} {(int)opcode} {OpcodeInfo.CacheEntries(opcode)} {(words.Length == 0 ? "-" : words)}"));
            Assert.Equal(number >= 256, OpcodeInfo.IsPseudo(opcode));
            if (number < 256)
            {
                Assert.Equal(opcode, OpcodeInfo.Deoptimized((byte)number));
            }
        }
    }

    [Fact]
    public void EveryInstructionIsRecorded()
    {
        HashSet<string> recorded = TestFiles.Lines("metadata").Select(line => line[0].Split(' ')[0]).ToHashSet();
        Assert.Empty(Enum.GetNames<Opcode>().Concat(Enum.GetNames<SpecializedOpcode>()).Except(recorded));
    }

    [Theory]
    [InlineData(Opcode.RETURN_VALUE, true, true, true)]
    [InlineData(Opcode.RERAISE, true, true, true)]
    [InlineData(Opcode.JUMP, false, true, true)]
    [InlineData(Opcode.JUMP_BACKWARD, false, true, true)]
    [InlineData(Opcode.FOR_ITER, false, false, true)]
    [InlineData(Opcode.POP_JUMP_IF_NONE, false, false, true)]
    [InlineData(Opcode.SETUP_FINALLY, false, false, false)]
    [InlineData(Opcode.CALL, false, false, false)]
    public void BlocksEndWhereControlLeaves(Opcode opcode, bool exits, bool noFallthrough, bool terminates)
    {
        Assert.Equal(exits, OpcodeInfo.IsScopeExit(opcode));
        Assert.Equal(noFallthrough, OpcodeInfo.HasNoFallthrough(opcode));
        Assert.Equal(terminates, OpcodeInfo.IsTerminator(opcode));
    }

    [Fact]
    public void CacheFieldsFillTheCache()
    {
        foreach (Opcode opcode in Enum.GetValues<Opcode>())
        {
            int size = 0;
            foreach (CacheField field in OpcodeInfo.CacheFields(opcode))
            {
                size += field.Size;
            }

            Assert.Equal(OpcodeInfo.CacheEntries(opcode), size);
        }
    }

    [Fact]
    public void AnUnusedNumberHasItsNumberAsName() => Assert.Equal("<119>", OpcodeInfo.Name((Opcode)119));

    [Fact]
    public void OperandsHaveCPythonsTexts()
    {
        Assert.Equal("-", OperandText.BinaryOperation[(int)BinaryOperation.Subtract]);
        Assert.Equal(">>=", OperandText.BinaryOperation[(int)BinaryOperation.InplaceRightShift]);
        Assert.Equal(">=", OperandText.Comparison[(int)Comparison.GreaterOrEqual]);
        Assert.Equal("INTRINSIC_TYPEALIAS", OperandText.Intrinsic1[(int)Intrinsic1.TypeAlias]);
        Assert.Equal("INTRINSIC_SET_TYPEPARAM_DEFAULT", OperandText.Intrinsic2[(int)Intrinsic2.SetTypeParamDefault]);
        Assert.Equal("ascii", OperandText.ValueConversion[(int)ValueConversion.Ascii]);
    }
}
