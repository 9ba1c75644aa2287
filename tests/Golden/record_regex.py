"""Record what CPython 3.13's re finds, for Jitter.Regex.Tests.

    python3.13 record_regex.py opcodes|random|table|codes OUTPUT.txt.gz

opcodes: patterns written for each construct; random: 5,000 generated patterns on 4 subjects each (fixed seed); table: the
patterns of CPython's own Lib/test/re_tests.py (not kept in the repository); codes: pattern code with words changed, and
whether _sre.compile takes it. Lines, fields apart by tabs:
    P  flags  groups  str|bytes  code (hexadecimal words)  repr of the pattern
    S  subject (hexadecimal)  pos  endpos  match  fullmatch  search  finditer
    C  groups  code  1|0
A result is - or lastindex:start,end,start,end..., of finditer several, apart by |.
"""
import gzip
import os
import random
import re
import signal
import sys
import _sre
from re import _compiler, _parser

HUGE = 2**63 - 1


class Timeout(Exception):
    pass


def on_alarm(*_):
    raise Timeout


def result(m):
    if m is None:
        return "-"
    spans = ",".join(f"{m.start(i)},{m.end(i)}" for i in range(m.re.groups + 1))
    return f"{-1 if m.lastindex is None else m.lastindex}:{spans}"


def words(codes):
    return " ".join(f"{w:x}" for w in codes)


def pattern_lines(pattern, flags, subjects):
    """The lines of one pattern, or none if it is no pattern or takes too long."""
    try:
        tree = _parser.parse(pattern, flags)
        code = _compiler._code(tree, flags)
        compiled = re.compile(pattern, flags)
    except (re.error, OverflowError, ValueError, RecursionError):
        return []
    lines = ["\t".join(("P", str(compiled.flags), str(compiled.groups), "bytes" if isinstance(pattern, bytes) else "str",
                        words(code), ascii(pattern)))]
    for subject in subjects:
        pos, end = 0, HUGE
        if isinstance(subject, tuple):
            subject, pos, end = subject
        units = list(subject) if isinstance(subject, bytes) else [ord(c) for c in subject]
        try:
            signal.setitimer(signal.ITIMER_REAL, 0.5)
            found = [result(f(subject, pos, end)) for f in (compiled.match, compiled.fullmatch, compiled.search)]
            every = "|".join(map(result, compiled.finditer(subject, pos, end))) or "-"
        except (Timeout, SystemError, MemoryError):
            continue
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        lines.append("\t".join(("S", words(units), str(pos), str(end), *found, every)))
    return lines


TEXTS = ["", "a", "abc", "aab abab", "ab\ncd\n", "\n", "key=value; k2=v2", "The Quick brown_fox 42", "aaaaaaaaab", "xyzzy",
         "\u0130i\u0131I K\u212ak \u017fSs \xb5\u03bc \u1e9e\xdf", "stra\xdfe STRASSE \ufb01", "\U00010400\U00010428 \U0001f600a",
         "\u0661\u0662 \u3042\u4e00\u00a0\u2028x", "foo.bar+baz@x.org", "((a)(b))", "\x85\x1c\x0b v", "\ud800a\udc00"]
PATTERNS = r"""
abc|a|^a|^|$|a$|\Aa|b\Z|\bab\b|\Bb|\b|\B|.|a.c|.*|.+?|(?:a|b)*|(a|b)*|(?:a|ab)(?:c|bcd)(d*)|(a+|b)*|(a+|b){0,1}|(a+|b)?
[abc]+|[^abc]+|[a-f\d]+|[\w]+|[\W\s]+|\d+|\D+|\s+|\S+|\w+|\W+|[^\w ]|[\u0400-\u04ff\u4e00-\u9fff]+|[\u0100-\u3042]+
[\U00010000-\U0010ffff]+|[^\U00010400]|\u212a|[k-s]+|[^k]+|(?:[a-c]{2})+|a{2}|a{2,}|a{,2}|a{2,3}?|(?:ab){1,2}|(?:ab){1,2}?|(?:ab)*?b
a*ab|a*?ab|(a*)*|(a*)+|(a*?)*?|(?:a*)*b|(?:)*|(?:a?)*?$|(a|b|)*|(|a)+|(?:|a)+?b|(a)|b|(a)?(b)?|(a)|(b)|((a)|(b))*|(?:(a)|(b)|(c))+
(\w+)=(\w+)|(?P<k>\w+)=(?P<v>\w+)(?:; )?|(\w)\1|(\w+) \1|(?i:(a)\1)|(a)?(?(1)b|c)|(a)?b(?(1)c)|^(\()?a(?(1)\))$|(?(1)a|b)(a)?
a(?=b)|a(?!b)|(?<=a)b|(?<!a)b|(?<=ab)a|(?<!^)a|(?=(a+))a*b\1|(?!(a))b|(?=(a)|(b))\w|(?<=(a))b|(?<!(a))b\1?|(?:(?=(\w))\w)+|(?:(?!(b))\w)*
(?>a+)b|(?>a*)a|(?>a|ab)c|(?>(a+)|b)+c|a++b|a*+a|a?+a|(?:ab)++|(?:a|b)*+b|(a|b)*+|(?:(a)|b)++|(?:(a)|(b)|c){2,}+|(?:a){1,2}+a|(?:a?)*+b|(?:)*+a
(?:(a)b|(a)|b)*+|(?:(?:(a)|(b))x?)*+|(?:(a)?(b)?)*+c|((?:ab?)+?)(b|$)|(.*?)(\d+)|(.*)(\d+)|(.+)b|(.+?)b|[^=]*=|[^;=]+(?==)|(?s:.*)b|(?s:.)c|(?m:^.)|(?m:.$)
(?m:^)|(?m:$)|(?:\n|^)a?|fox|Quick|aaab|abab|aab|ab|zz|(ab)c|a(bc)|value|(?:key|k2|k)=|(?:abc|abd|ab|a)d?|x*|x*?y|[ab]x*|(?:x*)*y|z{0}y|(?:z){0}
((((a))))|(((a)b)c)|(a(b(c)))|((a)|b)((a)|b)|(?:(a)|b)(?:(a)|b)\1|(x)?(y)?(z)?(z)?(y)|(?P<n>a)(?P=n)|(\w)(\w)?(\w)??|^(?:(\w+)\s?)*$|(?:(\w)(\d)?)+
(?:a(?:b(?:c)?)?)?|(?:(?:a|b)(?:a|b))*?$|(?:a|b)+?(?:b|$)|(?:ab|a|b){3,}|(?:ab|a|b){1,3}?b|(?:(a)|(b)){2}|\ud800|\w\udc00|[\ud800-\udfff]
""".replace("\n", "\n").strip().split("\n")


