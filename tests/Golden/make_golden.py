"""Record what CPython 3.13 makes of the programs under corpus/language: the evidence of the compiler's tests.

    python3.13 tests/Golden/make_golden.py [PATTERN]

For each program `corpus/language/AREA/NAME.py` it writes `tests/Golden/code/AREA/NAME.jsonl`: a line for each
optimization level 0, 1 and 2 with the code object (or error) and the warnings. For each collection of snippets
`corpus/language/AREA/NAME.snippets` (snippets are separated by lines that start with "# ---") it writes one line a
snippet, at level 0. Line format: {"code"|"error": ..., "warnings": [[category, message, line], ...]}, as
tests/Oracle/oracle_code.py documents.
"""
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE.parent / "Oracle"))
import oracle_code  # noqa: E402

SEPARATOR = b"# ---"


def snippets(data):
    """The snippets of a collection; the text of a separator line is the next one's title."""
    current = []
    for line in data.splitlines(keepends=True):
        if line.startswith(SEPARATOR):
            if current:
                yield b"".join(current)
            current = []
        else:
            current.append(line)
    if current:
        yield b"".join(current)


def record(source, name, optimize):
    result, warnings = oracle_code.compile_source(source, name, optimize)
    return oracle_code.to_line({**result, "warnings": warnings}) + "\n"


def main(pattern="*"):
    assert sys.version_info[:2] == (3, 13), sys.version
    corpus = ROOT / "corpus" / "language"
    os.chdir("/")  # Columns are counted in the line of the named file, if it is there; in snippets that is another line.
    for path in sorted(corpus.rglob("*")):
        if path.suffix not in (".py", ".snippets") or not path.match(pattern):
            continue
        target = HERE / "code" / path.relative_to(corpus).with_suffix(path.suffix + ".jsonl")
        name = path.relative_to(ROOT).as_posix()
        data = path.read_bytes()
        if path.suffix == ".py":
            lines = [record(data, name, level) for level in (0, 1, 2)]
        else:
            lines = [record(snippet, name, 0) for snippet in snippets(data)]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("".join(lines), encoding="ascii", newline="\n")
        print(target.relative_to(ROOT), len(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
