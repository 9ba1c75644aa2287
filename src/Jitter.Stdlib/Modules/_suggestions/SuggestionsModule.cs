using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.SuggestionsSupport;

/// <summary>The module _suggestions: which of some names was meant.</summary>
[PyModule("_suggestions")]
public static partial class SuggestionsModule
{
    [PyFunction("_generate_suggestions(candidates, item, /)")]
    private static PyObject? Generate(PyObject candidates, PyStr item)
    {
        if (candidates is not PyList list)
        {
            return Errors.Raise(PyExceptions.TypeError, "candidates must be a list");
        }

        var names = new PyStr[list.Count];
        for (int i = 0; i < names.Length; i++)
        {
            if (list[i] is not PyStr name)
            {
                return Errors.Raise(PyExceptions.TypeError, "all elements in 'candidates' must be strings");
            }

            names[i] = name;
        }

        return Suggestions.Closest(names, item) ?? (PyObject)PyNone.None;
    }
}
