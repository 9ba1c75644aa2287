# Everything is an object: types of types, identity, sizes.
import sys

for value in (42, "text", 1.5, None, True, [1], (1,), {1: 2}, {1}, len, int, print.__class__, type, lambda: 0, sys, ...):
    print(type(value), type(type(value)), isinstance(value, object))
print(type(type), type.__class__, type.__mro__, object.__class__, type.__bases__, object.__bases__)
print(type(None), type(NotImplemented), type(Ellipsis))

items = [1, 2, 3]
alias = items
copy = list(items)
print(id(items) == id(alias), id(items) == id(copy), items is alias, items is copy, items == copy)
print(isinstance(id(items), int), hex(id(items)).startswith("0x"), id(items) == id(items))
alias.append(4)
print(items, copy)

print([sys.getsizeof(value) for value in (0, 1, 2**30, 2**60, -1, 2**100)])
print([sys.getsizeof(value) for value in ([], [1], [1, 2, 3], (), (1,), (1, 2))])
print([sys.getsizeof(value) for value in ("", "a", "abc", "\u20ac", "\U0001f600")])
print([sys.getsizeof(value) for value in (b"", b"abc", 1.5, 1j, True, None)])
print([sys.getsizeof(value) for value in ({}, {1: 2}, set(), {1}, frozenset(), range(5), slice(1))])


class Point:
    def __init__(self, x):
        self.x = x


class Slotted:
    __slots__ = ("x", "y")


p = Point(1)
print(type(p), type(p).__mro__, p.__class__ is Point, p.__dict__, sys.getsizeof(p), sys.getsizeof(Slotted()))
print(type(p).__init__, type(Point.__init__), callable(p), callable(Point))
