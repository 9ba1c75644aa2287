"""What sysconfig.get_config_vars() shows of the build, under the name that CPython has on this platform.

Jitter is not built with make and a C compiler: only what Python programs ask for is here.
"""

build_time_vars = {
    "ABIFLAGS": "",
    "EXE": "",
    "EXT_SUFFIX": ".cpython-313-x86_64-linux-gnu.so",
    "HAVE_FORK": 0,
    "HOST_GNU_TYPE": "x86_64-pc-linux-gnu",
    "LDVERSION": "3.13",
    "MACHDEP": "linux",
    "MULTIARCH": "x86_64-linux-gnu",
    "PLATLIBDIR": "lib",
    "PY_CFLAGS": "",
    "Py_DEBUG": 0,
    "Py_ENABLE_SHARED": 0,
    "Py_GIL_DISABLED": 0,
    "SHLIB_SUFFIX": ".so",
    "SIZEOF_DOUBLE": 8,
    "SIZEOF_INT": 4,
    "SIZEOF_LONG": 8,
    "SIZEOF_LONG_LONG": 8,
    "SIZEOF_OFF_T": 8,
    "SIZEOF_PID_T": 4,
    "SIZEOF_SHORT": 2,
    "SIZEOF_SIZE_T": 8,
    "SIZEOF_TIME_T": 8,
    "SIZEOF_VOID_P": 8,
    "SIZEOF_WCHAR_T": 4,
    "SOABI": "cpython-313-x86_64-linux-gnu",
    "VERSION": "3.13",
    "WITH_DOC_STRINGS": 1,
    "WITH_PYMALLOC": 0,
}
