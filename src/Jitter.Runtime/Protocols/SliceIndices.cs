using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>A slice's bounds as numbers, adjusted to a length (PySlice_Unpack and PySlice_AdjustIndices).</summary>
/// <param name="Start">The first index.</param>
/// <param name="Stop">The end.</param>
/// <param name="Step">The step, never 0.</param>
/// <param name="Count">How many items are selected; 0 before <see cref="Adjust"/>.</param>
public readonly record struct SliceIndices(long Start, long Stop, long Step, long Count)
{
    private const string Error = "slice indices must be integers or None or have an __index__ method";

    /// <summary>The bounds of a slice for a sequence of a length, which is asked for after the bounds' __index__ have run.</summary>
    public static bool TryGet(PySlice slice, long length, out SliceIndices indices)
    {
        if (!TryUnpack(slice, out indices))
        {
            return false;
        }

        indices = indices.Adjust(length);
        return true;
    }

    /// <summary>The bounds as they stand, clamped to 64 bits; false with an error pending.</summary>
    public static bool TryUnpack(PySlice slice, out SliceIndices indices)
    {
        indices = default;
        long step = 1;
        if (slice.Step is not PyNone)
        {
            if (!SliceIndex.TryClamp(slice.Step, Error, out nint given))
            {
                return false;
            }

            if (given == 0)
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, "slice step cannot be zero");
            }

            step = Math.Max(given, -long.MaxValue);
        }

        long start = step < 0 ? long.MaxValue : 0;
        if (slice.Start is not PyNone)
        {
            if (!SliceIndex.TryClamp(slice.Start, Error, out nint given))
            {
                return false;
            }

            start = given;
        }

        long stop = step < 0 ? long.MinValue : long.MaxValue;
        if (slice.Stop is not PyNone)
        {
            if (!SliceIndex.TryClamp(slice.Stop, Error, out nint given))
            {
                return false;
            }

            stop = given;
        }

        indices = new SliceIndices(start, stop, step, 0);
        return true;
    }

    /// <summary>The bounds within a length, and how many items they select.</summary>
    public SliceIndices Adjust(long length)
    {
        long start = Clip(Start, length);
        long stop = Clip(Stop, length);
        long count = 0;
        if (Step < 0)
        {
            if (stop < start)
            {
                count = ((start - stop - 1) / -Step) + 1;
            }
        }
        else if (start < stop)
        {
            count = ((stop - start - 1) / Step) + 1;
        }

        return new SliceIndices(start, stop, Step, count);
    }

    private long Clip(long index, long length)
    {
        if (index < 0)
        {
            index += length;
            return index < 0 ? Step < 0 ? -1 : 0 : index;
        }

        return index >= length ? Step < 0 ? length - 1 : length : index;
    }
}
