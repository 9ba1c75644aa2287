import module
a = b
del c
__debug__


def fast(p, /, q, *args, k, **kwargs):
    global g, h
    local = p + q + k + builtin
    g = local
    del h
    del local
    return args, kwargs


def cells(p):
    x = p

    def inner():
        nonlocal x
        x = free
        del x
        return x, p
    free = 1
    return inner


class C:
    x = x
    __private = 1
    __name__ = __private

    def method(self):
        self.__private = __class__
        return __private


def f():
    y = 1

    class D:
        y
        z = y
        global t
        t = z
        def m(self): return y


class Generic[T, __U]:
    a: T
    b = __U
    def generic[V](self, v: V, w: a) -> T: return V
    type Alias[W] = (T, W, a, name)


def deco(): return lambda x, *, y=b, z=c: (x, y, z, module.attribute, module)
