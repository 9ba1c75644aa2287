namespace Jitter.Compiler.Symbols;

/// <summary>The mangling of class-private names (CPython's _Py_Mangle and _Py_MaybeMangle).</summary>
internal static class NameMangling
{
    /// <summary>
    /// The name by which <paramref name="name"/> is known inside a class: "__x" is "_C__x" in class C. The same string
    /// where nothing is mangled: outside a class, for names with a dot or without the two underscores at the start, for
    /// __x__, and in a class whose name is all underscores.
    /// </summary>
    public static string Mangle(string? className, string name)
    {
        if (className is null || !name.StartsWith("__", StringComparison.Ordinal))
        {
            return name;
        }

        return MangleCandidate(className, name);
    }

    /// <summary>
    /// As the other overload, but only for the names that the scope mangles (<see cref="Scope.MangledNames"/>): what code generation uses.
    /// </summary>
    public static string Mangle(string? className, Scope scope, string name)
    {
        if (className is null || !name.StartsWith("__", StringComparison.Ordinal))
        {
            return name;
        }

        return scope.MangledNames is { } mangled && !mangled.Contains(name) ? name : MangleCandidate(className, name);
    }

    private static string MangleCandidate(string className, string name)
    {
        if (name.EndsWith("__", StringComparison.Ordinal) || name.Contains('.'))
        {
            return name;
        }

        int start = 0;
        while (start < className.Length && className[start] == '_')
        {
            start++;
        }

        return start == className.Length ? name : string.Concat("_", className.AsSpan(start), name);
    }
}
