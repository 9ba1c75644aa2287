using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>_io.IncrementalNewlineDecoder: a decoder with universal newlines on top of another.</summary>
[PyClass("_io.IncrementalNewlineDecoder", Flags = TypeFlags.BaseType)]
internal partial class PyIncrementalNewlineDecoder : PyObject
{
    private PyObject? _decoder;
    private NewlineTranslator? _translator;
    private PyObject? _errors;

    public override PyType Type => TypeObject;

    [PyMember("errors", NullIsNone = true)]
    private PyObject? Errors2 => _errors;

    [PyNew("IncrementalNewlineDecoder(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    /// <summary>Makes one for a text stream.</summary>
    public static PyIncrementalNewlineDecoder Make(PyObject decoder, bool translate) =>
        new() { _decoder = decoder, _translator = new NewlineTranslator(translate) };

    [PyInit("IncrementalNewlineDecoder(decoder, translate, errors='strict')")]
    private void Initialize(PyObject decoder, bool translate, PyObject? errors)
    {
        _decoder = decoder;
        _translator = new NewlineTranslator(translate);
        _errors = errors ?? PyStr.Interned("strict");
    }

    private bool CheckReady() =>
        _translator is not null || Errors.RaiseFalse(PyExceptions.ValueError, "IncrementalNewlineDecoder.__init__() not called");

    [PyMethod("decode($self, /, input, final=False)")]
    public PyObject? Decode(PyObject input, bool final)
    {
        if (!CheckReady())
        {
            return null;
        }

        PyObject? output = _decoder is PyNone ? input : Calls.CallMethod(_decoder!, IoNames.Decode, input, PyBool.From(final));
        if (output is not PyStr text)
        {
            return output is null
                ? null
                : Errors.Raise(PyExceptions.TypeError, $"decoder should return a string result, not '{output.Type.FullName}'");
        }

        return _translator!.Translate(text, final);
    }

    [PyMethod("getstate($self, /)")]
    private PyObject? GetState()
    {
        if (!CheckReady())
        {
            return null;
        }

        PyObject buffered = PyBytes.Empty;
        System.Numerics.BigInteger flags = 0;
        if (_decoder is not PyNone)
        {
            PyObject? state = Calls.CallMethod(_decoder!, IoNames.GetState);
            if (state is null)
            {
                return null;
            }

            if (state is not PyTuple { Count: 2 } pair)
            {
                return Errors.Raise(PyExceptions.TypeError, "illegal decoder state");
            }

            buffered = pair.Items[0];
            if (!ArgumentConversion.ToBigInteger(pair.Items[1], out flags))
            {
                return null;
            }
        }

        flags = (flags << 1) | (_translator!.HasPendingCr ? 1 : 0);
        return new PyTuple([buffered, PyInt.From(flags)]);
    }

    [PyMethod("setstate($self, state, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (!CheckReady())
        {
            return null;
        }

        if (state is not PyTuple pair)
        {
            return Errors.Raise(PyExceptions.TypeError, "state argument must be a tuple");
        }

        if (pair.Count != 2)
        {
            return Errors.Raise(PyExceptions.TypeError, "setstate(): illegal state argument");
        }

        if (!ArgumentConversion.ToBigInteger(pair.Items[1], out System.Numerics.BigInteger flags))
        {
            return null;
        }

        _translator!.HasPendingCr = !flags.IsEven;
        return _decoder is PyNone
            ? PyNone.None
            : Calls.CallMethod(_decoder!, IoNames.SetState, new PyTuple([pair.Items[0], PyInt.From(flags >> 1)]));
    }

    [PyMethod("reset($self, /)")]
    private PyObject? Reset()
    {
        if (!CheckReady())
        {
            return null;
        }

        _translator!.Reset();
        return _decoder is PyNone ? PyNone.None : Calls.CallMethod(_decoder!, IoNames.Reset);
    }

    [PyGetter("newlines")]
    public PyObject? GetNewlines() => CheckReady() ? _translator!.Newlines : null;
}
