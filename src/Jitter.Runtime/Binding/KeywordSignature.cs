using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Binding;

/// <summary>
/// The parameters of a native function that takes keywords, and the assignment of arguments to them (CPython's
/// _PyArg_UnpackKeywords and _PyArg_UnpackKeywordsWithVararg in Python/getargs.c).
/// </summary>
public sealed class KeywordSignature
{
    private readonly string _function;
    private readonly int _positionalOnly;
    private readonly int _minPositional;
    private readonly int _maxPositional;
    private readonly int _requiredEnd;
    private readonly int _maxArguments;
    private readonly PyStr[] _names;

    /// <summary>Makes a signature. Parameters for further positional or keyword arguments do not count.</summary>
    /// <param name="function">The function's name, without parentheses.</param>
    /// <param name="positionalOnly">How many parameters are positional-only.</param>
    /// <param name="minPositional">How many leading parameters are required.</param>
    /// <param name="maxPositional">How many parameters are not keyword-only.</param>
    /// <param name="requiredKeywords">How many keyword-only parameters there are up to the last required one.</param>
    /// <param name="names">The names of the parameters that are not positional-only.</param>
    public KeywordSignature(
        string function, int positionalOnly, int minPositional, int maxPositional, int requiredKeywords, params string[] names)
    {
        _function = function;
        _positionalOnly = positionalOnly;
        _minPositional = minPositional;
        _maxPositional = maxPositional;
        _requiredEnd = requiredKeywords > 0 ? maxPositional + requiredKeywords : minPositional;
        _maxArguments = positionalOnly + names.Length;
        _names = new PyStr[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            _names[i] = PyStr.Interned(names[i]);
        }
    }

    /// <summary>Assigns arguments to parameters; false with TypeError pending.</summary>
    /// <param name="arguments">The arguments, the keywords' values last.</param>
    /// <param name="keywordNames">The keywords' names, or null.</param>
    /// <param name="values">Gets the value of each parameter; must hold nulls.</param>
    public bool Unpack(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, Span<PyObject?> values)
    {
        int keywords = keywordNames is null ? 0 : keywordNames.Count;
        if (keywords == 0 && _requiredEnd <= _maxPositional && arguments.Length >= _minPositional && arguments.Length <= _maxPositional)
        {
            for (int i = 0; i < arguments.Length; i++)
            {
                values[i] = arguments[i];
            }

            return true;
        }

        int count = arguments.Length - keywords;
        return CheckCounts(count, keywords) && Assign(arguments[..count], arguments[count..], keywordNames, values, null);
    }

    /// <summary>Like <see cref="Unpack"/>, with a parameter for further positional arguments.</summary>
    /// <param name="arguments">The arguments, the keywords' values last.</param>
    /// <param name="keywordNames">The keywords' names, or null.</param>
    /// <param name="values">Gets the value of each other parameter; must hold nulls.</param>
    /// <param name="rest">Gets the further positional arguments.</param>
    /// <param name="others">Gets the keywords that no parameter has; null where there may be none.</param>
    public bool UnpackVariadic(
        ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, Span<PyObject?> values, out ReadOnlySpan<PyObject> rest, PyDict? others)
    {
        int count = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        int own = Math.Min(count, _maxPositional);
        rest = arguments[own..count];
        return CheckPositionalOnly(count) && Assign(arguments[..own], arguments[count..], keywordNames, values, others);
    }

    /// <summary>Like <see cref="Unpack"/>, with a parameter for further keywords.</summary>
    /// <param name="arguments">The arguments, the keywords' values last.</param>
    /// <param name="keywordNames">The keywords' names, or null.</param>
    /// <param name="values">Gets the value of each other parameter; must hold nulls.</param>
    /// <param name="others">Gets the keywords that no parameter has; null where the call has none.</param>
    public bool UnpackOpen(ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, Span<PyObject?> values, PyDict? others)
    {
        int count = arguments.Length - (keywordNames is null ? 0 : keywordNames.Count);
        return CheckMaxPositional(count) && CheckPositionalOnly(count)
            && Assign(arguments[..count], arguments[count..], keywordNames, values, others);
    }

