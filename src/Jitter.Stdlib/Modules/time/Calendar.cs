using System.Globalization;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Time;

/// <summary>Broken-down times: struct_time and the C library's struct tm.</summary>
internal static unsafe class Calendar
{
    public static readonly StructSequence StructTime = StructSequence.Define(
        "time", "struct_time", 9,
        ["tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff"]);

    private static readonly string[] s_days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly string[] s_months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>Sets timezone, altzone, daylight and tzname: the offsets of January and July of this year (init_timezone).</summary>
    public static void AddZone(PyDict attributes)
    {
        const long year = (365 * 24 + 6) * 3600;
        long now = (TimeValues.Now(0) / TimeValues.NanosecondsPerSecond / year) * year;
        ZoneAt(now, out long january, out PyStr januaryName);
        ZoneAt(now + (year / 2), out long july, out PyStr julyName);
        bool southern = january < july;
        attributes.SetStr(PyStr.Interned("timezone"), PyInt.From(southern ? july : january));
        attributes.SetStr(PyStr.Interned("altzone"), PyInt.From(southern ? january : july));
        attributes.SetStr(PyStr.Interned("daylight"), PyInt.From(january != july ? 1 : 0));
        attributes.SetStr(PyStr.Interned("tzname"), new PyTuple(southern ? [julyName, januaryName] : [januaryName, julyName]));
    }

    /// <summary>Seconds since 1970, or now for None, as a struct_time; null with an error pending.</summary>
    public static PyObject? Break(PyObject? seconds, bool local)
    {
        Tm time;
        return Split(seconds, local, &time) ? ToObject(time) : null;
    }

    /// <summary>Seconds since 1970, or now for None, as a struct tm; false with an error pending.</summary>
    public static bool Split(PyObject? seconds, bool local, Tm* result)
    {
        TimeSpec time;
        if (seconds is null or PyNone)
        {
            _ = LibC.clock_gettime(0, &time);
        }
        else if (!TimeValues.ToTimeSpec(seconds, &time))
        {
            return false;
        }

        long whole = time.Seconds;
        byte* success = local ? LibC.localtime_r(&whole, result) : LibC.gmtime_r(&whole, result);
        if (success is null)
        {
            OSErrors.RaiseLast();
            return false;
        }

        return true;
    }

    /// <summary>The local time now.</summary>
    public static bool Now(Tm* result) => Split(null, local: true, result);

    public static PyObject ToObject(in Tm time) => StructTime.Create(
        PyInt.From(time.Year + 1900L),
        PyInt.From(time.Month + 1),
        PyInt.From(time.Day),
        PyInt.From(time.Hour),
        PyInt.From(time.Minute),
        PyInt.From(time.Second),
        PyInt.From((time.WeekDay + 6) % 7),
        PyInt.From(time.YearDay + 1),
        PyInt.From(time.IsDst),
        time.Zone is null ? PyNone.None : FileNames.Decode(time.Zone),
        PyInt.From(time.Offset));

