"""Databases of byte strings by byte strings. This library has one kind: dbm.dumb."""

import io
import os

__all__ = ['open', 'whichdb', 'error']


class error(Exception):
    pass


_names = ['dbm.dumb']
_defaultmod = None
_modules = {}

error = (error, OSError)


def open(file, flag='r', mode=0o666):
    """Opens a database: flag is 'r', 'w', 'c' or 'n'."""
    global _defaultmod
    if _defaultmod is None:
        from dbm import dumb
        _defaultmod = _modules['dbm.dumb'] = dumb
    kind = whichdb(file) if 'n' not in flag else None
    if kind is None:
        if 'c' not in flag and 'n' not in flag:
            raise error[0]("db file doesn't exist; use 'c' or 'n' flag to create a new db")
    elif kind == '':
        raise error[0]('db type could not be determined')
    elif kind not in _modules:
        raise error[0](f'db type is {kind}, but the module is not available')
    return _defaultmod.open(file, flag, mode)


def whichdb(filename):
    """The module of a database file: None where there is none, '' where its kind is unknown."""
    name = os.fsdecode(os.fspath(filename))
    try:
        with io.open(name + '.dir', 'rb') as index:
            if not os.path.exists(name + '.dat'):
                return ''
            return 'dbm.dumb' if index.read(1) in (b"'", b'"', b'') else ''
    except OSError:
        pass
    for suffix in ('', '.db', '.pag'):
        if os.path.isfile(name + suffix):
            return ''
    return None
