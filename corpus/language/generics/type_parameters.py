"""PEP 695 and 696: generic functions, classes, aliases, bounds, constraints, defaults."""
import typing


def first[T](items: list[T], default: T | None = None) -> T:
    return items[0] if items else default


def bounded[T: int, S: (str, bytes), *Ts, **P](a: T, b: S, *args: *Ts) -> tuple[T, S]:
    def inner[U](u: U) -> tuple[T, U]:
        return u, T.__name__
    return inner(a)


def defaults[T = int, *Ts = *tuple[int, str], **P = [int]](x: T) -> T:
    return x


class Box[T]:
    kind = "box"
    item: T

    def __init__(self, item: T):
        self.item = item

    def get[U](self, other: U = None) -> T | U:
        return self.item if other is None else other

    class Nested[V](dict[V, int]):
        pass

    type Alias[W] = dict[W, T]


class Pair[A: int = bool, B = A](Box[A], metaclass=type):
    second: "B"

    def show(self) -> "A":
        return A.__name__, B.__name__, super().get(), __class__.__name__


type Simple = int | str
type Tree[T] = T | list[Tree[T]]
type Callback[**P, R = None] = typing.Callable[P, R]
type Lazy = undefined_name


@(lambda f: f)
def decorated[T](x=1, *, k: T = 2) -> T:
    return x, k


@(lambda c: c)
class Decorated[T]:
    x = [T.__name__ for _ in range(1)]
    y = lambda: T


class __Private[__T]:
    def method(self) -> __T:
        return __T.__name__


async def coroutine[T](x: T) -> T:
    return x


def lambdas[T: (lambda: int)() = (lambda: bool)()]() -> T:
    return [T for _ in range(1)], (lambda: T)(), T.__bound__


print(first([1, 2]), first.__type_params__, bounded(1, "x"), bounded.__type_params__, defaults.__type_params__[1].__default__)
print(Box(5).get(), Box(5).get("o"), Box.__type_params__, Pair(1).show(), Pair.__orig_bases__, Box.Nested.__name__, Box.Alias.__value__)
print(Simple.__value__, Tree.__type_params__, Tree[int], Callback.__type_params__, decorated(), Decorated.x, Decorated.y().__name__)
print(__Private().method(), coroutine.__type_params__, lambdas()[2], first.__annotations__, bounded.__type_params__[1].__constraints__)
try:
    Lazy.__value__
except NameError as error:
    print(error)
