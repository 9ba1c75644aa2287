"""Load pairs of marshal data, a line "HEX HEX" each on stdin, and print the lines whose values differ."""
import marshal
import sys
import types


def key(value, depth=0):
    """The value, its types included; what is nested deeper than 60 levels (lists that contain themselves) is not looked at."""
    if depth > 60:
        return ...
    match value:
        case types.CodeType():
            return ("code", *(key(getattr(value, name), depth + 1) for name in dir(value) if name.startswith("co_") and name not in (
                "co_lines", "co_positions", "co_branches", "co_lnotab")))
        case tuple() | list():
            return (type(value), *(key(x, depth + 1) for x in value))
        case set() | frozenset():
            return type(value), frozenset(key(x, depth + 1) for x in value)
        case dict():
            return (dict, *((key(k, depth + 1), key(v, depth + 1)) for k, v in value.items()))
        case float() | complex():
            return type(value), repr(value)
    return type(value), value


count = 0
for line in sys.stdin:
    first, second = (marshal.loads(bytes.fromhex(part)) for part in line.split())
    count += 1
    if key(first) != key(second):
        print(line, end="")
print(count, "compared")
