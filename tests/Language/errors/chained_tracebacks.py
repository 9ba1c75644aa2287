def f(x):
    return 1 / x
def g():
    try:
        f(0)
    except ZeroDivisionError as e:
        e.add_note("a note")
        raise KeyError("k") from e
def h():
    try:
        g()
    except KeyError:
        {}['missing']
def rec(n):
    return rec(n+1)
h()
