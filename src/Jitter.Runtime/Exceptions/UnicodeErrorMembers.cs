using Jitter.Runtime.Binding;
using Jitter.Runtime.Objects;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Exceptions;

/// <summary>The attributes that the three classes with the layout of <see cref="PyUnicodeError"/> share.</summary>
internal static class UnicodeErrorMembers
{
    private static readonly string[] s_names = ["encoding", "object", "start", "end", "reason"];

    /// <summary>Adds the attributes to one of the classes.</summary>
    public static void AddTo(PyType type)
    {
        for (int i = 0; i < s_names.Length; i++)
        {
            PyStr name = PyStr.Interned(s_names[i]);
            type.Attributes.SetStr(name, new PyNativeMember(type, name, Aspect, i));
        }
    }

    private static object? Aspect(int index, NativeAspect aspect) => aspect switch
    {
        NativeAspect.Code => (UnaryFunction)(self => Get((PyUnicodeError)self, index)),
        NativeAspect.Setter => (NativeSetter)((self, value) => Set((PyUnicodeError)self, index, value)),
        _ => null,
    };

    private static PyObject Get(PyUnicodeError self, int index) => index switch
    {
        0 => self.Encoding ?? PyNone.None,
        1 => self.Object ?? PyNone.None,
        2 => PyInt.From(self.Start),
        3 => PyInt.From(self.End),
        _ => self.Reason ?? PyNone.None,
    };

    private static bool Set(PyUnicodeError self, int index, PyObject? value)
    {
        switch (index)
        {
            case 0:
                self.Encoding = value;
                return true;
            case 1:
                self.Object = value;
                return true;
            case 2 or 3:
                if (value is null)
                {
                    return Errors.RaiseFalse(PyExceptions.TypeError, "can't delete numeric/char attribute");
                }

                if (value is not PyInt)
                {
                    return Errors.RaiseFalse(PyExceptions.TypeError, "an integer is required");
                }

                if (!ArgumentConversion.ToIntPtr(value, out nint number))
                {
                    return false;
                }

                (self.Start, self.End) = index == 2 ? ((long)number, self.End) : (self.Start, number);
                return true;
            default:
                self.Reason = value;
                return true;
        }
    }
}
