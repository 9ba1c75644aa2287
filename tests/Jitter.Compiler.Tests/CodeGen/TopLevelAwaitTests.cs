using System.Text;
using Jitter.Bytecode;
using Jitter.Syntax.Errors;
using Jitter.Syntax.Lexing;

namespace Jitter.Compiler.Tests.CodeGen;

/// <summary>PyCF_ALLOW_TOP_LEVEL_AWAIT; the flags and messages are those of CPython 3.13.0.</summary>
public class TopLevelAwaitTests
{
    [Theory]
    [InlineData("x = 1", CodeFlags.None)]
    [InlineData("await x", CodeFlags.Coroutine)]
    [InlineData("[x async for x in y]", CodeFlags.Coroutine)]
    [InlineData("(x async for x in y)", CodeFlags.Coroutine)]
    [InlineData("[[x async for x in y] for z in w]", CodeFlags.Coroutine)]
    [InlineData("async for x in y: z", CodeFlags.Coroutine)]
    [InlineData("async with a as b: c", CodeFlags.Coroutine)]
    public void ModuleThatAwaitsIsACoroutine(string source, CodeFlags flags) => Assert.Equal(flags, Compile(source).Flags);

    [Theory]
    [InlineData("lambda: await x", "'await' outside async function", 9)]
    [InlineData("def f(): await x", "'await' outside async function", 10)]
    [InlineData("class A: await x", "'await' outside function", 10)]
    [InlineData("yield 1", "'yield' outside function", 1)]
    public void OnlyTheModuleMayAwait(string source, string message, int offset)
    {
        var error = Assert.Throws<PythonSyntaxException>(() => Compile(source));
        Assert.Equal(message, error.Message);
        Assert.Equal(offset, error.Offset);
    }

    private static CodeObject Compile(string source) =>
        PythonCompiler.Compile(SourceText.FromBytes(Encoding.UTF8.GetBytes(source)), "<test>", new CompileOptions { AllowTopLevelAwait = true });
}
