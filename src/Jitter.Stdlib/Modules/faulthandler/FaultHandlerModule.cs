using System.Globalization;
using System.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;
using Microsoft.Win32.SafeHandles;

namespace Jitter.Stdlib.Modules.FaultHandler;

/// <summary>The module faulthandler: writes the threads' tracebacks to a file descriptor, without running any Python code.</summary>
[PyModule("faulthandler", Doc = "Writes the threads' tracebacks.")]
public static partial class FaultHandlerModule
{
    private const int MaxFrames = 100;
    private const int MaxThreads = 100;
    private const int MaxText = 500;

    private static readonly PyStr s_fileno = PyStr.Interned("fileno");
    private static readonly PyStr s_flush = PyStr.Interned("flush");

    private static bool s_isEnabled;
    private static Timer? s_timer;

    /// <summary>The runtime ends itself with a report of its own where it fails: what is enabled is only known.</summary>
    [PyFunction("enable(file=sys.stderr, all_threads=True)")]
    private static PyObject? Enable(PyObject? file, bool allThreads)
    {
        if (DescriptorOf(file) < 0)
        {
            return null;
        }

        s_isEnabled = true;
        return PyNone.None;
    }

    [PyFunction("disable()")]
    private static bool Disable()
    {
        bool was = s_isEnabled;
        s_isEnabled = false;
        return was;
    }

    [PyFunction("is_enabled()")]
    private static bool IsEnabled() => s_isEnabled;

    [PyFunction("dump_traceback(file=sys.stderr, all_threads=True)")]
    private static PyObject? DumpTraceback(PyObject? file, bool allThreads)
    {
        int descriptor = DescriptorOf(file);
        if (descriptor < 0)
        {
            return null;
        }

        Write(descriptor, allThreads ? TextOfAll(PyThreadState.Current) : "Stack (most recent call first):\n" + TextOf(PyThreadState.Current));
        return PyNone.None;
    }

    [PyFunction("dump_traceback_later(timeout, repeat=False, file=sys.stderr, exit=False)")]
    private static PyObject? DumpTracebackLater(double timeout, bool repeat, PyObject? file, bool exit)
    {
        if (timeout <= 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "timeout must be greater than 0");
        }

        int descriptor = DescriptorOf(file);
        if (descriptor < 0)
        {
            return null;
        }

        s_timer?.Dispose();
        var period = TimeSpan.FromSeconds(timeout);
        string head = $"Timeout ({FormatTime(period)})!\n";
        s_timer = new Timer(
            _ =>
            {
                Write(descriptor, head + TextOfAll(null));
                if (exit)
                {
                    Environment.Exit(1);
                }
            },
            null,
            period,
            repeat ? period : Timeout.InfiniteTimeSpan);
        return PyNone.None;
    }

    [PyFunction("cancel_dump_traceback_later()")]
    private static void CancelDumpTracebackLater()
    {
        s_timer?.Dispose();
        s_timer = null;
    }

    private static string FormatTime(TimeSpan time)
    {
        string text = $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}";
        return time.Milliseconds == 0 ? text : $"{text}.{time.Ticks % TimeSpan.TicksPerSecond / 10:000000}";
    }

    /// <summary>The file descriptor of an argument: a number, or a file object, which is flushed; -1 with an error pending.</summary>
    private static int DescriptorOf(PyObject? file)
    {
        if (file is null or PyNone)
        {
            file = ErrorDisplay.SysAttribute("stderr");
            if (file is null)
            {
                return Errors.RaiseMinusOne(PyExceptions.RuntimeError, "unable to get sys.stderr");
            }

            if (file is PyNone)
            {
                return Errors.RaiseMinusOne(PyExceptions.RuntimeError, "sys.stderr is None");
            }
        }

        if (file is PyInt number)
        {
            return number.TryGetInt64(out long given) && given is >= 0 and <= int.MaxValue
                ? (int)given
                : Errors.RaiseMinusOne(PyExceptions.ValueError, "file is not a valid file descriptor");
        }

        if (Calls.CallMethod(file, s_fileno) is not { } result)
        {
            return -1;
        }

        if (result is not PyInt descriptor || !descriptor.TryGetInt64(out long value) || value is < 0 or > int.MaxValue)
        {
            return Errors.RaiseMinusOne(PyExceptions.RuntimeError, "file.fileno() is not a valid file descriptor");
        }

        if (Calls.CallMethod(file, s_flush) is null)
        {
            Errors.Clear();
        }

        return (int)value;
    }

    private static void Write(int descriptor, string text)
    {
        try
        {
            using var handle = new SafeFileHandle(descriptor, ownsHandle: false);
            using var stream = new FileStream(handle, FileAccess.Write, 0);
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // There is nobody to tell.
        }
    }

    private static string TextOfAll(PyThreadState? current)
    {
        var text = new StringBuilder();
        int count = 0;
        foreach (PyThreadState thread in PyThreadState.All.ToArray())
        {
            if (count > 0)
            {
                text.Append('\n');
            }

            if (count++ == MaxThreads)
            {
                text.Append("...\n");
                break;
            }

            string head = ReferenceEquals(thread, current) ? "Current thread" : "Thread";
            text.Append(CultureInfo.InvariantCulture, $"{head} 0x{thread.Identifier:x16} (most recent call first):\n").Append(TextOf(thread));
        }

        return text.ToString();
    }

    private static string TextOf(PyThreadState thread)
    {
        if (thread.Frame is null)
        {
            return "  <no Python frame>\n";
        }

        var text = new StringBuilder();
        int depth = 0;
        for (PyFrame? frame = thread.Frame; frame is not null; frame = frame.Back)
        {
            if (depth++ == MaxFrames)
            {
                text.Append("  ...\n");
                break;
            }

            string line = frame.Line < 0 ? "???" : frame.Line.ToString(CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"  File \"{Escape(frame.Code.Code.FileName)}\", line {line} in {Escape(frame.Code.Name.ToString())}\n");
        }

        return text.ToString();
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, MaxText)))
        {
            if (c is >= ' ' and < '\x7f')
            {
                escaped.Append(c);
            }
            else
            {
                escaped.Append(c <= 0xFF ? "\\x" : "\\u").Append(((int)c).ToString(c <= 0xFF ? "x2" : "x4", CultureInfo.InvariantCulture));
            }
        }

        return text.Length > MaxText ? escaped.Append("...").ToString() : escaped.ToString();
    }
}
