"""What CPython folds at compile time, and what it leaves because it is too large or fails."""
print(1 + 2, 3 * 4 - 5, 2 ** 10, 7 // 2, 7 % 3, 7 / 2, 1 << 4, 255 >> 3, 6 & 3, 6 | 3, 6 ^ 3, ~5, -5, +5, not 5, - -3, not not 1)
print(1.5 + 2, 2.0 ** 0.5, 1e308 * 10, 3 // 2.0, -7 // 2, -7 % 3, 7 % -3, -7.5 // 2, -7.5 % 2, 5.5 % -2, 0.1 + 0.2, 1 / 3)
print(1j * 1j, 1 + 2j - 3, (1 + 2j) ** 2, 2j / 4, -1j, 0j ** 2, -0.0, 0.0 - 0.0, +0.0, (-2) ** 2, -2 ** 2, 2 ** -1, (-8) ** (1 / 3))
print("a" + "b", "ab" * 3, 3 * "ab", b"a" + b"b", b"x" * 4, (1, 2) + (3,), (1,) * 3, "abc"[0], "abc"[-1], b"abc"[1], (1, 2, 3)[1], "abc"[0:2], ())
print(2 ** 63, 2 ** 100 - 1, 10 ** 30 // 7, -10 ** 30 % 7, 1 << 100, (1 << 100) >> 98, 123456789 ** 3, 2 ** 64 * 2 ** 64)
print(len("x" * 4096), len("x" * 4097), len((0,) * 256), len((0,) * 257), len(b"ab" * 2048), (1 << 128).bit_length(), (1 << 129).bit_length(), (3 ** 81).bit_length())


def failing():
    for expression in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: "a" + 1, lambda: (1, 2)[5], lambda: 1 << -1, lambda: 2.0 ** 10000, lambda: 0 ** -1, lambda: -"a",
                       lambda: 10 ** 400 * 1.0, lambda: (1).x, lambda: "a" % 5):
        try:
            print(expression())
        except Exception as error:
            print(type(error).__name__, error)


def tuples(x):
    a = (1, (2, (3, "x")), None, ..., True)
    b = (1, x, 3)
    c, d = 1, 2
    e, f = d, c
    (g, h), i = (c, d), e
    j = [1, 2, 3][x]
    k = x in (1, 2), x in [1, 2], x in {1, 2}, x in {1, (2, 3), "a"}, x not in [], x in (1, x)
    for y in [1, 2, 3]: pass
    for y in {1, 2}: pass
    return a, b, c, d, e, f, g, h, i, j, k, (1, 2)[0], ((1, 2), 3)[0][1], -(1), (-1, +2, ~3, not 0)


def mixed_constants():
    return 1, 1.0, True, 0, 0.0, -0.0, False, "1", b"1", 1j, (1,), (1.0,), (True,), 0j, -0j, (0.0,), (-0.0,), frozenset, None, ...


def formats(x, y):
    return "%s" % (x,), "%s%%" % (x,), "%r %a" % (x, y), "%5s|%-5s|%.2s" % (x, x, x), "%d" % (1,), "%s %s" % (x,) if False else "", "%s" % x, "a%sb%rc" % (x, y), "%-10.3a|" % (x,)


def branches():
    if 1 and 2: print("and")
    if 0 or "x": print("or")
    if not (): print("not ()")
    x = 1 if True else 2
    y = 0 and undefined
    z = 1 or undefined
    w = (1 and 0) or 5
    while 1:
        if None: continue
        break
    return x, y, z, w, "a" if "" else "b", __debug__


failing()
print(tuples(1), mixed_constants(), formats("é", "b"), branches())
