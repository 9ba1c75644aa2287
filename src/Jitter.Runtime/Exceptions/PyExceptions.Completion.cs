using Jitter.Runtime.Objects;

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
        "KeyError" => KeyErrorMembers.NativeBinding.Complete,
        "NameError" => PyNameError.NativeBinding.Complete,
        "OSError" => PyOSError.NativeBinding.Complete,
        "StopIteration" => PyStopIteration.NativeBinding.Complete,
        "SyntaxError" => PySyntaxError.NativeBinding.Complete,
        "UnicodeEncodeError" => UnicodeEncodeErrorMembers.NativeBinding.Complete,
        "UnicodeDecodeError" => UnicodeDecodeErrorMembers.NativeBinding.Complete,
        "UnicodeTranslateError" => UnicodeTranslateErrorMembers.NativeBinding.Complete,
        _ => null,
    };

    private static void CompleteExceptionGroup(PyType type)
    {
        type.Bases = [BaseExceptionGroup, Exception];
        type.Allocate = BaseExceptionGroup.Allocate;
        type.Attributes.SetStr(Names.Module, PyStr.Interned("builtins"));
        type.Attributes.SetStr(Names.Doc, PyNone.None);
        TypeReadying.ReadyHeap(type);
    }
}
