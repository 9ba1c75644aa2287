using System.IO.Compression;

namespace Jitter.Primitives.Text.Unicode;

/// <summary>Reads the data files that are embedded in this assembly.</summary>
internal static class EmbeddedData
{
    /// <summary>The content of a zlib-compressed resource.</summary>
    public static byte[] Inflate(string name)
    {
        using Stream resource = typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)!;
        using var inflater = new ZLibStream(resource, CompressionMode.Decompress);
        using var content = new MemoryStream();
        inflater.CopyTo(content);
        return content.ToArray();
    }
}
