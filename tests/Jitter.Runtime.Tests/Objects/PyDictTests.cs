using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Tests.Objects;

/// <summary>Dicts keep their items and the order of insertion through growth and removal (Python library reference, "dict").</summary>
public class PyDictTests
{
    [Fact]
    public void ItemsKeepTheOrderOfTheirFirstInsertion()
    {
        var dict = new PyDict();
        foreach (string key in (string[])["b", "a", "c", "a"])
        {
            dict.SetStr(Str(key), Str(key + dict.Count));
        }

        Assert.Equal([("b", "b0"), ("a", "a3"), ("c", "c2")], Items(dict));
    }

    [Fact]
    public void AKeyThatWasRemovedComesLastWhenItIsSetAgain()
    {
        PyDict dict = Of("a", "b", "c");
        Assert.NotNull(dict.Remove(Str("a")));
        Assert.Null(dict.Remove(Str("a")));
        dict.SetStr(Str("a"), PyNone.None);
        Assert.Equal(["b", "c", "a"], Items(dict).ConvertAll(item => item.Key));
    }

    [Fact]
    public void EqualStringsAreOneKeyWhetherInternedOrNot()
    {
        var dict = new PyDict();
        dict.SetStr(PyStr.Interned("interned key"), PyBool.True);
        dict.SetStr(Str("interned key"), PyBool.False);
        Assert.Equal(1, dict.Count);
        Assert.Same(PyBool.False, dict.GetStr(PyStr.Interned("interned key")));
    }

    [Fact]
    public void RandomChangesLeaveWhatAModelHolds()
    {
        var random = new Random(17);
        var dict = new PyDict();
        var model = new List<(string Key, string Value)>();
        for (int step = 0; step < 50_000; step++)
        {
            string key = "k" + random.Next(500);
            int at = model.FindIndex(item => item.Key == key);
            if (random.Next(3) == 0)
            {
                Assert.Equal(at >= 0, dict.Remove(Str(key)) is not null);
                if (at >= 0)
                {
                    model.RemoveAt(at);
                }
            }
            else
            {
                string value = "v" + step;
                dict.SetStr(Str(key), Str(value));
                if (at >= 0)
                {
                    model[at] = (key, value);
                }
                else
                {
                    model.Add((key, value));
                }
            }

            Assert.Equal(model.Count, dict.Count);
        }

        Assert.Equal(model, Items(dict));
        Assert.Equal(model, Items(dict.Copy()));
    }

    [Fact]
    public void KeysVersionChangesWithTheKeysAndNotWithTheValues()
    {
        PyDict dict = Of("a", "b");
        uint version = dict.KeysVersion;
        int index = dict.FindStr(Str("b"));
        dict.SetStr(Str("b"), PyBool.True);
        Assert.Equal(version, dict.KeysVersion);
        Assert.Same(PyBool.True, dict.ValueAt(index));

        dict.SetStr(Str("c"), PyBool.True);
        uint added = dict.KeysVersion;
        Assert.NotEqual(version, added);
        dict.Remove(Str("c"));
        Assert.NotEqual(added, dict.KeysVersion);
    }

    private static PyStr Str(string text) => new(text);

    private static PyDict Of(params string[] keys)
    {
        var dict = new PyDict();
        foreach (string key in keys)
        {
            dict.SetStr(Str(key), PyNone.None);
        }

        return dict;
    }

    private static List<(string Key, string Value)> Items(PyDict dict)
    {
        var items = new List<(string, string)>();
        int position = 0;
        while (dict.Next(ref position, out PyObject? key, out PyObject? value))
        {
            items.Add((key.ToString()!, value.ToString()!));
        }

        return items;
    }
}
