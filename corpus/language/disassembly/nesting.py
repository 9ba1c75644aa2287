"""The order in which nested code objects are printed."""


def outer():
    def first():
        def deepest():
            return [lambda: x for x in ()]
        return deepest

    class Local:
        def method(self):
            return {k: (v for v in k) for k in self}

    def second():
        pass
    return first, Local, second


class Empty: pass


nameless = lambda a=lambda: 1: lambda: a
squares = [n * n for n in range(3)], {n for n in "abc"}, (n for n in squares)
try:
    pass
finally:
    twice = lambda: 0
if nameless: twice()
