using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Stdlib.Modules.Posix;

/// <summary>A file's name as str, bytes or os.PathLike (CPython's path_t).</summary>
internal struct PathArgument : INativeArgument<PathArgument>
{
    /// <summary>The name with a zero byte at its end; null for a descriptor.</summary>
    public byte[]? Name;

    /// <summary>The descriptor, or -1.</summary>
    public int Descriptor;

    /// <summary>What the caller gave: OSError.filename.</summary>
    public PyObject? Source;

    /// <summary>Whether the caller gave bytes, so that names in results are bytes.</summary>
    public bool IsBytes;

    public static bool TryConvert(PyObject value, string function, string argument, out PathArgument result) =>
        Convert(value, function, ArgumentName(argument), allowsNone: false, allowsDescriptor: false, out result);

    /// <summary>Converts; false with an error pending.</summary>
    public static bool Convert(PyObject value, string function, string argument, bool allowsNone, bool allowsDescriptor, out PathArgument result)
    {
        result = new PathArgument { Descriptor = -1, Source = value };
        PyObject path = value;
        if (value is not (PyStr or PyBytes))
        {
            if (value is PyNone && allowsNone)
            {
                result.Source = null;
                result.Name = ".\0"u8.ToArray();
                return true;
            }

            if (allowsDescriptor && value.Type.Slots.Unary(SlotId.Index) is not null)
            {
                return DescriptorArgument.ToDescriptor(value, out result.Descriptor);
            }

            PyObject? converted = Calls.CallSpecial(value, s_fspath, [], out bool found);
            if (!found)
            {
                string expected = (allowsDescriptor, allowsNone) switch
                {
                    (true, true) => "string, bytes, os.PathLike, integer or None",
                    (true, false) => "string, bytes, os.PathLike or integer",
                    (false, true) => "string, bytes, os.PathLike or None",
                    _ => "string, bytes or os.PathLike",
                };
                return Errors.RaiseFalse(
                    PyExceptions.TypeError, $"{function}: {argument} should be {expected}, not {value.Type.FullName}");
            }

            if (converted is null)
            {
                return false;
            }

            if (converted is not (PyStr or PyBytes))
            {
                return Errors.RaiseFalse(
                    PyExceptions.TypeError,
                    $"expected {value.Type.FullName}.__fspath__() to return str or bytes, not {converted.Type.FullName}");
            }

            path = converted;
        }

        if (path is PyStr text)
        {
            result.Name = FileNames.Encode(text);
            if (result.Name is null)
            {
                return false;
            }
        }
        else
        {
            ReadOnlySpan<byte> bytes = ((PyBytes)path).Span;
            result.IsBytes = true;
            result.Name = new byte[bytes.Length + 1];
            bytes.CopyTo(result.Name);
        }

        return result.Name.AsSpan().IndexOf((byte)0) == result.Name.Length - 1
            || Errors.RaiseFalse(PyExceptions.ValueError, $"{function}: embedded null character in {argument}");
    }

    /// <summary>A name that the system gave, as the caller's kind of string.</summary>
    public readonly PyObject ToObject(ReadOnlySpan<byte> name) => IsBytes ? PyBytes.From(name) : FileNames.Decode(name);

    /// <summary>The name out of "argument 'name'"; else what most functions call it.</summary>
    internal static string ArgumentName(string argument)
    {
        int quote = argument.IndexOf('\'', StringComparison.Ordinal);
        return quote < 0 ? "path" : argument[(quote + 1)..^1];
    }

    private static readonly PyStr s_fspath = PyStr.Interned("__fspath__");
}

/// <summary>A file's name or descriptor.</summary>
internal struct PathOrDescriptor : INativeArgument<PathOrDescriptor>
{
    public PathArgument Path;

    public static bool TryConvert(PyObject value, string function, string argument, out PathOrDescriptor result)
    {
        result = default;
        return PathArgument.Convert(value, function, PathArgument.ArgumentName(argument), false, true, out result.Path);
    }
}

/// <summary>A file's name or descriptor, or None for the current directory.</summary>
internal struct OptionalPath : INativeArgument<OptionalPath>
{
    public PathArgument Path;

