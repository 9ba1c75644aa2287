# Frames: the call stack, its variables and lines.
import sys
import traceback


def outer():
    x = 10
    y = 20
    inner()
    return x + y


def inner():
    z = 30
    frame = sys._getframe()
    print(frame.f_code.co_name, frame.f_locals["z"], sorted(frame.f_locals))
    caller = sys._getframe(1)
    print(caller.f_code.co_name, dict(caller.f_locals), caller.f_lineno)
    current = frame
    while current:
        print(f"  {current.f_code.co_name}:{current.f_lineno}")
        current = current.f_back
    print(frame.f_back is caller, frame.f_globals is globals(), frame.f_builtins["len"] is len, frame.f_code is inner.__code__)
    frame.f_locals["z"] = 31
    print(z)
    caller.f_locals["y"] = 21


print(outer())


def failing(depth):
    if depth:
        failing(depth - 1)
    raise ValueError("deep")


try:
    failing(2)
except ValueError as error:
    tb = error.__traceback__
    while tb:
        print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_lasti >= 0)
        tb = tb.tb_next
    print([line.name for line in traceback.extract_tb(error.__traceback__)])


def generator():
    here = 1
    yield sys._getframe().f_back.f_code.co_name
    yield here


g = generator()
print(g.gi_frame.f_lineno, next(g), g.gi_frame.f_locals, next(g), list(g), g.gi_frame)
try:
    sys._getframe(100)
except ValueError as error:
    print(error)


def traced(a):
    b = a + 1
    return b


events = []


def tracer(frame, event, arg):
    events.append((frame.f_code.co_name, event, frame.f_lineno))
    return tracer


sys.settrace(tracer)
traced(1)
sys.settrace(None)
print(events)
