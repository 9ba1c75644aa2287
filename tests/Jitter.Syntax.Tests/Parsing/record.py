"""Record what CPython 3.13 makes of the sources below, for the tests beside this file.

    python3.13 -X utf8 record.py

trees.jsonl              {"source", "tree": ast.dump of the module with positions}
expression_errors.jsonl  {"source", "mode", "flags", "error": [type, msg, lineno, offset, end_lineno, end_offset, text]}
string_warnings.jsonl    {"source", "warnings": ["message@line", ...], "error": as above, but under -W error}
depths.jsonl             {"head", "part", "tail", "most": how often part may stand between head and tail}
"""
import ast
import json
import pathlib
import warnings

TREES = [
    # operators
    "a or b or c and d and not e", "not not a", "a < b <= c == d != e > f >= g in h not in i is j is not k", "a | b ^ c & d << e >> f",
    "a + b - c * d / e // f % g @ h", "-a ** -b ** +c", "~-+a", "(a or b) and c", "a if b else c if d else e", "await a.b ** 2", "a - (b - c)",
    "lambda: x", "lambda a, /, b=1, *c, d, e=2, **f: a", "lambda *, a: a", "lambda **k: (yield)", "x = yield", "x = yield a, *b", "x = yield from y",
    "(y := f(x))", "f(y := 1, z=2)", "a[y := 1]", "{(a := 1): (b := 2)}", "{a := 1, b}", "[y := 1, y ** 2]",
    # primaries
    "a.b.c", "a.b(c)[d](e).f", "f()", "f(a)", "f(a,)", "f(*a)", "f(**a)", "f(a, *b, c, d=1, *e, f=2, **g, h=3, **i)", "f(x for x in y)",
    "f(x for x in y if z)(a)", "f((x for x in y), 1)", "f(a)(b)(c)", "a[b]", "a[b,]", "a[b, c:d, :, ::, e::f, :g:h, i:]", "a[*b]", "a[*b, c]", "a[()]",
    "f(\n  a,\n  b\n).c", "x.\\\ny", "f(print=1, match=2, type=3)", "f(a)if b else c",
    # displays
    "()", "(a)", "(a,)", "(a, b)", "(a, *b,)", "((a))", "[]", "[a]", "[a, *b, c]", "{}", "{a}", "{a, *b}", "{a: b}", "{a: b, **c, d: e,}", "{**a}",
    "[a for b in c]", "[a for b in c if d if e for f in g]", "{a for b in c}", "{a: b for c in d}", "(a for b in c)", "[a async for b in c]",
    "(a for a, *b in c)", "[a for (b, c), [d, e.f, g[h]] in i]", "[a for b, in c]", "(yield)", "(yield a)", "[x for x in y or z]",
    "[await x]", "{**a | b}", "{*a | b}",
    # targets
    "a = b = c", "a, b = c", "a, *b = c", "(a, b), [c, d] = e", "a.b = c[d] = e", "a().b[c].d = e", "[] = ()", "() = []", "(a) = 1", "(a.b) = 1", "*a, = b",
    "[*a, (b, *c)] = d", "for a.b, c[d] in e: pass", "for (a) in b: pass", "for a, in b: pass", "for *a, b in c: pass", "for f(a).b in c: pass",
    "del a, b.c, d[e], (f, g), [h], (i), ()", "with a as b.c, d as (e, *f), g as [h]: pass", "a += b", "a.b -= yield", "(a) @= b", "a: b", "a: b = c",
    "(a): b", "a.b: c = d, *e", "a[b]: c", "x = *a, b", "return_ = 1",
    # literals
    "0", "00", "1_000", "0xFFFF_FFFF_FFFF_FFFF_FFFF", "0o7_7", "0b1_0", "123456789012345678901234567890", "9223372036854775807", "1e5", "1.", ".5", "1_0.0_1e-1_0",
    "1e400", "5e-324", "2.2250738585072011e-308", "0.1", "1j", "1.5e3j", "1_0j", "09.5", "010j", "True, False, None, ...", "0x_f", "00000", "9" * 4300,
    "''", "'a' 'b'", "'a' \"b\" '''c'''", "u'a' 'b'", "'a' u'b'", "U'a'", "b'a'", "b'a' B'b'", "rb'\\n'", "r'\\n'", "'''a\nb'''", "'a\\\nb'", "'é日😀'", "'é' '😀' 'a'",
    "'\\n\\t\\\\\\'\\\"\\a\\b\\f\\v\\r'", "'\\0\\1\\12\\123\\1234'", "'\\x41\\u00e9\\U0001F600'", "'\\N{DIGIT ONE}\\N{en dash}\\N{LATIN SMALL LETTER A WITH ACUTE}'",
    "b'\\n\\x41\\101\\0'", "'\\ud83d\\ude00'", "'\\ud800' 'a'", "'\\ud83d' '\\ude00'", "''''''", "'\"' \"'\"",
    "f''", "f'a'", "f'a{x}b'", "f'{x}{y}'", "f'{x!r}{y!s}{z!a}'", "f'{x:a}'", "f'{x:{y}}'", "f'{x:a{y}b{z!r:>{w}}c}'", "f'{x=}'", "f'{ x = }'", "f'{x=!s}'",
    "f'{x=:a}'", "f'{x=!r:{y}}'", "f'{x:}'", "f'{{}}'", "f'{{a}}{x}{{'", "'a' f'{x}' 'b'", "f'{x}' ''", "'' f'{x}'", "f'a' f'b'", "f'' ''", "u'a' f'{x}'",
    "f'\\n{x}\\x41'", "rf'\\n{x}\\x41'", "f'\\N{DIGIT ONE}{x}'", "f'{x:\\n}'", "rf'{x:\\n}'", "f'{x!r:^{width}.{precision}}'", "f'{a, b}'", "f'{*a, b}'",
    "f'{yield}'", "f'{(lambda: 1)}'", "f'{ {a: b}[c] }'", "f'{x:{y=}}'", "f'{f\"{x}\"}'", "f'{'a'}'", "f'''{\nx\n=\n}'''", "f'''{x # c\n=}'''", "f'{'#'=}'",
    "f'{'\\n'=}'", "f'''a\n{x}\nb'''", "f'é{é}é'", "f'{x:%H:%M}'", "f'{x,=}'", "f'{x:{'a'}}'", "('a'\n 'b' f'{x}'\n 'c')", "f'{x}\\\n{y}'", "f'{x!r:}' f'{y:z}'",
    "f'{x:a}' 'b}'",
]

