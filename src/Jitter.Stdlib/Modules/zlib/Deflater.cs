using System.Buffers.Binary;
using System.IO.Compression;
using Jitter.Stdlib.Modules.Binascii;

namespace Jitter.Stdlib.Modules.Zlib;

/// <summary>Compression in steps: .NET's deflate, with the wrappers' headers and trailers around it.</summary>
internal sealed class Deflater : IDisposable
{
    private readonly ZlibWrapper _wrapper;
    private readonly int _level;
    private readonly int _strategy;
    private readonly int _windowBits;
    private readonly byte[] _dictionary;
    private readonly MemoryStream _output = new();
    private readonly MemoryStream _history = new();
    private readonly List<long> _flushes = [];
    private readonly DeflateStream _stream;
    private uint _check;
    private uint _total;
    private bool _hasHeader;
    private bool _isDirty = true;

    public Deflater(ZlibWrapper wrapper, int level, int strategy, int windowBits, byte[] dictionary)
    {
        _wrapper = wrapper;
        _level = level;
        _strategy = strategy;
        _windowBits = windowBits;
        _dictionary = dictionary;
        _check = wrapper == ZlibWrapper.Gzip ? 0u : 1u;
        var options = new ZLibCompressionOptions
        {
            CompressionLevel = level < 0 ? 6 : level,
            CompressionStrategy = (ZLibCompressionStrategy)strategy,
        };
        _stream = new DeflateStream(_output, options, leaveOpen: true);
        if (dictionary.Length > 0)
        {
            // What follows may refer to it; its own compressed form is not part of the output.
            _stream.Write(dictionary);
            _stream.Flush();
            _output.SetLength(0);
        }
    }

    /// <summary>Adds data; the bytes that are ready.</summary>
    public byte[] Compress(ReadOnlySpan<byte> data)
    {
        WriteHeader();
        _check = _wrapper == ZlibWrapper.Gzip ? Checksums.Crc32(data, _check) : Checksums.Adler32(data, _check);
        _total += (uint)data.Length;
        _history.Write(data);
        _isDirty |= !data.IsEmpty;
        _stream.Write(data);
        return Take();
    }

    /// <summary>Brings everything so far into the output.</summary>
    public byte[] Flush()
    {
        WriteHeader();
        if (_isDirty)
        {
            _flushes.Add(_history.Length);
            _stream.Flush();
            _isDirty = false;
        }

        return Take();
    }

    /// <summary>Ends the stream.</summary>
    public byte[] Finish()
    {
        WriteHeader();
        long before = _output.Length;
        _stream.Dispose();
        if (_output.Length == before && _total == 0)
        {
            // .NET writes nothing for nothing; an empty final block belongs there.
            _output.Write([3, 0]);
        }

        Span<byte> trailer = stackalloc byte[8];
        switch (_wrapper)
        {
            case ZlibWrapper.Zlib:
                BinaryPrimitives.WriteUInt32BigEndian(trailer, _check);
                _output.Write(trailer[..4]);
                break;
            case ZlibWrapper.Gzip:
                BinaryPrimitives.WriteUInt32LittleEndian(trailer, _check);
                BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], _total);
                _output.Write(trailer);
                break;
        }

        return Take();
    }

    /// <summary>A compressor in the same state: .NET's cannot be copied, so it is made by compressing the same again.</summary>
    public Deflater Clone()
    {
        var copy = new Deflater(_wrapper, _level, _strategy, _windowBits, _dictionary);
        ReadOnlySpan<byte> history = _history.GetBuffer().AsSpan(0, (int)_history.Length);
        int start = 0;
        foreach (long end in _flushes)
        {
            copy.Compress(history[start..(int)end]);
            copy.Flush();
            start = (int)end;
        }

        if (_hasHeader)
        {
            copy.Compress(history[start..]);
        }

        return copy;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _output.Dispose();
        _history.Dispose();
    }

    private void WriteHeader()
    {
        if (_hasHeader)
        {
            return;
        }

        _hasHeader = true;
        bool fast = _strategy >= 2 || _level is 0 or 1;
        switch (_wrapper)
        {
            case ZlibWrapper.Zlib:
                int flevel = fast ? 0 : _level is > 0 and < 6 ? 1 : _level is 6 or < 0 ? 2 : 3;
                int header = ((8 + ((_windowBits - 8) << 4)) << 8) | (flevel << 6) | (_dictionary.Length > 0 ? 0x20 : 0);
                header += 31 - (header % 31);
                _output.Write([(byte)(header >> 8), (byte)header]);
                if (_dictionary.Length > 0)
                {
                    Span<byte> id = stackalloc byte[4];
                    BinaryPrimitives.WriteUInt32BigEndian(id, Checksums.Adler32(_dictionary, 1));
                    _output.Write(id);
                }

                break;
            case ZlibWrapper.Gzip:
                _output.Write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, (byte)(_level == 9 ? 2 : fast ? 4 : 0), 3]);
                break;
        }
    }

    private byte[] Take()
    {
        byte[] result = _output.ToArray();
        _output.SetLength(0);
        return result;
    }
}
