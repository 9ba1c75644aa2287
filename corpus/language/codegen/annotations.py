from __future__ import annotations
a: lambda *x: 1
b: f'{x!r:>{y}} {{}} {(lambda: 1)} { {1: 2} } {x=}'
c: (1).real
d: 1e999
e: -1e999j
f: x[1:2, ::3]
g: x[(1, 2)]
h: x[1,]
i: x[:]
j: not a and b or c
k: -a ** -b
l: (a ** b) ** c
m: a ** b ** c
n: (a + b) * c - (d - e)
o: f(x for x in y)
p: f((x for x in y), 1)
q: f(*a, **b, c=1)
r: {**a, 'b': c}
s: a < b is not c in d
t: (a < b) < c
u: (a if b else c) if d else e
v: u'x'
w: ...
x: (...,)
y: ()
z: (1,)
aa: lambda a, /, b=1, *, c=3, **k: a
ab: [a for a in b if c if d]
ac: {a: b for a, b in c}
ad: {a for (a, b), c in d}
ae: a.b.c
af: x[*a]
ag: x[*a, b]
ah: a and (b or c)
ai: not (not a)
aj: ~-+a
ak: (lambda: 1)()
al: (a or b).c
am: 'quote\'s "and" \n \\ \u00e9 \u1234 \U0001f600 \ud800'
an: b'bytes\x00'
ao: "it's" 'x'
ap: {1, 2, 3}
aq: [1, (2, 3)]
ar: a | b & c ^ d << e >> f // g % h @ i
at: lambda x: (yield_)
au: f'{a}{{b}}{"c"}' 'd'
av: f'{f"{a}"}'
aw: f"{a['b']}"
ax: 0x10 + 1_000 + 1.50 + 1e16 + 1j
ay: True if None else False
az.attribute: wrong + name
az[0]: wrong
(paren): wrong


def function(p: (a, b), /, q: c = d, *args: *Ts, k: e = f, **kw: g) -> h['i']:
    local: j
    local.attribute: k()
    local[k()]: l

    class Inner:
        inner: local
    return Inner


class C:
    __private: __private
    def m(self: C, x: __name) -> __debug__: pass


async def coroutine(a: b) -> c: pass
