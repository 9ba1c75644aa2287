import sys
def f(a, b=2):
    c = 3
    fr = sys._getframe()
    loc = fr.f_locals
    print(type(loc).__name__, loc, len(loc), list(loc))
    loc['c'] = 10; loc['zz'] = 5
    print(c, loc['zz'], 'zz' in loc, locals().keys())
    print(fr.f_lineno, fr.f_code.co_name, fr.f_back.f_code.co_name)
    try: del loc['a']
    except ValueError as e: print(e)
    try: loc['nope']
    except KeyError as e: print(e)
    def inner(): return c
    return fr
fr=f(1)
print(fr.f_locals['c'], repr(fr)[:8])
fr.clear()
print(fr.f_locals)
print([x for x in range(3)], locals() is globals())
