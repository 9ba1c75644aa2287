using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.Symbols;

namespace Jitter.Compiler.CodeGen;

// Comprehensions that run in the code object around them (PEP 709): their variables are isolated by saving those of the
// same name on the stack.
internal sealed partial class CodeGenerator
{
    // Stacks, because comprehensions nest: each InlinedComprehension owns the part from its start on.
    private readonly List<string> _savedLocals = [];
    private readonly List<(string Name, Symbol Symbol)> _savedSymbols = [];
    private readonly List<string> _hiddenLocals = [];

    /// <summary>
    /// Makes the names of a comprehension those of the unit until <see cref="LeaveInlinedComprehension"/> (CPython's
    /// push_inlined_comprehension_state). The outermost iterator is on the stack and stays there.
    /// </summary>
    private InlinedComprehension EnterInlinedComprehension(Location location, Scope comprehension)
    {
        UnitState unit = _unit;
        Scope scope = unit.Scope;
        bool isInClassBody = scope.Kind == ScopeKind.Class && unit.InlinedComprehensions == 0;
        unit.InlinedComprehensions++;
        var state = new InlinedComprehension
        {
            FirstSavedLocal = _savedLocals.Count,
            FirstSavedSymbol = _savedSymbols.Count,
            FirstHiddenLocal = _hiddenLocals.Count,
        };
        SymbolMap symbols = comprehension.Symbols;
        for (int i = 0; i < symbols.Count; i++)
        {
            string name = symbols.NameAt(i);
            Symbol inner = symbols.SymbolAt(i);
            Symbol outer = scope.Symbols[name];

            // A name that is resolved differently inside is so for as long as the comprehension lasts. Free and cell need no
            // such change, as both are loaded through a cell.
            bool differs = inner.Scope != outer.Scope
                && inner.Scope != SymbolScope.Free
                && !(inner.Scope == SymbolScope.Cell && outer.Scope == SymbolScope.Free);
            if (differs || isInClassBody)
            {
                _savedSymbols.Add((name, outer));
                scope.Symbols[name] = inner;
            }

            // Bound here. Nonlocal and bound is the target of a named expression, which belongs to the outside.
            bool isBound = (inner.Flags & (SymbolFlags.Local | SymbolFlags.Nonlocal)) == SymbolFlags.Local;
            if (isBound || isInClassBody)
            {
                SaveLocal(location, name, inner.Scope, outer.Scope);
            }
        }

        int saved = _savedLocals.Count - state.FirstSavedLocal;
        if (saved > 0)
        {
            // Brings the iterator back to the top and turns the saved ones around, which restoring them undoes.
            Emit(Opcode.SWAP, saved + 1, location);
            state.Cleanup = NewLabel();
            state.End = NewLabel();

            // No frame block: nothing inside can return, break or continue.
            EmitJump(Opcode.SETUP_FINALLY, state.Cleanup, location);
        }

        return state;
    }

    private void SaveLocal(Location location, string name, SymbolScope inner, SymbolScope outer)
    {
        CompilationUnit unit = _unit.Metadata;
        if (!_unit.Scope.IsFunctionLike && !(unit.FastHidden.TryGetValue(name, out bool isHidden) && isHidden))
        {
            unit.FastHidden[name] = true;
            _hiddenLocals.Add(name);
        }

        // Of a cell this saves the cell itself, and the comprehension gets a new one.
        Emit(Opcode.LOAD_FAST_AND_CLEAR, unit.VarNames.Add(name), location);
        if (inner == SymbolScope.Cell)
        {
            Emit(
                Opcode.MAKE_CELL,
                outer == SymbolScope.Free ? unit.CellVars.Count + unit.FreeVars.Add(name) : unit.CellVars.Add(name),
                location);
        }

        _savedLocals.Add(name);
    }

    private void LeaveInlinedComprehension(Location location, in InlinedComprehension state)
    {
        UnitState unit = _unit;
        unit.InlinedComprehensions--;
        for (int i = state.FirstSavedSymbol; i < _savedSymbols.Count; i++)
        {
            unit.Scope.Symbols[_savedSymbols[i].Name] = _savedSymbols[i].Symbol;
        }

        _savedSymbols.RemoveRange(state.FirstSavedSymbol, _savedSymbols.Count - state.FirstSavedSymbol);
        if (_savedLocals.Count > state.FirstSavedLocal)
        {
            Emit(Opcode.POP_BLOCK, Location.None);
            EmitJump(Opcode.JUMP_NO_INTERRUPT, state.End, Location.None);
            UseLabel(state.Cleanup);

            // The exception is above the incomplete result.
            Emit(Opcode.SWAP, 2, Location.None);
            Emit(Opcode.POP_TOP, Location.None);
            RestoreLocals(location, state.FirstSavedLocal);
            Emit(Opcode.RERAISE, 0, Location.None);
            UseLabel(state.End);
            RestoreLocals(location, state.FirstSavedLocal);
            _savedLocals.RemoveRange(state.FirstSavedLocal, _savedLocals.Count - state.FirstSavedLocal);
        }

        // False instead of removed: the assembler marks them as hidden.
        for (int i = state.FirstHiddenLocal; i < _hiddenLocals.Count; i++)
        {
            unit.Metadata.FastHidden[_hiddenLocals[i]] = false;
        }

        _hiddenLocals.RemoveRange(state.FirstHiddenLocal, _hiddenLocals.Count - state.FirstHiddenLocal);
    }

    private void RestoreLocals(Location location, int first)
    {
        Emit(Opcode.SWAP, _savedLocals.Count - first + 1, location);
        for (int i = _savedLocals.Count - 1; i >= first; i--)
        {
            Emit(Opcode.STORE_FAST_MAYBE_NULL, _unit.Metadata.VarNames.Add(_savedLocals[i]), location);
        }
    }

    /// <summary>What must be undone after an inlined comprehension: where its part of each stack starts, and its labels.</summary>
    private struct InlinedComprehension
    {
        public int FirstSavedLocal;
        public int FirstSavedSymbol;
        public int FirstHiddenLocal;
        public Label Cleanup;
        public Label End;
    }
}
