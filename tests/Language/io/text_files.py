# Text files: encodings, newlines, positions, errors.
import io
import os
import tempfile

folder = tempfile.mkdtemp()
name = os.path.join(folder, "t.txt")
with open(name, "w", encoding="utf-8") as f:
    print(f.write("abc\nd\u00e9f\n\U0001F600x\n"), f.mode, f.closed)
print(f.closed)
with open(name, encoding="utf-8") as f:
    print([line for line in f])
    f.seek(0)
    print(repr(f.readline()), f.tell())
    f.readline()
    place = f.tell()
    print(place, repr(f.read()))
    f.seek(place)
    print(repr(f.read(1)), f.tell(), repr(f.read()))
for newline in (None, "", "\n", "\r", "\r\n"):
    with open(name, "wb") as f:
        f.write(b"a\nb\rc\r\nd")
    with open(name, newline=newline) as f:
        print(repr(newline), f.readlines(), f.newlines)
    with open(name, "w", newline=newline) as f:
        f.write("x\ny\r\n")
    with open(name, "rb") as f:
        print(f.read())
text = io.TextIOWrapper(io.BytesIO(b"ab\xffcd"), "ascii", errors="replace")
print(ascii(text.read()), text.errors)
for call in (
    lambda: open(name, "rw"), lambda: open(name, "q"), lambda: open(name, "rb", encoding="x"), lambda: open(name, "r", 0),
    lambda: open(folder), lambda: open(name + "/x"), lambda: open(-1), lambda: open(name).write(""), lambda: open(name, "w").read(),
    lambda: text.seek(1, 1), lambda: io.TextIOWrapper(io.BytesIO(), newline="q"), lambda: open(name, encoding="nope"), lambda: text.write(b""),
):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, str(error).replace(folder, "FOLDER"))
s = io.StringIO("a\r\nb\rc\n", newline=None)
print(list(s), s.newlines)
s = io.StringIO()
print(s.write("hello"), s.seek(2), s.write("LLO world"), s.getvalue(), s.truncate(3), s.getvalue())
raw = io.BytesIO()
wrapped = io.TextIOWrapper(raw, "utf-16")
wrapped.write("ab")
wrapped.flush()
print(len(raw.getvalue()), wrapped)
print(wrapped.detach() is raw)
