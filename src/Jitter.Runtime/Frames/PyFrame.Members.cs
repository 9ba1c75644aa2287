using Jitter.Bytecode;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Observers;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Frames;

// What Python code sees of a frame (CPython's Objects/frameobject.c).
[PyClass("frame", Existing = "PyTypes.Frame")]
public sealed partial class PyFrame
{
    private const int BaseSize = 112;
    private const int PointerSize = 8;

    [PySlot(SlotId.Repr)]
    private PyObject? Repr()
    {
        if (Texts.Repr(new PyStr(Code.Code.FileName)) is not { } file)
        {
            return null;
        }

        return new PyStr($"<frame at {Identity.Address(this)}, file {file}, line {Line}, code {Code.Name}>");
    }

    [PyGetter("f_back")]
    private PyObject GetBack() => Back?.Expose() ?? (PyObject)PyNone.None;

    [PyGetter("f_code")]
    private PyObject GetCode() => Code;

    [PyGetter("f_globals")]
    private PyObject GetGlobals() => Globals;

    [PyGetter("f_builtins")]
    private PyObject GetBuiltins() => Builtins;

    [PyGetter("f_lasti")]
    private int GetLastInstruction() => LastInstruction;

    /// <summary>f_locals: the namespace of a module or class, or a view of a function's variables (PEP 667).</summary>
    [PyGetter("f_locals")]
    private PyObject GetLocals() =>
        (Code.Code.Flags & CodeFlags.Optimized) == 0 && !HasHiddenLocals() ? Locals ?? Globals : new PyFrameLocals(this);

    /// <summary>What locals() gives: of a function a new dict of its variables that have values; null with an error pending.</summary>
    public PyObject? LocalsSnapshot()
    {
        if ((Code.Code.Flags & CodeFlags.Optimized) != 0)
        {
            return new PyFrameLocals(Expose()).ToDict();
        }

        PyObject names = Locals ?? Globals;
        if (!HasHiddenLocals())
        {
            return names;
        }

        // Variables of inlined comprehensions are seen inside of them, but do not belong to the namespace.
        PyDict visible = new PyFrameLocals(Expose()).ToDict();
        var copy = new PyDict();
        return copy.Update(names) && copy.Update(visible) ? copy : null;
    }

    /// <summary>Whether a comprehension is running that was inlined into a module or class.</summary>
    private bool HasHiddenLocals()
    {
        LocalKind[] kinds = Code.Code.LocalsPlusKinds;
        for (int i = 0; i < kinds.Length; i++)
        {
            if ((kinds[i] & LocalKind.Hidden) != 0 && PyFrameLocals.ValueOf(this, i) is not null)
            {
                return true;
            }
        }

        return false;
    }

    [PyGetter("f_trace")]
    private PyObject GetTrace() => Extras?.Trace ?? PyNone.None;

    [PySetter("f_trace")]
    private bool SetTrace(PyObject? value)
    {
        Expose();
        (Extras ??= new FrameExtras()).Trace = value is PyNone ? null : value;
        if (Extras.TraceOpcodes)
        {
            LegacyTracing.SetOpcodeTracing(this, true);
        }

        return true;
    }

    [PyGetter("f_trace_lines")]
    private bool GetTraceLines() => Extras?.TraceLines ?? true;

    [PySetter("f_trace_lines")]
    private bool SetTraceLines(PyObject? value)
    {
        if (value is not PyBool flag)
        {
            return Errors.RaiseFalse(
                PyExceptions.TypeError, value is null ? "can't delete numeric/char attribute" : "attribute value type must be bool");
        }

        Expose();
        (Extras ??= new FrameExtras()).TraceLines = ReferenceEquals(flag, PyBool.True);
        return true;
    }

    [PyGetter("f_trace_opcodes")]
    private bool GetTraceOpcodes() => Extras?.TraceOpcodes ?? false;

    [PySetter("f_trace_opcodes")]
    private bool SetTraceOpcodes(PyObject? value)
    {
        if (value is not PyBool flag)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "attribute value type must be bool");
        }

        Expose();
        Extras ??= new FrameExtras();
        Extras.TraceOpcodes = ReferenceEquals(flag, PyBool.True);
        if (!Extras.TraceOpcodes || Extras.Trace is not null)
        {
            LegacyTracing.SetOpcodeTracing(this, Extras.TraceOpcodes);
        }

        return true;
    }

    [PyGetter("f_lineno")]
    private PyObject GetLine() => Line < 0 ? PyNone.None : PyInt.From(Line);

    [PySetter("f_lineno")]
    private bool SetLine(PyObject? value) => LineJumps.Jump(this, value);

    /// <summary>Drops what the frame refers to, so that cycles through tracebacks end.</summary>
    [PyMethod("clear($self, /)")]
    private PyObject? Clear()
    {
        if (Generator is { } generator)
        {
            switch (generator.State)
            {
                case GeneratorState.Running:
                    return Errors.Raise(PyExceptions.RuntimeError, "cannot clear an executing frame");
                case GeneratorState.Suspended or GeneratorState.SuspendedInYieldFrom:
                    return Errors.Raise(PyExceptions.RuntimeError, "cannot clear a suspended frame");
                case GeneratorState.Created:
                    generator.Finish();
                    break;
            }
        }
        else if ((Flags & FrameFlags.Finished) == 0)
        {
            return Errors.Raise(PyExceptions.RuntimeError, "cannot clear an executing frame");
        }

        Window.Clear();
        if (Extras is not null)
        {
            Extras.Trace = null;
            Extras.ExtraLocals = null;
        }

        return PyNone.None;
    }

    [PyMethod("__sizeof__($self, /)")]
    private int SizeOf() => BaseSize + ((Code.Code.LocalsPlusNames.Length + Code.Code.StackSize) * PointerSize);
}