ERRORS = [
    # what is missing or too much
    "(a b)", "f(a b)", "[a, b c]", "{a: b c}", "{a: b, c d: e}", "a b", "print a", "exec a", "print a, b", "(print a)", "1 {f g}", "1 {f = g}", "a[b c]", "x = 1 2", "(1 2",
    "(a, b c, d)", "('a' b)", "(b 'a')", "(match x)", "(m x)", "(a\n b)", "a if b", "(a if b)", "a if b else", "(a if b:", "lambda: ", "lambda", "a +", "a + * b", "+", "not",
    "a not b", "a is is b", "a in not b", "1 + not a", "1 * not a", "- not a", "~ not a", "a & not b", "a << 1 + not b", "a ** not b", "a.", "a.1", "a..b", "a.b c", "f(", "f)", "a[", "a[]",
    "a[b", "(", ")", "[", "{", "(a", "[a, ", "{a: ", "(a]", "a ? b", "a $ b", "a!b", "await", "await not a", "yield = 1", "x = (yield) = 1", "x = yield = 1", "yield yield",
    # assignments
    "f() = 1", "a + b = 1", "a = 1 = b", "1 = a", "'a' = b", "f'{a}' = b", "None = 1", "True = 1", "... = 1", "(a, 1) = b", "[a, f()] = b", "{a} = b", "{a: b} = c", "a or b = c",
    "not a = b", "-a = b", "a < b = c", "lambda: 1 = 2", "a if b else c = d", "[a for b in c] = d", "{a for b in c} = d", "{a: b for c in d} = e", "(a for b in c) = d", "await a = b",
    "(a := 1) = 2", "*f() = 1", "(*a) = b", "(a, (b, c())) = d", "f() += 1", "a, b += 1", "(a, b) += 1", "1 += a", "a + b += 1", "f(): int", "a, b: int", "(a, b): int",
    "[a]: int", "a + b: int", "a := 1", "(a.b := 1)", "(a[b] := 1)", "(f() := 1)", "((a, b) := 1)", "(None := 1)", "(a := b := c)", "(a := )", "f(a := 1 = 2)", "[a := 1, b.c := 2]",
    "if a = b: pass", "if a.b = c: pass", "if f() = c: pass", "while (a, b) = c: pass", "(a = b)", "[a = b]", "{a = b}", "(a.b = c)", "(f() = c)", "(a == b = c)", "(a = b = c)", "(a, b = c)",
    "(True = a)", "([a] = b)", "a[b = c]", "a[b.c = d]", "del f()", "del 1", "del a, b + c", "del (a, f())", "del *a", "del (a, *b)", "del a b", "del", "for f() in a: pass", "for 1 in a: pass",
    "for a, f() in b: pass", "for a + b in c: pass", "for a b in c: pass", "for a not in b: pass", "[a for f() in b]", "[a for 1 in b]", "[a for b, c() in d]", "[a for b c]", "[a for b]", "[a for b, in]",
    "[a for b in]", "[a for]", "(a for b not in c)", "[a for b in c if]", "[a for b in c d]", "with a as f(): pass", "with a as 1: pass", "with (a as b + c): pass", "with a as b c: pass",
    # calls
    "f(a=)", "f(a=, b)", "f(a, b=)", "f(a=1, b)", "f(**a, b)", "f(**a, *b)", "f(a=1, *b, c)", "f(**a, *b, *c)", "f(a.b=1)", "f(1=2)", "f('a'=1)", "f(a()=1)", "f((a)=1)", "f(True=1)", "f(None=1)",
    "f(False=a)", "f(*a=1)", "f(**a=1)", "f(a=b=c)", "f(a=b c)", "f(a=b for c in d)", "f(a for b in c, d)", "f(d, a for b in c)", "f(d, a for b in c, e)", "f(a for b in c, d for e in g)",
    "f(a for b in c,)", "f(**a, b for c in d)", "f(a=1, b for c in d)", "f(*)", "f(**)", "f(a, *)", "f(* , a)", "f(a, , b)", "f(,)", "f(a; b)", "f(a=*b)", "f(a=**b)", "f(a, b\nc = 1", "class C(a for b in c): pass",
    "class C(a=1, b): pass", "class C(*): pass", "f(a, *b=1)", "f(a=1 b=2)", "f(a:=b c)", "f(not a=1)",
    # displays
    "(*a)", "(**a)", "(*a for b in c)", "[*a for b in c]", "{*a for b in c}", "{**a for b in c}", "[**a]", "(a, **b)", "[a, b for c in d]", "{a, b for c in d}", "(a, b for c in d)", "[a, for b in c]", "{a, for b in c}",
    "[a, b, c for d in e]", "{a: b, c}", "{a: b, c, d}", "{a:}", "{a: , b: c}", "{a: *b}", "{a: b, c: *d}", "{a: b, c:}", "{a, b: c}", "{a: b, *c}", "{*a, b: c}", "{**a, b}", "{**a, *b}", "{**}", "{*}", "[*]", "(*)", "a[*]",
    "{a: b for c in d, e}", "{a: b, **c for d in e}", "{a:b:c}", "{a: b = c}", "{a = b: c}", "{:a}", "(yield a b)", "(yield, a)", "a[b:c:d:e]", "a[b=c:d]", "a[*b:c]", "a[b, c for d in e]", "x[y, for z in w]",
    # lambdas
    "lambda a b: 0", "lambda a=1, b: 0", "lambda (a): 0", "lambda (a, b): 0", "lambda a, (b): 0", "lambda *: 0", "lambda *, **k: 0", "lambda *a=1: 0", "lambda *a, *b: 0", "lambda **a, b: 0", "lambda **a=1: 0", "lambda **a, *b: 0",
    "lambda /: 0", "lambda /, a: 0", "lambda a, /, b, /: 0", "lambda *a, /: 0", "lambda a, / *b: 0", "lambda a=: 0", "lambda a: int: 0", "lambda a, a=: 0", "lambda *a, b=, c: 0",
    # numbers, strings, f-strings
    "9" * 4301, "x = 1_0" + "0" * 4300, "'\\x1'", "'\\xg1'", "'\\u123'", "'\\U0011'", "'\\U00110000'", "'\\N'", "'\\N{'", "'\\N{}'", "'\\N{no such}'", "'é\\x1'", "'\\é\\x1'", "b'\\x1'", "b'a\\xg'", "b'é'",
    "'a' b'b'", "b'a' 'b'", "b'a' f'{b}'", "('a'\n'b\\x1')", "f'\\x1{a}'", "f'{a}\\x1'", "f'{a:\\x1}'", "f'{}'", "f'{ }'", "f'{!r}'", "f'{:a}'", "f'{=}'", "f'{a!}'", "f'{a!z}'", "f'{a!rr}'", "f'{a! r}'", "f'{a!1}'",
    "f'{a!r b}'", "f'{a b}'", "f'{a=b}'", "f'{a=!}'", "f'{a $ b}'", "f'{*}'", "f'{*a b}'", "f'{lambda x: 1}'", "f'{lambda: 1}'", "f'{a:{lambda: 1}}'", "f'{a:{}}'", "f'{a:{b c}}'", "f'{a:{b!}}'", "f'{a:b{c}d", "f'{a",
    "f'{a!r", "f'{a:", "f'{a=", "f'{(a}'", "f'{a)}'", "f'{a'b'}'", "f'{yield = 1}'", "f'{a = }' = 1", "f'{a := 1}'", "f'{def}'", "f'{a;b}'", "f'{a, }}'", "f'{'a' b}'", "f'{a[}'", "f'''{a\nb}'''", "f'{a}' b", "(f'{a}' b)",
    "'a' 'b' c", "u'a' b'c'", "f'{a.}'", "f'{a if b}'", "f'{not}'", "f'{a for b in c}'", "f'{a}{b c}{'",
    # what the lexer says first, and where the error stands
    "a b\n(", "a b (", "(a b\n\n\nc", "x = (1\ny = 2", "x = [1,\ndef f(): pass", "f(\na = 1\nb = 2", "a b\n'", "a b\n  c\n d", "a b\n\x01", "a b\nf'{", "f'{a b}' (", "f'{a b' (", "é é", "'é' é = 1", "(é é)", "x = 'é' 'é' é",
    "if x:\n  y z\n", "a = '''\n''' b", "('''é\n''' b)", "a \\\n b", "", "\n", "a;b c;d", "  a", "a\n  b", "if a:\n  b\n    c",
]

