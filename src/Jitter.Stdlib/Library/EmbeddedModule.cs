using System.Text;
using Jitter.Bytecode;
using Jitter.Bytecode.Archive;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Stdlib.Library;

/// <summary>A module of the <see cref="EmbeddedLibrary"/>. It keeps nothing: every read goes to the archive.</summary>
public sealed class EmbeddedModule
{
    private readonly EmbeddedLibrary _library;
    private readonly ArchiveEntry _entry;

    internal EmbeddedModule(EmbeddedLibrary library, ArchiveEntry entry, string name)
    {
        _library = library;
        _entry = entry;
        Name = name;
        FileName = library.FileNameOf(entry);
    }

    /// <summary>The full name.</summary>
    public string Name { get; }

    /// <summary>Where the source seems to be: __file__ and co_filename.</summary>
    public string FileName { get; }

    /// <summary>Whether it is a package; its __path__ is the folder of <see cref="FileName"/>.</summary>
    public bool IsPackage => _entry.Kind == EntryKind.Package;

    /// <summary>The length of the source in bytes.</summary>
    public int SourceLength => _entry.ContentLength;

    /// <summary>The code, unmarshalled anew at each call, with co_filename <see cref="FileName"/>.</summary>
    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    /// <exception cref="IOException">The archive cannot be read.</exception>
    public CodeObject ReadCode() => _library.Archive.ReadCode(_entry, FileName);

    /// <summary>The code with another co_filename.</summary>
    /// <inheritdoc cref="ReadCode()" path="/exception"/>
    public CodeObject ReadCode(string fileName) => _library.Archive.ReadCode(_entry, fileName);

    /// <summary>The marshalled code, whose co_filename is the path from the library's root.</summary>
    /// <inheritdoc cref="ReadCode()" path="/exception"/>
    public byte[] ReadMarshal() => _library.Archive.ReadMarshal(_entry);

    /// <summary>The source's bytes.</summary>
    /// <inheritdoc cref="ReadCode()" path="/exception"/>
    public byte[] ReadSource() => _library.Archive.ReadContent(_entry);

    /// <summary>The source as text, decoded by its coding cookie, with \n for all line ends (importlib's decode_source).</summary>
    /// <inheritdoc cref="ReadCode()" path="/exception"/>
    public string ReadSourceText()
    {
        try
        {
            SourceText source = SourceText.FromBytes(ReadSource());
            return Encoding.UTF8.GetString(source.Bytes.AsSpan(0, source.Length - (source.LastLineWasOpen ? 1 : 0)));
        }
        catch (PythonSyntaxException e)
        {
            throw new InvalidDataException($"the source of {Name} is damaged ({e.Message})", e);
        }
    }
}
