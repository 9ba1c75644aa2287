"""Record CPython 3.13's un-optimized instructions of the programs under corpus/language/codegen: what code generation
must hand to the flow graph.

    python3.13 tests/Golden/make_listings.py

Writes tests/Golden/listings/codegen/NAME.txt: a line an instruction, `OPCODE ARGUMENT LINE-END_LINE COLUMN-END_COLUMN`
(the argument of a jump is the index of its target), inner code objects behind the outer one, indented by two.
"""
import _opcode_metadata
import _testinternalcapi
import ast
import pathlib
import sys
import warnings

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NAMES = {number: name for name, number in _opcode_metadata.opmap.items()}


def listing(sequence, indent=""):
    for number, argument, line, end_line, column, end_column in sequence.get_instructions():
        yield f"{indent}{NAMES[number]} {argument or 0} {line}-{end_line} {column}-{end_column}\n"
    for inner in sequence.get_nested():
        yield indent + "  code\n"
        yield from listing(inner, indent + "  ")


def main():
    assert sys.version_info[:2] == (3, 13), sys.version
    warnings.simplefilter("ignore")
    corpus = ROOT / "corpus" / "language" / "codegen"
    for path in sorted(corpus.glob("*.py")):
        tree = ast.parse(path.read_bytes(), path.name)
        sequence, _ = _testinternalcapi.compiler_codegen(tree, path.name, 0, 0)
        target = HERE / "listings" / "codegen" / (path.stem + ".txt")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("".join(listing(sequence)), encoding="ascii", newline="\n")
        print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
