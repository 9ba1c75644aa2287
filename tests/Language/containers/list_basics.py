def show(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__ + ":", e)

a = [1, 2, 3]
show(lambda: a + [4]); show(lambda: a + (4,)); show(lambda: a * 2); show(lambda: 2 * a); show(lambda: a * 'x'); show(lambda: a * -1)
show(lambda: a[5]); show(lambda: a['x']); show(lambda: a[1:]); show(lambda: a[::-1]); show(lambda: a[::2]); show(lambda: a[::0]); show(lambda: a[-2])
def setit(k, v):
    b = list(range(10)); b[k] = v; return b
show(setit, 3, 'x'); show(setit, 30, 'x'); show(setit, slice(2, 4), 'abc'); show(setit, slice(None, None, 2), 'abcde'); show(setit, slice(None, None, 2), 'abc')
show(setit, slice(2, 4), 5); show(setit, slice(0, 10, 3), 5); show(setit, slice(5, 2), [1]); show(setit, slice(None, None, -1), range(10))
def delit(k):
    b = list(range(10)); del b[k]; return b
for k in (0, -1, 10, slice(2, 5), slice(None, None, 2), slice(None, None, -3), slice(8, 2), 'a'): show(delit, k)
show(a.index, 2); show(a.index, 9); show(a.index, 1, 1); show(a.remove, 9); show(a.pop, 9); show([].pop); show(a.count, 2)
show(a.insert, 1); show(a.append); show(a.extend, 1); show(list, 1, 2); show(list, x=1); show(a.sort, 1); show(a.sort, key=1); show(a.sort, foo=1)
b = [3, 1, 2]; b.sort(reverse=True); print(b); b.reverse(); print(b); b.extend(b); print(b); b += 'xy'; print(b); b *= 2; print(b)
print([1, 2] < [1, 3], [1, 2] == [1, 2], [1] != [2], [1, 2] <= [1], [] < [0], [1] == (1,))
show(lambda: [1] < (1,)); show(lambda: [1] < [None]); show(hash, [])
r = [1]; r.append(r); print(r); d = {}; d['d'] = d; print(d); t = ([],); t[0].append(t); print(t)
show(sorted, [3, 'a']); show(sorted, [1, 2], lambda: 0); print(sorted('bca'), sorted([(2, 'b'), (1, 'c'), (1, 'a')]), sorted([1.5, 0.5, 2]), sorted({3: 1, 1: 2}))
def modify(x): m.append(1); return x
m = [1, 2, 3]; show(m.sort, key=modify); print(m)
import sys
l = []; sizes = []
for i in range(40):
    s = sys.getsizeof(l)
    if not sizes or sizes[-1] != s: sizes.append(s)
    l.append(i)
print(sizes, sys.getsizeof([1, 2, 3]), sys.getsizeof(list(range(10))), sys.getsizeof([0] * 5), sys.getsizeof([x for x in range(7)]))
print(sys.getsizeof(()), sys.getsizeof((1, 2)), sys.getsizeof({}), sys.getsizeof({1: 2}), sys.getsizeof({'a': 1}), sys.getsizeof(set()), sys.getsizeof(set(range(10))))
show(lambda: [0] * 10**18); show(lambda: (0,) * 10**18); show(lambda: [0, 1] * (2**62)); show(lambda: [1] * 2**70)
class L(list):
    def __getitem__(self, i): return 'got'
x = L([1, 2]); x.foo = 1; print(x, x[0], len(x), x.foo, x == [1, 2], type(x + [3]), type(x[:]), type(x.copy()), x.__dict__, isinstance(x, list))
it = iter([1, 2, 3]); next(it); print(it.__length_hint__(), it.__reduce__()[1:], list(it), it.__reduce__()[1:], next(it, 'end'))
it = reversed([1, 2, 3]); next(it); print(it.__length_hint__(), list(it), type(it).__name__)
print([*range(3), *'ab'], list(map(str, range(3))), [i for i in range(10) if i % 2])
print(list.__doc__ is not None, list.append.__text_signature__, list.sort.__text_signature__, list.__text_signature__, type(list.__dict__['__getitem__']).__name__)
a = list(range(5))
for i in a:
    if i == 2: a.append(99) if 99 not in a else None
print(a); print(list((1, 2)), list({1: 2}), list('é€😀'))
import operator
print(operator.length_hint(iter([1, 2])), operator.length_hint(5, 7)); 
class H:
    def __length_hint__(self): return -1
show(operator.length_hint, H())
class H2:
    def __len__(self): return -1
show(len, H2()); show(len, 5); show(iter, 5); show(next, []); show(next, iter([])); five = 5; none = None; show(lambda: five[0]); show(lambda: 1 in five); show(lambda: none[0])
def si(o, k, v): o[k] = v
def di(o, k): del o[k]
show(si, (1,), 0, 1); show(di, (1,), 0); show(si, 5, 0, 1); show(di, 5, 0); show(lambda: int['a']); show(si, 'abc', 0, 'x')
class S:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
print(list(S()), 20 in S(), 25 in S(), [*reversed([1])], tuple(S()))
class C:
    def __iter__(self): return 5
show(iter, C()); show(list, C())
class N:
    __iter__ = None
show(iter, N()); show(lambda: 1 in N())
class NC:
    __contains__ = None
show(lambda: 1 in NC())
