import warnings
warnings.warn("hello")
def f():
    warnings.warn("dep", DeprecationWarning, stacklevel=2)
f()
warnings.simplefilter("error")
try:
    f()
except DeprecationWarning as e: print("caught", e)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    f(); f()
    print(len(w), w[0].category, w[0].lineno, w[0].filename[-8:])
x = 5
