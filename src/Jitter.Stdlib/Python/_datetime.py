"""The classes of datetime under the name of CPython's accelerator.

They are those of the library's _pydatetime, in a copy of its own: programs that ask for the one or the other get two
sets of classes, as in CPython.
"""
import _frozen_importlib


def _load():
    spec = _frozen_importlib._find_spec('_pydatetime', None)
    if spec is None:
        raise ModuleNotFoundError("No module named '_pydatetime'", name='_pydatetime')
    module = _frozen_importlib.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_implementation = _load()
__doc__ = _implementation.__doc__
__all__ = _implementation.__all__
globals().update((name, getattr(_implementation, name)) for name in __all__)
del _load, _frozen_importlib
