using Jitter.Regex;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Stdlib.Modules.Sre;

/// <summary>What is searched: a str or the bytes of an object.</summary>
internal readonly struct Subject : IDisposable
{
    private static readonly Func<bool> s_interrupt = static () => EvalBreaker.Word != 0 && !EvalBreaker.Poll();

    private readonly PyObject _source;
    private readonly PyStr? _text;
    private readonly ByteBuffer _buffer;

    private Subject(PyObject source, PyStr? text, ByteBuffer buffer)
    {
        _source = source;
        _text = text;
        _buffer = buffer;
    }

    /// <summary>Whether it is bytes.</summary>
    public bool IsBytes => _text is null;

    /// <summary>How many characters or bytes it has.</summary>
    public int Length => _text?.Length ?? _buffer.Length;

    /// <summary>An object's text or bytes; false with TypeError pending.</summary>
    public static bool TryGet(PyObject source, out Subject subject)
    {
        if (source is PyStr text)
        {
            subject = new Subject(source, text, default);
            return true;
        }

        if (source is not PyBytes && !Buffers.Supports(source))
        {
            subject = default;
            return Errors.RaiseFalse(PyExceptions.TypeError, $"expected string or bytes-like object, got '{source.Type.FullName}'");
        }

        bool success = ByteBuffer.TryGet(source, out ByteBuffer buffer);
        subject = new Subject(source, null, buffer);
        return success;
    }

    /// <summary>An object's text or bytes, of the kind that a pattern has; false with TypeError pending.</summary>
    public static bool TryGet(PyObject source, PyPattern pattern, out Subject subject)
    {
        if (!TryGet(source, out subject))
        {
            return false;
        }

        if (pattern.IsBytes is not { } isBytes || isBytes == subject.IsBytes)
        {
            return true;
        }

        subject.Dispose();
        return Errors.RaiseFalse(
            PyExceptions.TypeError,
            subject.IsBytes ? "cannot use a string pattern on a bytes-like object" : "cannot use a bytes pattern on a string-like object");
    }

    /// <summary>A state for matching from one position to another.</summary>
    public MatchState Rent(long start = 0, long end = long.MaxValue)
    {
        MatchState state = MatchState.Rent(Length, start, end);
        state.Interrupt = s_interrupt;
        return state;
    }

    /// <summary>Finds the next match.</summary>
    public MatchStatus Find(RegexProgram program, MatchState state) => _text is not { } text ? program.Find(state, _buffer.Span)
        : text.IsWide ? program.Find(state, text.Points)
        : program.Find(state, text.Chars);

    /// <summary>Matches at the state's start.</summary>
    public MatchStatus MatchAt(RegexProgram program, MatchState state) => _text is not { } text ? program.MatchAt(state, _buffer.Span)
        : text.IsWide ? program.MatchAt(state, text.Points)
        : program.MatchAt(state, text.Chars);

    /// <summary>Matches from the state's start to its end.</summary>
    public MatchStatus FullMatch(RegexProgram program, MatchState state) => _text is not { } text ? program.FullMatch(state, _buffer.Span)
        : text.IsWide ? program.FullMatch(state, text.Points)
        : program.FullMatch(state, text.Chars);

    /// <summary>A part, as str or bytes; the whole of an exact str or bytes object is itself.</summary>
    public PyObject Slice(int start, int end)
    {
        end = Math.Min(end, Length);
        start = Math.Min(start, end);
        if (_text is { } text)
        {
            return text.Substring(start, end - start);
        }

        return start == 0 && end == _buffer.Length && _source.GetType() == typeof(PyBytes)
            ? _source
            : PyBytes.From(_buffer.Span[start..end]);
    }

    /// <summary>The part that a group matched; <paramref name="missing"/> where it matched nothing.</summary>
    public PyObject Group(MatchState state, int group, PyObject missing) =>
        state.TryGetSpan(group, out int start, out int end) && start <= end ? Slice(start, end) : missing;

    /// <summary>The empty str or bytes.</summary>
    public PyObject Empty => _text is null ? PyBytes.Empty : PyStr.Empty;

    /// <summary>Whether there is a backslash in it.</summary>
    public bool HasBackslash => _text is not { } text ? _buffer.Span.Contains((byte)'\\')
        : text.IsWide ? text.Points.Contains('\\')
        : text.Chars.Contains('\\');

    /// <summary>Raises what ended matching, unless it is pending already.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseStatus(MatchStatus status) =>
        status == MatchStatus.OutOfMemory ? Errors.Raise(PyExceptions.MemoryError)
        : Errors.Pending ? null
        : Errors.Raise(PyExceptions.RuntimeError, "internal error in regular expression engine");

    public void Dispose() => _buffer.Dispose();
}
