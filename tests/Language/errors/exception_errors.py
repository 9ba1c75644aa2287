print(b"a"+b"c")
