def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
r = range(0, 20, 3)
print(r, list(r), r[2], r[-1], r[1:3], r[::-1], len(r), 9 in r, 10 in r, r.index(9), r.count(9), r == range(0, 21, 3), hash(r) == hash(range(0, 21, 3)), r.start, r.stop, r.step, list(reversed(r)), range(5) == range(0, 5, 1))
show(range, 1.5); show(range); show(range, 1, 2, 0); show(lambda: r[100]); show(lambda: r['a']); show(r.index, 10); show(len, range(1 << 70)); show(range, 1, 2, 3, 4)
b = range(1 << 70, (1 << 70) + 5); print(b, list(b), b[2], len(b), (1 << 70) + 3 in b, b[1:3], list(reversed(b)), bool(range(0)), bool(b), range(10)[::3], range(0, -10, -3), list(range(0, -10, -3)))
print(range(10, 0, -2)[1:], range(3).__reduce__(), 2.0 in range(3), True in range(3), range(2**63 - 3, 2**63 + 2), list(range(2**63 - 3, 2**63 + 2)), list(range(-2**63, -2**63 + 3)))
it = iter(range(5)); next(it); print(it.__length_hint__(), list(it), it.__length_hint__())
s = slice(1, 10, 2); print(s, s.indices(5), slice(None).indices(5), slice(None, None, -1).indices(5), s == slice(1, 10, 2), slice(0) < slice(2), hash(slice(1, 2)) == hash(slice(1, 2)), s.__reduce__())
show(s.indices, -1); show(s.indices, 'a'); show(slice); show(slice('a').indices, 5); show(slice(1, 2, 0).indices, 5); show(lambda: [1][slice('a')])
print(list(enumerate('abc', 5)), list(zip('ab', [1, 2], 'xy')), list(zip()), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed('abc')))
show(lambda: list(zip([1], [], strict=True))); show(lambda: list(zip([], [1], strict=True))); show(lambda: list(zip([], [], [1], strict=True))); show(enumerate); show(enumerate, 1); show(map, len); show(filter, None); show(zip, 1); show(reversed, 1); show(reversed, {1}); show(zip, x=1); show(enumerate, [], 'a')
print(next(enumerate([1], 1 << 70)), list(iter(iter([1, 2, 0, 3]).__next__, 0)))
show(iter, 1, 2)
t = (1, 2, 3); print(t + (4,), t * 2, t[1:], t[::-1], t.index(2), t.count(1), t == (1, 2, 3), t < (1, 3), hash(t), hash(()), hash((1, 'a')) == hash((1, 'a')), (1,), (), t[-1], t[0:0] == ())
show(lambda: t + [1]); show(lambda: t[9]); show(lambda: t['a']); show(t.index, 9); show(tuple, 1); show(tuple, [1], 2); print(tuple([1]) == (1,), tuple(t) is t, t[:] is t, t + () is t, () + t is t, t * 1 is t)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
x = T(1, 2); x.foo = 3; print(x, x.foo, type(x), type(x + (1,)), type(x[:]), x == (1, 2), hash(x) == hash((1, 2)), len(x), T.__mro__)
a, *b, c = range(5); print(a, b, c)
def unpack(v): a, b = v
show(unpack, [1]); show(unpack, [1, 2, 3]); show(unpack, 5); show(unpack, iter([1, 2, 3]))
def unpack2(v): a, *b, c = v
show(unpack2, [1]); print([*[1], *(2,), *{3}], (*range(2), 9), {**{1: 2}})
import itertools as I, functools as F, collections as C, heapq, bisect, operator
print(list(I.islice(I.count(5, 2), 3)), list(I.accumulate([1, 2, 3])), list(I.accumulate([1, 2, 3], operator.mul, initial=10)), list(I.batched('abcdefg', 3)), list(I.pairwise('abcd')), list(I.combinations('abcd', 2)), list(I.combinations_with_replacement('ab', 3)), list(I.permutations('abc')), list(I.permutations('abc', 2)), list(I.product('ab', [1, 2])), list(I.product([0, 1], repeat=3)))
print([(k, list(g)) for k, g in I.groupby('aabbbc')], list(I.zip_longest('ab', [1, 2, 3], fillvalue='-')), list(I.starmap(pow, [(2, 3), (3, 2)])), list(I.takewhile(lambda x: x < 3, range(9))), list(I.dropwhile(lambda x: x < 3, range(6))), list(I.filterfalse(None, [0, 1])), list(I.compress('abc', [1, 0, 1])), list(I.chain('ab', [1])), list(I.chain.from_iterable(['ab', [1]])), list(I.islice('abcdefg', 1, None, 2)), list(I.repeat(1, 3)), [next(c) for c in [I.cycle('ab')] for _ in range(5)])
a, b = I.tee([1, 2, 3]); print(next(a), list(b), list(a)); print(I.count(3), I.count(1, 2), I.repeat(1), I.repeat(1, 3))
print(F.reduce(operator.add, [1, 2, 3]), F.reduce(operator.add, [], 5)); show(F.reduce, operator.add, [])
p = F.partial(int, base=2); print(p('101'), p, p.func, p.args, p.keywords, F.partial(p, '11')()); p.x = 1; print(p.__dict__)
@F.lru_cache(maxsize=2)
def f(x, y=0): print('call', x, y); return x + y
f(1); f(1); f(2); f(1); f(3); f(2); f(1, y=2); f(1, y=2); print(f.cache_info(), f.__name__, f.__wrapped__ is not None); f.cache_clear(); print(f.cache_info())
@F.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info()); print(sorted([3, 1, 2], key=F.cmp_to_key(lambda a, b: b - a)))
d = C.deque([1, 2, 3], maxlen=4); d.append(4); d.append(5); d.appendleft(0); print(d, d[0], d[-1], len(d), list(reversed(d)), d.maxlen); d.rotate(1); print(d); d.extend('ab'); d.extendleft('xy'); print(d, d.pop(), d.popleft(), d.index('x'), d.count('x')); d.insert(1, 'i'); d.remove('x'); d.reverse(); print(d, d == C.deque(d), d + d, d * 2, 'i' in d); del d[0]; d[0] = 'n'; print(d, d.copy(), C.deque('abc') < C.deque('abd'))
show(lambda: C.deque([1])[5]); show(C.deque([]).pop); show(C.deque([1], 1).insert, 0, 2); show(C.deque, 1); show(C.deque, [], -1)
dd = C.defaultdict(list); dd['a'].append(1); print(dd, dd.default_factory, dd.copy(), dd | {'b': 1}); show(lambda: C.defaultdict()['x']); show(C.defaultdict, 5)
od = C.OrderedDict.fromkeys('abcde'); od.move_to_end('b'); od.move_to_end('e', last=False); print(od, od.popitem(), od.popitem(last=False), list(reversed(od)), od == C.OrderedDict.fromkeys('acd'), od == C.OrderedDict.fromkeys('dca'), od == dict.fromkeys('dca'), od.keys(), od.items(), od.values()); show(od.move_to_end, 'zz')
for i in range(30): od[i] = i; od.move_to_end(i, last=i % 2 == 0)
print(list(od)); c = C.Counter('hello'); print(c, c.most_common(2), c + C.Counter('l'), c['zz'], c.total())
P = C.namedtuple('P', 'x y'); q = P(1, 2); print(q, q.x, q._replace(y=5), P._fields, q._asdict(), P.x); show(lambda: P(1)); cm = C.ChainMap({'a': 1}, {'b': 2}); print(cm['b'], dict(cm))
h = [5, 3, 8, 1]; heapq.heapify(h); print(h, heapq.heappop(h), h); heapq.heappush(h, 2); print(h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h, heapq.nlargest(2, h), heapq.nsmallest(2, h), list(heapq.merge([1, 4], [2, 3])))
l = [1, 3, 3, 5]; print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect_right(l, 9)); bisect.insort(l, 4); print(l, bisect.bisect_left(l, -3, key=lambda x: -x)); show(bisect.bisect, l, 1, -1)
od = C.OrderedDict(a=1, b=2)
def m():
    for k in od: od['c' + k] = 1
show(m); show(I.islice, [], -1); show(I.batched, [], 0); show(I.product, repeat=-1); show(I.combinations, [1], -1); show(lambda: list(I.batched([1, 2, 3], 2, strict=True)))
