using Jitter.Bytecode.Disassembly;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Frames;

/// <summary>What is special about an activation.</summary>
[Flags]
public enum FrameFlags : byte
{
    /// <summary>Nothing: its result goes to the operand stack of the frame that called it.</summary>
    None = 0,

    /// <summary>Its return leaves the interpreter loop: .NET code called it.</summary>
    Entry = 1,

    /// <summary>It belongs to a generator, coroutine or asynchronous generator.</summary>
    Generator = 2,

    /// <summary>It is an __init__ called by a class: the caller gets the instance, which is its first local's value at the call.</summary>
    Initializer = 4,

    /// <summary>Python code can see it (sys._getframe, a traceback): it outlives its activation.</summary>
    Exposed = 8,

    /// <summary>Its activation has ended; what it holds is its own copy.</summary>
    Finished = 16,
}

/// <summary>An activation of a code object: the frame that Python code sees, and what the interpreter runs on.</summary>
/// <remarks>
/// Locals and operands stand in a window of an array: of the thread's data stack, where a callee's window starts at its
/// arguments on the caller's operand stack; a generator has an array of its own. Frames are pooled: one that Python code has
/// seen (<see cref="FrameFlags.Exposed"/>) takes a copy of its locals when it ends and is not used again.
/// </remarks>
public sealed partial class PyFrame : PyObject
{
    /// <summary>What runs.</summary>
    public RunningCode Running = null!;

    /// <summary>The function; for module and class bodies one that only holds code, globals and builtins.</summary>
    public PyFunction Function = null!;

    /// <summary>The array of the window.</summary>
    public PyObject?[] Stack = [];

    /// <summary>The index of the first local.</summary>
    public int Base;

    /// <summary>The index (in <see cref="Stack"/>) of the first free operand; right while a call is out, or a generator is suspended.</summary>
    public int StackTop;

    /// <summary>The index of the instruction that is being executed, or is to be executed next where a callee has not been called.</summary>
    public int Instruction;

    /// <summary>How far behind <see cref="Instruction"/> execution goes on when a callee returns.</summary>
    public int ReturnOffset;

    /// <summary>The top of the thread's data stack before this frame.</summary>
    public int PreviousTop;

    /// <summary>What is special about it.</summary>
    public FrameFlags Flags;

    /// <summary>Whoever called; in a pool the next free frame.</summary>
    public PyFrame? Back;

    /// <summary>The namespace of a module or class body; null where all locals are fast.</summary>
    public PyObject? Locals;

    /// <summary>The generator that this is the frame of.</summary>
    public PyGeneratorBase? Generator;

    /// <summary>The code unit that observers were told an error came from.</summary>
    public int RaisedAt;

    /// <summary>What the observability of Python code has set (f_trace and its flags, extra locals); null for almost all.</summary>
    public FrameExtras? Extras;

    /// <inheritdoc/>
    public override PyType Type => PyTypes.Frame;

    /// <summary>f_code</summary>
    public PyCode Code => Running.Code;

    /// <summary>f_globals</summary>
    public PyDict Globals => Function.Globals;

    /// <summary>f_builtins</summary>
    public PyDict Builtins => Function.Builtins;

    /// <summary>A fast local, cell or free variable by number; null while unbound.</summary>
    public ref PyObject? Local(int index) => ref Stack[Base + index];

    /// <summary>The locals, cells and free variables.</summary>
    public Span<PyObject?> Window => Stack.AsSpan(Base, Running.LocalCount);

    /// <summary>f_lasti</summary>
    public int LastInstruction => Instruction * 2;

    /// <summary>f_lineno; -1 for none.</summary>
    public int Line => Instruction < 0 ? Code.Code.FirstLine : LineTable.LineAt(Code.Code, Instruction * 2) ?? -1;

    /// <summary>Keeps the frame alive beyond its activation.</summary>
    public PyFrame Expose()
    {
        Flags |= FrameFlags.Exposed;
        return this;
    }

    /// <summary>What the end of an exposed frame's activation does: locals move to an array of its own, and its caller stays visible too.</summary>
    public void TakeOwnership()
    {
        if ((Flags & FrameFlags.Generator) == 0)
        {
            PyObject?[] own = new PyObject?[Running.LocalCount];
            Array.Copy(Stack, Base, own, 0, own.Length);
            Stack = own;
            Base = 0;
        }

        StackTop = Base + Running.LocalCount;
        Flags |= FrameFlags.Finished;
        Back?.Expose();
    }
}

/// <summary>What Python code attaches to frames seldom.</summary>
public sealed class FrameExtras
{
    /// <summary>f_trace</summary>
    public PyObject? Trace;

    /// <summary>f_trace_lines</summary>
    public bool TraceLines = true;

    /// <summary>f_trace_opcodes</summary>
    public bool TraceOpcodes;

    /// <summary>Names that were set through f_locals and are no variables of the code object.</summary>
    public PyDict? ExtraLocals;

    /// <summary>The line that tracing has reported last.</summary>
    public int LastLine = -1;

    /// <summary>The instruction to go on at, which tracing has set through f_lineno; -1 for none.</summary>
    public int JumpTarget = -1;

    /// <summary>Whether the jump waits until the generator goes on.</summary>
    public bool JumpsAfterYield;

    /// <summary>The instruction that was observed last; -1 for none.</summary>
    public int Previous = -1;

    /// <summary>Whether the prefix of a long argument was observed last.</summary>
    public bool IsPrefixed;

    /// <summary>The <see cref="Observers.CodeMonitors.Generation"/> in which it was observed.</summary>
    public int Generation;

    /// <summary>What is left to report of <see cref="DeferredFrom"/>.</summary>
    public Observers.DeferredEvent Deferred;

    /// <summary>The instruction that has left something to report.</summary>
    public int DeferredFrom;

    /// <summary>What it called.</summary>
    public PyObject? DeferredCallable;

    /// <summary>The call's first argument.</summary>
    public PyObject? DeferredArgument;
}
