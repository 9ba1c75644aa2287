using Jitter.Stdlib.Modules.Binascii;

namespace Jitter.Stdlib.Modules.Zlib;

/// <summary>
/// Decompression in steps (RFC 1950, 1951, 1952): a state machine that takes no byte more than it needs, so that what follows the
/// stream is left to the caller.
/// </summary>
internal sealed class Inflater
{
    private const int WindowSize = 32 * 1024;

    private static readonly byte[] s_lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    private static readonly HuffmanTable s_fixedLiterals = MakeFixedLiterals();
    private static readonly HuffmanTable s_fixedDistances = MakeFixedDistances();

    private readonly ZlibWrapper _wrapper;
    private readonly int _windowBits;
    private readonly byte[] _window = new byte[WindowSize];
    private readonly byte[] _lengths = new byte[320];
    private Mode _mode;
    private bool _isGzip;
    private uint _hold;
    private int _bits;
    private bool _isLast;
    private int _position;
    private long _total;
    private uint _check = 1;
    private int _flags;
    private int _remaining;
    private int _literalCount;
    private int _distanceCount;
    private int _lengthCount;
    private int _have;
    private HuffmanTable? _codeLengths;
    private HuffmanTable? _literals;
    private HuffmanTable? _distances;
    private int _matchLength;
    private int _distance;

    public Inflater(ZlibWrapper wrapper, int windowBits)
    {
        _wrapper = wrapper;
        _windowBits = windowBits;
        _mode = wrapper == ZlibWrapper.Raw ? Mode.BlockHead : Mode.Header;
    }

    private Inflater(Inflater other)
    {
        _wrapper = other._wrapper;
        _windowBits = other._windowBits;
        _window = (byte[])other._window.Clone();
        _lengths = (byte[])other._lengths.Clone();
        (_mode, _isGzip, _hold, _bits, _isLast) = (other._mode, other._isGzip, other._hold, other._bits, other._isLast);
        (_position, _total, _check, _flags, _remaining) = (other._position, other._total, other._check, other._flags, other._remaining);
        (_literalCount, _distanceCount, _lengthCount, _have) = (other._literalCount, other._distanceCount, other._lengthCount, other._have);
        (_codeLengths, _literals, _distances) = (other._codeLengths, other._literals, other._distances);
        (_matchLength, _distance, Message) = (other._matchLength, other._distance, other.Message);
    }

    private enum Mode
    {
        Header,
        GzipMethod,
        GzipTime,
        GzipExtraLength,
        GzipExtra,
        GzipName,
        GzipComment,
        GzipCheck,
        DictionaryId,
        Dictionary,
        BlockHead,
        StoredLength,
        Stored,
        TableSizes,
        CodeLengths,
        Lengths,
        Symbols,
        LengthExtra,
        DistanceCode,
        DistanceExtra,
        Match,
        Check,
        GzipLength,
        Done,
        Bad,
    }

    /// <summary>What is wrong with the data.</summary>
    public string? Message { get; private set; }

    /// <summary>The checksum of the dictionary that the data need.</summary>
    public uint DictionaryId { get; private set; }

    public Inflater Clone() => new(this);

    /// <summary>Sets the preset dictionary; false where it is not the one that the data name.</summary>
    public bool SetDictionary(ReadOnlySpan<byte> dictionary)
    {
        if (_mode == Mode.Dictionary)
        {
            if (Checksums.Adler32(dictionary, 1) != DictionaryId)
            {
                return false;
            }

            _mode = Mode.BlockHead;
        }

        foreach (byte value in dictionary[Math.Max(0, dictionary.Length - WindowSize)..])
        {
            _window[_position++ & (WindowSize - 1)] = value;
        }

        _position = (_position & (WindowSize - 1)) | (_position >= WindowSize ? WindowSize : 0);
        return true;
    }

