using System.Reflection;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Binding;

/// <summary>What is declared of the native code in a slot.</summary>
/// <param name="Facts">What the optimizer may assume.</param>
/// <param name="EntryPoint">The C# method, with typed receiver and result.</param>
public sealed record NativeSlotInfo(NativeFacts Facts, MethodInfo EntryPoint);

/// <summary>The generated side of a declared class's slots; null for slots that it does not declare.</summary>
public delegate NativeSlotInfo? NativeSlotSource(SlotId slot);
