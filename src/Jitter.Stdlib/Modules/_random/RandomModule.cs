using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Random;

/// <summary>_random.</summary>
[PyModule("_random", Doc = "The Mersenne Twister random number generator.", Types = [typeof(PyRandom)])]
public static partial class RandomModule;

/// <summary>_random.Random (CPython's Modules/_randommodule.c).</summary>
[PyClass("_random.Random", Doc = "Random() -> create a random number generator with its own internal state.", Flags = TypeFlags.BaseType)]
public partial class PyRandom : PyObject
{
    private readonly MersenneTwister _twister = new();

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject type, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => AllocateAs((PyType)type);

    [PySlot(SlotId.Init)]
    private static bool Initialize(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        if (!ArgumentErrors.CheckNoKeywords("Random", keywordNames, self.Type, TypeObject, SlotId.New))
        {
            return false;
        }

        int count = arguments.Length - (keywordNames?.Count ?? 0);
        if (count > 1)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "Random() requires 0 or 1 argument");
        }

        return ((PyRandom)self).SeedBy(count == 1 ? arguments[0] : PyNone.None);
    }

    [PyMethod("random($self, /)", Facts = NativeFacts.Leaf | NativeFacts.NoRaise)]
    private double Random()
    {
        uint a = _twister.Next() >> 5;
        uint b = _twister.Next() >> 6;
        return ((a * 67108864.0) + b) * (1.0 / 9007199254740992.0);
    }

    [PyMethod("seed(n=None, /)")]
    private void Seed(PyObject n) => SeedBy(n);

    [PyMethod("getstate($self, /)")]
    private PyObject GetState()
    {
        var items = new PyObject[MersenneTwister.Length + 1];
        for (int i = 0; i < MersenneTwister.Length; i++)
        {
            items[i] = PyInt.From(_twister.State[i]);
        }

        items[MersenneTwister.Length] = PyInt.From(_twister.Index);
        return new PyTuple(items);
    }

    [PyMethod("setstate(state, /)")]
    private void SetState(PyObject state)
    {
        if (state is not PyTuple tuple)
        {
            Errors.Raise(PyExceptions.TypeError, "state vector must be a tuple");
            return;
        }

        if (tuple.Count != MersenneTwister.Length + 1)
        {
            Errors.Raise(PyExceptions.ValueError, "state vector is the wrong size");
            return;
        }

        uint[] words = new uint[MersenneTwister.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (!TryGetWord(tuple.Items[i], out words[i]))
            {
                return;
            }
        }

        if (!ArgumentConversion.ToInt64(tuple.Items[MersenneTwister.Length], out long index))
        {
            return;
        }

        if (index is < 0 or > MersenneTwister.Length)
        {
            Errors.Raise(PyExceptions.ValueError, "invalid state");
            return;
        }

        words.CopyTo(_twister.State, 0);
        _twister.Index = (int)index;
    }

    [PyMethod("getrandbits(k, /)")]
    private PyObject? GetRandomBits(int k)
    {
        if (k < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "number of bits must be non-negative");
        }

        if (k <= 32)
        {
            return PyInt.From(k == 0 ? 0 : _twister.Next() >> (32 - k));
        }

        int count = ((k - 1) / 32) + 1;
        uint[] words = new uint[count];
        for (int i = 0; i < count; i++, k -= 32)
        {
            uint word = _twister.Next();
            words[i] = k < 32 ? word >> (32 - k) : word;
        }

        if (count == 2)
        {
            ulong wide = words[0] | ((ulong)words[1] << 32);
            return wide <= long.MaxValue ? PyInt.From((long)wide) : PyInt.From(new BigInteger(wide));
        }

        return PyInt.From(new BigInteger(MemoryMarshal.AsBytes<uint>(words), isUnsigned: true));
    }

    private static bool TryGetWord(PyObject item, out uint word)
    {
        word = 0;
        if (item is not PyInt number)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "an integer is required");
        }

        BigInteger value = number.Value;
        if (value.Sign < 0)
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, "can't convert negative value to unsigned int");
        }

        if (value > ulong.MaxValue)
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, "Python int too large to convert to C unsigned long");
        }

        word = (uint)(ulong)value;
        return true;
    }

    private bool SeedBy(PyObject source)
    {
        if (source is PyNone)
        {
            Span<uint> random = stackalloc uint[MersenneTwister.Length];
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(random));
            _twister.Seed(random);
            return true;
        }

        BigInteger number;
        if (source is PyInt integer)
        {
            // A subclass may have an __abs__ of its own.
            if (integer.GetType() != typeof(PyInt64) && Numbers.Absolute(integer) is not PyInt)
            {
                return false;
            }

            number = BigInteger.Abs(integer.Value);
        }
        else
        {
            long hash = Hashing.Hash(source);
            if (hash == -1)
            {
                return false;
            }

            number = (ulong)hash;
        }

        byte[] bytes = number.ToByteArray(isUnsigned: true);
        uint[] key = new uint[Math.Max(1, (bytes.Length + 3) / 4)];
        bytes.CopyTo(MemoryMarshal.AsBytes(key.AsSpan()));
        _twister.Seed(key);
        return true;
    }
}
