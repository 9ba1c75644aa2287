def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
d = {'a': 1, 'b': 2}
show(lambda: d['x']); show(d.get, 'x'); show(d.get, 'x', 5); show(d.get); show(d.pop, 'x'); show(d.pop, 'x', 3); show(d.setdefault, 'c', 3); show(d.setdefault, 'e'); print(d)
show(dict, 1); show(dict, [1]); show(dict, [(1, 2, 3)]); show(dict, ['ab']); show(dict, [(1, 2)], x=3); show(dict, 1, 2); show(d.update, 1, 2); show(d.update, [(1,)]); show(d.update, x=5); print(d)
show(lambda: {}.popitem()); show(lambda: {[]: 1}); show(lambda: {}[[]]); show(lambda: d | {'z': 26}); show(lambda: d | [1]); show(dict.fromkeys, 'abc', 0); show(dict.fromkeys, 5)
d2 = dict(d); d2 |= [('q', 1)]; print(d2); print(d2 == d, d2 != d); show(lambda: d < d2); show(hash, {})
print(d.keys(), d.values(), d.items(), len(d.keys()), 'a' in d.keys(), ('a', 1) in d.items(), 1 in d.values())
print(d.keys() & {'a', 'zz'}, sorted(d.keys() | {'zz'}), d.keys() - {'a'}, sorted(d.keys() ^ {'a', 'zz'}), d.keys() == {'a'}, {'a': 1}.keys() == {'a'}, d.items() >= {('a', 1)}, d.keys().isdisjoint(['zz']))
print(list(reversed(d)), list(reversed(d.items())), list(reversed(d.values())))
def mutate(op):
    x = {i: i for i in range(5)}
    for k in x: op(x, k)
    return x
show(mutate, lambda x, k: x.pop(k)); show(mutate, lambda x, k: x.__setitem__(k + 100, 1)); show(mutate, lambda x, k: (x.pop(k), x.__setitem__(k + 100, 1)))
show(mutate, lambda x, k: x.__setitem__(k, 9))
class D(dict):
    def __missing__(self, k): return 'missing ' + str(k)
x = D(a=1); print(x['a'], x['q'], x.get('q'), x); x.attr = 1; print(x.attr, type(x.copy()), x | {1: 2}, type(x | {1: 2}))
it = iter(d); next(it); print(it.__length_hint__(), type(it).__name__, [type(i).__name__ for i in (iter(d.items()), iter(d.values()), reversed(d), reversed(d.items()), reversed(d.values()))])
print(d.keys().mapping, type(d.keys().mapping))
e = {1: 'a', True: 'b', 1.0: 'c'}; print(e); e = {(1, 2): 3, frozenset([1]): 4, None: 5}; print(e, e[(1, 2)], e[frozenset([1])])
for i in range(100): e[i] = i
for i in range(0, 100, 2): del e[i]
print(len(e), list(e)[:10]); e.clear(); print(e, len(e))
class Key:
    def __init__(self, v): self.v = v
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, Key) and self.v == o.v
k = {Key(i): i for i in range(20)}; print(k[Key(7)], Key(30) in k, len(k))
class Bad:
    def __hash__(self): return hash('a')
    def __eq__(self, o): raise ValueError('cmp')
show(lambda: d[Bad()]); show(d.get, Bad()); show(lambda: Bad() in d); show(d.pop, Bad()); show(d.__contains__, Bad()); show(d.setdefault, Bad())
class BadHash:
    def __hash__(self): raise ValueError('hash')
show(lambda: {BadHash(): 1}); show(lambda: d[BadHash()])
a = {}
for i in range(10): a[i] = i; a.popitem() if i % 3 == 2 else None
print(a)
a = {0: 0}
for i in range(1000): a[i + 1] = 1; a.popitem()
print(a)
for i in range(1000): a[i + 1] = 1; del a[i]
print(a); print({**{'a': 1}, **{'b': 2}}, {1: 2} == {1: 2.0}, {'x': [1]} == {'x': [1]}); 
print(dict(zip('abc', range(3))), {v: k for k, v in enumerate('xyz')}, dict.__text_signature__, dict.pop.__text_signature__)
import types
m = types.MappingProxyType({'a': 1}); print(m, repr(m), m['a'], 'a' in m, len(m), list(m), m.get('z', 3), m | {'b': 2}, m == {'a': 1}, hash is not None)
def seti(m): m['b'] = 1
show(seti, m); show(types.MappingProxyType, [1]); show(types.MappingProxyType, 1)
class Mp:
    def keys(self): return ['a', 'b']
    def __getitem__(self, k): return k * 2
print(dict(Mp()), {**Mp()}); d = {}; d.update(Mp(), c=1); print(d)
print([k for k in {'z': 1, 'a': 2, 'm': 3}], max({1: 2, 5: 3}), sum({1: 2, 5: 3}.values()), sorted({'b': 1, 'a': 2}.items()))
