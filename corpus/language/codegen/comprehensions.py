[a for a in b]
{a for a in b}
{a: c for a in b}
(a for a in b)
[a for a in b if a]
[a for a in b if a and c if not d]
[(a, c) for a in b for c in a]
[c for a in b for c in [a + 1] if c]
[c for a in b for c in (a,)]
[c for a in b for c in [*a]]
{a: c for a in b for c in [a]}
{a: c for a in b for c in d for e in f}
[x for x, (y, *z) in w]
[x := a for a in b]
[[a for a in b] for b in c]
[[a for a in b] for a in c]
[a for a in [b for b in c]]
[lambda: a for a in b]
[(lambda: (a, c)) for a in b for c in d]
[
    a
    for a
    in b
    if c
]
x = 1
[x for x in x]
y = [x for q in x]


def function(p):
    x = [x for x in p]
    [p for p in p]
    [z for q in p]
    [(lambda: q) for q in p]
    (p for q in p)
    [last := q for q in p]
    def inner(): return [p for _ in x]
    return {i: [j for j in x if i] for i in last}, inner


def shadow():
    [x for x in y]
    [x for z in y]
    return [(y, lambda: y) for y in y]


def nonlocal_():
    x = 1
    def f():
        nonlocal x
        [x := a for a in b]
        [x for x in (lambda: x)]
    return [lambda: x for x in (1, 2)]


class C:
    x = 1
    y = [x for x in x]
    z = [x for q in x]
    w = [[q for r in x] for q in x]
    g = (x for q in x)
    h = [lambda: x for x in z]
    i = [__class__ for q in x]
    j = [__private for q in x]

    def m(self):
        return [__class__ for q in self], [super().m() for q in self]


def outer():
    x = 1

    class D:
        x = 2
        y = [x for q in x]
        z = [(x, y) for x in x for y in x]
        def m(self): return x


def default(a=[b for b in c], *, d={e for e in f}): pass
@[d for d in e][0]
def decorated(): pass


class Generic[T]:
    [T for x in y]
    def m[U](self, u: [T for z in U]): pass
    type A = [T for x in y]


try:
    [a for a in b]
finally:
    [a for a in b]
lambda: [a for a in b]
