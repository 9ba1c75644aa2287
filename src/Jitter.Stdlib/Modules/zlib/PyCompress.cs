using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Zlib;

/// <summary>What compressobj makes.</summary>
[PyClass("zlib.Compress", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyCompress : PyObject
{
    private const int NoFlush = 0;
    private const int FinishFlush = 4;
    private const int LastFlush = 6;

    private Deflater? _deflater;

    internal PyCompress(Deflater deflater) => _deflater = deflater;

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyMethod("compress(data, /)")]
    private PyObject? Compress(ByteBuffer data) => _deflater is { } deflater
        ? PyBytes.Adopt(deflater.Compress(data.Span))
        : Errors.Raise(ZlibModule.Error, "Error -2 while compressing data: inconsistent stream state");

    [PyMethod("flush($self, mode=zlib.Z_FINISH, /)")]
    private PyObject? Flush(int mode = FinishFlush)
    {
        if (mode == NoFlush)
        {
            return PyBytes.Empty;
        }

        if (_deflater is null || mode is < NoFlush or > LastFlush)
        {
            return Errors.Raise(ZlibModule.Error, "Error -2 while flushing: inconsistent stream state");
        }

        if (mode != FinishFlush)
        {
            return PyBytes.Adopt(_deflater.Flush());
        }

        byte[] result = _deflater.Finish();
        _deflater = null;
        return PyBytes.Adopt(result);
    }

    [PyMethod("copy($self, /)")]
    private PyObject? Copy() => _deflater is { } deflater
        ? new PyCompress(deflater.Clone())
        : Errors.Raise(PyExceptions.ValueError, "Inconsistent stream state");

    [PyMethod("__copy__($self, /)")]
    private PyObject? ShallowCopy() => Copy();

    [PyMethod("__deepcopy__(memo, /)")]
    private PyObject? DeepCopy(PyObject memo) => Copy();
}
