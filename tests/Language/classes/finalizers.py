import gc
import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print('del', self.n)


def collected():
    a = A(1)
    return weakref.ref(a)


r = collected()
gc.collect()
print(r())
b = A(2)
b.me = b
print('end')
