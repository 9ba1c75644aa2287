using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Hashes;

/// <summary>_md5.</summary>
[PyModule("_md5")]
public static partial class Md5Module
{
    /// <summary>The type of MD5 objects.</summary>
    [PyConstant("MD5Type")]
    public static PyType HashType { get; } = PyHash.MakeType("_md5", "md5");

    [PyFunction("md5($module, /, string=b'', *, usedforsecurity=True)")]
    private static PyObject? Create(PyObject? @string, bool usedforsecurity) =>
        PyHash.Create(HashType, new Md5State(), "md5", 64, 16, @string);
}

/// <summary>_sha1.</summary>
[PyModule("_sha1")]
public static partial class Sha1Module
{
    /// <summary>The type of SHA-1 objects.</summary>
    [PyConstant("SHA1Type")]
    public static PyType HashType { get; } = PyHash.MakeType("_sha1", "sha1");

    [PyFunction("sha1($module, /, string=b'', *, usedforsecurity=True)")]
    private static PyObject? Create(PyObject? @string, bool usedforsecurity) =>
        PyHash.Create(HashType, new Sha1State(), "sha1", 64, 20, @string);
}

/// <summary>_sha2.</summary>
[PyModule("_sha2")]
public static partial class Sha2Module
{
    /// <summary>The type of SHA-224 objects.</summary>
    [PyConstant("SHA224Type")]
    public static PyType Sha224Type { get; } = PyHash.MakeType("_sha2", "SHA224Type");

    /// <summary>The type of SHA-256 objects.</summary>
    [PyConstant("SHA256Type")]
    public static PyType Sha256Type { get; } = PyHash.MakeType("_sha2", "SHA256Type");

    /// <summary>The type of SHA-384 objects.</summary>
    [PyConstant("SHA384Type")]
    public static PyType Sha384Type { get; } = PyHash.MakeType("_sha2", "SHA384Type");

    /// <summary>The type of SHA-512 objects.</summary>
    [PyConstant("SHA512Type")]
    public static PyType Sha512Type { get; } = PyHash.MakeType("_sha2", "SHA512Type");

    [PyFunction("sha224($module, /, string=b'', *, usedforsecurity=True)")]
    private static PyObject? Sha224(PyObject? @string, bool usedforsecurity) =>
        PyHash.Create(Sha224Type, new Sha256State(is224: true), "sha224", 64, 28, @string);

    [PyFunction("sha256($module, /, string=b'', *, usedforsecurity=True)")]
    private static PyObject? Sha256(PyObject? @string, bool usedforsecurity) =>
        PyHash.Create(Sha256Type, new Sha256State(is224: false), "sha256", 64, 32, @string);

    [PyFunction("sha384($module, /, string=b'', *, usedforsecurity=True)")]
    private static PyObject? Sha384(PyObject? @string, bool usedforsecurity) =>
        PyHash.Create(Sha384Type, new Sha512State(is384: true), "sha384", 128, 48, @string);

    [PyFunction("sha512($module, /, string=b'', *, usedforsecurity=True)")]
    private static PyObject? Sha512(PyObject? @string, bool usedforsecurity) =>
        PyHash.Create(Sha512Type, new Sha512State(is384: false), "sha512", 128, 64, @string);
}
