using System.Buffers.Binary;
using System.Numerics;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Hashes;

/// <summary>_blake2.</summary>
[PyModule("_blake2", Doc = "_blake2b provides BLAKE2b for hashlib\n")]
public static partial class Blake2Module
{
    [PyModuleInit]
    private static void Complete(PyObject module, PyDict attributes)
    {
        Add(attributes, PyBlake2.Blake2b, "BLAKE2B_", 16, 64);
        Add(attributes, PyBlake2.Blake2s, "BLAKE2S_", 8, 32);
    }

    private static void Add(PyDict attributes, PyType type, string prefix, int saltSize, int digestSize)
    {
        attributes.SetStr(PyStr.Interned(type.Name), type);
        foreach ((string name, int value) in (ReadOnlySpan<(string, int)>)
            [("SALT_SIZE", saltSize), ("PERSON_SIZE", saltSize), ("MAX_KEY_SIZE", digestSize), ("MAX_DIGEST_SIZE", digestSize)])
        {
            attributes.SetStr(PyStr.Interned(prefix + name), PyInt.From(value));
            type.Attributes.SetStr(PyStr.Interned(name), PyInt.From(value));
        }

        type.Modified();
    }
}

/// <summary>BLAKE2 hash objects: two Python types, filled with these members.</summary>
[PyClass("_blake2.blake2b", Doc = "Return a new BLAKE2 hash object.", Flags = TypeFlags.BaseType)]
public partial class PyBlake2 : PyObject
{
    private readonly HashState _state;
    private readonly bool _isSmall;
    private readonly int _digestSize;

    internal PyBlake2(HashState state, bool isSmall, int digestSize)
    {
        _state = state;
        _isSmall = isSmall;
        _digestSize = digestSize;
    }

    /// <summary>blake2b</summary>
    public static PyType Blake2b => TypeObject;

    /// <summary>blake2s</summary>
    public static PyType Blake2s { get; } =
        NativeTypes.Create("blake2s", "_blake2", PyTypes.Object, TypeFlags.BaseType, NativeBinding.FillSlots, NativeBinding.FillMembers);

    /// <inheritdoc/>
    public override PyType Type => _isSmall ? Blake2s : Blake2b;

    [PyNew(
        "blake2b(data=b'', /, *, digest_size=None, key=b'', salt=b'', person=b'', fanout=1, depth=1, leaf_size=0,"
        + " node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True)",
        HasTextSignature = false)]
    private static PyObject? New(
        PyType type, PyObject? data, PyObject? digestSize, ByteBuffer key, ByteBuffer salt, ByteBuffer person, int fanout, int depth,
        PyObject? leafSize, PyObject? nodeOffset, int nodeDepth, int innerSize, bool lastNode, bool usedforsecurity)
    {
        bool isSmall = type.IsSubtypeOf(Blake2s);
        int max = isSmall ? 32 : 64;
        int saltSize = isSmall ? 8 : 16;
        int size = max;
        if (digestSize is not null && !ArgumentConversion.ToInt32(digestSize, out size))
        {
            return null;
        }

        if (!Check(size > 0 && size <= max, $"digest_size must be between 1 and {max} bytes")
            || !Check(salt.Length <= saltSize, $"maximum salt length is {saltSize} bytes")
            || !Check(person.Length <= saltSize, $"maximum person length is {saltSize} bytes")
            || !Check(fanout is >= 0 and <= 255, "fanout must be between 0 and 255")
            || !Check(depth is > 0 and <= 255, "depth must be between 1 and 255")
            || !TryGetUnsigned(leafSize, uint.MaxValue, "leaf_size is too large", out ulong leaf)
            || !TryGetUnsigned(nodeOffset, isSmall ? 0xFFFF_FFFF_FFFF : ulong.MaxValue, "node_offset is too large", out ulong offset)
            || !Check(nodeDepth is >= 0 and <= 255, "node_depth must be between 0 and 255")
            || !Check(innerSize >= 0 && innerSize <= max, $"inner_size must be between 0 and is {max}")
            || !Check(key.Length <= max, $"maximum key length is {max} bytes"))
        {
            return null;
        }

        byte[] block = new byte[max];
        block[0] = (byte)size;
        block[1] = (byte)key.Length;
        block[2] = (byte)fanout;
        block[3] = (byte)depth;
        BinaryPrimitives.WriteUInt32LittleEndian(block.AsSpan(4), (uint)leaf);
        BinaryPrimitives.WriteUInt64LittleEndian(block.AsSpan(8), offset);
        block[isSmall ? 14 : 16] = (byte)nodeDepth;
        block[isSmall ? 15 : 17] = (byte)innerSize;
        salt.Span.CopyTo(block.AsSpan(isSmall ? 16 : 32));
        person.Span.CopyTo(block.AsSpan(isSmall ? 24 : 48));
        HashState state = isSmall ? new Blake2sState(block, lastNode) : new Blake2bState(block, lastNode);
        if (key.Length > 0)
        {
            byte[] padded = new byte[isSmall ? 64 : 128];
            key.Span.CopyTo(padded);
            state.Update(padded);
        }

        return HashInput.TryAdd(state, data) ? Allocate(type, state, isSmall, size) : null;
    }

    private static PyBlake2 Allocate(PyType type, HashState state, bool isSmall, int size) =>
        ReferenceEquals(type, Blake2s) ? new PyBlake2(state, isSmall, size) : AllocateAs(type, state, isSmall, size);

    [PyMethod("copy($self, /)")]
    private PyObject Copy() => new PyBlake2(_state.Clone(), _isSmall, _digestSize);

    [PyMethod("digest($self, /)")]
    private PyObject Digest() => PyBytes.Adopt(_state.Digest(_digestSize));

    [PyMethod("hexdigest($self, /)")]
    private string HexDigest() => Convert.ToHexStringLower(_state.Digest(_digestSize));

    [PyMethod("update(data, /)")]
    private void Update(PyObject data) => HashInput.TryAdd(_state, data);

    [PyGetter("name")]
    private string GetName() => _isSmall ? "blake2s" : "blake2b";

    [PyGetter("block_size")]
    private int GetBlockSize() => _isSmall ? 64 : 128;

    [PyGetter("digest_size")]
    private int GetDigestSize() => _digestSize;

    private static bool Check(bool valid, string message) => valid || Errors.RaiseFalse(PyExceptions.ValueError, message);

    private static bool TryGetUnsigned(PyObject? value, ulong max, string tooLarge, out ulong result)
    {
        result = 0;
        if (value is null)
        {
            return true;
        }

        if (!ArgumentConversion.ToBigInteger(value, out BigInteger number))
        {
            return false;
        }

        if (number.Sign < 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "value must be positive");
        }

        if (number > ulong.MaxValue)
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, "int too big to convert");
        }

        result = (ulong)number;
        return result <= max || Errors.RaiseFalse(PyExceptions.OverflowError, tooLarge);
    }
}
