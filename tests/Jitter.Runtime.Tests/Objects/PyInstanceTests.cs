using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Tests.Objects;

/// <summary>Instances with the same attributes share a shape, and keep their attributes in order whatever happens to them.</summary>
public class PyInstanceTests
{
    private static readonly PyType s_type = new("C", "__main__", PyTypes.Object, flags: TypeFlags.Heap | TypeFlags.HasInstanceAttributes);

    [Fact]
    public void SameAttributesInTheSameOrderShareAShape()
    {
        PyInstance first = With("x", "y");
        PyInstance second = With("x", "y");
        PyInstance other = With("y", "x");
        Assert.Same(first.Shape, second.Shape);
        Assert.NotSame(first.Shape, other.Shape);
        Assert.Same(s_type, first.Type);
        Assert.Equal(1, first.Shape.IndexOf(PyStr.Interned("y")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(Shape.MaxSlots)]
    [InlineData(Shape.MaxSlots + 1)]
    [InlineData(500)]
    public void AttributesOutgrowTheSlotsAndKeepTheirOrder(int count)
    {
        string[] names = Enumerable.Range(0, count).Select(i => "a" + i).ToArray();
        PyInstance instance = With(names);
        foreach (string name in names)
        {
            Assert.Equal(name, instance.Get(PyStr.Interned(name))!.ToString());
        }

        Assert.Null(instance.Get(PyStr.Interned("missing")));
        Assert.Equal(names, Keys(instance.ToDict()));
    }

    [Fact]
    public void AnAttributeThatWasRemovedComesLastWhenItIsSetAgain()
    {
        PyInstance instance = With("x", "y", "z");
        Assert.True(instance.Remove(PyStr.Interned("x")));
        Assert.False(instance.Remove(PyStr.Interned("x")));
        instance.Set(PyStr.Interned("x"), PyNone.None);
        Assert.Equal(["y", "z", "x"], Keys(instance.ToDict()));
    }

    [Fact]
    public void TheDictOfAnInstanceIsItsAttributes()
    {
        PyInstance instance = With("x");
        PyDict dict = instance.ToDict();
        dict.SetStr(PyStr.Interned("added"), PyBool.True);
        instance.Set(PyStr.Interned("x"), PyBool.False);
        Assert.Same(PyBool.True, instance.Get(PyStr.Interned("added")));
        Assert.Same(PyBool.False, dict.GetStr(PyStr.Interned("x")));
        Assert.Same(dict, instance.ToDict());
    }

    [Fact]
    public void ChangingTheClassKeepsTheAttributes()
    {
        var other = new PyType("D", "__main__", PyTypes.Object, flags: TypeFlags.Heap | TypeFlags.HasInstanceAttributes);
        PyInstance instance = With("x", "y");
        instance.ChangeType(other);
        Assert.Same(other, instance.Type);
        Assert.Equal("y", instance.Get(PyStr.Interned("y"))!.ToString());
    }

    private static PyInstance With(params string[] names)
    {
        var instance = new PyInstance(s_type);
        foreach (string name in names)
        {
            instance.Set(PyStr.Interned(name), new PyStr(name));
        }

        return instance;
    }

    private static List<string> Keys(PyDict dict)
    {
        var keys = new List<string>();
        int position = 0;
        while (dict.Next(ref position, out PyObject? key, out _))
        {
            keys.Add(key.ToString()!);
        }

        return keys;
    }
}