    /// <summary>Decompresses what input and room allow.</summary>
    /// <param name="input">The input.</param>
    /// <param name="consumed">How much of it was used.</param>
    /// <param name="output">The room.</param>
    /// <param name="written">How much of it was filled.</param>
    public InflateStatus Run(ReadOnlySpan<byte> input, out int consumed, Span<byte> output, out int written)
    {
        int next = 0;
        int used = 0;
        InflateStatus status = Step(input, ref next, output, ref used);
        if (used > 0)
        {
            ReadOnlySpan<byte> made = output[..used];
            _check = _isGzip ? Checksums.Crc32(made, _check) : _wrapper == ZlibWrapper.Raw ? 0 : Checksums.Adler32(made, _check);
            _total += used;
            if (_mode is Mode.Check or Mode.GzipLength or Mode.Done)
            {
                // The trailer is compared with the sum of all output, this step's included.
                int none = 0;
                status = Step(input, ref next, [], ref none);
            }
        }

        consumed = next;
        written = used;
        return status;
    }

    private InflateStatus Step(ReadOnlySpan<byte> input, ref int next, Span<byte> output, ref int used)
    {
        while (true)
        {
            switch (_mode)
            {
                case Mode.Header:
                    if (!Need(16, input, ref next))
                    {
                        return InflateStatus.Ok;
                    }

                    if (!ReadHeader())
                    {
                        return InflateStatus.DataError;
                    }

                    break;
                case Mode.DictionaryId:
                    if (!Need(32, input, ref next))
                    {
                        return InflateStatus.Ok;
                    }

                    DictionaryId = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(_hold);
                    Drop(32);
                    _mode = Mode.Dictionary;
                    return InflateStatus.NeedDictionary;
                case Mode.Dictionary:
                    return InflateStatus.NeedDictionary;
                case >= Mode.GzipMethod and <= Mode.GzipCheck:
                    if (!ReadGzipHeader(input, ref next, out InflateStatus problem))
                    {
                        return problem;
                    }

                    break;
                case Mode.BlockHead:
                    if (_isLast)
                    {
                        Drop(_bits & 7);
                        _mode = _wrapper == ZlibWrapper.Raw ? Mode.Done : Mode.Check;
                        if (used > 0 && _mode == Mode.Check)
                        {
                            return InflateStatus.Ok;
                        }

                        break;
                    }

                    if (!Need(3, input, ref next))
                    {
                        return InflateStatus.Ok;
                    }

                    if (!ReadBlockHead())
                    {
                        return InflateStatus.DataError;
                    }

                    break;
                case Mode.StoredLength:
                    if (!Need(32, input, ref next))
                    {
                        return InflateStatus.Ok;
                    }

                    if ((_hold & 0xFFFF) != ((_hold >> 16) ^ 0xFFFF))
                    {
                        return Fail("invalid stored block lengths");
                    }

                    _remaining = (int)(_hold & 0xFFFF);
                    Drop(32);
                    _mode = Mode.Stored;
                    break;
                case Mode.Stored:
                    int taken = Math.Min(_remaining, Math.Min(input.Length - next, output.Length - used));
                    for (int i = 0; i < taken; i++)
                    {
                        Put(input[next++], output, ref used);
                    }

                    _remaining -= taken;
                    if (_remaining > 0)
                    {
                        return InflateStatus.Ok;
                    }

                    _mode = Mode.BlockHead;
                    break;
                case Mode.TableSizes or Mode.CodeLengths or Mode.Lengths:
                    if (!ReadTables(input, ref next, out InflateStatus failure))
                    {
                        return failure;
                    }

                    break;
                case >= Mode.Symbols and <= Mode.Match:
                    InflateStatus? ended = ReadSymbols(input, ref next, output, ref used);
                    if (ended is { } status)
                    {
                        return status;
                    }

                    break;
                case Mode.Check:
                    if (!Need(32, input, ref next))
                    {
                        return InflateStatus.Ok;
                    }

                    uint given = _isGzip ? _hold : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(_hold);
                    if (given != _check)
                    {
                        return Fail("incorrect data check");
                    }

                    Drop(32);
                    _mode = _isGzip ? Mode.GzipLength : Mode.Done;
                    break;
                case Mode.GzipLength:
                    if (!Need(32, input, ref next))
                    {
                        return InflateStatus.Ok;
                    }

                    if (_hold != (uint)_total)
                    {
                        return Fail("incorrect length check");
                    }

                    Drop(32);
                    _mode = Mode.Done;
                    break;
                case Mode.Done:
                    return InflateStatus.StreamEnd;
                default:
                    return InflateStatus.DataError;
            }
        }
    }

