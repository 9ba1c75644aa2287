"""Record how CPython 3.13 formats, parses and rounds numbers: the evidence of Jitter.Primitives' tests.

    python3.13 tests/Golden/make_numbers.py

Every line of numbers/*.txt is a JSON list of strings; the last one is the answer, as text(), or "TYPE: MESSAGE".

format.txt      KIND VALUE SPEC                 format(value, spec); floats as float.hex, complex as two of them
"""
import json
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


if __name__ == "__main__":
    (HERE / "numbers").mkdir(exist_ok=True)
    write("format.txt", formats())
