using BenchmarkDotNet.Attributes;
using Jitter.Bytecode;
using Jitter.Bytecode.Marshal;
using Jitter.Compiler;
using Jitter.Compiler.Assembly;
using Jitter.Compiler.CodeGen;
using Jitter.Compiler.Preprocessing;
using Jitter.Compiler.Symbols;
using Jitter.Primitives.Constants;
using Jitter.Syntax.Ast;
using Jitter.Syntax.Lexing;
using Jitter.Syntax.Parsing;

namespace Jitter.Benchmarks;

/// <summary>
/// Each stage of the compiler alone, on what the stage before made of the same sources. Stages that change their input get a
/// new one for each iteration, so that they run once an iteration, on thousands of lines.
/// </summary>
public class StageBenchmarks
{
    private const string FileName = "benchmark.py";
    private const int WarmUpSteps = 5;
    private const int WarmUpRounds = 40;
    private const int WarmUpPause = 250;

    private static readonly CompileOptions s_options = new();

    private SourceText _source = null!;
    private byte[] _marshalled = [];

    /// <summary>The code objects of the source in the order in which code generation asks for them.</summary>
    private List<CodeObject> _codeObjects = [];

    private CodeInput[] _inputs = [];
    private (CompilationUnit Unit, InstructionSequence Instructions)[] _units = [];

    /// <summary>What is compiled.</summary>
    [ParamsSource(nameof(Programs))]
    public BenchmarkProgram Program { get; set; } = null!;

    /// <summary>What may be compiled.</summary>
    public static IEnumerable<BenchmarkProgram> Programs => BenchmarkProgram.All;

