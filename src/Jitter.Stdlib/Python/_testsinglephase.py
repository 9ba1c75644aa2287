"""CPython's own tests import this name, which there is an extension module in C for tests of single-phase initialization.

Jitter loads no extension modules. This one has nothing in it: it is here so that the tests that ask for its presence alone, most of
those of importlib among them, can run. Tests of extension modules find no file of it and fail.
"""
