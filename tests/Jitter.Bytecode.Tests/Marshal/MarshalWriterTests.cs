using System.Numerics;
using Jitter.Bytecode.Disassembly;
using Jitter.Bytecode.Marshal;
using Jitter.Bytecode.Pyc;
using Jitter.Primitives.Constants;

namespace Jitter.Bytecode.Tests.Marshal;

public class MarshalWriterTests
{
    [Fact]
    public void WhatIsWrittenIsReadBack()
    {
        foreach (string[] line in TestFiles.Lines("marshal_values"))
        {
            byte[] written = MarshalWriter.Write(MarshalReader.Read(Convert.FromHexString(line[0])));
            Assert.Equal(line[1], ValueText.Of(MarshalReader.Read(written)));
        }
    }

    [Theory]
    [MemberData(nameof(TestFiles.Programs), MemberType = typeof(TestFiles))]
    public void CodeObjectsSurvive(string name)
    {
        CodeObject code = PycFile.Read(TestFiles.Pyc(name), name, name).Code;
        var copy = (CodeObject)MarshalReader.Read(MarshalWriter.Write(code));
        Assert.Equal(Json(code), Json(copy));
        Assert.Equal(code.FileName, copy.FileName);
        Assert.Equal(code.LocalsPlusKinds, copy.LocalsPlusKinds);
        Assert.True(code.Equals(copy));
    }

    [Fact]
    public void BytesAreCPythonsButForMarksOnWhatIsNotShared()
    {
        foreach ((Constant value, string hex) in new (Constant, string)[]
        {
            (new StrConstant("name"), "5a046e616d65"),
            (new StrConstant("two words"), "7a0974776f20776f726473"),
            (new StrConstant("é"), "7402000000c3a9"),
            (new StrConstant("€"), "7503000000e282ac"),
            (new StrConstant("😀"), "7504000000f09f9880"),
            (new StrConstant(new string('-', 256)), "6100010000" + string.Concat(Enumerable.Repeat("2d", 256))),
            (new IntConstant(-1), "69ffffffff"),
            (new IntConstant(int.MinValue), "6900000080"),
            (new IntConstant(BigInteger.Pow(2, 31)), "6c03000000000000000200"),
            (new IntConstant(-BigInteger.Pow(2, 31) - 1), "6cfdffffff010000000200"),
            (new FloatConstant(1.5), "67000000000000f83f"),
            (TupleConstant.Empty, "2900"),
            (new FrozenSetConstant([]), "3e00000000"),
            (new TupleConstant([SingletonConstant.None, SingletonConstant.Ellipsis, new BytesConstant([1])]), "29034e2e730100000001"),
            (new TupleConstant([new FloatConstant(2), new FloatConstant(2)]), "2902e700000000000000407200000000"),
        })
        {
            Assert.Equal(hex, Convert.ToHexStringLower(MarshalWriter.Write(value)));
        }
    }

    [Fact]
    public void EqualPartsAreWrittenOnce()
    {
        Constant Pair() => new TupleConstant([new StrConstant("left one"), new IntConstant(300)]);
        var read = (TupleConstant)MarshalReader.Read(MarshalWriter.Write(new TupleConstant([Pair(), Pair(), new TupleConstant([Pair()])])));
        Assert.Same(read.Items[0], read.Items[1]);
        Assert.Same(read.Items[0], ((TupleConstant)read.Items[2]).Items[0]);
    }

    [Fact]
    public void ConstantsThatOnlyCompareEqualStayApart()
    {
        var read = (TupleConstant)MarshalReader.Read(MarshalWriter.Write(
            new TupleConstant([new FloatConstant(0.0), new FloatConstant(-0.0), new IntConstant(1), SingletonConstant.True, new FloatConstant(1)])));
        Assert.Equal("""["tuple",["float","0x0.0p+0"],["float","-0x0.0p+0"],["int","1"],["k","True"],["float","0x1.0000000000000p+0"]]""", ValueText.Of(read));
    }

    [Fact]
    public void SharedPartsTakeNoTimeAgain()
    {
        Constant value = new IntConstant(1);
        for (int i = 0; i < 1500; i++)
        {
            value = new TupleConstant([value, value]);
        }

        Assert.True(MarshalWriter.Write(value).Length < 20_000);
    }

    [Fact]
    public void ListsMayContainThemselves()
    {
        var list = new ListConstant();
        list.Items.Add(new TupleConstant([list]));
        var read = (ListConstant)MarshalReader.Read(MarshalWriter.Write(list));
        Assert.Same(read, ((TupleConstant)read.Items[0]).Items[0]);
        var tuple = (TupleConstant)list.Items[0];
        var copy = (TupleConstant)MarshalReader.Read(MarshalWriter.Write(tuple));
        Assert.Same(copy, ((ListConstant)copy.Items[0]).Items[0]);
    }

    [Fact]
    public void NestingHasCPythonsLimit()
    {
        Constant value = SingletonConstant.None;
        for (int i = 0; i < 1999; i++)
        {
            value = new TupleConstant([value]);
        }

        Assert.Equal(3999, MarshalWriter.Write(value).Length);
        var error = Assert.Throws<BytecodeFormatException>(() => MarshalWriter.Write(new TupleConstant([value])));
        Assert.Equal((BytecodeErrorKind.ValueError, "object too deeply nested to marshal"), (error.Kind, error.Message));
    }

    private static string Json(CodeObject code)
    {
        var output = new ByteBuffer();
        CodeJson.WriteFile(output, "", code);
        return System.Text.Encoding.ASCII.GetString(output.Span);
    }
}
