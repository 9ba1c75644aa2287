# Binary streams: buffered reading, writing and both; raw streams in Python.
import io
import os
import tempfile

name = os.path.join(tempfile.mkdtemp(), "b.bin")
with open(name, "w+b") as f:
    print(f.write(b"hello world"), f.seek(2), f.read(3), f.write(b"XX"), f.tell())
    f.seek(0)
    print(f.read(), f.seek(-3, 2), f.read1(), f.truncate(5))
    f.seek(0)
    print(f.read())
print(os.path.getsize(name))
with open(name, "ab") as f:
    f.write(b"more")
with open(name, "rb") as f:
    print(f.peek(3)[:3], f.readline(), f.read())
    buffer = bytearray(4)
    f.seek(1)
    print(f.readinto(buffer), buffer)


class Raw(io.RawIOBase):
    def __init__(self, pieces):
        self.pieces = pieces
        self.written = []

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, b):
        if not self.pieces:
            return 0
        piece = self.pieces.pop(0)
        if piece is None:
            return None
        b[: len(piece)] = piece
        return len(piece)

    def write(self, b):
        self.written.append(bytes(b))
        return len(b)


r = io.BufferedReader(Raw([b"abc", b"d\ne", None, b"f"]))
print(r.read(2), r.readline(), r.read(5), r.read(), r.read())
raw = Raw([])
w = io.BufferedWriter(raw, 4)
for data in (b"a", b"bcd", b"efghij", b"k"):
    w.write(data)
w.flush()
print(raw.written)
b = io.BytesIO(b"one\ntwo\nthree")
print(list(b), b.seek(0), b.readlines(4), b.tell(), b.getvalue())
view = b.getbuffer()
view[0:1] = b"O"
try:
    b.write(b"x" * 100)
except BufferError as error:
    print(error)
view.release()
print(b.getvalue())
for call in (lambda: b.seek(-1), lambda: b.read("x"), lambda: io.BufferedReader(io.BytesIO(), 0), lambda: io.RawIOBase().read(), lambda: io.FileIO(name, "q")):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
pair = io.BufferedRWPair(io.BytesIO(b"in"), io.BytesIO())
print(pair.read(), pair.write(b"out"), pair.readable(), pair.writable())
