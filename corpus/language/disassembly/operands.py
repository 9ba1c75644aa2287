"""Each kind of operand that dis explains."""
from __future__ import annotations

import os.path as path
from math import *
from os import (getcwd, sep as separator)

total = 0
total += 1 - 2j * 3.5 ** True // 4 / 5 % 6 @ total << 7 >> 8 & 9 | 10 ^ 11
total @= total
total //= -total
total = ~total if not total else +total
print(total, end="")
flags = total < 1, total <= 1, total == 1, total != 1, total > 1, total >= 1
tests = total is None, total is not None, total in flags, total not in flags
del total, flags


def arguments(a, /, b: int = 1, *rest: "text", c, d=(1, 2.5, "x", b"y", ..., None), **named) -> 3:
    x = y = a
    x, y = y, x
    x.attribute = y.method(b)
    x[y] = y[x:1], x[::2], x[1:2] + y[y:x]
    del x[0], y.attribute, x[1:2]
    return arguments(*rest, **named), a(b, key=c), f"{a!r}{b!s:>{c}}{d!a}", rest


def cells(outer):
    count = 0

    def inner(key=outer, *, step=count) -> outer:
        nonlocal count
        global total
        count += step
        total = (lambda: outer + count)()
        return {**key, "a": 1, "b": [2, *key]}, {1, 2, *key}, {3, 4, 5}

    return inner


def generator(items):
    received = yield
    yield from items
    for item in items:
        if item is None or item is not received and (item < 3 or item in {1, 2, "three"}):
            yield item
    while (item := received.pop()) and 0 < item < 10:
        assert item, "message"
    return 1


class Class[T: int, *Ts, **P](list, metaclass=type):
    number: int = 1

    def method(self):
        return super().method(1) + super(Class, self).attribute, __class__


type Alias[T = int] = list[T]
