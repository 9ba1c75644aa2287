using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.Symbols;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// Calls and their arguments.
internal sealed partial class CodeGenerator
{
    /// <summary>How many stack items an expression may use before it is built piece by piece (CPython's STACK_USE_GUIDELINE).</summary>
    private const int StackUseGuideline = 30;

    private void VisitCall(Call node)
    {
        CheckKeywords(node.Keywords);
        if (IsMethodCall(node))
        {
            EmitMethodCall(node);
            return;
        }

        WarnOfCallee(node.Func);
        VisitExpr(node.Func);
        Emit(Opcode.PUSH_NULL, Location.Of(node.Func));
        EmitCheckedCallArguments(Location.Of(node), 0, node.Args, node.Keywords, null);
    }

    /// <summary>
    /// Emits the arguments of a call and the call itself (CPython's compiler_call_helper). The callable, NULL and the first
    /// <paramref name="already"/> positional arguments are on the stack; a name that is <paramref name="injected"/> is loaded
    /// as the last positional argument (the .generic_base of a generic class).
    /// </summary>
    private void EmitCallArguments(Location location, int already, Expr[] args, Keyword[] keywords, string? injected = null)
    {
        CheckKeywords(keywords);
        EmitCheckedCallArguments(location, already, args, keywords, injected);
    }

    private void EmitCheckedCallArguments(Location location, int already, Expr[] args, Keyword[] keywords, string? injected)
    {
        if (args.Length + (keywords.Length * 2) > StackUseGuideline || HasStarred(args) || HasDoubleStarred(keywords))
        {
            EmitCallWithCollectedArguments(location, already, args, keywords, injected);
            return;
        }

        VisitExprs(args);
        int count = already + args.Length + keywords.Length;
        if (injected is not null)
        {
            EmitNameOp(location, injected, ExprContext.Load);
            count++;
        }

        if (keywords.Length > 0)
        {
            EmitKeywordValuesAndNames(location, keywords);
        }

        Emit(keywords.Length > 0 ? Opcode.CALL_KW : Opcode.CALL, count, location);
    }

    /// <summary>Emits a call through a tuple of arguments and a dict of keywords.</summary>
    private void EmitCallWithCollectedArguments(Location location, int already, Expr[] args, Keyword[] keywords, string? injected)
    {
        if (already == 0 && injected is null && args.Length == 1 && args[0].Kind == ExprKind.Starred)
        {
            VisitExpr(((Starred)args[0]).Value);
        }
        else
        {
            EmitSequence(location, args, already, Opcode.BUILD_LIST, Opcode.LIST_APPEND, Opcode.LIST_EXTEND, asTuple: true, injected);
        }

        if (keywords.Length > 0)
        {
            EmitKeywordDict(location, keywords);
        }

        Emit(Opcode.CALL_FUNCTION_EX, keywords.Length > 0 ? 1 : 0, location);
    }

    private void EmitKeywordDict(Location location, Keyword[] keywords)
    {
        bool haveDict = false;
        int pending = 0;
        for (int i = 0; i < keywords.Length; i++)
        {
            if (keywords[i].Arg is not null)
            {
                pending++;
                continue;
            }

            if (pending > 0)
            {
                EmitNamedKeywords(location, keywords, i - pending, i, haveDict);
                haveDict = true;
                pending = 0;
            }

            if (!haveDict)
            {
                Emit(Opcode.BUILD_MAP, 0, location);
                haveDict = true;
            }

            VisitExpr(keywords[i].Value);
            Emit(Opcode.DICT_MERGE, 1, location);
        }

        if (pending > 0)
        {
            EmitNamedKeywords(location, keywords, keywords.Length - pending, keywords.Length, haveDict);
        }
    }

    /// <summary>Emits a dict of the keywords from begin to end, all named, and merges it into the dict before it, if there is one.</summary>
    private void EmitNamedKeywords(Location location, Keyword[] keywords, int begin, int end, bool merge)
    {
        int count = end - begin;
        bool isBig = count * 2 > StackUseGuideline;
        if (count > 1 && !isBig)
        {
            var names = new Constant[count];
            for (int i = 0; i < count; i++)
            {
                Keyword keyword = keywords[begin + i];
                VisitExpr(keyword.Value);
                names[i] = new StrConstant(keyword.Arg!);
            }

            EmitLoadConst(new TupleConstant(names), location);
            Emit(Opcode.BUILD_CONST_KEY_MAP, count, location);
        }
        else
        {
            if (isBig)
            {
                Emit(Opcode.BUILD_MAP, 0, Location.None);
            }

            for (int i = begin; i < end; i++)
            {
                EmitLoadConst(keywords[i].Arg!, location);
                VisitExpr(keywords[i].Value);
                if (isBig)
                {
                    Emit(Opcode.MAP_ADD, 1, Location.None);
                }
            }

            if (!isBig)
            {
                Emit(Opcode.BUILD_MAP, count, location);
            }
        }

        if (merge)
        {
            Emit(Opcode.DICT_MERGE, 1, location);
        }
    }

