"""What pickle imports from here in CPython: out-of-band buffers, and the pickler and unpickler, which are pickle's own."""

import sys as _sys

_FORBIDDEN = 'operation forbidden on released PickleBuffer object'


class PickleBuffer:
    """A buffer that a pickler may hand over instead of copying it into the pickle (PEP 574)."""

    __slots__ = ('_view', '__weakref__')

    def __new__(cls, object, /):
        self = super().__new__(cls)
        if isinstance(object, PickleBuffer):
            self._view = memoryview(object._held())
        else:
            try:
                self._view = memoryview(object)
            except TypeError:
                raise TypeError(f"a bytes-like object is required, not '{type(object).__name__}'") from None
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'pickle.PickleBuffer' is not an acceptable base type")

    def _held(self):
        if self._view is None:
            raise ValueError(_FORBIDDEN)
        return self._view

    def __buffer__(self, flags, /):
        return memoryview(self._held())

    def raw(self):
        """The memory as contiguous bytes."""
        view = self._held()
        if not view.contiguous:
            raise BufferError('cannot extract raw buffer from non-contiguous buffer')
        if view.c_contiguous:
            return view.cast('B')
        # The bytes as they lie in memory: those of the transposed array in C order.
        return memoryview(view.tobytes('F'))

    def release(self):
        """Gives the memory back."""
        self._view = None

    def __reduce_ex__(self, protocol, /):
        raise TypeError("cannot pickle 'pickle.PickleBuffer' object")


PickleBuffer.__module__ = 'pickle'

_SHARED = ('PickleError', 'PicklingError', 'UnpicklingError')


def _make(pickle):
    class Pickler(pickle._Pickler):
        __doc__ = pickle._Pickler.__doc__
        __module__ = '_pickle'
        __qualname__ = 'Pickler'

    class Unpickler(pickle._Unpickler):
        __doc__ = pickle._Unpickler.__doc__
        __module__ = '_pickle'
        __qualname__ = 'Unpickler'

        def load(self):
            try:
                return super().load()
            except IndexError as error:
                # An empty stack of the unpickler itself, not an error of the objects that it makes.
                traceback = error.__traceback__
                while traceback.tb_next is not None:
                    traceback = traceback.tb_next
                if traceback.tb_frame.f_globals is not vars(pickle):
                    raise
                raise pickle.UnpicklingError('unpickling stack underflow') from None

    class Functions:
        # Bound methods: as attributes of a class they stay functions, as builtin ones do.
        def dump(self, obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
            Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)

        def dumps(self, obj, protocol=None, *, fix_imports=True, buffer_callback=None):
            file = pickle.io.BytesIO()
            Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
            return file.getvalue()

        def load(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
            return Unpickler(file, fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()

        def loads(self, data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=()):
            if isinstance(data, str):
                raise TypeError("a bytes-like object is required, not 'str'")
            file = pickle.io.BytesIO(data)
            return Unpickler(file, fix_imports=fix_imports, buffers=buffers, encoding=encoding, errors=errors).load()

    functions = Functions()
    return {'Pickler': Pickler, 'Unpickler': Unpickler, 'dump': functions.dump, 'dumps': functions.dumps,
            'load': functions.load, 'loads': functions.loads, **{name: getattr(pickle, name) for name in _SHARED}}


def __getattr__(name):
    # pickle imports this module before it has defined what this module takes from it.
    if name in ('Pickler', 'Unpickler', 'dump', 'dumps', 'load', 'loads', *_SHARED):
        pickle = _sys.modules.get('pickle')
        if pickle is None:
            import pickle
        globals().update(_make(pickle))
        return globals()[name]
    raise AttributeError(f"module '_pickle' has no attribute {name!r}")
