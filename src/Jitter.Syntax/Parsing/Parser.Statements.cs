using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;

namespace Jitter.Syntax.Parsing;

/// <summary>Sequences of statements, blocks, and the choice of the statement.</summary>
public sealed partial class Parser
{
    private readonly ScratchStack<Stmt> _stmts = new();

    /// <summary><c>statements: statement+</c>.</summary>
    private Stmt[]? Statements()
    {
        int first = _stmts.Count;
        while (Statement())
        {
        }

        return _stmts.Count == first ? null : _stmts.Take(first);
    }

    /// <summary>
    /// <c>statement: compound_stmt | simple_stmts</c>. Pushes the statements on <see cref="_stmts"/>; false where there is none.
    /// </summary>
    private bool Statement()
    {
        if (CompoundStmt() is { } compound)
        {
            _stmts.Push(compound);
            return true;
        }

        return SimpleStmts();
    }

    /// <summary><c>statement_newline: compound_stmt NEWLINE | simple_stmts | NEWLINE | ENDMARKER</c>.</summary>
    private Stmt[]? StatementNewline()
    {
        int start = _position;
        if (CompoundStmt() is { } compound)
        {
            if (Accept(TokenKind.NewLine))
            {
                return [compound];
            }

            _position = start;
        }

        int first = _stmts.Count;
        if (SimpleStmts())
        {
            return _stmts.Take(first);
        }

        return Accept(TokenKind.NewLine) ? [new Pass(BlockSpanFrom(start))] : null;
    }

    /// <summary>
    /// <c>compound_stmt</c>. A token that begins no other statement decides alone; simple_stmts cannot match where the
    /// statement of a hard keyword fails.
    /// </summary>
    private Stmt? CompoundStmt() => Peek switch
    {
        TokenKind.KeywordIf => IfStmt(),
        TokenKind.KeywordDef => FunctionDefRaw([]),
        TokenKind.At => Decorated(),
        TokenKind.KeywordClass => ClassDefRaw([]),
        TokenKind.KeywordFor => ForStmt(),
        TokenKind.KeywordTry => TryStmt(),
        TokenKind.KeywordWith => WithStmt(),
        TokenKind.KeywordWhile => WhileStmt(),
        TokenKind.KeywordAsync => AsyncStmt(),
        TokenKind.Name => AtSoftKeyword("match") ? MatchStmt() : null,
        _ => null,
    };

    /// <summary>The alternatives of compound_stmt that may begin with async, which all look at the token after it.</summary>
    private Stmt? AsyncStmt()
    {
        _position++;
        TokenKind kind = Peek;
        _position--;
        return kind switch
        {
            TokenKind.KeywordDef => FunctionDefRaw([]),
            TokenKind.KeywordWith => WithStmt(),
            TokenKind.KeywordFor => ForStmt(),
            _ => null,
        };
    }

    /// <summary>The alternatives of function_def and class_def that begin with decorators.</summary>
    private Stmt? Decorated()
    {
        int start = _position;
        if (Decorators() is { } decorators)
        {
            Stmt? definition = Peek == TokenKind.KeywordClass ? ClassDefRaw(decorators) : FunctionDefRaw(decorators);
            if (definition is not null)
            {
                return definition;
            }
        }

        _position = start;
        return null;
    }

    /// <summary><c>decorators: ('@' named_expression NEWLINE)+</c>.</summary>
    private Expr[]? Decorators()
    {
        int start = _position;
        int first = _exprs.Count;
        while (Accept(TokenKind.At))
        {
            if (NamedExpression() is not { } decorator || !Accept(TokenKind.NewLine))
            {
                // What follows begins with the @ of the failed one, and no definition does.
                _exprs.Drop(first);
                _position = start;
                return null;
            }

            _exprs.Push(decorator);
        }

        return _exprs.Take(first);
    }

    /// <summary>
    /// <c>block: NEWLINE INDENT statements DEDENT | simple_stmts | invalid_block</c>.
    /// </summary>
    private Stmt[]? Block()
    {
        if (!Exact)
        {
            return BlockUnremembered();
        }

        if (Recall(Rule.Block, out Stmt[]? known))
        {
            return known;
        }

        int start = _position;
        return Remember(Rule.Block, start, BlockUnremembered());
    }

    private Stmt[]? BlockUnremembered()
    {
        Stmt[]? body = null;
        int start = _position;
        int levels = Peek switch
        {
            TokenKind.NewLine => LevelsOfBlock,
            TokenKind.KeywordPass => LevelsOfLineBlock + 1,
            _ => LevelsOfLineBlock,
        };
        Descend(levels);
        if (Accept(TokenKind.NewLine))
        {
            if (!Accept(TokenKind.Indent))
            {
                if (InvalidPass)
                {
                    RaiseIndentationError("expected an indented block"); // invalid_block: NEWLINE !INDENT
                }
            }
            else if (Statements() is { } statements && Accept(TokenKind.Dedent))
            {
                body = statements;
            }
        }
        else
        {
            int first = _stmts.Count;
            if (SimpleStmts())
            {
                body = _stmts.Take(first);
            }
        }

        if (body is null)
        {
            _position = start;
        }

        _level -= levels;
        return body;
    }

    /// <summary>
    /// <c>simple_stmts: simple_stmt !';' NEWLINE | ';'.simple_stmt+ [';'] NEWLINE</c>. Pushes the statements on
    /// <see cref="_stmts"/>; false where there is none.
    /// </summary>
    private bool SimpleStmts()
    {
        int start = _position;
        int first = _stmts.Count;
        if (SimpleStmt() is not { } statement)
        {
            return false;
        }

        _stmts.Push(statement);
        if (Accept(TokenKind.NewLine))
        {
            return true;
        }

        while (Accept(TokenKind.Semicolon) && SimpleStmt() is { } next)
        {
            _stmts.Push(next);
        }

        if (Accept(TokenKind.NewLine))
        {
            return true;
        }

        _stmts.Drop(first);
        _position = start;
        return false;
    }

    /// <summary>
    /// <c>simple_stmt</c>. Its first alternatives, assignment, type_alias and star_expressions, cannot match at a hard keyword that
    /// begins another statement, but yield.
    /// </summary>
    private Stmt? SimpleStmt()
    {
        switch (Peek)
        {
            case TokenKind.KeywordReturn:
                return ReturnStmt();
            case TokenKind.KeywordImport:
            case TokenKind.KeywordFrom:
                return ImportStmt();
            case TokenKind.KeywordRaise:
                return RaiseStmt();
            case TokenKind.KeywordPass:
                return new Pass(_tokens[_position++].Span);
            case TokenKind.KeywordDel:
                return DelStmt();
            case TokenKind.KeywordAssert:
                return AssertStmt();
            case TokenKind.KeywordBreak:
                return new Break(_tokens[_position++].Span);
            case TokenKind.KeywordContinue:
                return new Continue(_tokens[_position++].Span);
            case TokenKind.KeywordGlobal:
                return GlobalStmt();
            case TokenKind.KeywordNonlocal:
                return NonlocalStmt();
            case TokenKind.NewLine:
            case TokenKind.Indent:
            case TokenKind.Dedent:
            case TokenKind.EndMarker:
                return null;
            default:
                return Exact ? ExactExpressionStatement() : ExpressionStatement();
        }
    }
}
