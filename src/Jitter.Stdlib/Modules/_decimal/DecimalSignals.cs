using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Decimals;

/// <summary>The signals and conditions: their exception classes, made when the module is, and how they are raised.</summary>
internal static class DecimalSignals
{
    /// <summary>What is wrong about a name of a signal.</summary>
    public const string ValidSignals =
        "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]";

    private static readonly (string Name, DecimalStatus Status)[] s_signals =
    [
        ("InvalidOperation", DecimalStatus.AnyInvalid),
        ("FloatOperation", DecimalStatus.FloatOperation),
        ("DivisionByZero", DecimalStatus.DivisionByZero),
        ("Overflow", DecimalStatus.Overflow),
        ("Underflow", DecimalStatus.Underflow),
        ("Subnormal", DecimalStatus.Subnormal),
        ("Inexact", DecimalStatus.Inexact),
        ("Rounded", DecimalStatus.Rounded),
        ("Clamped", DecimalStatus.Clamped),
    ];

    private static readonly (string Name, DecimalStatus Status)[] s_conditions =
    [
        ("InvalidOperation", DecimalStatus.InvalidOperation),
        ("ConversionSyntax", DecimalStatus.ConversionSyntax),
        ("DivisionImpossible", DecimalStatus.DivisionImpossible),
        ("DivisionUndefined", DecimalStatus.DivisionUndefined),
        ("InvalidContext", DecimalStatus.InvalidContext),
    ];

    private static readonly (string Name, DecimalStatus Status)[] s_listed =
    [
        ("Clamped", DecimalStatus.Clamped), ("InvalidOperation", DecimalStatus.ConversionSyntax), ("DivisionByZero", DecimalStatus.DivisionByZero),
        ("InvalidOperation", DecimalStatus.DivisionImpossible), ("InvalidOperation", DecimalStatus.DivisionUndefined),
        ("Inexact", DecimalStatus.Inexact), ("InvalidOperation", DecimalStatus.InvalidContext),
        ("InvalidOperation", DecimalStatus.InvalidOperation), ("FloatOperation", DecimalStatus.FloatOperation),
        ("Overflow", DecimalStatus.Overflow), ("Rounded", DecimalStatus.Rounded), ("Subnormal", DecimalStatus.Subnormal),
        ("Underflow", DecimalStatus.Underflow),
    ];

    private static readonly Dictionary<string, PyObject> s_classes = [];

    /// <summary>The signals' classes, in the order of signal dicts.</summary>
    public static PyTuple Classes { get; private set; } = PyTuple.Empty;

    /// <summary>How many signals there are.</summary>
    public static int Count => s_signals.Length;

    /// <summary>The status bits of a signal by number.</summary>
    public static DecimalStatus StatusOf(int signal) => s_signals[signal].Status;

    /// <summary>Makes the classes and puts them into the module; false with an error pending.</summary>
    public static bool Create(PyDict module)
    {
        if (s_classes.Count == 0)
        {
            if (!Make("DecimalException", [PyExceptions.ArithmeticError]) || !MakeSignals())
            {
                s_classes.Clear();
                return false;
            }

            var classes = new PyObject[s_signals.Length];
            for (int i = 0; i < classes.Length; i++)
            {
                classes[i] = s_classes[s_signals[i].Name];
            }

            Classes = new PyTuple(classes);
        }

        foreach ((string name, PyObject type) in s_classes)
        {
            module.SetStr(PyStr.Interned(name), type);
        }

        return true;
    }

    /// <summary>The status bits of a signal's class; 0 for another object.</summary>
    public static DecimalStatus StatusOf(PyObject signal)
    {
        int index = Array.IndexOf(Classes.Items, signal);
        return index < 0 ? 0 : s_signals[index].Status;
    }

    /// <summary>Like <see cref="StatusOf(PyObject)"/>, for the conditions too.</summary>
    public static DecimalStatus StatusOfAny(PyObject signal)
    {
        foreach ((string name, DecimalStatus status) in s_conditions)
        {
            if (name != "InvalidOperation" && ReferenceEquals(s_classes[name], signal))
            {
                return status;
            }
        }

        return StatusOf(signal);
    }

    /// <summary>The signals of some bits as a list of classes.</summary>
    public static PyList ToSignalList(DecimalStatus status)
    {
        var list = new PyList();
        foreach ((string name, DecimalStatus bits) in s_signals)
        {
            if ((status & bits) != 0)
            {
                list.Add(s_classes[name]);
            }
        }

        return list;
    }

    /// <summary>The signals of some bits by name, in libmpdec's order: for the repr of contexts.</summary>
    public static string ToNames(DecimalStatus status)
    {
        var names = new List<string>();
        foreach ((string name, DecimalStatus bits) in s_listed)
        {
            if ((status & bits) != 0 && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return string.Join(", ", names);
    }

    /// <summary>Raises the trapped conditions as the first signal's exception.</summary>
    public static bool Raise(DecimalStatus status)
    {
        if ((status & DecimalStatus.OutOfMemory) != 0)
        {
            Errors.Raise(PyExceptions.MemoryError);
            return false;
        }

        var list = new PyList();
        foreach ((string name, DecimalStatus bits) in s_conditions)
        {
            if ((status & bits) != 0)
            {
                list.Add(s_classes[name]);
            }
        }

        PyObject? type = null;
        for (int i = 0; i < s_signals.Length; i++)
        {
            if ((status & s_signals[i].Status) == 0)
            {
                continue;
            }

            type ??= s_classes[s_signals[i].Name];
            if (i > 0)
            {
                list.Add(s_classes[s_signals[i].Name]);
            }
        }

        if (Calls.Call(type!, list) is PyBaseException error)
        {
            Errors.Raise(error);
        }

        return false;
    }

    private static bool MakeSignals()
    {
        PyObject root = s_classes["DecimalException"];
        return Make("Clamped", [root]) && Make("Rounded", [root]) && Make("Inexact", [root]) && Make("Subnormal", [root])
            && Make("Underflow", [s_classes["Inexact"], s_classes["Rounded"], s_classes["Subnormal"]])
            && Make("Overflow", [s_classes["Inexact"], s_classes["Rounded"]])
            && Make("DivisionByZero", [root, PyExceptions.ZeroDivisionError])
            && Make("FloatOperation", [root, PyExceptions.TypeError])
            && Make("InvalidOperation", [root])
            && Make("ConversionSyntax", [s_classes["InvalidOperation"]])
            && Make("DivisionImpossible", [s_classes["InvalidOperation"]])
            && Make("DivisionUndefined", [s_classes["InvalidOperation"], PyExceptions.ZeroDivisionError])
            && Make("InvalidContext", [s_classes["InvalidOperation"]]);
    }

    private static bool Make(string name, PyObject[] bases)
    {
        var attributes = new PyDict();
        attributes.SetStr(PyStr.Interned("__module__"), new PyStr("decimal"));
        if (Calls.Call(PyTypes.Type, new PyStr(name), new PyTuple(bases), attributes) is not { } type)
        {
            return false;
        }

        s_classes[name] = type;
        return true;
    }
}
