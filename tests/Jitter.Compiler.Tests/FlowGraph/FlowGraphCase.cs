using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.RegularExpressions;
using Jitter.Bytecode.Opcodes;
using Jitter.Compiler.CodeGen;
using Jitter.Compiler.FlowGraph;
using Jitter.Compiler.Symbols;
using Jitter.Primitives.Constants;

namespace Jitter.Compiler.Tests.FlowGraph;

/// <summary>A case of tests/Golden/flowgraph; record_flowgraph.py tells their format and recorded the expectations.</summary>
internal sealed partial class FlowGraphCase
{
    private readonly Dictionary<string, Label> _labels = [];

    private FlowGraphCase(string source)
    {
        foreach (string line in source.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == ' ')
            {
                AddInstruction(line);
            }
            else if (line[^1] == ':')
            {
                Sequence.UseLabel(LabelOf(line[..^1]));
            }
            else
            {
                AddSetting(line.Split(' '));
            }
        }
    }

    /// <summary>The instructions.</summary>
    public InstructionSequence Sequence { get; } = new();

    /// <summary>The unit with its constants and variables.</summary>
    public CompilationUnit Unit { get; } = new()
    {
        Name = "f",
        QualifiedName = "f",
        FileName = "f.py",
        Scope = new Scope(ScopeKind.Function, "f", default),
        FirstLine = 1,
    };

    /// <summary>How many locals there are.</summary>
    public int LocalCount { get; private set; }

    /// <summary>Name, source and expectation of the cases of a file.</summary>
    public static TheoryData<string, string, string> All(string file)
    {
        var cases = new TheoryData<string, string, string>();
        string text = File.ReadAllText(Path.Combine(Repository.Root, "tests", "Golden", "flowgraph", file));
        foreach (System.Text.RegularExpressions.Match match in Case().Matches(text))
        {
            cases.Add(match.Groups["name"].Value, match.Groups["source"].Value, match.Groups["expected"].Value);
        }

        return cases;
    }

    /// <summary>Reads a case.</summary>
    public static FlowGraphCase Parse(string source) => new(source);

    /// <summary>The constants and instructions as the recorder prints them.</summary>
    public static string Print(Constant[] consts, ControlFlowGraph graph)
    {
        var text = new StringBuilder("consts");
        foreach (Constant value in consts)
        {
            text.Append(' ').Append(ConstantRepr.Repr(value).Replace(" ", "", StringComparison.Ordinal));
        }

        text.Append('\n');
        var targets = new HashSet<int>();
        int[] starts = new int[graph.BlockCount];
        int count = 0;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            starts[block] = count;
            count += graph[block].Count;
        }

        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                if (OpcodeInfo.HasTarget(instruction.Opcode))
                {
                    targets.Add(starts[instruction.Target]);
                }
            }
        }

        int index = 0;
        for (int block = ControlFlowGraph.Entry; block != ControlFlowGraph.NoBlock; block = graph[block].Next)
        {
            foreach (ref FlowInstruction instruction in graph.Instructions(block))
            {
                string label = targets.Contains(index) ? Invariant($"L{index}:\n") : "";
                string argument = OpcodeInfo.HasTarget(instruction.Opcode) ? Invariant($" L{starts[instruction.Target]}")
                    : OpcodeInfo.HasArgument(instruction.Opcode) ? Invariant($" {instruction.Argument}")
                    : "";
                text.Append(label).Append("    ").Append(OpcodeInfo.Name(instruction.Opcode)).Append(argument).Append(' ')
                    .Append(Print(instruction.Location)).Append('\n');
                index++;
            }
        }

        return text.ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Print(Location location)
    {
        if (location.Line < 0)
        {
            return "@-";
        }

        string lines = location.Line == location.EndLine ? Invariant($"@{location.Line}") : Invariant($"@{location.Line}-{location.EndLine}");
        return (location.Column, location.EndColumn) == (0, 1) ? lines
            : location.Column < 0 ? lines + ":"
            : Invariant($"{lines}:{location.Column}-{location.EndColumn}");
    }

    private static Location ParseLocation(string text)
    {
        if (text == "@-")
        {
            return Location.None;
        }

        GroupCollection groups = Position().Match(text).Groups;
        int line = Number(groups["line"], 0);
        int endLine = Number(groups["endLine"], line);
        return text[^1] == ':'
            ? new Location(line, endLine, -1, -1)
            : new Location(line, endLine, Number(groups["column"], 0), Number(groups["endColumn"], 1));
    }

    private static int Number(Group group, int missing) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : missing;

    private static Constant ParseConst(string text) => text switch
    {
        "None" => SingletonConstant.None,
        "True" => SingletonConstant.True,
        "False" => SingletonConstant.False,
        "()" => TupleConstant.Empty,
        ['\'', ..] => new StrConstant(text[1..^1]),
        _ => new IntConstant(BigInteger.Parse(text, CultureInfo.InvariantCulture)),
    };

    private void AddSetting(string[] words)
    {
        foreach (string value in words[1..])
        {
            switch (words[0])
            {
                case "locals": LocalCount = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "first": Unit.FirstLine = int.Parse(value, CultureInfo.InvariantCulture); break;
                case "consts": Unit.Consts.Add(ParseConst(value)); break;
                case "varnames": Unit.VarNames.Add(value); break;
                case "cellvars": Unit.CellVars.Add(value); break;
                case "freevars": Unit.FreeVars.Add(value); break;
                default: throw new FormatException(words[0]);
            }
        }
    }

    private void AddInstruction(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int times = 1;
        if (words[^1][0] == 'x')
        {
            times = int.Parse(words[^1].AsSpan(1), CultureInfo.InvariantCulture);
            words = words[..^1];
        }

        var opcode = Enum.Parse<Opcode>(words[0]);
        int argument = words.Length < 3 ? 0
            : OpcodeInfo.HasTarget(opcode) ? LabelOf(words[1]).Id
            : int.Parse(words[1], CultureInfo.InvariantCulture);
        for (; times > 0; times--)
        {
            Sequence.Add(opcode, argument, ParseLocation(words[^1]));
        }
    }

    private Label LabelOf(string name)
    {
        if (!_labels.TryGetValue(name, out Label label))
        {
            _labels[name] = label = Sequence.NewLabel();
        }

        return label;
    }

    [GeneratedRegex(@"^=== (?<name>[^\n]*)\n(?<source>.*?)^---\n(?<expected>.*?)(?=^===|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Case();

    [GeneratedRegex(@"^@(?<line>\d+)(?:-(?<endLine>\d+))?(?::(?:(?<column>\d+)-(?<endColumn>\d+))?)?$")]
    private static partial Regex Position();
}