def opcode_patterns():
    parts = []
    for line in PATTERNS:
        # Runs of a line's alternatives are patterns of their own where their brackets are balanced.
        bits = line.split("|")
        for n in (1, 2, 3):
            parts += ["|".join(bits[i:i + n]) for i in range(len(bits) - n + 1)]
    return list(dict.fromkeys(parts))


def opcodes():
    for pattern in opcode_patterns():
        for flags in (0, re.I, re.A, re.I | re.A, re.M | re.S):
            yield from pattern_lines(pattern, flags, TEXTS + [(t, 1, len(t) - 1) for t in TEXTS if len(t) > 3])
        try:
            raw = pattern.encode("latin-1")
        except UnicodeEncodeError:
            continue
        for flags in (0, re.I, re.L, re.L | re.I):
            yield from pattern_lines(raw, flags, [t.encode("latin-1", "ignore") for t in TEXTS])
    for n in (5, 300):
        many = "".join(f"(?P<g{i}>a)?" for i in range(n))
        yield from pattern_lines(many, 0, ["", "aaaa", "b"])
    for block in range(60):
        characters = random.Random(block).sample(range(0x20, 0x3000), 40)
        pattern = "[" + "".join(map(re.escape, map(chr, characters))) + "]+"
        text = "".join(chr(c + random.Random(c).choice((0, 0, 0, 1))) for c in characters) + "\U0001f600"
        for flags in (0, re.I):
            yield from pattern_lines(pattern, flags, [text, text.upper(), text.swapcase()[:-1]])
    lower = [chr(c) for c in range(0x110000) if chr(c).lower() != chr(c) or chr(c).upper() != chr(c)]
    for start in range(0, len(lower), 40):
        text = "".join(lower[start:start + 40])
        subjects = [text, text.lower()[:60], text.upper()[:60]]
        yield from pattern_lines("(?:" + "|".join(text) + ")+", re.I, subjects)
        yield from pattern_lines(f"[{text[0]}-{text[-1]}]+", re.I, subjects)
        yield from pattern_lines(f"[^{text[3:9]}]+", re.I, subjects)


