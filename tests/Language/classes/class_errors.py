def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e, getattr(e, '__notes__', ''))


class A:
    pass


class Meta(type):
    pass


class Other(metaclass=type('M', (type,), {})):
    pass


class B(metaclass=Meta):
    pass


class Named:
    def __set_name__(self, owner, name):
        1 / 0


attempt(lambda: type('X', (A, A), {}))
attempt(lambda: type('X', (object, A), {}))
attempt(lambda: type('X', (B, Other), {}))
attempt(lambda: type('X', (int, str), {}))
attempt(lambda: type('X', (bool,), {}))
attempt(lambda: type('X', (int,), {'__slots__': 'a'}))
attempt(lambda: type('X', (), {'__slots__': ('a',), 'a': 1}))
attempt(lambda: type('X', (), {'__slots__': ('1',)}))
attempt(lambda: type('X', (), {'d': Named()}))
attempt(lambda: A(1))
attempt(lambda: object.__new__(int))
attempt(lambda: object.__new__(A, 1))
attempt(lambda: setattr(A(), '__class__', int))
attempt(lambda: setattr(int, 'x', 1))
attempt(lambda: A.missing)
attempt(lambda: super(int, 'a'))
attempt(lambda: list[int][str])
print(int | None, list[int] | str, A | None)
