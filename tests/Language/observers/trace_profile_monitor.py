import sys
def gen():
    yield 1
    yield 2
def f(n):
    t = 0
    for i in gen():
        t += i
    try:
        len(5)
    except TypeError:
        pass
    return t
ev=[]
def tr(fr, e, a):
    ev.append((e, fr.f_code.co_name, fr.f_lineno, a if e=='return' else (a[0].__name__ if e=='exception' else None)))
    return tr
sys.settrace(tr)
f(1)
sys.settrace(None)
for e in ev: print(e)
ev.clear()
def pr(fr, e, a):
    ev.append((e, fr.f_code.co_name, fr.f_lineno, getattr(a,'__name__',a)))
sys.setprofile(pr)
f(1)
sys.setprofile(None)
for e in ev: print(e)
M=sys.monitoring
M.use_tool_id(3,'t')
E_=M.events
log=[]
names={v:k for k,v in vars(E_).items()}
def cb(n):
    def c(*a):
        log.append((n,)+tuple(x.co_name if hasattr(x,'co_name') else (type(x).__name__ if isinstance(x,BaseException) else (getattr(x,'__name__',x))) for x in a))
    return c
allev=0
for v,k in names.items():
    if v and k!='INSTRUCTION':
        M.register_callback(3,v,cb(k)); allev|=v
M.set_events(3,allev)
f(1)
M.set_events(3,0)
for l in log: print(l)
