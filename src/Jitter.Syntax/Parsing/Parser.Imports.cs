using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>Import statements.</summary>
public sealed partial class Parser
{
    private readonly ScratchStack<Alias> _aliases = new();

    /// <summary><c>import_stmt: invalid_import | import_name | import_from</c>.</summary>
    private Stmt? ImportStmt()
    {
        if (Peek != TokenKind.KeywordImport)
        {
            return ImportFrom();
        }

        if (InvalidPass)
        {
            InvalidImport();
        }

        return ImportName();
    }

    /// <summary><c>import_name: 'import' dotted_as_names</c>.</summary>
    private Import? ImportName()
    {
        int start = _position++;
        int first = _aliases.Count;
        while (DottedAsName() is { } alias)
        {
            _aliases.Push(alias);
            if (!Accept(TokenKind.Comma))
            {
                return new Import(SpanFrom(start), _aliases.Take(first));
            }
        }

        if (_aliases.Count == first)
        {
            _position = start;
            return null;
        }

        _position--; // the comma that no name follows
        return new Import(SpanFrom(start), _aliases.Take(first));
    }

    /// <summary><c>dotted_as_name: dotted_name ['as' NAME]</c>.</summary>
    private Alias? DottedAsName()
    {
        int start = _position;
        return DottedName() is { } name ? AliasOf(start, name) : null;
    }

    /// <summary><c>import_from_as_name: NAME ['as' NAME]</c>.</summary>
    private Alias? ImportFromAsName()
    {
        int start = AcceptName();
        return start < 0 ? null : AliasOf(start, _tokens[start].Name!);
    }

    private Alias AliasOf(int start, string name)
    {
        string? asName = null;
        if (Accept(TokenKind.KeywordAs))
        {
            int token = AcceptName();
            if (token < 0)
            {
                _position--;
            }
            else
            {
                asName = _tokens[token].Name;
            }
        }

        return new Alias(SpanFrom(start), name, asName);
    }

    /// <summary><c>dotted_name: dotted_name '.' NAME | NAME</c>, joined by dots.</summary>
    private string? DottedName()
    {
        int token = AcceptName();
        if (token < 0)
        {
            return null;
        }

        string name = _tokens[token].Name!;
        if (!At(TokenKind.Dot))
        {
            return name;
        }

        while (Accept(TokenKind.Dot))
        {
            token = AcceptName();
            if (token < 0)
            {
                _position--;
                break;
            }

            name = string.Concat(name, ".", _tokens[token].Name);
        }

        return string.Intern(name);
    }

    /// <summary>
    /// <c>import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets | 'from' ('.' | '...')+ 'import'
    /// import_from_targets</c>.
    /// </summary>
    private ImportFrom? ImportFrom()
    {
        int start = _position++;
        int level = 0;
        while (Peek is TokenKind.Dot or TokenKind.Ellipsis)
        {
            level += _tokens[_position++].Kind == TokenKind.Dot ? 1 : 3;
        }

        string? module = DottedName();
        if ((module is not null || level > 0) && Accept(TokenKind.KeywordImport) && ImportFromTargets() is { } names)
        {
            return new ImportFrom(SpanFrom(start), module, names, level);
        }

        _position = start;
        return null;
    }

    /// <summary>
    /// <c>import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !',' | '*' |
    /// invalid_import_from_targets</c>.
    /// </summary>
    private Alias[]? ImportFromTargets()
    {
        int start = _position;
        switch (Peek)
        {
            case TokenKind.LeftParen:
                _position++;
                if (ImportFromAsNames() is { } names)
                {
                    Accept(TokenKind.Comma);
                    if (Accept(TokenKind.RightParen))
                    {
                        return names;
                    }
                }

                break;
            case TokenKind.Star:
                _position++;
                return [new Alias(_tokens[start].Span, "*", null)];
            default:
                if (ImportFromAsNames() is { } bareNames && !At(TokenKind.Comma))
                {
                    return bareNames;
                }

                break;
        }

        _position = start;
        if (InvalidPass)
        {
            InvalidImportFromTargets();
            _position = start;
        }

        return null;
    }

    /// <summary><c>import_from_as_names: ','.import_from_as_name+</c>.</summary>
    private Alias[]? ImportFromAsNames()
    {
        int first = _aliases.Count;
        while (ImportFromAsName() is { } alias)
        {
            _aliases.Push(alias);
            if (!Accept(TokenKind.Comma))
            {
                return _aliases.Take(first);
            }
        }

        if (_aliases.Count == first)
        {
            return null;
        }

        _position--;
        return _aliases.Take(first);
    }

    /// <summary><c>invalid_import</c>, at an import.</summary>
    private void InvalidImport()
    {
        int start = _position++;
        bool another = true;
        while (another && DottedName() is not null)
        {
            another = Accept(TokenKind.Comma);
            if (!another && Accept(TokenKind.KeywordFrom) && DottedName() is not null)
            {
                RaiseSyntaxErrorStartingFrom(_tokens[start].Span, "Did you mean to use 'from ... import ...' instead?");
            }
        }

        _position = start + 1;
        if (At(TokenKind.NewLine))
        {
            RaiseSyntaxErrorStartingFrom(_tokens[_position].Span, "Expected one or more names after 'import'");
        }

        _position = start;
    }

    /// <summary><c>invalid_import_from_targets</c>.</summary>
    private void InvalidImportFromTargets()
    {
        int start = _position;
        if (ImportFromAsNames() is not null && Accept(TokenKind.Comma) && At(TokenKind.NewLine))
        {
            RaiseSyntaxError("trailing comma not allowed without surrounding parentheses");
        }

        _position = start;
        if (At(TokenKind.NewLine))
        {
            RaiseSyntaxErrorStartingFrom(_tokens[_position].Span, "Expected one or more names after 'import'");
        }
    }
}
