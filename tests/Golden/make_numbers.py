"""Record how CPython 3.13 formats, parses and rounds numbers: the evidence of Jitter.Primitives' tests.

    python3.13 tests/Golden/make_numbers.py

Every line of numbers/*.txt is a JSON list of strings; the last one is the answer, as text(), or "TYPE: MESSAGE".

format.txt      KIND VALUE SPEC                 format(value, spec); floats as float.hex, complex as two of them
parse_float.txt TEXT                            float(text)
parse_hex.txt   TEXT                            float.fromhex(text)
parse_complex.txt TEXT                          complex(text)
parse_int.txt   TEXT BASE                       int(text, base)
round.txt       VALUE PLACES                    round(value, places)
convert.txt     VALUE WHAT                      as_integer_ratio, round, int, is_integer
repr.txt        VALUE                           repr(value)
from_int.txt    VALUE                           float(value)
printf.txt      VALUE FLAGS WIDTH PRECISION LETTER   "%..." % value
"""
import json
import math
import pathlib
import random

HERE = pathlib.Path(__file__).resolve().parent
RANDOM = random.Random(313)

FLOATS = [0.0, -0.0, 1.0, -1.5, 0.5, 2.5, 3.5, 0.125, 0.1, -0.3, 1 / 3, 2 / 3, 123456.789, 1e15, 1e16, 1e17, 9.5, 99.5, 999.5,
          9.9996, 0.99999999, 0.00001, 0.0001, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 2.0**-25, 2.0**70,
          25.0, 2.5e22, 1e100, -1e-100, 1234567.0, 0.045, 1.005, 2.675, 1e-5, 4503599627370496.5, 0.000123456789, 1e9, 12345678901234567890.0,
          float("inf"), float("-inf"), float("nan")]
INTS = [0, 1, -1, 7, 65, 255, -255, 1000, -1234567, 2**31, 2**63 - 1, 2**63, -2**64, 10**30, -10**30 - 7, 0x10FFFF, 0x110000, 8364, 0x1F600,
        10**15, 2**53 + 1, 10**400, 2**1024 - 2**970, 2**1024 - 2**970 - 1, 10**4299, 10**4300, -10**4299, -10**4300, 10**5000]
STRINGS = ["", "a", "abc", "\u00e9t\u00e9", "\U0001f600x", "0123456789"]
COMPLEX = [complex(a, b) for a, b in [(0.0, 2.0), (-0.0, 2.0), (3.0, -4.0), (1.5, 1e20), (float("nan"), float("-inf")), (1e-7, -0.0),
                                     (1234567.0, 7654321.5), (0.1, 1 / 3)]]
SPECS = ["", "0", "5", "05", "<5", ">5", "^5", "=5", "*^9", "\u00e9<7", "\U0001f600^8", "\U0001f600=8", "+", "-", " ", "+08", " 08", "#", "z", "z.0f", "z.1", "#x", "#X",
         "#o", "#b", "#010x", "+#x", "c", "5c", "05c", "^5c", "+c", "#c", ",c", "d", "n", "s", "x", "X", "o", "b", "e", "E", "f", "F", "g", "G",
         "%", ",", "_", ",d", "_d", "_x", "_b", "_X", ",x", ",s", "_s", ",n", "_n", ",_", "_,", ",,", "__", "010,", "09,", "08,", "07,d", "030_x", "020_b",
         "+012,.1f", "<015,", "*=15,", ".0", ".1", ".2", ".3", ".5", ".10", ".17", ".20", ".0f", ".1f", ".2f", ".3f", ".10f", ".20f", ".50f", ".0e", ".1e",
         ".2e", ".5e", ".16e", ".17e", ".30e", ".0g", ".1g", ".2g", ".5g", ".15g", ".16g", ".17g", ".30g", "#.0f", "#.0e", "#.3g", "#g", "#.0g", ".0%", ".1%",
         ".2%", ",.2f", "_.2f", ",.3e", "020,.2f", "+.2f", " .3e", "+.3", "20.3f", "<20.3e", "^20.3g", "=20", "=+20", "0=20", "0<20", "0^20", "x<05.1", ".",
         ".x", "5.", "dd", "xyz", "\u0663d", "\u00e9", "\x01", "\u20ac", "k", "z+", "+z", "#z", "00", "000005", "99999999999999999999", ".99999999999999999999",
         ".3000000000", ".3000000000f", "99999999999999", "s5", "5s", ".2s", "<.1s", "=s", "0s", "#s", "zs", "zd", "ze", "z,.2f", "z.2%", "z#.0f", ".400f",
         ".1100g", ".1100f", ".800e", "#.800g", "i", "r", "{", "A"]


