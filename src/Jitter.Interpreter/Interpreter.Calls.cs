using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Jitter.Bytecode;
using Jitter.Bytecode.Opcodes;
using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;
using Jitter.Runtime.Threads;

namespace Jitter.Interpreter;

// Calls of anything but Python functions, which the loop pushes itself.
public sealed partial class Interpreter
{
    /// <summary><c>list.append</c>, once it was called: the method that is called most.</summary>
    private static PyMethodDescriptor? s_listAppend;

    /// <summary>Calls a native function or an unbound native method with operands on the stack.</summary>
    private static PyObject? CallNativeObject(PyObject target, ref PyObject first, int count)
    {
        if (target.GetType() == typeof(PyBuiltinFunction))
        {
            PyBuiltinFunction function = Unsafe.As<PyBuiltinFunction>(target);
            return CallNative(function, function.Native, function.Self ?? PyNone.None, ref first, count);
        }

        if (ReferenceEquals(target, s_listAppend) && count == 2 && first.GetType() == typeof(PyList))
        {
            Unsafe.As<PyList>(first).Add(Unsafe.Add(ref first, 1));
            return PyNone.None;
        }

        PyMethodDescriptor descriptor = Unsafe.As<PyMethodDescriptor>(target);
        if (count > 0 && (ReferenceEquals(first.Type, descriptor.Owner) || first.Type.IsSubtypeOf(descriptor.Owner)))
        {
            if (s_listAppend is null && ReferenceEquals(descriptor.Owner, PyTypes.List) && descriptor.Name.ToString() == "append")
            {
                s_listAppend = descriptor;
            }

            return CallNative(descriptor, descriptor.Native, first, ref Unsafe.Add(ref first, 1), count - 1);
        }

        return descriptor.Call(MemoryMarshal.CreateReadOnlySpan(ref first, count), null);
    }

    private static PyObject? CallNative(INativeCallable callable, NativeFunction native, PyObject self, ref PyObject first, int count)
    {
        if (count >= native.MinArity && count <= native.MaxArity)
        {
            switch (native.Convention)
            {
                case NativeConvention.NoArguments:
                    return Unsafe.As<NativeCall0>(native.Code)(self);
                case NativeConvention.OneArgument:
                    return Unsafe.As<NativeCall1>(native.Code)(self, first);
                case NativeConvention.Positional1:
                    return Unsafe.As<NativeCall1>(native.Code)(self, count > 0 ? first : null);
                case NativeConvention.Positional2:
                    return Unsafe.As<NativeCall2>(native.Code)(self, count > 0 ? first : null, count > 1 ? Unsafe.Add(ref first, 1) : null);
            }
        }

        return native.Invoke(callable, self, MemoryMarshal.CreateReadOnlySpan(ref first, count), null);
    }

    /// <summary>
    /// type.__call__ for classes whose instances object.__new__ makes and a Python function initializes: the instance is made here, and
    /// __init__ gets a frame (CPython's CALL_ALLOC_AND_ENTER_INIT).
    /// </summary>
    private static PyObject? CallClass(PyThreadState thread, PyType type, ReadOnlySpan<PyObject> arguments, out PyFrame? initializer)
    {
        initializer = null;
        if ((type.Flags & (TypeFlags.Heap | TypeFlags.Abstract)) == TypeFlags.Heap
            && ReferenceEquals(type.Type, PyTypes.Type)
            && ReferenceEquals(type.Slots.New, PyTypes.Object.Slots.New)
            && type.Lookup(Names.Init) is PyFunction init && (init.Running.Flags & (CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator)) == 0)
        {
            PyObject? instance = type.Slots.New!(type, [], null);
            if (instance is null)
            {
                return null;
            }

            var all = new ArgumentBuffer8();
            int count = arguments.Length + 1;
            Span<PyObject?> values = count <= 8 ? all.Values[..count] : new PyObject?[count];
            values[0] = instance;
            arguments.CopyTo(values[1..]!);
            initializer = FrameStack.Push(thread, init, values!, null);
            if (initializer is not null)
            {
                initializer.Flags |= FrameFlags.Initializer;
                initializer.Locals = instance;
            }

            return null;
        }

        return type.Call(arguments, null);
    }

    /// <summary>f(*arguments, **keywords): Python functions get a frame that the loop then runs.</summary>
    private static PyObject? CallWithUnpacking(PyThreadState thread, PyObject target, PyObject arguments, PyObject? keywords, out PyFrame? callee)
    {
        callee = null;
        if (arguments is not PyTuple tuple)
        {
            // Only f(*iterable) without more arguments comes here with anything but a tuple.
            tuple = ToArgumentTuple(target, arguments)!;
            if (tuple is null)
            {
                return null;
            }
        }

        if (keywords is not null and not PyDict)
        {
            var copy = new PyDict();
            if (!DictMerge(copy, keywords, target))
            {
                return null;
            }

            keywords = copy;
        }

        if (target.GetType() == typeof(PyFunction) && keywords is null or PyDict { Count: 0 })
        {
            if (target.GetType() == typeof(PyFunction))
            {
                callee = FrameStack.Push(thread, (PyFunction)target, tuple.Items, null);
                return null;
            }
        }

        return Calls.CallWithTuple(target, tuple, (PyDict?)keywords);
    }

    private static PyTuple? ToArgumentTuple(PyObject target, PyObject arguments)
    {
        PyTuple? tuple = Iteration.ToTuple(arguments);
        if (tuple is null && arguments.Type.Slots.Iter is null && !Iteration.IsSequence(arguments.Type) && Errors.ClearIf(PyExceptions.TypeError))
        {
            Errors.Raise(
                PyExceptions.TypeError,
                $"{Calls.Describe(target)} argument after * must be an iterable, not {arguments.Type.FullName}");
        }

        return tuple;
    }

    private static PyFunction MakeFunction(PyFrame frame, PyCode code) => new(code, frame.Globals, frame.Builtins);

    private static void SetFunctionAttribute(PyFunction function, int attribute, PyObject value)
    {
        switch ((FunctionAttribute)attribute)
        {
            case FunctionAttribute.Defaults:
                function.Defaults = (PyTuple)value;
                break;
            case FunctionAttribute.KeywordDefaults:
                function.KeywordDefaults = (PyDict)value;
                break;
            case FunctionAttribute.Annotations:
                function.Annotations = value;
                break;
            case FunctionAttribute.Closure:
                function.Closure = (PyTuple)value;
                break;
        }
    }
}
