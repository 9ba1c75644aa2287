using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Hashes;

/// <summary>What is hashed: bytes, but no str (GET_BUFFER_VIEW_OR_ERROUT of CPython's hashlib.h).</summary>
internal static class HashInput
{
    /// <summary>Adds an argument's bytes to a hash; false with TypeError pending.</summary>
    public static bool TryAdd(HashState state, PyObject? value)
    {
        switch (value)
        {
            case null:
                return true;
            case PyStr:
                return Errors.RaiseFalse(PyExceptions.TypeError, "Strings must be encoded before hashing");
        }

        if (!Buffers.Supports(value))
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "object supporting the buffer API required");
        }

        if (!ByteBuffer.TryGet(value, out ByteBuffer buffer))
        {
            return false;
        }

        using ByteBuffer held = buffer;
        state.Update(buffer.Span);
        return true;
    }
}

/// <summary>The hash objects of fixed digests; each algorithm has a Python type of its own, filled with these members.</summary>
[PyClass("_md5.md5", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyHash : PyObject
{
    private readonly PyType _type;
    private readonly HashState _state;
    private readonly string _name;
    private readonly int _blockSize;
    private readonly int _digestSize;

    internal PyHash(PyType type, HashState state, string name, int blockSize, int digestSize)
    {
        _type = type;
        _state = state;
        _name = name;
        _blockSize = blockSize;
        _digestSize = digestSize;
    }

    /// <inheritdoc/>
    public override PyType Type => _type;

    /// <summary>Makes a type with the members of hash objects.</summary>
    internal static PyType MakeType(string module, string name) => NativeTypes.Create(
        name, module, PyTypes.Object, TypeFlags.DisallowInstantiation, NativeBinding.FillSlots, NativeBinding.FillMembers);

    internal static PyObject? Create(PyType type, HashState state, string name, int blockSize, int digestSize, PyObject? data) =>
        HashInput.TryAdd(state, data) ? new PyHash(type, state, name, blockSize, digestSize) : null;

    [PyMethod("copy($self, /)")]
    private PyObject Copy() => new PyHash(_type, _state.Clone(), _name, _blockSize, _digestSize);

    [PyMethod("digest($self, /)")]
    private PyObject Digest() => PyBytes.Adopt(_state.Digest(_digestSize));

    [PyMethod("hexdigest($self, /)")]
    private string HexDigest() => Convert.ToHexStringLower(_state.Digest(_digestSize));

    [PyMethod("update(obj, /)")]
    private void Update(PyObject obj) => HashInput.TryAdd(_state, obj);

    [PyGetter("block_size")]
    private int GetBlockSize() => _blockSize;

    [PyGetter("name")]
    private string GetName() => _name;

    [PyGetter("digest_size")]
    private int GetDigestSize() => _digestSize;
}
