namespace Jitter.Runtime.Observers;

/// <summary>What an operand is, as far as it matters to jumps of debuggers.</summary>
public enum OperandKind : byte
{
    /// <summary>An iterator of a for loop.</summary>
    Iterator = 1,

    /// <summary>What was handled before an exception handler.</summary>
    Exception = 2,

    /// <summary>Any value.</summary>
    Object = 3,

    /// <summary>Nothing, as below a callable.</summary>
    Null = 4,

    /// <summary>The place of the instruction that raised.</summary>
    LastInstruction = 5,
}

/// <summary>The kinds of all operands at one instruction, as a linked list: it is shared by the instructions that follow.</summary>
/// <param name="Top">The topmost kind.</param>
/// <param name="Below">The others; null below the last.</param>
/// <param name="Depth">How many there are.</param>
internal sealed record OperandStack(OperandKind Top, OperandStack? Below, int Depth);

/// <summary>The operands at an instruction, where they are known.</summary>
/// <param name="Stack">The operands; null for none.</param>
/// <param name="IsKnown">False where no path leads to the instruction.</param>
internal readonly record struct OperandKinds(OperandStack? Stack, bool IsKnown)
{
    /// <summary>No operands.</summary>
    public static OperandKinds Empty => new(null, true);

    /// <summary>How many operands there are.</summary>
    public int Depth => Stack?.Depth ?? 0;

    /// <summary>The topmost kind; 0 for none.</summary>
    public OperandKind Top => Stack?.Top ?? 0;

    /// <summary>With one more.</summary>
    public OperandKinds Push(OperandKind kind) => new(new OperandStack(kind, Stack, Depth + 1), true);

    /// <summary>Without the topmost.</summary>
    public OperandKinds Pop() => new(Stack?.Below, true);

    /// <summary>The kind at a place from the top, which is 1.</summary>
    public OperandKind Peek(int place)
    {
        OperandStack? stack = Stack;
        while (--place > 0 && stack is not null)
        {
            stack = stack.Below;
        }

        return stack?.Top ?? OperandKind.Object;
    }

    /// <summary>With the kinds at the top and at another place exchanged.</summary>
    public OperandKinds Swap(int place)
    {
        var kinds = new OperandKind[place];
        OperandKinds rest = this;
        for (int i = 0; i < place; i++)
        {
            kinds[i] = rest.Top;
            rest = rest.Pop();
        }

        (kinds[0], kinds[^1]) = (kinds[^1], kinds[0]);
        for (int i = place - 1; i >= 0; i--)
        {
            rest = rest.Push(kinds[i]);
        }

        return rest;
    }

    /// <summary>Whether popping operands makes these to those.</summary>
    public bool CanBecome(OperandKinds target)
    {
        if (!IsKnown || !target.IsKnown || target.Depth > Depth)
        {
            return false;
        }

        OperandStack? from = Stack;
        while ((from?.Depth ?? 0) > target.Depth)
        {
            from = from!.Below;
        }

        for (OperandStack? to = target.Stack; to is not null; to = to.Below, from = from!.Below)
        {
            bool fits = to.Top switch
            {
                OperandKind.Object => from!.Top != OperandKind.Null,
                _ => from!.Top == to.Top,
            };
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Why debuggers cannot jump to here.</summary>
    public string Explain() => !IsKnown ? "can't jump into an exception handler, or code may be unreachable" : Top switch
    {
        OperandKind.Exception or OperandKind.LastInstruction => "can't jump into an 'except' block as there's no exception",
        OperandKind.Object or OperandKind.Null => "incompatible stacks",
        OperandKind.Iterator => "can't jump into the body of a for loop",
        _ => "differing stack depth",
    };
}