def text(value):
    return value if isinstance(value, str) else value.hex() if isinstance(value, float) else repr(value)


def answer(function, *arguments):
    try:
        return "=" + text(function(*arguments))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def write(name, lines):
    with open(HERE / "numbers" / name, "w", encoding="ascii", newline="\n") as file:
        for line in lines:
            if len(line[-1]) > 400 and RANDOM.random() < .8:
                continue  # a few long texts show as much as many
            file.write(json.dumps(line, separators=(",", ":")) + "\n")


def random_spec():
    def maybe(chance, make):
        return make() if RANDOM.random() < chance else ""
    return (maybe(.4, lambda: maybe(.5, lambda: RANDOM.choice("*0 x")) + RANDOM.choice("<>^=")) + maybe(.3, lambda: RANDOM.choice("+- "))
            + maybe(.1, lambda: "z") + maybe(.2, lambda: "#") + maybe(.3, lambda: "0") + maybe(.6, lambda: str(RANDOM.randrange(1, 30)))
            + maybe(.3, lambda: RANDOM.choice(",_")) + maybe(.5, lambda: "." + str(RANDOM.randrange(25))) + maybe(.8, lambda: RANDOM.choice("eEfFgGn%dxXob")))


def random_float():
    form = RANDOM.randrange(4)
    if form == 0:
        return RANDOM.uniform(-1e6, 1e6)
    if form == 1:
        return RANDOM.randrange(-10**6, 10**6) / 2**RANDOM.randrange(12)
    if form == 2:
        return RANDOM.choice((-1, 1)) * RANDOM.random() * 10.0**RANDOM.randrange(-300, 300)
    return round(RANDOM.uniform(-1000, 1000), RANDOM.randrange(6))


def formats():
    def case(value, spec):
        kind = type(value).__name__
        shown = text(value) if kind in ("str", "float") else hex(value) if kind == "int" else f"{value.real.hex()} {value.imag.hex()}"
        return [kind, shown, spec, answer(format, value, spec)]
    for spec in SPECS:
        for values, count in ((FLOATS, 5), (INTS, 4), (STRINGS, 2), (COMPLEX, 2)):
            for value in RANDOM.sample(values, count):
                if len(spec) < 6 or not (abs(value) > 10**40 if isinstance(value, int) else False):
                    yield case(value, spec)
    for value in FLOATS:
        for spec in ("", ".2f", ".3e", ".4g", ".0f", "g", ".1", ".17g"):
            yield case(value, spec)
    for power in range(-320, 308, 9):  # the neighbours of powers of ten
        for value in (10.0**power, math.nextafter(10.0**power, 0), math.nextafter(10.0**power, math.inf)):
            for spec in RANDOM.sample(["e", "g", ".1e", ".14e", ".15e", ".16e", ".17e", ".16g", ".17g", ".18g", ".40e"], 3):
                yield case(value, spec)
    for value in INTS:
        for spec in ("", "d", "x", "c", "e", ","):
            if abs(value) < 10**400 or spec in ("", "d", "e"):
                yield case(value, spec)
    for _ in range(1500):
        spec = random_spec()
        yield case(random_float(), spec)
        if RANDOM.random() < .4:
            yield case(RANDOM.randrange(-10**RANDOM.randrange(1, 30), 10**RANDOM.randrange(1, 30)), spec)
        if RANDOM.random() < .3:
            yield case(complex(random_float(), random_float()), spec)


