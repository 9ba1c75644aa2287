namespace Jitter.Stdlib.Modules.Hashes;

/// <summary>A hash that is being computed.</summary>
internal abstract class HashState
{
    private readonly byte[] _block;
    private int _used;

    protected HashState(int blockSize) => _block = new byte[blockSize];

    /// <summary>Copies a state.</summary>
    protected HashState(HashState other)
    {
        _block = (byte[])other._block.Clone();
        _used = other._used;
        Length = other.Length;
    }

    /// <summary>How many bytes were added.</summary>
    protected ulong Length { get; private set; }

    /// <summary>The bytes of a block that is not complete yet.</summary>
    protected Span<byte> Pending => _block.AsSpan(0, _used);

    /// <summary>The whole block, of which <see cref="Pending"/> is the beginning.</summary>
    protected Span<byte> Block => _block;

    /// <summary>Whether a full block waits for more input before it is used (BLAKE2's last block is special).</summary>
    protected virtual bool KeepsLastBlock => false;

    public abstract HashState Clone();

    public void Update(ReadOnlySpan<byte> data)
    {
        Length += (ulong)data.Length;
        while (!data.IsEmpty)
        {
            if (_used == _block.Length)
            {
                Process(_block);
                _used = 0;
            }

            if (_used == 0 && data.Length > _block.Length)
            {
                Process(data[.._block.Length]);
                data = data[_block.Length..];
                continue;
            }

            int taken = Math.Min(_block.Length - _used, data.Length);
            data[..taken].CopyTo(_block.AsSpan(_used));
            _used += taken;
            data = data[taken..];
        }

        if (_used == _block.Length && !KeepsLastBlock)
        {
            Process(_block);
            _used = 0;
        }
    }

    /// <summary>The digest of what was added so far; the state goes on.</summary>
    public byte[] Digest(int length)
    {
        byte[] result = new byte[length];
        Clone().Finish(result);
        return result;
    }

    protected abstract void Process(ReadOnlySpan<byte> block);

    /// <summary>Completes the computation.</summary>
    protected abstract void Finish(Span<byte> digest);

    /// <summary>The padding of MD5 and the SHAs: a bit, zeros, the length in bits.</summary>
    protected void Pad(int lengthSize, bool bigEndian)
    {
        ulong bits = Length << 3;
        _block[_used++] = 0x80;
        if (_used > _block.Length - lengthSize)
        {
            _block.AsSpan(_used).Clear();
            Process(_block);
            _used = 0;
        }

        _block.AsSpan(_used).Clear();
        if (bigEndian)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(_block.AsSpan(_block.Length - 8), bits);
        }
        else
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(_block.AsSpan(_block.Length - 8), bits);
        }

        Process(_block);
    }
}
