"""for, while, break, continue, else; loops in loops, in try and with; constant conditions."""


def find(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            break
    else:
        return -1
    return index


def skip(items):
    out = []
    for item in items:
        if not item:
            continue
        if item < 0:
            if item == -1:
                continue
            break
        out.append(item)
    else:
        out.append("end")
    return out


def forever(limit):
    n = 0
    while True:
        n += 1
        if n % 2:
            continue
        if n > limit:
            break
    while 1:
        n -= 1
        if n < 0:
            return n


def never():
    while False:
        print("never")
    else:
        print("else of while False")
    while 0:
        print("never")
    while not True:
        print("never")
    if 0:
        print("never")
    elif "text":
        print("constant elif")
    if not 1:
        x = 1
    else:
        x = 2
    return x


def nested(n):
    out = []
    for i in range(n):
        for j in range(n):
            if j > i:
                break
            for k in (i, j):
                if k == 2:
                    continue
                out.append((i, j, k))
        else:
            continue
        out.append(i)
    return out


def guarded(items):
    for item in items:
        try:
            if item == 0:
                continue
            if item == 9:
                break
            print(10 // item)
        except TypeError:
            print("type", item)
            continue
        finally:
            print("after", item)
    while items:
        try:
            items.pop()
            break
        finally:
            print("left", len(items))


def target_forms(pairs):
    box = {}
    for box["key"], box["value"] in pairs:
        print(box)
    for (a, b), in [[(1, 2)]]:
        print(a, b)
    for i, *rest in pairs:
        print(i, rest)
    for _ in (): pass
    for x in 1, 2, *(3, 4):
        print(x, end=" ")
    print()


print(find("abc", "b"), find("abc", "z"), skip([1, 0, 2, -1, 3]), skip([1, -2, 3]), forever(5), never())
print(nested(4))
guarded([1, 0, "x", 9, 2])
target_forms([(1, 2), (3, 4)])
