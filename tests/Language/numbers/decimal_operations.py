from decimal import *
import decimal, _decimal
c=getcontext()
tests='''Decimal("abc")
Decimal(None)
Decimal((1,2))
Decimal((2,(1,),0))
Decimal((0,(1,10),0))
Decimal((0,(1,2),"x"))
Decimal((0,(1,2),"F"))
Decimal((0,(),"n"))
Decimal((1,(1,2),"n")), Decimal((1,(1,2),"N"))
Decimal((0,[1,2],0))
Decimal((0,1,0))
Decimal((0,(),0)), Decimal((0,(0,0,1),5))
Decimal((0,(1,),1.5))
Decimal(("a",(1,),1))
Decimal((0,("a",),1))
Decimal(1.1)
Decimal("1", 2)
Decimal(value=1, context=None)
Decimal(1)/0
Decimal(0)/0
Decimal(1)//0
Decimal(1)%0
divmod(Decimal(1),0)
divmod(Decimal(0),0)
Decimal(10)**30 // 3
Decimal("1e40")//3
Decimal("1e40")%3
Decimal(1)+1.5
Decimal(1).add
Decimal(1).compare(1.5)
Decimal(1).compare("1")
Decimal("sNaN")+1
Decimal("NaN")<1
Decimal("NaN")==1, Decimal("NaN")!=1
Decimal("sNaN")==1
hash(Decimal("sNaN"))
int(Decimal("NaN"))
int(Decimal("inf"))
float(Decimal("sNaN"))
float(Decimal("NaN1"))
Decimal("inf").as_integer_ratio()
Decimal("nan").as_integer_ratio()
Decimal("-3.14").as_integer_ratio()
Decimal("1.5").__round__()
round(Decimal("1.567"),2)
round(Decimal("NaN"))
round(Decimal("1.5"),"a")
round(Decimal("1.5"),10**30)
round(Decimal("1.5"),10**9)
format(Decimal("1.5"),"z.1f"), format(Decimal("-0.001"),"z.1f")
format(Decimal("1.5"),"x")
format(Decimal("1234567.891"),",.2f"), format(Decimal("1234567.891"),"_.2f")
Decimal("1.5").__format__(1)
Decimal("1").__format__("",{"x":1})
Decimal("1").__format__("n",{"decimal_point":",","grouping":"\\3","thousands_sep":"."})
c.copy()
repr(c)
Context(prec=0)
Context(prec=10**19)
Context(prec="a")
Context(rounding="x")
Context(rounding=1)
Context(Emin=1)
Context(Emax=-1)
Context(capitals=2)
Context(clamp=2)
Context(flags=[1])
Context(flags={})
Context(traps=[Inexact,Rounded])
Context(traps=5)
delattr(c,"prec")
c.foo
c.flags
c.traps
c.flags["x"]
list(c.flags)
c.flags[Inexact]
c.flags.copy()
c.traps == {}
c.traps == c.traps.copy()
len(c.flags)
del c.flags[Inexact]
c.flags.__delitem__(Inexact)
c.flags.__setitem__(1,2)
setcontext(1)
localcontext(1)
c.create_decimal(" 1")
c.create_decimal("1_0")
c.create_decimal(1.5)
c.create_decimal_from_float("a")
c.create_decimal_from_float(1)
Decimal.from_float("a")
Decimal.from_float(0.1)
c.add(1,"a")
c.power(2,3,modulo=5), c.power(2,"a")
pow(Decimal(2),3,5), pow(Decimal(2),3,0), 
pow(Decimal("1.5"),3,5)
pow(2,Decimal(3),5)
Decimal(2)**0.5
Decimal(-8)**Decimal("0.5")
Decimal(0)**0
Decimal(0)**-1
Decimal(4)**Decimal("0.5")
Decimal(1)**Decimal("0.5"), Decimal(1)**5, Decimal("1.00")**5
Decimal(10)**-3, Decimal(10)**Decimal("0.5"), Decimal(3)**100, Decimal(3)**-100, Decimal("1e5")**Decimal("2.0")
Decimal(2)**10**10
Decimal("1.1")**10**6
Decimal(-1).ln()
Decimal(0).ln(), Decimal(1).ln(), Decimal(10).log10(), Decimal(1000).log10(), Decimal(2).ln(), Decimal("1e-10").ln()
Decimal(-1).sqrt()
Decimal(2).sqrt(), Decimal(4).sqrt(), Decimal("1e-5").sqrt(), Decimal("0.00").sqrt(), Decimal("-0.0").sqrt(), Decimal(100).sqrt(), Decimal("4.00").sqrt()
Decimal(1).exp(), Decimal(0).exp(), Decimal("1e-50").exp(), Decimal(-1000).exp(), Decimal("1e10").exp()
Decimal(1).quantize("a")
Decimal(1).quantize(Decimal("1e-50"))
Decimal(1).quantize(Decimal("inf"))
Decimal(1).quantize(Decimal("0.01"),rounding="x")
Decimal(1).quantize(Decimal("0.01"),rounding=1)
Decimal("1.5").to_integral_value(rounding=ROUND_UP)
Decimal(5).logb(), Decimal(0).logb()
Decimal(101).logical_and(Decimal(110)), Decimal(5).logical_and(1)
Decimal(1).next_plus(), Decimal(1).next_minus(), Decimal(1).next_toward(2)
Decimal("1").shift(2), Decimal("123").shift(-1), Decimal(123).rotate(1), Decimal(1).rotate(100)
Decimal(1).scaleb(5), Decimal(1).scaleb("1.5")
Decimal(1).scaleb(Decimal("1.5"))
Decimal("1e5").normalize(), Decimal("100").normalize(), Decimal("0.00").normalize()
Decimal("1e5").to_eng_string(), Decimal("1e6").to_eng_string(), Decimal("0e5").to_eng_string(), Decimal("1.5e-10").to_eng_string()
Decimal("123").number_class(), Decimal("-0").number_class(), Decimal("sNaN").number_class()
Decimal("1.0").compare_total(Decimal("1.00")), Decimal("nan").compare_total(5)
Decimal(5).as_tuple(), Decimal("-inf").as_tuple(), Decimal("nan12").as_tuple()
Decimal(5).__reduce__(), c.__reduce__()
Decimal(5).__complex__(), Decimal(5).real, Decimal(5).imag
complex(Decimal("nan"))
Decimal(5).__floor__(), Decimal("5.5").__ceil__(), Decimal("-5.5").__trunc__()
decimal.DecimalTuple(1,2,3)
Decimal(5).same_quantum(5), Decimal(1).max(Decimal("nan")), Decimal(1).max_mag(-2), Decimal("1.0").min(Decimal("1"))
Decimal(5).fma(2,"a")
Decimal(5).fma(2,3)
Decimal(7).remainder_near(4), Decimal(7).remainder_near(0)
Decimal(2)==Fraction
Decimal("Infinity")-Decimal("Infinity")
Decimal("Infinity")*0
Decimal("Infinity")/Decimal("Infinity")
Decimal("9e999999")*10
Decimal("1e-999999")/10**30
Decimal(5) < "a"
Decimal(5) < 5.5
Decimal(5) == 5+0j, Decimal(5) == 5.0
Decimal(5) < 5j
+Decimal("-0"), -Decimal(0), abs(Decimal(-5)), -Decimal("sNaN")
Decimal("1e1000000000000000000")
Decimal("1e999999999999999999")
str(Decimal("0E-10")), str(Decimal("1E-7")), str(Decimal("0.000001")), str(Decimal("1E+5")), str(Decimal("-1.23E-10"))
str(Decimal("nan123")), repr(Decimal("-sNaN5")), repr(Decimal("-inf"))
getcontext().Etiny(), c.Etop(), c.radix(), Decimal(1).radix()
hash(Decimal("1.5")), hash(Decimal("1e100")), hash(Decimal("inf")), hash(Decimal("1e-100"))
bool(Decimal("0.0")), bool(Decimal("nan"))
Decimal.__new__(int)
c.is_zero(5), c.is_nan("a")
c.to_sci_string(5), c.to_sci_string(1.5)
c._apply(Decimal("1.23456789012345678901234567890"))
c.flags
c.divmod(5,3), c.divide_int(7,2), c.remainder(7,3)
Decimal("1.23").adjusted(), Decimal(0).adjusted(), Decimal("inf").adjusted()
Decimal("1").canonical(), Decimal(1).conjugate(), Decimal(1).copy_negate(), Decimal(1).copy_sign(-2)
c.prec
c.__copy__() is c
type(localcontext()).__name__, localcontext().__enter__()
Decimal("١٢٣"), Decimal(" 1_000.5 ")
Decimal("1.1")+Decimal("2.2"), Decimal(1)/3, Decimal(2)/3, Decimal(22)/7*7
decimal.IEEEContext
decimal.IEEE_CONTEXT_MAX_BITS
DivisionByZero.__mro__, FloatOperation.__mro__, InvalidContext.__mro__, Overflow.__mro__, Clamped.__mro__, ConversionSyntax.__mro__
c.clear_flags()
c.clear_traps(1)
Decimal("0.1").exp(context=3)
Decimal(2).to_integral(ROUND_UP,c)
Decimal("123456789012345678901234567890123456789")+0
decimal.HAVE_THREADS'''.split("\n")
for t in tests:
    try: print(t,'->',repr(eval(t))[:400])
    except SyntaxError as e: print(t,'SYN')
    except BaseException as e: print(t,'!!',type(e).__name__,e)
