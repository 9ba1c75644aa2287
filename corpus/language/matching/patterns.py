"""match statements with every kind of pattern."""
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Color:
    RED = 1
    GREEN = 2


def literal(value):
    match value:
        case 0: return "zero"
        case -1: return "minus one"
        case 1.5 | -2.5: return "float"
        case 2 + 3j | -1 - 1j: return "complex"
        case "text" 'more': return "text"
        case b"bytes": return "bytes"
        case None: return "None"
        case True | False: return "bool"
        case Color.GREEN: return "dotted"
        case _: return "other"


def sequence(value):
    match value:
        case []: return "empty"
        case [x]: return "one", x
        case (1, 2): return "one two"
        case [1, *rest]: return "one and", rest
        case [*front, 9]: return "front", front
        case [first, *_, 8]: return "first", first
        case [[a, b], (c, *d)]: return "nested", a, b, c, d
        case 1, 2, 3: return "never"
        case [*_, 5, 6] | [5, 6, *_]: return "five six"
        case [*all_of]: return "all", all_of
    return "no sequence"


def mapping(value):
    match value:
        case {}if not value: return "empty"
        case {"k": 1}: return "k is one"
        case {"k": k, "j": [j, *_]}: return "k and j", k, j
        case {"a": a, **rest}: return "a and", a, rest
        case {1: x, -2: y, Color.RED: z}: return x, y, z
        case {None: n, **others} if others: return n, others
        case {**everything}: return "everything", everything
    return "no mapping"


def instance(value):
    match value:
        case int(n) if n > 100: return "large", n
        case int() | float(): return "number"
        case str(s) if s.isupper(): return "upper", s
        case str(): return "str"
        case Point(x=0, y=0): return "origin"
        case Point(0, y): return "on y", y
        case Point(x=x, y=0): return "on x", x
        case Point(x, y) if x == y: return "diagonal"
        case Point(): return "point"
        case [Point(x=a), Point(y=b)]: return a, b
        case list([1, 2]): return "list of 1, 2"
    return "unknown"


def combined(value):
    match value:
        case (1 | 2) as n: return "small", n
        case [("a" | "b") as letter, *_] | ("c" as letter): return "letter", letter
        case {"p": Point(x=0 | 1 as x)} as whole: return x, whole
        case [Point(y=[first, *_]) as p, _, (_ as q)]: return first, p, q
        case ((((nested)))) if isinstance(nested, int): return nested
        case whatever: return "whatever", whatever


def control(values):
    out = []
    for value in values:
        match value:
            case "skip": continue
            case "stop": break
            case {"v": v}:
                out.append(v)
            case [_, _] | [_, _, _]:
                out.append("pair or triple")
            case _ if value:
                out.append(value)
    else:
        out.append("end")
    return out


def open_sequence(a, b):
    match a, b:
        case 0, _: return "0 and any"
        case x, 0: return x
        case *rest,: return rest


def soft(match, case, type, _):
    match[case] = type
    match = case
    print(match, case, type, _)
    match (case):
        case case: print(case)
    match -1, 2:
        case x: print(x)
    match {"a": 1}["a"]:
        case 1: print("one")
    type = 5
    type (type) if False else None
    _ = type
    return _


print([literal(v) for v in (0, -1, 1.5, -2.5, 2 + 3j, "textmore", b"bytes", None, True, 2, "z")])
print([sequence(v) for v in ([], [7], (1, 2), [1, 5, 6], [3, 9], [3, 4, 8], [[1, 2], [3, 4]], [5, 6, 7], [0, 5, 6], [2, 2], "str")])
print([mapping(v) for v in ({}, {"k": 1}, {"k": 2, "j": [3]}, {"a": 1, "b": 2}, {1: 1, -2: 2}, {1: "x", -2: "y"}, {None: 1, 2: 3}, {5: 6}, 1)])
print([instance(v) for v in (101, 1, 1.5, "UP", "low", Point(0, 0), Point(0, 1), Point(1, 0), Point(2, 2), Point(1, 2), [Point(1, 2), Point(3, 4)], [1, 2], None)])
print([combined(v) for v in (1, ["a", 2], "c", {"p": Point(1, 2)}, [Point(1, [5, 6]), 2, 3], 77, "w")])
print(control([1, "skip", {"v": 2}, [1, 2], 0, "stop", 3]), control([[1, 2, 3]]), open_sequence(0, 1), open_sequence(5, 0), open_sequence(5, 6))
print(soft({}, "c", int, 1))
