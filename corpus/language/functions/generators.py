"""Generators: yield as statement and value, yield from, return values, send, throw, close."""


def count(n):
    for i in range(n):
        yield i


def echo():
    received = []
    while True:
        value = yield received[-1:]
        if value is None:
            return received
        received.append(value)


def delegate():
    result = yield from echo()
    yield "result", result
    yield from count(2)
    yield from (x * x for x in range(3))
    return "done"


def cleanup():
    try:
        yield 1
        yield 2
    except KeyError as error:
        yield "caught", str(error)
    finally:
        print("finally")


def nothing():
    return
    yield


def bare():
    yield
    x = yield
    y = (yield), (yield 1, 2)
    print(x, y)
    yield (yield)
    lambda: (yield)


def star(*args):
    yield *args, 0
    yield from args
    return *args, 1


def in_with_and_loops(manager):
    with manager as name:
        for i in range(2):
            try:
                yield name, i
            finally:
                print("inner finally", i)
        else:
            yield "else"


class Manager:
    def __enter__(self):
        print("enter")
        return "managed"

    def __exit__(self, *details):
        print("exit", details[0])


print(list(count(3)), list(nothing()), list(star(1, 2)))
g = delegate()
print(next(g), g.send("a"), g.send("b"), g.send(None), list(g))
g = cleanup()
print(next(g), g.throw(KeyError("k")))
g.close()
g = cleanup()
next(g)
g.close()
g = bare()
print([next(g) for _ in range(5)])
print(list(in_with_and_loops(Manager())))
total = sum(x for x in count(5) if x % 2)
print(total, max((abs(x) for x in (-3, 2)), default=0), [*(c for c in "ab")], dict((k, v) for k, v in zip("ab", count(2))))