    private void EmitKeywordValuesAndNames(Location location, Keyword[] keywords)
    {
        var names = new Constant[keywords.Length];
        for (int i = 0; i < keywords.Length; i++)
        {
            VisitExpr(keywords[i].Value);
            names[i] = new StrConstant(keywords[i].Arg!);
        }

        EmitLoadConst(new TupleConstant(names), location);
    }

    /// <summary>
    /// Whether a call is generated as a method call: of an attribute, not of an imported module, with few arguments and no
    /// unpacking (the conditions of CPython's maybe_optimize_method_call).
    /// </summary>
    private bool IsMethodCall(Call node)
    {
        if (node.Func.Kind != ExprKind.AttributeExpr)
        {
            return false;
        }

        var method = (AttributeExpr)node.Func;
        int keywordCount = node.Keywords.Length;
        return method.Ctx == ExprContext.Load
            && !IsImported(method.Value)
            && node.Args.Length + keywordCount + (keywordCount > 0 ? 1 : 0) < StackUseGuideline
            && !HasStarred(node.Args)
            && !HasDoubleStarred(node.Keywords);
    }

    private void EmitMethodCall(Call node)
    {
        var method = (AttributeExpr)node.Func;
        Location location = Location.Of(method);
        if (IsPlainSuper(method))
        {
            var super = (Call)method.Value;
            EmitSuperArguments(super);
            EmitName(super.Args.Length > 0 ? Opcode.LOAD_SUPER_METHOD : Opcode.LOAD_ZERO_SUPER_METHOD, method.Attr, location);
            location = AttributeLocation(location, method);
            Emit(Opcode.NOP, location);
        }
        else
        {
            VisitExpr(method.Value);
            location = AttributeLocation(location, method);
            EmitName(Opcode.LOAD_METHOD, method.Attr, location);
        }

        VisitExprs(node.Args);
        if (node.Keywords.Length > 0)
        {
            EmitKeywordValuesAndNames(location, node.Keywords);
        }

        Emit(
            node.Keywords.Length > 0 ? Opcode.CALL_KW : Opcode.CALL,
            node.Args.Length + node.Keywords.Length,
            AttributeLocation(Location.Of(node), method));
    }

    /// <summary>Whether an expression is the name of a module-level import. Only the module's own scope is asked, as in CPython.</summary>
    private bool IsImported(Expr node) =>
        node.Kind == ExprKind.Name && (_symbols.Top.Symbols[((Name)node).Id].Flags & SymbolFlags.Import) != 0;

    /// <summary>
    /// Whether <c>super(...).attr</c> can be generated without making the super object: super is not visibly shadowed, and its
    /// arguments are two plain ones or can be supplied here (CPython's can_optimize_super_call).
    /// </summary>
    private bool IsPlainSuper(AttributeExpr attribute)
    {
        if (attribute.Value.Kind != ExprKind.Call
            || ((Call)attribute.Value).Func is not Name { Id: "super" }
            || attribute.Attr == "__class__")
        {
            return false;
        }

        var call = (Call)attribute.Value;
        if (call.Keywords.Length > 0
            || _unit.Scope.Resolve("super") != SymbolScope.GlobalImplicit
            || _symbols.Top.Resolve("super") != SymbolScope.Unknown)
        {
            return false;
        }

        return call.Args.Length switch
        {
            2 => !HasStarred(call.Args),
            0 => _unit.Metadata.ArgCount + _unit.Metadata.PosOnlyArgCount > 0 && ReferenceScope("__class__") == SymbolScope.Free,
            _ => false,
        };
    }

    private void EmitSuperArguments(Call super)
    {
        EmitNameOp(Location.Of(super.Func), "super", ExprContext.Load);
        if (super.Args.Length == 2)
        {
            VisitExpr(super.Args[0]);
            VisitExpr(super.Args[1]);
            return;
        }

        Location location = Location.Of(super);
        EmitNameOp(location, "__class__", ExprContext.Load);
        EmitNameOp(location, _unit.Metadata.VarNames.Items[0], ExprContext.Load);
    }

    private void CheckKeywords(Keyword[] keywords)
    {
        for (int i = 0; i < keywords.Length; i++)
        {
            if (keywords[i].Arg is not { } name)
            {
                continue;
            }

            CheckForbiddenName(Location.Of(keywords[i]), name, ExprContext.Store);
            for (int j = i + 1; j < keywords.Length; j++)
            {
                if (keywords[j].Arg == name)
                {
                    Error(Location.Of(keywords[j]), $"keyword argument repeated: {name}");
                }
            }
        }
    }

    private static bool HasStarred(Expr[] nodes)
    {
        foreach (Expr node in nodes)
        {
            if (node.Kind == ExprKind.Starred)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasDoubleStarred(Keyword[] keywords)
    {
        foreach (Keyword keyword in keywords)
        {
            if (keyword.Arg is null)
            {
                return true;
            }
        }

        return false;
    }
}
