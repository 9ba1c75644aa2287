using Jitter.Bytecode.Disassembly;
using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Frames;

namespace Jitter.Runtime.Observers;

/// <summary>Who observes one code object, and where its lines begin (CPython's _PyCoMonitoringData).</summary>
/// <remarks>
/// Observed code has <see cref="RunningCode.InstrumentedOp"/> in place of every instruction, written into the very array that is
/// being executed, so that it takes effect at the next instruction. The instructions stand in <see cref="RunningCode.Plain"/>.
/// </remarks>
public sealed class CodeMonitors
{
    private readonly RunningCode _code;
    private readonly byte[] _tools = new byte[Monitoring.LocalEventCount];
    private readonly byte[]?[] _disabled = new byte[]?[Monitoring.LocalEventCount];
    private int[]? _lines;
    private bool[]? _lineStarts;

    /// <summary>Makes the monitors of a code object that nobody observes.</summary>
    public CodeMonitors(RunningCode code)
    {
        _code = code;
        Instruction[] instructions = code.Plain;
        while (FirstTraceable < instructions.Length && instructions[FirstTraceable].Op != (int)Opcode.RESUME)
        {
            FirstTraceable++;
        }
    }

    /// <summary>The events that each tool wants of this code object alone, a bit each.</summary>
    public int[] LocalEvents { get; } = new int[Monitoring.ToolCount];

    /// <summary>The first instruction that is observed: the RESUME at the start.</summary>
    public int FirstTraceable { get; }

    /// <summary>The events that somebody wants, a bit each.</summary>
    public int ActiveEvents { get; private set; }

    /// <summary>Counts how often nobody observed the code any more.</summary>
    public int Generation { get; private set; } = 1;

    /// <summary>The line of each instruction; -1 for none.</summary>
    public int[] Lines
    {
        get
        {
            FindLines();
            return _lines!;
        }
    }

    /// <summary>Whether a line event comes before an instruction, where the one before was of another line.</summary>
    public bool[] LineStarts
    {
        get
        {
            FindLines();
            return _lineStarts!;
        }
    }

    /// <summary>The tools that want an event of an instruction, a bit each.</summary>
    public int Tools(int instruction, MonitorEvent @event)
    {
        int tools = _tools[(int)@event];
        return _disabled[(int)@event] is { } disabled ? tools & ~disabled[instruction] : tools;
    }

    /// <summary>A tool wants an event of an instruction no more.</summary>
    public void DisableAt(int instruction, MonitorEvent @event, int tool) =>
        (_disabled[(int)@event] ??= new byte[_code.Plain.Length])[instruction] |= (byte)(1 << tool);

    /// <summary>Undoes all of <see cref="DisableAt"/>.</summary>
    public void EnableAll() => Array.Clear(_disabled);

    /// <summary>Must follow every change of the events that are wanted.</summary>
    public void Apply()
    {
        ActiveEvents = 0;
        for (int i = 0; i < Monitoring.LocalEventCount; i++)
        {
            byte tools = Monitoring.GlobalTools((MonitorEvent)i);
            for (int tool = 0; tool < Monitoring.ToolCount; tool++)
            {
                tools |= (byte)(((LocalEvents[tool] >> i) & 1) << tool);
            }

            int added = tools & ~_tools[i];
            _tools[i] = tools;
            ActiveEvents |= tools != 0 ? 1 << i : 0;
            if (added != 0 && _disabled[i] is { } disabled)
            {
                // Whoever asks anew gets the event everywhere.
                for (int j = 0; j < disabled.Length; j++)
                {
                    disabled[j] &= (byte)~added;
                }
            }
        }

        Generation += ActiveEvents == 0 ? 1 : 0;
        _code.Instrument(ActiveEvents != 0);
    }

    /// <summary>Where lines begin: where the line changes, at targets of jumps, and at exception handlers (initialize_lines).</summary>
    private void FindLines()
    {
        if (_lines is not null)
        {
            return;
        }

        Instruction[] instructions = _code.Plain;
        int[] lines = new int[instructions.Length];
        Array.Fill(lines, -1);
        foreach (LocationEntry entry in LineTable.Entries(_code.Code.Code))
        {
            for (int i = entry.Start / 2; i < entry.End / 2 && i < lines.Length; i++)
            {
                lines[i] = entry.Position.Line ?? -1;
            }
        }

        bool[] starts = new bool[instructions.Length];
        int current = -1;
        for (int i = FirstTraceable; i < instructions.Length; i = Next(i))
        {
            var opcode = OpcodeOf(i);
            if (opcode is Opcode.END_ASYNC_FOR or Opcode.END_FOR or Opcode.END_SEND or Opcode.RESUME)
            {
                continue;
            }

            starts[i] = lines[i] != current && lines[i] >= 0;
            current = lines[i];
        }

        for (int i = FirstTraceable; i < instructions.Length; i = Next(i))
        {
            var opcode = OpcodeOf(i);
            if (!OpcodeInfo.IsJump(opcode))
            {
                continue;
            }

            // The ends of loops and of awaiting are skipped.
            int target = instructions[i].Argument + (opcode is Opcode.FOR_ITER or Opcode.SEND ? 1 : 0);
            if (target < starts.Length && lines[target] >= 0)
            {
                starts[target] = true;
            }
        }

        foreach (ExceptionHandler handler in _code.Handlers)
        {
            if (lines[handler.Target] >= 0 && OpcodeOf(handler.Target) != Opcode.END_ASYNC_FOR)
            {
                starts[handler.Target] = true;
            }
        }

        _lineStarts = starts;
        _lines = lines;
    }

    private int Next(int instruction) => instruction + 1 + OpcodeInfo.CacheEntries(OpcodeOf(instruction));

    private Opcode OpcodeOf(int instruction) => OpcodeInfo.Deoptimized(_code.Code.Code.Code[instruction * 2]);
}
