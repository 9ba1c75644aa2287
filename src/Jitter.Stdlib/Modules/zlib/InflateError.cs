namespace Jitter.Stdlib.Modules.Zlib;

/// <summary>How a step of decompression ended: zlib's return codes.</summary>
internal enum InflateStatus
{
    Ok = 0,
    StreamEnd = 1,
    NeedDictionary = 2,
    StreamError = -2,
    DataError = -3,
    BufferError = -5,
}

/// <summary>What stands around the deflated data.</summary>
internal enum ZlibWrapper
{
    Raw,
    Zlib,
    Gzip,

    /// <summary>Decompression only: the data tell.</summary>
    Auto,
}
