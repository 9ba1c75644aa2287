using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Posix;

namespace Jitter.Stdlib.Modules.Locale;

/// <summary>The C library's locales.</summary>
[PyModule("_locale")]
internal static unsafe partial class LocaleModule
{
    private const string Numbers =
        """
        ABDAY_1=131072 ABDAY_2=131073 ABDAY_3=131074 ABDAY_4=131075 ABDAY_5=131076 ABDAY_6=131077 ABDAY_7=131078 ABMON_1=131086
        ABMON_10=131095 ABMON_11=131096 ABMON_12=131097 ABMON_2=131087 ABMON_3=131088 ABMON_4=131089 ABMON_5=131090 ABMON_6=131091
        ABMON_7=131092 ABMON_8=131093 ABMON_9=131094 ALT_DIGITS=131119 AM_STR=131110 CHAR_MAX=127 CODESET=14 CRNCYSTR=262159
        DAY_1=131079 DAY_2=131080 DAY_3=131081 DAY_4=131082 DAY_5=131083 DAY_6=131084 DAY_7=131085 D_FMT=131113 D_T_FMT=131112
        ERA=131116 ERA_D_FMT=131118 ERA_D_T_FMT=131120 ERA_T_FMT=131121 LC_ALL=6 LC_COLLATE=3 LC_CTYPE=0 LC_MESSAGES=5 LC_MONETARY=4
        LC_NUMERIC=1 LC_TIME=2 MON_1=131098 MON_10=131107 MON_11=131108 MON_12=131109 MON_2=131099 MON_3=131100 MON_4=131101
        MON_5=131102 MON_6=131103 MON_7=131104 MON_8=131105 MON_9=131106 NOEXPR=327681 PM_STR=131111 RADIXCHAR=65536 THOUSEP=65537
        T_FMT=131114 T_FMT_AMPM=131115 YESEXPR=327680 _DATE_FMT=131180
        """;

    private static readonly string[] s_textFields =
    [
        "decimal_point", "thousands_sep", "grouping", "int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep",
        "mon_grouping", "positive_sign", "negative_sign",
    ];

    private static readonly string[] s_numberFields =
    [
        "int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space", "p_sign_posn", "n_sign_posn",
    ];

    private static PyType? s_error;

    private static PyType Error => s_error ??= MakeError();

    [PyModuleInit]
    private static bool Initialize(PyObject module, PyDict attributes)
    {
        PosixConstants.AddNumbers(attributes, Numbers);
        attributes.SetStr(PyStr.Interned("Error"), Error);
        return true;
    }

    private static PyType MakeError()
    {
        var type = new PyType("Error", "locale", PyExceptions.Exception, flags: TypeFlags.BaseType | TypeFlags.HasInstanceAttributes);
        TypeReadying.ReadyNative(type);
        return type;
    }

    [PyFunction("setlocale($module, category, locale=<unrepresentable>, /)")]
    private static PyObject? SetLocale(int category, PyObject? locale)
    {
        byte[]? name = null;
        if (locale is PyStr text)
        {
            name = FileNames.Encode(text);
            if (name is null)
            {
                return null;
            }
        }
        else if (locale is not (null or PyNone))
        {
            return ArgumentErrors.Wrong("setlocale", "argument 2", "str or None", locale);
        }

        if (category is < 0 or > 12)
        {
            return Errors.Raise(Error, "invalid locale category");
        }

        fixed (byte* start = name)
        {
            byte* result = LibC.setlocale(category, start);
            return result is not null
                ? FileNames.Decode(result)
                : Errors.Raise(Error, name is null ? "locale query failed" : "unsupported locale setting");
        }
    }

    [PyFunction("localeconv($module, /)")]
    private static PyObject LocaleConv()
    {
        byte** fields = LocaleLibrary.localeconv();
        var result = new PyDict();
        for (int i = 0; i < s_textFields.Length; i++)
        {
            byte* text = fields[i];
            result.SetStr(PyStr.Interned(s_textFields[i]), s_textFields[i].EndsWith("grouping", StringComparison.Ordinal) ? Grouping(text) : FileNames.Decode(text));
        }

        byte* numbers = (byte*)(fields + s_textFields.Length);
        for (int i = 0; i < s_numberFields.Length; i++)
        {
            result.SetStr(PyStr.Interned(s_numberFields[i]), PyInt.From((sbyte)numbers[i]));
        }

        return result;
    }

    private static PyList Grouping(byte* grouping)
    {
        var result = new PyList();
        if (*grouping == 0)
        {
            return result;
        }

        const byte last = 127;
        for (; *grouping is not 0 and not last; grouping++)
        {
            result.Add(PyInt.From(*grouping));
        }

        result.Add(PyInt.From(*grouping));
        return result;
    }

    [PyFunction("nl_langinfo($module, key, /)")]
    private static PyObject? NlLangInfo(int key)
    {
        byte* text = LibC.nl_langinfo(key);
        return text is null ? Errors.Raise(PyExceptions.ValueError, "unsupported langinfo constant") : FileNames.Decode(text);
    }

    [PyFunction("getencoding($module, /)")]
    private static string GetEncoding() => "UTF-8";

    [PyFunction("strcoll($module, os1, os2, /)")]
    private static PyObject? StrColl(PyStr os1, PyStr os2)
    {
        if (FileNames.Encode(os1) is not { } first || FileNames.Encode(os2) is not { } second)
        {
            return null;
        }

        fixed (byte* a = first, b = second)
        {
            return PyInt.From(LibC.strcoll(a, b));
        }
    }

    [PyFunction("strxfrm($module, string, /)")]
    private static PyObject? StrXfrm(PyStr @string)
    {
        if (FileNames.Encode(@string) is not { } bytes)
        {
            return null;
        }

        if (bytes.AsSpan().IndexOf((byte)0) != bytes.Length - 1)
        {
            return Errors.Raise(PyExceptions.ValueError, "embedded null character");
        }

        // In the locales whose order is that of the code points, the text is its own key.
        return @string;
    }
}

/// <summary>What only this module calls of the C library.</summary>
internal static unsafe partial class LocaleLibrary
{
    [System.Runtime.InteropServices.LibraryImport("libc")]
    public static partial byte** localeconv();
}
