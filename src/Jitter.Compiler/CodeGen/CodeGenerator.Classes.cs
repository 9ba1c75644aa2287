using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// class.
internal sealed partial class CodeGenerator
{
    /// <summary>
    /// Emits <c>name = __build_class__(body, 'name', *bases, **keywords)</c>. For a generic class that is in a unit of its own, called
    /// at once, in which the type parameters are bound and Generic is a further base (CPython's compiler_class).
    /// </summary>
    private void VisitClass(ClassDef statement)
    {
        Location location = Location.Of(statement);
        VisitDecorators(statement.DecoratorList);
        int firstLine = FirstLine(statement, statement.DecoratorList);
        if (statement.TypeParams.Length == 0)
        {
            EmitClassBody(statement, firstLine);
            EmitCallArguments(location, 2, statement.Bases, statement.Keywords);
        }
        else
        {
            EnterTypeParameters(statement.Name, statement.TypeParams, firstLine);
            _unit.PrivateName = statement.Name;
            EmitTypeParameters(statement.TypeParams);
            EmitNameOp(location, ".type_params", ExprContext.Store);
            EmitClassBody(statement, firstLine);
            EmitNameOp(location, ".type_params", ExprContext.Load);
            EmitIntrinsic(Intrinsic1.SubscriptGeneric, location);
            EmitNameOp(location, ".generic_base", ExprContext.Store);
            EmitCallArguments(location, 2, statement.Bases, statement.Keywords, ".generic_base");
            CodeObject code = FinishUnit(addReturnNone: false);
            EmitMakeFunction(location, code, FunctionAttribute.None);
            Emit(Opcode.PUSH_NULL, location);
            Emit(Opcode.CALL, 0, location);
        }

        ApplyDecorators(statement.DecoratorList);
        EmitNameOp(location, statement.Name, ExprContext.Store);
    }

    /// <summary>
    /// Generates the body's code; pushes __build_class__, the function made of that code, and the name (CPython's compiler_class_body).
    /// </summary>
    private void EmitClassBody(ClassDef statement, int firstLine)
    {
        EnterUnit(statement.Name, UnitKind.Class, _symbols.Lookup(statement), firstLine);
        var start = new Location(firstLine, firstLine, 0, 0);
        _unit.PrivateName = statement.Name;
        EmitNameOp(start, "__name__", ExprContext.Load);
        EmitNameOp(start, "__module__", ExprContext.Store);
        EmitLoadConst(_unit.Metadata.QualifiedName, start);
        EmitNameOp(start, "__qualname__", ExprContext.Store);
        EmitLoadConst(new IntConstant(firstLine), start);
        EmitNameOp(start, "__firstlineno__", ExprContext.Store);
        if (statement.TypeParams.Length > 0)
        {
            EmitNameOp(start, ".type_params", ExprContext.Load);
            EmitNameOp(start, "__type_params__", ExprContext.Store);
        }

        if (_unit.Scope.NeedsClassDict)
        {
            // Not through EmitNameOp, which would store into the namespace itself.
            Emit(Opcode.LOAD_LOCALS, start);
            Emit(Opcode.STORE_DEREF, _unit.Metadata.CellVars.Add("__classdict__"), start);
        }

        VisitBody(statement.Body, start);
        EmitLoadConst(_unit.StaticAttributes.ToConstant(), Location.None);
        EmitNameOp(Location.None, "__static_attributes__", ExprContext.Store);
        if (_unit.Scope.NeedsClassDict)
        {
            Emit(Opcode.LOAD_CLOSURE, ClosureIndex("__classdict__"), Location.None);
            EmitNameOp(Location.None, "__classdictcell__", ExprContext.Store);
        }

        if (_unit.Scope.NeedsClassClosure)
        {
            Emit(Opcode.LOAD_CLOSURE, ClosureIndex("__class__"), Location.None);
            Emit(Opcode.COPY, 1, Location.None);
            EmitNameOp(Location.None, "__classcell__", ExprContext.Store);
        }
        else
        {
            EmitLoadConst(SingletonConstant.None, Location.None);
        }

        Emit(Opcode.RETURN_VALUE, Location.None);
        CodeObject code = FinishUnit(addReturnNone: true);
        Location location = Location.Of(statement);
        Emit(Opcode.LOAD_BUILD_CLASS, location);
        Emit(Opcode.PUSH_NULL, location);
        EmitMakeFunction(location, code, FunctionAttribute.None);
        EmitLoadConst(statement.Name, location);
    }
}
