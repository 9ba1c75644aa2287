namespace Jitter.Bytecode.Archive;

/// <summary>What a file of an archive is.</summary>
public enum EntryKind : byte
{
    /// <summary>A file that is no module.</summary>
    Data = 0,

    /// <summary>A module that is no package.</summary>
    Module = 1,

    /// <summary>The __init__.py of a package.</summary>
    Package = 2,
}

/// <summary>A file of a <see cref="CodeArchive"/>.</summary>
public readonly record struct ArchiveEntry
{
    /// <summary>What it is.</summary>
    public EntryKind Kind { get; internal init; }

    /// <summary>The length of the marshalled code; 0 if it is no module.</summary>
    public int CodeLength { get; internal init; }

    /// <summary>The length of the file: for a module, of its source.</summary>
    public int ContentLength { get; internal init; }

    internal int PathOffset { get; init; }

    internal int PathLength { get; init; }

    internal uint NameHash { get; init; }

    internal int CodeOffset { get; init; }

    internal int ContentOffset { get; init; }

    internal int StoredLength { get; init; }
}