FLAGGED = [  # PyCF_DONT_IMPLY_DEDENT 0x200, PyCF_ALLOW_INCOMPLETE_INPUT 0x4000
    (source, mode, flags)
    for source in ["a", "a\n", "a b", "if a:", "if a:\n", "if a:\n  b", "if a:\n  b\n", "if a:\n  b\n\n", "(", "(a", "'", "'''a", "'''a\n", "a\\", "f'{", "f'''{a\n", "a(b\n", "def f():\n  if a:\n", "a b\n(", "a\nb",
                   "a # c\n# d\n", "a;b", "class A:\n  @b\n", "try:\n  a\n", "", "\n", "# a", "a = ", "for"]
    for mode, flags in [("single", 0), ("single", 0x200), ("single", 0x4200), ("exec", 0x4200), ("eval", 0)]
]

WARNINGS = [
    "'\\d'", "'\\d\\e'", "'a' '\\d' 'b'", "b'\\d'", "'\\400'", "'\\777'", "'\\8'", "b'\\400'", "'\\é'", "f'\\d'", "f'\\d{x}\\e'", "f'{x:\\d}'", "rf'{x:\\d}'", "rf'\\d'", "f'\\{x}'", "f'{'\\d'}'", "f'{x=}\\d'", "\n\n'''\n\\d'''",
    "match ('\\d'):\n  case _: pass", "match ('\\d')", "with ('\\d'): pass", "with ('\\d') as a, b: pass", "f('\\d')", "f('\\d', *a)", "a['\\d']", "a['\\d'] = b", "{'\\d': 1}", "['\\d' for a in b]", "('\\d')", "'\\d' 1", "f'{x!r:\\d}'",
    "x = '\\d'\n)", "x = '\\d'\n\n(", "x = ('\\d'\n\n", "x = (1,\n'\\d'\n", "f'a\\d{x}\\e'", "f'''a\\d\n{x}'''", "'é' '\\d'", "x y '\\d'", "x = '\\d' y",
    "lambda: '\\d'", "f'{'\\d'=}'", "('\\d', '\\e')",
]

