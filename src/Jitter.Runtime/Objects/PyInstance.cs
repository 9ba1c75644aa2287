using System.Runtime.CompilerServices;

namespace Jitter.Runtime.Objects;

/// <summary>
/// An instance of a class whose layout is object's: a shape and slots for the attributes (DESIGN.md, decision 5).
/// </summary>
/// <remarks>
/// The first slots are in line, the others in an array. An instance with too many attributes, or one whose __dict__ was
/// asked for, keeps them in a dict; it then has the type's shape for that, in which no inline cache finds anything.
/// </remarks>
public class PyInstance : PyObject, IInstanceAttributes
{
    private const int InlineSlots = 6;

    private Shape _shape;
    private SlotBuffer _slots;
    private PyObject?[]? _overflow;
    private PyDict? _dict;

    /// <summary>Makes an instance without attributes.</summary>
    public PyInstance(PyType type)
    {
        _shape = type.Shape;
        if (_shape.FixedCount > InlineSlots)
        {
            _overflow = new PyObject?[_shape.FixedCount - InlineSlots];
        }
    }

    /// <summary>Makes an instance of a class whose layout is object's, as object.__new__ does.</summary>
    public static PyInstance NewPlain(PyType type) => Finalizers.Attach(type, new PyInstance(type));

    /// <inheritdoc/>
    public override PyType Type => _shape.Type;

    /// <summary>Tells the type and the place of every attribute: the key of inline caches.</summary>
    public Shape Shape => _shape;

    /// <inheritdoc/>
    public override IInstanceAttributes? InstanceAttributes =>
        (_shape.Type.Flags & TypeFlags.HasInstanceAttributes) != 0 ? this : null;

    /// <inheritdoc/>
    public override PyInstance? Storage => this;

    /// <summary>Whether the attributes live in a dict.</summary>
    public bool HasDict => _dict is not null;

    /// <summary>Whether attributes were set, or the <c>__dict__</c> asked for.</summary>
    public bool HasAttributes => _dict is not null || _shape.Count > 0;

    /// <summary>The attribute in a slot of the shape; null where it was removed.</summary>
    public PyObject? this[int slot]
    {
        get => slot < InlineSlots ? _slots[slot] : _overflow![slot - InlineSlots];
        set
        {
            if (slot < InlineSlots)
            {
                _slots[slot] = value;
            }
            else
            {
                _overflow![slot - InlineSlots] = value;
            }
        }
    }

    /// <inheritdoc/>
    public PyObject? Get(PyStr name)
    {
        if (_dict is not null)
        {
            return _dict.GetStr(name);
        }

        int slot = _shape.IndexOf(name);
        return slot < 0 ? null : this[slot];
    }

    /// <inheritdoc/>
    public void Set(PyStr name, PyObject value)
    {
        if (_dict is not null)
        {
            _dict.SetStr(name, value);
            return;
        }

        int slot = _shape.IndexOf(name);
        if (slot >= 0 && this[slot] is not null)
        {
            this[slot] = value;
        }
        else if (slot < 0 && _shape.With(name) is { } next)
        {
            Grow(next, value);
        }
        else
        {
            // Too many attributes, or one that was removed and must now come last.
            ToDict().SetStr(name, value);
        }
    }

    /// <inheritdoc/>
    public bool Remove(PyStr name)
    {
        // Slots keep their order of insertion, so that an attribute set again comes last: the dict knows how.
        return Get(name) is not null && ToDict().Remove(name) is not null;
    }

    /// <inheritdoc/>
    public PyDict ToDict()
    {
        if (_dict is not null)
        {
            return _dict;
        }

        var dict = new PyDict();
        for (int i = _shape.FixedCount; i < _shape.Count; i++)
        {
            if (this[i] is { } value)
            {
                dict.SetStr(_shape.Names[i - _shape.FixedCount], value);
                this[i] = null;
            }
        }

        _shape = _shape.Type.DictShape;
        return _dict = dict;
    }

    /// <summary>Replaces the attributes by a dict (assignment to <c>__dict__</c>).</summary>
    public bool SetDict(PyDict dict)
    {
        ToDict();
        _dict = dict;
        return true;
    }

    /// <summary>Adds the attribute that a transition to <paramref name="next"/> adds: what a store's inline cache does on a hit.</summary>
    public void Grow(Shape next, PyObject value)
    {
        int slot = next.Count - 1;
        if (slot >= InlineSlots && (_overflow is null || slot - InlineSlots == _overflow.Length))
        {
            Array.Resize(ref _overflow, _overflow is null ? 4 : _overflow.Length * 2);
        }

        this[slot] = value;
        _shape = next;
    }

    /// <summary>Changes the class (assignment to <c>__class__</c>), keeping the attributes.</summary>
    public void ChangeType(PyType type)
    {
        if (_dict is not null)
        {
            _shape = type.DictShape;
            return;
        }

        Shape shape = type.Shape;
        foreach (PyStr name in _shape.Names)
        {
            shape = shape.With(name)!;
        }

        _shape = shape;
    }

    [InlineArray(InlineSlots)]
    private struct SlotBuffer
    {
        private PyObject? _first;
    }
}