    private bool ReadHeader()
    {
        uint hold = _hold & 0xFFFF;
        if ((_wrapper == ZlibWrapper.Gzip || _wrapper == ZlibWrapper.Auto) && hold == 0x8B1F)
        {
            _isGzip = true;
            _check = 0;
            Drop(16);
            _mode = Mode.GzipMethod;
            return true;
        }

        if (_wrapper == ZlibWrapper.Gzip || (((hold & 0xFF) << 8) + (hold >> 8)) % 31 != 0)
        {
            return Fail("incorrect header check") == InflateStatus.Ok;
        }

        if ((hold & 15) != 8)
        {
            return Fail("unknown compression method") == InflateStatus.Ok;
        }

        int bits = (int)((hold >> 4) & 15) + 8;
        if (bits > 15 || (_windowBits != 0 && bits > _windowBits))
        {
            return Fail("invalid window size") == InflateStatus.Ok;
        }

        _mode = (hold & 0x2000) != 0 ? Mode.DictionaryId : Mode.BlockHead;
        Drop(16);
        return true;
    }

    private bool ReadGzipHeader(ReadOnlySpan<byte> input, ref int next, out InflateStatus status)
    {
        status = InflateStatus.Ok;
        switch (_mode)
        {
            case Mode.GzipMethod:
                if (!Need(16, input, ref next))
                {
                    return false;
                }

                _flags = (int)(_hold >> 8) & 0xFF;
                bool known = (_hold & 0xFF) == 8;
                Drop(16);
                if (!known || (_flags & 0xE0) != 0)
                {
                    status = Fail(known ? "unknown header flags set" : "unknown compression method");
                    return false;
                }

                _mode = Mode.GzipTime;
                _remaining = 6;
                return true;
            case Mode.GzipTime:
                return Skip(input, ref next, _remaining, Mode.GzipExtraLength);
            case Mode.GzipExtraLength:
                _remaining = 0;
                if ((_flags & 4) != 0)
                {
                    if (!Need(16, input, ref next))
                    {
                        return false;
                    }

                    _remaining = (int)(_hold & 0xFFFF);
                    Drop(16);
                }

                _mode = Mode.GzipExtra;
                return true;
            case Mode.GzipExtra:
                return Skip(input, ref next, _remaining, Mode.GzipName);
            case Mode.GzipName:
                return SkipText(input, ref next, (_flags & 8) != 0, Mode.GzipComment);
            case Mode.GzipComment:
                return SkipText(input, ref next, (_flags & 16) != 0, Mode.GzipCheck);
            default:
                if ((_flags & 2) != 0)
                {
                    if (!Need(16, input, ref next))
                    {
                        return false;
                    }

                    Drop(16);
                }

                _mode = Mode.BlockHead;
                return true;
        }
    }

    private bool Skip(ReadOnlySpan<byte> input, ref int next, int count, Mode then)
    {
        int taken = Math.Min(count, input.Length - next);
        next += taken;
        _remaining = count - taken;
        if (_remaining == 0)
        {
            _mode = then;
        }

        return _remaining == 0;
    }

    private bool SkipText(ReadOnlySpan<byte> input, ref int next, bool present, Mode then)
    {
        while (present)
        {
            if (next == input.Length)
            {
                return false;
            }

            present = input[next++] != 0;
        }

        _mode = then;
        return true;
    }

    private bool ReadBlockHead()
    {
        _isLast = (_hold & 1) != 0;
        uint kind = (_hold >> 1) & 3;
        Drop(3);
        switch (kind)
        {
            case 0:
                Drop(_bits & 7);
                _mode = Mode.StoredLength;
                return true;
            case 1:
                _literals = s_fixedLiterals;
                _distances = s_fixedDistances;
                _mode = Mode.Symbols;
                return true;
            case 2:
                _mode = Mode.TableSizes;
                return true;
            default:
                Fail("invalid block type");
                return false;
        }
    }

