using Jitter.Regex;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Sre;

/// <summary>What Pattern.scanner gives: one match after the other.</summary>
[PyClass("_sre.SRE_Scanner", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyScanner : PyObject
{
    private readonly PyObject _source;
    private readonly MatchState _state;
    private bool _ended;
    private bool _running;

    private PyScanner(PyPattern pattern, PyObject source, MatchState state)
    {
        Pattern = pattern;
        _source = source;
        _state = state;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    /// <summary>The pattern.</summary>
    [PyMember("pattern")]
    public PyPattern Pattern { get; }

    /// <summary>Makes a scanner; null with TypeError pending.</summary>
    internal static PyScanner? Create(PyPattern pattern, PyObject source, nint start, nint end)
    {
        if (!Subject.TryGet(source, pattern, out Subject subject))
        {
            return null;
        }

        using (subject)
        {
            return new PyScanner(pattern, source, subject.Rent(start, end));
        }
    }

    [PyMethod("match($self, /)")]
    private PyObject? Match() => Next(search: false);

    [PyMethod("search($self, /)")]
    private PyObject? Search() => Next(search: true);

    private PyObject? Next(bool search)
    {
        if (_running)
        {
            return Errors.Raise(PyExceptions.ValueError, "regular expression scanner already executing");
        }

        if (_ended)
        {
            return PyNone.None;
        }

        if (!Subject.TryGet(_source, out Subject subject))
        {
            return null;
        }

        using (subject)
        {
            _running = true;
            MatchStatus status = search ? subject.Find(Pattern.Program, _state) : subject.MatchAt(Pattern.Program, _state);
            PyObject? match = PyMatch.From(status, Pattern, _source, _state);
            _running = false;
            if (status == MatchStatus.Success)
            {
                _state.Advance();
            }
            else
            {
                _ended = status == MatchStatus.Failure;
            }

            return match;
        }
    }
}
