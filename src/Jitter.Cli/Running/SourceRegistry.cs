using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Import;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Cli.Running;

/// <summary>
/// The texts of -c and of the interactive mode, for tracebacks: linecache gets them as soon as something imports it, so that a start
/// need not.
/// </summary>
internal static class SourceRegistry
{
    private static readonly PyStr s_cache = PyStr.Interned("cache");
    private static readonly Dictionary<string, string> s_texts = [];

    /// <summary>Keeps a text under the name that its code objects have.</summary>
    public static void Add(string fileName, string text)
    {
        s_texts[fileName] = text;
        if (Imports.Loaded(PyStr.Interned("linecache")) is PyModule linecache)
        {
            Fill(linecache);
        }
        else
        {
            Imports.ModuleLoaded = static (name, module) =>
            {
                if (name == "linecache" && module is PyModule loaded)
                {
                    Fill(loaded);
                }
            };
        }
    }

    private static void Fill(PyModule linecache)
    {
        if (linecache.Dict.GetStr(s_cache) is not PyDict cache)
        {
            return;
        }

        foreach ((string name, string text) in s_texts)
        {
            var lines = new PyList();
            foreach (string line in text.TrimEnd('\n').Split('\n'))
            {
                lines.Add(new PyStr(line + "\n"));
            }

            var shownName = new PyStr(name);
            if (!cache.Set(shownName, PyTuple.From([PyInt.From(text.Length), PyNone.None, lines, shownName])))
            {
                Errors.Clear();
            }
        }
    }
}
