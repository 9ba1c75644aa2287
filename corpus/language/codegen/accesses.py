a.b
a.b.c
a.b = 1
del a.b
a.b += 1
(a
 .b
 .c)
(a
 .b
 .c) = 1
(a
 .b
 .c) += 1
(a.
 längerer_name)
a[b]
a[b, c]
a[b] = 1
del a[b]
a[b] += 1
a[:]
a[1:]
a[:2]
a[1:2]
a[1:2:3]
a[::]
a[::2]
a[1:2, 3:4:5, ...]
a[1:2] = b
a[1:2:3] = b
a[1:2, 3] = b
del a[1:2]
del a[1:2:3]
a[1:2] += b
a[1:2:3] += b
a[b:c] //= d
a += 1
a **= b
a @= b
a <<= b; a >>= b; a |= b; a ^= b; a &= b; a -= b; a *= b; a /= b; a %= b; a //= b
a[*b]
a[*b, c]
a[b := 1]


class C:
    def __init__(self):
        self.x = self.__y = 1
        self.z += self.__w
        del self.__y
        self.a.b = 1
        self.t, self.u = 1, 2
    def other(this):
        this.no = 1
        self.yes = 2
        def nested(): self.inner = 1
