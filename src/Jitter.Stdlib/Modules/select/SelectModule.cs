using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Select;

/// <summary>Waiting for descriptors: select, poll, epoll.</summary>
[PyModule("select", Types = [typeof(PyEpoll)])]
internal static partial class SelectModule
{
    private const int SetSize = 1024;
    private const short Priority = 2;
    private const short Failed = 8;
    private const short HungUp = 16;
    private const short Invalid = 32;

    private const string Numbers =
        """
        EPOLLERR=8 EPOLLET=2147483648 EPOLLEXCLUSIVE=268435456 EPOLLHUP=16 EPOLLIN=1 EPOLLMSG=1024 EPOLLONESHOT=1073741824 EPOLLOUT=4
        EPOLLPRI=2 EPOLLRDBAND=128 EPOLLRDHUP=8192 EPOLLRDNORM=64 EPOLLWRBAND=512 EPOLLWRNORM=256 EPOLL_CLOEXEC=524288 PIPE_BUF=4096
        POLLERR=8 POLLHUP=16 POLLIN=1 POLLMSG=1024 POLLNVAL=32 POLLOUT=4 POLLPRI=2 POLLRDBAND=128 POLLRDHUP=8192 POLLRDNORM=64
        POLLWRBAND=512 POLLWRNORM=256
        """;

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        PosixConstants.AddNumbers(attributes, Numbers);
        attributes.SetStr(PyStr.Interned("error"), PyExceptions.OSError);
        return true;
    }

    [PyFunction("poll($module, /)")]
    private static PyObject Poll() => new PyPoll();

    [PyFunction("select($module, rlist, wlist, xlist, timeout=None, /)")]
    private static PyObject? Select(PyObject rlist, PyObject wlist, PyObject xlist, PyObject? timeout)
    {
        long nanoseconds = -1;
        if (timeout is not (null or PyNone))
        {
            if (!TimeValues.ToNanoseconds(timeout, out nanoseconds))
            {
                if (Errors.ClearIf(PyExceptions.TypeError))
                {
                    Errors.Raise(PyExceptions.TypeError, "timeout must be a float or None");
                }

                return null;
            }

            if (nanoseconds < 0)
            {
                return Errors.Raise(PyExceptions.ValueError, "timeout must be non-negative");
            }
        }

        var descriptors = new List<PollDescriptor>();
        if (Collect(rlist, SystemCalls.POLLIN, descriptors) is not { } readers
            || Collect(wlist, SystemCalls.POLLOUT, descriptors) is not { } writers
            || Collect(xlist, Priority, descriptors) is not { } others)
        {
            return null;
        }

        PollDescriptor[] all = new PollDescriptor[descriptors.Count + 1];
        descriptors.CopyTo(all);
        if (PollCalls.Wait(all, descriptors.Count, nanoseconds) < 0)
        {
            return SystemCalls.Fail();
        }

        for (int i = 0; i < descriptors.Count; i++)
        {
            if ((all[i].Results & Invalid) != 0)
            {
                return OSErrors.Raise(9);
            }
        }

        return new PyTuple([
            Ready(readers, all, 0, SystemCalls.POLLIN | HungUp | Failed),
            Ready(writers, all, readers.Length, SystemCalls.POLLOUT | Failed),
            Ready(others, all, readers.Length + writers.Length, Priority),
        ]);
    }

    private static PyObject[]? Collect(PyObject list, short events, List<PollDescriptor> descriptors)
    {
        if (Iteration.GetIterator(list) is null)
        {
            Errors.Clear();
            Errors.Raise(PyExceptions.TypeError, "arguments 1-3 must be sequences");
            return null;
        }

        if (Iteration.ToArray(list) is not { } items)
        {
            return null;
        }

        foreach (PyObject item in items)
        {
            if (!DescriptorArgument.TryConvert(item, "select", "argument", out DescriptorArgument descriptor))
            {
                return null;
            }

            if (descriptor.Value >= SetSize)
            {
                Errors.Raise(PyExceptions.ValueError, "filedescriptor out of range in select()");
                return null;
            }

            descriptors.Add(new PollDescriptor { Descriptor = descriptor.Value, Events = events });
        }

        return items;
    }

    private static PyList Ready(PyObject[] items, PollDescriptor[] descriptors, int start, int events)
    {
        var result = new PyList();
        for (int i = 0; i < items.Length; i++)
        {
            if ((descriptors[start + i].Results & events) != 0)
            {
                result.Add(items[i]);
            }
        }

        return result;
    }
}

