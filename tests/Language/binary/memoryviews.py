"""Views, casts, slices, comparisons and releases of memory."""


def show(text, **names):
    try:
        print(text, "=", repr(eval(text, {"V": memoryview, **names})))
    except BaseException as error:
        print(text, "->", type(error).__name__ + ":", error)


def change(text, **names):
    try:
        exec(text, {"V": memoryview, **names})
        print(text, "done")
    except BaseException as error:
        print(text, "->", type(error).__name__ + ":", error)


for line in r'''V(b"abc").tolist()
V(b"abc")[1]
V(b"abc")[-1]
V(b"abc")[3]
V(b"abc")["a"]
V(b"abc")[0, 0]
V(b"abc")[1:].tobytes()
V(b"abcdef")[::-2].tobytes()
V(b"abcdef")[::-2].strides
V(b"abcdef")[::2].contiguous
V(b"abcdef")[::2].cast("B")
V(b"abcdefgh").cast("I").tolist()
V(b"abcdefgh").cast("I", [2]).shape
V(b"abcdefgh").cast("B", [2, 4]).tolist()
V(b"abcdefgh").cast("B", [2, 4])[1, 2]
V(b"abcdefgh").cast("B", [2, 4])[1]
V(b"abcdefgh").cast("B", [2, 4])[1:].tolist()
V(b"abcdefgh").cast("B", [2, 4])[2, 0]
V(b"abcdefgh").cast("B", [3, 4])
V(b"abcdefgh").cast("B", [0])
V(b"abcdefgh").cast("B", ["a"])
V(b"abcdefgh").cast("B", 5)
V(b"abcdefgh").cast("x")
V(b"abcdefgh").cast("I").cast("H")
V(b"abcde").cast("I")
V(b"abc").format, V(b"abc").itemsize, V(b"abc").ndim, V(b"abc").nbytes, V(b"abc").readonly
V(bytearray(b"abc")).readonly
V(bytearray(b"abc")).toreadonly().readonly
V(b"abc").suboffsets, V(b"abc").c_contiguous, V(b"abc").f_contiguous
V(b"abc") == b"abc", V(b"abc") == bytearray(b"abc"), V(b"abc") == "abc", V(b"abc") != b"abd"
V(b"abcd").cast("I") == V(b"abcd")
V(b"\0\0\x80\x3f").cast("f") == V(b"\1\0\0\0").cast("i")
V(b"abc") < b"abd"
hash(V(b"abc")) == hash(b"abc")
hash(V(bytearray(b"abc")))
hash(V(b"abcd").cast("I"))
V(b"abc").hex(), V(b"abc").hex(":"), V(b"abcd")[::2].hex()
V(b"abcd").tobytes("F"), V(b"abcdef").cast("B", [2, 3]).tobytes("F"), V(b"a").tobytes("x")
len(V(b"abc")), len(V(b"abcd").cast("B", [2, 2]))
list(V(b"abc")), list(reversed(V(b"abc")))
98 in V(b"abc")
V("abc")
V()
V(1)
V(b"abcd").cast("c").tolist(), V(b"\0\1").cast("?").tolist()
V(b"abcd")[...]
V(b"a").cast("B", [])[()]
V(b"a").obj, V(V(b"a")).obj
bytes(V(b"abc")), bytearray(V(b"abcd")[::2])
b"".join([V(b"ab"), V(b"cd")])'''.splitlines():
    show(line)

data = bytearray(b"abcdef")
view = memoryview(data)
for line in r'''view[0] = 65
view[1:3] = b"XY"
view[1:3] = b"XYZ"
view[0] = 256
view[0] = "a"
view[0] = -1
view["a"] = 1
view[9] = 1
del view[0]
view[::2] = b"123"
V(b"abc")[0] = 1
view.cast("I")[0] = 0
data.append(1)
data[:] = b""'''.splitlines():
    change(line, view=view, data=data)
    print(data)

with memoryview(data) as other:
    print(other[0])
for line in ("other[0]", "len(other)", "other.tobytes()", "other.format", "list(other)", "other == other", "other.__enter__()", "memoryview(other)"):
    show(line, other=other)
part = view[2:]
view.release()
print(part.tobytes())
part.release()
data.append(1)
print(data, other.release())

array = bytearray(b"abc")
array *= 2
del array[::3]
array[1:2] = b"long"
array[::2] = array[::2][::-1]
print(array, array.pop(), array.pop(0))
iterator = iter(array)
next(iterator)
print(iterator.__length_hint__(), list(iterator), list(iterator))