    private bool ReadTables(ReadOnlySpan<byte> input, ref int next, out InflateStatus status)
    {
        status = InflateStatus.Ok;
        if (_mode == Mode.TableSizes)
        {
            if (!Need(14, input, ref next))
            {
                return false;
            }

            _literalCount = (int)(_hold & 31) + 257;
            _distanceCount = (int)((_hold >> 5) & 31) + 1;
            _lengthCount = (int)((_hold >> 10) & 15) + 4;
            Drop(14);
            if (_literalCount > 286 || _distanceCount > 30)
            {
                status = Fail("too many length or distance symbols");
                return false;
            }

            _have = 0;
            _lengths.AsSpan(0, 19).Clear();
            _mode = Mode.CodeLengths;
        }

        if (_mode == Mode.CodeLengths)
        {
            while (_have < _lengthCount)
            {
                if (!Need(3, input, ref next))
                {
                    return false;
                }

                _lengths[s_lengthOrder[_have++]] = (byte)(_hold & 7);
                Drop(3);
            }

            _codeLengths = HuffmanTable.Create(_lengths.AsSpan(0, 19), mayBeIncomplete: false);
            if (_codeLengths is null)
            {
                status = Fail("invalid code lengths set");
                return false;
            }

            _have = 0;
            _mode = Mode.Lengths;
        }

        return ReadLengths(input, ref next, out status);
    }

    private bool ReadLengths(ReadOnlySpan<byte> input, ref int next, out InflateStatus status)
    {
        status = InflateStatus.Ok;
        int total = _literalCount + _distanceCount;
        while (_have < total)
        {
            int symbol = Decode(_codeLengths!, input, ref next, out int bits);
            if (symbol < 0)
            {
                if (symbol == Invalid)
                {
                    status = Fail("invalid code lengths set");
                }

                return false;
            }

            if (symbol < 16)
            {
                Drop(bits);
                _lengths[_have++] = (byte)symbol;
                continue;
            }

            int extra = symbol switch { 16 => 2, 17 => 3, _ => 7 };
            if (!Need(bits + extra, input, ref next))
            {
                return false;
            }

            Drop(bits);
            int count = (int)(_hold & ((1u << extra) - 1)) + (symbol == 18 ? 11 : 3);
            Drop(extra);
            byte length = 0;
            if (symbol == 16)
            {
                if (_have == 0)
                {
                    status = Fail("invalid bit length repeat");
                    return false;
                }

                length = _lengths[_have - 1];
            }

            if (_have + count > total)
            {
                status = Fail("invalid bit length repeat");
                return false;
            }

            _lengths.AsSpan(_have, count).Fill(length);
            _have += count;
        }

        if (_lengths[256] == 0)
        {
            status = Fail("invalid code -- missing end-of-block");
            return false;
        }

        _literals = HuffmanTable.Create(_lengths.AsSpan(0, _literalCount), mayBeIncomplete: true);
        _distances = HuffmanTable.Create(_lengths.AsSpan(_literalCount, _distanceCount), mayBeIncomplete: true);
        if (_literals is null || _distances is null)
        {
            status = Fail(_literals is null ? "invalid literal/lengths set" : "invalid distances set");
            return false;
        }

        _mode = Mode.Symbols;
        return true;
    }

