using System.Buffers;
using System.Runtime.CompilerServices;
using Jitter.Runtime.Exceptions;

namespace Jitter.Runtime.Objects;

/// <summary>
/// Builds a str. It is narrow until a code point beyond U+FFFF comes. Pass it by reference; <see cref="ToStr"/> ends it.
/// </summary>
public struct PyStrBuilder
{
    private const int FirstCapacity = 64;

    private char[] _chars;
    private int[]? _points;
    private int _length;

    /// <summary>Makes an empty builder with room.</summary>
    public PyStrBuilder(int capacity = FirstCapacity) => _chars = ArrayPool<char>.Shared.Rent(Math.Max(capacity, 16));

    /// <summary>How many code points it has.</summary>
    public readonly int Length => _length;

    /// <summary>Appends a str.</summary>
    public void Append(PyStr text)
    {
        if (text.IsWide)
        {
            Append(text.Points);
        }
        else
        {
            AppendUnits(text.Chars);
        }
    }

    /// <summary>Appends part of a str.</summary>
    public void Append(PyStr text, int start, int length)
    {
        if (text.IsWide)
        {
            Append(text.Points.Slice(start, length));
        }
        else
        {
            AppendUnits(text.Chars.Slice(start, length));
        }
    }

    /// <summary>Appends UTF-16 text: surrogate pairs are one code point each.</summary>
    public void Append(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            AppendUnits(text);
        }
        else
        {
            Append(new PyStr(text));
        }
    }

    /// <summary>Appends a code point below U+10000.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(char unit)
    {
        if (_points is null && (uint)_length < (uint)_chars.Length)
        {
            _chars[_length++] = unit;
        }
        else
        {
            AppendSlow(unit);
        }
    }

    /// <summary>Appends a code point.</summary>
    public void AppendCodePoint(int codePoint)
    {
        if (codePoint <= char.MaxValue)
        {
            Append((char)codePoint);
            return;
        }

        Append([codePoint]);
    }

    /// <summary>Appends a code point below U+10000 some times.</summary>
    public void Append(char unit, int count)
    {
        Reserve(count);
        if (_points is null)
        {
            _chars.AsSpan(_length, count).Fill(unit);
        }
        else
        {
            _points.AsSpan(_length, count).Fill(unit);
        }

        _length += count;
    }

    /// <summary>Appends code points below U+10000.</summary>
    public void AppendUnits(ReadOnlySpan<char> units)
    {
        Reserve(units.Length);
        if (_points is null)
        {
            units.CopyTo(_chars.AsSpan(_length));
        }
        else
        {
            for (int i = 0; i < units.Length; i++)
            {
                _points[_length + i] = units[i];
            }
        }

        _length += units.Length;
    }

    /// <summary>Appends code points.</summary>
    public void Append(ReadOnlySpan<int> points)
    {
        Widen(points.Length);
        points.CopyTo(_points.AsSpan(_length));
        _length += points.Length;
    }

    /// <summary>Shortens it.</summary>
    public void Truncate(int length) => _length = length;

    /// <summary>The text; the builder must not be used after.</summary>
    public PyStr ToStr()
    {
        PyStr result = _points is null ? PyStr.FromNarrow(_chars.AsSpan(0, _length)) : PyStr.FromCodePoints(_points.AsSpan(0, _length));
        Dispose();
        return result;
    }

    /// <summary>Gives the memory back where no text is wanted any more.</summary>
    public void Dispose()
    {
        if (_points is not null)
        {
            ArrayPool<int>.Shared.Return(_points);
        }
        else if (_chars.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_chars);
        }

        _points = null;
        _chars = [];
        _length = 0;
    }

    private void AppendSlow(char unit)
    {
        Reserve(1);
        if (_points is null)
        {
            _chars[_length++] = unit;
        }
        else
        {
            _points[_length++] = unit;
        }
    }

    private void Reserve(int count)
    {
        if (_points is not null)
        {
            Widen(count);
        }
        else if (_length + count > _chars.Length)
        {
            char[] larger = ArrayPool<char>.Shared.Rent(Grown(_length + (long)count));
            _chars.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_chars);
            _chars = larger;
        }
    }

    private void Widen(int count)
    {
        if (_points is null)
        {
            _points = ArrayPool<int>.Shared.Rent(Grown(_length + (long)count));
            for (int i = 0; i < _length; i++)
            {
                _points[i] = _chars[i];
            }

            ArrayPool<char>.Shared.Return(_chars);
            _chars = [];
        }
        else if (_length + count > _points.Length)
        {
            int[] larger = ArrayPool<int>.Shared.Rent(Grown(_length + (long)count));
            _points.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<int>.Shared.Return(_points);
            _points = larger;
        }
    }

    private static int Grown(long needed) =>
        needed > PyStr.MaxLength ? throw new PythonException(PyBaseException.Create(PyExceptions.MemoryError, PyTuple.Empty)) : (int)Math.Min(PyStr.MaxLength, needed + (needed >> 1) + 16);
}
