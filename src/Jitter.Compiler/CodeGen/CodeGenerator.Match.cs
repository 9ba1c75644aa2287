using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// match statements: cases, and what all patterns use. The patterns themselves are in Patterns.
//
// A pattern takes its subject off the stack and jumps to a label of FailPop if it does not match. Captured values go beneath
// the OnTop topmost values and are stored in names when the whole pattern has matched.
internal sealed partial class CodeGenerator
{
    private void VisitMatch(Match statement)
    {
        VisitExpr(statement.Subject);
        Label end = NewLabel();
        MatchCase[] cases = statement.Cases;
        MatchCase last = cases[^1];

        // A last `case _` needs neither a copy of the subject nor a way to fail.
        bool hasDefault = cases.Length > 1 && PatternContext.IsWildcard(last.Pattern);
        int count = hasDefault ? cases.Length - 1 : cases.Length;
        for (int i = 0; i < count; i++)
        {
            EmitCase(cases[i], isLast: i == count - 1, allowIrrefutable: cases[i].Guard is not null || i == cases.Length - 1, end);
        }

        if (hasDefault)
        {
            Location location = Location.Of(last.Pattern);
            Emit(Opcode.NOP, location); // for line coverage
            if (last.Guard is { } guard)
            {
                EmitJumpIf(location, guard, end, false);
            }

            VisitStatements(last.Body);
        }

        UseLabel(end);
    }

    private void EmitCase(MatchCase matchCase, bool isLast, bool allowIrrefutable, Label end)
    {
        Location location = Location.Of(matchCase.Pattern);
        if (!isLast)
        {
            Emit(Opcode.COPY, 1, location);
        }

        var context = new PatternContext { AllowIrrefutable = allowIrrefutable };
        EmitPattern(matchCase.Pattern, context);
        foreach (string name in context.Stores)
        {
            EmitNameOp(location, name, ExprContext.Store);
        }

        if (matchCase.Guard is { } guard)
        {
            EnsureFailPop(context, 0);
            EmitJumpIf(location, guard, context.FailPop[0], false);
        }

        if (!isLast)
        {
            Emit(Opcode.POP_TOP, location);
        }

        VisitStatements(matchCase.Body);
        EmitJump(Opcode.JUMP, end, Location.None);
        EmitFailPop(location, context);
    }

    /// <summary>Jumps to where the pattern fails.</summary>
    private void EmitFailJump(Opcode opcode, Location location, PatternContext context)
    {
        int pops = context.OnTop + context.Stores.Count;
        EnsureFailPop(context, pops);
        EmitJump(opcode, context.FailPop[pops], location);
    }

    private void EnsureFailPop(PatternContext context, int pops)
    {
        while (context.FailPop.Count <= pops)
        {
            context.FailPop.Add(NewLabel());
        }
    }

    /// <summary>Emits the pops of a pattern that failed.</summary>
    private void EmitFailPop(Location location, PatternContext context)
    {
        List<Label> labels = context.FailPop;
        for (int pops = labels.Count - 1; pops > 0; pops--)
        {
            UseLabel(labels[pops]);
            Emit(Opcode.POP_TOP, location);
        }

        if (labels.Count > 0)
        {
            UseLabel(labels[0]);
        }
    }

    /// <summary>Moves the top of the stack below the <paramref name="count"/> - 1 values under it.</summary>
    private void EmitRotate(Location location, int count)
    {
        for (; count > 1; count--)
        {
            Emit(Opcode.SWAP, count, location);
        }
    }

    /// <summary>Captures the top of the stack in a name; null drops it.</summary>
    private void EmitCapture(Location location, string? name, PatternContext context)
    {
        if (name is null)
        {
            Emit(Opcode.POP_TOP, location);
            return;
        }

        CheckForbiddenName(location, name, ExprContext.Store);
        CheckNotCaptured(location, name, context);
        EmitRotate(location, context.OnTop + context.Stores.Count + 1);
        context.Stores.Add(name);
    }

    private void CheckNotCaptured(Location location, string name, PatternContext context)
    {
        if (context.Stores.Contains(name))
        {
            Error(location, $"multiple assignments to name {Quote(name)} in pattern");
        }
    }

    /// <summary>The repr of a name.</summary>
    private static string Quote(string name) => ConstantRepr.Repr(CodePointString.FromUtf16(name));
}
