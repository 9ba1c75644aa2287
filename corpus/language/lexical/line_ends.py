if 1:
    x = """a
b"""
    print(repr(x))
print("crlf")
