import sys
def inner():
    raise ValueError
def mid():
    x = 1
    inner()
def outer():
    try:
        mid()
    except ValueError:
        pass
def outer2():
    with open('/dev/null') as f:
        try:
            {}[1]
        finally:
            x = 1
def it():
    class I:
        def __iter__(s): return s
        def __next__(s): raise StopIteration
    for i in I(): pass
def gv():
    def g():
        yield 1
        return 2
    for i in g(): pass
    def h():
        r = yield from g()
    for i in h(): pass
def thr():
    def g():
        try: yield 1
        except KeyError: pass
        yield 2
    a = g(); next(a); a.throw(KeyError)
    a.close()
def br():
    for i in range(2):
        if i: x = i if i > 1 else 0
        else: x = None
    while x is None: x = 1
    return [j for j in range(2)]
def cls():
    class A:
        def __init__(self): self.x = 1
        def m(self): return super().__repr__()
    A().m()
    str(**{'object': 1}); max(*[1,2])
    "abc".upper()
    print(sep='', *['a'])
M=sys.monitoring
M.use_tool_id(3,'t')
E_=M.events
log=[]
names={v:k for k,v in vars(E_).items()}
def cb(n):
    def c(*a):
        log.append((n,)+tuple(x.co_name if hasattr(x,'co_name') else (type(x).__name__ if isinstance(x,BaseException) else (getattr(x,'__name__',x if isinstance(x,int) else type(x).__name__))) for x in a))
    return c
def run(f, skip=()):
    allev=0
    for v,k in names.items():
        if v and k!='INSTRUCTION' and k not in skip:
            M.register_callback(3,v,cb(k)); allev|=v
    log.clear()
    M.set_events(3,allev)
    f()
    M.set_events(3,0)
    print('==',f.__name__)
    for l in log: print(l)
for f in (outer, outer2, it, gv, thr, br): run(f)
run(cls)
def one(): return 1; x = 2
log.clear()
M.register_callback(3, E_.LINE, lambda c,l: (log.append(l), M.DISABLE)[1])
M.set_local_events(3, br.__code__, E_.LINE)
br(); br()
print(log)
M.restart_events(); br(); print(log)
M.set_local_events(3, br.__code__, 0)
try: M.set_events(3, E_.C_RETURN)
except ValueError as e: print(e)
M.register_callback(3, E_.RAISE, lambda *a: M.DISABLE)
M.set_events(3, E_.RAISE)
try:
    try: 1/0
    except ZeroDivisionError: print("zde")
except ValueError as e: print(e)
M.set_events(3,0)
for a in [(9,), (4,)]:
    try: M.get_events(*a)
    except ValueError as e: print(e)
