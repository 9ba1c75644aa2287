using System.Text;
using Jitter.Runtime.Objects;
using Jitter.Syntax.Lexing;

namespace Jitter.Stdlib.Modules.Tokenize;

/// <summary>
/// The tokens of a source in the forms of the module token: the lexer's, and between them the comments and line ends that it skips.
/// </summary>
internal sealed class SourceTokens
{
    private readonly bool _hasExtraTokens;
    private readonly byte[] _bytes;
    private readonly int _length;
    private readonly bool _lastLineWasOpen;
    private readonly Lexer _lexer;
    private readonly List<int> _lineStarts = [0];
    private readonly Queue<PyObject> _ready = [];
    private int _scanned;
    private bool _ended;

    /// <summary>Makes the tokens of a text.</summary>
    /// <exception cref="Jitter.Syntax.Errors.PythonSyntaxException">The text cannot be read.</exception>
    public SourceTokens(string text, bool hasExtraTokens)
    {
        _hasExtraTokens = hasExtraTokens;
        SourceText source = SourceText.FromText(text);
        _bytes = source.Bytes;
        _length = source.Length;
        _lastLineWasOpen = source.LastLineWasOpen;
        _lexer = new Lexer(source, null);
        for (int i = 0; i < _length; i++)
        {
            if (_bytes[i] == '\n')
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>The next token; null at the end.</summary>
    /// <exception cref="Jitter.Syntax.Errors.PythonSyntaxException">The text is no token.</exception>
    public PyObject? Next()
    {
        while (_ready.Count == 0)
        {
            if (_ended)
            {
                return null;
            }

            Read();
        }

        return _ready.Dequeue();
    }

    private void Read()
    {
        Token token = _lexer.Next();
        int start = token.Kind is TokenKind.Indent or TokenKind.Dedent or TokenKind.EndMarker ? _scanned : token.Start;
        switch (token.Kind)
        {
            case TokenKind.EndMarker:
                AddSkipped(_length, isLineEnd: false);
                AddEnd();
                return;
            case TokenKind.Indent:
                AddIndent();
                return;
            case TokenKind.Dedent:
                AddDedent();
                return;
            case TokenKind.NewLine:
                AddNewLine(start);
                return;
        }

        AddSkipped(start, isLineEnd: false);
        int end = token.End;
        string text = Encoding.UTF8.GetString(_bytes.AsSpan(start, end - start));
        int type = TokenNumbers.Of(token.Kind, text);
        if (_hasExtraTokens && TokenNumbers.IsOperator(type))
        {
            type = TokenNumbers.Operator;
        }

        // The text of a part of an f-string that ends with a doubled brace has one of them.
        _ready.Enqueue(Make(type, text, start, end));
        _scanned = Math.Max(end, start);
        if (token.Kind == TokenKind.FStringMiddle && token.Span.EndLine == LineOf(end) && token.Span.EndColumn > end - _lineStarts[LineOf(end) - 1])
        {
            _scanned = end + 1;
        }
    }

    /// <summary>Comments and line ends up to a place: within brackets, and lines without code.</summary>
    private void AddSkipped(int end, bool isLineEnd)
    {
        while (_scanned < end)
        {
            byte c = _bytes[_scanned];
            if (c == '#')
            {
                int start = _scanned;
                while (_scanned < _length && _bytes[_scanned] != '\n')
                {
                    _scanned++;
                }

                if (_hasExtraTokens)
                {
                    _ready.Enqueue(Make(TokenNumbers.Comment, TextOf(start, _scanned), start, _scanned));
                }
            }
            else if (c == '\n' && !isLineEnd)
            {
                if (_hasExtraTokens && (_scanned == 0 || _bytes[_scanned - 1] != '\\'))
                {
                    bool isImplicit = _lastLineWasOpen && _scanned == _length - 1;
                    _ready.Enqueue(Make(TokenNumbers.SkippedNewLine, isImplicit ? "" : "\n", _scanned, _scanned + 1));
                }

                _scanned++;
            }
            else
            {
                _scanned++;
            }
        }
    }

    private void AddNewLine(int start)
    {
        int end = _scanned;
        while (end < _length && _bytes[end] != '\n')
        {
            end++;
        }

        int from = _scanned;
        AddSkipped(end, isLineEnd: true);
        bool isImplicit = _lastLineWasOpen && end >= _length - 1;
        if (_hasExtraTokens)
        {
            _ready.Enqueue(Make(TokenNumbers.NewLine, isImplicit ? "" : "\n", end, Math.Min(end + 1, _length)));
        }
        else
        {
            int comment = _bytes.AsSpan(from, end - from).IndexOf((byte)'#');
            int textStart = comment < 0 ? end : from + comment;
            _ready.Enqueue(Make(TokenNumbers.NewLine, TextOf(textStart, end), textStart, end));
        }

        _scanned = Math.Min(end + 1, _length);
    }

    private void AddIndent()
    {
        SkipBlankLines();
        int line = LineOf(_scanned);
        int start = _lineStarts[line - 1];
        int end = start;
        while (_bytes[end] is (byte)' ' or (byte)'\t' or (byte)'\f')
        {
            end++;
        }

        _ready.Enqueue(_hasExtraTokens ? Make(TokenNumbers.Indent, TextOf(start, end), start, end) : MakeAt(TokenNumbers.Indent, "", line, -1, line, -1));
        _scanned = Math.Max(_scanned, end);
    }

    private void AddDedent()
    {
        SkipBlankLines();
        int line = LineOf(_scanned);
        int column = _lineStarts[line - 1];
        while (column < _length && _bytes[column] is (byte)' ' or (byte)'\t' or (byte)'\f')
        {
            column++;
        }

        if (_scanned >= _length)
        {
            line = EndLine;
            _ready.Enqueue(_hasExtraTokens
                ? MakeAt(TokenNumbers.Dedent, "", line, 0, line, 0, "")
                : MakeAt(TokenNumbers.Dedent, "", line - 1, -1, line - 1, -1));
            return;
        }

        int count = CharactersIn(_lineStarts[line - 1], column);
        _ready.Enqueue(_hasExtraTokens
            ? MakeAt(TokenNumbers.Dedent, "", line, count, line, count)
            : MakeAt(TokenNumbers.Dedent, "", line, -1, line, -1));
    }

    /// <summary>Lines with nothing or a comment stand in front of a change of the indentation.</summary>
    private void SkipBlankLines()
    {
        while (_scanned < _length)
        {
            int position = _scanned;
            while (position < _length && _bytes[position] is (byte)' ' or (byte)'\t' or (byte)'\f')
            {
                position++;
            }

            if (position >= _length)
            {
                _scanned = _length;
                return;
            }

            if (_bytes[position] is not ((byte)'#' or (byte)'\n'))
            {
                return;
            }

            int end = position;
            while (end < _length && _bytes[end] != '\n')
            {
                end++;
            }

            AddSkipped(Math.Min(end + 1, _length), isLineEnd: false);
        }
    }

    private int EndLine => _lineStarts.Count;

    private void AddEnd()
    {
        _ended = true;
        int line = EndLine;
        _ready.Enqueue(_hasExtraTokens
            ? MakeAt(TokenNumbers.EndMarker, "", line, 0, line, 0, "")
            : MakeAt(TokenNumbers.EndMarker, "", line - 1, -1, line - 1, -1));
    }

    private PyTuple Make(int type, string text, int start, int end)
    {
        int startLine = LineOf(start);
        int endLine = end > start && _bytes[end - 1] == '\n' && type is TokenNumbers.NewLine or TokenNumbers.SkippedNewLine ? startLine : LineOf(end);
        int startColumn = CharactersIn(_lineStarts[startLine - 1], start);
        int endColumn = CharactersIn(_lineStarts[endLine - 1], end);
        return MakeAt(type, text, startLine, startColumn, endLine, endColumn);
    }

    private PyTuple MakeAt(int type, string text, int startLine, int startColumn, int endLine, int endColumn, string? line = null) => PyTuple.From([
        PyInt.From(type),
        new PyStr(text),
        PyTuple.From([PyInt.From(startLine), PyInt.From(startColumn)]),
        PyTuple.From([PyInt.From(endLine), PyInt.From(endColumn)]),
        new PyStr(line ?? Lines(startLine, endLine))]);

    private string Lines(int first, int last)
    {
        int start = _lineStarts[first - 1];
        int end = last < _lineStarts.Count ? _lineStarts[last] : _length;
        if (_lastLineWasOpen && end == _length && end > start)
        {
            end--;
        }

        return TextOf(start, end);
    }

    private int LineOf(int offset)
    {
        int index = _lineStarts.BinarySearch(offset);
        return index >= 0 ? index + 1 : ~index;
    }

    private int CharactersIn(int start, int end)
    {
        int count = 0;
        for (int i = start; i < end; i++)
        {
            count += (_bytes[i] & 0xC0) != 0x80 ? 1 : 0;
        }

        return count;
    }

    private string TextOf(int start, int end) => Encoding.UTF8.GetString(_bytes.AsSpan(start, end - start));
}