/// <summary>select.poll()'s objects.</summary>
[PyClass("select.poll", Flags = TypeFlags.DisallowInstantiation)]
internal sealed partial class PyPoll : PyObject
{
    private const int DefaultEvents = 7;
    private const long NanosecondsPerMillisecond = 1_000_000;

    private readonly List<PollDescriptor> _descriptors = [];
    private bool _polls;

    public override PyType Type => TypeObject;

    private int IndexOf(int descriptor) => _descriptors.FindIndex(d => d.Descriptor == descriptor);

    private static bool ToEvents(PyObject? value, out short events)
    {
        events = DefaultEvents;
        if (value is null)
        {
            return true;
        }

        if (!ArgumentConversion.ToInt64(value, out long mask))
        {
            return false;
        }

        events = (short)mask;
        return mask is >= 0 and <= ushort.MaxValue
            || (mask < 0
                ? Errors.RaiseFalse(PyExceptions.ValueError, "value must be positive")
                : Errors.RaiseFalse(PyExceptions.OverflowError, "Python int too large for C unsigned short"));
    }

    [PyMethod("register($self, fd, eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, /)")]
    private PyObject? Register(DescriptorArgument fd, PyObject? eventmask)
    {
        if (!ToEvents(eventmask, out short events))
        {
            return null;
        }

        var descriptor = new PollDescriptor { Descriptor = fd.Value, Events = events };
        int index = IndexOf(fd.Value);
        if (index >= 0)
        {
            _descriptors[index] = descriptor;
        }
        else
        {
            _descriptors.Add(descriptor);
        }

        return PyNone.None;
    }

    [PyMethod("modify($self, fd, eventmask, /)")]
    private PyObject? Modify(DescriptorArgument fd, PyObject eventmask)
    {
        int index = IndexOf(fd.Value);
        if (!ToEvents(eventmask, out short events))
        {
            return null;
        }

        if (index < 0)
        {
            return OSErrors.Raise(2);
        }

        _descriptors[index] = new PollDescriptor { Descriptor = fd.Value, Events = events };
        return PyNone.None;
    }

    [PyMethod("unregister($self, fd, /)")]
    private PyObject? Unregister(DescriptorArgument fd)
    {
        int index = IndexOf(fd.Value);
        if (index < 0)
        {
            return Errors.RaiseWith(PyExceptions.KeyError, PyInt.From(fd.Value));
        }

        _descriptors.RemoveAt(index);
        return PyNone.None;
    }

    [PyMethod("poll($self, timeout=None, /)")]
    private PyObject? Poll(PyObject? timeout)
    {
        long nanoseconds = -1;
        if (timeout is not (null or PyNone))
        {
            if (timeout is PyFloat number)
            {
                nanoseconds = (long)Math.Ceiling(Math.Clamp(number.Value, -1, 9e12) * NanosecondsPerMillisecond);
            }
            else if (ArgumentConversion.ToInt64(timeout, out long milliseconds))
            {
                if (milliseconds > int.MaxValue)
                {
                    return Errors.Raise(PyExceptions.OverflowError, "timeout is too large");
                }

                nanoseconds = milliseconds < 0 ? -1 : milliseconds * NanosecondsPerMillisecond;
            }
            else
            {
                return null;
            }
        }

        if (_polls)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "concurrent poll() invocation");
        }

        var all = new PollDescriptor[_descriptors.Count + 1];
        _descriptors.CopyTo(all);
        int count = _descriptors.Count;
        _polls = true;
        int ready = PollCalls.Wait(all, count, nanoseconds);
        _polls = false;
        if (ready < 0)
        {
            return SystemCalls.Fail();
        }

        var result = new PyList();
        for (int i = 0; i < count; i++)
        {
            if (all[i].Results != 0)
            {
                result.Add(new PyTuple([PyInt.From(all[i].Descriptor), PyInt.From((ushort)all[i].Results)]));
            }
        }

        return result;
    }
}

/// <summary>select.epoll</summary>
[PyClass("select.epoll")]
internal sealed unsafe partial class PyEpoll : PyObject
{
    private const int EntrySize = 12;
    private const int Add = 1;
    private const int Delete = 2;
    private const int Change = 3;
    private const int DefaultCount = 1023;

    private int _descriptor;

    private PyEpoll(int descriptor) => _descriptor = descriptor;

    ~PyEpoll()
    {
        if (_descriptor >= 0)
        {
            _ = LibC.close(_descriptor);
        }
    }

    public override PyType Type => TypeObject;

