import imported
f()
f(a)
f(a, b, c=1)
f(c=1, d=2)
f(*a)
f(*a, *b)
f(1, 2, 3, *a)
f(a, *b, c)
f(**k)
f(a, **k)
f(*a, b=1)
f(*a, b=1, **k)
f(*a, b=1, c=2, **k, d=3, **l, e=4, f=5)
f(1, 2, 3, **k)
obj.method()
obj.method(a, b=1)
obj.method(*a)
obj.method(**k)
obj.chain().of(calls).over(
    several
).lines(x,
        y=1)
(obj
 .first
 .second(1)
 .third)
imported.function(a)
imported.sub.function(a)
f(x for x in y)
f(a)(b)(c)
(lambda: 1)()
f(
  a,
  b
 )
f(a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a)
f(a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a)
o.m(a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a)
o.m(a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a)
f(a=1, b=1, c=1, d=1, e=1, f=1, g=1, h=1, i=1, j=1, k=1, l=1, m=1, n=1, o=1)
f(a=1, b=1, c=1, d=1, e=1, f=1, g=1, h=1, i=1, j=1, k=1, l=1, m=1, n=1, o=1, p=1)
f(a=1, b=1, c=1, d=1, e=1, f=1, g=1, h=1, i=1, j=1, k=1, l=1, m=1, n=1, o=1, p=1, **q)
o.m(a=1, b=1, c=1, d=1, e=1, f=1, g=1, h=1, i=1, j=1, k=1, l=1, m=1, n=1, o=1, p=1)


class A(B, metaclass=M): pass
class D(*bases, **kw): pass
class E[T](B, metaclass=M): pass
class F[T](*bases): pass
class G[T](B, **kw): pass


class S:
    def zero(self):
        super().x
        super().m(1, k=2)
        super().__class__
        super().x.y
        (super()
         .long
         .chain())
        super().\
        m()

    def two(self):
        super(S, self).x
        super(S, self).m(1)
        super(S, *self).x
        super(S).x
        super(k=1).x

    def none():
        super().x

    def shadowed(self, super):
        super().x

    def comprehension(self):
        return [super().x for y in z], (super().m() for y in z)

    def nested(a, b):
        def inner(c):
            return super().x
