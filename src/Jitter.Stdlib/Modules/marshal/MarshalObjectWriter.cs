using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;
using Jitter.Bytecode;
using Jitter.Bytecode.Marshal;
using Jitter.Primitives.Text;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using ByteBuffer = Jitter.Bytecode.ByteBuffer;

namespace Jitter.Stdlib.Modules.Marshal;

/// <summary>Writes objects in the marshal format, versions 0 to 4 (CPython's Python/marshal.c, w_object).</summary>
/// <remarks>
/// From version 3 on an object that occurs again is written once and then referred to. CPython marks all objects that have more than
/// one reference; here those are marked that do occur again.
/// </remarks>
internal sealed class MarshalObjectWriter
{
    private const int MaxDepth = 2000;
    private const byte FlagRef = 0x80;

    private readonly int _version;
    private readonly bool _allowCode;
    private readonly ByteBuffer _output = new();
    private readonly Dictionary<PyObject, int> _occurrences = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<PyObject, int> _references = new(ReferenceEqualityComparer.Instance);

    private MarshalObjectWriter(int version, bool allowCode)
    {
        _version = version;
        _allowCode = allowCode;
    }

    /// <summary>The data; null with an error pending.</summary>
    public static byte[]? Write(PyObject value, int version, bool allowCode)
    {
        if (value is PyCode code && version >= 3 && allowCode)
        {
            return MarshalWriter.Write(code.Code);
        }

        var writer = new MarshalObjectWriter(version, allowCode);
        return (version < 3 || writer.Count(value, 0)) && writer.WriteObject(value, 0) ? writer._output.ToArray() : null;
    }

    /// <summary>Counts how often each object occurs.</summary>
    private bool Count(PyObject value, int depth)
    {
        if (depth > MaxDepth)
        {
            return TooDeep();
        }

        if (value is PyNone or PyBool or PyEllipsis)
        {
            return true;
        }

        ref int count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_occurrences, value, out bool seen);
        count++;
        if (seen)
        {
            return true;
        }

        switch (value)
        {
            case PyTuple tuple:
                foreach (PyObject item in tuple.Items)
                {
                    if (!Count(item, depth + 1))
                    {
                        return false;
                    }
                }

                return true;
            case PyList list:
                for (int i = 0; i < list.Count; i++)
                {
                    if (!Count(list[i], depth + 1))
                    {
                        return false;
                    }
                }

                return true;
            case PyDict dict:
                for (int position = 0; dict.Next(ref position, out PyObject? key, out PyObject? item);)
                {
                    if (!Count(key, depth + 1) || !Count(item, depth + 1))
                    {
                        return false;
                    }
                }

                return true;
            case PySetBase set:
                for (int position = 0; set.Next(ref position) is { } member;)
                {
                    if (!Count(member, depth + 1))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return true;
        }
    }

    private bool WriteObject(PyObject value, int depth)
    {
        if (depth > MaxDepth)
        {
            return TooDeep();
        }

        switch (value)
        {
            case PyNone:
                return Byte('N');
            case PyBool flag:
                return Byte(ReferenceEquals(flag, PyBool.True) ? 'T' : 'F');
            case PyEllipsis:
                return Byte('.');
        }

        if (ReferenceEquals(value, PyExceptions.StopIteration))
        {
            return Byte('S');
        }

        byte flagged = 0;
        if (_version >= 3)
        {
            if (_references.TryGetValue(value, out int index))
            {
                Byte('r');
                Int32(index);
                return true;
            }

            if (_occurrences.TryGetValue(value, out int count) && count > 1)
            {
                flagged = FlagRef;
                _references.Add(value, _references.Count);
            }
        }

        return WriteNew(value, flagged, depth);
    }

    private bool WriteNew(PyObject value, byte flag, int depth)
    {
        switch (value)
        {
            case PyInt number when IsExact(value, PyTypes.Int):
                return WriteInt(number, flag);
            case PyFloat number when IsExact(value, PyTypes.Float):
                Start(_version > 1 ? 'g' : 'f', flag);
                return WriteDouble(number.Value);
            case PyComplex number when IsExact(value, PyTypes.Complex):
                Start(_version > 1 ? 'y' : 'x', flag);
                return WriteDouble(number.Real) && WriteDouble(number.Imaginary);
            case PyBytes bytes when IsExact(value, PyTypes.Bytes):
                return WriteBytes(bytes.Span, flag);
            case PyStr text when IsExact(value, PyTypes.Str):
                return WriteText(text, flag);
            case PyTuple tuple when IsExact(value, PyTypes.Tuple):
                if (_version >= 4 && tuple.Count < 256)
                {
                    Start(')', flag);
                    _output.Add((byte)tuple.Count);
                }
                else
                {
                    Start('(', flag);
                    Int32(tuple.Count);
                }

                return WriteAll(tuple.Items, depth);
            case PyList list when IsExact(value, PyTypes.List):
                Start('[', flag);
                Int32(list.Count);
                return WriteAll(list.Items.ToArray(), depth);
            case PyDict dict when IsExact(value, PyTypes.Dict):
                Start('{', flag);
                for (int position = 0; dict.Next(ref position, out PyObject? key, out PyObject? item);)
                {
                    if (!WriteObject(key, depth + 1) || !WriteObject(item, depth + 1))
                    {
                        return false;
                    }
                }

                return Byte('0');
            case PySetBase set when IsExact(value, PyTypes.Set) || IsExact(value, PyTypes.FrozenSet):
                return WriteSet(set, flag, depth);
            case PyCode code:
                return WriteCode(code, flag, depth);
            default:
                return WriteBuffer(value, flag);
        }
    }

