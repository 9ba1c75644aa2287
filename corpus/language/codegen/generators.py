def plain():
    yield
    x = yield
    yield 1
    y = yield x
    x = yield from y
    return (yield x, y)


async def coroutine():
    await a
    x = await a.b(await c)
    [x async for x in y]
    {x async for x in y if x}
    {x: y async for x in y for y in x async for z in y}
    (x async for x in y)
    [await x for x in y]
    (await x for x in y)
    [x for x in await y]
    [[x async for x in y] for y in z]
    [x for x in y if await x]
    [x async for x in y async for y in [x]]
    return [(lambda: x) async for x in y]


async def generator():
    yield
    x = yield a
    await (yield await b)
    async for i in a:
        yield [j async for j in i]


def lambdas():
    return lambda: (yield), lambda x: (yield from x), lambda: (yield (lambda: (yield)))


(x async for x in y)
def f(): return (x async for x in y), (await x for x in y)