FLOAT_TEXTS = ["", " ", "1_0", "_1", "1_", "1__0", "1_e5", "1_.5", "1._5", "1e_5", "1e5_0", "1_000.000_1e1_0", " \u00a01.5\u3000", "\u0661\u0662.\u0663", "infinity", "+INF",
               "nan", "-nan", "nan1", "inf_", "infinit", "1e999", "-1e999", ".", ".5", "5.", "-.5", "+5.e3", "e5", "0x1p3", "1 2", "\u00e9", "1\0", "1e", "1e+", "1E-5",
               "in_f", "1.5e-400", "- 1", "+-1", "\U0001d7ce\U0001d7cf", "1" * 30 + "." + "1" * 30, "1\x1c", "\x1c1", "\x1c\u0661", "\t\n\v\f\r 7 ", "\x857",
               "1\u00a0", "\u2003", "\u00b2", "\u00bd", "0e99999999999999999999", "1e99999999999999999999", "1e-99999999999999999999", "0." + "0" * 400 + "1e401",
               "1" + "0" * 400 + "e-400", "0" * 1000 + "1.5", "1." + "0" * 1000 + "1", "9007199254740993", "9007199254740993." + "0" * 900 + "1", "9007199254740992.99999",
               "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623158e308", "1.7976931348623159e308", "4.9e-324", "1e23", "8.5e22", "0.1e-6", "-0", "-0.0e5",
               "1" * 310, "1" * 310 + "e-5", "9" * 400 + "e-92", "1,5", "1.5.5", "--1", "1-", "\u0661e\u0662", "\uff0b1", "1\u066b5", "it's", "\U0001f600" * 3]
HEX_TEXTS = ["0x1p3", "1p3", "0x", "0x.", "0x.8", "0x1.", "  0x1.8p1 ", "0x1p", "0x1p+", "inf", "-Infinity", "NAN", "-nan", "infx", "0x1p1024", "0x1p-1080",
             "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023", "0x1.fffffffffffff7fffffffp1023", "0x1p99999999999999999999", "0x0p99999999999999999999",
             "0x1p-99999999999999999", "abc", "_1", "1_0", "", "0x0.00000000000000000000000000001p0", "0x1.00000000000008p0", "0x1.000000000000080001p0",
             "0x1.00000000000018p0", "0x1.0000000000000800000000000000000000000001p0", "0x0.8p-1074", "0x0.80001p-1074", "0x1.8p-1074", "0x1.8p-1073", "1\u0660",
             "x1", "0b1", "0x1 2", "\u00a01p1", "0x1p0x", "-0x0p0", "+0x1.5", "0x1.5.5", "0x1p9999z", "0x0z", "0X1P5", "0x" + "1" * 40, "0x" + "0" * 40 + "1", "0x." + "0" * 400 + "1p1600",
             "0x" + "f" * 300, "0x123456789abcdef0123p-10", "0xfffffffffffffc", "0xfffffffffffffbfffff", "0x1.0p+-3", "0x-1", "- 0x1", "0xg", "0x1g", "0x1.fffffffffffffp-1023",
             "0x0.fffffffffffff8p-1022", "0x0.fffffffffffff7p-1022", "0x1p-1075", "0x1.0001p-1075", "0x1p-1139", "0x1p1023", "0x10000000000000000p-64"]
