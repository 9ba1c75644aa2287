using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Binding;

/// <summary>What generated code calls to make and fill types and modules.</summary>
public static class NativeTypes
{
    /// <summary>How generated code finds the C# methods behind declarations.</summary>
    public const BindingFlags EntryFlags =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly NativeFunction s_new =
        new(Names.New, NativeConvention.Keywords, 0, int.MaxValue, NewAspect, 0) { Kind = NativeMemberKind.StaticMethod };

    private static readonly NativeCallKeywords s_callNew = CallNew;

    /// <summary>builtins.getattr, which <c>__reduce__</c> of methods names; set when builtins is made.</summary>
    public static PyObject? GetAttrFunction { get; set; }

    /// <summary>Makes and completes a declared type.</summary>
    public static PyType Create(string name, string module, PyType? @base, TypeFlags flags, Action<PyType> fillSlots, Action<PyType> fillMembers)
    {
        var type = new PyType(name, module, @base, flags: flags);
        Complete(type, fillSlots, fillMembers);
        if (module is not ("builtins" or "types" or "datetime" or "weakref") && type.Attributes.GetStr(Names.Module) is null)
        {
            // CPython makes these types on the heap, where the dict tells the module.
            type.Attributes.SetStr(Names.Module, PyStr.Interned(module));
        }

        return type;
    }

    /// <summary>
    /// Completes a type: slots, slot wrappers, then members, so that the dict has CPython's order and a declared method
    /// replaces the wrapper of its name. A type that is complete stays as it is.
    /// </summary>
    public static void Complete(PyType type, Action<PyType> fillSlots, Action<PyType> fillMembers)
    {
        // A class that is completed with its base's family may be asked for before.
        if (type.Mro.Length > 0 || type.Base is { Mro.Length: 0 })
        {
            return;
        }

        fillSlots(type);
        TypeReadying.ReadyNative(type);
        fillMembers(type);
        type.Modified();
    }

    /// <summary>Sets a slot.</summary>
    public static void SetSlot(PyType type, SlotId slot, Delegate function) => type.Slots[slot] = function;

    /// <summary>Sets the New slot, and <c>__new__</c> (tp_new_wrapper).</summary>
    public static void SetNew(PyType type, CallFunction function)
    {
        type.Slots[SlotId.New] = function;
        type.Attributes.SetStr(Names.New, new PyBuiltinFunction(s_new, type, null) { NativeSlot = function });
    }

    /// <summary>Sets what answers <see cref="PyType.NativeSlot"/>.</summary>
    public static void SetSlotSource(PyType type, NativeSlotSource source) => type.SlotSource = source;

    /// <summary>Sets the class's own texts.</summary>
    public static void SetTexts(PyType type, string? doc, string? textSignature)
    {
        type.TextSignature = textSignature;
        type.NativeDoc = doc;
        if (type.Attributes.GetStr(Names.Doc) is null)
        {
            type.Attributes.SetStr(Names.Doc, TextOrNone(doc));
        }
    }

    /// <summary>Adds a type's methods and attributes.</summary>
    /// <param name="type">The type.</param>
    /// <param name="members">The members, as the generator encodes them.</param>
    /// <param name="source">What gives their code.</param>
    public static void AddMembers(PyType type, ReadOnlySpan<byte> members, NativeSource source)
    {
        for (int index = 0; !members.IsEmpty; index++)
        {
            NativeMember member = NativeMember.Read(ref members);
            type.Attributes.SetStr(member.Name, Make(type, member, source, index));
        }
    }

    /// <summary>Adds a module's functions and constants to its dict.</summary>
    /// <param name="module">The module: <c>__self__</c> of its functions.</param>
    /// <param name="moduleName">Its name: their <c>__module__</c>.</param>
    /// <param name="attributes">The module's dict.</param>
    /// <param name="members">The members, as the generator encodes them.</param>
    /// <param name="source">What gives their code.</param>
    public static void AddMembers(PyObject module, PyStr moduleName, PyDict attributes, ReadOnlySpan<byte> members, NativeSource source)
    {
        for (int index = 0; !members.IsEmpty; index++)
        {
            NativeMember member = NativeMember.Read(ref members);
            attributes.SetStr(
                member.Name,
                member.Kind == NativeMemberKind.Constant
                    ? (PyObject)source(index, NativeAspect.Code)!
                    : new PyBuiltinFunction(member.ToFunction(source, index), module, moduleName));
        }
    }

    /// <summary>A text as an object.</summary>
    public static PyObject TextOrNone(string? text) => text is null ? PyNone.None : new PyStr(text);

