# -*- coding: latin-1 -*-
print(len("éÿ"), "é".encode("utf-8"))
