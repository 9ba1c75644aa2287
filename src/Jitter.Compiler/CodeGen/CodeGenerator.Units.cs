using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.Symbols;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// Entering and finishing code objects.
internal sealed partial class CodeGenerator
{
    // A unit of more instructions is not pooled, so that one huge module does not hold its memory for ever.
    private const int LargestPooled = 1 << 16;

    private const CodeFlags FutureMask =
        CodeFlags.FutureDivision | CodeFlags.FutureAbsoluteImport | CodeFlags.FutureWithStatement | CodeFlags.FuturePrintFunction
        | CodeFlags.FutureUnicodeLiterals | CodeFlags.FutureBarryAsBdfl | CodeFlags.FutureGeneratorStop | CodeFlags.FutureAnnotations;

    /// <summary>
    /// Begins a code object inside the current one (CPython's compiler_enter_scope). <see cref="FinishUnit"/> ends it.
    /// </summary>
    private void EnterUnit(string name, UnitKind kind, Scope scope, int line)
    {
        UnitState? parent = _unit;
        UnitState unit = TakeUnit();
        unit.Kind = kind;
        unit.Parent = parent;
        unit.Depth = parent is null ? 0 : parent.Depth + 1;
        unit.PrivateName = parent?.PrivateName;
        unit.Scope = scope;
        CompilationUnit metadata = unit.Metadata;
        metadata.Name = name;
        metadata.QualifiedName = kind == UnitKind.Module ? name : QualifiedName(name, kind, parent);
        metadata.FileName = _fileName;
        metadata.Scope = scope;
        metadata.FirstLine = line;
        AddVariables(metadata, scope);
        _unit = unit;
        _code = unit.Instructions;
        int resumeLine = kind == UnitKind.Module ? 0 : line;
        Emit(Opcode.RESUME, (int)ResumeKind.FunctionStart, new Location(resumeLine, line, 0, 0));
    }

    /// <summary>
    /// Ends the current code object and goes back to the one around it. Control that falls off the end returns None if
    /// <paramref name="addReturnNone"/>, else the value on the stack (CPython's optimize_and_assemble).
    /// </summary>
    private CodeObject FinishUnit(bool addReturnNone)
    {
        UnitState unit = _unit;
        unit.Metadata.Flags = ComputeFlags(unit);
        if (addReturnNone)
        {
            EmitLoadConst(SingletonConstant.None, Location.None);
        }

        Emit(Opcode.RETURN_VALUE, Location.None);
        CodeObject code = _assemble(unit.Metadata, unit.Instructions);
        UnitState? parent = unit.Parent;
        ReturnUnit(unit);
        _unit = parent!;
        _code = parent?.Instructions!;
        return code;
    }

    private static UnitState TakeUnit()
    {
        UnitState? unit = t_freeUnits;
        if (unit is null)
        {
            return new UnitState();
        }

        t_freeUnits = unit.Parent;
        return unit;
    }

    // After an error the units that are open are not returned: they are as the error left them.
    private static void ReturnUnit(UnitState unit)
    {
        bool isHuge = unit.Instructions.Count > LargestPooled;
        unit.Clear();
        if (!isHuge)
        {
            unit.Parent = t_freeUnits;
            t_freeUnits = unit;
        }
    }

    /// <summary>
    /// Emits the making of a function from a code object, its cells first, then its attributes, which are on the stack in the order
    /// defaults, keyword defaults, annotations (CPython's compiler_make_closure).
    /// </summary>
    private void EmitMakeFunction(Location location, CodeObject code, FunctionAttribute attributes)
    {
        int freeCount = 0;
        LocalKind[] kinds = code.LocalsPlusKinds;
        for (int i = 0; i < kinds.Length; i++)
        {
            if ((kinds[i] & LocalKind.Free) != 0)
            {
                // Not through EmitNameOp: the cell is wanted, not what is in it.
                Emit(Opcode.LOAD_CLOSURE, ClosureIndex(code.LocalsPlusNames[i]), location);
                freeCount++;
            }
        }

        if (freeCount > 0)
        {
            Emit(Opcode.BUILD_TUPLE, freeCount, location);
            attributes |= FunctionAttribute.Closure;
        }

        EmitLoadConst(code, location);
        Emit(Opcode.MAKE_FUNCTION, location);
        EmitFunctionAttribute(attributes, FunctionAttribute.Closure, location);
        EmitFunctionAttribute(attributes, FunctionAttribute.Annotations, location);
        EmitFunctionAttribute(attributes, FunctionAttribute.KeywordDefaults, location);
        EmitFunctionAttribute(attributes, FunctionAttribute.Defaults, location);
    }

