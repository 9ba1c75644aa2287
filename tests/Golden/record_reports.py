"""Record how CPython 3.13 reports sources that do not compile: what its traceback module prints.

    python3.13 tests/Golden/record_reports.py

Writes tests/Golden/reports/syntax_errors.jsonl, a line a source: {"source": ..., "report": ...}. The sources are below.
"""
import json
import os
import pathlib
import sys
import tempfile
import traceback
import warnings

TARGET = pathlib.Path(__file__).resolve().parent / "reports" / "syntax_errors.jsonl"
SOURCES = [
    "x = = 1\n",
    "if x:\npass\n",
    "if x:\n\tpass\n        pass\n",
    "    x = 1\n",
    "def f():\n    return 1 +\n",
    "def f():\n\tx =\t(1\t$ 2)\n",
    "\f  print 1\n",
    "x = (1,\n     2\ny = 3\n",
    "x = '''never\nclosed\n",
    "größe = 'ä' $ 1\n",
    "'\U0001F600\U0001F600' $ 1\n",
    "x = f'{a b}'\n",
    "x = [a b for a in b]\n",
    "f(a for a in b, c)\n",
    "return\n",
    "def f():\n    '\U0001F600'; nonlocal x\n",
    "class A:\n    def f(self):\n        global x; nonlocal x\n",
    "for i in x:\n    break\ncontinue",
    "def f(a, a): pass\n",
    "(a, b\n + c) += 1\n",
    "x = 1\ny = 08",
    "x = 1 if 2",
    "x\\ 1\n",
    "(",
    "\tfoo bar\n",
    "from __future__ import braces\n",
    "x = '\\N{no such name}'\n",
    "with open(a) as b, open(c) as 1: pass\n",
    "match x:\n    case a.b(): pass\n    case {**x, 'a': 1}: pass\n",
    "\xa0x = 1\n",
    "a = 5 \u3000 b\n",
    "(" * 300,
    "x" + " + x" * 5 + "\n  y = 2\n",
    "async def f(): [await x for x in (yield)]\nawait y\n",
]


def main():
    assert sys.version_info[:2] == (3, 13), sys.version
    warnings.simplefilter("ignore")
    TARGET.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, open(TARGET, "w", encoding="ascii", newline="\n") as output:
        os.chdir(folder)  # errors after parsing show the line of the file of that name
        for source in SOURCES:
            data = source.encode()
            pathlib.Path("case.py").write_bytes(data)
            try:
                compile(data, "case.py", "exec", dont_inherit=True)
            except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
                report = "".join(traceback.format_exception_only(error))
                output.write(json.dumps({"source": source, "report": report}) + "\n")
            else:
                raise AssertionError(source)
        os.chdir("/")


if __name__ == "__main__":
    main()
