using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Protocols;

/// <summary>Calling objects (CPython's Objects/call.c). Every method gives null with an error pending.</summary>
public static class Calls
{
    /// <summary><c>callable(value)</c></summary>
    public static bool IsCallable(PyObject value) => value.Type.Slots.Call is not null || value is PyFunction or PyMethod;

    /// <summary><c>f()</c></summary>
    public static PyObject? Call(PyObject f) => f.Call([], null);

    /// <summary><c>f(a)</c></summary>
    public static PyObject? Call(PyObject f, PyObject a) => f.Call(new ReadOnlySpan<PyObject>(in a), null);

    /// <summary><c>f(a, b)</c></summary>
    public static PyObject? Call(PyObject f, PyObject a, PyObject b) => f.Call([a, b], null);

    /// <summary><c>f(a, b, c)</c></summary>
    public static PyObject? Call(PyObject f, PyObject a, PyObject b, PyObject c) => f.Call([a, b, c], null);

    /// <summary><c>f(*arguments)</c></summary>
    public static PyObject? Call(PyObject f, ReadOnlySpan<PyObject> arguments) => f.Call(arguments, null);

    /// <summary>Calls with keywords: their values are the last arguments (PEP 590).</summary>
    public static PyObject? Call(PyObject f, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames) => f.Call(arguments, keywordNames);

    /// <summary><c>f(*arguments, **keywords)</c> (PyObject_Call).</summary>
    public static PyObject? CallWithTuple(PyObject f, PyTuple arguments, PyDict? keywords)
    {
        if (keywords is null || keywords.Count == 0)
        {
            return f.Call(arguments.Items, null);
        }

        var all = new PyObject[arguments.Count + keywords.Count];
        var names = new PyObject[keywords.Count];
        arguments.Items.CopyTo(all, 0);
        int count = 0;
        int position = 0;
        while (keywords.Next(ref position, out PyObject? key, out PyObject? value))
        {
            if (key is not PyStr)
            {
                return Errors.Raise(PyExceptions.TypeError, "keywords must be strings");
            }

            names[count] = key;
            all[arguments.Count + count++] = value;
        }

        return f.Call(all, new PyTuple(names));
    }

    /// <summary><c>self.name(*arguments)</c>, without a bound method where the attribute is a function (PyObject_VectorcallMethod).</summary>
    /// <param name="self">The object.</param>
    /// <param name="name">An interned name.</param>
    /// <param name="arguments">The arguments.</param>
    public static PyObject? CallMethod(PyObject self, PyStr name, params ReadOnlySpan<PyObject> arguments)
    {
        PyObject? method = Attributes.GetMethod(self, name, out bool isUnbound);
        return method is null ? null : isUnbound ? CallPrepended(method, self, arguments) : method.Call(arguments, null);
    }

    /// <summary>Calls a special method looked up on the type; <paramref name="found"/> is false, and nothing pending, where there is none.</summary>
    public static PyObject? CallSpecial(PyObject self, PyStr name, ReadOnlySpan<PyObject> arguments, out bool found)
    {
        PyObject? method = self.Type.Lookup(name);
        found = method is not null;
        if (method is null)
        {
            return null;
        }

        if ((method.Type.Flags & TypeFlags.MethodDescriptor) != 0)
        {
            return CallPrepended(method, self, arguments);
        }

        if (method.Type.Slots.DescriptorGet is { } get)
        {
            method = get(method, self, self.Type);
        }

        return method?.Call(arguments, null);
    }

    /// <summary><c>f(first, *arguments)</c></summary>
    public static PyObject? CallPrepended(PyObject f, PyObject first, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames = null)
    {
        if (arguments.IsEmpty)
        {
            return f.Call(new ReadOnlySpan<PyObject>(in first), keywordNames);
        }

        if (arguments.Length == 1)
        {
            return f.Call([first, arguments[0]], keywordNames);
        }

        var all = new PyObject[arguments.Length + 1];
        all[0] = first;
        arguments.CopyTo(all.AsSpan(1));
        return f.Call(all, keywordNames);
    }

    /// <summary>What errors call a callable: "f()", "C.m()", "math.gcd()" (_PyObject_FunctionStr); the repr where it has no name.</summary>
    public static string Describe(PyObject f)
    {
        if (f is PyFunction function)
        {
            return function.Module is PyStr own && own.ToString() != "builtins" ? $"{own}.{function.QualifiedName}()" : function.QualifiedName + "()";
        }

        if (f is PyMethod method)
        {
            return Describe(method.Function);
        }

        if (f is Binding.INativeCallable native)
        {
            return native.FunctionText;
        }

        PyObject? name = Attributes.GetOptional(f, Names.QualifiedName);
        PyObject? module = name is null ? null : Attributes.GetOptional(f, Names.Module);
        Errors.Clear();
        return name is not PyStr
            ? Texts.Str(f)?.ToString() ?? $"{f.Type.FullName} object"
            : module is PyStr text && text.ToString() != "builtins" ? $"{module}.{name}()" : $"{name}()";
    }
}
