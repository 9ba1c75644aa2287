using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Interpreter;

/// <summary>Chooses and undoes specializations of attribute instructions.</summary>
/// <remarks>
/// Caches of instances hold a shape and the version of its type. A hit is valid: the shape tells the type, and which attributes the
/// instance has in which slots (one whose attributes live in a dict has a shape that is never cached); the version tells that no class
/// along the MRO has changed, so that what the look-up on the type gave, or that it gave nothing, still holds. Types that look
/// attributes up in a way of their own are excluded: <c>__getattribute__</c> and <c>__setattr__</c> are slots, which a change of gives the type a new version.
/// </remarks>
internal static class AttributeCaches
{
    /// <summary>After so many misses the wait for the next try does not grow any more.</summary>
    private const int MaxFailures = 10;

    /// <summary>The guard did not hold: the generic instruction runs, and may specialize anew.</summary>
    public static void Miss(ref Instruction instruction, ref InlineCache cache, Opcode generic)
    {
        instruction.Op = (ushort)generic;
        Fail(ref cache);
    }

    /// <summary>Specializes LOAD_ATTR for what it has just met.</summary>
    public static void SpecializeLoad(ref Instruction instruction, ref InlineCache cache, PyObject owner, PyStr name)
    {
        if (cache.Wait > 0)
        {
            cache.Wait--;
            return;
        }

        bool isForCall = (instruction.Argument & 1) != 0;
        SpecializedOpcode chosen = owner switch
        {
            PyInstance instance when owner.GetType() == typeof(PyInstance) => ForInstance(ref cache, instance, name, isForCall),
            PyModule module => ForModule(ref cache, module, name),
            PyType type => ForClass(ref cache, type, name),
            _ => isForCall ? ForBuiltin(ref cache, owner, name) : 0,
        };
        Choose(ref instruction, ref cache, chosen);
    }

    /// <summary>Specializes STORE_ATTR for what it is about to do.</summary>
    public static void SpecializeStore(ref Instruction instruction, ref InlineCache cache, PyObject owner, PyStr name)
    {
        if (cache.Wait > 0)
        {
            cache.Wait--;
            return;
        }

        Choose(
            ref instruction,
            ref cache,
            owner.GetType() == typeof(PyInstance) && StoresToInstance(ref cache, (PyInstance)owner, name) ? SpecializedOpcode.STORE_ATTR_INSTANCE_VALUE : 0);
    }

    private static void Choose(ref Instruction instruction, ref InlineCache cache, SpecializedOpcode chosen)
    {
        if (chosen != 0)
        {
            instruction.Op = (ushort)chosen;
        }
        else
        {
            Fail(ref cache);
        }
    }

    private static void Fail(ref InlineCache cache)
    {
        cache.Failures = (ushort)Math.Min(cache.Failures + 1, MaxFailures);
        cache.Wait = (ushort)(1 << cache.Failures);
    }

    private static SpecializedOpcode ForInstance(ref InlineCache cache, PyInstance instance, PyStr name, bool isForCall)
    {
        PyType type = instance.Type;
        if (!ReferenceEquals(type.Slots.GetAttribute, Attributes.GenericGetFunction))
        {
            return 0;
        }

        PyObject? found = type.Lookup(name);
        int slot = instance.Shape.IndexOf(name);
        cache.Key = instance.Shape;
        cache.Version = type.Version;
        if (found is PySlotMember member && member.Owner.Type == PyTypes.Type && type.IsSubtypeOf(member.Owner))
        {
            cache.Index = member.Slot;
            return SpecializedOpcode.LOAD_ATTR_INSTANCE_VALUE;
        }

        if (found?.Type.Slots.DescriptorSet is not null)
        {
            if (found.GetType() == typeof(PyProperty) && !isForCall && ((PyProperty)found).Getter is PyFunction { Running.ExactArguments: 1 } getter)
            {
                cache.Value = getter;
                return SpecializedOpcode.LOAD_ATTR_PROPERTY;
            }

            return 0;
        }

        if (instance.HasDict)
        {
            return 0;
        }

        if (slot >= 0)
        {
            cache.Index = slot;
            return SpecializedOpcode.LOAD_ATTR_INSTANCE_VALUE;
        }

        if (found is null)
        {
            return 0;
        }

        cache.Value = found;
        if ((found.Type.Flags & TypeFlags.MethodDescriptor) != 0)
        {
            return isForCall ? SpecializedOpcode.LOAD_ATTR_METHOD_WITH_VALUES : 0;
        }

        return found.Type.Slots.DescriptorGet is null ? SpecializedOpcode.LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES : 0;
    }

