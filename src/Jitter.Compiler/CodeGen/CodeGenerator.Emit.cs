using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.Symbols;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.CodeGen;

// Instructions, their constants and names, labels.
internal sealed partial class CodeGenerator
{
    /// <summary>Emits an instruction without argument.</summary>
    private void Emit(Opcode opcode, Location location) => _code.Add(opcode, 0, location);

    /// <summary>Emits an instruction with an argument.</summary>
    private void Emit(Opcode opcode, int argument, Location location) => _code.Add(opcode, argument, location);

    /// <summary>Emits CALL_INTRINSIC_1.</summary>
    private void EmitIntrinsic(Intrinsic1 function, Location location) => _code.Add(Opcode.CALL_INTRINSIC_1, (int)function, location);

    /// <summary>Emits CALL_INTRINSIC_2.</summary>
    private void EmitIntrinsic(Intrinsic2 function, Location location) => _code.Add(Opcode.CALL_INTRINSIC_2, (int)function, location);

    /// <summary>Emits a jump, or the set-up of a block, with its target.</summary>
    private void EmitJump(Opcode opcode, Label target, Location location) => _code.AddJump(opcode, target, location);

    /// <summary>Makes a label that stands nowhere yet.</summary>
    private Label NewLabel() => _code.NewLabel();

    /// <summary>Places a label here.</summary>
    private void UseLabel(Label label) => _code.UseLabel(label);

    /// <summary>Emits LOAD_CONST.</summary>
    private void EmitLoadConst(Constant value, Location location) => _code.Add(Opcode.LOAD_CONST, AddConst(value), location);

    /// <summary>Emits LOAD_CONST of a string.</summary>
    private void EmitLoadConst(string text, Location location) => EmitLoadConst(new StrConstant(text), location);

    /// <summary>The index of a constant in the unit's co_consts.</summary>
    private int AddConst(Constant value)
    {
        IndexTable<Constant> consts = _unit.Metadata.Consts;
        int hash = IndexTable<Constant>.HashOf(value);
        int index = consts.Find(value, hash);
        return index >= 0 ? index : consts.Append(Merge(value, hash), hash);
    }

    /// <summary>
    /// Emits an instruction whose argument is the index of a name in a table, after mangling. LOAD_ATTR and the pseudo-instructions
    /// LOAD_METHOD, LOAD_SUPER_METHOD, LOAD_ZERO_SUPER_ATTR, LOAD_ZERO_SUPER_METHOD become LOAD_ATTR and LOAD_SUPER_ATTR with their
    /// flag bits (CPython's compiler_addop_name).
    /// </summary>
    private void EmitName(Opcode opcode, IndexTable<string> table, string name, Location location)
    {
        int index = table.Add(Mangle(name));
        switch (opcode)
        {
            case Opcode.LOAD_ATTR:
                index <<= 1;
                break;
            case Opcode.LOAD_METHOD:
                opcode = Opcode.LOAD_ATTR;
                index = (index << 1) | 1;
                break;
            case Opcode.LOAD_SUPER_ATTR:
                index = (index << 2) | 2;
                break;
            case Opcode.LOAD_SUPER_METHOD:
                opcode = Opcode.LOAD_SUPER_ATTR;
                index = (index << 2) | 3;
                break;
            case Opcode.LOAD_ZERO_SUPER_ATTR:
                opcode = Opcode.LOAD_SUPER_ATTR;
                index <<= 2;
                break;
            case Opcode.LOAD_ZERO_SUPER_METHOD:
                opcode = Opcode.LOAD_SUPER_ATTR;
                index = (index << 2) | 1;
                break;
        }

        _code.Add(opcode, index, location);
    }

    /// <summary>Emits an instruction whose argument indexes co_names.</summary>
    private void EmitName(Opcode opcode, string name, Location location) => EmitName(opcode, _unit.Metadata.Names, name, location);

    /// <summary>The name as the current class mangles it.</summary>
    private string Mangle(string name) => NameMangling.Mangle(_unit.PrivateName, _unit.Scope, name);

    /// <summary>
    /// The one object of this compilation that equals a constant; the items of tuples and frozensets are merged too
    /// (CPython's merge_consts_recursive).
    /// </summary>
    private Constant Merge(Constant value, int hash)
    {
        if (value is SingletonConstant)
        {
            return value;
        }

        int known = _constants.Find(value, hash);
        if (known >= 0)
        {
            return _constants.Items[known];
        }

        _constants.Append(value, hash);
        Constant[] items = value switch
        {
            TupleConstant tuple => tuple.Items,
            FrozenSetConstant set => set.Items,
            _ => [],
        };
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = Merge(items[i], IndexTable<Constant>.HashOf(items[i]));
        }

        if (value is FrozenSetConstant)
        {
            SetOrder.OrderAsConstant(items).CopyTo(items, 0);
        }

        return value;
    }

    /// <summary>
    /// Emits the loop that delegates to the iterator or awaitable on the stack: <c>yield from</c> and <c>await</c>
    /// (CPython's compiler_add_yield_from).
    /// </summary>
    private void EmitYieldFrom(Location location, bool isAwait)
    {
        Label send = NewLabel();
        Label fail = NewLabel();
        Label exit = NewLabel();
        UseLabel(send);
        EmitJump(Opcode.SEND, exit, location);

        // A virtual try: close() and throw() may raise StopIteration at the yield.
        EmitJump(Opcode.SETUP_FINALLY, fail, location);
        Emit(Opcode.YIELD_VALUE, 1, location);
        Emit(Opcode.POP_BLOCK, Location.None);
        Emit(Opcode.RESUME, isAwait ? (int)ResumeKind.AfterAwait : (int)ResumeKind.AfterYieldFrom, location);
        EmitJump(Opcode.JUMP_NO_INTERRUPT, send, location);
        UseLabel(fail);
        Emit(Opcode.CLEANUP_THROW, location);
        UseLabel(exit);
        Emit(Opcode.END_SEND, location);
    }

    /// <summary>Emits the end of a clean-up handler: [exc_info, lasti, exc] is on the stack; leave the handler and raise exc again.</summary>
    private void EmitPopExceptAndReraise(Location location)
    {
        Emit(Opcode.COPY, 3, location);
        Emit(Opcode.POP_EXCEPT, location);
        Emit(Opcode.RERAISE, 1, location);
    }
}
