using Jitter.Bytecode;

namespace Jitter.Stdlib.Modules.Builtins;

/// <summary>The flags of compile() (Include/cpython/compile.h).</summary>
internal static class CompileFlags
{
    /// <summary>PyCF_DONT_IMPLY_DEDENT</summary>
    public const int DontImplyDedent = 0x200;

    /// <summary>PyCF_ONLY_AST</summary>
    public const int OnlyAst = 0x400;

    /// <summary>PyCF_TYPE_COMMENTS</summary>
    public const int TypeComments = 0x1000;

    /// <summary>PyCF_ALLOW_TOP_LEVEL_AWAIT</summary>
    public const int AllowTopLevelAwait = 0x2000;

    /// <summary>PyCF_ALLOW_INCOMPLETE_INPUT</summary>
    public const int AllowIncompleteInput = 0x4000;

    /// <summary>PyCF_OPTIMIZED_AST</summary>
    public const int OptimizedAst = 0x8000 | OnlyAst;

    /// <summary>The bits of future features (PyCF_MASK).</summary>
    public const CodeFlags FutureMask =
        CodeFlags.FutureDivision | CodeFlags.FutureAbsoluteImport | CodeFlags.FutureWithStatement | CodeFlags.FuturePrintFunction
        | CodeFlags.FutureUnicodeLiterals | CodeFlags.FutureBarryAsBdfl | CodeFlags.FutureGeneratorStop | CodeFlags.FutureAnnotations;

    /// <summary>All flags that compile() takes: PyCF_MASK, PyCF_MASK_OBSOLETE (CO_NESTED) and PyCF_COMPILE_MASK.</summary>
    public const int Known = (int)FutureMask | (int)CodeFlags.Nested | DontImplyDedent | OptimizedAst | TypeComments | AllowTopLevelAwait
        | AllowIncompleteInput;
}
