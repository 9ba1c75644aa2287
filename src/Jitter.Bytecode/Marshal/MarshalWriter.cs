using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;

namespace Jitter.Bytecode.Marshal;

/// <summary>Writes marshal data of version 4 (CPython's Python/marshal.c).</summary>
/// <remarks>
/// CPython shares objects by identity and marks as shareable what has more than one reference. Here equal constants are
/// shared, as CPython's compiler merges them, and exactly those are marked that occur again: the same code gives the
/// same bytes.
/// </remarks>
public sealed class MarshalWriter
{
    private readonly ByteBuffer _output = new();
    private readonly SharingPlan _plan = new();
    private int[] _referenceIndices = [];
    private int _referenceCount;
    private int _planPosition;

    private MarshalWriter()
    {
    }

    /// <summary>The marshal data of a value.</summary>
    /// <exception cref="BytecodeFormatException">ValueError: the value is nested too deeply or of a type that marshal cannot hold.</exception>
    public static byte[] Write(Constant value)
    {
        var writer = new MarshalWriter();
        writer._plan.Visit(value);
        writer._referenceIndices = new int[writer._plan.ValueCount];
        writer._referenceIndices.AsSpan().Fill(-1);
        writer.WriteValue(value);
        return writer._output.ToArray();
    }

    private void WriteValue(Constant value)
    {
        switch (value)
        {
            case SingletonConstant s:
                _output.Add(s == SingletonConstant.None ? MarshalType.None
                    : s == SingletonConstant.True ? MarshalType.True
                    : s == SingletonConstant.False ? MarshalType.False
                    : MarshalType.Ellipsis);
                return;
            case StopIterationConstant:
                _output.Add(MarshalType.StopIteration);
                return;
            case StrConstant s:
                WriteText(s.Value);
                return;
        }

        if (!TryStart(out byte flag))
        {
            return;
        }

        switch (value)
        {
            case IntConstant i:
                WriteInt(i.Value, flag);
                break;
            case FloatConstant f:
                _output.Add((byte)(MarshalType.BinaryFloat | flag));
                WriteDouble(f.Value);
                break;
            case ComplexConstant c:
                _output.Add((byte)(MarshalType.BinaryComplex | flag));
                WriteDouble(c.Real);
                WriteDouble(c.Imaginary);
                break;
            case BytesConstant b:
                WriteBytes(b.Value, flag);
                break;
            case TupleConstant t:
                WriteTupleHead(t.Items.Length, flag);
                WriteValues(t.Items);
                break;
            case FrozenSetConstant s:
                WriteHead(MarshalType.FrozenSet, flag, s.Items.Length);
                WriteValues(s.Items);
                break;
            case ListConstant l:
                WriteHead(MarshalType.List, flag, l.Items.Count);
                WriteValues(CollectionsMarshal.AsSpan(l.Items));
                break;
            case SetConstant s:
                WriteHead(MarshalType.Set, flag, s.Items.Count);
                WriteValues(CollectionsMarshal.AsSpan(s.Items));
                break;
            case DictConstant d:
                WriteDict(d, flag);
                break;
            case CodeObject c:
                WriteCode(c, flag);
                break;
        }
    }

    private void WriteValues(ReadOnlySpan<Constant> values)
    {
        foreach (Constant value in values)
        {
            WriteValue(value);
        }
    }

    private void WriteDict(DictConstant dict, byte flag)
    {
        _output.Add((byte)(MarshalType.Dict | flag));
        foreach ((Constant key, Constant value) in dict.Items)
        {
            WriteValue(key);
            WriteValue(value);
        }

        _output.Add(MarshalType.Null);
    }

    private void WriteCode(CodeObject code, byte flag)
    {
        _output.Add((byte)(MarshalType.Code | flag));
        _output.AddInt32(code.ArgCount);
        _output.AddInt32(code.PosOnlyArgCount);
        _output.AddInt32(code.KwOnlyArgCount);
        _output.AddInt32(code.StackSize);
        _output.AddInt32((int)code.Flags);
        WriteSharedBytes(code.Code);
        if (TryStart(out byte tupleFlag))
        {
            WriteTupleHead(code.Consts.Length, tupleFlag);
            WriteValues(code.Consts);
        }

        WriteNames(code.Names);
        WriteNames(code.LocalsPlusNames);
        WriteSharedBytes(MemoryMarshal.AsBytes(code.LocalsPlusKinds.AsSpan()));
        WriteName(code.FileName);
        WriteName(code.Name);
        WriteName(code.QualifiedName);
        _output.AddInt32(code.FirstLine);
        WriteSharedBytes(code.LineTable);
        WriteSharedBytes(code.ExceptionTable);
    }

