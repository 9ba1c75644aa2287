using Jitter.Bytecode.Opcodes;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// import and from ... import.
internal sealed partial class CodeGenerator
{
    private static readonly IntConstant s_zero = new(0);

    private void VisitImport(Import statement)
    {
        Location location = Location.Of(statement);
        foreach (Alias alias in statement.Names)
        {
            EmitLoadConst(s_zero, location);
            EmitLoadConst(SingletonConstant.None, location);
            EmitName(Opcode.IMPORT_NAME, alias.Name, location);
            int dot = alias.Name.IndexOf('.');
            if (alias.Asname is { } bound)
            {
                EmitImportAs(location, alias.Name, dot, bound);
            }
            else
            {
                EmitNameOp(location, dot < 0 ? alias.Name : string.Intern(alias.Name[..dot]), ExprContext.Store);
            }
        }
    }

    /// <summary>
    /// Binds <c>import a.b.c as d</c>: the import gives a, of which b and c are taken one after the other. Those names are not
    /// mangled (CPython's compiler_import_as).
    /// </summary>
    private void EmitImportAs(Location location, string module, int dot, string bound)
    {
        if (dot < 0)
        {
            EmitNameOp(location, bound, ExprContext.Store);
            return;
        }

        while (true)
        {
            int start = dot + 1;
            dot = module.IndexOf('.', start);
            string attribute = string.Intern(dot < 0 ? module[start..] : module[start..dot]);
            Emit(Opcode.IMPORT_FROM, _unit.Metadata.Names.Add(attribute), location);
            if (dot < 0)
            {
                break;
            }

            Emit(Opcode.SWAP, 2, location);
            Emit(Opcode.POP_TOP, location);
        }

        EmitNameOp(location, bound, ExprContext.Store);
        Emit(Opcode.POP_TOP, location);
    }

    private void VisitImportFrom(ImportFrom statement)
    {
        Location location = Location.Of(statement);
        EmitLoadConst(statement.Level == 0 ? s_zero : new IntConstant(statement.Level), location);
        _future.CheckNotLate(statement);
        Alias[] aliases = statement.Names;
        var names = new Constant[aliases.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = new StrConstant(aliases[i].Name);
        }

        EmitLoadConst(new TupleConstant(names), location);
        EmitName(Opcode.IMPORT_NAME, statement.Module ?? "", location);
        if (aliases[0].Name == "*")
        {
            EmitIntrinsic(Intrinsic1.ImportStar, location);
            Emit(Opcode.POP_TOP, Location.None);
            return;
        }

        foreach (Alias alias in aliases)
        {
            EmitName(Opcode.IMPORT_FROM, alias.Name, location);
            EmitNameOp(location, alias.Asname ?? alias.Name, ExprContext.Store);
        }

        Emit(Opcode.POP_TOP, location);
    }
}