    /// <summary>Makes what the stages that leave their input alone start from.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        WarmUp();
        _source = SourceText.FromBytes(Program.Source);
        CodeInput input = Analyze(Fold(Parser.Parse(_source, new ParseOptions())));
        _codeObjects = [];
        Generate(input, (unit, instructions) =>
        {
            CodeObject code = CodeAssembler.Assemble(unit, instructions);
            _codeObjects.Add(code);
            return code;
        });
        _marshalled = MarshalWriter.Write(_codeObjects[^1]);
    }

    /// <summary>Bytes to UTF-8 text.</summary>
    [Benchmark]
    public object Decode()
    {
        SourceText source = _source;
        for (int i = 0; i < Program.Copies; i++)
        {
            source = SourceText.FromBytes(Program.Source);
        }

        return source;
    }

    /// <summary>Text to tokens.</summary>
    [Benchmark]
    public int Lex()
    {
        int tokens = 0;
        for (int i = 0; i < Program.Copies; i++)
        {
            var lexer = new Lexer(_source, null);
            Token token;
            do
            {
                lexer.Next(out token);
                tokens++;
            }
            while (token.Kind != TokenKind.EndMarker);
        }

        return tokens;
    }

    /// <summary>Text to tree; the parser asks for a token when it needs it, so that this is lexing too.</summary>
    [Benchmark]
    public object LexAndParse()
    {
        Mod root = null!;
        for (int i = 0; i < Program.Copies; i++)
        {
            root = Parser.Parse(_source, new ParseOptions());
        }

        return root;
    }

    /// <summary>Makes trees to fold.</summary>
    [IterationSetup(Target = nameof(Preprocess))]
    public void PreparePreprocess() => _inputs = Make(root => new CodeInput(root, FutureFeatures.Of(root, s_options.Future), null!));

    /// <summary>Tree to folded tree.</summary>
    [Benchmark]
    public void Preprocess()
    {
        foreach (CodeInput input in _inputs)
        {
            AstPreprocessor.Run(input.Root, s_options.Optimize, input.Future.Flags);
        }
    }

    /// <summary>Makes trees that are folded.</summary>
    [IterationSetup(Target = nameof(BuildSymbols))]
    public void PrepareBuildSymbols() => _inputs = Make(Fold);

    /// <summary>Tree to symbol table.</summary>
    [Benchmark]
    public object BuildSymbols()
    {
        SymbolTable symbols = null!;
        foreach (CodeInput input in _inputs)
        {
            symbols = SymbolTable.Build(input.Root, input.Future);
        }

        return symbols;
    }

    /// <summary>Makes trees with symbol tables.</summary>
    [IterationSetup(Target = nameof(GenerateCode))]
    public void PrepareGenerateCode() => _inputs = Make(root => Analyze(Fold(root)));

    /// <summary>Tree and symbol table to instructions; the assembler's work is done beforehand.</summary>
    [Benchmark]
    public object GenerateCode()
    {
        CodeObject code = null!;
        foreach (CodeInput input in _inputs)
        {
            int next = 0;
            code = Generate(input, (_, _) => _codeObjects[next++]);
        }

        return code;
    }

    /// <summary>Makes instructions.</summary>
    [IterationSetup(Target = nameof(Assemble))]
    public void PrepareAssemble()
    {
        var units = new List<(CompilationUnit, InstructionSequence)>();
        foreach (CodeInput input in Make(root => Analyze(Fold(root))))
        {
            int next = 0;
            Generate(input, (unit, instructions) =>
            {
                units.Add((unit.Copy(), instructions.Copy()));
                return _codeObjects[next++];
            });
        }

        _units = [.. units];
    }

    /// <summary>Instructions to code objects, through the flow graph and its optimizations.</summary>
    [Benchmark]
    public object Assemble()
    {
        CodeObject code = null!;
        foreach ((CompilationUnit unit, InstructionSequence instructions) in _units)
        {
            code = CodeAssembler.Assemble(unit, instructions);
        }

        return code;
    }

    /// <summary>Source to code object, all the stages above.</summary>
    [Benchmark]
    public object Compile()
    {
        CodeObject code = null!;
        for (int i = 0; i < Program.Copies; i++)
        {
            code = PythonCompiler.Compile(SourceText.FromBytes(Program.Source), FileName, s_options);
        }

        return code;
    }

    /// <summary>Code object to marshal data.</summary>
    [Benchmark]
    public object WriteMarshal()
    {
        byte[] data = [];
        for (int i = 0; i < Program.Copies; i++)
        {
            data = MarshalWriter.Write(_codeObjects[^1]);
        }

        return data;
    }

    /// <summary>Marshal data to code object.</summary>
    [Benchmark]
    public object ReadMarshal()
    {
        Constant code = null!;
        for (int i = 0; i < Program.Copies; i++)
        {
            code = MarshalReader.Read(_marshalled);
        }

        return code;
    }

    // The stages that run once an iteration are not called often enough for the JIT to optimize them before they are measured. It does so
    // in two steps, each after a number of calls and a pause.
    private static void WarmUp()
    {
        BenchmarkProgram[] programs = [.. BenchmarkProgram.All];
        for (int step = 0; step < WarmUpSteps; step++)
        {
            for (int round = 0; round < WarmUpRounds; round++)
            {
                foreach (BenchmarkProgram program in programs)
                {
                    CodeObject code = PythonCompiler.Compile(SourceText.FromBytes(program.Source), FileName, s_options);
                    MarshalReader.Read(MarshalWriter.Write(code));
                }
            }

            Thread.Sleep(WarmUpPause);
        }
    }

    private static CodeInput Fold(Mod root)
    {
        FutureFeatures future = FutureFeatures.Of(root, s_options.Future);
        AstPreprocessor.Run(root, s_options.Optimize, future.Flags);
        return new CodeInput(root, future, null!);
    }

    private static CodeInput Analyze(CodeInput folded) => folded with { Symbols = SymbolTable.Build(folded.Root, folded.Future) };

    private static CodeObject Generate(CodeInput input, UnitAssembler assemble) =>
        CodeGenerator.Compile(input.Root, input.Symbols, input.Future, FileName, s_options, assemble);

    private CodeInput[] Make(Func<Mod, CodeInput> make)
    {
        var inputs = new CodeInput[Program.Copies];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = make(Parser.Parse(_source, new ParseOptions()));
        }

        return inputs;
    }

    private sealed record CodeInput(Mod Root, FutureFeatures Future, SymbolTable Symbols);
}
