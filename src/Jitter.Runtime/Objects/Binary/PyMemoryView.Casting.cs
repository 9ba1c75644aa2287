using Jitter.Runtime.Binding;
using Jitter.Runtime.Exceptions;
using Jitter.Runtime.Protocols;

namespace Jitter.Runtime.Objects;

/// <summary>cast.</summary>
public sealed partial class PyMemoryView
{
    [PyMethod("cast(format, shape=<unrepresentable>)")]
    private PyObject? Cast(PyStr format, PyObject? shape)
    {
        if (!CheckReleased())
        {
            return null;
        }

        if (!IsCContiguous)
        {
            return Errors.Raise(PyExceptions.TypeError, "memoryview: casts are restricted to C-contiguous views");
        }

        if ((shape is not null || _shape.Length != 1) && Array.IndexOf(_shape, 0) >= 0)
        {
            return Errors.Raise(PyExceptions.TypeError, "memoryview: cannot cast view with zeros in shape or strides");
        }

        PyObject[]? dimensions = null;
        if (shape is not null)
        {
            dimensions = shape switch
            {
                PyTuple tuple => tuple.Items,
                PyList list => list.Items.ToArray(),
                _ => null,
            };
            if (dimensions is null)
            {
                return Errors.Raise(PyExceptions.TypeError, "shape must be a list or a tuple");
            }

            if (dimensions.Length > MaxDimensions)
            {
                return Errors.Raise(PyExceptions.ValueError, "memoryview: number of dimensions must not exceed 64");
            }

            if (_shape.Length != 1 && dimensions.Length != 1)
            {
                return Errors.Raise(PyExceptions.TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
            }
        }

        return CheckFormats(format.ToString(), out int itemSize) ? Cast(format.ToString(), itemSize, dimensions) : null;
    }

    private bool CheckFormats(string format, out int itemSize)
    {
        const string Rest = " format must be a native single character format prefixed with an optional '@'";
        char source = ItemFormat.SingleCode(_format);
        char target = ItemFormat.SingleCode(format);
        itemSize = ItemFormat.SizeOf(target);
        if (source == '\0' || target == '\0')
        {
            return Errors.RaiseFalse(PyExceptions.ValueError, $"memoryview: {(source == '\0' ? "source" : "destination")}{Rest}");
        }

        if (source is not ('b' or 'B' or 'c') && target is not ('b' or 'B' or 'c'))
        {
            return Errors.RaiseFalse(PyExceptions.TypeError, "memoryview: cannot cast between two non-byte formats");
        }

        return _length % itemSize == 0 || Errors.RaiseFalse(PyExceptions.TypeError, "memoryview: length is not a multiple of itemsize");
    }

    private PyMemoryView? Cast(string format, int itemSize, PyObject[]? dimensions)
    {
        int[] shape = [_length / itemSize];
        if (dimensions is not null)
        {
            shape = new int[dimensions.Length];
            System.Numerics.BigInteger product = 1;
            for (int i = 0; i < shape.Length; i++)
            {
                if (dimensions[i] is not PyInt number)
                {
                    Errors.Raise(PyExceptions.TypeError, "memoryview.cast(): elements of shape must be integers");
                    return null;
                }

                if (number.Value.Sign <= 0)
                {
                    Errors.Raise(PyExceptions.ValueError, "memoryview.cast(): elements of shape must be integers > 0");
                    return null;
                }

                product *= number.Value;
                if (product > long.MaxValue)
                {
                    Errors.Raise(PyExceptions.ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
                    return null;
                }

                shape[i] = number.Value > int.MaxValue ? int.MaxValue : (int)number.Value;
            }

            if (product * itemSize != _length)
            {
                Errors.Raise(PyExceptions.TypeError, "memoryview: product(shape) * itemsize != buffer size");
                return null;
            }
        }

        return new PyMemoryView(_shared, _start, _length, format, itemSize, shape, BufferLayout.CStrides(shape, itemSize), _isReadOnly);
    }
}
