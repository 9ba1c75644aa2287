
namespace Jitter.Runtime.Objects;

/// <content>The stack of runs: when neighbours are merged, galloping, and the merges through a buffer.</content>
internal sealed partial class TimSort<TOrder>
{
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
