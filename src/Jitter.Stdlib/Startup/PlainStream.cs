using System.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Stdlib.Modules.Builtins;

namespace Jitter.Stdlib.Startup;

/// <summary>A stream for text alone: what sys.stdout and sys.stderr are without the module io.</summary>
[PyClass("jitter.PlainStream", Flags = TypeFlags.DisallowInstantiation)]
internal sealed partial class PlainStream : PyObject, ITextSink
{
    private readonly Stream _stream;

    /// <summary>Makes the stream of a descriptor, 1 or 2.</summary>
    public PlainStream(int descriptor) => _stream = descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <inheritdoc/>
    public bool TakesText => true;

    /// <inheritdoc/>
    public bool WriteText(PyStr text)
    {
        _stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return true;
    }

    [PyMethod("write($self, text, /)")]
    private int Write(PyStr text)
    {
        WriteText(text);
        return text.Length;
    }

    [PyMethod("flush($self, /)")]
    private void Flush() => _stream.Flush();
}