    public static bool TryConvert(PyObject value, string function, string argument, out OptionalPath result)
    {
        result = default;
        return PathArgument.Convert(value, function, PathArgument.ArgumentName(argument), true, true, out result.Path);
    }

    /// <summary>The path, the current directory where the argument is missing.</summary>
    public readonly PathArgument OrCurrent() =>
        Path.Name is null && Path.Source is null ? new PathArgument { Descriptor = -1, Name = ".\0"u8.ToArray() } : Path;
}

/// <summary>A directory's descriptor that relative names start from; None for the current directory (dir_fd).</summary>
internal struct DirectoryDescriptor : INativeArgument<DirectoryDescriptor>
{
    /// <summary>The current directory in the calls with a descriptor of one (AT_FDCWD).</summary>
    public const int Current = -100;

    private int? _value;

    /// <summary>The descriptor.</summary>
    public readonly int Value => _value ?? Current;

    /// <summary>Whether one is given.</summary>
    public readonly bool IsGiven => _value is not null;

    public static bool TryConvert(PyObject value, string function, string argument, out DirectoryDescriptor result)
    {
        result = default;
        if (value is PyNone)
        {
            return true;
        }

        if (value.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"argument should be integer or None, not {value.Type.FullName}");
        }

        bool success = DescriptorArgument.ToDescriptor(value, out int descriptor);
        result._value = descriptor;
        return success;
    }
}

/// <summary>A file's descriptor: an int, or an object with fileno() (PyObject_AsFileDescriptor).</summary>
internal struct DescriptorArgument : INativeArgument<DescriptorArgument>
{
    public int Value;

    private static readonly PyStr s_fileno = PyStr.Interned("fileno");

    public static bool TryConvert(PyObject value, string function, string argument, out DescriptorArgument result)
    {
        result = default;
        if (value is PyInt number)
        {
            return ArgumentConversion.ToInt32(number, out result.Value) && Check(result.Value);
        }

        PyObject? method = Attributes.GetOptional(value, s_fileno);
        if (method is null)
        {
            return !Errors.Pending && Errors.RaiseFalse(PyExceptions.TypeError, "argument must be an int, or have a fileno() method.");
        }

        PyObject? made = Calls.Call(method);
        if (made is not PyInt descriptor)
        {
            return made is not null && Errors.RaiseFalse(PyExceptions.TypeError, "fileno() returned a non-integer");
        }

        return ArgumentConversion.ToInt32(descriptor, out result.Value) && Check(result.Value);
    }

    /// <summary>An int as a descriptor (_fd_converter).</summary>
    public static bool ToDescriptor(PyObject value, out int descriptor)
    {
        descriptor = -1;
        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out long wide) || wide != (int)wide)
        {
            bool isLow = number.Value.Sign < 0;
            return Errors.RaiseFalse(PyExceptions.OverflowError, isLow ? "fd is less than minimum" : "fd is greater than maximum");
        }

        descriptor = (int)wide;
        return true;
    }

    private static bool Check(int descriptor) =>
        descriptor >= 0
        || Errors.RaiseFalse(PyExceptions.ValueError, $"file descriptor cannot be a negative integer ({descriptor})");
}

/// <summary>A user's or group's number, where -1 means none (_Py_Uid_Converter).</summary>
internal struct UserOrGroup : INativeArgument<UserOrGroup>
{
    public uint Value;

    public static bool TryConvert(PyObject value, string function, string argument, out UserOrGroup result)
    {
        result = default;
        bool isGroup = argument.Contains("gid", StringComparison.Ordinal) || function.Contains("gid", StringComparison.Ordinal);
        string name = isGroup ? "gid" : "uid";
        if (value.Type.Slots.Unary(SlotId.Index) is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"{name} should be integer, not {value.Type.FullName}");
        }

        if (Numbers.Index(value) is not { } number)
        {
            return false;
        }

        if (!number.TryGetInt64(out long wide) || wide < -1 || wide > uint.MaxValue)
        {
            return Errors.RaiseFalse(
                PyExceptions.OverflowError, number.Value.Sign < 0 ? $"{name} is less than minimum" : $"{name} is greater than maximum");
        }

        result.Value = (uint)wide;
        return true;
    }
}
