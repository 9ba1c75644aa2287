"""async def, await, async for, async with, async comprehensions and generators, run by a loop of our own."""


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


class Steps:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Suspend(self.n)
        return self.n


class Manager:
    async def __aenter__(self):
        await Suspend("enter")
        return self

    async def __aexit__(self, kind, value, traceback):
        await Suspend("exit")
        return kind is KeyError


def run(coroutine):
    seen = []
    try:
        value = None
        while True:
            seen.append(coroutine.send(value))
            value = len(seen)
    except StopIteration as stop:
        return stop.value, seen


async def simple():
    return await Suspend(1), await Suspend(2)


async def loops():
    out = []
    async for x in Steps(3):
        if x == 1:
            continue
        out.append(x)
    else:
        out.append("else")
    async for x in Steps(2):
        break
    return out


async def managers():
    async with Manager() as m, Manager():
        out = [type(m).__name__]
    async with Manager():
        raise KeyError
    async with Manager():
        return out


async def generator(n):
    try:
        for i in range(n):
            sent = yield i
            if sent:
                yield sent
            await Suspend(i)
        return
    finally:
        await Suspend("closed")


async def comprehensions():
    a = [x async for x in Steps(2)]
    b = {x async for x in Steps(2) if x}
    c = {x: y async for x in Steps(2) for y in range(x + 1)}
    d = [await Suspend(x) for x in range(2)]
    e = [y for x in [1, 2] if await Suspend(x) for y in [x]]
    f = [x async for x in (y async for y in generator(2))]
    g = [[z async for z in Steps(1)] for _ in range(2)]
    return a, b, c, len(d), e, f, g


async def exceptions():
    try:
        await Suspend("try")
        raise ValueError
    except ValueError as error:
        await Suspend("except")
        return type(error).__name__
    finally:
        await Suspend("finally")


async def asend():
    g = generator(2)
    out = [await g.asend(None), await g.asend("sent"), await anext(g)]
    await g.aclose()
    return out


async def nested():
    async def inner(x=await Suspend("default")):
        return lambda: x
    return (await inner())() is not None, await (lambda: simple())()


for function in simple, loops, managers, comprehensions, exceptions, asend, nested:
    print(function.__name__, run(function()))
