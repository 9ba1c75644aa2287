using System.IO.Compression;
using System.Reflection;

namespace Jitter.Primitives;

/// <summary>Reads the data files that are embedded in Jitter's assemblies.</summary>
public static class EmbeddedData
{
    /// <summary>The content of a zlib-compressed resource.</summary>
    public static byte[] Inflate(Assembly assembly, string name)
    {
        using Stream resource = assembly.GetManifestResourceStream(name)!;
        using var inflater = new ZLibStream(resource, CompressionMode.Decompress);
        using var content = new MemoryStream();
        inflater.CopyTo(content);
        return content.ToArray();
    }
}
