"""A database in two files: NAME.dat has the values, NAME.dir a line for each key with the value's place and length."""

import ast
import collections.abc
import io
import os

__all__ = ['error', 'open']

_BLOCK = 512

error = OSError


class _Database(collections.abc.MutableMapping):

    def __init__(self, name, mode, flag):
        self._mode = mode
        self._readonly = flag == 'r'
        self._index_file = name + '.dir'
        self._data_file = name + '.dat'
        self._backup_file = name + '.bak'
        self._index = None
        self._modified = False
        if flag == 'n':
            for file in (self._data_file, self._index_file, self._backup_file):
                if os.path.exists(file):
                    os.remove(file)
        if flag in ('r', 'w') and not os.path.exists(self._data_file):
            raise error(2, 'No such file or directory', self._data_file)
        if not os.path.exists(self._data_file):
            with self._create(self._data_file):
                pass
        self._index = {}
        try:
            with io.open(self._index_file, encoding='Latin-1') as lines:
                for line in lines:
                    key, place = ast.literal_eval(line.rstrip())
                    self._index[key.encode('Latin-1')] = place
        except OSError:
            if flag in ('r', 'w'):
                raise
            self._modified = True

    def _create(self, file):
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, self._mode)
        return io.open(descriptor, 'ab')

    def _check(self):
        if self._index is None:
            raise error('DBM object has already been closed')

    def _check_writable(self, message):
        if self._readonly:
            raise error(message)
        self._check()

    @staticmethod
    def _key(key):
        if isinstance(key, str):
            return key.encode('utf-8')
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError('keys must be bytes or strings')
        return bytes(key)

    def __getitem__(self, key):
        self._check()
        place, size = self._index[self._key(key)]
        with io.open(self._data_file, 'rb') as data:
            data.seek(place)
            return data.read(size)

    def __setitem__(self, key, value):
        self._check_writable('The database is opened for reading only')
        key = self._key(key)
        if isinstance(value, str):
            value = value.encode('utf-8')
        elif not isinstance(value, (bytes, bytearray)):
            raise TypeError('values must be bytes or strings')
        self._modified = True
        old = self._index.get(key)
        with io.open(self._data_file, 'rb+') as data:
            if old is not None and (old[1] + _BLOCK - 1) // _BLOCK >= (len(value) + _BLOCK - 1) // _BLOCK:
                data.seek(old[0])
                place = old[0]
            else:
                end = data.seek(0, 2)
                place = (end + _BLOCK - 1) // _BLOCK * _BLOCK
                data.write(b'\0' * (place - end))
            data.write(value)
        self._index[key] = (place, len(value))

    def __delitem__(self, key):
        self._check_writable('The database is opened for reading only')
        key = self._key(key)
        self._modified = True
        del self._index[key]
        self.sync()

    def __contains__(self, key):
        self._check()
        return self._key(key) in self._index

    def __iter__(self):
        self._check()
        return iter(self._index)

    def __len__(self):
        self._check()
        return len(self._index)

    def keys(self):
        self._check()
        return list(self._index)

    def items(self):
        self._check()
        return [(key, self[key]) for key in self._index]

    iterkeys = __iter__

    def sync(self):
        if self._index is None or not self._modified or self._readonly:
            return
        if os.path.exists(self._index_file):
            os.replace(self._index_file, self._backup_file)
        with io.open(os.open(self._index_file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, self._mode), 'w', encoding='Latin-1') as lines:
            for key, place in self._index.items():
                lines.write(f'{key.decode("Latin-1")!r}, {place!r}\n')
        self._modified = False

    def close(self):
        try:
            self.sync()
        finally:
            self._index = None

    __del__ = close

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def open(file, flag='c', mode=0o666):
    """Opens a database: flag is 'r', 'w', 'c' or 'n'."""
    if flag not in ('r', 'w', 'c', 'n'):
        raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
    return _Database(os.fsdecode(os.fspath(file)), mode, flag)
