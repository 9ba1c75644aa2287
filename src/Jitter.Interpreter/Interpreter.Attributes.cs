using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Frames;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Interpreter;

// Attributes that no inline cache knows.
public sealed partial class Interpreter
{
    private static PyObject? LoadAttribute(PyFrame frame, ref Instruction instruction, PyObject owner)
    {
        PyStr name = frame.Running.Names[instruction.Argument >> 1];
        if (instruction.Cache != 0)
        {
            AttributeCaches.SpecializeLoad(ref instruction, ref frame.Running.Caches[instruction.Cache], owner, name);
        }

        return Attributes.Get(owner, name);
    }

    private static PyObject? LoadMethod(PyFrame frame, ref Instruction instruction, PyObject owner, out bool isUnbound)
    {
        PyStr name = frame.Running.Names[instruction.Argument >> 1];
        if (instruction.Cache != 0)
        {
            AttributeCaches.SpecializeLoad(ref instruction, ref frame.Running.Caches[instruction.Cache], owner, name);
        }

        return Attributes.GetMethod(owner, name, out isUnbound);
    }

    private static bool StoreAttribute(PyFrame frame, ref Instruction instruction, PyObject owner, PyObject value)
    {
        PyStr name = frame.Running.Names[instruction.Argument];
        if (instruction.Cache != 0)
        {
            AttributeCaches.SpecializeStore(ref instruction, ref frame.Running.Caches[instruction.Cache], owner, name);
        }

        return Attributes.Set(owner, name, value);
    }

    /// <summary>super().name; with a method for a call that follows, <paramref name="isMethod"/> says that self goes before the arguments.</summary>
    private static PyObject? LoadSuperAttribute(
        PyFrame frame, int argument, PyObject super, PyObject type, PyObject self, out bool isMethod)
    {
        isMethod = false;
        if (ReferenceEquals(super, PySuper.TypeObject) && type is PyType thisClass)
        {
            // The super object would be dropped at once: the attribute is looked up without it.
            PyStr name = frame.Running.Names[argument >> 2];
            return (argument & 1) != 0 ? PySuper.LookupMethod(thisClass, self, name, out isMethod) : PySuper.Lookup(thisClass, self, name);
        }

        PyObject? proxy = (argument & 2) != 0 ? Calls.Call(super, type, self) : Calls.Call(super);
        return proxy is null ? null : Attributes.Get(proxy, frame.Running.Names[argument >> 2]);
    }
}
