using Jitter.Runtime.Binding;

namespace Jitter.Runtime.Objects;

public partial class PyType
{
    /// <summary><c>__text_signature__</c> of a native type whose New or Init is declared; null for none.</summary>
    public string? TextSignature { get; set; }

    internal NativeSlotSource? SlotSource { get; set; }

    /// <summary>
    /// What is declared of the native code in a slot, the type's own or an inherited one; null where it is not declared or
    /// comes from Python code. For the compilers: the C# method is found by reflection.
    /// </summary>
    public NativeSlotInfo? NativeSlot(SlotId slot)
    {
        Delegate? function = Slots[slot];
        for (PyType? type = this; function is not null && type is not null && ReferenceEquals(type.Slots[slot], function); type = type.Base)
        {
            if (type.SlotSource?.Invoke(slot) is { } info)
            {
                return info;
            }
        }

        return null;
    }
}
