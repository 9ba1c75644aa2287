using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Observers;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Interpreter;

// The loop. Each case is a guard and a few moves, or a call of a helper: RyuJIT optimizes methods up to about 2,000 basic blocks
// and 60,000 bytes of IL, and what is inlined here counts.
public sealed partial class Interpreter
{
    /// <summary>So many loop iterations are run before <see cref="Execute"/> is left and entered again (docs/RATIONALE.md).</summary>
    private const int IterationsPerEntry = 20_000;

    // Five variables are hot: frame, code, window, pc and sp. There are as many registers that calls preserve, so there must be no
    // others that live across instructions: the thread and the running code are read anew where they are needed.

    /// <summary>
    /// Runs a frame until it returns: the result, null with an error pending, or <see cref="s_enterAgain"/>.
    /// </summary>
    /// <param name="frame">The innermost frame. It goes on behind its current instruction by its return offset.</param>
    /// <param name="throwing">Whether the pending error is raised at the current instruction instead.</param>
    private static PyObject? Execute(PyFrame frame, bool throwing)
    {
        ref Instruction code = ref MemoryMarshal.GetArrayDataReference(frame.Running.Instructions);
        ref PyObject? window = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Stack), frame.Base);
        int pc = frame.Instruction;
        int sp = frame.StackTop - frame.Base;
        int budget = IterationsPerEntry;
        bool fromCallee;
        int argument;
        PyObject? result;
        if (!throwing)
        {
            pc += frame.ReturnOffset;
        }

        if (throwing)
        {
            if (Monitoring.WantsExceptions)
            {
                FrameObserver.Thrown(PyThreadState.Current, frame);
            }

            goto Error;
        }

    Next:
        while (true)
        {
            ref Instruction instruction = ref Unsafe.Add(ref code, pc);

        Dispatch:
            argument = instruction.Argument;
            frame.Instruction = pc;
            switch (instruction.Op)
            {
                case (int)Opcode.NOP:
                    pc++;
                    continue;

                case (int)Opcode.RESUME:
                    if (EvalBreaker.Word != 0 && !EvalBreaker.Poll())
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                // Variables.
                case (int)Opcode.LOAD_FAST:
                    Unsafe.Add(ref window, sp++) = Unsafe.Add(ref window, argument);
                    pc++;
                    continue;

                case (int)Opcode.LOAD_FAST_CHECK:
                    result = Unsafe.Add(ref window, argument);
                    if (result is null)
                    {
                        RaiseUnboundLocal(frame, argument);
                        goto Error;
                    }

                    Unsafe.Add(ref window, sp++) = result;
                    pc++;
                    continue;

                case (int)Opcode.LOAD_FAST_LOAD_FAST:
                    Unsafe.Add(ref window, sp) = Unsafe.Add(ref window, argument >> 4);
                    Unsafe.Add(ref window, sp + 1) = Unsafe.Add(ref window, argument & 15);
                    sp += 2;
                    pc++;
                    continue;

                case (int)Opcode.LOAD_FAST_AND_CLEAR:
                    Unsafe.Add(ref window, sp++) = Unsafe.Add(ref window, argument);
                    Unsafe.Add(ref window, argument) = null;
                    pc++;
                    continue;

                case (int)Opcode.STORE_FAST:
                    Unsafe.Add(ref window, argument) = Unsafe.Add(ref window, --sp);
                    pc++;
                    continue;

                case (int)Opcode.STORE_FAST_LOAD_FAST:
                    Unsafe.Add(ref window, argument >> 4) = Unsafe.Add(ref window, sp - 1);
                    Unsafe.Add(ref window, sp - 1) = Unsafe.Add(ref window, argument & 15);
                    pc++;
                    continue;

                case (int)Opcode.STORE_FAST_STORE_FAST:
                    Unsafe.Add(ref window, argument >> 4) = Unsafe.Add(ref window, sp - 1);
                    Unsafe.Add(ref window, argument & 15) = Unsafe.Add(ref window, sp - 2);
                    sp -= 2;
                    pc++;
                    continue;

                case (int)Opcode.DELETE_FAST:
                    if (Unsafe.Add(ref window, argument) is null)
                    {
                        RaiseUnboundLocal(frame, argument);
                        goto Error;
                    }

                    Unsafe.Add(ref window, argument) = null;
                    pc++;
                    continue;

                case (int)Opcode.LOAD_CONST:
                    Unsafe.Add(ref window, sp++) = frame.Running.Constants[argument];
                    pc++;
                    continue;

                case (int)Opcode.MAKE_CELL:
                    Unsafe.Add(ref window, argument) = new PyCell(Unsafe.Add(ref window, argument));
                    pc++;
                    continue;

                case (int)Opcode.COPY_FREE_VARS:
                    CopyFreeVariables(frame, argument);
                    pc++;
                    continue;

                case (int)Opcode.LOAD_DEREF:
                    result = Unsafe.As<PyCell>(Unsafe.Add(ref window, argument)!).Content;
                    if (result is null)
                    {
                        RaiseUnboundCell(frame, argument);
                        goto Error;
                    }

                    Unsafe.Add(ref window, sp++) = result;
                    pc++;
                    continue;

                case (int)Opcode.STORE_DEREF:
                    Unsafe.As<PyCell>(Unsafe.Add(ref window, argument)!).Content = Unsafe.Add(ref window, --sp);
                    pc++;
                    continue;

                case (int)Opcode.DELETE_DEREF:
                    if (Unsafe.As<PyCell>(Unsafe.Add(ref window, argument)!).Content is null)
                    {
                        RaiseUnboundCell(frame, argument);
                        goto Error;
                    }

                    Unsafe.As<PyCell>(Unsafe.Add(ref window, argument)!).Content = null;
                    pc++;
                    continue;

                case (int)Opcode.LOAD_FROM_DICT_OR_DEREF:
                    result = LoadFromDictOrCell(frame, Unsafe.Add(ref window, sp - 1)!, argument);
                    goto ReplaceTop;

                case (int)Opcode.LOAD_GLOBAL:
                    result = LoadGlobal(frame, ref instruction);
                    if (result is null)
                    {
                        goto Error;
                    }

                    goto GlobalFound;

                case (int)SpecializedOpcode.LOAD_GLOBAL_MODULE:
                {
                    ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                    PyDict globals = frame.Function.Globals;
                    if (globals.CurrentKeysVersion != cache.Version)
                    {
                        instruction.Op = (ushort)Opcode.LOAD_GLOBAL;
                        continue;
                    }

                    result = globals.ValueAt(cache.Index);
                    goto GlobalFound;
                }

                case (int)SpecializedOpcode.LOAD_GLOBAL_BUILTIN:
                {
                    ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                    PyFunction function = frame.Function;
                    if (function.Globals.CurrentKeysVersion != cache.Version || function.Builtins.CurrentKeysVersion != cache.Version2)
                    {
                        instruction.Op = (ushort)Opcode.LOAD_GLOBAL;
                        continue;
                    }

                    result = function.Builtins.ValueAt(cache.Index);
                    goto GlobalFound;
                }

                case (int)Opcode.STORE_GLOBAL:
                    if (!StoreGlobal(frame, argument, Unsafe.Add(ref window, --sp)))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.DELETE_GLOBAL:
                    if (!StoreGlobal(frame, argument, null))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.LOAD_NAME:
                    result = LoadName(frame, argument);
                    goto Push;

                case (int)Opcode.STORE_NAME:
                    if (!StoreName(frame, argument, Unsafe.Add(ref window, --sp)))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.DELETE_NAME:
                    if (!StoreName(frame, argument, null))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.LOAD_LOCALS:
                    result = LoadLocals(frame);
                    goto Push;

                case (int)Opcode.LOAD_FROM_DICT_OR_GLOBALS:
                    result = LoadFromDictOrGlobals(frame, Unsafe.Add(ref window, sp - 1)!, argument);
                    goto ReplaceTop;

                case (int)Opcode.LOAD_BUILD_CLASS:
                    result = LoadBuildClass(frame);
                    goto Push;

                case (int)Opcode.LOAD_ASSERTION_ERROR:
                    result = PyExceptions.AssertionError;
                    goto Push;

                case (int)Opcode.SETUP_ANNOTATIONS:
                    if (!SetUpAnnotations(frame))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                // The operand stack.
                case (int)Opcode.POP_TOP:
                case (int)Opcode.END_FOR:
                    sp--;
                    pc++;
                    continue;

                case (int)Opcode.END_SEND:
                    sp--;
                    Unsafe.Add(ref window, sp - 1) = Unsafe.Add(ref window, sp);
                    pc++;
                    continue;

                case (int)Opcode.PUSH_NULL:
                    Unsafe.Add(ref window, sp++) = null;
                    pc++;
                    continue;

                case (int)Opcode.COPY:
                    Unsafe.Add(ref window, sp) = Unsafe.Add(ref window, sp - argument);
                    sp++;
                    pc++;
                    continue;

                case (int)Opcode.SWAP:
                    result = Unsafe.Add(ref window, sp - 1);
                    Unsafe.Add(ref window, sp - 1) = Unsafe.Add(ref window, sp - argument);
                    Unsafe.Add(ref window, sp - argument) = result;
                    pc++;
                    continue;

                // Operators.
                case (int)Opcode.UNARY_NEGATIVE:
                    result = Numbers.Negative(Unsafe.Add(ref window, sp - 1)!);
                    goto ReplaceTop;

                case (int)Opcode.UNARY_INVERT:
                    result = Numbers.Invert(Unsafe.Add(ref window, sp - 1)!);
                    goto ReplaceTop;

                case (int)Opcode.UNARY_NOT:
                    Unsafe.Add(ref window, sp - 1) = ReferenceEquals(Unsafe.Add(ref window, sp - 1), PyBool.True) ? PyBool.False : PyBool.True;
                    pc++;
                    continue;

                case (int)Opcode.TO_BOOL:
                {
                    PyObject value = Unsafe.Add(ref window, sp - 1)!;
                    if (value.GetType() != typeof(PyBool))
                    {
                        int truth = Truth.Of(value);
                        if (truth < 0)
                        {
                            goto Error;
                        }

                        Unsafe.Add(ref window, sp - 1) = truth != 0 ? PyBool.True : PyBool.False;
                    }

                    pc += 4;
                    continue;
                }

                case (int)Opcode.BINARY_OP:
                {
                    PyObject left = Unsafe.Add(ref window, sp - 2)!;
                    PyObject right = Unsafe.Add(ref window, sp - 1)!;
                    if (left.GetType() == typeof(PyInt64) && right.GetType() == typeof(PyInt64))
                    {
                        long a = Unsafe.As<PyInt64>(left).Int64;
                        long b = Unsafe.As<PyInt64>(right).Int64;
                        long c;
                        switch (argument)
                        {
                            case (int)BinaryOperation.Add:
                            case (int)BinaryOperation.InplaceAdd:
                                c = a + b;
                                if (((a ^ c) & (b ^ c)) >= 0)
                                {
                                    result = PyInt.From(c);
                                    goto BinaryDone;
                                }

                                break;
                            case (int)BinaryOperation.Subtract:
                            case (int)BinaryOperation.InplaceSubtract:
                                c = a - b;
                                if (((a ^ b) & (a ^ c)) >= 0)
                                {
                                    result = PyInt.From(c);
                                    goto BinaryDone;
                                }

                                break;
                            case (int)BinaryOperation.Multiply:
                            case (int)BinaryOperation.InplaceMultiply:
                                if ((int)a == a && (int)b == b)
                                {
                                    result = PyInt.From(a * b);
                                    goto BinaryDone;
                                }

                                break;
                            case (int)BinaryOperation.And:
                            case (int)BinaryOperation.InplaceAnd:
                                result = PyInt.From(a & b);
                                goto BinaryDone;
                        }
                    }
                    else if (left.GetType() == typeof(PyFloat) && right.GetType() == typeof(PyFloat))
                    {
                        double a = Unsafe.As<PyFloat>(left).Value;
                        double b = Unsafe.As<PyFloat>(right).Value;
                        switch (argument)
                        {
                            case (int)BinaryOperation.Add:
                            case (int)BinaryOperation.InplaceAdd:
                                result = new PyFloat(a + b);
                                goto BinaryDone;
                            case (int)BinaryOperation.Subtract:
                            case (int)BinaryOperation.InplaceSubtract:
                                result = new PyFloat(a - b);
                                goto BinaryDone;
                            case (int)BinaryOperation.Multiply:
                            case (int)BinaryOperation.InplaceMultiply:
                                result = new PyFloat(a * b);
                                goto BinaryDone;
                        }
                    }

                    result = BinaryOperators.Execute(argument, left, right);
                    if (result is null)
                    {
                        goto Error;
                    }

                BinaryDone:
                    sp--;
                    Unsafe.Add(ref window, sp - 1) = result;
                    pc += 2;
                    continue;
                }

                case (int)Opcode.COMPARE_OP:
                {
                    PyObject left = Unsafe.Add(ref window, sp - 2)!;
                    PyObject right = Unsafe.Add(ref window, sp - 1)!;
                    if (left.GetType() == typeof(PyInt64) && right.GetType() == typeof(PyInt64))
                    {
                        long a = Unsafe.As<PyInt64>(left).Int64;
                        long b = Unsafe.As<PyInt64>(right).Int64;

                        // The low three bits of the mask say less, greater, equal (CPython's COMPARISON_* bits differ: ours are our own).
                        int order = a < b ? 1 : a > b ? 2 : 4;
                        bool holds = (ComparisonMasks[argument >> 5] & order) != 0;

                        // A conditional jump that follows is done at once, without the bool on the stack.
                        ref Instruction next = ref Unsafe.Add(ref code, pc + 2);
                        if (next.Op == (int)Opcode.POP_JUMP_IF_FALSE)
                        {
                            sp -= 2;
                            pc = holds ? pc + 4 : next.Argument;
                            continue;
                        }

                        result = holds ? PyBool.True : PyBool.False;
                    }
                    else
                    {
                        result = CompareOperator(left, right, argument);
                        if (result is null)
                        {
                            goto Error;
                        }
                    }

                    sp--;
                    Unsafe.Add(ref window, sp - 1) = result;
                    pc += 2;
                    continue;
                }

                case (int)Opcode.IS_OP:
                    sp--;
                    Unsafe.Add(ref window, sp - 1) =
                        ReferenceEquals(Unsafe.Add(ref window, sp - 1), Unsafe.Add(ref window, sp)) == (argument == 0) ? PyBool.True : PyBool.False;
                    pc++;
                    continue;

                case (int)Opcode.CONTAINS_OP:
                {
                    int contains = Subscripts.Contains(Unsafe.Add(ref window, sp - 1)!, Unsafe.Add(ref window, sp - 2)!);
                    if (contains < 0)
                    {
                        goto Error;
                    }

                    sp--;
                    Unsafe.Add(ref window, sp - 1) = contains != argument ? PyBool.True : PyBool.False;
                    pc += 2;
                    continue;
                }

                case (int)Opcode.BINARY_SUBSCR:
                {
                    PyObject container = Unsafe.Add(ref window, sp - 2)!;
                    PyObject key = Unsafe.Add(ref window, sp - 1)!;
                    if (key.GetType() == typeof(PyInt64))
                    {
                        long index = Unsafe.As<PyInt64>(key).Int64;
                        if (container.GetType() == typeof(PyList))
                        {
                            PyList list = Unsafe.As<PyList>(container);
                            if ((ulong)index < (ulong)list.Count)
                            {
                                result = list[(int)index];
                                goto SubscriptDone;
                            }
                        }
                        else if (container.GetType() == typeof(PyTuple))
                        {
                            PyObject[] items = Unsafe.As<PyTuple>(container).Items;
                            if ((ulong)index < (ulong)items.Length)
                            {
                                result = items[index];
                                goto SubscriptDone;
                            }
                        }
                    }

                    if (container.GetType() == typeof(PyDict))
                    {
                        result = Unsafe.As<PyDict>(container).Get(key);
                        if (result is not null)
                        {
                            goto SubscriptDone;
                        }

                        if (PyThreadState.Current.Error is not null)
                        {
                            goto Error;
                        }
                    }

                    result = Subscripts.Get(container, key);
                    if (result is null)
                    {
                        goto Error;
                    }

                SubscriptDone:
                    sp--;
                    Unsafe.Add(ref window, sp - 1) = result;
                    pc += 2;
                    continue;
                }

                case (int)Opcode.STORE_SUBSCR:
                {
                    PyObject container = Unsafe.Add(ref window, sp - 2)!;
                    PyObject key = Unsafe.Add(ref window, sp - 1)!;
                    sp -= 3;
                    if (container.GetType() == typeof(PyList) && key.GetType() == typeof(PyInt64)
                        && (ulong)Unsafe.As<PyInt64>(key).Int64 < (ulong)Unsafe.As<PyList>(container).Count)
                    {
                        Unsafe.As<PyList>(container)[(int)Unsafe.As<PyInt64>(key).Int64] = Unsafe.Add(ref window, sp)!;
                    }
                    else if (!Subscripts.Set(container, key, Unsafe.Add(ref window, sp)!))
                    {
                        goto Error;
                    }

                    pc += 2;
                    continue;
                }

                case (int)Opcode.DELETE_SUBSCR:
                    sp -= 2;
                    if (!Subscripts.Delete(Unsafe.Add(ref window, sp)!, Unsafe.Add(ref window, sp + 1)!))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.BINARY_SLICE:
                    result = GetSlice(Unsafe.Add(ref window, sp - 3)!, Unsafe.Add(ref window, sp - 2)!, Unsafe.Add(ref window, sp - 1)!);
                    sp -= 2;
                    goto ReplaceTop;

                case (int)Opcode.STORE_SLICE:
                    sp -= 4;
                    if (!SetSlice(Unsafe.Add(ref window, sp + 1)!, Unsafe.Add(ref window, sp + 2)!, Unsafe.Add(ref window, sp + 3)!, Unsafe.Add(ref window, sp)!))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                // Attributes.
                case (int)Opcode.LOAD_ATTR:
                    if ((argument & 1) == 0)
                    {
                        result = LoadAttribute(frame, ref instruction, Unsafe.Add(ref window, sp - 1)!);
                        if (result is null)
                        {
                            goto Error;
                        }

                        Unsafe.Add(ref window, sp - 1) = result;
                    }
                    else
                    {
                        result = LoadMethod(frame, ref instruction, Unsafe.Add(ref window, sp - 1)!, out bool isUnbound);
                        if (result is null)
                        {
                            goto Error;
                        }

                        Unsafe.Add(ref window, sp) = isUnbound ? Unsafe.Add(ref window, sp - 1) : null;
                        Unsafe.Add(ref window, sp - 1) = result;
                        sp++;
                    }

                    pc += 10;
                    continue;

                case (int)SpecializedOpcode.LOAD_ATTR_INSTANCE_VALUE:
                {
                    PyObject owner = Unsafe.Add(ref window, sp - 1)!;
                    ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                    if (owner.GetType() == typeof(PyInstance) && ReferenceEquals(Unsafe.As<PyInstance>(owner).Shape, cache.Key)
                        && Unsafe.As<PyInstance>(owner).Shape.Type.Version == cache.Version)
                    {
                        result = Unsafe.As<PyInstance>(owner)[cache.Index];
                        if (result is not null)
                        {
                            goto AttributeFound;
                        }
                    }

                    AttributeCaches.Miss(ref instruction, ref cache, Opcode.LOAD_ATTR);
                    continue;
                }

                case (int)SpecializedOpcode.LOAD_ATTR_METHOD_WITH_VALUES:
                {
                    PyObject owner = Unsafe.Add(ref window, sp - 1)!;
                    ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                    if (owner.GetType() == typeof(PyInstance) && ReferenceEquals(Unsafe.As<PyInstance>(owner).Shape, cache.Key)
                        && Unsafe.As<PyInstance>(owner).Shape.Type.Version == cache.Version)
                    {
                        Unsafe.Add(ref window, sp - 1) = Unsafe.As<PyObject>(cache.Value);
                        Unsafe.Add(ref window, sp++) = owner;
                        pc += 10;
                        continue;
                    }

                    AttributeCaches.Miss(ref instruction, ref cache, Opcode.LOAD_ATTR);
                    continue;
                }

                case (int)SpecializedOpcode.LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES:
                {
                    PyObject owner = Unsafe.Add(ref window, sp - 1)!;
                    ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                    if (owner.GetType() == typeof(PyInstance) && ReferenceEquals(Unsafe.As<PyInstance>(owner).Shape, cache.Key)
                        && Unsafe.As<PyInstance>(owner).Shape.Type.Version == cache.Version)
                    {
                        result = Unsafe.As<PyObject>(cache.Value);
                        goto AttributeFound;
                    }

                    AttributeCaches.Miss(ref instruction, ref cache, Opcode.LOAD_ATTR);
                    continue;
                }

                case (int)SpecializedOpcode.LOAD_ATTR_PROPERTY:
                {
                    PyObject owner = Unsafe.Add(ref window, sp - 1)!;
                    ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                    PyFunction? getter = Unsafe.As<PyFunction>(cache.Value);
                    if (owner.GetType() == typeof(PyInstance) && ReferenceEquals(Unsafe.As<PyInstance>(owner).Shape, cache.Key)
                        && Unsafe.As<PyInstance>(owner).Shape.Type.Version == cache.Version && getter!.Running.ExactArguments == 1)
                    {
                        frame.StackTop = frame.Base + sp;
                        PyFrame? callee = FrameStack.PushExact(PyThreadState.Current, frame, getter, sp - 1);
                        if (callee is null)
                        {
                            goto Error;
                        }

                        frame.StackTop--;
                        frame.ReturnOffset = 10;
                        frame = callee;
                        goto Reload;
                    }

                    AttributeCaches.Miss(ref instruction, ref cache, Opcode.LOAD_ATTR);
                    continue;
                }

                case (int)SpecializedOpcode.LOAD_ATTR_METHOD_NO_DICT:
                {
                    PyObject owner = Unsafe.Add(ref window, sp - 1)!;
                    ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                    PyType type = owner.Type;
                    if (ReferenceEquals(type, cache.Key) && type.Version == cache.Version)
                    {
                        Unsafe.Add(ref window, sp - 1) = Unsafe.As<PyObject>(cache.Value);
                        Unsafe.Add(ref window, sp++) = owner;
                        pc += 10;
                        continue;
                    }

                    AttributeCaches.Miss(ref instruction, ref cache, Opcode.LOAD_ATTR);
                    continue;
                }

                case (int)SpecializedOpcode.LOAD_ATTR_CLASS:
                {
                    PyObject owner = Unsafe.Add(ref window, sp - 1)!;
                    ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                    if (ReferenceEquals(owner, cache.Key) && Unsafe.As<PyType>(owner).Version == cache.Version)
                    {
                        result = Unsafe.As<PyObject>(cache.Value);
                        goto AttributeFound;
                    }

                    AttributeCaches.Miss(ref instruction, ref cache, Opcode.LOAD_ATTR);
                    continue;
                }

                case (int)SpecializedOpcode.LOAD_ATTR_MODULE:
                {
                    PyObject owner = Unsafe.Add(ref window, sp - 1)!;
                    ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                    if (ReferenceEquals(owner, cache.Key) && Unsafe.As<PyDict>(cache.Value)!.CurrentKeysVersion == cache.Version)
                    {
                        result = Unsafe.As<PyDict>(cache.Value)!.ValueAt(cache.Index);
                        goto AttributeFound;
                    }

                    AttributeCaches.Miss(ref instruction, ref cache, Opcode.LOAD_ATTR);
                    continue;
                }

                case (int)Opcode.STORE_ATTR:
                    sp -= 2;
                    if (!StoreAttribute(frame, ref instruction, Unsafe.Add(ref window, sp + 1)!, Unsafe.Add(ref window, sp)!))
                    {
                        goto Error;
                    }

                    pc += 5;
                    continue;

                case (int)SpecializedOpcode.STORE_ATTR_INSTANCE_VALUE:
                {
                    PyObject owner = Unsafe.Add(ref window, sp - 1)!;
                    ref InlineCache cache = ref frame.Running.Caches[instruction.Cache];
                    if (owner.GetType() == typeof(PyInstance) && ReferenceEquals(Unsafe.As<PyInstance>(owner).Shape, cache.Key)
                        && Unsafe.As<PyInstance>(owner).Shape.Type.Version == cache.Version)
                    {
                        sp -= 2;
                        if (cache.Value is null)
                        {
                            Unsafe.As<PyInstance>(owner)[cache.Index] = Unsafe.Add(ref window, sp);
                        }
                        else
                        {
                            Unsafe.As<PyInstance>(owner).Grow(Unsafe.As<Shape>(cache.Value), Unsafe.Add(ref window, sp)!);
                        }

                        pc += 5;
                        continue;
                    }

                    AttributeCaches.Miss(ref instruction, ref cache, Opcode.STORE_ATTR);
                    continue;
                }

                case (int)Opcode.DELETE_ATTR:
                    if (!Attributes.Set(Unsafe.Add(ref window, --sp)!, frame.Running.Names[argument], null))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.LOAD_SUPER_ATTR:
                    result = LoadSuperAttribute(frame, argument, Unsafe.Add(ref window, sp - 3)!, Unsafe.Add(ref window, sp - 2)!, Unsafe.Add(ref window, sp - 1)!, out bool isMethod);
                    if (result is null)
                    {
                        goto Error;
                    }

                    if ((argument & 1) != 0)
                    {
                        Unsafe.Add(ref window, sp - 2) = isMethod ? Unsafe.Add(ref window, sp - 1) : null;
                        sp--;
                        Unsafe.Add(ref window, sp - 2) = result;
                    }
                    else
                    {
                        sp -= 2;
                        Unsafe.Add(ref window, sp - 1) = result;
                    }

                    pc += 2;
                    continue;

                // Building objects.
                case (int)Opcode.BUILD_TUPLE:
                    sp -= argument;
                    result = PyTuple.From(Operands(ref window, sp, argument));
                    goto Push;

                case (int)Opcode.BUILD_LIST:
                    sp -= argument;
                    result = new PyList(Operands(ref window, sp, argument).ToArray());
                    goto Push;

                case (int)Opcode.BUILD_SET:
                    sp -= argument;
                    result = BuildSet(Operands(ref window, sp, argument));
                    goto Push;

                case (int)Opcode.BUILD_MAP:
                    sp -= argument * 2;
                    result = BuildMap(Operands(ref window, sp, argument * 2));
                    goto Push;

                case (int)Opcode.BUILD_CONST_KEY_MAP:
                    sp -= argument + 1;
                    result = BuildConstantKeyMap(Operands(ref window, sp, argument), Unsafe.As<PyTuple>(Unsafe.Add(ref window, sp + argument)!));
                    goto Push;

                case (int)Opcode.BUILD_STRING:
                    sp -= argument;
                    result = Texts.Concatenate(Operands(ref window, sp, argument));
                    goto Push;

                case (int)Opcode.BUILD_SLICE:
                    sp -= argument;
                    result = new PySlice(Unsafe.Add(ref window, sp)!, Unsafe.Add(ref window, sp + 1)!, argument == 3 ? Unsafe.Add(ref window, sp + 2)! : PyNone.None);
                    goto Push;

                case (int)Opcode.LIST_APPEND:
                    sp--;
                    Unsafe.As<PyList>(Unsafe.Add(ref window, sp - argument)!).Add(Unsafe.Add(ref window, sp)!);
                    pc++;
                    continue;

                case (int)Opcode.SET_ADD:
                    sp--;
                    if (!Unsafe.As<PySet>(Unsafe.Add(ref window, sp - argument)!).Add(Unsafe.Add(ref window, sp)!))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.MAP_ADD:
                    sp -= 2;
                    if (!Unsafe.As<PyDict>(Unsafe.Add(ref window, sp - argument)!).Set(Unsafe.Add(ref window, sp)!, Unsafe.Add(ref window, sp + 1)!))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.LIST_EXTEND:
                    sp--;
                    if (!ListExtend(Unsafe.As<PyList>(Unsafe.Add(ref window, sp - argument)!), Unsafe.Add(ref window, sp)!))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.SET_UPDATE:
                    sp--;
                    if (!SetUpdate(Unsafe.As<PySet>(Unsafe.Add(ref window, sp - argument)!), Unsafe.Add(ref window, sp)!))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.DICT_UPDATE:
                    sp--;
                    if (!DictUpdate(Unsafe.As<PyDict>(Unsafe.Add(ref window, sp - argument)!), Unsafe.Add(ref window, sp)!))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.DICT_MERGE:
                    sp--;
                    if (!DictMerge(Unsafe.As<PyDict>(Unsafe.Add(ref window, sp - argument)!), Unsafe.Add(ref window, sp)!, Unsafe.Add(ref window, sp - 3 - argument)!))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.FORMAT_SIMPLE:
                    result = Unsafe.Add(ref window, sp - 1);
                    if (result!.GetType() != typeof(PyStr))
                    {
                        result = Texts.Format(result, null);
                    }

                    goto ReplaceTop;

                case (int)Opcode.FORMAT_WITH_SPEC:
                    sp--;
                    result = FormatWithSpec(Unsafe.Add(ref window, sp - 1)!, Unsafe.Add(ref window, sp)!);
                    goto ReplaceTop;

                case (int)Opcode.CONVERT_VALUE:
                    result = ConvertValue(Unsafe.Add(ref window, sp - 1)!, argument);
                    goto ReplaceTop;

                // Unpacking.
                case (int)Opcode.UNPACK_SEQUENCE:
                {
                    PyObject sequence = Unsafe.Add(ref window, --sp)!;
                    if (sequence.GetType() == typeof(PyTuple) && Unsafe.As<PyTuple>(sequence).Items.Length == argument)
                    {
                        PyObject[] items = Unsafe.As<PyTuple>(sequence).Items;
                        for (int i = items.Length - 1; i >= 0; i--)
                        {
                            Unsafe.Add(ref window, sp++) = items[i];
                        }
                    }
                    else if (UnpackSequence(sequence, ref Unsafe.Add(ref window, sp), argument))
                    {
                        sp += argument;
                    }
                    else
                    {
                        goto Error;
                    }

                    pc += 2;
                    continue;
                }

                case (int)Opcode.UNPACK_EX:
                    sp--;
                    if (!UnpackExtended(Unsafe.Add(ref window, sp)!, ref Unsafe.Add(ref window, sp), argument & 0xFF, argument >> 8))
                    {
                        goto Error;
                    }

                    sp += (argument & 0xFF) + 1 + (argument >> 8);
                    pc++;
                    continue;

                // Jumps and loops.
                case (int)Opcode.JUMP_FORWARD:
                case (int)Opcode.JUMP_BACKWARD_NO_INTERRUPT:
                    pc = argument;
                    continue;

                case (int)Opcode.JUMP_BACKWARD:
                    if (EvalBreaker.Word != 0 && !EvalBreaker.Poll())
                    {
                        goto Error;
                    }

                    pc = argument;
                    if (--budget < 0)
                    {
                        frame.Instruction = pc;
                        frame.ReturnOffset = 0;
                        frame.StackTop = frame.Base + sp;
                        return s_enterAgain;
                    }

                    continue;

                case (int)Opcode.POP_JUMP_IF_FALSE:
                    pc = ReferenceEquals(Unsafe.Add(ref window, --sp), PyBool.False) ? argument : pc + 2;
                    continue;

                case (int)Opcode.POP_JUMP_IF_TRUE:
                    pc = ReferenceEquals(Unsafe.Add(ref window, --sp), PyBool.True) ? argument : pc + 2;
                    continue;

                case (int)Opcode.POP_JUMP_IF_NONE:
                    pc = ReferenceEquals(Unsafe.Add(ref window, --sp), PyNone.None) ? argument : pc + 2;
                    continue;

                case (int)Opcode.POP_JUMP_IF_NOT_NONE:
                    pc = ReferenceEquals(Unsafe.Add(ref window, --sp), PyNone.None) ? pc + 2 : argument;
                    continue;

                case (int)Opcode.GET_ITER:
                    result = Iteration.GetIterator(Unsafe.Add(ref window, sp - 1)!);
                    goto ReplaceTop;

                case (int)Opcode.GET_YIELD_FROM_ITER:
                    result = GetYieldFromIterator(frame, Unsafe.Add(ref window, sp - 1)!);
                    goto ReplaceTop;

                case (int)Opcode.FOR_ITER:
                {
                    PyObject iterator = Unsafe.Add(ref window, sp - 1)!;
                    if (iterator.GetType() == typeof(PyRangeIterator))
                    {
                        if (Unsafe.As<PyRangeIterator>(iterator).TryNext(out long number))
                        {
                            Unsafe.Add(ref window, sp++) = PyInt.From(number);
                            pc += 2;
                            continue;
                        }
                    }
                    else if (iterator.GetType() == typeof(PyListIterator))
                    {
                        result = Unsafe.As<PyListIterator>(iterator).IterNext();
                        if (result is not null)
                        {
                            Unsafe.Add(ref window, sp++) = result;
                            pc += 2;
                            continue;
                        }
                    }
                    else if (iterator.GetType() == typeof(PyGenerator))
                    {
                        PyGenerator generator = Unsafe.As<PyGenerator>(iterator);
                        if (generator.State is GeneratorState.Created or GeneratorState.Suspended)
                        {
                            frame.StackTop = frame.Base + sp;
                            frame.ReturnOffset = 2;
                            if (!FrameStack.TryEnter(PyThreadState.Current))
                            {
                                goto Error;
                            }

                            frame = FrameStack.PushGenerator(PyThreadState.Current, generator, PyNone.None);
                            goto Reload;
                        }
                    }

                    result = Monitoring.WantsExceptions ? NextObserved(PyThreadState.Current, frame, iterator) : Iteration.Next(iterator);
                    if (result is not null)
                    {
                        Unsafe.Add(ref window, sp++) = result;
                        pc += 2;
                        continue;
                    }

                    if (PyThreadState.Current.Error is not null)
                    {
                        goto Error;
                    }

                    // Over END_FOR and POP_TOP.
                    sp--;
                    pc = argument + 2;
                    continue;
                }

                case (int)Opcode.GET_LEN:
                    result = GetLength(Unsafe.Add(ref window, sp - 1)!);
                    goto Push;

                // Calls.
                case (int)Opcode.CALL:
                {
                    ref PyObject? callable = ref Unsafe.Add(ref window, sp - argument - 2);
                    int first = sp - argument;
                    int count = argument;
                    PyObject target = callable!;
                    if (Unsafe.Add(ref callable, 1) is not null)
                    {
                        first--;
                        count++;
                    }
                    else if (target.GetType() == typeof(PyMethod))
                    {
                        Unsafe.Add(ref callable, 1) = Unsafe.As<PyMethod>(target).Self;
                        target = Unsafe.As<PyMethod>(target).Function;
                        first--;
                        count++;
                    }

                    frame.StackTop = frame.Base + sp;
                    if (target.GetType() == typeof(PyFunction))
                    {
                        PyFunction function = Unsafe.As<PyFunction>(target);
                        PyFrame? callee = function.Running.ExactArguments == count
                            ? FrameStack.PushExact(PyThreadState.Current, frame, function, first)
                            : FrameStack.Push(PyThreadState.Current, function, Operands(ref window, first, count), null);
                        if (callee is null)
                        {
                            goto Error;
                        }

                        frame.StackTop = frame.Base + sp - argument - 2;
                        frame.ReturnOffset = 4;
                        frame = callee;
                        goto Reload;
                    }

                    if (target.GetType() == typeof(PyMethodDescriptor) || target.GetType() == typeof(PyBuiltinFunction))
                    {
                        result = CallNativeObject(target, ref Unsafe.Add(ref window, first)!, count);
                    }
                    else if (target is PyType)
                    {
                        result = CallClass(PyThreadState.Current, Unsafe.As<PyType>(target), Operands(ref window, first, count), out PyFrame? initializer);
                        if (initializer is not null)
                        {
                            // A class whose __init__ is Python code: the instance is the result, whatever the frame returns.
                            frame.StackTop = frame.Base + sp - argument - 2;
                            frame.ReturnOffset = 4;
                            frame = initializer;
                            goto Reload;
                        }
                    }
                    else
                    {
                        result = target.Call(Operands(ref window, first, count), null);
                    }

                    if (result is null)
                    {
                        goto Error;
                    }

                    sp -= argument + 1;
                    Unsafe.Add(ref window, sp - 1) = result;
                    pc += 4;
                    continue;
                }

                case (int)Opcode.CALL_KW:
                {
                    PyTuple names = Unsafe.As<PyTuple>(Unsafe.Add(ref window, --sp)!);
                    ref PyObject? callable = ref Unsafe.Add(ref window, sp - argument - 2);
                    int first = sp - argument;
                    int count = argument;
                    PyObject target = callable!;
                    if (Unsafe.Add(ref callable, 1) is not null)
                    {
                        first--;
                        count++;
                    }
                    else if (target.GetType() == typeof(PyMethod))
                    {
                        Unsafe.Add(ref callable, 1) = Unsafe.As<PyMethod>(target).Self;
                        target = Unsafe.As<PyMethod>(target).Function;
                        first--;
                        count++;
                    }

                    frame.StackTop = frame.Base + sp;
                    if (target.GetType() == typeof(PyFunction))
                    {
                        PyFrame? callee = FrameStack.Push(PyThreadState.Current, Unsafe.As<PyFunction>(target), Operands(ref window, first, count), names);
                        if (callee is null)
                        {
                            goto Error;
                        }

                        frame.StackTop = frame.Base + sp - argument - 2;
                        frame.ReturnOffset = 1;
                        frame = callee;
                        goto Reload;
                    }

                    result = target.Call(Operands(ref window, first, count), names);
                    if (result is null)
                    {
                        goto Error;
                    }

                    sp -= argument + 1;
                    goto ReplaceTop;
                }

                case (int)Opcode.CALL_FUNCTION_EX:
                {
                    int size = 3 + (argument & 1);
                    PyObject? keywords = (argument & 1) != 0 ? Unsafe.Add(ref window, sp - 1) : null;
                    PyObject target = Unsafe.Add(ref window, sp - size)!;
                    frame.StackTop = frame.Base + sp;
                    result = CallWithUnpacking(PyThreadState.Current, target, Unsafe.Add(ref window, sp - size + 2)!, keywords, out PyFrame? callee);
                    if (callee is not null)
                    {
                        frame.StackTop = frame.Base + sp - size;
                        frame.ReturnOffset = 1;
                        frame = callee;
                        goto Reload;
                    }

                    sp -= size - 1;
                    goto ReplaceTop;
                }

                case (int)Opcode.CALL_INTRINSIC_1:
                    result = Intrinsics.Call1(frame, (Intrinsic1)argument, Unsafe.Add(ref window, sp - 1)!);
                    goto ReplaceTop;

                case (int)Opcode.CALL_INTRINSIC_2:
                    sp--;
                    result = Intrinsics.Call2(frame, (Intrinsic2)argument, Unsafe.Add(ref window, sp - 1)!, Unsafe.Add(ref window, sp)!);
                    goto ReplaceTop;

                case (int)Opcode.MAKE_FUNCTION:
                    Unsafe.Add(ref window, sp - 1) = MakeFunction(frame, Unsafe.As<PyCode>(Unsafe.Add(ref window, sp - 1)!));
                    pc++;
                    continue;

                case (int)Opcode.SET_FUNCTION_ATTRIBUTE:
                    sp--;
                    SetFunctionAttribute(Unsafe.As<PyFunction>(Unsafe.Add(ref window, sp)!), argument, Unsafe.Add(ref window, sp - 1)!);
                    Unsafe.Add(ref window, sp - 1) = Unsafe.Add(ref window, sp);
                    pc++;
                    continue;

                // Returns.
                case (int)Opcode.RETURN_CONST:
                    result = frame.Running.Constants[argument];
                    goto Return;

                case (int)Opcode.RETURN_VALUE:
                    result = Unsafe.Add(ref window, --sp);
                    goto Return;

                // Generators and coroutines.
                case (int)Opcode.RETURN_GENERATOR:
                    frame.StackTop = frame.Base + sp;
                    result = MakeGenerator(PyThreadState.Current, frame);
                    if ((frame.Flags & FrameFlags.Entry) != 0)
                    {
                        FrameStack.Pop(PyThreadState.Current, frame);
                        return result;
                    }

                    FrameStack.Pop(PyThreadState.Current, frame);
                    frame = PyThreadState.Current.Frame!;
                    goto Returned;

                case (int)Opcode.YIELD_VALUE:
                {
                    result = Unsafe.Add(ref window, --sp);
                    frame.StackTop = frame.Base + sp;
                    frame.ReturnOffset = 1;
                    bool isEntry = (frame.Flags & FrameFlags.Entry) != 0;
                    FrameStack.Suspend(PyThreadState.Current, frame, argument != 0 ? GeneratorState.SuspendedInYieldFrom : GeneratorState.Suspended);
                    if (isEntry)
                    {
                        return result;
                    }

                    frame = PyThreadState.Current.Frame!;
                    goto Returned;
                }

                case (int)Opcode.SEND:
                {
                    PyObject receiver = Unsafe.Add(ref window, sp - 2)!;
                    PyObject value = Unsafe.Add(ref window, sp - 1)!;
                    if (receiver is PyGenerator or PyCoroutine)
                    {
                        PyGeneratorBase generator = Unsafe.As<PyGeneratorBase>(receiver);
                        if (generator.State is GeneratorState.Suspended or GeneratorState.SuspendedInYieldFrom
                            || (generator.State == GeneratorState.Created && value is PyNone))
                        {
                            frame.StackTop = frame.Base + sp - 1;
                            frame.ReturnOffset = 2;
                            if (!FrameStack.TryEnter(PyThreadState.Current))
                            {
                                goto Error;
                            }

                            frame = FrameStack.PushGenerator(PyThreadState.Current, generator, value);
                            goto Reload;
                        }
                    }

                    result = Send(receiver, value, out bool ended);
                    if (result is null)
                    {
                        goto Error;
                    }

                    Unsafe.Add(ref window, sp - 1) = result;
                    pc = ended ? argument : pc + 2;
                    continue;
                }

                case (int)Opcode.GET_AWAITABLE:
                    result = GetAwaitable(frame, Unsafe.Add(ref window, sp - 1)!, argument);
                    goto ReplaceTop;

                case (int)Opcode.GET_AITER:
                    result = GetAsyncIterator(Unsafe.Add(ref window, sp - 1)!);
                    goto ReplaceTop;

                case (int)Opcode.GET_ANEXT:
                    result = GetAsyncNext(Unsafe.Add(ref window, sp - 1)!);
                    goto Push;

                case (int)Opcode.END_ASYNC_FOR:
                    if (Unsafe.Add(ref window, sp - 1) is PyBaseException end && end.Type.IsSubtypeOf(PyExceptions.StopAsyncIteration))
                    {
                        sp -= 2;
                        pc++;
                        continue;
                    }

                    PyThreadState.Current.Error = Unsafe.As<PyBaseException>(Unsafe.Add(ref window, sp - 1)!);
                    goto Rethrow;

                case (int)Opcode.CLEANUP_THROW:
                    if (Unsafe.Add(ref window, sp - 1) is PyBaseException stop && stop.Type.IsSubtypeOf(PyExceptions.StopIteration))
                    {
                        sp--;
                        Unsafe.Add(ref window, sp - 1) = Errors.StopIterationValue(stop);
                        Unsafe.Add(ref window, sp - 2) = PyNone.None;
                        pc++;
                        continue;
                    }

                    PyThreadState.Current.Error = Unsafe.As<PyBaseException>(Unsafe.Add(ref window, sp - 1)!);
                    goto Rethrow;

                // Exceptions.
                case (int)Opcode.PUSH_EXC_INFO:
                {
                    result = Unsafe.Add(ref window, sp - 1);
                    ExceptionState state = PyThreadState.Current.ExceptionState;
                    Unsafe.Add(ref window, sp - 1) = (PyObject?)state.Handled ?? PyNone.None;
                    state.Handled = Unsafe.As<PyBaseException>(result);
                    Unsafe.Add(ref window, sp++) = result;
                    pc++;
                    continue;
                }

                case (int)Opcode.POP_EXCEPT:
                    PyThreadState.Current.ExceptionState.Handled = Unsafe.Add(ref window, --sp) as PyBaseException;
                    pc++;
                    continue;

                case (int)Opcode.CHECK_EXC_MATCH:
                {
                    int matches = ExceptionMatching.Matches(Unsafe.Add(ref window, sp - 2)!, Unsafe.Add(ref window, sp - 1)!);
                    if (matches < 0)
                    {
                        goto Error;
                    }

                    Unsafe.Add(ref window, sp - 1) = matches != 0 ? PyBool.True : PyBool.False;
                    pc++;
                    continue;
                }

                case (int)Opcode.CHECK_EG_MATCH:
                    if (!ExceptionMatching.MatchGroup(ref Unsafe.Add(ref window, sp - 2), ref Unsafe.Add(ref window, sp - 1)))
                    {
                        goto Error;
                    }

                    pc++;
                    continue;

                case (int)Opcode.RAISE_VARARGS:
                    if (Raise(argument > 0 ? Unsafe.Add(ref window, sp - argument) : null, argument == 2 ? Unsafe.Add(ref window, sp - 1) : null))
                    {
                        // A bare raise: the exception goes on with the traceback that it has.
                        goto Rethrow;
                    }

                    goto Error;

                case (int)Opcode.RERAISE:
                    PyThreadState.Current.Error = Unsafe.As<PyBaseException>(Unsafe.Add(ref window, --sp)!);
                    if (argument != 0)
                    {
                        frame.Instruction = (int)(Unsafe.As<PyInt64>(Unsafe.Add(ref window, sp - argument)!).Int64 >> 1);
                    }

                    goto Rethrow;

                case (int)Opcode.BEFORE_WITH:
                    if (!BeforeWith(ref Unsafe.Add(ref window, sp - 1), isAsync: false))
                    {
                        goto Error;
                    }

                    sp++;
                    pc++;
                    continue;

                case (int)Opcode.BEFORE_ASYNC_WITH:
                    if (!BeforeWith(ref Unsafe.Add(ref window, sp - 1), isAsync: true))
                    {
                        goto Error;
                    }

                    sp++;
                    pc++;
                    continue;

                case (int)Opcode.WITH_EXCEPT_START:
                    result = WithExceptStart(Unsafe.Add(ref window, sp - 4)!, Unsafe.Add(ref window, sp - 1)!);
                    goto Push;

                // Imports.
                case (int)Opcode.IMPORT_NAME:
                    sp--;
                    result = ImportName(frame, argument, Unsafe.Add(ref window, sp)!, Unsafe.Add(ref window, sp - 1)!);
                    goto ReplaceTop;

                case (int)Opcode.IMPORT_FROM:
                    result = ImportFrom(frame, argument, Unsafe.Add(ref window, sp - 1)!);
                    goto Push;

                // Patterns.
                case (int)Opcode.MATCH_SEQUENCE:
                    result = PyBool.From((Unsafe.Add(ref window, sp - 1)!.Type.Flags & TypeFlags.Sequence) != 0);
                    goto Push;

                case (int)Opcode.MATCH_MAPPING:
                    result = PyBool.From((Unsafe.Add(ref window, sp - 1)!.Type.Flags & TypeFlags.Mapping) != 0);
                    goto Push;

                case (int)Opcode.MATCH_KEYS:
                    result = PatternMatching.MatchKeys(Unsafe.Add(ref window, sp - 2)!, Unsafe.As<PyTuple>(Unsafe.Add(ref window, sp - 1)!));
                    goto Push;

                case (int)Opcode.MATCH_CLASS:
                    sp -= 2;
                    result = PatternMatching.MatchClass(
                        Unsafe.Add(ref window, sp - 1)!, Unsafe.Add(ref window, sp)!, argument, Unsafe.As<PyTuple>(Unsafe.Add(ref window, sp + 1)!));
                    goto ReplaceTop;

                case RunningCode.InstrumentedOp:
                    // Observers may set f_lineno: then the instruction and the operand stack are others.
                    frame.StackTop = frame.Base + sp;
                    if (!FrameObserver.BeforeInstruction(PyThreadState.Current, frame, pc))
                    {
                        goto Error;
                    }

                    int jump = FrameObserver.TakeJump(frame);
                    sp = frame.StackTop - frame.Base;
                    if (jump >= 0)
                    {
                        pc = jump;
                        continue;
                    }

                    instruction = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Running.Plain), pc);
                    goto Dispatch;

                default:
                    throw new NotSupportedException($"instruction {instruction.Op}");
            }
        }

    GlobalFound:
        Unsafe.Add(ref window, sp++) = result;
        if ((argument & 1) != 0)
        {
            Unsafe.Add(ref window, sp++) = null;
        }

        pc += 5;
        goto Next;

    AttributeFound:
        Unsafe.Add(ref window, sp - 1) = result;
        if ((argument & 1) != 0)
        {
            Unsafe.Add(ref window, sp++) = null;
        }

        pc += 10;
        goto Next;

    Push:
        if (result is null)
        {
            goto Error;
        }

        Unsafe.Add(ref window, sp++) = result;
        pc++;
        goto Next;

    ReplaceTop:
        if (result is null)
        {
            goto Error;
        }

        Unsafe.Add(ref window, sp - 1) = result;
        pc++;
        goto Next;

    Return:
        if (frame.Flags != FrameFlags.None)
        {
            FrameFlags flags = frame.Flags;
            if ((flags & FrameFlags.Initializer) != 0)
            {
                if (!ReferenceEquals(result, PyNone.None))
                {
                    Errors.Raise(PyExceptions.TypeError, $"__init__() should return None, not '{result!.Type.FullName}'");
                    goto Error;
                }

                result = frame.Locals;
            }

            FrameStack.Pop(PyThreadState.Current, frame);
            if ((flags & FrameFlags.Entry) != 0)
            {
                return result;
            }

            frame = PyThreadState.Current.Frame!;
            if ((flags & FrameFlags.Generator) != 0)
            {
                goto GeneratorReturned;
            }
        }
        else
        {
            FrameStack.Pop(PyThreadState.Current, frame);
            frame = PyThreadState.Current.Frame!;
        }

    Returned:
        code = ref MemoryMarshal.GetArrayDataReference(frame.Running.Instructions);
        window = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Stack), frame.Base);
        sp = frame.StackTop - frame.Base;
        Unsafe.Add(ref window, sp++) = result;
        pc = frame.Instruction + frame.ReturnOffset;
        goto Next;

    GeneratorReturned:
        // What resumed it is a FOR_ITER, which ends, or a SEND, which takes the value and goes on at its target.
        code = ref MemoryMarshal.GetArrayDataReference(frame.Running.Instructions);
        window = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Stack), frame.Base);
        sp = frame.StackTop - frame.Base;
        pc = frame.Instruction;
        argument = frame.Running.Plain[pc].Argument;
        if (frame.Running.Plain[pc].Op == (int)Opcode.SEND)
        {
            Unsafe.Add(ref window, sp++) = result;
            pc = argument;
            goto Next;
        }

        if (Monitoring.WantsExceptions && !FrameObserver.EndedWith(PyThreadState.Current, frame, result!))
        {
            goto Error;
        }

        sp--;
        pc = argument + 2;
        goto Next;

    Reload:
        code = ref MemoryMarshal.GetArrayDataReference(frame.Running.Instructions);
        window = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Stack), frame.Base);
        sp = frame.StackTop - frame.Base;
        pc = frame.Instruction + frame.ReturnOffset;
        goto Next;

    Error:
        fromCallee = false;

    CalleeError:
        AddTraceback(PyThreadState.Current, frame);
        if (Monitoring.WantsExceptions || frame.Extras is not null)
        {
            FrameObserver.Raised(PyThreadState.Current, frame, fromCallee);
        }

        goto Unwind;

    Rethrow:
        if (Monitoring.WantsExceptions)
        {
            FrameObserver.Reraised(PyThreadState.Current, frame);
        }

    Unwind:
        // The place of the instruction itself counts: a RERAISE has set the frame's to where the error came from first.
        int handler = frame.Running.FindHandler(pc);
        if (handler >= 0)
        {
            ref readonly ExceptionHandler entry = ref frame.Running.Handlers[handler];
            sp = frame.Running.LocalCount + entry.Depth;
            if (entry.PushLastInstruction)
            {
                Unsafe.Add(ref window, sp++) = PyInt.From(frame.Instruction * 2);
            }

            PyBaseException caught = PyThreadState.Current.TakeError();
            Unsafe.Add(ref window, sp++) = caught;
            pc = entry.Target;
            if (Monitoring.WantsExceptions)
            {
                frame.Instruction = pc;
                frame.StackTop = frame.Base + sp;
                if (!FrameObserver.Handled(PyThreadState.Current, frame, caught))
                {
                    goto Unwind;
                }
            }

            goto Next;
        }

        if (Monitoring.WantsExceptions)
        {
            FrameObserver.Unwinding(PyThreadState.Current, frame);
        }

        bool leave = (frame.Flags & FrameFlags.Entry) != 0;
        FrameStack.Pop(PyThreadState.Current, frame);
        if (leave)
        {
            return null;
        }

        frame = PyThreadState.Current.Frame!;
        code = ref MemoryMarshal.GetArrayDataReference(frame.Running.Instructions);
        window = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(frame.Stack), frame.Base);
        pc = frame.Instruction;
        fromCallee = true;
        goto CalleeError;
    }

    /// <summary>For each comparison operator, which of less (1), greater (2) and equal (4) make it true.</summary>
    private static ReadOnlySpan<byte> ComparisonMasks => [1, 5, 4, 3, 2, 6];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<PyObject> Operands(ref PyObject? window, int start, int count) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<PyObject?, PyObject>(ref Unsafe.Add(ref window, start)), count);
}
