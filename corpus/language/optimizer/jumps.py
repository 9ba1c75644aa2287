"""Shapes that exercise jump threading, block inlining, cold blocks, unreachable code, and superinstructions."""


def threading_jumps(a, b, c, d):
    rounds = 0
    while a and rounds < 9:
        rounds += 1
        if b:
            if c:
                continue
            elif d:
                break
            else:
                a -= 1
        elif c and d or b:
            a -= 2
        else:
            return "else"
        if not (b and c) or d:
            continue
        a = 0
    else:
        return "done"
    return a and (b or c) and d or not (a or b)


def boolean_values(a, b, c):
    x = a and b
    y = a or b or c
    z = not a and (b or not c)
    w = (a and b) or (b and c) or (not a)
    v = a if b and c else b if a or c else c
    return x, y, z, w, v, [a and b, not b], (a or b) is c


def none_tests(x, y):
    if x is None and y is not None:
        return 1
    if x is not None or not y is None:
        return 2
    while x is None:
        x = y is None
    return 3 if x is None else 4


def exits(x):
    if x == 0:
        return None
    if x == 1:
        return
    if x == 2:
        raise ValueError
    try:
        if x == 3:
            return x
        if x == 4:
            raise KeyError
    except KeyError:
        return "cold"
    finally:
        x = 0
    for i in []:
        return i
    else:
        return "loop else"


def cold_paths(items):
    total = 0
    for item in items:
        try:
            total += item
        except TypeError:
            try:
                total += len(item)
            except TypeError:
                total -= 1
                continue
        if total > 100:
            assert total < 1000, "large"
    return total


def superinstructions(a, b, c):
    x = a
    y = x
    z = y
    a, b = b, a
    x = y = z = a
    if a: b
    a; b; c
    return x, y, z, a + b, b + c, [a, b], {a: b}, (c, a, b), f"{a}{b}", a[b:c] if isinstance(a, str) else 0


def conditionally_bound(flag):
    if flag:
        value = 1
    for i in range(flag):
        inner = i
    try:
        with_try = value
    except UnboundLocalError:
        with_try = "unbound"
    while flag:
        loop = 1
        flag = 0
    try:
        return value, inner, with_try, loop
    except UnboundLocalError:
        return with_try


def deleted(x):
    y = x
    del y
    try:
        y
    except UnboundLocalError:
        y = 2
    z = y
    del x
    return z


def long_jump(x):
    while x:
        x -= 1
        if x == 3:
            continue
        x + 1; x + 2; x + 3; x + 4; x + 5; x + 6; x + 7; x + 8; x + 9; x + 10; x + 11; x + 12; x + 13; x + 14; x + 15; x + 16; x + 17; x + 18; x + 19
        x + 1; x + 2; x + 3; x + 4; x + 5; x + 6; x + 7; x + 8; x + 9; x + 10; x + 11; x + 12; x + 13; x + 14; x + 15; x + 16; x + 17; x + 18; x + 19
        x + 1; x + 2; x + 3; x + 4; x + 5; x + 6; x + 7; x + 8; x + 9; x + 10; x + 11; x + 12; x + 13; x + 14; x + 15; x + 16; x + 17; x + 18; x + 19
        if x == 1:
            break
        x.real; x.imag; x.numerator; x.denominator; x.real; x.imag; x.numerator; x.denominator; x.real; x.imag; x.numerator; x.denominator
    return x


for args in [(0, 1, 1, 1), (5, 1, 0, 0), (3, 0, 1, 1), (2, 0, 0, 0), (1, 1, 0, 1)]:
    print(threading_jumps(*args), boolean_values(*args[:3]), none_tests(args[0] or None, args[1]))
print([exits(x) for x in (0, 1, 3, 4, 5)], cold_paths([1, "ab", None, 200]), superinstructions(1, 2, 3))
print(conditionally_bound(1), conditionally_bound(0), deleted(5), long_jump(6))
