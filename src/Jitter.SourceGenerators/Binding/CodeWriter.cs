using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Jitter.SourceGenerators.Binding;

/// <summary>Writes indented C#.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    public CodeWriter Open(string line)
    {
        Line(line).Line("{");
        _depth++;
        return this;
    }

    public CodeWriter Close(string end = "}")
    {
        _depth--;
        return Line(end);
    }

    public override string ToString() => _text.ToString();

    /// <summary>A C# literal of a text; null for null.</summary>
    public static string Literal(string? text) => text is null ? "null" : SymbolDisplay.FormatLiteral(text, quote: true);
}