    /// <summary>A tuple or struct_time as a struct tm, unchecked; false with an error pending (gettmarg).</summary>
    public static bool FromTuple(PyObject value, string function, Tm* result)
    {
        if (value is not PyTuple tuple)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "Tuple or struct_time argument required");
        }

        if (tuple.Count != 9)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"{function}(): illegal time tuple argument");
        }

        int* fields = stackalloc int[9];
        for (int i = 0; i < 9; i++)
        {
            if (!ArgumentConversion.ToInt64(tuple.Items[i], out long field))
            {
                return false;
            }

            if (field != (int)field)
            {
                return Errors.RaiseFalse(
                    PyExceptions.OverflowError, field < 0 ? "signed integer is less than minimum" : "signed integer is greater than maximum");
            }

            fields[i] = (int)field;
        }

        if (fields[0] < int.MinValue + 1900)
        {
            return Errors.RaiseFalse(PyExceptions.OverflowError, "year out of range");
        }

        *result = new Tm
        {
            Year = fields[0] - 1900,
            Month = fields[1] - 1,
            Day = fields[2],
            Hour = fields[3],
            Minute = fields[4],
            Second = fields[5],
            WeekDay = (fields[6] + 1) % 7,
            YearDay = fields[7] - 1,
            IsDst = fields[8],
        };
        if (value is PyStructSequence full && ReferenceEquals(full.Type, StructTime.Type) && full.Hidden[1] is PyInt offset)
        {
            offset.TryGetInt64(out result->Offset);
            if (full.Hidden[0] is PyStr zone)
            {
                result->Zone = ZoneNames.Keep(zone);
            }
        }

        return true;
    }

    /// <summary>Whether the fields are in range, zeros being corrected; false with ValueError pending (checktm).</summary>
    public static bool Check(Tm* time)
    {
        if (time->Month == -1)
        {
            time->Month = 0;
        }
        else if (time->Month is < 0 or > 11)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "month out of range");
        }

        if (time->Day == 0)
        {
            time->Day = 1;
        }
        else if (time->Day is < 0 or > 31)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "day of month out of range");
        }

        if (time->Hour is < 0 or > 23)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "hour out of range");
        }

        if (time->Minute is < 0 or > 59)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "minute out of range");
        }

        if (time->Second is < 0 or > 61)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "seconds out of range");
        }

        if (time->WeekDay < 0)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "day of week out of range");
        }

        if (time->YearDay == -1)
        {
            time->YearDay = 0;
        }
        else if (time->YearDay is < 0 or > 365)
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "day of year out of range");
        }

        time->IsDst = Math.Sign(time->IsDst);
        return true;
    }

    /// <summary>What asctime() writes: "Thu Jan  1 00:00:00 1970".</summary>
    public static PyObject ToText(in Tm time) => new PyStr(string.Create(
        CultureInfo.InvariantCulture,
        $"{s_days[(time.WeekDay + 6) % 7]} {s_months[time.Month]}{time.Day,3} {time.Hour:D2}:{time.Minute:D2}:{time.Second:D2} {1900L + time.Year}"));

    /// <summary>The C library's strftime, a piece between null characters and surrogates at a time.</summary>
    public static PyObject? Format(PyStr format, Tm* time)
    {
        var result = new System.Text.StringBuilder();
        if (format.IsWide || format.Chars.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
        {
            return FormatPiece(format.ToString(), time, result) ? new PyStr(result.ToString()) : null;
        }

        // Lone surrogates are no text for the C library: they are copied.
        string text = format.Narrow!;
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || char.IsSurrogate(text[i]))
            {
                if (!FormatPiece(text[start..i], time, result))
                {
                    return null;
                }

                if (i < text.Length)
                {
                    result.Append(text[i]);
                }

                start = i + 1;
            }
        }

        return PyStr.FromNarrow(result.ToString());
    }

    private static bool FormatPiece(string format, Tm* time, System.Text.StringBuilder result)
    {
        if (format.Contains('\0', StringComparison.Ordinal))
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, "embedded null character");
        }

        if (format.Length == 0)
        {
            return true;
        }

        // A mark at the end tells an empty result from one that did not fit.
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(format + "x\0");
        for (int size = 256 + (format.Length * 2); size < 1 << 24; size *= 2)
        {
            byte[] buffer = new byte[size];
            fixed (byte* start = buffer, pattern = bytes)
            {
                nuint length = LibC.strftime(start, (nuint)size, pattern, time);
                if (length > 0)
                {
                    result.Append(System.Text.Encoding.UTF8.GetString(buffer, 0, (int)length - 1));
                    return true;
                }
            }
        }

        Errors.Raise(PyExceptions.MemoryError);
        return false;
    }

    private static void ZoneAt(long seconds, out long offset, out PyStr name)
    {
        Tm time;
        _ = LibC.localtime_r(&seconds, &time);
        offset = -time.Offset;
        name = time.Zone is null ? PyStr.Empty : FileNames.Decode(time.Zone);
    }
}

/// <summary>Names of time zones in memory that struct tm may point to: there are few, and they are kept.</summary>
internal static unsafe class ZoneNames
{
    private static readonly Dictionary<string, nint> s_names = [];

    public static byte* Keep(PyStr name)
    {
        string text = name.ToString();
        if (!s_names.TryGetValue(text, out nint address))
        {
            address = System.Runtime.InteropServices.Marshal.StringToCoTaskMemUTF8(text);
            s_names.Add(text, address);
        }

        return (byte*)address;
    }
}
