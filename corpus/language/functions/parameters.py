"""Parameters of every kind, defaults, annotations, decorators, closures."""
import functools


def plain(a, b): return a, b
def defaults(a, b=1, c="x" + "y"): return a, b, c
def positional_only(a, b=2, /): return a, b
def mixed(a, /, b, *, c, d=4): return a, b, c, d
def keyword_only(*, a=1, b): return a, b
def stars(*args, **kwargs): return args, kwargs
def everything(a, b=1, /, c=2, *args: int, d, e=5, **kwargs: "str") -> None: return a, b, c, args, d, e, kwargs
def annotated(a: int, b: "str" = "s", *c: float, d: list[int] = [], **e: dict) -> tuple[int, ...]: return a, b, c, d, e
def star_annotated(*args: *tuple[int, str]) -> "x": return args


def decorate(label):
    def decorator(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return label, function(*args, **kwargs)
        return wrapper
    return decorator


@decorate("outer")
@decorate("inner")
def decorated(x):
    "Docstring."
    return x


def counter(start):
    count = start

    def increment(step=1):
        nonlocal count
        count += step
        return count

    def peek():
        return count
    return increment, peek


def deep(a):
    def level1(b):
        def level2(c):
            def level3(d=a):
                return a, b, c, d
            return level3
        return level2
    return level1


def late_bound():
    return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]


def globals_and_locals():
    global made_global, counted
    made_global = 1
    counted = made_global + 1
    local = counted

    class Inner:
        attribute = local
        made_global = 5

        def method(self):
            return local, made_global
    return Inner.attribute, Inner().method(), Inner.made_global


def recursive(n):
    return 1 if n < 2 else n * recursive(n - 1)


def unused_cell(a, b):
    x = a
    def f():
        return x
    return b


def parameter_cell(a, *args, k, **kw):
    return (lambda: (a, args, k, kw)), [a for _ in args]


def many_locals():
    a0 = a1 = a2 = a3 = a4 = a5 = a6 = a7 = a8 = a9 = 0
    b0, b1, b2, b3, b4, b5, b6, b7, b8, b9 = range(10)
    c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 = range(10)
    d0, d1, d2, d3, d4, d5, d6, d7, d8, d9 = range(10)
    e0, e1, e2, e3, e4, e5, e6, e7, e8, e9 = range(10)
    f0, f1, f2, f3, f4, f5, f6, f7, f8, f9 = range(10)
    g0, g1, g2, g3, g4, g5, g6, g7, g8, g9 = range(10)
    if a0:
        h0 = 1
    try:
        return h0
    except UnboundLocalError:
        return a9 + b9 + c9 + d9 + e9 + f9 + g9


print(plain(1, b=2), defaults(0), positional_only(1), mixed(1, 2, c=3), keyword_only(b=2), stars(1, x=2))
print(everything(0, d=4, z=1), everything(0, 1, 2, 3, d=4), annotated(1), star_annotated(1, "x"))
print(annotated.__annotations__, star_annotated.__annotations__["return"], everything.__kwdefaults__, defaults.__defaults__)
print(decorated(1), decorated.__doc__, decorated.__name__)
increment, peek = counter(10)
print(increment(), increment(5), peek(), deep(1)(2)(3)())
print([f() for f in late_bound()[0]], [f() for f in late_bound()[1]], globals_and_locals(), recursive(10), unused_cell(1, 2))
print(parameter_cell(1, 2, 3, k=4, z=5)[0](), many_locals())
compose = lambda *fs: functools.reduce(lambda f, g: lambda x: f(g(x)), fs)
print(compose(lambda x: x + 1, lambda x: x * 2)(5), (lambda a, /, b=2, *, c=3: (a, b, c))(1), (lambda *, k: k)(k=1), (lambda **k: k)(a=1))
