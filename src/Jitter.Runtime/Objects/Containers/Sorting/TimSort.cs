namespace Jitter.Runtime.Objects;

/// <summary>
/// The stable, adaptive merge sort of list.sort: runs are found or made, and merged in the order that the powers of the places
/// between them say. Comparisons come in CPython's order (Objects/listsort.txt describes the algorithm), since programs can see them.
/// </summary>
/// <typeparam name="TOrder">How keys are compared.</typeparam>
internal sealed partial class TimSort<TOrder>
    where TOrder : struct, IKeyOrder
{
    private const int MinGallopAtStart = 7;
    private const int LongestMinRun = 64;
    private const int MaxPending = 85;

    private readonly PyObject[] _keys;
    private readonly PyObject[]? _values;
    private readonly int _count;
    private readonly Run[] _runs = new Run[MaxPending];
    private PyObject[] _keyBuffer = [];
    private PyObject[] _valueBuffer = [];
    private int _pending;
    private int _minGallop = MinGallopAtStart;
    private bool _failed;

    /// <summary>Prepares to sort the first keys of an array, values moving with them.</summary>
    public TimSort(PyObject[] keys, PyObject[]? values, int count)
    {
        _keys = keys;
        _values = values;
        _count = count;
    }

    private struct Run
    {
        public int Start;
        public int Length;
        public int Power;
    }

    /// <summary>Sorts; false with an error pending, the keys then being a permutation of what they were.</summary>
    public bool Sort()
    {
        int left = _count;
        int low = 0;
        int minRun = MinRun(_count);
        while (left > 0)
        {
            int length = CountRun(low, left);
            if (_failed)
            {
                return false;
            }

            if (length < minRun)
            {
                int forced = Math.Min(left, minRun);
                BinarySort(low, forced, length);
                if (_failed)
                {
                    return false;
                }

                length = forced;
            }

            if (!FoundNewRun(length))
            {
                return false;
            }

            _runs[_pending].Start = low;
            _runs[_pending].Length = length;
            _pending++;
            low += length;
            left -= length;
        }

        while (_pending > 1)
        {
            int at = _pending - 2;
            if (at > 0 && _runs[at - 1].Length < _runs[at + 1].Length)
            {
                at--;
            }

            if (!MergeAt(at))
            {
                return false;
            }
        }

        return true;
    }

    private static int MinRun(int count)
    {
        int carry = 0;
        while (count >= LongestMinRun)
        {
            carry |= count & 1;
            count >>= 1;
        }

        return count + carry;
    }

    private bool IsLess(PyObject left, PyObject right)
    {
        int result = default(TOrder).IsLess(left, right);
        if (result < 0)
        {
            _failed = true;
            return false;
        }

        return result > 0;
    }

    private void Reverse(int start, int length)
    {
        Array.Reverse(_keys, start, length);
        if (_values is not null)
        {
            Array.Reverse(_values, start, length);
        }
    }

    /// <summary>The length of the run at a place, which ascends after: a descending one, whose equal keys stay in order, is reversed.</summary>
    private int CountRun(int low, int left)
    {
        PyObject[] keys = _keys;
        if (left == 1)
        {
            return 1;
        }

        int n = 1;
        for (; n < left; n++)
        {
            if (IsLess(keys[low + n], keys[low + n - 1]))
            {
                break;
            }

            if (_failed)
            {
                return -1;
            }
        }

        if (n == left)
        {
            return n;
        }

        // The next key is smaller. Where the run so far is not all equal, it ascends and ends here.
        if (n > 1)
        {
            if (IsLess(keys[low], keys[low + n - 1]))
            {
                return n;
            }

            if (_failed)
            {
                return -1;
            }

            Reverse(low, n);
        }

        n++;
        int equal = 0;
        for (; n < left; n++)
        {
            if (IsLess(keys[low + n], keys[low + n - 1]))
            {
                ReverseLastEqual(low, n, ref equal);
                continue;
            }

            if (_failed)
            {
                return -1;
            }

            bool larger = IsLess(keys[low + n - 1], keys[low + n]);
            if (_failed)
            {
                return -1;
            }

            if (larger)
            {
                break;
            }

            equal++;
        }

        ReverseLastEqual(low, n, ref equal);
        Reverse(low, n);
        for (; n < left; n++)
        {
            if (IsLess(keys[low + n], keys[low + n - 1]))
            {
                break;
            }

            if (_failed)
            {
                return -1;
            }
        }

        return n;
    }

    private void ReverseLastEqual(int low, int n, ref int equal)
    {
        if (equal > 0)
        {
            equal++;
            Reverse(low + n - equal, equal);
            equal = 0;
        }
    }

    /// <summary>Sorts a short stretch by binary insertion; its first <paramref name="sorted"/> keys are in order.</summary>
    private void BinarySort(int low, int length, int sorted)
    {
        PyObject[] keys = _keys;
        for (int at = Math.Max(sorted, 1); at < length; at++)
        {
            PyObject pivot = keys[low + at];
            int left = 0;
            int right = at;
            do
            {
                int middle = (left + right) >> 1;
                bool less = IsLess(pivot, keys[low + middle]);
                if (_failed)
                {
                    return;
                }

                if (less)
                {
                    right = middle;
                }
                else
                {
                    left = middle + 1;
                }
            }
            while (left < right);

            Array.Copy(keys, low + left, keys, low + left + 1, at - left);
            keys[low + left] = pivot;
            if (_values is { } values)
            {
                PyObject value = values[low + at];
                Array.Copy(values, low + left, values, low + left + 1, at - left);
                values[low + left] = value;
            }
        }
    }

    /// <summary>Merges runs below a new one, which is not pushed yet, while their powers are larger.</summary>
    private bool FoundNewRun(int length)
    {
        if (_pending > 0)
        {
            ref Run top = ref _runs[_pending - 1];
            int power = PowerOf(top.Start, top.Length, length, _count);
            while (_pending > 1 && _runs[_pending - 2].Power > power)
            {
                if (!MergeAt(_pending - 2))
                {
                    return false;
                }
            }

            _runs[_pending - 1].Power = power;
        }

        return true;
    }
}