    /// <summary>Null where the block ended.</summary>
    private InflateStatus? ReadSymbols(ReadOnlySpan<byte> input, ref int next, Span<byte> output, ref int used)
    {
        while (true)
        {
            switch (_mode)
            {
                case Mode.Symbols:
                    if (used == output.Length)
                    {
                        return InflateStatus.Ok;
                    }

                    int symbol = Decode(_literals!, input, ref next, out int bits);
                    if (symbol < 0)
                    {
                        return symbol == Invalid ? Fail("invalid literal/length code") : InflateStatus.Ok;
                    }

                    Drop(bits);
                    if (symbol < 256)
                    {
                        Put((byte)symbol, output, ref used);
                        break;
                    }

                    if (symbol == 256)
                    {
                        _mode = Mode.BlockHead;
                        return null;
                    }

                    if (symbol > 285)
                    {
                        return Fail("invalid literal/length code");
                    }

                    _matchLength = symbol;
                    _mode = Mode.LengthExtra;
                    break;
                case Mode.LengthExtra:
                    int code = _matchLength - 257;
                    int extra = code < 8 || code == 28 ? 0 : (code - 4) >> 2;
                    if (!Need(extra, input, ref next))
                    {
                        return InflateStatus.Ok;
                    }

                    int start = code < 8 ? code + 3 : code == 28 ? 258 : ((4 + (code & 3)) << extra) + 3;
                    _matchLength = start + (int)(_hold & ((1u << extra) - 1));
                    Drop(extra);
                    _mode = Mode.DistanceCode;
                    break;
                case Mode.DistanceCode:
                    _distance = Decode(_distances!, input, ref next, out int distanceBits);
                    if (_distance < 0)
                    {
                        return _distance == Invalid ? Fail("invalid distance code") : InflateStatus.Ok;
                    }

                    if (_distance > 29)
                    {
                        return Fail("invalid distance code");
                    }

                    Drop(distanceBits);
                    _mode = Mode.DistanceExtra;
                    break;
                case Mode.DistanceExtra:
                    int more = _distance < 4 ? 0 : (_distance - 2) >> 1;
                    if (!Need(more, input, ref next))
                    {
                        return InflateStatus.Ok;
                    }

                    int first = _distance < 4 ? _distance + 1 : ((2 + (_distance & 1)) << more) + 1;
                    _distance = first + (int)(_hold & ((1u << more) - 1));
                    Drop(more);
                    if (_distance > _position || _distance > WindowSize)
                    {
                        return Fail("invalid distance too far back");
                    }

                    _mode = Mode.Match;
                    break;
                default:
                    while (_matchLength > 0 && used < output.Length)
                    {
                        Put(_window[(_position - _distance) & (WindowSize - 1)], output, ref used);
                        _matchLength--;
                    }

                    if (_matchLength > 0)
                    {
                        return InflateStatus.Ok;
                    }

                    _mode = Mode.Symbols;
                    break;
            }
        }
    }

    private const int Incomplete = -1;
    private const int Invalid = -2;

    private int Decode(HuffmanTable table, ReadOnlySpan<byte> input, ref int next, out int length)
    {
        while (true)
        {
            int symbol = table.Find(_hold, out length);
            if (length > 0 && length <= _bits)
            {
                return symbol;
            }

            if (_bits >= 15)
            {
                return Invalid;
            }

            if (next == input.Length)
            {
                return Incomplete;
            }

            _hold |= (uint)input[next++] << _bits;
            _bits += 8;
        }
    }

    private bool Need(int count, ReadOnlySpan<byte> input, ref int next)
    {
        while (_bits < count)
        {
            if (next == input.Length)
            {
                return false;
            }

            _hold |= (uint)input[next++] << _bits;
            _bits += 8;
        }

        return true;
    }

    private void Drop(int count)
    {
        _hold = count >= 32 ? 0 : _hold >> count;
        _bits -= count;
    }

    private void Put(byte value, Span<byte> output, ref int used)
    {
        output[used++] = value;
        _window[_position & (WindowSize - 1)] = value;

        // Beyond a full window only the place in it matters.
        _position = _position + 1 == 2 * WindowSize ? WindowSize : _position + 1;
    }

    private InflateStatus Fail(string message)
    {
        Message = message;
        _mode = Mode.Bad;
        return InflateStatus.DataError;
    }

    private static HuffmanTable MakeFixedLiterals()
    {
        byte[] lengths = new byte[288];
        lengths.AsSpan(0, 144).Fill(8);
        lengths.AsSpan(144, 112).Fill(9);
        lengths.AsSpan(256, 24).Fill(7);
        lengths.AsSpan(280).Fill(8);
        return HuffmanTable.Create(lengths, mayBeIncomplete: false)!;
    }

    private static HuffmanTable MakeFixedDistances()
    {
        byte[] lengths = new byte[32];
        Array.Fill(lengths, (byte)5);
        return HuffmanTable.Create(lengths, mayBeIncomplete: false)!;
    }
}
