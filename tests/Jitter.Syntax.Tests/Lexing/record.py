"""Record what CPython 3.13 makes of the sources below, for the tests beside this file.

    python3.13 -X utf8 record.py

tokens.jsonl     {"source", "tokens": ["KIND LINE:COLUMN-ENDLINE TEXT", ...]}: columns in UTF-8 bytes
errors.jsonl     {"source" or "bytes" (hexadecimal), "mode", "error": [type, msg, lineno, offset, end_lineno, end_offset, text]}
warnings.jsonl   {"source", "warnings": [[message, lineno], ...], "error": what -W error makes of the first}
encodings.jsonl  {"bytes" (hexadecimal), "text"}: the string that the second line assigns to x
"""
import _tokenize
import io
import json
import keyword
import pathlib
import token
import warnings

TOKENS = [
    "", "\n", "x", "x # comment\n# comment\n\n  # comment\ny", "a = b\n\n\nc", "if x:\n  y\n  z\nw", "if x:\n\ty\n\tif z:\n\t\tw\nv",
    "if x:\n  if y:\n    z\nw", "if x:\n  y", "if x:\n\fy\n", "if x:\n \f y\nz", "(a,\n  b,\n# c\n\n  d)\ne", "a \\\n  + b", "if x:\n  \\\n  y\nz",
    "if x:\n    \\\n  y\n    z", "a\r\nb\rc\n\rd", "x\t=\f1", "False None True and as assert async await break class continue def del elif else "
    "except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield", "match case type _ print exec",
    "( ) [ ] { } : , ; . ... -> ! := = + - * / | & < > % == != <= >= ~ ^ << >> ** // @",
    "+= -= *= /= %= &= |= ^= <<= >>= **= //= @= <>", "a<b>c<=d>=e==f!=g", "a.b..c...d....e", "**** //// <<<< ->> ===", "$ ? `",
    "0 00 0_0 1 12 1_000 0x1F 0XaB_c 0o17 0O7_7 0b01 0B1_0", "1. .5 1.5 1e5 1E+5 1e-5 1.e5 .5e5 1_0.0_1e1_0 0. 00.5 0e0 09.5 0_9e1 012j",
    "1j 1J 1.5j 1e5j .5j 0j 00j", "1..x", "1. if 0 else 1 .real", "é ß_ñ 日本 𝐱 ªº x·y ℘ ﬁ", "变量 = 1  # 注释\n\"é\" é",
    "'a' \"b\" '' \"\" 'a\\'b' 'a\\\\' \"'\" '\"'", "'''a''' \"\"\"b\"\"\" '''''' '''a'b''c''' '''\\''''", "'''a\nb\n''' c\nd", "'a\\\nb' c",
    "r'' R'' b'' B'' u'' U'' br'' bR'' Br'' BR'' rb'' rB'' Rb'' RB''", "ur br rb bu ff b r u f bf x''", "'''\n\n'''; '''\n'''", "'é日' x",
    "f'' F'' rf'' fr'' Rf'' FR'' fR''", "f'a'", "f'a{x}b{y}c'", "f'{x}'", "f'{x}{y}'", "f'{{}}'", "f'a{{b}}c{x}'", "f'{x!r}'", "f'{x!r:>{w}}'",
    "f'{x:a}b'", "f'{x:a{y}b{z}c}'", "f'{x:{y:{z}}}'", "f'{x=}'", "f'{x = }'", "f'{x=!r:a}'", "f'{x:=5}'", "f'{(x:=5)}'", "f'{x!=y}'", "f'{x==y}'",
    "f'{a[1:2]:3}'", "f'{ {1: 2}[1] }'", "f'{(lambda x: 1)}'", "f'{lambda x: 1}'", "f'{x:{{1}.pop()}}'", "f'{x:{y}{{1}.pop()}}'",
    "f'\\N{DIGIT ONE}{x}'", "f'{x:\\N{DIGIT ONE}}'", "fr'\\N{x}'", "f'\\'{x}'", "fr'\\'{x}'", "f'\\\\{x}'", "f'\\n{x}'",
    "f'''a\n{x}\nb'''", "f'''{\nx\n}'''", "f'''{x:\n}'''", "f'{x:a\n}'", "f'{x # c\n}'", "f'{\nx\n}'", "f'''a\\\nb{x}'''", "f'a\\\nb{x}c'",
    "f'{f'{f'{x}'}'}'", "f'{'a' \"b\"}'", "f\"{f'{x}'}\"", "f'''{'''a'''}'''", "f'é{é}é'", "f'''é\né{é}'''", "f'a' 'b' f'c'", "f'{x}' f'{{'",
    "f'''a\"b''c'''", "f\"\"\"\"{x}\"\"\"", "f'''{x}''y'''", "(f'{x\n}',\n y)", "f'{x:{'a'}}'", "f'{x,}'", "f'{*x}'", "f'{yield}'", "f'{x:%H:%M}'",
]

