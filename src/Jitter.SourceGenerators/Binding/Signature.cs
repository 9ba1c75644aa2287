using System.Collections.Generic;
using System.Text;

namespace Jitter.SourceGenerators.Binding;

/// <summary>How arguments reach a parameter.</summary>
internal enum PassingMode
{
    PositionalOnly,
    Positional,
    Variadic,
    KeywordOnly,
    Keywords,
}

/// <summary>One parameter of a text signature.</summary>
/// <param name="Name">The Python name.</param>
/// <param name="Mode">How arguments reach it.</param>
/// <param name="Default">The default as written; null where the parameter is required.</param>
internal sealed record SignatureParameter(string Name, PassingMode Mode, string? Default)
{
    public bool IsRequired => Default is null && Mode is not (PassingMode.Variadic or PassingMode.Keywords);
}

/// <summary>A parsed declaration text: <c>sort($self, /, *, key=None, reverse=False)</c>.</summary>
internal sealed class Signature
{
    private readonly string _parenthesized;

    private Signature(string name, string parenthesized, string receiver, List<SignatureParameter> parameters)
    {
        Name = name;
        _parenthesized = parenthesized;
        Receiver = receiver;
        Parameters = parameters;
        foreach (SignatureParameter parameter in parameters)
        {
            Count(parameter);
        }
    }

    public string Name { get; }

    /// <summary>"$self" and the like; empty where the text has none.</summary>
    public string Receiver { get; }

    public List<SignatureParameter> Parameters { get; }

    public int PositionalOnly { get; private set; }

    public int MinPositional { get; private set; }

    public int MaxPositional { get; private set; }

    /// <summary>How many keyword-only parameters there are up to the last required one.</summary>
    public int RequiredKeywords { get; private set; }

    public int KeywordOnly { get; private set; }

    public bool HasVariadic { get; private set; }

    public bool HasKeywords { get; private set; }

    /// <summary>Whether callers may use keywords.</summary>
    public bool TakesKeywords => MaxPositional > PositionalOnly || KeywordOnly > 0 || HasKeywords;

    /// <summary><c>__text_signature__</c>, with a receiver that the declaration leaves out.</summary>
    public string TextSignature(string receiver)
    {
        if (Receiver.Length > 0 || receiver.Length == 0)
        {
            return _parenthesized;
        }

        // Argument Clinic's form: the receiver is positional-only, and a / follows it where no other parameter's does.
        string rest = _parenthesized.Substring(1);
        string mark = PositionalOnly > 0 ? "" : ", /";
        return "(" + receiver + mark + (Parameters.Count == 0 ? "" : ", ") + rest;
    }

    /// <summary>Parses a declaration; null with a reason where it is malformed.</summary>
    public static Signature? Parse(string text, out string error)
    {
        int open = text.IndexOf('(');
        if (open <= 0 || text[text.Length - 1] != ')')
        {
            error = "it is not of the form name(parameters)";
            return null;
        }

        var parameters = new List<SignatureParameter>();
        string receiver = "";
        bool keywordOnly = false;
        foreach (string raw in Split(text.Substring(open + 1, text.Length - open - 2)))
        {
            string item = raw.Trim();
            if (item.Length > 0 && item[0] == '$')
            {
                receiver = item;
            }
            else if (item == "/")
            {
                for (int i = 0; i < parameters.Count; i++)
                {
                    parameters[i] = parameters[i] with { Mode = PassingMode.PositionalOnly };
                }
            }
            else if (item == "*")
            {
                keywordOnly = true;
            }
            else if (item.StartsWith("**", System.StringComparison.Ordinal))
            {
                parameters.Add(new SignatureParameter(item.Substring(2), PassingMode.Keywords, null));
            }
            else if (item.Length > 0 && item[0] == '*')
            {
                parameters.Add(new SignatureParameter(item.Substring(1), PassingMode.Variadic, null));
                keywordOnly = true;
            }
            else
            {
                int equals = item.IndexOf('=');
                string name = equals < 0 ? item : item.Substring(0, equals).Trim();
                string? value = equals < 0 ? null : item.Substring(equals + 1).Trim();
                parameters.Add(new SignatureParameter(name, keywordOnly ? PassingMode.KeywordOnly : PassingMode.Positional, value));
            }
        }

        error = Check(parameters);
        return error.Length > 0 ? null : new Signature(text.Substring(0, open).Trim(), text.Substring(open), receiver, parameters);
    }

    private static string Check(List<SignatureParameter> parameters)
    {
        bool optional = false;
        var names = new HashSet<string>();
        foreach (SignatureParameter parameter in parameters)
        {
            if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(parameter.Name) || parameter.Default is "")
            {
                return $"'{parameter.Name}' is not a parameter";
            }

            if (!names.Add(parameter.Name))
            {
                return $"parameter '{parameter.Name}' is there twice";
            }

            if (parameter.Mode is PassingMode.Positional or PassingMode.PositionalOnly)
            {
                if (optional && parameter.Default is null)
                {
                    return $"required parameter '{parameter.Name}' follows an optional one";
                }

                optional |= parameter.Default is not null;
            }
        }

        return "";
    }

    /// <summary>Splits at the commas outside of quotes and brackets.</summary>
    private static List<string> Split(string text)
    {
        var items = new List<string>();
        var item = new StringBuilder();
        int depth = 0;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                if (c == '\\' && i + 1 < text.Length)
                {
                    item.Append(c);
                    c = text[++i];
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c is '(' or '[' or '{' or '<')
            {
                depth++;
            }
            else if (c is ')' or ']' or '}' or '>')
            {
                depth--;
            }
            else if (c == ',' && depth == 0)
            {
                items.Add(item.ToString());
                item.Clear();
                continue;
            }

            item.Append(c);
        }

        if (item.ToString().Trim().Length > 0)
        {
            items.Add(item.ToString());
        }

        return items;
    }

    private void Count(SignatureParameter parameter)
    {
        switch (parameter.Mode)
        {
            case PassingMode.Variadic:
                HasVariadic = true;
                break;
            case PassingMode.Keywords:
                HasKeywords = true;
                break;
            case PassingMode.KeywordOnly:
                KeywordOnly++;
                RequiredKeywords = parameter.IsRequired ? KeywordOnly : RequiredKeywords;
                break;
            default:
                MaxPositional++;
                PositionalOnly += parameter.Mode == PassingMode.PositionalOnly ? 1 : 0;
                MinPositional += parameter.IsRequired ? 1 : 0;
                break;
        }
    }
}