    /// <summary>A module's attribute: its dict's entry is where it is while the set of keys is the same. A module class of one's own may look elsewhere.</summary>
    private static SpecializedOpcode ForModule(ref InlineCache cache, PyModule module, PyStr name)
    {
        if (!ReferenceEquals(module.Type, PyTypes.Module) || module.InstanceAttributes?.ToDict() is not { HasOnlyStrKeys: true } dict
            || PyTypes.Module.Lookup(name)?.Type.Slots.DescriptorSet is not null)
        {
            return 0;
        }

        int index = dict.FindStr(name);
        if (index < 0)
        {
            return 0;
        }

        cache.Key = module;
        cache.Value = dict;
        cache.Version = dict.KeysVersion;
        cache.Index = index;
        return SpecializedOpcode.LOAD_ATTR_MODULE;
    }

    /// <summary>An attribute of a class whose metaclass is type: what needs no binding, for as long as the class has its version.</summary>
    private static SpecializedOpcode ForClass(ref InlineCache cache, PyType type, PyStr name)
    {
        if (!ReferenceEquals(type.Type, PyTypes.Type) || PyTypes.Type.Lookup(name)?.Type.Slots.DescriptorSet is not null)
        {
            return 0;
        }

        PyObject? found = type.Lookup(name);
        if (found is null)
        {
            return 0;
        }

        PyObject? value = found switch
        {
            PyFunction => found,
            PyStaticMethod method when found.GetType() == typeof(PyStaticMethod) => method.Function,
            _ => found.Type.Slots.DescriptorGet is null ? found : null,
        };
        cache.Key = type;
        cache.Value = value;
        cache.Version = type.Version;
        return value is null ? 0 : SpecializedOpcode.LOAD_ATTR_CLASS;
    }

    /// <summary>A method of an object without attributes of its own: the type and its version tell everything.</summary>
    private static SpecializedOpcode ForBuiltin(ref InlineCache cache, PyObject owner, PyStr name)
    {
        PyType type = owner.Type;
        if (owner.InstanceAttributes is not null || !ReferenceEquals(type.Slots.GetAttribute, Attributes.GenericGetFunction)
            || type.Lookup(name) is not { } found || (found.Type.Flags & TypeFlags.MethodDescriptor) == 0)
        {
            return 0;
        }

        cache.Key = type;
        cache.Value = found;
        cache.Version = type.Version;
        return SpecializedOpcode.LOAD_ATTR_METHOD_NO_DICT;
    }

    private static bool StoresToInstance(ref InlineCache cache, PyInstance instance, PyStr name)
    {
        PyType type = instance.Type;
        if (!ReferenceEquals(type.Slots.SetAttribute, Attributes.GenericSetFunction))
        {
            return false;
        }

        PyObject? found = type.Lookup(name);
        cache.Key = instance.Shape;
        cache.Version = type.Version;
        cache.Value = null;
        if (found is PySlotMember member && type.IsSubtypeOf(member.Owner))
        {
            cache.Index = member.Slot;
            return true;
        }

        if (found?.Type.Slots.DescriptorSet is not null || instance.HasDict || instance.InstanceAttributes is null)
        {
            return false;
        }

        int slot = instance.Shape.IndexOf(name);
        if (slot >= 0)
        {
            cache.Index = slot;
            return instance[slot] is not null;
        }

        cache.Value = instance.Shape.With(name);
        return cache.Value is not null;
    }
}
