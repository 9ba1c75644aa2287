using Jitter.Bytecode;
using Jitter.Bytecode.Archive;
using Jitter.Bytecode.Marshal;
using Jitter.Compiler;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Stdlib.Builder;

/// <summary>Compiles the library's modules, on all processors, and packs them.</summary>
internal static class LibraryCompiler
{
    // As large as the command's own, so that CPython's nesting limits are reached first; untouched pages cost nothing.
    private const int StackSize = 256 << 20;

    private static readonly CompileOptions s_options = new();

    /// <summary>The archive of the files.</summary>
    /// <exception cref="BuildException">A module does not compile.</exception>
    public static byte[] Compile(LibraryFiles files)
    {
        KeyValuePair<string, byte[]>[] all = [.. files.All];
        var compiled = new Compiled[all.Length];
        int next = -1;
        Exception? failure = null;
        var threads = new Thread[Math.Max(1, Math.Min(Environment.ProcessorCount, 8))];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Work, StackSize);
            threads[i].Start();
        }

        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        if (failure is not null)
        {
            throw failure;
        }

        var writer = new ArchiveWriter();
        for (int i = 0; i < all.Length; i++)
        {
            if (compiled[i].Marshal is { } marshal)
            {
                writer.AddModule(all[i].Key, marshal, compiled[i].Stored, all[i].Value.Length);
            }
            else
            {
                writer.AddData(all[i].Key, compiled[i].Stored, all[i].Value.Length);
            }
        }

        return writer.Write();

        void Work()
        {
            try
            {
                for (int i = Interlocked.Increment(ref next); i < all.Length && failure is null; i = Interlocked.Increment(ref next))
                {
                    byte[]? marshal = ArchiveWriter.IsModulePath(all[i].Key) ? Compile(all[i].Key, all[i].Value) : null;
                    compiled[i] = new Compiled(marshal, ArchiveWriter.Deflate(all[i].Value));
                }
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
            }
        }
    }

    private static byte[] Compile(string path, byte[] source)
    {
        try
        {
            CodeObject code = PythonCompiler.Compile(SourceText.FromBytes(source), path, s_options);
            return MarshalWriter.Write(code);
        }
        catch (PythonSyntaxException e)
        {
            string place = e.Line is { } line ? $"{path}({line},{Math.Max(e.Offset ?? 1, 1)})" : path;
            throw new BuildException($"{place}: {e.Kind}: {e.Message}");
        }
    }

    private readonly record struct Compiled(byte[]? Marshal, byte[] Stored);
}
