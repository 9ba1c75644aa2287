using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Codecs;

/// <summary>The error handlers that codecs know without a look-up.</summary>
public enum ErrorHandling
{
    /// <summary>Raise (also where no handler is named).</summary>
    Strict,

    /// <summary>Leave it out.</summary>
    Ignore,

    /// <summary>A question mark or U+FFFD.</summary>
    Replace,

    /// <summary>A Python escape.</summary>
    BackslashReplace,

    /// <summary>A numeric character reference of XML.</summary>
    XmlCharacterReference,

    /// <summary>Bytes from 0x80 as U+DC80 to U+DCFF (PEP 383).</summary>
    SurrogateEscape,

    /// <summary>Any other.</summary>
    Other,
}

/// <summary>Names of error handlers.</summary>
internal static class ErrorHandlingNames
{
    /// <summary>The handler of a name; null names strict.</summary>
    public static ErrorHandling Parse(PyStr? errors) => errors is null || errors.Length == 0 ? ErrorHandling.Strict : errors.ToString() switch
    {
        "strict" => ErrorHandling.Strict,
        "ignore" => ErrorHandling.Ignore,
        "replace" => ErrorHandling.Replace,
        "backslashreplace" => ErrorHandling.BackslashReplace,
        "xmlcharrefreplace" => ErrorHandling.XmlCharacterReference,
        "surrogateescape" => ErrorHandling.SurrogateEscape,
        _ => ErrorHandling.Other,
    };
}
