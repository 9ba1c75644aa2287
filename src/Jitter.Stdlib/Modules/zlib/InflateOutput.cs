using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Zlib;

/// <summary>Collects what a decompressor gives.</summary>
internal sealed class InflateOutput(long firstSize)
{
    private byte[] _data = new byte[Math.Min(firstSize, 1 << 20)];
    private int _used;

    public PyBytes ToBytes() => PyBytes.From(_data.AsSpan(0, _used));

    /// <summary>Decompresses until the input, the stream or the limit ends.</summary>
    /// <param name="inflater">The decompressor.</param>
    /// <param name="input">The input.</param>
    /// <param name="limit">The most bytes that may come out.</param>
    /// <param name="dictionary">A preset dictionary; empty for none.</param>
    /// <param name="consumed">How much of the input was used.</param>
    /// <param name="message">What is wrong.</param>
    public InflateStatus Run(Inflater inflater, ReadOnlySpan<byte> input, long limit, byte[] dictionary, out int consumed, out string? message)
    {
        consumed = 0;
        message = null;
        while (true)
        {
            if (_used == _data.Length && _used < limit)
            {
                Array.Resize(ref _data, (int)Math.Min(Array.MaxLength, Math.Max(64, _data.Length * 2L)));
            }

            int room = (int)Math.Min(limit, _data.Length) - _used;
            InflateStatus status = inflater.Run(input[consumed..], out int taken, _data.AsSpan(_used, room), out int written);
            consumed += taken;
            _used += written;
            if (status == InflateStatus.NeedDictionary && dictionary.Length > 0)
            {
                if (!inflater.SetDictionary(dictionary))
                {
                    message = "setting zdict";
                    return InflateStatus.DataError;
                }

                continue;
            }

            if (status != InflateStatus.Ok)
            {
                message = inflater.Message;
                return status;
            }

            if (_used >= limit || (written == 0 && taken == 0) || (consumed == input.Length && _used < _data.Length))
            {
                return status;
            }
        }
    }
}
