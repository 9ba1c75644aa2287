"""Record what CPython 3.13 says of bytecode, marshal data and .pyc files: the evidence of Jitter.Bytecode's tests.

    python3.13 tests/Golden/make_bytecode.py

dis/NAME.pyc, NAME.txt          corpus/language/disassembly/NAME.py compiled, and as `python -m dis` prints it
dis/operands.caches.txt         one of them with -C -O
bytecode/stack_effects.txt      OPCODE ARGUMENT, then the effect without a jump, with one, and the larger (- for none)
bytecode/metadata.txt           OPCODE NUMBER CACHES FLAGS, and the specialized forms: NAME NUMBER OPCODE
bytecode/marshal_values.txt     HEX<tab>VALUE as describe() gives it: all versions, all types
bytecode/marshal_errors.txt     HEX<tab>TYPE<tab>MESSAGE
bytecode/line_tables.txt        HEX of a code object<tab>co_lines()<tab>co_positions()
bytecode/source_hashes.txt      HEX of a source<tab>HEX of its hash
"""
import json
import marshal
import opcode
import os
import pathlib
import py_compile
import subprocess
import sys
import types
from importlib import util

import _opcode

sys.set_int_max_str_digits(0)
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ARGUMENTS = (0, 1, 2, 3, 4, 7, 15, 255, 256, 511, 65536)


def describe(value):
    """The value as JSON: a list of the type's name and what it holds."""
    match value:
        case None | bool() | types.EllipsisType():
            return ["k", repr(value)]
        case int():
            return ["int", str(value)]
        case float():
            return ["float", value.hex()]
        case complex():
            return ["complex", value.real.hex(), value.imag.hex()]
        case str():
            return ["str", *map(ord, value)]
        case bytes():
            return ["bytes", value.hex()]
        case tuple() | list():
            return [type(value).__name__, *map(describe, value)]
        case set() | frozenset():
            return [type(value).__name__, *sorted(map(describe, value))]
        case dict():
            return ["dict", *(describe(x) for pair in value.items() for x in pair)]
        case types.CodeType():
            return ["code", value.co_name, value.co_qualname]
    assert value is StopIteration
    return ["StopIteration"]


def line(*parts):
    return "\t".join(x if isinstance(x, str) else json.dumps(x, separators=(",", ":")) for x in parts) + "\n"


def disassemblies():
    os.chdir(ROOT)
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}
    (HERE / "dis").mkdir(exist_ok=True)
    for source in sorted(pathlib.Path("corpus/language/disassembly").glob("*.py")):
        compiled = HERE / "dis" / (source.stem + ".pyc")
        py_compile.compile(source, compiled, dfile=source.as_posix(), doraise=True, invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH)
        for suffix, options in ((".txt", []), (".caches.txt", ["-C", "-O"])):
            if options and source.stem != "operands":
                continue
            text = subprocess.run([sys.executable, "-m", "dis", *options, source.as_posix()], env=environment, check=True, stdout=subprocess.PIPE).stdout
            (HERE / "dis" / (source.stem + suffix)).write_bytes(text)


def stack_effects():
    def effect(number, argument, jump):
        try:
            return str(_opcode.stack_effect(number, argument, jump=jump))
        except ValueError:
            return "-"

    for name, number in sorted(opcode.opmap.items(), key=lambda item: item[1]):
        for argument in ARGUMENTS if _opcode.has_arg(number) else (None,):
            yield f"{name} {argument or 0} {effect(number, argument, False)} {effect(number, argument, True)} {effect(number, argument, None)}\n"


def metadata():
    lists = {"arg": opcode.hasarg, "const": opcode.hasconst, "name": opcode.hasname, "jump": opcode.hasjump, "free": opcode.hasfree,
             "local": opcode.haslocal, "exc": opcode.hasexc}
    for name, number in sorted(opcode.opmap.items(), key=lambda item: item[1]):
        flags = ",".join(flag for flag, numbers in lists.items() if number in numbers)
        yield f"{name} {number} {opcode._inline_cache_entries.get(name, 0)} {flags or '-'}\n"
    for base, forms in sorted(opcode._specializations.items()):
        for form in forms:
            yield f"{form} {opcode._specialized_opmap[form]} {base}\n"


