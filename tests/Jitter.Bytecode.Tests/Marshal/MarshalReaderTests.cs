using System.Diagnostics;
using System.Text.Json;
using Jitter.Bytecode.Marshal;
using Jitter.Primitives.Constants;

namespace Jitter.Bytecode.Tests.Marshal;

public class MarshalReaderTests
{
    private static ReadOnlySpan<byte> Types => "0NFTS.iIlfgxysutaAzZ()[{<>cr"u8;

    [Fact]
    public void ReadsTheValuesThatCPythonReads()
    {
        foreach (string[] line in TestFiles.Lines("marshal_values"))
        {
            Assert.Equal(line[1], ValueText.Of(MarshalReader.Read(Convert.FromHexString(line[0]))));
        }
    }

    [Fact]
    public void RaisesWhatCPythonRaises()
    {
        foreach (string[] line in TestFiles.Lines("marshal_errors"))
        {
            byte[] data = Convert.FromHexString(line[0]);
            var error = Assert.Throws<BytecodeFormatException>(() => MarshalReader.Read(data));
            Assert.Equal((line[0], line[1], JsonSerializer.Deserialize<string>(line[2])), (line[0], error.Kind.ToString(), error.Message));
        }
    }

    [Fact]
    public void TellsHowMuchItRead()
    {
        MarshalReader.Read("i\u0001\0\0\0Nmore"u8, out int length);
        Assert.Equal(5, length);
    }

    [Fact]
    public void ReferencesGiveTheSameObject()
    {
        var tuple = (TupleConstant)MarshalReader.Read([(byte)')', 2, 0xE7, 0, 0, 0, 0, 0, 0, 0xF8, 0x3F, (byte)'r', 0, 0, 0, 0]);
        Assert.Same(tuple.Items[0], tuple.Items[1]);
    }

    [Fact]
    public void ATupleMayContainItselfThroughAListOnly()
    {
        byte[] throughList = [0xA9, 1, (byte)'[', 1, 0, 0, 0, (byte)'r', 0, 0, 0, 0];
        var tuple = (TupleConstant)MarshalReader.Read(throughList);
        Assert.Same(tuple, ((ListConstant)tuple.Items[0]).Items[0]);
        byte[] direct = [0xA9, 1, (byte)'r', 0, 0, 0, 0];
        Assert.Throws<BytecodeFormatException>(() => MarshalReader.Read(direct));
    }

    [Fact]
    public void NestingAtTheLimitIsRead()
    {
        byte[] data = new byte[3999];
        for (int i = 0; i < 1999; i++)
        {
            data[2 * i] = (byte)')';
            data[(2 * i) + 1] = 1;
        }

        data[^1] = (byte)'N';
        Assert.IsType<TupleConstant>(MarshalReader.Read(data));
    }

    [Fact]
    public void SizesThatTheDataCannotHoldAllocateNothing()
    {
        // Each level claims as many items as there are bytes.
        byte[] data = new byte[5 * 1000];
        for (int i = 0; i < data.Length; i += 5)
        {
            data[i] = "([><"u8[i / 5 % 4];
            BitConverter.TryWriteBytes(data.AsSpan(i + 1), data.Length);
        }

        AssertFrugal(data);
        AssertFrugal([(byte)'l', 0xFF, 0xFF, 0xFF, 0x7F, 1, 0]);
        AssertFrugal([(byte)'s', 0xFF, 0xFF, 0xFF, 0x7F]);
        AssertFrugal([(byte)'u', 0xFF, 0xFF, 0xFF, 0x7F]);
    }

    [Fact]
    public void DamagedFilesNeitherCrashNorHang()
    {
        byte[][] sources = TestFiles.ProgramNames.Select(name => TestFiles.Pyc(name)[16..]).ToArray();
        var random = new Random(5);
        for (int round = 0; round < 4000; round++)
        {
            byte[] data = (byte[])sources[random.Next(sources.Length)].Clone();
            data = data[..random.Next(1, data.Length)];
            for (int i = random.Next(4); i >= 0; i--)
            {
                data[random.Next(data.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : Types[random.Next(Types.Length)];
            }

            AssertFrugal(data);
        }
    }

    private static void AssertFrugal(byte[] data)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        try
        {
            MarshalReader.Read(data);
        }
        catch (BytecodeFormatException)
        {
            // The usual outcome.
        }

        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < (data.Length * 200) + 200_000, $"{allocated} bytes for {data.Length}");
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }
}
