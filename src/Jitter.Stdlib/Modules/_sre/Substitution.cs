using Jitter.Regex;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Sre;

/// <summary>Pattern.sub and subn.</summary>
internal static class Substitution
{
    private static PyObject? s_compileTemplate;

    /// <summary>Replaces; null with an error pending.</summary>
    public static PyObject? Run(PyPattern pattern, PyObject replacement, PyObject source, nint limit, bool withCount)
    {
        PyObject? filter = replacement;
        PyTemplate? template = null;
        bool isCall = Calls.IsCallable(replacement);
        if (!isCall)
        {
            filter = GetFilter(pattern, replacement);
            if (filter is null)
            {
                return null;
            }

            template = filter as PyTemplate;
            if (template is { Template.Items.IsEmpty: true })
            {
                filter = template.Template.Head;
                template = null;
            }
        }

        if (!Subject.TryGet(source, pattern, out Subject subject))
        {
            return null;
        }

        using (subject)
        {
            MatchState state = subject.Rent();
            var parts = new PyList();
            int last = 0;
            nint count = 0;
            MatchStatus status;
            for (; (limit == 0 || count < limit) && (status = subject.Find(pattern.Program, state)) != MatchStatus.Failure; count++)
            {
                if (status != MatchStatus.Success)
                {
                    return Subject.RaiseStatus(status);
                }

                if (last < state.Start)
                {
                    parts.Add(subject.Slice(last, state.Start));
                }

                if (template is not null)
                {
                    if (!AppendTemplate(parts, template, pattern, subject, state))
                    {
                        return null;
                    }
                }
                else if (!isCall)
                {
                    if (filter is not PyNone)
                    {
                        parts.Add(filter!);
                    }
                }
                else if (!AppendCall(parts, filter!, pattern, source, state))
                {
                    return null;
                }

                last = state.End;
                state.Advance();
            }

            if (last < state.EndPosition)
            {
                parts.Add(subject.Slice(last, state.EndPosition));
            }

            state.Return();
            PyObject? result = parts.Count == 0 ? subject.Slice(0, 0)
                : PyTemplate.Join(subject.Empty, parts);
            return result is null || !withCount ? result : new PyTuple([result, PyInt.From(count)]);
        }
    }

    /// <summary>The replacement compiled by the re module, or its literal where it refers to no group; null with an error pending.</summary>
    public static PyObject? CompileTemplate(PyPattern pattern, PyObject replacement)
    {
        s_compileTemplate ??= Runtime.Import.Imports.ImportAttribute("re", "_compile_template");
        if (s_compileTemplate is null)
        {
            return null;
        }

        PyObject? compiled = Calls.Call(s_compileTemplate, pattern, replacement);
        if (compiled is null && Errors.Matches(PyExceptions.TypeError))
        {
            // An unhashable replacement cannot be cached: its value as a plain object can.
            PyBaseException error = Runtime.Threads.PyThreadState.Current.TakeError();
            PyObject? plain = replacement is PyStr text ? text.ToExact()
                : Buffers.ToArray(replacement) is { } bytes ? PyBytes.Adopt(bytes)
                : null;
            Errors.Clear();
            if (plain is null || ReferenceEquals(plain, replacement))
            {
                return Errors.Raise(error);
            }

            compiled = Calls.Call(s_compileTemplate, pattern, plain);
        }

        return compiled is PyTemplate { Template: { Items.IsEmpty: true } literal } ? literal.Head : compiled;
    }

    private static PyObject? GetFilter(PyPattern pattern, PyObject replacement)
    {
        if (replacement is PyStr or PyBytes || Buffers.Supports(replacement))
        {
            if (!Subject.TryGet(replacement, out Subject text))
            {
                return null;
            }

            using (text)
            {
                if (!text.HasBackslash)
                {
                    return replacement;
                }
            }
        }

        return CompileTemplate(pattern, replacement);
    }

    private static bool AppendTemplate(PyList parts, PyTemplate template, PyPattern pattern, in Subject subject, MatchState state)
    {
        parts.Add(template.Template.Head);
        foreach ((int group, PyObject? literal) in template.Template.Items)
        {
            if (group > pattern.Groups)
            {
                return Errors.RaiseFalse(PyExceptions.IndexError, "no such group");
            }

            if (state.TryGetSpan(group, out int start, out int end) && start < end)
            {
                parts.Add(subject.Slice(start, end));
            }

            if (literal is not null)
            {
                parts.Add(literal);
            }
        }

        return true;
    }

    private static bool AppendCall(PyList parts, PyObject filter, PyPattern pattern, PyObject source, MatchState state)
    {
        if (PyMatch.From(MatchStatus.Success, pattern, source, state) is not { } match || Calls.Call(filter, match) is not { } result)
        {
            return false;
        }

        if (result is not PyNone)
        {
            parts.Add(result);
        }

        return true;
    }
}