DEPTHS = [("", "not ", "x"), ("", "- ", "x"), ("", "lambda: ", "x"), ("", "a if b else ", "x"), ("", "x ** ", "x"), ("if x:\n ", "not ", "x"), ("[[", "not ", "x]]"), ("f(f(", "not ", "x))"), ("((", "not ", "x))")]


def error_of(source, mode, flags=0):
    try:
        compile(source, "<case>", mode, flags | ast.PyCF_ONLY_AST)
    except SyntaxError as e:
        return [type(e).__name__.lstrip("_"), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text]
    except UnicodeDecodeError as e:
        return [type(e).__name__, str(e), None, None, None, None, None]
    return None


def write(name, rows):
    path = pathlib.Path(__file__).with_name(name)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8", errors="surrogatepass")


def most(head, part, tail):
    low, high = 1, 6100
    while high - low > 1:
        middle = (low + high) // 2
        try:
            compile(head + part * middle + tail, "<case>", "exec", ast.PyCF_ONLY_AST)
            low = middle
        except RecursionError:
            low = middle
        except MemoryError:
            high = middle
    return low


def warnings_of(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        error_of(source, "exec")
    return [f"{warning.message}@{warning.lineno}" for warning in caught]


warnings.simplefilter("ignore")
write("trees.jsonl", [{"source": s, "tree": ast.dump(ast.parse(s), include_attributes=True)} for s in dict.fromkeys(TREES)])
cases = [(s, "exec", 0) for s in dict.fromkeys(ERRORS)] + FLAGGED
write("expression_errors.jsonl", [{"source": s, "mode": m, "flags": f, "error": error_of(s, m, f)} for s, m, f in cases])
listed = [(s, warnings_of(s)) for s in WARNINGS]
warnings.simplefilter("error")
write("string_warnings.jsonl", [{"source": s, "warnings": w, "error": error_of(s, "exec")} for s, w in listed])
warnings.simplefilter("ignore")
write("depths.jsonl", [{"head": h, "part": p, "tail": t, "most": most(h, p, t)} for h, p, t in DEPTHS])
