# What the compiler does at compile time.
import dis


def calc():
    return 2 * 3 * 4


def always_true():
    if True:
        return 1
    return 2


def never():
    while False:
        print("x")
    if 0:
        print("y")
    return None


def member(x):
    return x in ["a", "b", "c"], x in {"a", "b", "c"}, x not in (1, 2)


def swap(a, b):
    a, b = b, a
    return a, b


def text():
    return "a" "b" * 2 + "c", -1, not True, ("x", 1, (2, 3)), 1 if 1 else 2, "%s" % "q"


def logic(a, b, c):
    if not (a and b) or c:
        return [1, 2, 3]
    return f"{a}{b!r}"


for function in (calc, always_true, never, member, swap, text, logic):
    print(function.__name__)
    dis.dis(function)
    print(function.__code__.co_consts)
print(calc(), always_true(), never(), member("a"), swap(1, 2), text(), logic(1, 0, 0))
