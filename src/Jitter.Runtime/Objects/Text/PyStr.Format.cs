using Jitter.Primitives.Numbers;
using Jitter.Primitives.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyStr
{
    /// <summary><c>str.__format__</c>; null with ValueError pending.</summary>
    [PyMethod("__format__(format_spec, /)")]
    public PyObject? Format(PyStr formatSpec)
    {
        if (formatSpec._length == 0)
        {
            return GetType() == typeof(PyStr) ? this : Texts.Str(this);
        }

        CodePointString? text = Formatting.FormatString(Value, formatSpec.Value, Type.Name, out NumericError? error);
        return text is null ? NumericErrors.Raise(error!) : From(text);
    }

    [PySlot(SlotId.Remainder)]
    private static PyObject? Remainder(PyObject left, PyObject right) =>
        left is PyStr format ? PercentFormatter.Format(format, right) : PyNotImplemented.NotImplemented;

    [PyMethod("format($self, /, *args, **kwargs)")]
    private PyStr? FormatFields(ReadOnlySpan<PyObject> args, PyDict? kwargs) => StrFormatter.Format(this, args.ToArray(), kwargs);

    [PyMethod("format_map(mapping, /)")]
    private PyStr? FormatMap(PyObject mapping) => StrFormatter.Format(this, null, mapping);
}
