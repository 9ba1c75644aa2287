class A:
    x = 1
    def __init__(self, a): self.a = a
    def f(self): return self.a
    @property
    def p(self): return self.a + 1
    @classmethod
    def c(cls): return cls
    @staticmethod
    def s(): return 's'
class B(A):
    __slots__ = ('q',)
    def f(self): return super().f() + 10
b = B(5)
b.q = 7
print(b.f(), b.p, b.c(), b.s(), b.q, b.a)
print(list(A.__dict__), b.__dict__)
class L(list):
    def append(self, x):
        super().append(x * 2)
l = L([1]); l.append(4); l.z = 3
print(l, l.z, type(l), len(l))
class D(dict):
    def __missing__(self, k): return k + '!'
print(D()['a'])
class I(int): pass
print(I(5) + 1, I(7), type(I(7)))
class E(Exception):
    def __init__(self, *a): super().__init__(*a); self.k = 1
try: raise E('x')
except E as e: print(repr(e), e.k)
class M(type):
    def __call__(cls, *a): print('call', a); return super().__call__(*a)
class C(metaclass=M):
    def __init__(self, v): self.v = v
print(C(3).v)
print(list[int], int | None, dict[str, list[int]])
try: object(1)
except TypeError as e: print(e)
try: setattr(int, 'x', 1)
except TypeError as e: print(e)
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(T(1,2), T.__mro__)
class S(str): pass
s = S('abc'); s.t = 1; print(s.upper(), s.t, type(s))
print(isinstance(True, int | str), issubclass(bool, (str, int)))
