namespace Jitter.Runtime.Protocols;

/// <summary>
/// Who holds the memory of a resizable object. CPython releases a view when its last reference goes; here only a collection
/// tells that nobody has it any more, so holders are known weakly, and one is run before a resize is refused.
/// </summary>
public sealed class BufferExports
{
    private readonly List<WeakReference<PyBuffer>> _buffers = [];
    private int _pins;

    /// <summary>Whether somebody may hold the memory; cheap, and never wrong when false.</summary>
    public bool MayHold => _pins > 0 || _buffers.Count > 0;

    /// <summary>Notes a native call that holds the memory.</summary>
    public void Pin() => _pins++;

    /// <summary>Ends a <see cref="Pin"/>.</summary>
    public void Unpin() => _pins--;

    /// <summary>Notes a buffer.</summary>
    public void Add(PyBuffer buffer) => _buffers.Add(new WeakReference<PyBuffer>(buffer));

    /// <summary>Forgets a released buffer.</summary>
    public void Remove(PyBuffer buffer)
    {
        for (int i = _buffers.Count - 1; i >= 0; i--)
        {
            if (!_buffers[i].TryGetTarget(out PyBuffer? held) || ReferenceEquals(held, buffer))
            {
                _buffers.RemoveAt(i);
            }
        }
    }

    /// <summary>Whether somebody holds the memory, so that it must not be resized.</summary>
    public bool IsHeld()
    {
        if (_pins > 0)
        {
            return true;
        }

        if (!AnyAlive())
        {
            return false;
        }

        GC.Collect(0);
        if (!AnyAlive())
        {
            return false;
        }

        GC.Collect();
        return AnyAlive();
    }

    private bool AnyAlive()
    {
        for (int i = _buffers.Count - 1; i >= 0; i--)
        {
            if (!_buffers[i].TryGetTarget(out _))
            {
                _buffers.RemoveAt(i);
            }
        }

        return _buffers.Count > 0;
    }
}
