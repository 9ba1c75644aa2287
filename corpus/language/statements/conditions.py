"""if, elif, else, with conditions of every shape; pass and dead code."""
import sys


def grade(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    elif n < 100: return "medium"
    else:
        return "large"


def mixed(a, b, c):
    out = ""
    if a and b or c:
        out += "1"
    if a and (b or c):
        out += "2"
    if not a and not b:
        out += "3"
    if not (a or b or c):
        out += "4"
    if (a if b else c):
        out += "5"
    if (a and b) is None:
        out += "6"
    if a is None or b is not None:
        out += "7"
    if a in (0, 1) and b not in [2]:
        out += "8"
    if (x := a) and (y := b):
        out += f"9{x}{y}"
    if a == b != c:
        out += "A"
    if a is not None and not a < b < c:
        out += "B"
    return out


def after_return(x):
    if x:
        return 1
        print("dead")
    else:
        raise ValueError
    print("dead")
    for i in x:
        yield i


def empty(x):
    if x:
        pass
    elif not x:
        pass
    else:
        pass
    if x: ...
    if x:
        """a string"""


def only_docstring():
    """Documentation."""


def debug():
    if __debug__:
        print("debug")
    if not __debug__:
        print("optimized")
    assert sys, "never"
    assert (sys is not None), f"never {sys}"


for n in -1, 0, 5, 50, 500:
    print(grade(n))
for a in (0, 1, None):
    for b in (0, 2):
        print(a, b, mixed(a, b, 1), mixed(a, b, 0))
try:
    next(after_return(0))
except ValueError:
    print("ValueError")
print(empty(1), only_docstring.__doc__, debug())
if 1: print("one line"); print("two statements")
