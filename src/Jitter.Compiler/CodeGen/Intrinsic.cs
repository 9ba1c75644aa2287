using System.Diagnostics.CodeAnalysis;

namespace Jitter.Compiler.CodeGen;

/// <summary>The argument of CALL_INTRINSIC_1 (CPython's Include/internal/pycore_intrinsics.h).</summary>
internal enum UnaryIntrinsic
{
    Print = 1,
    ImportStar = 2,
    StopIterationError = 3,
    AsyncGeneratorWrap = 4,
    UnaryPositive = 5,
    ListToTuple = 6,
    TypeVar = 7,
    ParamSpec = 8,
    TypeVarTuple = 9,
    SubscriptGeneric = 10,
    TypeAlias = 11,
}

/// <summary>The argument of CALL_INTRINSIC_2 (CPython's Include/internal/pycore_intrinsics.h).</summary>
internal enum BinaryIntrinsic
{
    PrepareReraiseStar = 1,
    TypeVarWithBound = 2,
    TypeVarWithConstraints = 3,
    SetFunctionTypeParameters = 4,
    SetTypeParameterDefault = 5,
}

/// <summary>The argument of RESUME (CPython's RESUME_AT_*).</summary>
internal static class ResumeReason
{
    public const int FunctionStart = 0;
    public const int AfterYield = 1;
    public const int AfterYieldFrom = 2;
    public const int AfterAwait = 3;
}

/// <summary>The argument of SET_FUNCTION_ATTRIBUTE: which attribute of the new function the value on the stack becomes.</summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "These are flags.")]
internal enum FunctionParts
{
    None = 0,
    Defaults = 1,
    KeywordDefaults = 2,
    Annotations = 4,
    Closure = 8,
}
