using Jitter.Bytecode;
using Jitter.Bytecode.Disassembly;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <content>What Python code sees of a code object (CPython's Objects/codeobject.c).</content>
[PyClass("code", Existing = "PyTypes.Code", Doc = "Create a code object.  Not for mere mortals.")]
public sealed partial class PyCode
{
    private const int BaseSize = 202;

    private PyTuple? _constantsTuple;
    private PyTuple? _namesTuple;
    private PyBytes? _codeBytes;

    [PySlot(SlotId.Repr)]
    private string Repr() =>
        $"<code object {Name} at {Identity.Address(this)}, file \"{Code.FileName}\", line {(Code.FirstLine != 0 ? Code.FirstLine : -1)}>";

    [PySlot(SlotId.Hash)]
    private long Hash()
    {
        long hash = Name.Hash;
        foreach (PyObject constant in Constants)
        {
            long next = Hashing.Hash(constant);
            if (next == -1)
            {
                return -1;
            }

            hash = (hash * 1000003) ^ next;
        }

        foreach (PyStr name in Names)
        {
            hash = (hash * 1000003) ^ name.Hash;
        }

        hash ^= Code.ArgCount ^ ((long)Code.PosOnlyArgCount << 8) ^ ((long)Code.KwOnlyArgCount << 16) ^ ((long)Code.Flags << 24) ^ Code.FirstLine;
        return hash == -1 ? -2 : hash;
    }

    [PySlot(SlotId.Compare)]
    private PyObject? Compare(PyObject right, Comparison comparison)
    {
        if (right is not PyCode other || comparison is not (Comparison.Equal or Comparison.NotEqual))
        {
            return PyNotImplemented.NotImplemented;
        }

        bool equal = ReferenceEquals(this, other) || (HasSameCode(Code, other.Code) && Constants.Length == other.Constants.Length);
        for (int i = 0; equal && !ReferenceEquals(this, other) && i < Constants.Length; i++)
        {
            int same = AreSameConstant(Constants[i], other.Constants[i]);
            if (same < 0)
            {
                return null;
            }

            equal = same > 0;
        }

        return PyBool.From(equal == (comparison == Comparison.Equal));
    }

    /// <summary>Whether everything but the constants is the same.</summary>
    private static bool HasSameCode(CodeObject left, CodeObject right) =>
        left.FirstLine == right.FirstLine && left.Name == right.Name && left.ArgCount == right.ArgCount
        && left.PosOnlyArgCount == right.PosOnlyArgCount && left.KwOnlyArgCount == right.KwOnlyArgCount && left.Flags == right.Flags
        && left.LineTable.AsSpan().SequenceEqual(right.LineTable) && left.Code.AsSpan().SequenceEqual(right.Code)
        && left.ExceptionTable.AsSpan().SequenceEqual(right.ExceptionTable) && left.Names.AsSpan().SequenceEqual(right.Names)
        && left.LocalsPlusNames.AsSpan().SequenceEqual(right.LocalsPlusNames);

    /// <summary>Whether two constants are of one type and equal, the sign of zeros included (_PyCode_ConstantKey).</summary>
    private static int AreSameConstant(PyObject left, PyObject right)
    {
        if (ReferenceEquals(left, right))
        {
            return 1;
        }

        if (!ReferenceEquals(left.Type, right.Type))
        {
            return 0;
        }

        switch (left)
        {
            case PyFloat number:
                return BitConverter.DoubleToInt64Bits(number.Value) == BitConverter.DoubleToInt64Bits(((PyFloat)right).Value) ? 1 : 0;
            case PyTuple tuple:
                var other = (PyTuple)right;
                int same = tuple.Count == other.Count ? 1 : 0;
                for (int i = 0; same > 0 && i < tuple.Count; i++)
                {
                    same = AreSameConstant(tuple.Items[i], other.Items[i]);
                }

                return same;
            default:
                return Comparisons.AreEqual(left, right);
        }
    }

    [PyMethod("__sizeof__($self, /)")]
    private long SizeOf() => BaseSize + Code.Code.Length;

    [PyMethod("co_lines($self, /)")]
    private PyObject Lines() => new PyCodeLines(LineTable.Lines(Code));

    [PyMethod("co_positions($self, /)")]
    private PyObject Positions() => new PyCodePositions(LineTable.Positions(Code));

    [PyMethod("_varname_from_oparg($self, /, oparg)")]
    private PyObject? VariableName(int oparg) =>
        (uint)oparg < (uint)LocalNames.Length ? LocalNames[oparg] : Errors.Raise(PyExceptions.IndexError, "tuple index out of range");

    [PyMember("co_argcount")]
    private int ArgumentCount => Code.ArgCount;

    [PyMember("co_posonlyargcount")]
    private int PositionalOnlyCount => Code.PosOnlyArgCount;

    [PyMember("co_kwonlyargcount")]
    private int KeywordOnlyCount => Code.KwOnlyArgCount;

    [PyMember("co_stacksize")]
    private int StackSize => Code.StackSize;

    [PyMember("co_flags")]
    private long FlagBits => (long)Code.Flags;

    [PyMember("co_nlocals")]
    private int LocalCount => Code.VarNames.Length;

    [PyMember("co_consts")]
    private PyTuple ConstantsTuple => _constantsTuple ??= PyTuple.From(Constants);

    [PyMember("co_names")]
    private PyTuple NamesTuple => _namesTuple ??= PyTuple.From(Names);

    [PyMember("co_filename")]
    private PyStr FileName => field ??= new PyStr(Code.FileName);

    [PyMember("co_name")]
    private PyStr NameObject => Name;

    [PyMember("co_qualname")]
    private PyStr QualifiedNameObject => QualifiedName;

    [PyMember("co_firstlineno")]
    private int FirstLine => Code.FirstLine;

    [PyMember("co_linetable")]
    private PyBytes LineTableBytes => new(Code.LineTable);

    [PyMember("co_exceptiontable")]
    private PyBytes ExceptionTableBytes => new(Code.ExceptionTable);

    [PyGetter("co_lnotab")]
    private PyObject? LineNumberTable() => Warnings.Warn(PyExceptions.DeprecationWarning, "co_lnotab is deprecated, use co_lines instead.")
        ? new PyBytes(CodeLineTable.ToOldForm(Code))
        : null;

    [PyGetter("_co_code_adaptive")]
    private PyBytes AdaptiveCode() => CodeBytes();

    [PyGetter("co_varnames")]
    private PyTuple VariableNames() => NamesOf(LocalKind.Local);

    [PyGetter("co_cellvars")]
    private PyTuple CellVariables() => NamesOf(LocalKind.Cell);

    [PyGetter("co_freevars")]
    private PyTuple FreeVariables() => NamesOf(LocalKind.Free);

    [PyGetter("co_code")]
    private PyBytes CodeBytes() => _codeBytes ??= new PyBytes(Code.Code);

    private PyTuple NamesOf(LocalKind kind)
    {
        var names = new List<PyObject>(LocalNames.Length);
        for (int i = 0; i < LocalNames.Length; i++)
        {
            if ((Code.LocalsPlusKinds[i] & kind) != 0)
            {
                names.Add(LocalNames[i]);
            }
        }

        return PyTuple.From(names.ToArray());
    }
}

/// <summary>co_lnotab, the form of line tables before 3.10 (decode_linetable of CPython's Objects/codeobject.c).</summary>
internal static class CodeLineTable
{
    /// <summary>Pairs of offset and line increments.</summary>
    public static byte[] ToOldForm(CodeObject code)
    {
        var result = new List<byte>();
        int offset = 0;
        int line = code.FirstLine;
        foreach (LineRange range in LineTable.Lines(code))
        {
            if (range.Line is not { } next || next == line)
            {
                continue;
            }

            int offsetStep = range.Start - offset;
            int lineStep = next - line;
            offset = range.Start;
            line = next;
            for (; offsetStep > 255; offsetStep -= 255)
            {
                result.AddRange([255, 0]);
            }

            for (; lineStep > 127; lineStep -= 127)
            {
                result.AddRange([(byte)offsetStep, 127]);
                offsetStep = 0;
            }

            for (; lineStep < -128; lineStep += 128)
            {
                result.AddRange([(byte)offsetStep, 0x80]);
                offsetStep = 0;
            }

            result.AddRange([(byte)offsetStep, (byte)(sbyte)lineStep]);
        }

        return [.. result];
    }
}

/// <summary>What co_lines() gives.</summary>
[PyClass("line_iterator", Flags = TypeFlags.DisallowInstantiation)]
internal sealed partial class PyCodeLines(List<LineRange> ranges) : PyObject
{
    private int _next;

    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => this;

    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_next == ranges.Count)
        {
            return null;
        }

        LineRange range = ranges[_next++];
        return new PyTuple([PyInt.From((long)range.Start), PyInt.From((long)range.End), range.Line is { } line ? PyInt.From((long)line) : PyNone.None]);
    }
}

/// <summary>What co_positions() gives.</summary>
[PyClass("positions_iterator", Flags = TypeFlags.DisallowInstantiation)]
internal sealed partial class PyCodePositions(List<SourcePosition> positions) : PyObject
{
    private int _next;

    public override PyType Type => TypeObject;

    [PySlot(SlotId.Iter)]
    private PyObject Iterate() => this;

    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_next == positions.Count)
        {
            return null;
        }

        SourcePosition position = positions[_next++];
        return new PyTuple([Number(position.Line), Number(position.EndLine), Number(position.Column), Number(position.EndColumn)]);
    }

    private static PyObject Number(int? value) => value is { } number ? PyInt.From((long)number) : PyNone.None;
}
