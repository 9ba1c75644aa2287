using Jitter.Regex;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Sre;

/// <summary>A compiled replacement: literals and group references.</summary>
/// <param name="template">The parts.</param>
[PyClass("_sre.SRE_Template", Flags = TypeFlags.DisallowInstantiation)]
public sealed partial class PyTemplate(ReplacementTemplate<PyObject> template) : PyObject
{
    private static readonly PyStr s_join = PyStr.Interned("join");

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    internal ReplacementTemplate<PyObject> Template { get; } = template;

    /// <summary>_sre.template: of a list of literals with group numbers between; null with TypeError pending.</summary>
    internal static PyObject? From(PyObject parts)
    {
        if (parts is not PyList list || list.Count % 2 == 0)
        {
            return RaiseInvalid();
        }

        var items = new (int, PyObject?)[list.Count / 2];
        for (int i = 0; i < items.Length; i++)
        {
            if (list[(2 * i) + 1] is not PyInt number || !number.TryGetInt64(out long group) || group is < 0 or > int.MaxValue)
            {
                return RaiseInvalid();
            }

            PyObject literal = list[(2 * i) + 2];
            items[i] = ((int)group, IsEmpty(literal) ? null : literal);
        }

        return new PyTemplate(new ReplacementTemplate<PyObject>(list[0], items));
    }

    /// <summary>The replacement for a match; null with an error pending.</summary>
    internal PyObject? Expand(PyMatch match)
    {
        if (Template.Items.IsEmpty)
        {
            return Template.Head;
        }

        var parts = new PyList();
        if (!IsEmpty(Template.Head))
        {
            parts.Add(Template.Head);
        }

        foreach ((int group, PyObject? literal) in Template.Items)
        {
            if (group > match.Pattern.Groups)
            {
                return Errors.Raise(PyExceptions.IndexError, "no such group");
            }

            if (match.Slice(group, PyNone.None) is not { } text)
            {
                return null;
            }

            if (text is not PyNone)
            {
                parts.Add(text);
            }

            if (literal is not null)
            {
                parts.Add(literal);
            }
        }

        return Join(match.Source is PyStr ? PyStr.Empty : PyBytes.Empty, parts);
    }

    /// <summary>The parts one after the other, by <c>empty.join</c>.</summary>
    internal static PyObject? Join(PyObject empty, PyList parts) =>
        empty is PyStr text ? StrJoin.Join(text, parts.Items) : Calls.CallMethod(empty, s_join, parts);

    private static bool IsEmpty(PyObject literal) => literal is PyStr { Length: 0 } or PyBytes { Length: 0 };

    private static PyObject? RaiseInvalid() => Errors.Raise(PyExceptions.TypeError, "invalid template");
}
