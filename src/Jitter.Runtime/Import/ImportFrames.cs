using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Threads;

namespace Jitter.Runtime.Import;

/// <summary>Takes importlib's own frames out of tracebacks (remove_importlib_frames in CPython's Python/import.c).</summary>
internal static class ImportFrames
{
    private const string Bootstrap = "<frozen importlib._bootstrap>";
    private const string External = "<frozen importlib._bootstrap_external>";
    private const string LastFrame = "_call_with_frames_removed";

    /// <summary>
    /// Removes them from the pending error's traceback: all runs of them from an ImportError's, from others' those that end where the
    /// module's own code is called.
    /// </summary>
    public static void Remove()
    {
        if (PyThreadState.Current.Error is not { } error || RuntimeConfig.Verbose > 0)
        {
            return;
        }

        bool always = error.Type.IsSubtypeOf(PyExceptions.ImportError);
        PyTraceback? before = null;
        PyTraceback? runBefore = null;
        bool inRun = false;
        for (PyTraceback? entry = error.Traceback; entry is not null; entry = entry.Next)
        {
            string file = entry.Frame.Code.Code.FileName;
            bool isImportlib = file is Bootstrap or External;
            if (isImportlib && !inRun)
            {
                runBefore = before;
            }

            inRun = isImportlib;
            if (isImportlib && (always || entry.Frame.Code.Code.Name == LastFrame))
            {
                if (runBefore is null)
                {
                    error.Traceback = entry.Next;
                }
                else
                {
                    runBefore.Next = entry.Next;
                }

                before = runBefore;
            }
            else
            {
                before = entry;
            }
        }
    }
}
