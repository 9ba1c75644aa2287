using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>The flags or traps of a context, as a mapping from signals to bools.</summary>
/// <param name="context">The context.</param>
/// <param name="isTraps">Whether it is the traps.</param>
[PyClass("decimal.SignalDictMixin", Flags = TypeFlags.BaseType)]
public partial class PySignalDict(PyDecimalContext context, bool isTraps) : PyObject
{
    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    internal DecimalStatus Bits
    {
        get => isTraps ? context.Traps : context.Status;
        set
        {
            if (isTraps)
            {
                context.Traps = value;
            }
            else
            {
                context.Status = value;
            }
        }
    }

    /// <summary>The bits of a dict with all signals as its keys; false with ValueError or KeyError pending.</summary>
    internal static bool TryGetBits(PyDict dict, out DecimalStatus bits)
    {
        bits = 0;
        if (dict.Count != DecimalSignals.Count)
        {
            return Errors.RaiseFalse(PyExceptions.KeyError, "invalid signal dict");
        }

        int position = 0;
        while (dict.Next(ref position, out PyObject? key, out PyObject? value))
        {
            DecimalStatus bit = DecimalSignals.StatusOf(key);
            if (bit == 0)
            {
                return Errors.RaiseFalse(PyExceptions.KeyError, DecimalSignals.ValidSignals);
            }

            int truth = Truth.Of(value);
            if (truth < 0)
            {
                return false;
            }

            bits |= truth > 0 ? bit : 0;
        }

        return true;
    }

    [PySlot(SlotId.Length)]
    private long Length() => DecimalSignals.Count;

    [PySlot(SlotId.Iter)]
    private PyObject? Iterate() => Iteration.GetIterator(DecimalSignals.Classes);

    [PySlot(SlotId.Subscript)]
    private PyObject? Get(PyObject key)
    {
        DecimalStatus bit = DecimalSignals.StatusOf(key);
        return bit == 0 ? Errors.Raise(PyExceptions.KeyError, DecimalSignals.ValidSignals) : PyBool.From((Bits & bit) != 0);
    }

    [PySlot(SlotId.StoreSubscript)]
    private bool Store(PyObject key, PyObject? value)
    {
        if (value is null)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "signal keys cannot be deleted");
        }

        DecimalStatus bit = DecimalSignals.StatusOf(key);
        if (bit == 0)
        {
            return Errors.RaiseFalse(PyExceptions.KeyError, DecimalSignals.ValidSignals);
        }

        int truth = Truth.Of(value);
        if (truth >= 0)
        {
            Bits = truth > 0 ? Bits | bit : Bits & ~bit;
        }

        return truth >= 0;
    }

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        var text = new System.Text.StringBuilder("{");
        for (int i = 0; i < DecimalSignals.Count; i++)
        {
            if (Texts.Repr(DecimalSignals.Classes.Items[i]) is not { } name)
            {
                return null;
            }

            text.Append(i == 0 ? "" : ", ").Append(name).Append(':').Append((Bits & DecimalSignals.StatusOf(i)) != 0 ? "True" : "False");
        }

        return new PyStr(text.Append('}').ToString());
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        DecimalStatus bits;
        if (right is PySignalDict other)
        {
            bits = other.Bits;
        }
        else if (right is not PyDict dict)
        {
            return PyNotImplemented.NotImplemented;
        }
        else if (!TryGetBits(dict, out bits))
        {
            if (!Errors.ClearIf(PyExceptions.KeyError))
            {
                return null;
            }

            return dict.Count == 0
                ? Errors.Raise(PyExceptions.ValueError, "invalid signal dict")
                : PyBool.From(comparison == Comparison.NotEqual);
        }

        return PyBool.From(bits == Bits == (comparison == Comparison.Equal));
    }

    [PyMethod("copy($self, /)")]
    private PyObject? Copy()
    {
        var dict = new PyDict();
        for (int i = 0; i < DecimalSignals.Count; i++)
        {
            if (!dict.Set(DecimalSignals.Classes.Items[i], PyBool.From((Bits & DecimalSignals.StatusOf(i)) != 0)))
            {
                return null;
            }
        }

        return dict;
    }
}