class Generator:
    def __init__(self, rng):
        self.rng, self.groups, self.open = rng, 0, []

    def atom(self, depth, fixed):
        r = self.rng
        kind = r.randrange(26 if depth > 0 else 11)
        if kind < 5:
            return r.choice("aabbcA1 ")
        if kind == 5:
            return r.choice((".", r"\w", r"\d", r"\s", r"\W", r"\D", r"\S"))
        if kind < 8:
            return r.choice(("[ab]", "[^a]", "[a-c]", r"[\w]", r"[^\w1]", "[bc1]", r"[\s\d]", "[^ab\u00e9]", "[\u00e9-\u0101a]"))
        if kind == 8:
            return r.choice(("^", "$", r"\b", r"\B", r"\A", r"\Z"))
        if kind == 9:
            return r.choice("\u00e9\u0130\u212a\u017f\U00010400k" if not fixed else "\u00e9k")
        if kind == 10:
            done = [g for g in range(1, self.groups + 1) if g not in self.open]
            if done and not fixed:
                return rf"(?:\{r.choice(done)})" if r.random() < 0.6 else f"(?({r.choice(done)}){self.alternation(0, fixed)})"
            return "b"
        if kind < 17:
            self.groups += 1
            me = self.groups
            self.open.append(me)
            inner = self.alternation(depth - 1, fixed)
            self.open.remove(me)
            return f"({inner})"
        if kind < 20:
            return f"(?:{self.alternation(depth - 1, fixed)})"
        if kind == 20:
            return f"(?={self.alternation(depth - 1, fixed)})"
        if kind == 21:
            return f"(?!{self.alternation(depth - 1, fixed)})"
        if kind == 22:
            return f"(?<{r.choice('=!')}{self.sequence(0, True)})"
        if kind == 23:
            return f"(?>{self.alternation(depth - 1, fixed)})"
        if kind == 24:
            return f"(?{r.choice(('i', 's', 'm', 'i-s', '-i'))}:{self.alternation(depth - 1, fixed)})"
        done = [g for g in range(1, self.groups + 1) if g not in self.open]
        if done and not fixed:
            return f"(?({r.choice(done)}){self.sequence(depth - 1, fixed)}|{self.sequence(depth - 1, fixed)})"
        return "a"

    def sequence(self, depth, fixed=False):
        r = self.rng
        out = ""
        for _ in range(r.choice((0, 1, 1, 2, 2, 3))):
            atom = self.atom(depth, fixed)
            if not fixed and r.random() < 0.45 and atom not in ("^", "$", r"\b", r"\B", r"\A", r"\Z"):
                atom += r.choice(("*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}")) + r.choice(("", "", "", "?", "?", "+"))
            out += atom
        return out

    def alternation(self, depth, fixed=False):
        r = self.rng
        return "|".join(self.sequence(depth, fixed) for _ in range(1 if fixed else r.choice((1, 1, 1, 2, 2, 3))))


def randoms():
    rng = random.Random(20230612)
    count = 0
    while count < 5000:
        pattern = Generator(rng).alternation(4)
        flags = rng.choice((0, 0, 0, re.I, re.M, re.S, re.A, re.I | re.A, re.M | re.I))
        as_bytes = rng.random() < 0.1
        alphabet = "aaabbbcA1 \n" if rng.random() < 0.7 else "abkK\u00e9\u00c9\u0130i\u212a\u017fsS\u0101 "
        if rng.random() < 0.1:
            alphabet += "\U00010400\U00010428"
        subjects = ["".join(rng.choice(alphabet) for _ in range(rng.randrange(0, 13))) for _ in range(4)]
        if rng.random() < 0.3:
            subjects[3] = (subjects[3], rng.randrange(-1, 5), rng.randrange(0, 14))
        if as_bytes:
            try:
                pattern = pattern.encode("latin-1")
                subjects = [s[0].encode("latin-1") if isinstance(s, tuple) else s.encode("latin-1") for s in subjects]
            except UnicodeEncodeError:
                continue
            flags = rng.choice((0, re.I, re.L, re.L | re.I, re.M))
        lines = pattern_lines(pattern, flags, subjects)
        if len(lines) == 5:
            count += 1
            yield from lines


def table():
    from test.re_tests import tests
    for pattern, subject, *_ in tests:
        for flags in (0, re.I, re.M | re.S):
            yield from pattern_lines(pattern, flags, [subject])
            try:
                yield from pattern_lines(pattern.encode("latin-1"), flags | re.L, [subject.encode("latin-1")])
            except UnicodeEncodeError:
                pass


def codes():
    """Each code is compiled in a child: what _sre takes for granted may crash it."""
    rng = random.Random(3)
    patterns = [p for p in opcode_patterns() if pattern_lines(p, 0, [])]
    for _ in range(3000):
        tree = _parser.parse(rng.choice(patterns), rng.choice((0, re.I)))
        code = _compiler._code(tree, 0)
        groups = tree.state.groups - 1
        for _ in range(rng.choice((1, 1, 2))):
            at = rng.randrange(len(code))
            code[at] = rng.choice((0, 1, 2, code[at] + 1 & 0xFFFFFFFF, max(code[at] - 1, 0), rng.randrange(45), 0xFFFFFFFF, rng.choice(code)))
        if rng.random() < 0.1:
            del code[rng.randrange(len(code)):]
        pid = os.fork()
        if pid == 0:
            try:
                _sre.compile("x", 0, code, groups, {}, ())
                os._exit(1)
            except RuntimeError:
                os._exit(0)
            finally:
                os._exit(2)
        status = os.waitpid(pid, 0)[1]
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) < 2:
            yield f"C\t{groups}\t{words(code)}\t{os.WEXITSTATUS(status)}"


signal.signal(signal.SIGALRM, on_alarm)
lines = {"opcodes": opcodes, "random": randoms, "table": table, "codes": codes}[sys.argv[1]]()
data = "".join(line + "\n" for line in lines)
with open(sys.argv[2], "wb") as f, gzip.GzipFile("", "wb", 9, f, 0) as z:
    z.write(data.encode("ascii"))
print(data.count("\nS\t") + data.count("\nC\t"), "cases")