    /// <summary>Sets are written in the order of their items' marshal data, so that equal sets give equal data.</summary>
    private bool WriteSet(PySetBase set, byte flag, int depth)
    {
        Start(set is PyFrozenSet ? '>' : '<', flag);
        Int32(set.Count);
        var items = new List<(byte[] Key, PyObject Item)>();
        for (int position = 0; set.Next(ref position) is { } member;)
        {
            if (Write(member, _version, _allowCode) is not { } key)
            {
                return false;
            }

            items.Add((key, member));
        }

        items.Sort(static (x, y) => x.Key.AsSpan().SequenceCompareTo(y.Key));
        foreach ((_, PyObject item) in items)
        {
            if (!WriteObject(item, depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool WriteAll(PyObject[] items, int depth)
    {
        foreach (PyObject item in items)
        {
            if (!WriteObject(item, depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool WriteCode(PyCode value, byte flag, int depth)
    {
        if (!_allowCode)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "marshalling code objects is disallowed");
        }

        CodeObject code = value.Code;
        Start('c', flag);
        Int32(code.ArgCount);
        Int32(code.PosOnlyArgCount);
        Int32(code.KwOnlyArgCount);
        Int32(code.StackSize);
        Int32((int)code.Flags);
        byte[] kinds = Array.ConvertAll(code.LocalsPlusKinds, kind => (byte)kind);
        if (!WriteBytes(code.Code, 0)
            || !WriteObject(PyTuple.From(value.Constants), depth + 1)
            || !WriteObject(PyTuple.From(value.Names), depth + 1)
            || !WriteObject(PyTuple.From(value.LocalNames), depth + 1)
            || !WriteBytes(kinds, 0)
            || !WriteObject(new PyStr(code.FileName), depth + 1)
            || !WriteObject(value.Name, depth + 1)
            || !WriteObject(value.QualifiedName, depth + 1))
        {
            return false;
        }

        Int32(code.FirstLine);
        return WriteBytes(code.LineTable, 0) && WriteBytes(code.ExceptionTable, 0);
    }

    private bool WriteBuffer(PyObject value, byte flag)
    {
        if (!Buffers.TryGet(value, BufferFlags.Simple, out PyBuffer? buffer))
        {
            Errors.Clear();
            return Errors.RaiseFalse(PyExceptions.ValueError, "unmarshallable object");
        }

        WriteBytes(buffer.Span, flag);
        buffer.Dispose();
        return true;
    }

    private bool WriteInt(PyInt number, byte flag)
    {
        if (number.TryGetInt64(out long small) && small is >= int.MinValue and <= int.MaxValue)
        {
            Start('i', flag);
            Int32((int)small);
            return true;
        }

        Start('l', flag);
        BigInteger magnitude = BigInteger.Abs(number.Value);
        byte[] bytes = magnitude.ToByteArray(isUnsigned: true);
        int count = (int)((magnitude.GetBitLength() + 14) / 15);
        Int32(number.Value.Sign < 0 ? -count : count);
        for (int i = 0; i < count; i++)
        {
            int digit = 0;
            for (int bit = 14; bit >= 0; bit--)
            {
                int position = (i * 15) + bit;
                int index = position >> 3;
                digit = (digit << 1) | (index < bytes.Length ? (bytes[index] >> (position & 7)) & 1 : 0);
            }

            _output.Add((byte)digit);
            _output.Add((byte)(digit >> 8));
        }

        return true;
    }

    private bool WriteDouble(double value)
    {
        if (_version > 1)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
            _output.Add(bytes);
            return true;
        }

        string text = double.IsNaN(value) ? "nan" : double.IsInfinity(value) ? (value > 0 ? "inf" : "-inf")
            : value.ToString("R", CultureInfo.InvariantCulture);
        _output.Add((byte)text.Length);
        _output.Add(Encoding.ASCII.GetBytes(text));
        return true;
    }

    private bool WriteText(PyStr text, byte flag)
    {
        bool isInterned = _version >= 1 && text.IsInterned;
        if (_version >= 4 && text.IsAsciiOnly)
        {
            string ascii = text.ToString();
            if (ascii.Length < 256)
            {
                Start(isInterned ? 'Z' : 'z', flag);
                _output.Add((byte)ascii.Length);
            }
            else
            {
                Start(isInterned ? 'A' : 'a', flag);
                Int32(ascii.Length);
            }

            _output.Add(Encoding.ASCII.GetBytes(ascii));
            return true;
        }

        CodePointString value = text.Value;
        Start(isInterned ? 't' : 'u', flag);
        Int32(SurrogateUtf8.ByteCount(value));
        SurrogateUtf8.Encode(value, _output);
        return true;
    }

    private bool WriteBytes(ReadOnlySpan<byte> bytes, byte flag)
    {
        Start('s', flag);
        Int32(bytes.Length);
        _output.Add(bytes);
        return true;
    }

    private static bool IsExact(PyObject value, PyType type) => ReferenceEquals(value.Type, type);

    private static bool TooDeep() => Errors.RaiseFalse(PyExceptions.ValueError, "object too deeply nested to marshal");

    private void Start(char type, byte flag) => _output.Add((byte)(type | flag));

    private bool Byte(char type)
    {
        _output.Add((byte)type);
        return true;
    }

    private void Int32(int value) => _output.AddInt32(value);
}
