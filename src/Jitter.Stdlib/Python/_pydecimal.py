"""Decimal arithmetic under the name of CPython's implementation in Python, which this library does not have.

It is that of _decimal, also where a program hides that module.
"""
import _frozen_importlib


def _load():
    spec = _frozen_importlib.BuiltinImporter.find_spec('_decimal')
    if spec is None:
        raise ModuleNotFoundError("No module named '_decimal'", name='_decimal')
    module = _frozen_importlib.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_implementation = _load()
__version__ = _implementation.__version__
__libmpdec_version__ = _implementation.__libmpdec_version__
__all__ = [name for name in dir(_implementation) if not name.startswith('_')]
globals().update((name, getattr(_implementation, name)) for name in __all__)
del _load, _frozen_importlib
