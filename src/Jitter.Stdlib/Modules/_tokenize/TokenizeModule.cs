using Jitter.Runtime.Binding;

namespace Jitter.Stdlib.Modules.Tokenize;

/// <summary>The module _tokenize: the tokens of a source, for tokenize.</summary>
[PyModule("_tokenize", Types = [typeof(PyTokenizerIter)])]
public static partial class TokenizeModule;
