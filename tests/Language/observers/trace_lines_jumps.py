import sys
ev=[]
def tr(fr, e, a):
    if fr.f_code.co_filename != __file__: return None
    ev.append((e, fr.f_code.co_name, fr.f_lineno-fr.f_code.co_firstlineno, a if e=='return' and isinstance(a,(int,type(None))) else (a[0].__name__ if e=='exception' else None)))
    return tr
def t(f):
    ev.clear(); sys.settrace(tr)
    try: f()
    except Exception as x: print('exc', type(x))
    sys.settrace(None)
    print(f.__name__); 
    for e in ev: print(' ',e)
def a():
    try:
        raise ValueError
    except ValueError:
        x = 1
    finally:
        y = 2
def b():
    for i in range(2):
        if i == 1: continue
        z = i
    else:
        q = 1
def c():
    with open('/dev/null') as f:
        1/0
def d():
    x = [
        i
        for i in range(2)
    ]
    while True:
        break
    return x
def e():
    x = 0
    while x < 2: x += 1
def g():
    def gen():
        yield 1
        yield 2
    for i in gen():
        try:
            raise KeyError(i)
        except KeyError: continue
    l = (lambda: 1)()
async def co():
    return 1
def h():
    try: co().send(None)
    except StopIteration as s: return s.value
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): return True
def k():
    with CM():
        raise ValueError
    match 5:
        case 4: pass
        case 5: r = 1
    assert r
for f in (a,b,c,d,e,g,h,k): t(f)
# jump
def j():
    out = []
    out.append(1)
    out.append(2)
    out.append(3)
    return out
def jt(fr,e,a):
    if fr.f_code is j.__code__ and e=='line' and fr.f_lineno == j.__code__.co_firstlineno+3:
        fr.f_lineno += 1
    return jt
sys.settrace(jt); r=j(); sys.settrace(None); print(r)
def j2():
    for i in range(2):
        pass
    x = 1
def jt2(fr,e,a):
    if fr.f_code is j2.__code__ and e=='line' and fr.f_lineno == j2.__code__.co_firstlineno+3:
        try: fr.f_lineno = j2.__code__.co_firstlineno+2
        except ValueError as x: print(x)
        try: fr.f_lineno = 1
        except ValueError as x: print(x)
        try: fr.f_lineno = 10000
        except ValueError as x: print(x)
    return jt2
sys.settrace(jt2); r=j2(); sys.settrace(None)
try: sys._getframe().f_lineno = 5
except ValueError as x: print(x)
def opc():
    return 1 + len('a')
def ot(fr,e,a):
    fr.f_trace_opcodes = True
    ev.append((e, fr.f_lasti)); return ot
ev.clear(); sys.settrace(ot); opc(); sys.settrace(None); print(ev)
def bad(fr,e,a):
    raise RuntimeError('trace')
sys.settrace(bad)
try: opc()
except RuntimeError as x: print('rt', x, sys.gettrace())
