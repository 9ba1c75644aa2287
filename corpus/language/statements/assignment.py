"""Assignments: chains, unpacking with stars, swaps, attributes, annotations, walrus, del."""


class Box:
    pass


def rotate(a, b, c, d):
    a, b = b, a
    a, b, c = b, c, a
    a, b, c, d = d, c, b, a
    a, a = a, b
    (a, b), c = (c, d), a
    return a, b, c, d


def unpack(items):
    first, *rest = items
    *front, last = items
    head, *middle, tail = items
    [x, (y, *z), *w] = [1, [2, 3, 4], 5, 6]
    (one,) = [1]
    [*copy] = items
    return first, rest, front, last, head, middle, tail, x, y, z, w, one, copy


def annotated():
    x: int = 1
    y: "undefined name"
    (z): str = "z"
    box = Box()
    box.attribute: list = [1]
    box.items: dict
    return x, z, box.attribute


def walrus(items):
    if (n := len(items)) > 2:
        print("long", n)
    while (item := items.pop() if items else None) is not None:
        print("popped", item)
    return [y := 1, y + 1], (z := 2), {(w := 3): w}, [last := v for v in range(3)], last


def deletions():
    a = b = c = 1
    box = Box()
    box.x = box.y = 2
    d = {"k": 1, "j": 2}
    del a
    del (b), [c]
    del box.x, d["k"]
    try:
        a
    except UnboundLocalError as error:
        print(error)
    return vars(box), d


x = y = z = [1]
print(x is y is z, rotate(1, 2, 3, 4), unpack([1, 2, 3, 4]), annotated())
print(walrus([1, 2, 3]), deletions())
total: int = 0
nothing: str
for total, (x, *y) in [(1, (2, 3)), (4, (5, 6, 7))]:
    print(total, x, y)
a, b = c, *d = 1, 2
print(a, b, c, d, __annotations__)
del total, a
box = Box()
box.first, box.second = box.second, box.first = "1", "2"
print(vars(box))
x, y, z = 1, 2, 3
[x, y] = y, x
print(x, y)
