using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>_io.StringIO: a text stream in memory (CPython's Modules/_io/stringio.c).</summary>
/// <remarks>The text is UTF-16 units while every code point fits one, else code points.</remarks>
[PyClass("_io.StringIO", Base = typeof(PyTextIOBase), Flags = TypeFlags.BaseType | TypeFlags.HasInstanceAttributes | TypeFlags.WeakReferences)]
internal partial class PyStringIO : PyTextIOBase
{
    private char[] _chars = [];
    private int[]? _points;
    private int _length;
    private int _position;
    private bool _isReady;
    private bool _isClosed;
    private string? _newline;
    private string? _writtenNewline;
    private bool _universal;
    private NewlineTranslator? _translator;

    /// <summary>What getvalue() gave, until something changes.</summary>
    private PyStr? _value;

    public override PyType Type => TypeObject;

    [PyNew("StringIO(*args, **kwargs)", HasTextSignature = false)]
    private static PyObject New(PyType type, PyTuple args, PyDict kwargs) => AllocateAs(type);

    [PyInit("StringIO(initial_value='', newline='\\n')")]
    private bool Initialize(PyObject? initial_value, PyObject? newline)
    {
        _isReady = false;
        if (newline is not (null or PyNone or PyStr))
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"newline must be str or None, not {newline.Type.FullName}");
        }

        string? lineEnd = newline switch { null => "\n", PyStr text => text.ToString(), _ => null };
        if (lineEnd is not (null or "" or "\n" or "\r" or "\r\n"))
        {
            return Texts.Repr(newline!) is { } shown && Errors.RaiseFalse(PyExceptions.ValueError, $"illegal newline value: {shown}");
        }

        if (initial_value is not (null or PyNone or PyStr))
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"initial_value must be str or None, not {initial_value.Type.FullName}");
        }

        _newline = lineEnd;
        _universal = lineEnd is null or "";
        _writtenNewline = lineEnd is "\r" or "\r\n" ? lineEnd : null;
        _translator = _universal ? new NewlineTranslator(lineEnd is null) : null;
        _chars = [];
        _points = null;
        _length = 0;
        _position = 0;
        _isReady = true;
        _isClosed = false;
        _value = null;
        if (initial_value is PyStr { Length: > 0 } initial)
        {
            Store(initial);
            _position = 0;
        }

        return true;
    }

    private bool CheckOpen()
    {
        if (!_isReady)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "I/O operation on uninitialized object");
        }

        return !_isClosed || IoErrors.Closed("I/O operation on closed file") is not null;
    }

    private void Store(PyStr text)
    {
        if (_translator is not null)
        {
            text = _translator.Translate(text, final: true);
        }

        if (_writtenNewline is not null)
        {
            text = NewlineReplacement.Replace(text, _writtenNewline);
        }

        _value = null;
        int end = _position + text.Length;
        Reserve(Math.Max(end, _length), text.IsWide);
        if (_points is not null)
        {
            if (_position > _length)
            {
                _points.AsSpan(_length, _position - _length).Clear();
            }

            text.CopyTo(_points.AsSpan(_position));
        }
        else
        {
            if (_position > _length)
            {
                _chars.AsSpan(_length, _position - _length).Clear();
            }

            text.Chars.CopyTo(_chars.AsSpan(_position));
        }

        _position = end;
        _length = Math.Max(_length, end);
    }

    private void Reserve(int size, bool wide)
    {
        if (wide && _points is null)
        {
            _points = new int[Math.Max(size, _length)];
            for (int i = 0; i < _length; i++)
            {
                _points[i] = _chars[i];
            }

            _chars = [];
        }

        int capacity = _points?.Length ?? _chars.Length;
        if (size <= capacity)
        {
            return;
        }

        int grown = (int)Math.Min(Array.MaxLength, Math.Max((long)size, capacity + (capacity >> 1) + 32L));
        if (_points is not null)
        {
            Array.Resize(ref _points, grown);
        }
        else
        {
            Array.Resize(ref _chars, grown);
        }
    }

    private PyStr Slice(int start, int length) =>
        _points is null ? PyStr.FromNarrow(_chars.AsSpan(start, length)) : PyStr.FromCodePoints(_points.AsSpan(start, length));

    [PyMethod("write($self, s, /)")]
    private PyObject? Write(PyObject s)
    {
        if (s is not PyStr text)
        {
            return Errors.Raise(PyExceptions.TypeError, $"string argument expected, got '{s.Type.FullName}'");
        }

        if (!CheckOpen())
        {
            return null;
        }

        if (text.Length > Array.MaxLength - _position)
        {
            return Errors.Raise(PyExceptions.OverflowError, "new position too large");
        }

        if (text.Length > 0)
        {
            Store(text);
        }

        return PyInt.From(text.Length);
    }

    [PyMethod("getvalue($self, /)")]
    private PyObject? GetValue() => CheckOpen() ? _value ??= Slice(0, _length) : null;

    [PyMethod("read($self, size=-1, /)")]
    private PyObject? Read(nint? size = -1)
    {
        if (!CheckOpen())
        {
            return null;
        }

        int rest = Math.Max(0, _length - _position);
        int count = size is null or < 0 ? rest : (int)Math.Min(rest, size.Value);
        if (count == 0)
        {
            return PyStr.Empty;
        }

        _position += count;
        return Slice(_position - count, count);
    }

    [PyMethod("readline($self, size=-1, /)")]
    private PyObject? ReadLine(nint? size = -1) => CheckOpen() ? TakeLine(size ?? -1) : null;

    private PyStr TakeLine(nint limit)
    {
        int rest = _length - _position;
        if (rest <= 0 || limit == 0)
        {
            return PyStr.Empty;
        }

        if (limit >= 0 && limit < rest)
        {
            rest = (int)limit;
        }

        int count = LengthOfLine(rest);
        _position += count;
        return Slice(_position - count, count);
    }

    private int LengthOfLine(int rest)
    {
        bool splitsCr = _universal && _newline is not null;
        if (_points is null && !splitsCr && _writtenNewline is null)
        {
            int end = _chars.AsSpan(_position, rest).IndexOf('\n');
            return end < 0 ? rest : end + 1;
        }

        int found = LineEnds.Find(Slice(_position, rest), 0, _writtenNewline, splitsCr);
        return found < 0 ? rest : found;
    }

    [PySlot(SlotId.IterNext)]
    private PyObject? Next()
    {
        if (!CheckOpen())
        {
            return null;
        }

        PyObject? line = GetType() == typeof(PyStringIO) ? TakeLine(-1) : Calls.CallMethod(this, IoNames.ReadLine);
        if (line is not PyStr text)
        {
            return line is null
                ? null
                : Errors.Raise(PyExceptions.OSError, $"readline() should have returned a str object, not '{line.Type.FullName}'");
        }

        return text.Length > 0 ? text : null;
    }

    [PyMethod("tell($self, /)")]
    private PyObject? Tell() => CheckOpen() ? PyInt.From(_position) : null;

    [PyMethod("seek($self, pos, whence=0, /)")]
    private PyObject? Seek(nint pos, int whence)
    {
        if (!CheckOpen())
        {
            return null;
        }

        if (whence is < 0 or > 2)
        {
            return Errors.Raise(PyExceptions.ValueError, $"Invalid whence ({whence}, should be 0, 1 or 2)");
        }

        if (pos < 0 && whence == 0)
        {
            return Errors.Raise(PyExceptions.ValueError, $"Negative seek position {pos}");
        }

        if (whence != 0 && pos != 0)
        {
            return Errors.Raise(PyExceptions.OSError, "Can't do nonzero cur-relative seeks");
        }

        _position = whence switch { 1 => _position, 2 => _length, _ => (int)Math.Min(pos, Array.MaxLength) };
        return PyInt.From(_position);
    }

    [PyMethod("truncate($self, pos=None, /)")]
    private PyObject? Truncate(nint? pos)
    {
        if (!CheckOpen())
        {
            return null;
        }

        nint size = pos ?? _position;
        if (size < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, $"Negative size value {size}");
        }

        if (size < _length)
        {
            _length = (int)size;
            _value = null;
        }

        return PyInt.From(size);
    }

    [PyMethod("close($self, /)")]
    private void Close()
    {
        _isClosed = true;
        _chars = [];
        _points = null;
        _value = null;
        _length = 0;
    }

    [PyMethod("readable($self, /)")]
    private PyObject? Readable() => CheckOpen() ? PyBool.True : null;

    [PyMethod("writable($self, /)")]
    private PyObject? Writable() => CheckOpen() ? PyBool.True : null;

    [PyMethod("seekable($self, /)")]
    private PyObject? Seekable() => CheckOpen() ? PyBool.True : null;

    [PyGetter("closed")]
    private PyObject? GetClosed() => _isReady
        ? PyBool.From(_isClosed)
        : Errors.Raise(PyExceptions.ValueError, "I/O operation on uninitialized object");

    [PyGetter("line_buffering")]
    private PyObject? GetLineBuffering() => CheckOpen() ? PyBool.False : null;

    [PyGetter("newlines")]
    private PyObject? GetNewlines() => !CheckOpen() ? null : _translator?.Newlines ?? PyNone.None;

    [PyMethod("__getstate__($self, /)")]
    private PyObject? GetState()
    {
        if (GetValue() is not { } value)
        {
            return null;
        }

        PyObject newline = _newline is null ? PyNone.None : new PyStr(_newline);
        PyObject attributes = InstanceAttributes!.ToDict() is { Count: > 0 } dict ? dict.Copy() : PyNone.None;
        return new PyTuple([value, newline, PyInt.From(_position), attributes]);
    }

    [PyMethod("__setstate__($self, state, /)")]
    private PyObject? SetState(PyObject state)
    {
        if (_isClosed)
        {
            return IoErrors.Closed("I/O operation on closed file");
        }

        if (state is not PyTuple { Count: >= 4 } tuple)
        {
            return Errors.Raise(PyExceptions.TypeError, $"{Type.FullName}.__setstate__ argument should be 4-tuple, got {state.Type.FullName}");
        }

        // The text is stored as it is: its line ends were translated when it was written.
        if (!Initialize(null, tuple.Items[1]))
        {
            return null;
        }

        if (tuple.Items[0] is not PyStr value)
        {
            return Errors.Raise(PyExceptions.TypeError, $"string argument expected, got '{tuple.Items[0].Type.FullName}'");
        }

        (NewlineTranslator? translator, string? written) = (_translator, _writtenNewline);
        (_translator, _writtenNewline) = (null, null);
        Store(value);
        (_translator, _writtenNewline) = (translator, written);
        if (tuple.Items[2] is not PyInt)
        {
            return Errors.Raise(PyExceptions.TypeError, $"third item of state must be an integer, got {tuple.Items[2].Type.FullName}");
        }

        if (!ArgumentConversion.ToInt32(tuple.Items[2], out int position))
        {
            return null;
        }

        if (position < 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "position value cannot be negative");
        }

        _position = position;
        if (tuple.Items[3] is PyNone)
        {
            return PyNone.None;
        }

        if (tuple.Items[3] is not PyDict dict)
        {
            return Errors.Raise(PyExceptions.TypeError, $"fourth item of state should be a dict, got a {tuple.Items[3].Type.FullName}");
        }

        int next = 0;
        while (dict.Next(ref next, out PyObject? name, out PyObject? item))
        {
            if (!InstanceAttributes!.ToDict().Set(name, item))
            {
                return null;
            }
        }

        return PyNone.None;
    }
}

/// <summary>Turns "\n" into another line end as text is written.</summary>
internal static class NewlineReplacement
{
    public static PyStr Replace(PyStr text, string newline)
    {
        if (!text.IsWide)
        {
            return text.Chars.Contains('\n') ? PyStr.FromNarrow(text.Narrow!.Replace("\n", newline, StringComparison.Ordinal)) : text;
        }

        var points = new List<int>(text.Length + 16);
        foreach (int point in text.Points)
        {
            if (point == '\n')
            {
                foreach (char unit in newline)
                {
                    points.Add(unit);
                }
            }
            else
            {
                points.Add(point);
            }
        }

        return PyStr.FromCodePoints(points.ToArray());
    }
}