def marshal_values():
    recursive = [1]
    recursive.append((recursive,))
    values = [
        None, True, False, ..., StopIteration, 0, 1, -1, 255, 2**15, 2**31 - 1, -2**31, 2**31, -2**31 - 1, 2**45, 2**60 - 1, -(10**50), 1 << 15000,
        0.0, -0.0, 1.5, 1e300, 5e-324, float("inf"), float("-inf"), float("nan"), 1j, -2.5 + 1e-9j,
        "", "a", "name_1", "two words", "\xe9", "größe", "\u20ac", "\ud800x\udfff", "\ud83d\ude00", "\U0001f600", "x" * 255, "x" * 256, "é" * 300,
        b"", b"abc\x00\xff", b"x" * 300,
        (), (1,), ("a", "b", ("a", 2.5)), tuple(range(256)), ((), ((),)), [], [1, [2, "x"]], {}, {"a": 1, 2: [3]}, set(), {1}, frozenset(), frozenset({"q"}),
        (lambda t: (t, t, [t]))((1, "shared", 2.5)), compile("def f(x): return lambda: x\n", "f.py", "exec"),
    ]
    for value in values:
        for version in range(5):
            data = marshal.dumps(value, version)
            yield line(data.hex(), describe(marshal.loads(data)))
    for data in (b"I\xff\xff\xff\xff\xff\xff\xff\x7f", b"f\x0b-1.25e+0002", b"f\x02.5", b"f\x04-Inf", b"f\x031.\0", b"l\0\0\0\0", b"A\2\0\0\0\xe9x",
                 b"t\2\0\0\0\xc3\xa9", b"{i\1\0\0\x000", b")\x02\xe9\1\0\0\0r\0\0\0\0", b"N and more"):
        yield line(data.hex(), describe(marshal.loads(data)))


def code(parts=None, **numbers):
    """Marshal data of a code object, with some of its parts replaced."""
    fields = {"code": b"s\2\0\0\0\x95\0", "consts": b")\0", "names": b")\0", "locals": b")\0", "kinds": b"s\0\0\0\0", "file": b"z\0", "name": b"z\0",
              "qualname": b"z\0", "line": b"\1\0\0\0", "linetable": b"s\0\0\0\0", "exceptiontable": b"s\0\0\0\0", **(parts or {})}
    counts = {"args": 0, "posonly": 0, "kwonly": 0, "stack": 1, "flags": 0, **numbers}
    return b"c" + b"".join(n.to_bytes(4, "little", signed=True) for n in counts.values()) + b"".join(fields.values())


