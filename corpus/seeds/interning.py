# Strings that look like names are interned by the compiler; others only by sys.intern().
import sys

a = "hello"
b = "hello"
print(a is b)
a = "hello world!"
b = "hello world!"
print(a is b)  # one constant of one code object
exec('c = "hello world!"')
exec('d = "hello world!"')
print(c is d, c == d)
exec('c = "hello_world1"')
exec('d = "hello_world1"')
print(c is d)

part = "hel"
made = part + "lo"
print(made is "hello", made == "hello", sys.intern(made) is "hello")
one = sys.intern("hello " + "world!".lower())
two = sys.intern("hello world" + "!" * len("x"))
print(one is two)
keys = [sys.intern("user_" + "id"[:]) for _ in range(1000)]
print(all(key is keys[0] for key in keys))
print("a" * 3 is "aaa", "a" + "b" is "ab", "abc"[1] is "b", chr(98) is "b", "" is str(), "x y".split()[0] is "x")
print("".join(["a"]) is "a", "é"[0] is "é", "abc"[0:1] is "a", str(1) is str(1), "name".upper() is "name".upper())


class Names:
    attribute = 1


print([key for key in vars(Names) if key == "attribute"][0] is "attribute")
namespace = {}
exec("attribute_x = 1", namespace)
print([key for key in namespace if key == "attribute_x"][0] is "attribute_x")
try:
    sys.intern(1)
except TypeError as error:
    print(error)
print(sys._is_interned("hello"), sys._is_interned(part + "lo there"))
