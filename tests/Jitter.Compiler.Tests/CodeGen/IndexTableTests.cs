using System.Globalization;
using Jitter.Compiler.CodeGen;

namespace Jitter.Compiler.Tests.CodeGen;

/// <summary>The tables behind co_names and co_consts, below and above the size where they begin to hash.</summary>
public class IndexTableTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(1000)]
    public void ItemsKeepTheirOrderAndAreFoundAgain(int count)
    {
        var table = new IndexTable<string>();
        for (int i = 0; i < count; i++)
        {
            Assert.False(table.TryGetIndex(Item(i), out _));
            Assert.Equal(i, table.Add(Item(i)));
            Assert.Equal(i, table.Add(Item(i)));
        }

        Assert.Equal(count, table.Count);
        for (int i = 0; i < count; i++)
        {
            Assert.Equal(Item(i), table.Items[i]);
            Assert.True(table.TryGetIndex(Item(i), out int index));
            Assert.Equal(i, index);
            Assert.Equal(i, table.Add(Item(i)));
        }

        Assert.Equal(table.Items.ToArray(), table.ToArray());
    }

    private static string Item(int i) => i.ToString(CultureInfo.InvariantCulture);
}
