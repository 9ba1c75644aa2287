using System.Numerics;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Tests.Objects;

/// <summary>Identity that programs can see: the cache of small ints, and interned strings.</summary>
public class ScalarTests
{
    [Theory]
    [InlineData(-6, false)]
    [InlineData(-5, true)]
    [InlineData(0, true)]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [InlineData(long.MaxValue, false)]
    [InlineData(long.MinValue, false)]
    public void IntsFromMinusFiveTo256AreCached(long value, bool cached)
    {
        Assert.Equal(cached, ReferenceEquals(PyInt.From(value), PyInt.From(value)));
        Assert.Equal(cached, ReferenceEquals(PyInt.From((BigInteger)value), PyInt.From(value)));
        Assert.Equal(value, PyInt.From(value).Value);
    }

    [Fact]
    public void IntsBeyond64BitsAreBig()
    {
        Assert.IsType<PyInt64>(PyInt.From((BigInteger)long.MaxValue));
        Assert.IsType<PyBigInt>(PyInt.From((BigInteger)long.MaxValue + 1));
        Assert.IsType<PyBigInt>(PyInt.From((BigInteger)long.MinValue - 1));
    }

    [Fact]
    public void InterningGivesOneObjectForEqualStrings()
    {
        var first = new PyStr("to intern once");
        Assert.Same(first, first.Intern());
        Assert.Same(first, new PyStr("to intern once").Intern());
        Assert.NotSame(first, new PyStr("to intern once"));
        Assert.Equal(first, new PyStr("to intern once"));
    }

    /// <summary>hash() under PYTHONHASHSEED=0, as CPython 3.13.0 printed it.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData("a", 4644417185603328019)]
    [InlineData("name", -6269146191053140058)]
    [InlineData("é", 6047309291227476195)]
    [InlineData("日本", 6243316497235261705)]
    [InlineData("😀", -3536540696076613844)]
    public void HashIsCPythons(string text, long expected) => Assert.Equal(expected, new PyStr(text).Hash);
}
