using System.Globalization;
using System.Text;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <content><c>__slots__</c>.</content>
public static partial class TypeCreation
{
    /// <summary>The mangled names of a class's slots, sorted, <c>__dict__</c> and <c>__weakref__</c> taken out; null with an error pending.</summary>
    private static PyStr[]? SlotNames(
        PyType type, PyObject declared, bool mayAddDict, bool mayAddWeak, out bool addsDict, out bool addsWeak)
    {
        addsDict = addsWeak = false;
        PyTuple? items = declared is PyStr ? new PyTuple([declared]) : Iteration.ToTuple(declared);
        if (items is null)
        {
            return null;
        }

        if (items.Count > 0 && ClassLayout.IsVariableSized(type.Base!))
        {
            Errors.Raise(PyExceptions.TypeError, $"nonempty __slots__ not supported for subtype of '{type.Base!.FullName}'");
            return null;
        }

        var names = new List<PyStr>();
        foreach (PyObject item in items.Items)
        {
            if (item is not PyStr name)
            {
                Errors.Raise(PyExceptions.TypeError, $"__slots__ items must be strings, not '{item.Type.FullName}'");
                return null;
            }

            string text = name.ToString();
            if (!IsIdentifier(text))
            {
                Errors.Raise(PyExceptions.TypeError, "__slots__ must be identifiers");
                return null;
            }

            if (text is "__dict__" or "__weakref__")
            {
                bool isDict = text == "__dict__";
                if (isDict ? !mayAddDict || addsDict : !mayAddWeak || addsWeak)
                {
                    Errors.Raise(PyExceptions.TypeError, $"{text} slot disallowed: we already got one");
                    return null;
                }

                addsDict |= isDict;
                addsWeak |= !isDict;
                continue;
            }

            PyStr mangled = PyStr.Interned(Mangle(type.Name, text));
            bool isPopped = ReferenceEquals(mangled, Names.QualifiedName) || ReferenceEquals(mangled, s_classCell)
                || ReferenceEquals(mangled, s_classDictCell);
            if (!isPopped && type.Attributes.GetStr(mangled) is not null)
            {
                PyStr? shown = Texts.Repr(mangled);
                Errors.Raise(PyExceptions.ValueError, $"{shown} in __slots__ conflicts with class variable");
                return null;
            }

            names.Add(mangled);
        }

        names.Sort(static (left, right) => CompareCodePoints(left, right));
        return [.. names];
    }

    /// <summary>A private name as code inside of a class has it (_Py_Mangle).</summary>
    public static string Mangle(string className, string name)
    {
        if (!name.StartsWith("__", StringComparison.Ordinal) || name.EndsWith("__", StringComparison.Ordinal) || name.Contains('.'))
        {
            return name;
        }

        string stripped = className.TrimStart('_');
        return stripped.Length == 0 ? name : "_" + stripped + name;
    }

    private static int CompareCodePoints(PyStr left, PyStr right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int i = 0; i < length; i++)
        {
            int difference = left.Value[i] - right.Value[i];
            if (difference != 0)
            {
                return difference;
            }
        }

        return left.Length - right.Length;
    }

    /// <summary>str.isidentifier(), by .NET's categories: all that a slot's name needs.</summary>
    private static bool IsIdentifier(string text)
    {
        bool first = true;
        foreach (Rune rune in text.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool starts = rune.Value == '_' || category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;
            bool continues = starts || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;
            if (first ? !starts : !continues)
            {
                return false;
            }

            first = false;
        }

        return !first;
    }
}
