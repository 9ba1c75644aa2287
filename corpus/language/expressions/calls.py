"""Calls in all their forms: positional, keyword, unpacked, methods, super, chains over lines."""


def show(*args, **kwargs):
    return args, kwargs


class Base:
    def __init__(self, *args, **kwargs):
        self.seen = args, kwargs

    def method(self, *args, **kwargs):
        return "Base", args, kwargs

    @property
    def value(self):
        return "value of Base"


class Derived(Base):
    def __init__(self, *args):
        super().__init__(*args, key="k")
        self.more = super().value

    def method(self, *args, **kwargs):
        first = super().method(*args)
        second = super(Derived, self).method(1, x=2)
        third = super().method
        return first, second, third(**kwargs), super().value


args, kwargs = (1, 2), {"p": 3}
d = Derived(*args)
print(show(), show(1), show(1, 2, x=3), show(x=1), show(x=1, y=2))
print(show(*args), show(*args, 9), show(0, *args), show(*args, *args), show(*[1], 2, *(3,)))
print(show(**kwargs), show(1, **kwargs), show(x=1, **kwargs), show(**kwargs, x=1), show(*args, **kwargs))
print(show(**{"a": 1}, **{"b": 2}), show(*args, 3, k=4, **kwargs), show(1, *args, k=1, *args))
print(d.seen, d.more, d.method(5, 6, z=7))
print(d.method.__name__, Derived.method.__qualname__, d.method(*args, **kwargs)[0])
print("a,b".split(","), ",".join(["x", "y"]), "x".upper().lower().title())
print(show(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31))
print(show(a=0, b=1, c=2, d=3, e=4, f=5, g=6, h=7, i=8, j=9, k=10, l=11, m=12, n=13, o=14, p=15, q=16, r=17))
result = (
    "  some text to chain over lines  "
    .strip()
    .replace(
        "text",
        "words",
    )
    .split()
)
print(result)
print((lambda: 1)(), (lambda x, y=2, *z, k, **w: (x, y, z, k, w))(1, k=3, q=4), show(lambda: 0)[0][0]())
print(show(x for x in range(3))[0][0].__name__, sum(x * x for x in range(4)), show((yes := 5), yes), show(print, end=""))
print([].append(1), {}.get("x", 0), d.seen[0].index(2), (d.method)(1)[1][0])
