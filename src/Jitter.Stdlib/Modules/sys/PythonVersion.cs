using System.Runtime.InteropServices;

namespace Jitter.Stdlib.Modules.Sys;

/// <summary>Which Python this is: the version of the library that it runs.</summary>
public static class PythonVersion
{
    /// <summary>3</summary>
    public const int Major = 3;

    /// <summary>13</summary>
    public const int Minor = 13;

    /// <summary>That of the library's files.</summary>
    public const int Micro = 2;

    /// <summary>The first part of file names in __pycache__.</summary>
    public const string CacheTag = "jitter-313";

    /// <summary>sys.hexversion: a final release.</summary>
    public const int Hexadecimal = (Major << 24) | (Minor << 16) | (Micro << 8) | 0xF0;

    /// <summary>sys.implementation._multiarch</summary>
    public static string MultiArchitecture =>
        RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";

    /// <summary>sys.version, in the form that the module platform takes apart.</summary>
    public static string Text => $"{Major}.{Minor}.{Micro} (Jitter, Nov 22 2026, 00:00:00) [.NET {Environment.Version.Major}.{Environment.Version.Minor}]";
}
