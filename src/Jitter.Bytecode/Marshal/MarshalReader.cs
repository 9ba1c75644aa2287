using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Jitter.Primitives.Constants;

namespace Jitter.Bytecode.Marshal;

/// <summary>Reads marshal data of versions 0 to 4 (CPython's Python/marshal.c).</summary>
/// <remarks>
/// No input crashes it or makes it allocate more than a small multiple of the data's length. It differs from CPython in
/// two cases: a tuple that contains itself with no list, dict or set between is an invalid reference, since tuples here
/// are immutable values; and items of sets that occur twice, which no CPython writes, are both kept.
/// </remarks>
public ref partial struct MarshalReader
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly List<Reference> _references = [];

    // The co_filename that all code objects get; null: their own.
    private readonly string? _fileName;
    private int _position;
    private int _depth;

    // The depth of the innermost list, dict or set being read.
    private int _mutableDepth;

    // Items still to come of the tuples being read, whose arrays are made beforehand. Each takes a byte at least, so that
    // more of them than bytes are left cannot come.
    private long _pendingItems;

    // The tuples with a list, dict or set in them.
    private HashSet<Constant>? _unhashableTuples;

    private MarshalReader(ReadOnlySpan<byte> data, string? fileName = null)
    {
        _data = data;
        _fileName = fileName;
    }

    /// <summary>Reads one value; data behind it is ignored.</summary>
    /// <exception cref="BytecodeFormatException">With CPython's exception type and text.</exception>
    public static Constant Read(ReadOnlySpan<byte> data) => Read(data, out _);

    /// <summary>
    /// Reads one value whose code objects all get another co_filename, as the importer does for a .pyc file that was moved
    /// (_imp._fix_co_filename).
    /// </summary>
    /// <exception cref="BytecodeFormatException">With CPython's exception type and text.</exception>
    public static Constant Read(ReadOnlySpan<byte> data, string fileName)
    {
        var reader = new MarshalReader(data, fileName);
        return reader.ReadNonNull("object");
    }

    /// <summary>Reads one value and tells how many bytes it took.</summary>
    /// <exception cref="BytecodeFormatException">With CPython's exception type and text.</exception>
    public static Constant Read(ReadOnlySpan<byte> data, out int length)
    {
        var reader = new MarshalReader(data);
        Constant value = reader.ReadNonNull("object");
        length = reader._position;
        return value;
    }

    private Constant ReadNonNull(string container) =>
        ReadObject() ?? throw Error(BytecodeErrorKind.TypeError, "NULL object in marshal data for " + container);

    /// <summary>Reads a value; null is the type NULL, which ends a dict.</summary>
    private Constant? ReadObject()
    {
        if (_position == _data.Length)
        {
            throw Error(BytecodeErrorKind.EOFError, "EOF read where object expected");
        }

        byte code = _data[_position++];
        if (++_depth > MarshalType.MaxDepth)
        {
            throw Error(BytecodeErrorKind.ValueError, "recursion limit exceeded");
        }

        bool flagged = (code & MarshalType.FlagRef) != 0;
        Constant? value;
        switch (code & ~MarshalType.FlagRef)
        {
            case MarshalType.Null: value = null; break;
            case MarshalType.None: value = SingletonConstant.None; break;
            case MarshalType.False: value = SingletonConstant.False; break;
            case MarshalType.True: value = SingletonConstant.True; break;
            case MarshalType.Ellipsis: value = SingletonConstant.Ellipsis; break;
            case MarshalType.StopIteration: value = StopIterationConstant.Instance; break;
            case MarshalType.Int: value = Keep(new IntConstant(ReadInt32()), flagged); break;
            case MarshalType.Int64: value = Keep(new IntConstant(BinaryPrimitives.ReadInt64LittleEndian(Take(8))), flagged); break;
            case MarshalType.Long: value = Keep(new IntConstant(ReadLong()), flagged); break;
            case MarshalType.Float: value = Keep(new FloatConstant(ReadFloatText()), flagged); break;
            case MarshalType.BinaryFloat: value = Keep(new FloatConstant(ReadFloat()), flagged); break;
            case MarshalType.Complex: value = Keep(new ComplexConstant(ReadFloatText(), ReadFloatText()), flagged); break;
            case MarshalType.BinaryComplex: value = Keep(new ComplexConstant(ReadFloat(), ReadFloat()), flagged); break;
            case MarshalType.Bytes: value = Keep(new BytesConstant(Take(ReadSize("bytes object")).ToArray()), flagged); break;
            case MarshalType.Ascii:
            case MarshalType.AsciiInterned: value = Keep(ReadLatin1(ReadSize("string")), flagged); break;
            case MarshalType.ShortAscii:
            case MarshalType.ShortAsciiInterned: value = Keep(ReadLatin1(ReadByte()), flagged); break;
            case MarshalType.Unicode:
            case MarshalType.Interned: value = Keep(new StrConstant(SurrogateUtf8.Decode(Take(ReadSize("string")))), flagged); break;
            case MarshalType.SmallTuple: value = ReadTuple(ReadByte(), flagged); break;
            case MarshalType.Tuple: value = ReadTuple(ReadSize("tuple"), flagged); break;
            case MarshalType.List: value = ReadList(flagged); break;
            case MarshalType.Dict: value = ReadDict(flagged); break;
            case MarshalType.Set: value = ReadSet(flagged); break;
            case MarshalType.FrozenSet: value = ReadFrozenSet(flagged); break;
            case MarshalType.Code: value = ReadCode(flagged); break;
            case MarshalType.Ref: value = ReadReference(); break;
            default: throw Error(BytecodeErrorKind.ValueError, "bad marshal data (unknown type code)");
        }

        _depth--;
        return value;
    }

    private TupleConstant ReadTuple(int count, bool flagged)
    {
        if (!TryReserveItems(count))
        {
            // Reading fails before the outermost container is complete, but not necessarily before this one is.
            int reserved = ReserveReference(flagged);
            var read = new List<Constant>();
            for (int i = 0; i < count; i++)
            {
                read.Add(ReadNonNull("tuple"));
            }

            return Resolve(reserved, new TupleConstant([.. read]));
        }

        var items = new Constant[count];
        TupleConstant tuple = count == 0 ? TupleConstant.Empty : new TupleConstant(items);
        int index = _references.Count;
        if (flagged)
        {
            _references.Add(new Reference(tuple, _depth));
        }

        bool unhashable = false;
        for (int i = 0; i < items.Length; i++)
        {
            _pendingItems--;
            items[i] = ReadNonNull("tuple");
            unhashable |= !IsHashable(items[i]);
        }

        if (unhashable)
        {
            (_unhashableTuples ??= new HashSet<Constant>(ReferenceEqualityComparer.Instance)).Add(tuple);
        }

        if (flagged)
        {
            _references[index] = new Reference(tuple, 0);
        }

        return tuple;
    }

    private ListConstant ReadList(bool flagged)
    {
        int count = ReadSize("list");
        ListConstant list = Keep(new ListConstant(), flagged);
        int outer = _mutableDepth;
        _mutableDepth = _depth;
        for (int i = 0; i < count; i++)
        {
            list.Items.Add(ReadNonNull("list"));
        }

        _mutableDepth = outer;
        return list;
    }

    private DictConstant ReadDict(bool flagged)
    {
        DictConstant dict = Keep(new DictConstant(), flagged);
        int outer = _mutableDepth;
        _mutableDepth = _depth;
        while (ReadObject() is { } key && ReadObject() is { } value)
        {
            CheckHashable(key);
            dict.Items.Add(new(key, value));
        }

        _mutableDepth = outer;
        return dict;
    }

    private SetConstant ReadSet(bool flagged)
    {
        int count = ReadSize("set");
        SetConstant set = Keep(new SetConstant(), flagged);
        int outer = _mutableDepth;
        _mutableDepth = _depth;
        for (int i = 0; i < count; i++)
        {
            Constant item = ReadNonNull("set");
            CheckHashable(item);
            set.Items.Add(item);
        }

        _mutableDepth = outer;
        return set;
    }

    private FrozenSetConstant ReadFrozenSet(bool flagged)
    {
        int count = ReadSize("set");
        int index = ReserveReference(flagged);
        var items = new List<Constant>();
        for (int i = 0; i < count; i++)
        {
            Constant item = ReadNonNull("set");
            CheckHashable(item);
            items.Add(item);
        }

        return Resolve(index, new FrozenSetConstant([.. items]));
    }

    private Constant ReadReference()
    {
        int index = ReadInt32();
        Span<Reference> references = CollectionsMarshal.AsSpan(_references);
        if ((uint)index >= (uint)references.Length || references[index].Value is not { } value || references[index].OpenDepth > _mutableDepth)
        {
            throw Error(BytecodeErrorKind.ValueError, "bad marshal data (invalid reference)");
        }

        return value;
    }

    private bool TryReserveItems(int count)
    {
        if (_pendingItems + count > _data.Length - _position)
        {
            return false;
        }

        _pendingItems += count;
        return true;
    }

    private T Keep<T>(T value, bool flagged)
        where T : Constant
    {
        if (flagged)
        {
            _references.Add(new Reference(value, 0));
        }

        return value;
    }

    /// <summary>Gives a value that is made after its parts its index before them; -1 if it needs none.</summary>
    private int ReserveReference(bool flagged)
    {
        if (!flagged)
        {
            return -1;
        }

        _references.Add(default);
        return _references.Count - 1;
    }

    private T Resolve<T>(int index, T value)
        where T : Constant
    {
        if (index >= 0)
        {
            _references[index] = new Reference(value, 0);
        }

        return value;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_data.Length - _position < count)
        {
            throw Error(BytecodeErrorKind.EOFError, "marshal data too short");
        }

        ReadOnlySpan<byte> bytes = _data.Slice(_position, count);
        _position += count;
        return bytes;
    }

    private byte ReadByte() =>
        _position < _data.Length ? _data[_position++] : throw Error(BytecodeErrorKind.EOFError, "EOF read where not expected");

    private int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    private int ReadSize(string what)
    {
        int size = ReadInt32();
        return size >= 0 ? size : throw Error(BytecodeErrorKind.ValueError, "bad marshal data (" + what + " size out of range)");
    }

    private static BytecodeFormatException Error(BytecodeErrorKind kind, string message) => new(kind, message);

    /// <summary>
    /// An entry of the list that references index: null while the value is made; OpenDepth is a tuple's depth while its
    /// items are read.
    /// </summary>
    private readonly record struct Reference(Constant? Value, int OpenDepth);
}
