using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Objects;

namespace Jitter.Runtime.Frames;

// What Python code sees of a traceback (CPython's Python/traceback.c).
[PyClass("traceback", Existing = "PyTypes.Traceback")]
public sealed partial class PyTraceback
{
    [PyNew("traceback(tb_next, tb_frame, tb_lasti, tb_lineno)")]
    private static PyObject? New(PyType type, PyObject tbNext, PyFrame tbFrame, int tbLasti, int tbLineno)
    {
        if (tbNext is not PyNone and not PyTraceback)
        {
            return Errors.Raise(PyExceptions.TypeError, $"expected traceback object or None, got '{tbNext.Type.FullName}'");
        }

        return new PyTraceback(tbFrame.Expose(), tbLasti, tbNext as PyTraceback) { Line = tbLineno };
    }

    [PyMethod("__dir__($self, /)", HasTextSignature = false)]
    private static PyObject Dir(PyObject self) =>
        new PyList([new PyStr("tb_frame"), new PyStr("tb_next"), new PyStr("tb_lasti"), new PyStr("tb_lineno")]);

    [PyMember("tb_frame")]
    private PyObject FrameObject => Frame;

    [PyMember("tb_lasti")]
    private int LastInstructionNumber => LastInstruction;

    [PyGetter("tb_lineno")]
    private PyObject GetLine() => Line < 0 ? PyNone.None : PyInt.From(Line);

    [PyGetter("tb_next")]
    private PyObject GetNext() => Next ?? (PyObject)PyNone.None;

    [PySetter("tb_next")]
    private bool SetNext(PyObject? value)
    {
        if (value is null)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "can't delete tb_next attribute");
        }

        if (value is not PyNone and not PyTraceback)
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, $"expected traceback object, got '{value.Type.FullName}'");
        }

        for (PyTraceback? entry = value as PyTraceback; entry is not null; entry = entry.Next)
        {
            if (ReferenceEquals(entry, this))
            {
                return Errors.RaiseFalse(PyExceptions.ValueError, "traceback loop detected");
            }
        }

        Next = value as PyTraceback;
        return true;
    }
}