ERRORS = [
    # numbers
    "1__0", "1_", "1_.5", "1._5", "1.5_", "1e", "1e_5", "1e+", "1e5_", "1.e", "1x", "a = 5xyz", "1jx", "1.5x", "0x", "0x_", "0xg", "0xfg", "0x1_",
    "0o", "0o8", "0o18", "0o1_8", "0o_", "0o7a", "0b", "0b2", "0b12", "0b1_2", "0b_", "0b1a", "012", "0777", "x = 0_12_3", "00_", "0_", "0_8", "0x1for",
    "0_7 + 1", "é = 012", "1and1x", "1or", "1_000if", "0b1and 2x", "1é", "1if1", "0_0x", "09a", "0xé", "1else", "1elsex",
    # characters
    "x€ = 1", "€", "a = “b”", "\u00a0x", "x\u00a0= 1", "\x01", "x = \x7f", "x\u200b = 1", "\ufeffx", "\x0b", "·x", "😀 = 1", "é\u0301€", "\x1b[0m",
    # strings
    "'abc", "x = 'abc\ny", "'abc\\", "'abc\\\n", "'a\\'", "\"a\\\"b", "'''abc", "'''abc\ndef\n", "x = '''a\n\nb", "'''a\\'''", "b'abc", "rb'''abc", "é = 'é",
    "u'\\\n\\\n", "('a\n'b')", "'",
    # f-strings
    "f'abc", "f'''abc", "f'''a\nb\n", "f'{x", "f'{x'", "f'{x}", "f'{'", "f'{'a", "f'{\"a'", "f'{x!'", "f'}'", "f'{x}}'", "f'{{}'", "f'a}b'",
    "f'{x:a}}'", "f'{)}'", "f'{(]}'", "f'{a]}'", "f'{((}'", "f'{[)}'", "f'{a:{b:{c:{d}}}}'", "f'{a:{b:{c:{d", "f'{x:\\N{DIGIT ONE}}}'", "f'\\N{DIGIT ONE}}'",
    "f'{x:{y}a\n}'", "f'''{\n\n", "(f'''{\n\n", "f'''\n{x", "f'''\nabc", "f'{#}'", "é = f'é", "f'{x:{y!r}{{z}}'", "f'{x\n'", "f'''{x\n'''",
    "f'" + "{f'" * 149, "f'{a{b}c]}'", "f'{'''a'",
    # brackets
    ")", "x]", "(]", "(\n]", "{)", "[}", "([)]", "x = (\n\n}", "é(]", "(" * 201, "[" * 200 + "(", "(", "x = [1,\n2", "{", "f(a, b", "x = (\n# c",
    # indentation
    "if x:\n  y\n z", "if x:\n\ty\n        z", "if x:\n        y\n\tz", "if x:\n    y\n\tz", "if x:\n        if y:\n\t    z",
    "".join("    " * i + "if x:\n" for i in range(100)) + "    " * 100 + "y", "if é:\n  é\n é",
    # continuation lines
    "a\\ b", "a \\b", "\\", "a\\", "a\\\n", "\\\n", "x = 1 + \\\n a \\ b", "if x:\n  \\ y", "if x:\n  \\\n\\ y", "x = '''\n\n''' \\ y", "(\n 1 \\ b)", "(a \\", "é \\ é",
]

ERROR_BYTES = [
    b"\xff", b"x = 1\n\xe9", b"a\xe4\xb8", b"\xe9 = 1", b"a\0b", b"\0", b"(\n\xff", b"\xed\xa0\x80", b"# coding: foo\nx", b"#\n# coding=foo", b"# coding: foo",
    b"# coding: rot13\n", b"# coding: hex\n", b"\xef\xbb\xbf# coding: latin-1\n", b"\xef\xbb\xbf# coding: utf8\n", b"# coding: ascii\nx = '\xe9'",
    b"# coding: utf8\nx = '\xe9'", b"# coding: cp1252\nx = '\x81'", b"# coding: shift_jis\r\nx = '\x81 '", b"# coding: utf-7\n+2AA-", b"# coding: undefined\n",
    b"# coding: utf-16\nx", b"# coding: cp1252\n\x80", b"# coding: latin-1\n'\xe9", b"# coding: mbcs\n",
]

WARNINGS = [
    "1if 2else 3", "1or 2", "1and 2", "0x1for x in y", "[1for x in y]", "1in x", "1is x", "1not in x", "1.5or x", "1jor x", "0b1or x", "0o7and x", "1e5or x", "1_0if x else y",
    "é = 1or 2", "f'\\{x}'", "f'a\\}}'", "f'{x:\\{y}}'", "rf'\\{x}'", "f'''\n\\{x}'''",
]

