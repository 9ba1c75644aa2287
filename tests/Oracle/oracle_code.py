"""What CPython makes of sources, in the format of `jitter -m jitter.code --json` (docs/code-json.md). Runs on CPython 3.13.

As a program: `python3.13 oracle_code.py [--optimize N] FILE...` prints a line a file. Sources go through compile() as
bytes; warnings are kept silent.
"""
import json
import sys
import types
import warnings

INT_DIGITS = sys.get_int_max_str_digits()

SINGLETONS = {None: "None", True: "True", False: "False", Ellipsis: "Ellipsis"}
ENCODERS = {
    float: lambda v: {"float": v.hex()},
    complex: lambda v: {"complex": [v.real.hex(), v.imag.hex()]},
    str: lambda v: {"str": list(map(ord, v))},
    bytes: lambda v: {"bytes": v.hex()},
    tuple: lambda v: {"tuple": [encode(x) for x in v]},
    types.CodeType: lambda v: {"code": describe(v)},
}


def to_line(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def encode(value):
    kind = type(value)
    if kind is int:
        sys.set_int_max_str_digits(0)  # the compiler's own limit stays as it is while it runs
        try:
            return {"int": str(value)}
        finally:
            sys.set_int_max_str_digits(INT_DIGITS)
    if kind is frozenset:
        return {"frozenset": sorted(map(encode, value), key=lambda x: json.dumps(x, sort_keys=True))}
    if kind in ENCODERS:
        return ENCODERS[kind](value)
    return {"k": SINGLETONS[value]}


def describe(code):
    # co_lnotab warns when it is read.
    wanted = [name for name in dir(code) if name.startswith("co_") and name not in ("co_filename", "co_lnotab")]
    fields = {name[3:]: getattr(code, name) for name in wanted if not callable(getattr(code, name))}
    for name, value in fields.items():
        if isinstance(value, bytes):
            fields[name] = value.hex()
    fields["consts"] = [encode(value) for value in code.co_consts]
    return fields


def failure(error):
    positions = ("lineno", "offset", "end_lineno", "end_offset")
    if isinstance(error, SyntaxError):
        return {"type": type(error).__name__, "msg": error.msg, **{name: getattr(error, name) for name in positions}}
    return {"type": type(error).__name__, "msg": str(error), **dict.fromkeys(positions)}


def compile_source(source, name, optimize=0):
    """{"code": ...} or {"error": ...}, and the warnings as [category, message, line]."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = {"code": describe(compile(source, name, "exec", dont_inherit=True, optimize=optimize))}
        except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
            result = {"error": failure(error)}
    issued = [[w.category.__name__, str(w.message), w.lineno] for w in caught if issubclass(w.category, (SyntaxWarning, DeprecationWarning))]
    return result, issued


def main(arguments):
    optimize = 0
    if arguments[:1] == ["--optimize"]:
        optimize = int(arguments[1])
        arguments = arguments[2:]
    for path in arguments:
        with open(path, "rb") as file:
            result, _ = compile_source(file.read(), path, optimize)
        print(to_line({"file": path, **result}))


if __name__ == "__main__":
    main(sys.argv[1:])
