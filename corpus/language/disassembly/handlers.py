"""Exception tables, and what runs in handlers."""


def everything(stream):
    try:
        first()
    except ValueError as error:
        print(error)
    except (TypeError, KeyError):
        raise RuntimeError from None
    else:
        second()
    finally:
        cleanup = lambda: stream.close()
        cleanup()


def nested():
    for i in range(10):
        try:
            with open(i) as a, open(a):
                try:
                    continue
                finally:
                    i()
        except OSError:
            break
        except:
            return i
    else:
        return None
    while True:
        try:
            return 1
        finally:
            return 2


def groups():
    try:
        yield
    except* ValueError as group:
        yield group
    except* TypeError:
        pass


async def asynchronous(source):
    async with source as opened, source:
        async for item in opened:
            await item
    found = [x async for x in source if await x]
    pairs = {await k: v async for k, v in source}
    yield found
    return


def matching(subject):
    match subject:
        case {"a": 1, **rest} if rest:
            return rest
        case [1, *middle, 2] | (3, middle):
            return middle
        case Point(x=0, y=str() as y):
            return y
        case -1 | 2.5 | "text" | None | other.name:
            pass
        case whole:
            return whole
