using System.Text;
using Jitter.Bytecode.Marshal;

namespace Jitter.Bytecode.Tests.Oracle;

/// <summary>What Jitter writes, CPython 3.13 loads.</summary>
[Trait("Category", "Oracle")]
public class MarshalOracleTests
{
    [OracleFact]
    public void CPythonLoadsWhatIsWritten()
    {
        var input = new StringBuilder();
        int count = 0;
        foreach (byte[] data in Recorded())
        {
            input.Append(Convert.ToHexStringLower(data)).Append(' ').Append(Convert.ToHexStringLower(MarshalWriter.Write(MarshalReader.Read(data)))).Append('\n');
            count++;
        }

        Assert.Equal($"{count} compared\n", CPython.Run("marshal_check.py", Encoding.ASCII.GetBytes(input.ToString())));
    }

    private static IEnumerable<byte[]> Recorded()
    {
        foreach (string[] line in TestFiles.Lines("marshal_values"))
        {
            yield return Convert.FromHexString(line[0]);
        }

        foreach (string name in TestFiles.ProgramNames)
        {
            yield return TestFiles.Pyc(name)[16..];
        }
    }
}
