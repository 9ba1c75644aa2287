def a():
    raise ExceptionGroup("eg", [ValueError(1), TypeError("t"), ExceptionGroup("in", [KeyError("z")])])
try:
    a()
except* ValueError as e:
    print(repr(e), e.exceptions)
except* TypeError as e:
    print(repr(e))
    raise RuntimeError("x")