    private void EmitFunctionAttribute(FunctionAttribute attributes, FunctionAttribute attribute, Location location)
    {
        if ((attributes & attribute) != 0)
        {
            Emit(Opcode.SET_FUNCTION_ATTRIBUTE, (int)attribute, location);
        }
    }

    /// <summary>How a mangled name is resolved in the current unit; a class's own cells come first (CPython's get_ref_type).</summary>
    private SymbolScope ReferenceScope(string mangled)
    {
        if (_unit.Kind == UnitKind.Class && (mangled is "__class__" or "__classdict__"))
        {
            return SymbolScope.Cell;
        }

        return _unit.Scope.Resolve(mangled);
    }

    /// <summary>Notes an assignment to an attribute of <c>self</c> for the class around (CPython's maybe_add_static_attribute_to_class).</summary>
    private void AddStaticAttribute(AttributeExpr target)
    {
        if (target is not { Ctx: ExprContext.Store, Value: Name { Id: "self" } })
        {
            return;
        }

        for (UnitState? unit = _unit.Parent; unit is not null; unit = unit.Parent)
        {
            if (unit.Kind == UnitKind.Class)
            {
                unit.StaticAttributes.Add(target.Attr);
                return;
            }
        }
    }

    private int ClosureIndex(string name)
    {
        CompilationUnit unit = _unit.Metadata;
        if (ReferenceScope(name) == SymbolScope.Cell)
        {
            if (unit.CellVars.TryGetIndex(name, out int cell))
            {
                return cell;
            }
        }
        else if (unit.FreeVars.TryGetIndex(name, out int free))
        {
            return unit.CellVars.Count + free;
        }

        throw new InvalidOperationException($"no cell for {name} in {unit.QualifiedName}");
    }

    private static void AddVariables(CompilationUnit unit, Scope scope)
    {
        foreach (string parameter in scope.Parameters)
        {
            unit.VarNames.Add(parameter);
        }

        foreach (string cell in scope.NamesOf(SymbolScope.Cell, SymbolFlags.ComprehensionCell))
        {
            unit.CellVars.Add(cell);
        }

        if (scope.NeedsClassClosure)
        {
            unit.CellVars.Add("__class__");
        }

        if (scope.NeedsClassDict)
        {
            unit.CellVars.Add("__classdict__");
        }

        foreach (string free in scope.NamesOf(SymbolScope.Free, SymbolFlags.FreeClass))
        {
            unit.FreeVars.Add(free);
        }
    }

    /// <summary>
    /// The qualified name of a unit about to be entered (CPython's compiler_set_qualname). The scope of type parameters
    /// is not part of a name, and a name declared global begins at the module.
    /// </summary>
    private static string QualifiedName(string name, UnitKind kind, UnitState? parent)
    {
        if (parent is not null && parent.Kind == UnitKind.TypeParameters && parent.Depth > 0)
        {
            parent = parent.Parent;
        }

        if (parent is null || parent.Depth == 0)
        {
            return name;
        }

        if (kind is UnitKind.Function or UnitKind.AsyncFunction or UnitKind.Class
            && parent.Scope.Resolve(NameMangling.Mangle(parent.PrivateName, name)) == SymbolScope.GlobalExplicit)
        {
            return name;
        }

        string separator = parent.Kind is UnitKind.Function or UnitKind.AsyncFunction or UnitKind.Lambda ? ".<locals>." : ".";
        return string.Concat(parent.Metadata.QualifiedName, separator, name);
    }

    private CodeFlags ComputeFlags(UnitState unit)
    {
        Scope scope = unit.Scope;
        CodeFlags flags = CodeFlags.None;
        if (scope.IsFunctionLike)
        {
            flags |= CodeFlags.NewLocals | CodeFlags.Optimized;
            if (scope.IsNested)
            {
                flags |= CodeFlags.Nested;
            }

            if (scope.IsGenerator)
            {
                flags |= scope.IsCoroutine ? CodeFlags.AsyncGenerator : CodeFlags.Generator;
            }
            else if (scope.IsCoroutine)
            {
                flags |= CodeFlags.Coroutine;
            }

            if (scope.HasVarArgs)
            {
                flags |= CodeFlags.VarArgs;
            }

            if (scope.HasVarKeywords)
            {
                flags |= CodeFlags.VarKeywords;
            }
        }

        if (IsTopLevelAwait && scope.IsCoroutine && !scope.IsGenerator)
        {
            flags |= CodeFlags.Coroutine;
        }

        return flags | (_future.Flags & FutureMask);
    }
}
