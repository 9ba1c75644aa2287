import sys
class A:
    foo_bar = 1
A().foo_baz