    private void WriteNames(string[] names)
    {
        if (TryStart(out byte flag))
        {
            WriteTupleHead(names.Length, flag);
            foreach (string name in names)
            {
                WriteName(name);
            }
        }
    }

    private void WriteSharedBytes(ReadOnlySpan<byte> bytes)
    {
        if (TryStart(out byte flag))
        {
            WriteBytes(bytes, flag);
        }
    }

    /// <summary>
    /// Takes the next value of the plan. False if it has been written before: the reference to it has been written. Else
    /// <paramref name="flag"/> says whether the value will be referred to.
    /// </summary>
    private bool TryStart(out byte flag)
    {
        int id = _plan.Order[_planPosition++];
        if (_referenceIndices[id] >= 0)
        {
            _output.Add(MarshalType.Ref);
            _output.AddInt32(_referenceIndices[id]);
            flag = 0;
            return false;
        }

        flag = 0;
        if (_plan.IsShared(id))
        {
            _referenceIndices[id] = _referenceCount++;
            flag = MarshalType.FlagRef;
        }

        return true;
    }

    private void WriteTupleHead(int length, byte flag)
    {
        if (length < 256)
        {
            _output.Add((byte)(MarshalType.SmallTuple | flag));
            _output.Add((byte)length);
        }
        else
        {
            WriteHead(MarshalType.Tuple, flag, length);
        }
    }

    private void WriteHead(byte type, byte flag, int length)
    {
        _output.Add((byte)(type | flag));
        _output.AddInt32(length);
    }

    private void WriteBytes(ReadOnlySpan<byte> bytes, byte flag)
    {
        WriteHead(MarshalType.Bytes, flag, bytes.Length);
        _output.Add(bytes);
    }

    private void WriteDouble(double value) => _output.AddInt64(BitConverter.DoubleToInt64Bits(value));

    private void WriteInt(BigInteger value, byte flag)
    {
        if (value >= int.MinValue && value <= int.MaxValue)
        {
            WriteHead(MarshalType.Int, flag, (int)value);
            return;
        }

        byte[] magnitude = BigInteger.Abs(value).ToByteArray(isUnsigned: true);
        long bitLength = BigInteger.Abs(value).GetBitLength();
        int digits = (int)((bitLength + MarshalType.DigitBits - 1) / MarshalType.DigitBits);
        WriteHead(MarshalType.Long, flag, value.Sign < 0 ? -digits : digits);
        uint bits = 0;
        int bitCount = 0;
        int next = 0;
        for (int i = 0; i < digits; i++)
        {
            while (bitCount < MarshalType.DigitBits && next < magnitude.Length)
            {
                bits |= (uint)magnitude[next++] << bitCount;
                bitCount += 8;
            }

            uint digit = bits & 0x7FFF;
            _output.Add((byte)digit);
            _output.Add((byte)(digit >> 8));
            bits >>= MarshalType.DigitBits;
            bitCount -= MarshalType.DigitBits;
        }
    }

    private void WriteName(string name)
    {
        if (SharingPlan.HasSurrogates(name))
        {
            WriteText(CodePointString.FromUtf16(name));
        }
        else
        {
            WriteNarrow(name);
        }
    }

    private void WriteText(CodePointString text)
    {
        if (text.Narrow is { } narrow && !SharingPlan.HasSurrogates(narrow))
        {
            WriteNarrow(narrow);
        }
        else if (TryStartText(out byte flag, out bool interned))
        {
            WriteHead(interned ? MarshalType.Interned : MarshalType.Unicode, flag, SurrogateUtf8.ByteCount(text));
            SurrogateUtf8.Encode(text, _output);
        }
    }

    private void WriteNarrow(string text)
    {
        if (!TryStartText(out byte flag, out bool interned))
        {
            return;
        }

        if (!Ascii.IsValid(text))
        {
            WriteHead(interned ? MarshalType.Interned : MarshalType.Unicode, flag, Encoding.UTF8.GetByteCount(text));
        }
        else if (text.Length < 256)
        {
            _output.Add((byte)((interned ? MarshalType.ShortAsciiInterned : MarshalType.ShortAscii) | flag));
            _output.Add((byte)text.Length);
        }
        else
        {
            WriteHead(interned ? MarshalType.AsciiInterned : MarshalType.Ascii, flag, text.Length);
        }

        Encoding.UTF8.GetBytes(text, _output.Reserve(Encoding.UTF8.GetByteCount(text)));
    }

    private bool TryStartText(out byte flag, out bool interned)
    {
        interned = _plan.IsInterned(_plan.Order[_planPosition]);
        return TryStart(out flag);
    }
}