INT_TEXTS = [("12", 10), ("0x1f", 16), ("0x1f", 0), ("1f", 16), ("0b101", 0), ("0b101", 2), ("0o17", 0), ("0O17", 8), ("0B1", 0), ("0X1", 0), ("017", 0), ("000", 0), ("0_0", 0), ("0x_f", 0),
             ("0x_f", 16), ("0x__f", 16), ("_1", 10), ("1_", 10), ("1__0", 10), ("1_000", 10), ("", 10), (" ", 10), ("-", 10), ("+5", 10), ("- 5", 10), ("+-5", 10), ("-0", 10),
             (" \u00a05\u2003", 10), ("\u0661\u0662", 10), ("\u0661\u0662", 16), ("\u00e9", 10), ("\u00b2", 10), ("z", 36), ("Z", 36), ("z", 35), ("0b1", 36), ("0b1", 16), ("0x", 16),
             ("0x", 0), ("0", 0), ("1", 1), ("1", 37), ("1", -1), ("1\0", 10), ("2", 2), ("8", 8), ("g", 16), ("1" * 4301, 10), ("1" * 4300, 10), ("-" + "1" * 4301, 10), ("1" * 300, 16),
             ("7" * 301, 8), ("1" * 500, 2), ("zy" * 150, 32), ("123" * 50, 4), ("1" * 9000, 3), ("zY9" * 100, 36), ("12" * 200, 3), ("x" * 300, 10), ("\U0001f600" * 300, 10), ("it's", 10),
             ("1 2", 10), ("0_7", 0), ("0_7", 8), ("0o_7", 8), ("00x1", 0), ("0_x1", 0), ("_" + "1" * 5000, 10), ("1" * 4301 + "x", 10), ("0" * 4301, 10), ("0" * 5000, 0),
             ("1_" * 4299 + "1", 10), (" " + "1" * 4301 + " ", 10), ("0b", 2), ("0b2", 2), ("-0x_1", 0), ("\x1c1", 10), ("1\x1f", 10), ("\t1\r\n", 10), ("999999999999999999", 10),
             ("9999999999999999999", 10), ("-9223372036854775808", 10), ("9223372036854775808", 10), ("1" * 18, 9), ("8" * 18, 9), ("1.5", 10), ("1e5", 10), ("0x10", 10), ("\u0660x10", 0),
             ("0777", 8), ("00", 0), ("-00", 0), ("01", 0), ("0_1", 10), ("a" * 199, 10), ("a" * 198, 10), ("\u0661" * 4301, 10)]


COMPLEX_TEXTS = ["", "1", "1j", "-1J", "1+2j", "1-2j", "1+j", "1-j", "j", "+j", "-j", "J", "1+2", "1+2jj", "1 + 2j", "1 +2j", " ( 1+2j ) ", "(1+2j", "1+2j)", "()", "(j)",
                 "(1)", "((1))", "nan+infj", "inf-nanj", "infinityj", "1e5+1e-5j", "1e+2j", "1e2+", "1+", "+", "-", "1_0+2_0j", "1_+2j", "_1j", "1j_", "1__0j", "\u0661+\u0662j",
                 "\u00a01j\u2003", "1\0", "1j1", "j1", "1i", "--1j", "1--2j", "1+-2j", "1e", "1ej", "1e5j", ".5j", ".j", "1.+.5j", "\u00e9", "it's_", "1+2j+3", "1e999j", "-0-0j",
                 "0x1j", "in_fj", "( 1j)", "(1j )x", "\t1j\n", "1 j", "nanj", "-nan-nanj", "+inf", "i", "1+e5j", "1+1e5j", "1+_2j"]


def float_texts():
    texts = FLOAT_TEXTS + [repr(random_float()) for _ in range(100)]
    for _ in range(300):
        digits = "".join(RANDOM.choice("0123456789") for _ in range(RANDOM.randrange(1, 40)))
        texts.append(f"{RANDOM.choice(('', '-', '+'))}{digits}.{digits[::-1]}e{RANDOM.randrange(-340, 310)}")
    for _ in range(20):  # exact middles of two floats, and a bit more
        numerator, denominator = (RANDOM.randrange(2**52, 2**53) * 2 + 1), 2**RANDOM.randrange(1, 900)
        places = denominator.bit_length() - 1
        digits = str(numerator * 5**places).rjust(places + 1, "0")
        middle = digits[:-places] + "." + digits[-places:]
        texts += [middle, middle + "1", middle + "0" * 300 + "1"]
    return ([x, answer(float, x)] for x in texts)


def complex_texts():
    def parse(source):
        value = complex(source)
        return f"{value.real.hex()} {value.imag.hex()}"
    return ([x, answer(parse, x)] for x in COMPLEX_TEXTS)


