"""Comprehensions at module, class and function level; what PEP 709 inlines and what it must not."""
print([x for x in range(3)], {x for x in "aab"} == {"a", "b"}, {k: v for k, v in zip("ab", range(2))}, list(x for x in [1]))
print([(x, y) for x in range(3) if x for y in range(x) if y != 5 if x + y], [[y for y in range(x)] for x in range(3)])
x = "outer"
print([x for x in range(2)], x, [y for y in [x]], {x: x for x in "z"}, x)


def function(items, x=10):
    before = x
    squares = [x * x for x in items]
    after = x
    nested = [[x + y for y in items] for x in items]
    return before == after, squares, nested, {x for x in items if x > 1}, {x: y for x, y in zip(items, items)}


def closure_in_comprehension(items):
    functions = [lambda: item for item in items]
    return [f() for f in functions]


def cell_outside(items):
    y = 5

    def use():
        return y
    return [y + use() for y in items], y


def unbound_after(items):
    out = [unbound for unbound in items]
    try:
        unbound
    except NameError as error:
        return out, str(error)


def in_try(items):
    try:
        return [1 // item for item in items]
    except ZeroDivisionError:
        return "caught"


def walrus(items):
    found = [last := item for item in items if (double := item * 2) > 2]
    return found, last, double


def locals_inside():
    a = 1
    return [sorted(locals()) for b in range(1)], sorted(locals())


def with_default(n):
    return [(lambda k=k: k + n)() for k in range(3)], [i for i in [j for j in range(n)] if i], [*(i for i in range(n))]


def assignment_idiom(items):
    return [y for x in items for y in [x + 1]], [z for x in items for z in (x * 2,)], [[w for w in (x,)] for x in items]


def unpacking(pairs):
    return [a + b for a, b in pairs], [c for _, (c, *d) in [(1, (2, 3))]], [box.append(1) or box for box in [[]]], {a: b for [a, b] in pairs}


class C:
    items = [1, 2, 3]
    double = [i * 2 for i in items]
    length = len([i for i in range(3)])
    __private = [__i for __i in items]

    def method(self):
        return [self.__private for _ in range(1)], [__class__ for _ in "x"][0].__name__, [super().__init__ for _ in "x"] and 1 if False else 2


def generator(items):
    yield [(x, (x, x)) for x in items]
    yield from [x for x in items]
    yield [x for x in (yield "asked")]


print(function([1, 2, 3]), closure_in_comprehension([1, 2]), cell_outside([1, 2]), unbound_after([1]), in_try([1, 0]))
print(walrus([1, 2, 3]), locals_inside(), with_default(3), assignment_idiom([1, 2]), unpacking([(1, 2), (3, 4)]))
print(C.double, C.length, C().method())
g = generator([1, 2])
print(next(g), next(g), next(g), next(g), g.send([7, 8]))
