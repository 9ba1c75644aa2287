class I(int): pass
class F(float): pass
class C(complex): pass
class BI:
    def __index__(s): return 5
class BF:
    def __float__(s): return 5.0
class BT:
    def __trunc__(s): return 7
class BN:
    def __int__(s): return 7
class BN2:
    def __int__(s): return "a"
class BC:
    def __complex__(s): return complex(1,2)
class BC2:
    def __complex__(s): return 1
class R:
    def __radd__(s,o): return ("radd",o)
    def __rsub__(s,o): return NotImplemented
    def __mul__(s,o): return "mul"
    def __rpow__(s,o,m=None): return ("rpow",o,m)
    def __iadd__(s,o): return "iadd"
class RI(int):
    def __radd__(s,o): return "RI.radd"
    def __rpow__(s,o,m=None): return ("RI.rpow",o,m)
tests = '''int(BI())
int(BN())
int(BN2())
int([])
int("12", 8.0)
int(12, 8)
int(base=3)
int(x=3)
int("a",2,3)
int("1",base=1)
int("1",base=37)
int("1",base=10**100)
int(b"12", 3)
int(bytearray(b"zz"), 36)
int(b"zz")
int("  1_0 ")
int(None)
int("\\xe9")
int("12"*200+"x")
int(memoryview(b"12"))
int("")
int(float("nan"))
int(float("inf"))
float(BF())
float(BI())
float([])
float("x")
float(b"x")
float("1_0")
float(None)
float("a","b")
float(x=1)
complex(BC())
complex(BC2())
complex("1","2")
complex(1,"2")
complex("1+2j")
complex([])
complex(1,[])
complex(b"1")
complex(1j,2j)
complex(real=1j)
complex(imag=1j)
complex(BF(),BF())
(5).to_bytes(-1)
(5).to_bytes(0)
(0).to_bytes(0)
(-5).to_bytes(1)
(500).to_bytes(1)
(500).to_bytes(1,signed=True)
(-500).to_bytes(4,"little",signed=True), (-1).to_bytes(3,signed=True), (255).to_bytes(2), (2**100).to_bytes(20,"little")
(5).to_bytes(1,"x")
(5).to_bytes(1,3)
(5).to_bytes(10**100)
int.from_bytes("a")
int.from_bytes([1,2])
int.from_bytes(5)
int.from_bytes([256])
int.from_bytes(b"ab", "middle")
int.from_bytes(b"\\xff\\x01",signed=True), int.from_bytes(b"\\xff\\x01","little",signed=True), int.from_bytes(b"")
I.from_bytes(b"ab")
type(I.from_bytes(b"ab"))
round(5,-1), round(15,-1), round(25,-1), round(-25,-1), round(10**30+5*10**10, -11), round(5,-100)
round(5,None)
round(5,"a")
round(5,10**100)
round(1.5,10**100)
round(1.5,"a")
round(float("nan"))
round(float("inf"))
round(1.5e308,-308)
round(2.675,2), round(0.5), round(1.5), round(2.5), round(-0.5), round(1234.5678,-2), round(1e22,2)
(1).__round__(1,2)
float.fromhex("0x1p")
float.fromhex(1)
F.fromhex("0x1p3")
float.__getformat__("double")
float.__getformat__("x")
(1.5).as_integer_ratio()
float("nan").as_integer_ratio()
(5).__format__("z")
(5).__format__(1)
format(I(5),""), format(I(5),"05d"), format(True,"d"), format(True), format(5,",d"), format(10**20,"_x"), format(1234567.891,",.2f"), format(3,"c"), format(1.5,"%")
(5).__getnewargs__()
(5).__sizeof__(), (0).__sizeof__(), (2**30).__sizeof__(), (2**100).__sizeof__(), True.__sizeof__()
bool(1,2)
bool(x=1)
bool(), bool([]), bool(BI())
complex.__format__(1j,"=")
format(1+2j,".2f"), format(1j,">20"), f"{1.5-2j:e}"
(1j).__getnewargs__()
complex.__new__(int)
int.__new__(I, 5)
int.__new__(bool, 5)
bool.__new__(int, 5)
float.__new__(F, "1.5")
1 .real, True.real, I(3).real, (I(3)).conjugate(), F(1).conjugate(), F(2).real, F(2).imag
(2.5).hex(), (-0.0).hex(), 5e-324.hex(), float("inf").hex()
(1.5).__floor__(), (1.5).__ceil__(), (1.5).__trunc__()
complex("nan+infj")
int("-0x1f",0)
int("0_1",0)
int("0b",0)
int("1__0")
True.__and__(1), True.__or__(False), True.__xor__(1.0)
hash(I(-1)), hash(F(-1.0)), hash(2**61-1), hash(-2**61), hash(2**200), hash(1.5), hash(1e300), hash(1+1j), hash(float("inf")), hash(-1), hash(-1.0), hash(complex(-1,0))
float.__rpow__(2.0,3)
(2).__pow__(3,"a")
pow(2, 5, True), pow(3,-1,7), pow(2,10,-7), pow(-3,3,5), pow(0,0,1), pow(7,-2,15), pow(2,-1,4)
pow(2,3,0)
(2).__rpow__(3,5)
int.__add__(1)
int.__add__("a",1)
int.__pow__(1,2,3,4)
divmod(1.5,0.5), divmod(-7,2), divmod(7,-2), divmod(-7.5,2), divmod(2**100,-3), divmod(-2**63,-1), -2**63//-1, -2**63%-1
-7//2, -7%2, 7//-2, 7%-2, -7.0//2, -7.0%2, 7.5//-2, -0.0%5, 5%-0.5
int.bit_count(-5), (10**30).bit_length(), (-2**63).bit_length(), (0).bit_length(), (2**64).bit_count()
(5).as_integer_ratio(), I(5).as_integer_ratio()
type(I(5).__trunc__()), type(+I(5)), type(abs(I(5))), type(I(5).__floor__()), type(I(5).__round__()), type(I(5).__index__()), type(I(5).__int__()), type(I(5).numerator)
type(F(5).__float__()), type(+F(5)), type(F(5).real), type(C(1j).conjugate()),type(+C(1j)), type(C(1).real)
float(BF)
(5).is_integer()
complex("(1+2j")
complex(float("nan"), 1e400)
F("1.5"), repr(F("1.5")), repr(I(5)), repr(C(1))
I("5"), I("10",3), I(5.7)
complex(1, F(2)), complex(C(1,2)), complex(F(1))
float(10**400)
(1e308*10-1e308*10), float("-nan")
complex(-0.0, -0.0), complex(0.0,-0.0), -0j, complex(1,-0.0)
abs(1e308+1e308j)
abs(1.7e308+1.7e308j)
10**400 < float("inf"), 10**400 > 1e308, 2**53+1 == float(2**53), 2**53+1 > float(2**53), 2**63 == float(2**63), 2**63-1 < float(2**63), -2**63 == -float(2**63)
1 < 1.5, 1.5 > 1, -1 > -1.5, -2 < -1.5, 1 == 1.0, 1 != 1.0, float("nan") == 1, 1 < float("nan")
complex.__eq__(1j, "a"), complex.__lt__(1j, 1j), float.__lt__(1.0, "a"), 1j == 1, 1+0j == 1, 1+0j == 2**100
float.__add__(1.0,"a"), int.__add__(1, 1.0)
int.__repr__(True), int.__str__(True), float.__str__(1.0)
1<<-1
1>>-1
1//0
1%0
1/0
divmod(1,0)
1.0//0
1.0%0
1.0/0
divmod(1.0,0)
0**-1
0.0**-1
pow(2,1.0,3)
pow(2.0,1,3)
1<<(1<<100)
10**400/1
10**400/10**399, 1/3, 2**53/3, (2**53+1)/1, 10**22/10**21, -7/2, 0/-5, 5/10**400, 1e-320
1e300**2
(0j)**-1
1j//1
1j%1
divmod(1j,1)
pow(1j,2,3)
1j<2j
1+"a"
"a"+1
[]+1
pow(1,"a")
pow("a",1,2)
1**"a"
-"a"
~1.0
abs("a")
[]*1.0
[1]*"a"
[1]*3, 3*[1], "ab"*2, 2*"ab", (1,)*-1, [1]*(10**0)
[1]*(2**70)
1j/0
1.0+10**400
10**400==1.0
5 in 5
1 @ 2
2**-1, 2**0.5, (-8)**(1/3), 2**100, (-2)**63, (-2)**64, 3**40, 10**18, 10**19, (-1)**(10**30), 0**(10**30), 1**(10**30)
1.5<<1
print>>1
1>>(1<<100), -1>>(1<<100), 0<<(1<<100), -5>>1, -5<<70, 2**100>>99, -2**100>>120, 1<<62, 1<<63, 1<<64, -1<<63
pow(2,3,None)
2.0**(10**400)
10**400*1.0
1+R(), 1*R() if 0 else 5, 2**R()
1-R()
R()-1
R()*2
2*R()
1+RI(2), 2**RI(3), I(1)+RI(2), RI(1)+RI(2), RI(1)+1
5&3, 5|3, 5^3, ~5, -6&3, 2**70&2**70-1, 2**70|1, -2**70^5, ~2**70, True&True, True|5, True^False
9223372036854775807+1, -9223372036854775808-1, 9223372036854775807*2, -9223372036854775808*-1, 3037000500*3037000500, 4294967296*4294967296, 4294967296*-2147483648, -(-9223372036854775808), abs(-9223372036854775808), 2**63-2**63, 2**64-(2**64-5)
(1+2j)*(3-4j), (1+2j)/(3-4j), (1+2j)**2, (1+2j)**-2, (1+2j)**0.5, 2**(1j), 1j**1j, (1+1j)**100, 5-2j, 2-0j, -(1+2j), abs(3+4j), bool(0j), 1e200j*1e200j
repr(1e16), repr(1e15), repr(123456789012345678.0), repr(1e-5), repr(0.0001), repr(5e-324), repr(1.7976931348623157e308), repr(-0.0), str(1e22), repr(100000000000000000000.0)
int("9"*4301)
str(10**5000)
len(str(10**4299)), int("1"*4300)%97
1 .__class__, (1).__doc__[:10], int.__name__
sum([0.1]*10), sum([1,2.5,3]), sum([10**20, 1.5]), sum([1e100,1,-1e100]), sum([True,2]), sum([1j,2])
max(1,2.5,True), min(3,2**70), sorted([3,1.5,-2,2**65,True])
int(1e300) == 10**300, int(-1.9), int(2**63*1.0), int(1e18), int("7"*30)
0x7fffffffffffffff, 0b1010_1010, 0o777, 1_000_000, 1e3, .5, 5., 1_0.0_1
isinstance(True,int), issubclass(bool,int), type(True+True), True==1, hash(True), {1:"a",1.0:"b",True:"c"}
'''.split("\n")
for t in tests:
    try:
        r = eval(t)
        print(t, '->', type(r).__name__, repr(r)[:400])
    except SyntaxError: print(t,'syntax')
    except BaseException as e:
        print(t, '!!', type(e).__name__, e)
a=R(); a+=1; print(a)
a=[1]; b=a; a+=[2]; print(b); a*=2; print(b)
for s in ['a=[];a+=1','a=1;a+="x"','a=1;a**="x"','a=1.5;a+=1;print(a)','a=5;a<<=2;a|=1;a^=3;a&=-2;a>>=1;a//=2;a%=7;a-=1;a*=5;a/=2;a**=2;print(a)','a=1;a@=2','a="x";a*=2;print(a)','a=2;a*="ab";print(a)','a=(1,);a+=(2,);print(a)','a="a";a+=1']:
    try: exec(s)
    except BaseException as e: print(s, type(e).__name__, e)
