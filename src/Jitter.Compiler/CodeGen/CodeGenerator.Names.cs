using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.Symbols;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// Loading, storing and deleting names.
internal sealed partial class CodeGenerator
{
    /// <summary>Emits the load, store or deletion of a name by how its scope resolves it (CPython's compiler_nameop).</summary>
    private void EmitNameOp(Location location, string name, ExprContext context)
    {
        if (context != ExprContext.Load)
        {
            CheckForbiddenName(location, name, context);
        }

        name = Mangle(name);
        UnitState unit = _unit;
        Scope scope = unit.Scope;
        SymbolScope resolved = scope.Resolve(name);
        switch (resolved)
        {
            case SymbolScope.Local when scope.IsFunctionLike || IsFastHidden(name):
                Emit(FastOpcode(context), unit.Metadata.VarNames.Add(name), location);
                break;
            case SymbolScope.Free:
                EmitDeref(location, unit.Metadata.CellVars.Count + unit.Metadata.FreeVars.Add(name), context);
                break;
            case SymbolScope.Cell:
                EmitDeref(location, unit.Metadata.CellVars.Add(name), context);
                break;
            case SymbolScope.GlobalImplicit when scope.IsFunctionLike:
            case SymbolScope.GlobalExplicit:
                EmitGlobal(location, name, context, resolved);
                break;
            default:
                EmitByName(location, name, context);
                break;
        }
    }

    private void EmitDeref(Location location, int index, ExprContext context)
    {
        if (context != ExprContext.Load)
        {
            Emit(context == ExprContext.Store ? Opcode.STORE_DEREF : Opcode.DELETE_DEREF, index, location);
            return;
        }

        // What a class body, or a scope that sees one (type parameters, annotations), has bound comes before the cell.
        if (_unit.Scope.Kind == ScopeKind.Class && _unit.InlinedComprehensions == 0)
        {
            Emit(Opcode.LOAD_LOCALS, location);
            Emit(Opcode.LOAD_FROM_DICT_OR_DEREF, index, location);
        }
        else if (_unit.Scope.CanSeeClassScope)
        {
            EmitLoadClassDict(location);
            Emit(Opcode.LOAD_FROM_DICT_OR_DEREF, index, location);
        }
        else
        {
            Emit(Opcode.LOAD_DEREF, index, location);
        }
    }

    private void EmitGlobal(Location location, string name, ExprContext context, SymbolScope resolved)
    {
        switch (context)
        {
            case ExprContext.Load when _unit.Scope.CanSeeClassScope && resolved == SymbolScope.GlobalImplicit:
                EmitLoadClassDict(location);
                Emit(Opcode.LOAD_FROM_DICT_OR_GLOBALS, _unit.Metadata.Names.Add(name), location);
                break;
            case ExprContext.Load:
                Emit(Opcode.LOAD_GLOBAL, _unit.Metadata.Names.Add(name) << 1, location);
                break;
            case ExprContext.Store:
                Emit(Opcode.STORE_GLOBAL, _unit.Metadata.Names.Add(name), location);
                break;
            default:
                Emit(Opcode.DELETE_GLOBAL, _unit.Metadata.Names.Add(name), location);
                break;
        }
    }

    private void EmitByName(Location location, string name, ExprContext context)
    {
        int index = _unit.Metadata.Names.Add(name);
        switch (context)
        {
            // A comprehension does not see the names of the class body that it is inlined into.
            case ExprContext.Load when _unit.Scope.Kind == ScopeKind.Class && _unit.InlinedComprehensions > 0:
                Emit(Opcode.LOAD_GLOBAL, index << 1, location);
                break;
            case ExprContext.Load:
                Emit(Opcode.LOAD_NAME, index, location);
                break;
            case ExprContext.Store:
                Emit(Opcode.STORE_NAME, index, location);
                break;
            default:
                Emit(Opcode.DELETE_NAME, index, location);
                break;
        }
    }

    private void EmitLoadClassDict(Location location) =>
        Emit(Opcode.LOAD_DEREF, _unit.Metadata.CellVars.Count + _unit.Metadata.FreeVars.Add("__classdict__"), location);

    private static Opcode FastOpcode(ExprContext context) => context switch
    {
        ExprContext.Load => Opcode.LOAD_FAST,
        ExprContext.Store => Opcode.STORE_FAST,
        _ => Opcode.DELETE_FAST,
    };

    /// <summary>Whether a name is now a fast local although the scope is a class or module: the variable of an inlined comprehension.</summary>
    private bool IsFastHidden(string name) =>
        _unit.InlinedComprehensions > 0 && _unit.Metadata.FastHidden.TryGetValue(name, out bool isNow) && isNow;
}
