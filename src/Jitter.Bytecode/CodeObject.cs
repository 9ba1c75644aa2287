using System.Globalization;
using System.Runtime.CompilerServices;
using Jitter.Primitives.Constants;

namespace Jitter.Bytecode;

/// <summary>The bits of <c>co_flags</c> (Include/cpython/code.h).</summary>
[Flags]
public enum CodeFlags
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>CO_OPTIMIZED: locals are fast locals.</summary>
    Optimized = 0x1,

    /// <summary>CO_NEWLOCALS.</summary>
    NewLocals = 0x2,

    /// <summary>CO_VARARGS: *args.</summary>
    VarArgs = 0x4,

    /// <summary>CO_VARKEYWORDS: **kwargs.</summary>
    VarKeywords = 0x8,

    /// <summary>CO_NESTED: defined in a function.</summary>
    Nested = 0x10,

    /// <summary>CO_GENERATOR.</summary>
    Generator = 0x20,

    /// <summary>CO_COROUTINE: async def.</summary>
    Coroutine = 0x80,

    /// <summary>CO_ITERABLE_COROUTINE: types.coroutine.</summary>
    IterableCoroutine = 0x100,

    /// <summary>CO_ASYNC_GENERATOR.</summary>
    AsyncGenerator = 0x200,

    /// <summary>CO_FUTURE_DIVISION.</summary>
    FutureDivision = 0x20000,

    /// <summary>CO_FUTURE_ABSOLUTE_IMPORT.</summary>
    FutureAbsoluteImport = 0x40000,

    /// <summary>CO_FUTURE_WITH_STATEMENT.</summary>
    FutureWithStatement = 0x80000,

    /// <summary>CO_FUTURE_PRINT_FUNCTION.</summary>
    FuturePrintFunction = 0x100000,

    /// <summary>CO_FUTURE_UNICODE_LITERALS.</summary>
    FutureUnicodeLiterals = 0x200000,

    /// <summary>CO_FUTURE_BARRY_AS_BDFL.</summary>
    FutureBarryAsBdfl = 0x400000,

    /// <summary>CO_FUTURE_GENERATOR_STOP.</summary>
    FutureGeneratorStop = 0x800000,

    /// <summary>CO_FUTURE_ANNOTATIONS.</summary>
    FutureAnnotations = 0x1000000,

    /// <summary>CO_NO_MONITORING_EVENTS.</summary>
    NoMonitoringEvents = 0x2000000,
}

/// <summary>What a "local plus" variable is (Include/internal/pycore_code.h, CO_FAST_*).</summary>
[Flags]
public enum LocalKind : byte
{
    /// <summary>CO_FAST_HIDDEN: a variable of an inlined comprehension in a class or module.</summary>
    Hidden = 0x10,

    /// <summary>CO_FAST_LOCAL.</summary>
    Local = 0x20,

    /// <summary>CO_FAST_CELL.</summary>
    Cell = 0x40,

    /// <summary>CO_FAST_FREE.</summary>
    Free = 0x80,
}

/// <summary>A CPython 3.13 code object, byte for byte. Immutable but for its file name.</summary>
public sealed class CodeObject : Constant
{
    // How many bytes of the line table the hash depends on.
    private const int HashedPositions = 64;

    /// <summary>co_argcount.</summary>
    public required int ArgCount { get; init; }

    /// <summary>co_posonlyargcount.</summary>
    public required int PosOnlyArgCount { get; init; }

    /// <summary>co_kwonlyargcount.</summary>
    public required int KwOnlyArgCount { get; init; }

    /// <summary>co_stacksize.</summary>
    public required int StackSize { get; init; }

    /// <summary>co_flags.</summary>
    public required CodeFlags Flags { get; init; }

    /// <summary>co_code: the unspecialized instructions, cache entries zero.</summary>
    public required byte[] Code { get; init; }

    /// <summary>co_consts.</summary>
    public required Constant[] Consts { get; init; }

    /// <summary>co_names.</summary>
    public required string[] Names { get; init; }

    /// <summary>co_localsplusnames: locals, then cells, then free variables (an argument that is a cell stands once).</summary>
    public required string[] LocalsPlusNames { get; init; }

    /// <summary>co_localspluskinds, one for each of <see cref="LocalsPlusNames"/>.</summary>
    public required LocalKind[] LocalsPlusKinds { get; init; }

    /// <summary>co_filename; set again by _imp._fix_co_filename alone.</summary>
    public required string FileName { get; set; }

    /// <summary>co_name.</summary>
    public required string Name { get; init; }

    /// <summary>co_qualname.</summary>
    public required string QualifiedName { get; init; }

    /// <summary>co_firstlineno.</summary>
    public required int FirstLine { get; init; }

    /// <summary>co_linetable (Objects/locations.md).</summary>
    public required byte[] LineTable { get; init; }

    /// <summary>co_exceptiontable (Objects/exception_handling_notes.txt).</summary>
    public required byte[] ExceptionTable { get; init; }

    /// <summary>co_varnames.</summary>
    public string[] VarNames => NamesOf(LocalKind.Local);

    /// <summary>co_cellvars.</summary>
    public string[] CellVars => NamesOf(LocalKind.Cell);

    /// <summary>co_freevars.</summary>
    public string[] FreeVars => NamesOf(LocalKind.Free);

    /// <summary>
    /// Whether both are one constant: CPython merges code objects that compare equal (code_richcompare), such as the two
    /// copies of a lambda in a finally clause. co_qualname, co_filename and co_stacksize do not count.
    /// </summary>
    public override bool Equals(Constant? other) =>
        ReferenceEquals(this, other)
        || (other is CodeObject o
            && FirstLine == o.FirstLine
            && Name == o.Name
            && ArgCount == o.ArgCount
            && PosOnlyArgCount == o.PosOnlyArgCount
            && KwOnlyArgCount == o.KwOnlyArgCount
            && Flags == o.Flags
            && LineTable.AsSpan().SequenceEqual(o.LineTable)
            && Code.AsSpan().SequenceEqual(o.Code)
            && ExceptionTable.AsSpan().SequenceEqual(o.ExceptionTable)
            && Names.AsSpan().SequenceEqual(o.Names)
            && LocalsPlusNames.AsSpan().SequenceEqual(o.LocalsPlusNames)
            && Consts.AsSpan().SequenceEqual(o.Consts));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        // Code objects of one line differ in their columns; the first positions tell them apart without a look at everything.
        var hash = new HashCode();
        hash.Add(FirstLine);
        hash.Add(Code.Length);
        hash.AddBytes(LineTable.AsSpan(0, Math.Min(LineTable.Length, HashedPositions)));
        return hash.ToHashCode();
    }

    /// <summary>The repr, with an address that only looks like one.</summary>
    public override string ToString() => Repr((long)RuntimeHelpers.GetHashCode(this) << 4);

    /// <summary>The repr (code_repr in Objects/codeobject.c); <paramref name="id"/> tells objects apart and becomes the address.</summary>
    internal string Repr(long id) => string.Create(
        CultureInfo.InvariantCulture,
        $"<code object {Name} at 0x{0x7f0000000000 + id:x}, file \"{FileName}\", line {(FirstLine != 0 ? FirstLine : -1)}>");

    private string[] NamesOf(LocalKind kind)
    {
        var names = new List<string>(LocalsPlusNames.Length);
        for (int i = 0; i < LocalsPlusNames.Length; i++)
        {
            if ((LocalsPlusKinds[i] & kind) != 0)
            {
                names.Add(LocalsPlusNames[i]);
            }
        }

        return [.. names];
    }
}