    /// <summary>The receiver as its C# class. Descriptors and slots have checked the Python type, so that only debug builds check again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Self<T>(PyObject self)
        where T : PyObject
    {
        Debug.Assert(self is T, "a type's instances must have its C# class");
        return Unsafe.As<T>(self);
    }

    /// <summary>What reading a member without a value gives.</summary>
    /// <returns>null</returns>
    public static PyObject? RaiseNoValue(PyObject self, string name) =>
        Attributes.RaiseNoAttribute(self, PyStr.Interned(name), $"'{self.Type.FullName}' object has no attribute '{name}'");

    private static PyObject Make(PyType type, in NativeMember member, NativeSource source, int index)
    {
        switch (member.Kind)
        {
            case NativeMemberKind.Method:
                return new PyMethodDescriptor(type, member.ToFunction(source, index));
            case NativeMemberKind.ClassMethod:
                return new PyClassMethodDescriptor(type, member.ToFunction(source, index));
            case NativeMemberKind.StaticMethod:
                return new PyStaticMethod(new PyBuiltinFunction(member.ToFunction(source, index), type, null));
            case NativeMemberKind.Attribute:
                return new PyGetSetDescriptor(type, member.Name, source, index) { Facts = member.Facts, Result = member.Result };
            case NativeMemberKind.Member:
                return new PyNativeMember(type, member.Name, source, index);
            default:
                return (PyObject)source(index, NativeAspect.Code)!;
        }
    }

    private static object? NewAspect(int index, NativeAspect aspect) => aspect switch
    {
        NativeAspect.Code => s_callNew,
        NativeAspect.Doc => "Create and return a new object.  See help(type) for accurate signature.",
        NativeAspect.TextSignature => "($type, *args, **kwargs)",
        _ => null,
    };

    /// <summary><c>T.__new__(S, ...)</c>: S must be T or derive from it, and have the layout that T's New makes.</summary>
    private static PyObject? CallNew(PyObject self, ReadOnlySpan<PyObject> arguments, PyTuple? keywordNames)
    {
        var type = (PyType)self;
        if (arguments.Length - (keywordNames is null ? 0 : keywordNames.Count) < 1)
        {
            return ArgumentErrors.Raise($"{type.FullName}.__new__(): not enough arguments");
        }

        if (arguments[0] is not PyType subtype)
        {
            return ArgumentErrors.Raise($"{type.FullName}.__new__(X): X is not a type object ({arguments[0].Type.FullName})");
        }

        if (!subtype.IsSubtypeOf(type))
        {
            return ArgumentErrors.Raise($"{type.FullName}.__new__({subtype.FullName}): {subtype.FullName} is not a subtype of {type.FullName}");
        }

        // The class of the layout: the nearest base whose New is native.
        Delegate? dispatcher = SlotDispatch.For(SlotId.New);
        PyType? layout = subtype;
        while (layout is not null && ReferenceEquals(layout.Slots[SlotId.New], dispatcher))
        {
            layout = layout.Base;
        }

        if (layout is not null && !ReferenceEquals(layout.Slots[SlotId.New], type.Slots[SlotId.New]))
        {
            return ArgumentErrors.Raise($"{type.FullName}.__new__({subtype.FullName}) is not safe, use {layout.FullName}.__new__()");
        }

        return type.Slots.New!(subtype, arguments[1..], keywordNames);
    }
}

/// <summary>A member as the generator encodes it: kind, convention, arities, facts, result, style, length of the name, name in UTF-8.</summary>
internal readonly ref struct NativeMember
{
    private const int HeaderLength = 8;
    private const byte Unbounded = 0xFF;

    private readonly ReadOnlySpan<byte> _header;

    private NativeMember(ReadOnlySpan<byte> header, PyStr name)
    {
        _header = header;
        Name = name;
    }

    public PyStr Name { get; }

    public NativeMemberKind Kind => (NativeMemberKind)_header[0];

    public NativeFacts Facts => (NativeFacts)_header[4];

    public NativeResult Result => (NativeResult)_header[5];

    public static NativeMember Read(ref ReadOnlySpan<byte> members)
    {
        int length = members[HeaderLength - 1];
        PyStr name = PyStr.Interned(Encoding.UTF8.GetString(members.Slice(HeaderLength, length)));
        var member = new NativeMember(members[..HeaderLength], name);
        members = members[(HeaderLength + length)..];
        return member;
    }

    public NativeFunction ToFunction(NativeSource source, int index) =>
        new(Name, (NativeConvention)_header[1], _header[2], _header[3] == Unbounded ? int.MaxValue : _header[3], source, index)
        {
            Kind = Kind,
            Facts = Facts,
            Result = Result,
            Style = (ArgumentStyle)_header[6],
        };
}
