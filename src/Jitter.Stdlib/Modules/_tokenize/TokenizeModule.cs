using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Stdlib.Modules.Tokenize;

/// <summary>The module _tokenize. Its iterator is missing; the module is there because linecache imports tokenize for other reasons.</summary>
[PyModule("_tokenize")]
public static partial class TokenizeModule
{
    [PyFunction("TokenizerIter(readline, /, *, encoding=None, extra_tokens=False)")]
    private static PyObject? TokenizerIter(PyObject readline, PyObject? encoding, PyObject? extraTokens) =>
        Errors.Raise(PyExceptions.NotImplementedError, "tokens of the C tokenizer are not available");
}
