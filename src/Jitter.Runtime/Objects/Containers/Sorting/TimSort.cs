namespace Jitter.Runtime.Objects;

/// <summary>
/// The stable, adaptive merge sort of list.sort: runs are found or made, and merged in the order that the powers of the places
/// between them say. Comparisons come in CPython's order (Objects/listsort.txt describes the algorithm), since programs can see them.
/// </summary>
/// <typeparam name="TOrder">How keys are compared.</typeparam>
internal sealed class TimSort<TOrder>
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

    /// <summary>The first binary digit in which the middles of two neighbouring runs differ, as fractions of the whole.</summary>
    private static int PowerOf(long start, long first, long second, long count)
    {
        int power = 0;
        long a = (2 * start) + first;
        long b = a + first + second;
        while (true)
        {
            power++;
            if (a >= count)
            {
                a -= count;
                b -= count;
            }
            else if (b >= count)
            {
                return power;
            }

            a <<= 1;
            b <<= 1;
        }
    }

    private bool MergeAt(int i)
    {
        int startA = _runs[i].Start;
        int lengthA = _runs[i].Length;
        int startB = _runs[i + 1].Start;
        int lengthB = _runs[i + 1].Length;
        _runs[i].Length = lengthA + lengthB;
        if (i == _pending - 3)
        {
            _runs[i + 1] = _runs[i + 2];
        }

        _pending--;
        int skipped = GallopRight(_keys[startB], _keys, startA, lengthA, 0);
        if (_failed)
        {
            return false;
        }

        startA += skipped;
        lengthA -= skipped;
        if (lengthA == 0)
        {
            return true;
        }

        lengthB = GallopLeft(_keys[startA + lengthA - 1], _keys, startB, lengthB, lengthB - 1);
        if (_failed)
        {
            return false;
        }

        if (lengthB == 0)
        {
            return true;
        }

        if (lengthA <= lengthB)
        {
            MergeLow(startA, lengthA, startB, lengthB);
        }
        else
        {
            MergeHigh(startA, lengthA, startB, lengthB);
        }

        return !_failed;
    }

    /// <summary>Where a key belongs in a sorted stretch, before equal ones, looking from a hint outwards.</summary>
    private int GallopLeft(PyObject key, PyObject[] keys, int start, int count, int hint)
    {
        int at = start + hint;
        int lastOffset = 0;
        int offset = 1;
        bool less = IsLess(keys[at], key);
        if (_failed)
        {
            return -1;
        }

        if (less)
        {
            int max = count - hint;
            while (offset < max)
            {
                less = IsLess(keys[at + offset], key);
                if (_failed)
                {
                    return -1;
                }

                if (!less)
                {
                    break;
                }

                lastOffset = offset;
                offset = (offset << 1) + 1;
            }

            offset = Math.Min(offset, max);
            lastOffset += hint;
            offset += hint;
        }
        else
        {
            int max = hint + 1;
            while (offset < max)
            {
                less = IsLess(keys[at - offset], key);
                if (_failed)
                {
                    return -1;
                }

                if (less)
                {
                    break;
                }

                lastOffset = offset;
                offset = (offset << 1) + 1;
            }

            offset = Math.Min(offset, max);
            (lastOffset, offset) = (hint - offset, hint - lastOffset);
        }

        lastOffset++;
        while (lastOffset < offset)
        {
            int middle = lastOffset + ((offset - lastOffset) >> 1);
            less = IsLess(keys[start + middle], key);
            if (_failed)
            {
                return -1;
            }

            if (less)
            {
                lastOffset = middle + 1;
            }
            else
            {
                offset = middle;
            }
        }

        return offset;
    }

    /// <summary>Like <see cref="GallopLeft"/>, behind equal ones.</summary>
    private int GallopRight(PyObject key, PyObject[] keys, int start, int count, int hint)
    {
        int at = start + hint;
        int lastOffset = 0;
        int offset = 1;
        bool less = IsLess(key, keys[at]);
        if (_failed)
        {
            return -1;
        }

        if (less)
        {
            int max = hint + 1;
            while (offset < max)
            {
                less = IsLess(key, keys[at - offset]);
                if (_failed)
                {
                    return -1;
                }

                if (!less)
                {
                    break;
                }

                lastOffset = offset;
                offset = (offset << 1) + 1;
            }

            offset = Math.Min(offset, max);
            (lastOffset, offset) = (hint - offset, hint - lastOffset);
        }
        else
        {
            int max = count - hint;
            while (offset < max)
            {
                less = IsLess(key, keys[at + offset]);
                if (_failed)
                {
                    return -1;
                }

                if (less)
                {
                    break;
                }

                lastOffset = offset;
                offset = (offset << 1) + 1;
            }

            offset = Math.Min(offset, max);
            lastOffset += hint;
            offset += hint;
        }

        lastOffset++;
        while (lastOffset < offset)
        {
            int middle = lastOffset + ((offset - lastOffset) >> 1);
            less = IsLess(key, keys[start + middle]);
            if (_failed)
            {
                return -1;
            }

            if (less)
            {
                offset = middle;
            }
            else
            {
                lastOffset = middle + 1;
            }
        }

        return offset;
    }

    private void FillBuffer(int start, int length)
    {
        if (_keyBuffer.Length < length)
        {
            _keyBuffer = new PyObject[length];
            if (_values is not null)
            {
                _valueBuffer = new PyObject[length];
            }
        }

        Array.Copy(_keys, start, _keyBuffer, 0, length);
        if (_values is not null)
        {
            Array.Copy(_values, start, _valueBuffer, 0, length);
        }
    }

    private void Move(int from, int to, int length)
    {
        Array.Copy(_keys, from, _keys, to, length);
        if (_values is not null)
        {
            Array.Copy(_values, from, _values, to, length);
        }
    }

    private void MoveOne(int from, int to)
    {
        _keys[to] = _keys[from];
        if (_values is not null)
        {
            _values[to] = _values[from];
        }
    }

    private void Take(int from, int to, int length)
    {
        Array.Copy(_keyBuffer, from, _keys, to, length);
        if (_values is not null)
        {
            Array.Copy(_valueBuffer, from, _values, to, length);
        }
    }

    private void TakeOne(int from, int to)
    {
        _keys[to] = _keyBuffer[from];
        if (_values is not null)
        {
            _values[to] = _valueBuffer[from];
        }
    }

    /// <summary>Merges neighbouring runs, the first (the shorter) through the buffer, upwards.</summary>
    private void MergeLow(int startA, int lengthA, int startB, int lengthB)
    {
        FillBuffer(startA, lengthA);
        int target = startA;
        int a = 0;
        int b = startB;
        int minGallop = _minGallop;
        MoveOne(b++, target++);
        lengthB--;
        if (lengthB == 0)
        {
            goto finished;
        }

        if (lengthA == 1)
        {
            goto copyB;
        }

        while (true)
        {
            int winsA = 0;
            int winsB = 0;
            while (true)
            {
                bool less = IsLess(_keys[b], _keyBuffer[a]);
                if (_failed)
                {
                    goto finished;
                }

                if (less)
                {
                    MoveOne(b++, target++);
                    winsB++;
                    winsA = 0;
                    lengthB--;
                    if (lengthB == 0)
                    {
                        goto finished;
                    }

                    if (winsB >= minGallop)
                    {
                        break;
                    }
                }
                else
                {
                    TakeOne(a++, target++);
                    winsA++;
                    winsB = 0;
                    lengthA--;
                    if (lengthA == 1)
                    {
                        goto copyB;
                    }

                    if (winsA >= minGallop)
                    {
                        break;
                    }
                }
            }

            // One side wins so often that galloping may pay.
            minGallop++;
            do
            {
                minGallop -= minGallop > 1 ? 1 : 0;
                _minGallop = minGallop;
                int k = GallopRight(_keys[b], _keyBuffer, a, lengthA, 0);
                winsA = k;
                if (k != 0)
                {
                    if (k < 0)
                    {
                        goto finished;
                    }

                    Take(a, target, k);
                    target += k;
                    a += k;
                    lengthA -= k;
                    if (lengthA == 1)
                    {
                        goto copyB;
                    }

                    // An inconsistent order can use it up.
                    if (lengthA == 0)
                    {
                        goto finished;
                    }
                }

                MoveOne(b++, target++);
                lengthB--;
                if (lengthB == 0)
                {
                    goto finished;
                }

                k = GallopLeft(_keyBuffer[a], _keys, b, lengthB, 0);
                winsB = k;
                if (k != 0)
                {
                    if (k < 0)
                    {
                        goto finished;
                    }

                    Move(b, target, k);
                    target += k;
                    b += k;
                    lengthB -= k;
                    if (lengthB == 0)
                    {
                        goto finished;
                    }
                }

                TakeOne(a++, target++);
                lengthA--;
                if (lengthA == 1)
                {
                    goto copyB;
                }
            }
            while (winsA >= MinGallopAtStart || winsB >= MinGallopAtStart);

            minGallop++;
            _minGallop = minGallop;
        }

    finished:
        if (lengthA > 0)
        {
            Take(a, target, lengthA);
        }

        return;

    copyB:
        // The last of the first run belongs behind all of the second.
        Move(b, target, lengthB);
        TakeOne(a, target + lengthB);
    }

    /// <summary>Merges neighbouring runs, the second (the shorter) through the buffer, downwards.</summary>
    private void MergeHigh(int startA, int lengthA, int startB, int lengthB)
    {
        FillBuffer(startB, lengthB);
        int target = startB + lengthB - 1;
        int b = lengthB - 1;
        int a = startA + lengthA - 1;
        int minGallop = _minGallop;
        MoveOne(a--, target--);
        lengthA--;
        if (lengthA == 0)
        {
            goto finished;
        }

        if (lengthB == 1)
        {
            goto copyA;
        }

        while (true)
        {
            int winsA = 0;
            int winsB = 0;
            while (true)
            {
                bool less = IsLess(_keyBuffer[b], _keys[a]);
                if (_failed)
                {
                    goto finished;
                }

                if (less)
                {
                    MoveOne(a--, target--);
                    winsA++;
                    winsB = 0;
                    lengthA--;
                    if (lengthA == 0)
                    {
                        goto finished;
                    }

                    if (winsA >= minGallop)
                    {
                        break;
                    }
                }
                else
                {
                    TakeOne(b--, target--);
                    winsB++;
                    winsA = 0;
                    lengthB--;
                    if (lengthB == 1)
                    {
                        goto copyA;
                    }

                    if (winsB >= minGallop)
                    {
                        break;
                    }
                }
            }

            minGallop++;
            do
            {
                minGallop -= minGallop > 1 ? 1 : 0;
                _minGallop = minGallop;
                int k = GallopRight(_keyBuffer[b], _keys, startA, lengthA, lengthA - 1);
                if (k < 0)
                {
                    goto finished;
                }

                k = lengthA - k;
                winsA = k;
                if (k > 0)
                {
                    target -= k;
                    a -= k;
                    Move(a + 1, target + 1, k);
                    lengthA -= k;
                    if (lengthA == 0)
                    {
                        goto finished;
                    }
                }

                TakeOne(b--, target--);
                lengthB--;
                if (lengthB == 1)
                {
                    goto copyA;
                }

                k = GallopLeft(_keys[a], _keyBuffer, 0, lengthB, lengthB - 1);
                if (k < 0)
                {
                    goto finished;
                }

                k = lengthB - k;
                winsB = k;
                if (k > 0)
                {
                    target -= k;
                    b -= k;
                    Take(b + 1, target + 1, k);
                    lengthB -= k;
                    if (lengthB == 1)
                    {
                        goto copyA;
                    }

                    if (lengthB == 0)
                    {
                        goto finished;
                    }
                }

                MoveOne(a--, target--);
                lengthA--;
                if (lengthA == 0)
                {
                    goto finished;
                }
            }
            while (winsA >= MinGallopAtStart || winsB >= MinGallopAtStart);

            minGallop++;
            _minGallop = minGallop;
        }

    finished:
        if (lengthB > 0)
        {
            Take(0, target - (lengthB - 1), lengthB);
        }

        return;

    copyA:
        target -= lengthA;
        a -= lengthA;
        Move(a + 1, target + 1, lengthA);
        TakeOne(b, target);
    }
}
