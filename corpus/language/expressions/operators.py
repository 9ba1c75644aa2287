"""Every operator, on names so that nothing folds, with the precedence that the grammar gives them."""


def arithmetic(a, b, c):
    return (a + b, a - b, a * b, a / c, a // c, a % c, a ** 2, -a, +a, ~a,
            a + b * c, (a + b) * c, a - b - c, 2 ** a ** 2 % 7, -a ** 2, a % c * b)


def bits(a, b):
    return a & b, a | b, a ^ b, a << 2, a >> 1, ~a & 0xFF, a & b | a ^ b, a << 1 + 1


def comparisons(a, b, c):
    return (a < b, a <= b, a == b, a != b, a > b, a >= b, a is b, a is not b,
            a < b < c, a < b > c <= a, a == b == c != a, not a == b, not a < b < c)


def membership(x, items):
    return x in items, x not in items, not x in items, x in items in [items], x is None, x is not None


def logic(a, b, c):
    return (a and b, a or b, not a, a and b or c, a or b and c, (a or b) and c, not a and not b,
            not (a and b), a and b and c, a or b or c, a if b else c, a if not b else c,
            (a if a else b) if c else (b or c))


def chained_conditions(a, b, c):
    if a and b:
        print("a and b")
    if a or b:
        print("a or b")
    if not (a and (b or c)):
        print("none")
    if a < b < c or a > b > c:
        print("sorted")
    while a and not b:
        a = a - 1
    else:
        print("left with", a, b)
    return "x" if a < b < c else "y" if a and b or c else "z"


class Matrix:
    def __init__(self, name):
        self.name = name

    def __matmul__(self, other):
        return Matrix(f"({self.name}@{other.name})")

    def __imatmul__(self, other):
        return Matrix(f"{self.name}@={other.name}")


def augmented(a, box, items):
    a += 1
    a -= 2
    a *= 3
    a //= 2
    a %= 100
    a **= 2
    a <<= 3
    a >>= 1
    a &= 0xFFFF
    a |= 0x10000
    a ^= 1
    f = 7.0
    f /= 2
    m = Matrix("m")
    m @= Matrix("n")
    box.name += "!"
    items[0] += 10
    items[1:2] += [5]
    items[len(items) - 1] -= a
    return a, f, m.name, box.name, items


print(arithmetic(7, 3, 4))
print(bits(12, 10))
print(comparisons(1, 2, 3), comparisons(2, 2, 2))
print(membership(1, [1, 2]), membership(3, [1, 2]))
print(logic(0, 1, 2), logic("", [], ()), logic(1, 0, 3))
print(chained_conditions(3, 0, 1), chained_conditions(1, 2, 3))
print((Matrix("p") @ Matrix("q") @ Matrix("r")).name)
print(augmented(5, Matrix("box"), [1, 2, 3, 4]))
