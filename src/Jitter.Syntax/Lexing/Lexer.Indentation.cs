using System.Runtime.CompilerServices;
using Jitter.Syntax.Ast;

namespace Jitter.Syntax.Lexing;

/// <summary>The starts of lines: INDENT and DEDENT.</summary>
public sealed partial class Lexer
{
    /// <summary>CPython's MAXINDENT: one level less than this many may be open.</summary>
    private const int MaximumIndents = 100;

    private const int TabSize = 8;

    /// <summary>The columns of the open indentations with tabs to the next multiple of 8, and with tabs as wide as spaces.</summary>
    private int[] _indents = new int[16];
    private int[] _alternativeIndents = new int[16];
    private int _indentDepth;

    /// <summary>How many INDENT (positive) or DEDENT (negative) tokens come next.</summary>
    private int _pendingIndents;

    /// <summary>Closes all open indentations: the next tokens are as many DEDENTs (an interactive statement ended without an empty line).</summary>
    public void CloseIndentations()
    {
        if (_indentDepth > 0)
        {
            _pendingIndents = -_indentDepth;
            _indentDepth = 0;
        }
    }

    /// <summary>Skips blank and comment lines, and compares the indentation of the next line with the one in force.</summary>
    private void StartLine(ref byte source)
    {
        int position = _position;
        while (true)
        {
            int c = Unsafe.Add(ref source, position);
            if (c != 0)
            {
                _line++;
                _lineStart = position;
                _bufferStart = position;
            }

            int column = 0;
            int alternative = 0;
            int continuedColumn = 0;
            while (true)
            {
                if (c == ' ')
                {
                    column++;
                    alternative++;
                }
                else if (c == '\t')
                {
                    column = ((column / TabSize) + 1) * TabSize;
                    alternative++;
                }
                else if (c == '\f')
                {
                    column = alternative = 0;
                }
                else if (c == '\\')
                {
                    // The first backslash that follows white space sets the indentation of what comes after it.
                    continuedColumn = continuedColumn != 0 ? continuedColumn : column;
                    ContinueLine(ref source, ref position, position);
                    _bufferStart = position--;
                }
                else
                {
                    break;
                }

                c = Unsafe.Add(ref source, ++position);
            }

            if (c == '#')
            {
                position = EndOfLine(position);
                if (position == _length)
                {
                    // The input ends within the comment.
                    break;
                }

                position++;
            }
            else if (c == '\n')
            {
                position++;
            }
            else
            {
                if (_level == 0)
                {
                    _position = position;
                    Indent(continuedColumn != 0 ? continuedColumn : column, continuedColumn != 0 ? continuedColumn : alternative);
                }

                break;
            }
        }

        _atLineStart = false;
        _position = position;
    }

    private void Indent(int column, int alternative)
    {
        int current = _indents[_indentDepth];
        if (column > current)
        {
            if (_indentDepth + 1 >= MaximumIndents)
            {
                throw TooManyIndents();
            }

            if (alternative <= _alternativeIndents[_indentDepth])
            {
                throw InconsistentTabs();
            }

            if (_indentDepth + 1 == _indents.Length)
            {
                Array.Resize(ref _indents, MaximumIndents);
                Array.Resize(ref _alternativeIndents, MaximumIndents);
            }

            _pendingIndents++;
            _indents[++_indentDepth] = column;
            _alternativeIndents[_indentDepth] = alternative;
            return;
        }

        while (_indentDepth > 0 && column < _indents[_indentDepth])
        {
            _pendingIndents--;
            _indentDepth--;
        }

        if (column != _indents[_indentDepth])
        {
            throw NoSuchIndent();
        }

        if (alternative != _alternativeIndents[_indentDepth])
        {
            throw InconsistentTabs();
        }
    }

    private void NextIndent(out Token token)
    {
        token = new Token
        {
            Kind = _pendingIndents > 0 ? TokenKind.Indent : TokenKind.Dedent,
            Start = _position,
            End = _position,
            Span = new SourceSpan(_line, -1, _line, -1),
            Level = _level,
        };
        _pendingIndents += _pendingIndents > 0 ? -1 : 1;
    }
}
