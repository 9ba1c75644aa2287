"""Resources (importlib.resources) of packages in the embedded library."""
import io
import os

import _jitter
from importlib.resources.abc import Traversable, TraversableResources


class Reader(TraversableResources):

    """The resources beside a package's __init__.py."""

    def __init__(self, filename):
        self._folder = os.path.dirname(filename)

    def files(self):
        return Entry(self._folder)


class Entry(Traversable):

    """A file or folder of the archive."""

    def __init__(self, path):
        self._path = path

    @property
    def name(self):
        return os.path.basename(self._path)

    def iterdir(self):
        for name in _jitter.library_names(self._path):
            yield Entry(os.path.join(self._path, name))

    def is_dir(self):
        return _jitter.library_is_folder(self._path)

    def is_file(self):
        return _jitter.library_size(self._path) is not None

    def joinpath(self, *descendants):
        return Entry(os.path.join(self._path, *map(os.fspath, descendants)))

    __truediv__ = joinpath

    def read_bytes(self):
        data = _jitter.library_data(self._path)
        if data is None:
            raise FileNotFoundError(2, os.strerror(2), self._path)
        return data

    def open(self, mode='r', *args, **kwargs):
        stream = io.BytesIO(self.read_bytes())
        return stream if 'b' in mode else io.TextIOWrapper(stream, *args, **kwargs)

    def __fspath__(self):
        return self._path

    def __str__(self):
        return self._path
