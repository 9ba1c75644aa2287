# comparison traces of sort: must be the same in CPython
import sys
class K:
    __slots__ = ('v', 'i')
    log = []
    def __init__(self, v, i): self.v = v; self.i = i
    def __lt__(self, o):
        K.log.append((self.i, o.i))
        return self.v < o.v
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) % n
def digest():
    h = 0
    for a, b in K.log:
        h = (h * 1000003 + a * 31 + b) & 0xffffffffffff
    return len(K.log), h
for n in (0, 1, 2, 3, 5, 10, 31, 32, 33, 63, 64, 65, 100, 127, 200, 500, 1000):
    for kind in range(7):
        if kind == 0: data = [rnd(1000000) for _ in range(n)]
        elif kind == 1: data = list(range(n))
        elif kind == 2: data = list(range(n, 0, -1))
        elif kind == 3: data = [rnd(5) for _ in range(n)]
        elif kind == 4: data = [i // 3 for i in range(n, 0, -1)]
        elif kind == 5: data = list(range(n // 2)) + list(range(n - n // 2))
        else: data = [i * 7 % 50 + (i // 40) for i in range(n)]
        items = [K(v, i) for i, v in enumerate(data)]
        K.log = []
        items.sort()
        a = digest(); r1 = [k.i for k in items]
        items = [K(v, i) for i, v in enumerate(data)]
        K.log = []
        items.sort(reverse=True)
        b = digest()
        items2 = list(range(n)); keys = [K(v, i) for i, v in enumerate(data)]
        K.log = []
        items2.sort(key=lambda i: keys[i])
        print(n, kind, a, b, digest(), items2 == r1, sum(i * x for i, x in enumerate(r1)))
