namespace Jitter.Stdlib.Library;

/// <summary>
/// The modules that CPython 3.13 has frozen into its executable (Python/frozen.c), and so imports before it looks at
/// sys.path. __hello_only__ is not among them: its source is no part of the library.
/// </summary>
public static class FrozenNames
{
    private static readonly Frozen[] s_frozen =
    [
        new("_frozen_importlib", "importlib._bootstrap"),
        new("_frozen_importlib_external", "importlib._bootstrap_external"),
        new("zipimport"),
        new("abc"),
        new("codecs"),
        new("io"),
        new("_collections_abc"),
        new("_sitebuiltins"),
        new("genericpath"),
        new("ntpath"),
        new("posixpath"),
        new("os.path", "posixpath"),
        new("os"),
        new("site"),
        new("stat"),
        new("importlib.util"),
        new("importlib.machinery"),
        new("runpy"),
        new("__hello__"),
        new("__hello_alias__", "__hello__"),
        new("__phello_alias__", "__hello__") { IsPackage = true },
        new("__phello_alias__.spam", "__hello__"),
        new("__phello__") { IsPackage = true },
        new("__phello__.__init__", "__phello__") { Origin = "<__phello__" },
        new("__phello__.ham") { IsPackage = true },
        new("__phello__.ham.__init__", "__phello__.ham") { Origin = "<__phello__.ham" },
        new("__phello__.ham.eggs"),
        new("__phello__.spam"),
    ];

    /// <summary>The names in CPython's order (_imp._frozen_module_names).</summary>
    public static IEnumerable<string> All => s_frozen.Select(frozen => frozen.Name);

    internal static Frozen? Find(string name)
    {
        foreach (Frozen frozen in s_frozen)
        {
            if (frozen.Name == name)
            {
                return frozen;
            }
        }

        return null;
    }

    /// <summary>A name, and the module whose code it stands for.</summary>
    internal sealed record Frozen(string Name, string Source)
    {
        public Frozen(string name)
            : this(name, name)
        {
        }

        /// <summary>Whether the import system treats it as a package.</summary>
        public bool IsPackage { get; init; }

        /// <summary>What _imp.find_frozen says that it is made of.</summary>
        public string Origin { get; init; } = Source;
    }
}
