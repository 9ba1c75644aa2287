value = 3
def f():
    vlaue
f()
