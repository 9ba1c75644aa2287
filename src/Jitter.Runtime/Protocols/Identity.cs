using System.Globalization;
using System.Runtime.CompilerServices;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>id(): a number that an object keeps for its life, since .NET's collector moves objects.</summary>
public static class Identity
{
    private const long First = 0x7f00_0000_0000;
    private const long Step = 16;

    private static readonly ConditionalWeakTable<PyObject, object> s_ids = [];
    private static long s_next = First;

    /// <summary>The object's identity.</summary>
    public static long Of(PyObject value) => (long)s_ids.GetValue(value, static _ => Interlocked.Add(ref s_next, Step));

    /// <summary>The identity as <c>repr</c> shows it: 0x7f...</summary>
    public static string Address(PyObject value) => "0x" + Of(value).ToString("x", CultureInfo.InvariantCulture);
}
