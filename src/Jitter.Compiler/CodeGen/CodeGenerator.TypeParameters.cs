using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.Symbols;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// Type parameters and type aliases (PEP 695, PEP 696).
internal sealed partial class CodeGenerator
{
    /// <summary>Enters the unit in which the type parameters of a definition are bound.</summary>
    private void EnterTypeParameters(string owner, TypeParam[] typeParams, int firstLine) =>
        EnterUnit($"<generic parameters of {owner}>", UnitKind.TypeParameters, _symbols.LookupTypeParameters(typeParams), firstLine);

    /// <summary>Makes and binds the type parameters and pushes the tuple of them (CPython's compiler_type_params).</summary>
    private void EmitTypeParameters(TypeParam[] typeParams)
    {
        bool seenDefault = false;
        foreach (TypeParam typeParam in typeParams)
        {
            Location location = Location.Of(typeParam);
            string name;
            Expr? defaultValue;
            bool isTuple = false;
            switch (typeParam)
            {
                case TypeVar typeVar:
                    (name, defaultValue) = (typeVar.Name, typeVar.DefaultValue);
                    EmitTypeVar(typeVar, location);
                    break;
                case TypeVarTuple typeVarTuple:
                    (name, defaultValue, isTuple) = (typeVarTuple.Name, typeVarTuple.DefaultValue, true);
                    EmitLoadConst(name, location);
                    EmitIntrinsic(Intrinsic1.TypeVarTuple, location);
                    break;
                default:
                    var paramSpec = (ParamSpec)typeParam;
                    (name, defaultValue) = (paramSpec.Name, paramSpec.DefaultValue);
                    EmitLoadConst(name, location);
                    EmitIntrinsic(Intrinsic1.ParamSpec, location);
                    break;
            }

            if (defaultValue is not null)
            {
                seenDefault = true;
                EmitTypeParameterThunk(name, defaultValue, _symbols.LookupDefault(typeParam), allowStarred: isTuple);
                EmitIntrinsic(Intrinsic2.SetTypeParamDefault, location);
            }
            else if (seenDefault)
            {
                Error(location, $"non-default type parameter '{name}' follows default type parameter");
            }

            Emit(Opcode.COPY, 1, location);
            EmitNameOp(location, name, ExprContext.Store);
        }

        Emit(Opcode.BUILD_TUPLE, typeParams.Length, Location.Of(typeParams[0]));
    }

    private void EmitTypeVar(TypeVar typeVar, Location location)
    {
        EmitLoadConst(typeVar.Name, location);
        if (typeVar.Bound is not { } bound)
        {
            EmitIntrinsic(Intrinsic1.TypeVar, location);
            return;
        }

        EmitTypeParameterThunk(typeVar.Name, bound, _symbols.LookupBound(typeVar), allowStarred: false);
        EmitIntrinsic(bound.Kind == ExprKind.TupleExpr ? Intrinsic2.TypeVarWithConstraints : Intrinsic2.TypeVarWithBound, location);
    }

    /// <summary>Pushes a function that evaluates a bound or default when it is asked for.</summary>
    private void EmitTypeParameterThunk(string name, Expr value, Scope scope, bool allowStarred)
    {
        Location location = Location.Of(value);
        EnterUnit(name, UnitKind.TypeParameters, scope, value.Span.Line);
        if (allowStarred && value is Starred starred)
        {
            VisitExpr(starred.Value);
            Emit(Opcode.UNPACK_SEQUENCE, 1, location);
        }
        else
        {
            VisitExpr(value);
        }

        Emit(Opcode.RETURN_VALUE, location);
        EmitMakeFunction(location, FinishUnit(addReturnNone: true), FunctionAttribute.None);
    }

    /// <summary><c>type name[type_params] = value</c> (CPython's compiler_typealias).</summary>
    private void VisitTypeAlias(TypeAlias statement)
    {
        Location location = Location.Of(statement);
        string name = ((Name)statement.Name).Id;
        bool isGeneric = statement.TypeParams.Length > 0;
        if (isGeneric)
        {
            EnterTypeParameters(name, statement.TypeParams, location.Line);
            EmitLoadConst(name, location);
            EmitTypeParameters(statement.TypeParams);
        }
        else
        {
            EmitLoadConst(name, location);
            EmitLoadConst(SingletonConstant.None, location);
        }

        EnterUnit(name, UnitKind.Function, _symbols.Lookup(statement), location.Line);
        AddConst(SingletonConstant.None); // the first constant would be the docstring
        VisitExpr(statement.Value);
        Emit(Opcode.RETURN_VALUE, location);
        EmitMakeFunction(location, FinishUnit(addReturnNone: false), FunctionAttribute.None);
        Emit(Opcode.BUILD_TUPLE, 3, location);
        EmitIntrinsic(Intrinsic1.TypeAlias, location);
        if (isGeneric)
        {
            CodeObject code = FinishUnit(addReturnNone: false);
            EmitMakeFunction(location, code, FunctionAttribute.None);
            Emit(Opcode.PUSH_NULL, location);
            Emit(Opcode.CALL, 0, location);
        }

        EmitNameOp(location, name, ExprContext.Store);
    }
}
