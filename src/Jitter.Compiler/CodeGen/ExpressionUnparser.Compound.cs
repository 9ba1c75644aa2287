using System.Diagnostics;
using System.Text;
using Jitter.Primitives.Constants;
using Jitter.Primitives.Text;
using Jitter.Syntax.Ast;

namespace Jitter.Compiler.CodeGen;

// Lambdas, calls, dicts, comprehensions and f-strings.
internal sealed partial class ExpressionUnparser
{
    private void AppendLambda(Lambda node, Precedence level)
    {
        Arguments args = node.Args;
        Open(level > Precedence.Test);

        // CPython forgets the space before a star.
        _text.Append(args.Posonlyargs.Length + args.Args.Length > 0 ? "lambda " : "lambda");
        AppendParameters(args);
        _text.Append(": ");
        Append(node.Body, Precedence.Test);
        Close(level > Precedence.Test);
    }

    private void AppendParameters(Arguments args)
    {
        int positionalOnly = args.Posonlyargs.Length;
        int positional = positionalOnly + args.Args.Length;
        bool isFirst = true;
        for (int i = 0; i < positional; i++)
        {
            Separate(ref isFirst);
            AppendParameter(i < positionalOnly ? args.Posonlyargs[i] : args.Args[i - positionalOnly]);
            int defaultIndex = i - positional + args.Defaults.Length;
            if (defaultIndex >= 0)
            {
                _text.Append('=');
                Append(args.Defaults[defaultIndex], Precedence.Test);
            }

            _text.Append(i + 1 == positionalOnly ? ", /" : null);
        }

        if (args.Vararg is not null || args.Kwonlyargs.Length > 0)
        {
            Separate(ref isFirst);
            _text.Append('*');
            if (args.Vararg is not null)
            {
                AppendParameter(args.Vararg);
            }
        }

        for (int i = 0; i < args.Kwonlyargs.Length; i++)
        {
            Separate(ref isFirst);
            AppendParameter(args.Kwonlyargs[i]);
            if (args.KwDefaults[i] is { } value)
            {
                _text.Append('=');
                Append(value, Precedence.Test);
            }
        }

        if (args.Kwarg is not null)
        {
            Separate(ref isFirst);
            _text.Append("**");
            AppendParameter(args.Kwarg);
        }
    }

    private void AppendParameter(Arg parameter)
    {
        _text.Append(parameter.ArgName);
        if (parameter.Annotation is not null)
        {
            _text.Append(": ");
            Append(parameter.Annotation, Precedence.Test);
        }
    }

    private void Separate(ref bool isFirst)
    {
        _text.Append(isFirst ? null : ", ");
        isFirst = false;
    }

    private void AppendCall(Call node)
    {
        Append(node.Func, Precedence.Atom);
        if (node.Args is [GeneratorExp onlyArgument] && node.Keywords.Length == 0)
        {
            Append(onlyArgument, Precedence.Test);
            return;
        }

        _text.Append('(');
        AppendJoined(node.Args, ", ", Precedence.Test);
        bool isFirst = node.Args.Length == 0;
        foreach (Keyword keyword in node.Keywords)
        {
            Separate(ref isFirst);
            if (keyword.Arg is null)
            {
                _text.Append("**");
            }
            else
            {
                _text.Append(keyword.Arg).Append('=');
            }

            Append(keyword.Value, Precedence.Test);
        }

        _text.Append(')');
    }

    private void AppendDict(Dict node)
    {
        _text.Append('{');
        for (int i = 0; i < node.Values.Length; i++)
        {
            _text.Append(i == 0 ? null : ", ");
            if (node.Keys[i] is { } key)
            {
                Append(key, Precedence.Test);
                _text.Append(": ");
                Append(node.Values[i], Precedence.Test);
            }
            else
            {
                _text.Append("**");
                Append(node.Values[i], Precedence.BitOr);
            }
        }

        _text.Append('}');
    }

    private void AppendComprehension(char open, Expr element, Expr? value, Comprehension[] generators, char close)
    {
        _text.Append(open);
        Append(element, Precedence.Test);
        if (value is not null)
        {
            _text.Append(": ");
            Append(value, Precedence.Test);
        }

        foreach (Comprehension generator in generators)
        {
            _text.Append(generator.IsAsync ? " async for " : " for ");
            Append(generator.Target, Precedence.Tuple);
            _text.Append(" in ");
            Append(generator.Iter, Precedence.Test + 1);
            foreach (Expr test in generator.Ifs)
            {
                _text.Append(" if ");
                Append(test, Precedence.Test + 1);
            }
        }

        _text.Append(close);
    }

    private void AppendFString(JoinedStr node)
    {
        int start = _text.Length;
        AppendFStringParts(node.Values);
        string body = _text.ToString(start, _text.Length - start);
        _text.Length = start;
        _text.Append('f').Append(ConstantRepr.Repr(CodePointString.FromUtf16(body)));
    }

    private void AppendFStringParts(Expr[] parts)
    {
        foreach (Expr part in parts)
        {
            AppendFStringPart(part, isFormatSpec: false);
        }
    }

    private void AppendFStringPart(Expr part, bool isFormatSpec)
    {
        switch (part)
        {
            case ConstantExpr { Value: StrConstant literal }:
                foreach (char unit in literal.Value.ToUtf16())
                {
                    _text.Append(unit);
                    if (unit is '{' or '}')
                    {
                        _text.Append(unit);
                    }
                }

                break;
            case JoinedStr joined when isFormatSpec:
                foreach (Expr inner in joined.Values)
                {
                    AppendFStringPart(inner, isFormatSpec: true);
                }

                break;
            case JoinedStr joined:
                AppendFString(joined);
                break;
            case FormattedValue field:
                AppendReplacementField(field);
                break;
            default:
                throw new UnreachableException($"{part.Kind} in an f-string");
        }
    }

    private void AppendReplacementField(FormattedValue node)
    {
        int start = _text.Length;
        _text.Append('{');

        // A lambda is parenthesized, as its colon would begin the format.
        Append(node.Value, Precedence.Test + 1);
        if (_text[start + 1] == '{')
        {
            _text.Insert(start + 1, ' ');
        }

        if (node.Conversion > 0)
        {
            _text.Append('!').Append((char)node.Conversion);
        }

        if (node.FormatSpec is not null)
        {
            _text.Append(':');
            AppendFStringPart(node.FormatSpec, isFormatSpec: true);
        }

        _text.Append('}');
    }
}
