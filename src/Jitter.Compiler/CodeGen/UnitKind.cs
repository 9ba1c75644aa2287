namespace Jitter.Compiler.CodeGen;

/// <summary>What kind of code object a unit becomes (CPython's COMPILER_SCOPE_*).</summary>
internal enum UnitKind
{
    /// <summary>A module, or the one expression or statement of modes "eval" and "single".</summary>
    Module,

    /// <summary>A class body.</summary>
    Class,

    /// <summary>A <c>def</c>.</summary>
    Function,

    /// <summary>An <c>async def</c>.</summary>
    AsyncFunction,

    /// <summary>A lambda.</summary>
    Lambda,

    /// <summary>A comprehension that is not inlined, or a generator expression.</summary>
    Comprehension,

    /// <summary>Type parameters, the value of a type alias, the bound or default of a type parameter.</summary>
    TypeParameters,
}