def hex_texts():
    texts = HEX_TEXTS + [random_float().hex() for _ in range(30)]
    for _ in range(200):
        digits = "".join(RANDOM.choice("0123456789abcdef") for _ in range(RANDOM.randrange(1, 25)))
        texts.append(f"0x{digits[:RANDOM.randrange(1, 9)]}.{digits}p{RANDOM.choice((RANDOM.randrange(-1130, -1000), RANDOM.randrange(-50, 50), RANDOM.randrange(950, 1030)))}")
    return ([x, answer(float.fromhex, x)] for x in texts)


def int_texts():
    for source, base in INT_TEXTS:
        yield [source, str(base), answer(lambda: hex(int(source, base)))]


def rounds():
    values = FLOATS + [random_float() for _ in range(150)] + [1.7e308, 5e307, -1.7976931348623157e308, 0.5, 1.5, 2.5, 5e15 + 0.5]
    for value in values:
        for places in RANDOM.sample(range(-20, 25), 5) + [0, 1, 2] + RANDOM.sample([-400, -309, -308, -307, 300, 322, 323, 324, 400, -2**31, 2**31 - 1], 2):
            yield [text(value), str(places), answer(round, value, places)]


def conversions():
    for value in FLOATS + [random_float() for _ in range(100)] + [0.5, 1.5, 2.5, -0.5, -1.5]:
        yield [text(value), "as_integer_ratio", answer(lambda: " ".join(map(hex, value.as_integer_ratio())))]
        yield [text(value), "round", answer(lambda: hex(round(value)))]
        yield [text(value), "int", answer(lambda: hex(int(value)))]
        yield [text(value), "is_integer", answer(lambda: str(value.is_integer()))]


def reprs():
    values = [2.0**power for power in range(-1074, 1024)] + [random_float() for _ in range(200)]
    values += [math.nextafter(10.0**power, limit) for power in range(-20, 20) for limit in (0, math.inf)] + [10.0**power for power in range(-20, 24)]
    return ([text(x), answer(lambda: repr(x))] for x in values)


def from_ints():
    values = [x for x in INTS if abs(x) < 10**1000] + [10**1000, -2**1024, 2**1023]
    for bits in (53, 54, 55, 63, 64, 65, 66, 100, 500, 1000):
        for _ in range(6):
            value = RANDOM.randrange(2**(bits - 1), 2**bits)
            values += [value, -value, (value >> max(0, bits - 54) | 1) << max(0, bits - 54), ((value >> max(0, bits - 54) | 1) << max(0, bits - 54)) + 1]
    return ([hex(x), answer(float, x)] for x in values)


def printfs():
    def case(value, flags, width, precision, letter):
        spec = "%" + flags + width + ("." + precision if precision else "") + letter
        return [hex(value) if isinstance(value, int) else text(value), flags, width, precision, letter, answer(lambda: spec % value)]
    for _ in range(1500):
        flags = "".join(x for x in "-+ #0" if RANDOM.random() < .3)
        width = RANDOM.choice(["", "1", "5", "8", "12", "20", "30"])
        if RANDOM.random() < .5:
            value = RANDOM.choice([x for x in INTS if abs(x) < 10**100] + [RANDOM.randrange(-10**6, 10**6)])
            yield case(value, flags, width, RANDOM.choice(["", "", "0", "1", "3", "7", "25"]), RANDOM.choice("diuoxX"))
        else:
            yield case(RANDOM.choice(FLOATS + [random_float()]), flags, width, RANDOM.choice(["", "", "0", "1", "3", "7", "25"]), RANDOM.choice("eEfFgG"))
    yield case(5, "", "", "2147483645", "d")
    yield case(10**4300, "", "", "", "d")
    yield case(10**4300, "", "", "", "i")
    yield case(10**500, "", "", "", "x")


if __name__ == "__main__":
    (HERE / "numbers").mkdir(exist_ok=True)
    write("format.txt", formats())
    write("parse_float.txt", float_texts())
    write("parse_hex.txt", hex_texts())
    write("parse_int.txt", int_texts())
    write("round.txt", rounds())
    write("convert.txt", conversions())
    write("from_int.txt", from_ints())
    write("printf.txt", printfs())
    write("repr.txt", reprs())
    write("parse_complex.txt", complex_texts())
