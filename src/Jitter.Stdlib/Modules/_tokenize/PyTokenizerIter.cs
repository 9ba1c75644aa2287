using System.Text;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Stdlib.Modules.Builtins;
using Jitter.Syntax.Errors;

namespace Jitter.Stdlib.Modules.Tokenize;

/// <summary>The iterator of tokens, as tuples of type, text, start, end and line (CPython's Python/Python-tokenize.c).</summary>
/// <remarks>It reads all lines before it gives the first token, where CPython reads them one by one.</remarks>
[PyClass("_tokenize.TokenizerIter")]
public sealed partial class PyTokenizerIter : PyObject
{
    private readonly PyObject _readLine;
    private readonly string? _encoding;
    private readonly bool _hasExtraTokens;
    private SourceTokens? _tokens;

    private PyTokenizerIter(PyObject readLine, string? encoding, bool hasExtraTokens)
    {
        _readLine = readLine;
        _encoding = encoding;
        _hasExtraTokens = hasExtraTokens;
    }

    /// <inheritdoc/>
    public override PyType Type => TypeObject;

    [PyNew("tokenizeriter(readline, /, *, extra_tokens, encoding=None)", HasTextSignature = false)]
    private static PyTokenizerIter New(PyType type, PyObject readLine, bool extraTokens, string? encoding) =>
        new(readLine, encoding, extraTokens);

    [PySlot(SlotId.Iter)]
    private PyObject Iter() => this;

    /// <inheritdoc/>
    [PySlot(SlotId.IterNext)]
    public override PyObject? IterNext()
    {
        if (_tokens is null)
        {
            if (ReadLines() is not { } source)
            {
                return null;
            }

            _tokens = new SourceTokens(source, _hasExtraTokens);
        }

        try
        {
            return _tokens.Next();
        }
        catch (PythonSyntaxException error)
        {
            return SourceCompiler.Raise(error, "<string>", null);
        }
    }

    private string? ReadLines()
    {
        var text = new StringBuilder();
        while (true)
        {
            PyObject? line = Calls.Call(_readLine);
            switch (line)
            {
                case null:
                    return Errors.ClearIf(PyExceptions.StopIteration) ? text.ToString() : null;
                case PyStr when _encoding is not null:
                    Errors.Raise(PyExceptions.TypeError, "readline() returned a non-bytes object");
                    return null;
                case PyStr { Length: 0 }:
                    return text.ToString();
                case PyStr read:
                    text.Append(read.ToString());
                    break;
                case PyBytes bytes when _encoding is not null:
                    if (bytes.Span.IsEmpty)
                    {
                        return text.ToString();
                    }

                    PyObject? decoded = Calls.CallMethod(bytes, PyStr.Interned("decode"), new PyStr(_encoding), new PyStr("replace"));
                    if (decoded is null)
                    {
                        return null;
                    }

                    text.Append(decoded.ToString());
                    break;
                default:
                    Errors.Raise(
                        PyExceptions.TypeError,
                        _encoding is null ? "readline() returned a non-string object" : "readline() returned a non-bytes object");
                    return null;
            }
        }
    }
}
