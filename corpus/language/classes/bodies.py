"""Class bodies: bases, keywords, metaclasses, closures through __class__, names, mangling, nested classes."""


class Empty: pass


class Documented:
    """Documentation."""
    attribute = 1
    other: int = attribute + 1
    undefined: "later"


class Meta(type):
    def __new__(meta, name, bases, namespace, **keywords):
        made = super().__new__(meta, name, bases, dict(namespace))
        made.keywords = keywords
        return made

    def __init__(cls, name, bases, namespace, **keywords):
        super().__init__(name, bases, namespace)


class WithMeta(Documented, metaclass=Meta, option=1, **{"more": 2}):
    __slots__ = ()


class FromStars(*(Documented,), **{"metaclass": Meta}):
    pass


class Private:
    __secret = "s"
    __dunder__ = "d"
    _single = 1

    def __init__(self, __parameter):
        self.__value = __parameter
        self.__class__
        self.a, self.b = 1, 2
        self.a += self.b

    def __method(self):
        __local = self.__value
        return __local, self.__secret, self.__dunder__, __class__.__name__

    def call(self):
        import os.path as __module
        try:
            raise ValueError("x")
        except ValueError as __error:
            text = str(__error)
        return self.__method(), __module.__name__ != "", text, [__i for __i in range(2)]

    class __Inner:
        __deep = 1

        def f(self):
            self.self_attribute = 1
            return self.__deep

    inner = __Inner


class Scopes:
    x = "class"
    items = [1, 2]
    doubled = [i * 2 for i in items]
    pairs = [(i, j) for i in items for j in (10, 20)]
    lazily = list(i for i in items)
    functions = [lambda: x for i in items]

    def method(self, default=x):
        return x, default

    if x == "class":
        conditional = True
    for loop in items:
        total = loop
    del loop


x = "module"


def make(base):
    y = "enclosing"

    class Local(base):
        y = y if False else "class y"
        z = [y for _ in range(1)]

        def method(self):
            return super().__repr__() != "", y, __class__
    return Local


def free_in_class(value):
    class C:
        value = value
        copy = value

        def get(self):
            return value
    return C.copy, C().get()


try:
    free_in_class(1)
except NameError as error:
    print(error)


class Decorated:
    @property
    def p(self): return 1

    @p.setter
    def p(self, value): print("set", value)

    @staticmethod
    def s(): return "static"

    @classmethod
    def c(cls): return cls.__name__

    @(lambda f: f)
    def d(self): return "lambda decorator"


@(lambda cls: print("decorating", cls.__name__) or cls)
class Last(Decorated, object):
    def __init_subclass__(cls, **keywords): print("subclass", keywords)
    def __class_getitem__(cls, item): return item


class Child(Last, flag=True): ...


print(Empty.__name__, Documented.__doc__, Documented.other, Documented.__annotations__, WithMeta.keywords, FromStars.keywords)
p = Private("v")
print(p.call(), sorted(n for n in vars(Private) if "ecret" in n or "Inner" in n or "ethod" in n), p.inner().f())
print(Scopes.doubled, Scopes.pairs, Scopes.lazily, Scopes.functions[0](), Scopes().method(), Scopes.total, Scopes.conditional)
print(make(object)().method()[:2], make(object).z, make(object).__qualname__)
d = Last()
d.p = d.p + 1
print(d.s(), d.c(), d.d(), Last[1, 2], Last.__mro__[1].__name__)
print(Private.__static_attributes__ == tuple(Private.__static_attributes__), Private.__firstlineno__, Decorated.__firstlineno__)
