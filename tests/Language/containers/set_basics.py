def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__ + ":", e)
s = {5, 3, 1}; t = {3, 4}
print(s | t, s & t, s - t, s ^ t, s <= t, s < {1, 3, 5, 7}, s == {1, 3, 5}, s != t, s.isdisjoint({9}), s.issubset(range(10)), s.issuperset([1]))
for n in (0, 5, 10, 50, 200, 1000): print(list({i * 37 % 1009 for i in range(n)})[:20])
print({'a', 'b', 'c', 'dd', 'ee'}, set('hello world'), frozenset('abc'), {1.5, 2, (1, 2), None})
show(lambda: s | [1]); show(s.union, [1], (2,), 'a'); show(s.intersection, [1, 3], [3]); show(s.difference, [1], [3]); show(s.symmetric_difference, [1, 9])
show(s.add, []); show(s.remove, 99); show(s.discard, 99); show(set().pop); show(lambda: {[]}); show(set, 1); show(set, 1, 2); show(set, a=1); show(frozenset, a=1); show(s.update, 1); show(s.remove, {1})
x = set(range(10)); x -= {1, 2}; x |= {20}; x &= set(range(9)); x ^= {0, 100}; print(x); x.update('ab', [1]); print(x); x.difference_update([1], 'a'); x.intersection_update(range(5), range(4)); print(x); x.symmetric_difference_update({3, 7}); print(x)
print(frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}, hash(frozenset([1, 2, 3])) == hash(frozenset([3, 2, 1])), hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset(range(100))))
y = {frozenset([1, 2])}; y.discard({1, 2}); print(y)
def mut():
    z = {1, 2, 3}
    for i in z: z.add(i + 100)
show(mut); show(hash, set())
class S(set): pass
a = S([1]); a.foo = 1; print(a, a.foo, type(a | {2}), type(a.copy()), repr(S()), repr(frozenset()), repr(set()))
it = iter({1, 2, 3}); next(it); print(it.__length_hint__(), type(it).__name__, {1}.__reduce__())
b = set(range(20))
for i in range(0, 20, 3): b.discard(i)
b.update(range(100, 130)); print(b); print([b.pop() for _ in range(10)], b)
print({1, 2} > {1}, {1} >= {1}, {1} == frozenset([1]), frozenset([1]) | {2}, {2} | frozenset([1]), {1, 2} - {1: 0}.keys(), {1} == [1])
show(lambda: {1} < [1]); print(sorted({3, 1, 2}), len({1, 1, 1}), {True, 1, 1.0}, {0, False}, {*range(3), *'a'}, {x % 3 for x in range(10)})
big = set(range(0, 100000, 7)); print(sum(big), len(big), len(big & set(range(0, 100000, 11))), len(big | {1, 2}), list(big)[:5], list(big)[-5:])
print(set(dict.fromkeys('xyz')), set({'k': 1}.items()), set(reversed(range(5))), set(map(str, range(12))))
c = set('abcdefghij'); print(c - set('abc'), c & set('xyzabc'), c ^ set('axyz'), set('ab') | c)