    private bool CheckCounts(int count, int keywords)
    {
        if (count + keywords > _maxArguments)
        {
            // "keyword" where there is nothing else: else the message would seem to count positional ones.
            string kind = count == 0 ? "keyword " : "";
            string plural = ArgumentErrors.Plural(_maxArguments);
            return Fail($"{_function}() takes at most {_maxArguments} {kind}argument{plural} ({count + keywords} given)");
        }

        return CheckMaxPositional(count) && CheckPositionalOnly(count);
    }

    private bool CheckMaxPositional(int count)
    {
        if (count <= _maxPositional)
        {
            return true;
        }

        if (_maxPositional == 0)
        {
            return Fail($"{_function}() takes no positional arguments");
        }

        string bound = _minPositional < _maxPositional ? "at most" : "exactly";
        return Fail(
            $"{_function}() takes {bound} {_maxPositional} positional argument{ArgumentErrors.Plural(_maxPositional)} ({count} given)");
    }

    private bool CheckPositionalOnly(int count)
    {
        int min = Math.Min(_positionalOnly, _minPositional);
        if (count >= min)
        {
            return true;
        }

        string bound = min < _maxPositional ? "at least" : "exactly";
        return Fail($"{_function}() takes {bound} {min} positional argument{ArgumentErrors.Plural(min)} ({count} given)");
    }

    private bool Assign(
        ReadOnlySpan<PyObject> positional, ReadOnlySpan<PyObject> keywordValues, PyTuple? keywordNames, Span<PyObject?> values, PyDict? others)
    {
        for (int i = 0; i < positional.Length; i++)
        {
            values[i] = positional[i];
        }

        int unused = keywordValues.Length;
        for (int i = Math.Max(positional.Length, _positionalOnly); i < _maxArguments && (unused > 0 || i < _requiredEnd); i++)
        {
            int keyword = unused == 0 ? -1 : IndexOf(keywordNames!, _names[i - _positionalOnly]);
            if (keyword >= 0)
            {
                values[i] = keywordValues[keyword];
                unused--;
            }
            else if (i < _minPositional || (i >= _maxPositional && i < _requiredEnd))
            {
                return Fail($"{_function}() missing required argument '{_names[i - _positionalOnly]}' (pos {i + 1})");
            }
        }

        return unused == 0 || Leftover(positional.Length, keywordValues, keywordNames!, others);
    }

    /// <summary>Deals with keywords that filled no parameter: collects them, or tells the first that is wrong.</summary>
    private bool Leftover(int positional, ReadOnlySpan<PyObject> keywordValues, PyTuple keywordNames, PyDict? others)
    {
        for (int i = _positionalOnly; i < positional; i++)
        {
            PyStr name = _names[i - _positionalOnly];
            if (IndexOf(keywordNames, name) >= 0)
            {
                return Fail($"argument for {_function}() given by name ('{name}') and position ({i + 1})");
            }
        }

        for (int i = 0; i < keywordValues.Length; i++)
        {
            if (keywordNames.Items[i] is not PyStr name)
            {
                return Fail("keywords must be strings");
            }

            if (Array.Exists(_names, known => known.Equals(name)))
            {
                continue;
            }

            if (others is null)
            {
                string hint = Suggestions.Closest(_names, name) is { } close ? $". Did you mean '{close}'?" : "";
                return Fail($"{_function}() got an unexpected keyword argument '{name}'{hint}");
            }

            others.SetStr(name, keywordValues[i]);
        }

        return true;
    }

    /// <summary>The index of a keyword among those of the call; -1 where it is not. Names are nearly always interned.</summary>
    private static int IndexOf(PyTuple keywordNames, PyStr name)
    {
        PyObject[] items = keywordNames.Items;
        for (int i = 0; i < items.Length; i++)
        {
            if (ReferenceEquals(items[i], name))
            {
                return i;
            }
        }

        for (int i = 0; i < items.Length; i++)
        {
            if (items[i] is PyStr other && other.Equals(name))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool Fail(string message)
    {
        ArgumentErrors.Raise(message);
        return false;
    }
}
