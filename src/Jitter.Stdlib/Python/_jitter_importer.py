"""Imports the modules of the library that is compiled into Jitter: a path hook, a finder and a loader for them.

The modules seem to be files in the library's folder (docs/stdlib.md). It runs under the name of importlib._bootstrap_external, of which
its classes are variants.
"""
import _frozen_importlib as _bootstrap
import _frozen_importlib_external as _external
import _jitter
import sys

_ROOT = _jitter.library_root
_find = _jitter.library_find
_ModuleSpec = _bootstrap.ModuleSpec


class SourceFileLoader(_external.SourceFileLoader):

    """Loads embedded modules; it is a loader of source files that finds code and sources in the archive."""

    def get_code(self, fullname):
        if sys.flags.optimize:
            return super().get_code(fullname)
        code = _jitter.library_code(self.get_filename(fullname))
        return super().get_code(fullname) if code is None else code

    def get_data(self, path):
        data = _jitter.library_data(path)
        return super().get_data(path) if data is None else data

    def path_stats(self, path):
        size = _jitter.library_size(path)
        return super().path_stats(path) if size is None else {'mtime': 0, 'size': size}

    def set_data(self, path, data, *, _mode=0o666):
        if _jitter.library_relative(path) is None:
            super().set_data(path, data, _mode=_mode)

    def get_resource_reader(self, name=None):
        import _jitter_resources
        return _jitter_resources.Reader(self.path)


class FileFinder:

    """Finds modules in a folder of the embedded library, then files that were put there."""

    def __init__(self, path):
        self.path = path
        self._files = None

    def find_spec(self, fullname, target=None):
        found = _find(self.path, fullname)
        if found is None:
            files = self._file_finder()
            return None if files is None else files.find_spec(fullname, target)
        filename, folder = found
        spec = _ModuleSpec(fullname, SourceFileLoader(fullname, filename), origin=filename)
        spec._set_fileattr = True
        if folder is not None:
            spec.submodule_search_locations = [folder]
        return spec

    def invalidate_caches(self):
        if self._files is not None:
            self._files.invalidate_caches()

    def iter_modules(self, prefix=''):
        for name, is_package in _jitter.library_modules(self.path):
            yield prefix + name, is_package

    def _file_finder(self):
        if self._files is None:
            if not _external._path_isdir(self.path):
                return None
            self._files = _external.FileFinder(self.path, *_external._get_supported_file_loaders())
        return self._files

    def __repr__(self):
        return f'FileFinder({self.path!r})'


def path_hook(path):
    if not isinstance(path, str) or not path.startswith(_ROOT) or not _jitter.library_is_folder(path):
        raise ImportError('not in the embedded library', path=path)
    return FileFinder(path)


def install():
    sys.path_hooks.insert(0, path_hook)