def marshal_errors():
    cases = [
        b"", b"0", b"?", b"\x00", b":", b"R\0\0\0\0", b"\xef", b"(\1\0\0\0", b"(\1\0\0\x000", b")", b")\1", b")\x010", b"i\0\0", b"I\0", b"z", b"z\5ab", b"Z\1",
        b"a\xff\xff\xff\xff", b"a\5\0\0\0ab", b"u\xff\xff\xff\xff", b"u\5\0\0\0ab", b"u\1\0\0\0\xff", b"u\2\0\0\0\xc3A", b"u\3\0\0\0\xe2\x82A",
        b"u\2\0\0\0\xe2\x82", b"u\1\0\0\0\xe2", b"u\4\0\0\0\xf4\x90\x80\x80", b"u\4\0\0\0\xed\xa0\x80\xff", b"u\2\0\0\0\xed\xa0", b"u\3\0\0\0\xed\xa0A", b"u\2\0\0\0\xc0\x80",
        b"u\3\0\0\0\xe0\x80\x80", b"u\4\0\0\0\xf0\x9f\x98A", b"u\4\0\0\0\xf0\x80\x80\x80",
        b"l\1\0\0\0\0\0", b"l\1\0\0\0\xff\xff", b"l\2\0\0\0\xff\x7f", b"l\0\0\0\x80", b"l\0\0\0\x81", b"l\2\0\0\0\1\0\0\0", b"l\xff\xff\xff\x7f\1\0",
        b"f", b"f\3abc", b"f\0", b"f\x041_05", b"f\x04 1.5", b"f\x06infini", b"f\x050x1p3", b"f\5-\xc3\xa9\1x", b"f\2+-", b"f\1.", b"f\0031e", b"x\0011\1x", b"f\5ab",
        b"r\0\0\0\0", b"r\xff\xff\xff\xff", b"r\0", b"\xbe\1\0\0\0r\0\0\0\0", b"\xe3" + b"\0" * 20 + b"r\0\0\0\0",
        b"[\xff\xff\xff\xff", b"(\xff\xff\xff\xff", b"<\xff\xff\xff\xff", b">\xff\xff\xff\xff", b"s\xff\xff\xff\xff", b"[\1\0\0\x000", b"<\1\0\0\x000", b">\1\0\0\x000",
        b"(\xff\xff\xff\x0f", b"[\xff\xff\xff\x0f", b">\xff\xff\xff\x0f", b"s\xff\xff\xff\x0f", b"(\3\0\0\0(\3\0\0\0NNNN",
        b"{", b"{N", b"{[\0\0\0\0N0", b"<\1\0\0\0[\0\0\0\0", b">\1\0\0\0{0", b">\1\0\0\0<\0\0\0\0", b">\1\0\0\0)\1)\1[\0\0\0\0", b"g\0", b"y\0\0\0\0\0\0\0\0\0", b"s\2\0\0\0a",
        b")\1" * 2000 + b"N", b"[\1\0\0\0" * 2001, b"c\0\0\0\0",
        code({"code": b"0"}), code({"code": b"N"}), code({"code": b"s\1\0\0\0a"}), code({"consts": b"N"}), code({"names": b")\1N"}), code({"names": b"N"}),
        code({"locals": b")\1N", "kinds": b"s\1\0\0\0 "}), code({"locals": b")\1z\1x"}), code({"kinds": b"N"}), code({"file": b"N"}), code({"name": b"N"}),
        code({"qualname": b"N"}), code({"linetable": b"N"}), code({"exceptiontable": b"N"}), code({"line": b"\1"}), code(args=1), code(kwonly=1), code(args=-1),
        code(posonly=-1), code(posonly=1), code(stack=-1), code(flags=-1), code(flags=4), code(flags=8),
    ]
    for data in cases:
        try:
            marshal.loads(data)
        except (EOFError, ValueError, TypeError, SystemError) as error:
            yield line(data.hex(), type(error).__name__, json.dumps(str(error)))
        else:
            raise AssertionError(data)


def line_tables():
    def record(value):
        # No argument, constant or name matters here.
        return line(marshal.dumps(value, 2).hex(), list(value.co_lines()), list(value.co_positions()))

    simple = compile("x = 1\n", "x", "exec")
    for source in sorted((ROOT / "corpus/language/disassembly").glob("*.py")):
        for constant in compile(source.read_bytes(), "x", "exec").co_consts:
            if isinstance(constant, types.CodeType):
                yield record(simple.replace(co_linetable=constant.co_linetable, co_firstlineno=constant.co_firstlineno))
    for table in (b"", b"\x80", b"\x00", b"\xf8", b"\xfa\x80", b"\xe0", b"\xf0\x03", b"\xd1\x01", b"\xe8\x02\xe8\x02", b"\xe8\x02\x03\xe8\x02", b"\x80\x00\xe8\x02\x80\x00",
                  b"\xe8\x02\xf8\xf8\xe8\x00\xe8\x00\xe8\x02", b"\xe8\x03\x80\x00", b"\xe8\x05\x80\x00\xe8\x04"):
        yield record(simple.replace(co_linetable=table))


def source_hashes():
    for source in (b"", b"abc", b"12345678", bytes(range(100)), "é\n".encode()):
        yield line(source.hex(), util.source_hash(source).hex())


def main():
    assert sys.version_info[:2] == (3, 13), sys.version
    (HERE / "bytecode").mkdir(exist_ok=True)
    for record in (stack_effects, metadata, marshal_values, marshal_errors, line_tables, source_hashes):
        (HERE / "bytecode" / (record.__name__ + ".txt")).write_text("".join(record()), encoding="ascii", newline="\n")
    disassemblies()


if __name__ == "__main__":
    main()