    [PyNew("epoll(sizehint=-1, flags=0)", HasTextSignature = false)]
    private static PyObject? New(PyType type, int sizehint, int flags)
    {
        const int closeOnExec = 0x80000;
        if (sizehint == -1)
        {
            sizehint = DefaultCount;
        }
        else if (sizehint <= 0)
        {
            return Errors.Raise(PyExceptions.ValueError, "negative sizehint");
        }

        if (flags is not 0 and not closeOnExec)
        {
            return Errors.Raise(PyExceptions.OSError, "invalid flags");
        }

        int descriptor = LibC.epoll_create1(closeOnExec);
        return descriptor < 0 ? SystemCalls.Fail() : new PyEpoll(descriptor);
    }

    private bool CheckOpen() => _descriptor >= 0 || Errors.RaiseFalse(PyExceptions.ValueError, "I/O operation on closed epoll object");

    [PyClassMethod("fromfd($type, fd, /)")]
    private static PyObject FromFd(PyType type, int fd) => new PyEpoll(fd);

    [PyMethod("close($self, /)")]
    private PyObject? Close()
    {
        int descriptor = _descriptor;
        _descriptor = -1;
        GC.SuppressFinalize(this);
        return descriptor >= 0 && LibC.close(descriptor) < 0 ? SystemCalls.Fail() : PyNone.None;
    }

    [PyGetter("closed")]
    private bool Closed() => _descriptor < 0;

    [PyMethod("fileno($self, /)")]
    private PyObject? FileNo() => CheckOpen() ? PyInt.From(_descriptor) : null;

    [PyMethod("__enter__($self, /)")]
    private PyObject? Enter() => CheckOpen() ? this : null;

    [PyMethod("__exit__($self, exc_type=None, exc_value=None, exc_tb=None, /)")]
    private PyObject? Exit(PyObject? exc_type, PyObject? exc_value, PyObject? exc_tb) => Close();

    [PyMethod("register($self, /, fd, eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)")]
    private PyObject? Register(DescriptorArgument fd, uint eventmask = 7) => Control(Add, fd.Value, eventmask);

    [PyMethod("modify($self, /, fd, eventmask)")]
    private PyObject? Modify(DescriptorArgument fd, uint eventmask) => Control(Change, fd.Value, eventmask);

    [PyMethod("unregister($self, /, fd)")]
    private PyObject? Unregister(DescriptorArgument fd) => Control(Delete, fd.Value, 0);

    private PyObject? Control(int operation, int descriptor, uint events)
    {
        if (!CheckOpen())
        {
            return null;
        }

        byte* entry = stackalloc byte[EntrySize];
        *(uint*)entry = events;
        *(long*)(entry + 4) = descriptor;
        return SystemCalls.NoneOrFail(LibC.epoll_ctl(_descriptor, operation, descriptor, entry));
    }

    [PyMethod("poll($self, /, timeout=None, maxevents=-1)")]
    private PyObject? Poll(PyObject? timeout, int maxevents)
    {
        if (!CheckOpen())
        {
            return null;
        }

        long nanoseconds = -1;
        if (timeout is not (null or PyNone) && !TimeValues.ToNanoseconds(timeout, out nanoseconds))
        {
            if (Errors.ClearIf(PyExceptions.TypeError))
            {
                Errors.Raise(PyExceptions.TypeError, "timeout must be an integer or None");
            }

            return null;
        }

        if (maxevents == -1)
        {
            maxevents = DefaultCount;
        }
        else if (maxevents <= 0)
        {
            return Errors.Raise(PyExceptions.ValueError, $"maxevents must be greater than 0, got {maxevents}");
        }

        // The epoll descriptor itself can be polled, together with the signals'.
        var wait = new PollDescriptor[2];
        wait[0] = new PollDescriptor { Descriptor = _descriptor, Events = SystemCalls.POLLIN };
        if (nanoseconds != 0 && PollCalls.Wait(wait, 1, nanoseconds) < 0)
        {
            return SystemCalls.Fail();
        }

        byte[] entries = new byte[EntrySize * maxevents];
        int count;
        fixed (byte* start = entries)
        {
            count = LibC.epoll_wait(_descriptor, start, maxevents, 0);
        }

        if (count < 0)
        {
            return SystemCalls.Fail();
        }

        var result = new PyList();
        for (int i = 0; i < count; i++)
        {
            uint events = BitConverter.ToUInt32(entries, i * EntrySize);
            int descriptor = BitConverter.ToInt32(entries, (i * EntrySize) + 4);
            result.Add(new PyTuple([PyInt.From(descriptor), PyInt.From(events)]));
        }

        return result;
    }
}
