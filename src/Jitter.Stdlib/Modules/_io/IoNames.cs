using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Io;

/// <summary>Names of methods that the streams call on each other.</summary>
internal static class IoNames
{
    public static readonly PyStr Buffer = PyStr.Interned("buffer");
    public static readonly PyStr Close = PyStr.Interned("close");
    public static readonly PyStr Closed = PyStr.Interned("closed");
    public static readonly PyStr ClosedMark = PyStr.Interned("__IOBase_closed");
    public static readonly PyStr DeallocWarn = PyStr.Interned("_dealloc_warn");
    public static readonly PyStr Decode = PyStr.Interned("decode");
    public static readonly PyStr Encode = PyStr.Interned("encode");
    public static readonly PyStr Extend = PyStr.Interned("extend");
    public static readonly PyStr FileNo = PyStr.Interned("fileno");
    public static readonly PyStr Flush = PyStr.Interned("flush");
    public static readonly PyStr GetState = PyStr.Interned("getstate");
    public static readonly PyStr IsATty = PyStr.Interned("isatty");
    public static readonly PyStr Mode = PyStr.Interned("mode");
    public static readonly PyStr Name = PyStr.Interned("name");
    public static readonly PyStr Peek = PyStr.Interned("peek");
    public static readonly PyStr Raw = PyStr.Interned("raw");
    public static readonly PyStr Read = PyStr.Interned("read");
    public static readonly PyStr Read1 = PyStr.Interned("read1");
    public static readonly PyStr ReadAll = PyStr.Interned("readall");
    public static readonly PyStr ReadInto = PyStr.Interned("readinto");
    public static readonly PyStr ReadInto1 = PyStr.Interned("readinto1");
    public static readonly PyStr ReadLine = PyStr.Interned("readline");
    public static readonly PyStr Readable = PyStr.Interned("readable");
    public static readonly PyStr Reset = PyStr.Interned("reset");
    public static readonly PyStr Seek = PyStr.Interned("seek");
    public static readonly PyStr Seekable = PyStr.Interned("seekable");
    public static readonly PyStr SetState = PyStr.Interned("setstate");
    public static readonly PyStr Tell = PyStr.Interned("tell");
    public static readonly PyStr Truncate = PyStr.Interned("truncate");
    public static readonly PyStr Writable = PyStr.Interned("writable");
    public static readonly PyStr Write = PyStr.Interned("write");
}
