using System.Globalization;
using System.Text;
using Jitter.Bytecode.Opcodes;

namespace Jitter.Bytecode.Disassembly;

/// <summary>The options of <c>python -m dis</c>.</summary>
public readonly record struct DisassemblyOptions
{
    /// <summary>-C: a line for each code unit of inline cache.</summary>
    public bool ShowCaches { get; init; }

    /// <summary>-O: offsets of the instructions.</summary>
    public bool ShowOffsets { get; init; }
}

/// <summary>Prints code objects as <c>python3.13 -m dis</c> does (CPython's Lib/dis.py).</summary>
/// <remarks>
/// The addresses of nested code objects are numbered in the order of their first mention, so that the text does not
/// change from run to run.
/// </remarks>
public sealed class Disassembler
{
    private const int OpcodeNameWidth = 20;
    private const int ArgumentWidth = 5;
    private const string NoLine = "  --";

    private readonly TextWriter _output;
    private readonly DisassemblyOptions _options;
    private readonly Dictionary<CodeObject, string> _codeReprs = new(ReferenceEqualityComparer.Instance);
    private readonly StringBuilder _line = new();

    private Disassembler(TextWriter output, DisassemblyOptions options)
    {
        _output = output;
        _options = options;
    }

    /// <summary>Prints a code object and, each under a heading, those in its constants. Lines end in \n.</summary>
    public static void Write(CodeObject code, TextWriter output, DisassemblyOptions options = default) =>
        new Disassembler(output, options).WriteRecursively(code);

    private void WriteRecursively(CodeObject code)
    {
        // An explicit stack: marshal data may nest code deeper than the thread's stack bears.
        var pending = new Stack<(CodeObject Code, bool IsRoot)>();
        pending.Push((code, true));
        while (pending.TryPop(out (CodeObject Code, bool IsRoot) next))
        {
            if (!next.IsRoot)
            {
                _output.Write("\nDisassembly of " + Repr(next.Code) + ":\n");
            }

            WriteOne(next.Code);
            for (int i = next.Code.Consts.Length - 1; i >= 0; i--)
            {
                if (next.Code.Consts[i] is CodeObject nested)
                {
                    pending.Push((nested, false));
                }
            }
        }
    }

    private void WriteOne(CodeObject code)
    {
        List<LineRange> lines = LineTable.Lines(code);
        List<ExceptionTableEntry> handlers = ExceptionTable.Parse(code.ExceptionTable);
        Dictionary<int, int> labels = MakeLabels(code, handlers);
        int lineWidth = LineWidth(lines);
        int labelWidth = 4 + Digits(labels.Count);
        int offsetWidth = _options.ShowOffsets ? Digits(Math.Max(code.Code.Length - 2, 9999)) : 0;
        int nextLine = 0;
        foreach (CodeInstruction instruction in new InstructionReader(code.Code))
        {
            while (nextLine < lines.Count && lines[nextLine].Start < instruction.Offset)
            {
                nextLine++;
            }

            bool startsLine = nextLine < lines.Count && lines[nextLine].Start == instruction.Offset;
            if (startsLine && lineWidth > 0 && instruction.Offset > 0)
            {
                _output.Write('\n');
            }

            WriteLineNumber(lineWidth, startsLine ? lines[nextLine].Line : null, startsLine);
            labels.TryGetValue(instruction.Offset, out int label);
            string argument = !instruction.HasArgument ? ""
                : instruction.JumpTarget is { } target ? "to L" + Text(labels[target])
                : ArgumentText.Of(code, instruction, Repr);
            string name = OpcodeInfo.Name((Opcode)instruction.Number);
            int? number = instruction.HasArgument ? instruction.Argument : null;
            WriteInstruction(name, number, argument, instruction.Offset, label, labelWidth, offsetWidth);
            if (_options.ShowCaches)
            {
                WriteCaches(code, instruction, lineWidth, labelWidth, offsetWidth);
            }
        }

        WriteExceptionTable(handlers, labels);
    }

    private void WriteLineNumber(int width, int? line, bool startsLine)
    {
        if (width > 0)
        {
            _line.Append((startsLine ? line is { } number ? Text(number) : NoLine : "").PadLeft(width)).Append(' ');
        }
    }

