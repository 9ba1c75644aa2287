using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Hashes;

/// <summary>_sha3.</summary>
[PyModule("_sha3")]
public static partial class Sha3Module
{
    /// <summary>What computes the hashes: the module's attribute in CPython names its library.</summary>
    [PyConstant("implementation")]
    public const string Implementation = "HACL";

    [PyModuleInit]
    private static void Complete(PyObject module, PyDict attributes)
    {
        foreach (PyType type in (ReadOnlySpan<PyType>)[PySha3.Sha224, PySha3.Sha256, PySha3.Sha384, PySha3.Sha512, PyShake.Shake128, PyShake.Shake256])
        {
            attributes.SetStr(PyStr.Interned(type.Name), type);
        }
    }
}

/// <summary>The hash objects of SHA-3 with fixed digests; each size has a Python type of its own, filled with these members.</summary>
[PyClass("_sha3.sha3_224", Doc = "Return a new SHA3 hash object.")]
public sealed partial class PySha3 : PyObject
{
    private const byte Suffix = 6;

    private readonly PyType _type;
    private readonly HashState _state;
    private readonly int _digestSize;

    private PySha3(PyType type, HashState state, int digestSize)
    {
        _type = type;
        _state = state;
        _digestSize = digestSize;
    }

    /// <summary>sha3_224</summary>
    public static PyType Sha224 => TypeObject;

    /// <summary>sha3_256</summary>
    public static PyType Sha256 { get; } = MakeType("sha3_256");

    /// <summary>sha3_384</summary>
    public static PyType Sha384 { get; } = MakeType("sha3_384");

    /// <summary>sha3_512</summary>
    public static PyType Sha512 { get; } = MakeType("sha3_512");

    /// <inheritdoc/>
    public override PyType Type => _type;

    private int Rate => 200 - (2 * _digestSize);

    private static PyType MakeType(string name) =>
        NativeTypes.Create(name, "_sha3", PyTypes.Object, TypeFlags.None, NativeBinding.FillSlots, NativeBinding.FillMembers);

    [PyNew("sha3_224(data=b'', /, *, usedforsecurity=True)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyObject? data, bool usedforsecurity)
    {
        int size = int.Parse(type.Name.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture) / 8;
        var state = new KeccakState(200 - (2 * size), Suffix);
        return HashInput.TryAdd(state, data) ? new PySha3(type, state, size) : null;
    }

    [PyMethod("copy($self, /)")]
    private PyObject Copy() => new PySha3(_type, _state.Clone(), _digestSize);

    [PyMethod("digest($self, /)")]
    private PyObject Digest() => PyBytes.Adopt(_state.Digest(_digestSize));

    [PyMethod("hexdigest($self, /)")]
    private string HexDigest() => Convert.ToHexStringLower(_state.Digest(_digestSize));

    [PyMethod("update(data, /)")]
    private void Update(PyObject data) => HashInput.TryAdd(_state, data);

    [PyGetter("block_size")]
    private int GetBlockSize() => Rate;

    [PyGetter("name")]
    private string GetName() => _type.Name;

    [PyGetter("digest_size")]
    private int GetDigestSize() => _digestSize;

    [PyGetter("_capacity_bits")]
    private int GetCapacity() => 16 * _digestSize;

    [PyGetter("_rate_bits")]
    private int GetRate() => 8 * Rate;

    [PyGetter("_suffix")]
    private PyObject GetSuffix() => PyBytes.From([Suffix]);
}

/// <summary>The hash objects of SHAKE, whose digests have any length.</summary>
[PyClass("_sha3.shake_128", Doc = "Return a new SHAKE hash object.")]
public sealed partial class PyShake : PyObject
{
    private const byte Suffix = 0x1F;
    private const long LargestDigest = 1L << 29;

    private readonly PyType _type;
    private readonly HashState _state;

    private PyShake(PyType type, HashState state)
    {
        _type = type;
        _state = state;
    }

    /// <summary>shake_128</summary>
    public static PyType Shake128 => TypeObject;

    /// <summary>shake_256</summary>
    public static PyType Shake256 { get; } =
        NativeTypes.Create("shake_256", "_sha3", PyTypes.Object, TypeFlags.None, NativeBinding.FillSlots, NativeBinding.FillMembers);

    /// <inheritdoc/>
    public override PyType Type => _type;

    private int Rate => ReferenceEquals(_type, Shake256) ? 136 : 168;

    [PyNew("sha3_224(data=b'', /, *, usedforsecurity=True)", HasTextSignature = false)]
    private static PyObject? New(PyType type, PyObject? data, bool usedforsecurity)
    {
        var state = new KeccakState(ReferenceEquals(type, Shake256) ? 136 : 168, Suffix);
        return HashInput.TryAdd(state, data) ? new PyShake(type, state) : null;
    }

    [PyMethod("copy($self, /)")]
    private PyObject Copy() => new PyShake(_type, _state.Clone());

    [PyMethod("digest(length, /)")]
    private PyObject? Digest(PyObject length) => TryGetLength(length, out int size) ? PyBytes.Adopt(_state.Digest(size)) : null;

    [PyMethod("hexdigest(length, /)")]
    private string? HexDigest(PyObject length) => TryGetLength(length, out int size) ? Convert.ToHexStringLower(_state.Digest(size)) : null;

    [PyMethod("update(data, /)")]
    private void Update(PyObject data) => HashInput.TryAdd(_state, data);

    [PyGetter("block_size")]
    private int GetBlockSize() => Rate;

    [PyGetter("name")]
    private string GetName() => _type.Name;

    [PyGetter("digest_size")]
    private int GetDigestSize() => 0;

    [PyGetter("_capacity_bits")]
    private int GetCapacity() => 1600 - (8 * Rate);

    [PyGetter("_rate_bits")]
    private int GetRate() => 8 * Rate;

    [PyGetter("_suffix")]
    private PyObject GetSuffix() => PyBytes.From([Suffix]);

    private static bool TryGetLength(PyObject length, out int size)
    {
        size = 0;
        if (!ArgumentConversion.ToBigInteger(length, out System.Numerics.BigInteger value))
        {
            return false;
        }

        if (value.Sign < 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "value must be positive");
        }

        if (value >= LargestDigest)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "length is too large");
        }

        size = (int)value;
        return true;
    }
}
