using Jitter.Runtime.Binding;
using Jitter.Runtime.Codecs;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

public partial class PyStr
{
    [PySlot(SlotId.New)]
    private static PyObject? New(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var type = (PyType)self;
        int count = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        if (arguments.Length > 3)
        {
            return ArgumentErrors.Raise(
                count == arguments.Length ? $"str expected at most 3 arguments, got {count}"
                : $"str() takes at most 3 {(count == 0 ? "keyword " : "")}arguments ({arguments.Length} given)");
        }

        PyObject? value = count > 0 ? arguments[0] : null;
        PyObject? encoding = count > 1 ? arguments[1] : null;
        PyObject? errors = count > 2 ? arguments[2] : null;
        for (int i = count; i < arguments.Length; i++)
        {
            string name = keywordNames!.Items[i - count].ToString()!;
            int place = name switch { "object" => 0, "encoding" => 1, "errors" => 2, _ => -1 };
            if (place < 0)
            {
                return ArgumentErrors.Raise($"str() got an unexpected keyword argument '{name}'");
            }

            if (place < count)
            {
                return ArgumentErrors.Raise($"argument for str() given by name ('{name}') and position ({place + 1})");
            }

            switch (place)
            {
                case 0:
                    value = arguments[i];
                    break;
                case 1:
                    encoding = arguments[i];
                    break;
                default:
                    errors = arguments[i];
                    break;
            }
        }

        PyObject? text = value is not null && encoding is null && errors is null ? Texts.Str(value) : Decode(value, encoding, errors);
        return text is null || ReferenceEquals(type, PyTypes.Str) ? text : AllocateAs(type, (PyStr)text);
    }

    private static PyObject? Decode(PyObject? value, PyObject? encoding, PyObject? errors)
    {
        if (encoding is not (null or PyStr))
        {
            return ArgumentErrors.Wrong("str", "argument 'encoding'", "str", encoding);
        }

        if (errors is not (null or PyStr))
        {
            return ArgumentErrors.Wrong("str", "argument 'errors'", "str", errors);
        }

        if (value is null)
        {
            return Empty;
        }

        return encoding is PyStr name && !CheckName(name)
            ? null
            : CodecRegistry.DecodeText(value, encoding is null ? "utf-8" : encoding.ToString()!, (PyStr?)errors);
    }

    [PyMethod("encode($self, /, encoding='utf-8', errors='strict')")]
    private PyObject? Encode(PyStr? encoding, PyStr? errors)
    {
        if (encoding is null)
        {
            return Utf8Codec.Encode(this, errors);
        }

        return CheckName(encoding) ? CodecRegistry.EncodeText(this, encoding.ToString(), errors) : null;
    }

    private static bool CheckName(PyStr encoding) => encoding.IsWide || !encoding.Chars.Contains('\0')
        || Errors.RaiseFalse(PyExceptions.ValueError, "embedded null character");
}
