"""Records what CPython 3.13.0's symbol table, tree optimizer and code generator make of the sources in tests/Golden/passes.

Each file there holds cases: a line "=== [optimize=N]", a source, a line "---", what CPython makes of it. This script
keeps the sources and rewrites the rest:

    PYTHONHASHSEED=0 python3.13 tests/Golden/record_passes.py
"""

import _opcode_metadata
import _symtable
import _testinternalcapi
import ast
import pathlib
import re
import warnings

KINDS = ["Function", "Class", "Module", "Annotation", "TypeAlias", "TypeParameters", "TypeVariable"]
FLAGS = ["Global", "Local", "Parameter", "Nonlocal", "Use", "Free", "FreeClass", "Import", "Annotated", "ComprehensionIteration",
         "TypeParameter", "ComprehensionCell"]
SCOPES = ["Unknown", "Local", "GlobalExplicit", "GlobalImplicit", "Free", "Cell"]
OPCODES = {number: name for name, number in _opcode_metadata.opmap.items()}


def symbol(name, value):
    flags = "+".join(flag for bit, flag in enumerate(FLAGS) if value & (1 << bit)) or "None"
    return f" {name}:{flags}:{SCOPES[value >> len(FLAGS)]}"


def table_lines(entry, depth=0):
    """The entry and its children: name, kind, line, "nested", parameters, then name:flags:scope of each symbol, sorted."""
    symbols = "".join(symbol(name, value) for name, value in sorted(entry.symbols.items()))
    nested = " nested" if entry.nested else ""
    yield f"{'  ' * depth}{entry.name} {KINDS[entry.type]} {entry.lineno}{nested} [{','.join(entry.varnames)}]{symbols}"
    for child in entry.children:
        yield from table_lines(child, depth + 1)


def record_symbols(source, optimize):
    return "\n".join(table_lines(_symtable.symtable(source, "<case>", "exec")))


def record_tree(source, optimize):
    tree = compile(source, "<case>", "exec", ast.PyCF_OPTIMIZED_AST, dont_inherit=True, optimize=optimize)
    return ast.dump(tree, include_attributes=True)


def unit_lines(sequence):
    """The instructions of a code object, inner ones first: opcode, argument (of a jump: the index of its target), lines, columns."""
    for inner in sequence.get_nested():
        yield from unit_lines(inner)
    yield "unit"
    for opcode, argument, line, end_line, column, end_column in sequence.get_instructions():
        yield f"{OPCODES[opcode]} {argument or 0} {line}-{end_line} {column}-{end_column}"


def record_code(source, optimize):
    return "\n".join(unit_lines(_testinternalcapi.compiler_codegen(ast.parse(source), "<case>", optimize, 0)[0]))


RECORDERS = {"tree": record_tree, "symb": record_symbols, "code": record_code}


def record(source, optimize, recorder):
    try:
        return recorder(source, optimize)
    except SyntaxError as e:
        return f"SyntaxError: {e.msg} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}"


def main():
    warnings.simplefilter("ignore")
    folder = pathlib.Path(__file__).parent / "passes"
    for path in sorted(folder.glob("*.txt")):
        recorder = RECORDERS[path.name[:4]]
        cases = re.findall(r"^=== ?(?:optimize=(\d))?\n(.*?)^---\n", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
        text = ""
        for optimize, source in cases:
            text += "===\n" if not optimize else f"=== optimize={optimize}\n"
            text += f"{source}---\n{record(source, int(optimize or 0), recorder)}\n"
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
