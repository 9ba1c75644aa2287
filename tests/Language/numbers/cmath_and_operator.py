import cmath, math, operator
inf=math.inf; nan=math.nan
vals=[-inf,-1e308,-1.5,-1.0,-0.5,-1e-310,-0.0,0.0,1e-310,0.5,1.0,1.5,1e308,inf,nan]
for n in ['acos','acosh','asin','asinh','atan','atanh','cos','cosh','exp','log','log10','sin','sinh','sqrt','tan','tanh','polar']:
    f=getattr(cmath,n)
    for a in vals:
        for b in vals:
            try: print(n,a,b,f(complex(a,b)))
            except Exception as e: print(n,a,b,type(e).__name__,e)
for a in vals:
    for b in vals:
        try: print('rect',a,b,cmath.rect(a,b))
        except Exception as e: print('rect',a,b,type(e).__name__,e)
for t in ['cmath.log(0,2)','cmath.log(2,0)','cmath.log(10,1)','cmath.isclose(1,2,rel_tol=-1)','cmath.log(1,2,3)','cmath.infj','cmath.nanj','cmath.phase("a")','cmath.log(8,2)']:
    try: print(t,'->',repr(eval(t)))
    except BaseException as e: print(t,'!!',type(e).__name__,e)
from operator import *

for t in ['itemgetter(x=1)','itemgetter(1,2)([1,2,3])','itemgetter(1)()','itemgetter(1)(1,2)','attrgetter(1)','attrgetter("a.b")(1)','attrgetter("real","imag")(5)','methodcaller(1)','methodcaller("x")','methodcaller("split",",",maxsplit=1)','methodcaller("split",",",maxsplit=1)("a,b,c")','itemgetter(1).__reduce__()','attrgetter("a","b")','methodcaller("upper").__reduce__()','methodcaller("split",maxsplit=1).__reduce__()','length_hint([1,2])','length_hint(1,"a")','length_hint(5,7)','indexOf([1,2,3],2)','indexOf([1],5)','countOf([1,1,2],1)','countOf(5,1)','contains([1],1)','concat([1],[2])','concat(1,2)','concat("a","b")','iconcat([1],[2])','truth([])','not_(1)','is_(1,1)','index(True)','index(1.5)','call(int,"5",base=8)','operator._compare_digest("a","a")','operator._compare_digest("a",b"a")','operator._compare_digest("\xe9","a")','add(1,"a")','iadd(1,"a")','pow(2,3)','ipow(2,3)','matmul(1,2)','inv(5)','neg("a")','setitem([1],0,2)','delitem({1:2},1)','getitem({1:2},1)','getitem(5,1)','lt(1,"a")']:
    ns=dict(globals())
    try: print(t,'->',repr(eval(t)))
    except BaseException as e: print(t,'!!',type(e).__name__,e)