ENCODINGS = [
    ("utf-8", "é"), ("UTF_8", "é"), ("utf8", "é"), ("latin-1", "é"), ("iso-8859-15", "€"), ("cp1252", "€"), ("koi8-r", "Тест"), ("shift_jis", "日本語ｶﾅ"),
    ("cp932", "日本語①"), ("euc-jp", "日本語"), ("iso-2022-jp", "日本語"), ("gb2312", "中文"), ("gbk", "中文"), ("gb18030", "中文😀ÿ"), ("big5", "中文"), ("euc-kr", "한국"),
    ("cp949", "한국"), ("hz", "中文"), ("utf-7", "é日😀+"), ("cp437", "é░"), ("mac-roman", "é"), ("ascii", "x"), ("windows-1251", "Тест"), ("L1", "é"),
    ("raw_unicode_escape", "日"), ("tis-620", "ไทย"),
]

KINDS = dict(zip(
    "LPAR RPAR LSQB RSQB LBRACE RBRACE SEMI RARROW EQEQUAL NOTEQUAL LESSEQUAL GREATEREQUAL AMPER CIRCUMFLEX LEFTSHIFT RIGHTSHIFT DOUBLESTAR DOUBLESLASH PLUSEQUAL "
    "MINEQUAL STAREQUAL SLASHEQUAL PERCENTEQUAL AMPEREQUAL VBAREQUAL CIRCUMFLEXEQUAL LEFTSHIFTEQUAL RIGHTSHIFTEQUAL DOUBLESTAREQUAL DOUBLESLASHEQUAL ATEQUAL COLONEQUAL "
    "FSTRING_START FSTRING_MIDDLE FSTRING_END OP NEWLINE ENDMARKER VBAR".split(),
    "LeftParen RightParen LeftBracket RightBracket LeftBrace RightBrace Semicolon Arrow EqualEqual NotEqual LessEqual GreaterEqual Ampersand Caret LeftShift RightShift "
    "DoubleStar DoubleSlash PlusEqual MinusEqual StarEqual SlashEqual PercentEqual AmpersandEqual VBarEqual CaretEqual LeftShiftEqual RightShiftEqual DoubleStarEqual "
    "DoubleSlashEqual AtEqual ColonEqual FStringStart FStringMiddle FStringEnd Unknown NewLine EndMarker VBar".split()))


def kind(number, text):
    name = token.tok_name[number]
    if name == "NAME" and keyword.iskeyword(text):
        return "Keyword" + text.capitalize()
    return KINDS.get(name, name.capitalize())


def tokens(source):
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    text += "\n" if text and text[-1] != "\n" else ""
    lines = text.split("\n")
    for number, string, (line, column), (end_line, _), _ in _tokenize.TokenizerIter(io.StringIO(text).readline, extra_tokens=False):
        column = len(lines[line - 1][:column].encode()) if column >= 0 else column
        yield f"{kind(number, string)} {line}:{column}-{end_line} {string}"


def error(source, mode="exec"):
    try:
        compile(source, "<source>", mode, dont_inherit=True)
    except SyntaxError as e:
        return [type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text]
    raise AssertionError(source)


def caught(source):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter("always")
        compile(source, "<source>", "exec", dont_inherit=True)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return {"source": source, "warnings": [[str(w.message), w.lineno] for w in found if "invalid" in str(w.message)], "error": error(source) if found else None}


def decoded(encoding, text):
    data = f"# coding: {encoding}\nx = '".encode() + text.encode(encoding) + b"'\n"
    names = {}
    exec(compile(data, "<source>", "exec"), names)
    return {"bytes": data.hex(), "text": names["x"]}


def lexical_errors():
    """What the parser finds before the tokenizer is left out."""
    for source in ERRORS:
        for mode in ["exec"] if "\n" in source else ["exec", "eval"]:
            found = error(source, mode)
            if not found[1].startswith("invalid syntax"):
                yield {"source": source, "mode": mode, "error": found}
    for source in ERROR_BYTES:
        yield {"bytes": source.hex(), "mode": "exec", "error": error(source)}


def write(name, rows):
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    pathlib.Path(__file__).with_name(name).write_text(text, encoding="utf-8")


write("tokens.jsonl", [{"source": s, "tokens": list(tokens(s))} for s in TOKENS if s])
write("errors.jsonl", lexical_errors())
write("warnings.jsonl", [caught(s) for s in WARNINGS])
write("encodings.jsonl", [decoded(*e) for e in ENCODINGS])
