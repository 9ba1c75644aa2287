using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

public static partial class PyExceptions
{
    /// <summary>Completes the classes below BaseException, bases first: those with members of their own by their declarations.</summary>
    internal static void CompleteDerived()
    {
        foreach (PyType type in Derived)
        {
            if (type.Mro.Length > 0)
            {
                continue;
            }

            if (ReferenceEquals(type, ExceptionGroup))
            {
                CompleteExceptionGroup(type);
            }
            else if (Declaration(type) is { } complete)
            {
                complete();
            }
            else
            {
                TypeReadying.ReadyNative(type);
            }
        }
    }

    private static Action? Declaration(PyType type) => type.Name switch
    {
        "SystemExit" => PySystemExit.NativeBinding.Complete,
        "BaseExceptionGroup" => PyBaseExceptionGroup.NativeBinding.Complete,
        "AttributeError" => PyAttributeError.NativeBinding.Complete,
        "ImportError" => PyImportError.NativeBinding.Complete,
        "KeyError" => CompleteKeyError,
        "NameError" => PyNameError.NativeBinding.Complete,
        "OSError" => PyOSError.NativeBinding.Complete,
        "StopIteration" => PyStopIteration.NativeBinding.Complete,
        "SyntaxError" => PySyntaxError.NativeBinding.Complete,
        "UnicodeEncodeError" => UnicodeEncodeErrorMembers.NativeBinding.Complete,
        "UnicodeDecodeError" => UnicodeDecodeErrorMembers.NativeBinding.Complete,
        "UnicodeTranslateError" => UnicodeTranslateErrorMembers.NativeBinding.Complete,
        _ => null,
    };

    private static void CompleteKeyError() =>
        NativeTypes.Complete(KeyError, static type => NativeTypes.SetSlot(type, SlotId.Str, new UnaryFunction(KeyErrorText)), static _ => { });

    /// <summary>A key is shown as its repr, since an empty or blank one would not be seen.</summary>
    private static PyObject? KeyErrorText(PyObject self)
    {
        PyTuple arguments = ((PyBaseException)self).Arguments;
        return arguments.Count == 1 ? Texts.Repr(arguments.Items[0]) : BaseException.Slots.Str!(self);
    }

    private static void CompleteExceptionGroup(PyType type)
    {
        type.Bases = [BaseExceptionGroup, Exception];
        type.Allocate = BaseExceptionGroup.Allocate;
        type.Attributes.SetStr(Names.Module, PyStr.Interned("builtins"));
        type.Attributes.SetStr(Names.Doc, PyNone.None);
        TypeReadying.ReadyHeap(type);
    }
}