    private void WriteInstruction(string name, int? argument, string argumentText, int offset, int label, int labelWidth, int offsetWidth)
    {
        _line.Append((label == 0 ? "" : "L" + Text(label) + ":").PadLeft(labelWidth)).Append(' ');
        if (offsetWidth > 0)
        {
            _line.Append(Text(offset).PadLeft(offsetWidth)).Append("   ");
        }

        _line.Append("    ").Append(name.PadRight(OpcodeNameWidth));
        if (argument is { } value)
        {
            // A long name takes room from the argument, which keeps more of the arguments in line.
            int excess = Math.Max(0, name.Length - OpcodeNameWidth);
            _line.Append(' ').Append(Text(value).PadLeft(Math.Max(0, ArgumentWidth - excess)));
            if (argumentText.Length != 0)
            {
                _line.Append(" (").Append(argumentText).Append(')');
            }
        }

        int length = _line.Length;
        while (length > 0 && _line[length - 1] == ' ')
        {
            length--;
        }

        _line.Length = length;
        _output.Write(_line.Append('\n'));
        _line.Clear();
    }

    private void WriteCaches(CodeObject code, CodeInstruction instruction, int lineWidth, int labelWidth, int offsetWidth)
    {
        int offset = instruction.Offset;
        foreach (CacheField field in OpcodeInfo.CacheFields(instruction.Opcode))
        {
            ulong value = 0;
            for (int i = Math.Min(field.Size * 2, code.Code.Length - offset - 2) - 1; i >= 0; i--)
            {
                value = (value << 8) | code.Code[offset + 2 + i];
            }

            for (int i = 0; i < field.Size; i++)
            {
                offset += 2;
                string text = i == 0 ? string.Create(CultureInfo.InvariantCulture, $"{field.Name}: {value}") : "";
                WriteLineNumber(lineWidth, null, startsLine: false);
                WriteInstruction(nameof(Opcode.CACHE), 0, text, offset, 0, labelWidth, offsetWidth);
            }
        }
    }

    private void WriteExceptionTable(List<ExceptionTableEntry> handlers, Dictionary<int, int> labels)
    {
        if (handlers.Count != 0)
        {
            _output.Write("ExceptionTable:\n");
        }

        foreach (ExceptionTableEntry entry in handlers)
        {
            string lastInstruction = entry.PushLastInstruction ? " lasti" : "";
            _output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"  L{labels[entry.Start]} to L{labels[entry.End]} -> L{labels[entry.Target]} [{entry.Depth}]{lastInstruction}\n"));
        }
    }

    /// <summary>Numbers the jump targets and the bounds and targets of handlers from 1 in the order of their offsets.</summary>
    private static Dictionary<int, int> MakeLabels(CodeObject code, List<ExceptionTableEntry> handlers)
    {
        var offsets = new SortedSet<int>();
        foreach (CodeInstruction instruction in new InstructionReader(code.Code))
        {
            if (instruction.JumpTarget is { } target)
            {
                offsets.Add(target);
            }
        }

        foreach (ExceptionTableEntry entry in handlers)
        {
            offsets.Add(entry.Start);
            offsets.Add(entry.End);
            offsets.Add(entry.Target);
        }

        var labels = new Dictionary<int, int>(offsets.Count);
        foreach (int offset in offsets)
        {
            labels.Add(offset, labels.Count + 1);
        }

        return labels;
    }

    /// <summary>The width of the line number column; 0 leaves it out, as there are no numbers.</summary>
    private static int LineWidth(List<LineRange> lines)
    {
        int? largest = null;
        bool hasNone = false;
        foreach (LineRange range in lines)
        {
            hasNone |= range.Line is null;
            if (range.Line is { } line && line != 0 && (largest is null || line > largest))
            {
                largest = line;
            }
        }

        return largest is null ? 0 : Math.Max(hasNone ? NoLine.Length : 3, Text(largest.Value).Length);
    }

    private string Repr(CodeObject code)
    {
        if (!_codeReprs.TryGetValue(code, out string? repr))
        {
            _codeReprs.Add(code, repr = code.Repr((_codeReprs.Count + 1) << 8));
        }

        return repr;
    }

    private static int Digits(int number) => Text(number).Length;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
