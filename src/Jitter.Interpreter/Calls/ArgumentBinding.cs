using Jitter.Bytecode;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Interpreter;

/// <summary>Binds a call's arguments to a function's parameters (CPython's initialize_locals in Python/ceval.c).</summary>
internal static class ArgumentBinding
{
    /// <summary>Fills the window of a new frame: parameters, then nulls. False with TypeError pending.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">The arguments, the keywords' values last.</param>
    /// <param name="keywordNames">The keywords' names, or null.</param>
    /// <param name="window">The locals; not overlapping the arguments.</param>
    public static bool Bind(PyFunction function, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames, Span<PyObject?> window)
    {
        CodeObject code = function.Code.Code;
        int keywordCount = keywordNames is null ? 0 : keywordNames.Count;
        int given = arguments.Length - keywordCount;
        int positional = code.ArgCount;
        int total = positional + code.KwOnlyArgCount;
        window.Clear();
        PyDict? extraKeywords = null;
        if ((code.Flags & CodeFlags.VarKeywords) != 0)
        {
            extraKeywords = new PyDict();
            window[total + ((code.Flags & CodeFlags.VarArgs) != 0 ? 1 : 0)] = extraKeywords;
        }

        int copied = Math.Min(given, positional);
        for (int i = 0; i < copied; i++)
        {
            window[i] = arguments[i];
        }

        if ((code.Flags & CodeFlags.VarArgs) != 0)
        {
            window[total] = PyTuple.From(arguments[copied..given]);
        }

        if (keywordCount > 0 && !BindKeywords(function, arguments[given..], keywordNames!, extraKeywords, window))
        {
            return false;
        }

        if (given > positional && (code.Flags & CodeFlags.VarArgs) == 0)
        {
            return RaiseTooMany(function, given, window);
        }

        return (given >= positional || FillDefaults(function, given, window))
            && (code.KwOnlyArgCount == 0 || FillKeywordDefaults(function, positional, total, window));
    }

    private static bool BindKeywords(
        PyFunction function, ReadOnlySpan<PyObject> values, PyTuple keywordNames, PyDict? extraKeywords, Span<PyObject?> window)
    {
        PyCode code = function.Code;
        int total = code.Code.ArgCount + code.Code.KwOnlyArgCount;
        int positionalOnly = code.Code.PosOnlyArgCount;
        for (int i = 0; i < values.Length; i++)
        {
            PyObject keyword = keywordNames.Items[i];
            if (keyword is not PyStr name)
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, $"{function.QualifiedName}() keywords must be strings");
            }

            int index = IndexOf(code.LocalNames, name, positionalOnly, total);
            if (index < 0)
            {
                if (extraKeywords is null)
                {
                    return RaiseUnexpected(function, name, keywordNames);
                }

                if (!extraKeywords.Set(name, values[i]))
                {
                    return false;
                }

                continue;
            }

            if (window[index] is not null)
            {
                return Errors.RaiseFalse(PyExceptions.TypeError, $"{function.QualifiedName}() got multiple values for argument '{name}'");
            }

            window[index] = values[i];
        }

        return true;
    }

    private static int IndexOf(PyStr[] names, PyStr name, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (ReferenceEquals(names[i], name))
            {
                return i;
            }
        }

        for (int i = start; i < end; i++)
        {
            if (names[i].Equals(name))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool FillDefaults(PyFunction function, int given, Span<PyObject?> window)
    {
        PyObject[] defaults = function.Defaults is { } tuple ? tuple.Items : [];
        int positional = function.Code.Code.ArgCount;
        int required = positional - defaults.Length;
        for (int i = given; i < required; i++)
        {
            if (window[i] is null)
            {
                return RaiseMissing(function, "positional", 0, required, window);
            }
        }

        for (int i = Math.Max(given, Math.Max(required, 0)); i < positional; i++)
        {
            window[i] ??= defaults[i - required];
        }

        return true;
    }

    private static bool FillKeywordDefaults(PyFunction function, int start, int end, Span<PyObject?> window)
    {
        bool isMissing = false;
        for (int i = start; i < end; i++)
        {
            if (window[i] is null)
            {
                window[i] = function.KeywordDefaults?.Get(function.Code.LocalNames[i]);
                if (window[i] is null && Errors.Pending)
                {
                    return false;
                }

                isMissing |= window[i] is null;
            }
        }

        return !isMissing || RaiseMissing(function, "keyword-only", start, end, window);
    }

    private static bool RaiseMissing(PyFunction function, string kind, int start, int end, Span<PyObject?> window)
    {
        var names = new List<string>();
        for (int i = start; i < end; i++)
        {
            if (window[i] is null)
            {
                names.Add($"'{function.Code.LocalNames[i]}'");
            }
        }

        string list = names.Count switch
        {
            1 => names[0],
            2 => $"{names[0]} and {names[1]}",
            _ => $"{string.Join(", ", names[..^1])}, and {names[^1]}",
        };
        string plural = names.Count == 1 ? "" : "s";
        return Errors.RaiseFalse(
            PyExceptions.TypeError, $"{function.QualifiedName}() missing {names.Count} required {kind} argument{plural}: {list}");
    }

    private static bool RaiseTooMany(PyFunction function, int given, Span<PyObject?> window)
    {
        CodeObject code = function.Code.Code;
        int keywordOnlyGiven = 0;
        for (int i = code.ArgCount; i < code.ArgCount + code.KwOnlyArgCount; i++)
        {
            keywordOnlyGiven += window[i] is null ? 0 : 1;
        }

        int defaults = function.Defaults is { } tuple ? tuple.Count : 0;
        string takes = defaults > 0 ? $"from {code.ArgCount - defaults} to {code.ArgCount}" : $"{code.ArgCount}";
        string plural = defaults > 0 || code.ArgCount != 1 ? "s" : "";
        string alsoGiven = keywordOnlyGiven == 0
            ? ""
            : $" positional argument{(given != 1 ? "s" : "")} (and {keywordOnlyGiven} keyword-only argument{(keywordOnlyGiven != 1 ? "s" : "")})";
        string verb = given == 1 && keywordOnlyGiven == 0 ? "was" : "were";
        return Errors.RaiseFalse(
            PyExceptions.TypeError,
            $"{function.QualifiedName}() takes {takes} positional argument{plural} but {given}{alsoGiven} {verb} given");
    }

    private static bool RaiseUnexpected(PyFunction function, PyStr name, PyTuple keywordNames)
    {
        PyCode code = function.Code;
        int positionalOnly = code.Code.PosOnlyArgCount;
        var passed = new List<string>();
        for (int i = 0; i < positionalOnly; i++)
        {
            foreach (PyObject keyword in keywordNames.Items)
            {
                if (keyword is PyStr text && text.Equals(code.LocalNames[i]))
                {
                    passed.Add(text.ToString());
                }
            }
        }

        if (passed.Count > 0)
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError,
                $"{function.QualifiedName}() got some positional-only arguments passed as keyword arguments: '{string.Join(", ", passed)}'");
        }

        PyStr? suggestion = Suggestions.Closest(
            code.LocalNames.AsSpan(positionalOnly, code.Code.ArgCount + code.Code.KwOnlyArgCount - positionalOnly), name);
        return Errors.RaiseFalse(
            PyExceptions.TypeError,
            $"{function.QualifiedName}() got an unexpected keyword argument '{name}'{(suggestion is null ? "" : $". Did you mean '{suggestion}'?")}");
    }
}
